import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Three floors; imports only ever point down. See ARCHITECTURE.md. */
const src = import.meta.dirname
const floorOf: Readonly<Record<string, number>> = { facts: 0, engine: 1, widgets: 2, cli: 2, theme: 2, css: 2, pages: 2 }

/** What the floors may use from npm. The engine is pure: no React, no DOM library, no Node module. */
const packages: Readonly<Record<string, readonly string[]>> = {
	facts: ['valibot'],
	engine: ['fflate', 'smol-toml', 'yaml', 'toml-eslint-parser', 'diff'],
}

/** The engine's storeys, the lowest first; those of one line know nothing of each other. */
const storeys: readonly (readonly string[])[] = [
	['engine/thousands', 'engine/plain-text', 'engine/shell', 'engine/mask', 'engine/intake/pieces'],
	['engine/intake/dress'],
	['engine/intake'],
	['engine/intake/outputs'],
	['engine/config/formats', 'engine/logs/scan'],
	['engine/config/values', 'engine/logs/lines'],
	['engine/config/problems', 'engine/logs/pulls'],
	['engine/config/types', 'engine/logs/parts'],
	['engine/config/document', 'engine/logs/streams'],
	['engine/config/recognise', 'engine/config/engine-files', 'engine/logs'],
	['engine/config/check'],
	['engine/config/generate'],
	['engine/config/convert'],
	['engine/verdict'],
	['engine/report'],
]

interface Storey {
	readonly height: number
	readonly name: string
	/** Whether this one may ask the other. */
	below(other: Storey): boolean
}

/** Types of what the checker says are known to what gives a part of it. */
const knownBelow: ReadonlySet<string> = new Set(['engine/config/values engine/config/types', 'engine/config/problems engine/config/types'])

function storeyOf(path: string): Storey {
	const named = storeys.flatMap((names, height) =>
		names.filter((name) => path === `${name}.ts` || path === name || path.startsWith(`${name}/`)).map((name) => ({ height, name })),
	)
	const own = named.sort((a, b) => b.name.length - a.name.length)[0]
	if (!own) throw new Error(`${path} is on no storey of the engine`)
	const branch = (name: string) => /^engine\/(config|logs)\b/.exec(name)?.[1]
	return {
		...own,
		below: (other) => {
			if (own.name === other.name || knownBelow.has(`${own.name} ${other.name}`)) return true
			const [mine, theirs] = [branch(own.name), branch(other.name)]
			return other.height < own.height && (mine === undefined || theirs === undefined || mine === theirs)
		},
	}
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
	.filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.tsx?$/.test(file) && !/testing[/.]/.test(file))
	.map((file) => file.replaceAll('\\', '/'))

function importsOf(file: string): readonly string[] {
	const text = readFileSync(join(src, file), 'utf8')
	return [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g)].map(
		(found) => found[1] ?? found[2] ?? '',
	)
}

describe('the house', () => {
	it.each(files)('%s imports only downwards', (file) => {
		const folder = file.split('/')[0] ?? ''
		const floor = floorOf[folder]
		expect(floor, `${folder} is no floor of the house`).toBeDefined()
		for (const target of importsOf(file)) {
			if (target.startsWith('@site/src/') || target.startsWith('.')) {
				const path = target.startsWith('.') ? relative(src, resolve(src, dirname(file), target)) : target.slice('@site/src/'.length)
				const targetFolder = path.replaceAll('\\', '/').split('/')[0] ?? ''
				if (targetFolder !== folder) expect(floorOf[targetFolder] ?? 9, `${file} imports ${target}`).toBeLessThan((floor ?? 0) + (floor === 2 ? 1 : 0))
			} else if (floor !== undefined && floor < 2) {
				const name = target
					.split('/')
					.slice(0, target.startsWith('@') ? 2 : 1)
					.join('/')
				expect(packages[folder], `${file} imports ${target}`).toContain(name)
			}
		}
	})

	it.each(files.filter((file) => file.startsWith('engine/') || file.startsWith('facts/')))('%s uses nothing of a browser or of Node', (file) => {
		const code = readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
		expect(code).not.toMatch(/(?<![.\w])(window|localStorage|sessionStorage|navigator|Buffer)\.\w/)
		expect(code).not.toMatch(/(?<![.\w])document\.(create\w+|querySelector|getElement\w*|body|head|documentElement|cookie|addEventListener)\b/)
		expect(code).not.toMatch(/(?<![.\w])process\.(env|argv|exit|cwd|stdin|stdout|stderr|nextTick|platform)\b/)
	})

	it.each(files.filter((file) => file.startsWith('engine/')))('%s imports only from lower storeys of the engine', (file) => {
		const own = storeyOf(file)
		for (const target of importsOf(file)) {
			if (!target.startsWith('.')) continue
			const path = relative(src, resolve(src, dirname(file), target)).replaceAll('\\', '/')
			if (!path.startsWith('engine/')) continue
			expect(own.below(storeyOf(path)), `${file} imports ${target}`).toBe(true)
		}
	})

	// It runs messages through the rules as the analyzer does: what finds a rule in a line, and what reads the pages.
	it('has a tool beside it that knows facts and rules only', () => {
		const tool = join(src, '..', 'upstream')
		for (const file of readdirSync(tool, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')))
			for (const target of importsOf(join('..', 'upstream', file))) {
				if (!target.startsWith('.')) expect(target, `${file} imports ${target}`).toMatch(/^(node:[\w/]+|yaml)$/)
				else
					expect(relative(src, resolve(tool, dirname(file), target)).replaceAll('\\', '/'), `${file} imports ${target}`).toMatch(
						/^(?:facts\/|\.\.\/upstream\/|\.\.\/plugins\/error-rules\/read-pages$|engine\/logs\/lines\/match$)/,
					)
			}
	})

	// The bundler writes a file for each place that names one: two places are a megabyte of rules twice.
	it('names each worker, and each text of the build that is fetched late, in one place', () => {
		const named = files.flatMap((file) =>
			[...readFileSync(join(src, file), 'utf8').matchAll(/new URL\('([^']+\.worker\.ts)'|import\('(@generated\/[^']+)'\)/g)].map(([, worker, text = '']) =>
				worker === undefined ? text : join(dirname(file), worker),
			),
		)
		expect(named).toContain(join('widgets', 'log-analyzer', 'analysis.worker.ts'))
		expect(named).toContain('@generated/search-index/default/entries.json')
		expect(new Set(named).size).toBe(named.length)
	})

	it('has the three floors', () => {
		for (const folder of ['facts', 'engine', 'widgets', 'cli'])
			expect(
				files.some((file) => file.startsWith(`${folder}/`)),
				folder,
			).toBe(true)
	})
})
