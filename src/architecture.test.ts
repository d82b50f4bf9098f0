import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Three floors; imports only ever point down. See ARCHITECTURE.md. */
const src = import.meta.dirname
const floorOf: Readonly<Record<string, number>> = { facts: 0, engine: 1, widgets: 2, cli: 2, theme: 2, css: 2, pages: 2 }

/** What the floors may use from npm. The engine is pure: no React, no DOM library, no Node module. */
const packages: Readonly<Record<string, readonly string[]>> = {
	facts: ['valibot'],
	engine: ['yaml', 'smol-toml', 'diff'],
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
	.filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.tsx?$/.test(file) && !file.includes('testing/'))
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

	it('has the three floors', () => {
		for (const folder of ['facts', 'engine', 'widgets', 'cli'])
			expect(
				files.some((file) => file.startsWith(`${folder}/`)),
				folder,
			).toBe(true)
	})
})
