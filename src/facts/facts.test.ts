import { describe, expect, test } from 'vitest'
import type { Bouncer, Command, Commands, Condition, Option, Value } from './bouncer'
import { bouncerOf, bouncers, findBouncers } from './bouncers'

const text = (value: unknown) => JSON.stringify(value)

function commandsOf(bouncer: Bouncer): readonly Command[] {
	return [
		...bouncer.deployments.flatMap(({ commands, logs }) => [
			...(commands.install ?? []),
			...[commands.start, commands.stop, commands.restart, commands.reload, commands.enable, commands.status, commands.test, commands.version].flatMap(
				(command) => (command ? [command] : []),
			),
			...logs.map(({ view }) => view),
		]),
		...bouncer.blockTest.do,
		...bouncer.blockTest.undo,
	]
}

function optionsIn(condition: Condition): readonly string[] {
	if ('all' in condition) return condition.all.flatMap(optionsIn)
	if ('any' in condition) return condition.any.flatMap(optionsIn)
	if ('not' in condition) return optionsIn(condition.not)
	return 'option' in condition ? [condition.option] : []
}

/** What an administrator looks for in every deployment. */
const wantedCommands = ['install', 'start', 'stop', 'restart', 'reload', 'enable', 'status', 'test'] as const satisfies readonly (keyof Commands)[]

const isoDate = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

/** Every list of sources anywhere in the facts, with the way to it. */
function sourcesIn(value: unknown, way: string): readonly { readonly way: string; readonly sources: readonly unknown[] }[] {
	if (value === null || typeof value !== 'object') return []
	return Object.entries(value).flatMap(([key, inner]) =>
		key === 'source' && Array.isArray(inner) ? [{ way, sources: inner }] : sourcesIn(inner, `${way}.${key}`),
	)
}

const same = (a: Value, b: Value | null | undefined) => text(a) === text(b)

/** The generated file sets a value of its own without saying why. */
function isUnexplained(value: Value, option: Option, comment: string | undefined): boolean {
	return !same(value, option.default) && !same(value, option.packaged) && comment === undefined && option.required !== true
}

describe.each(bouncers.map((bouncer) => [bouncer.id, bouncer] as const))('%s', (_id, bouncer) => {
	const files = new Map(bouncer.files.map((file) => [file.id, file]))
	const keys = (file: string) => files.get(file)?.options.map(({ key }) => key) ?? []

	test('names nothing twice', () => {
		const ids = bouncer.deployments.map(({ id }) => id)
		expect(new Set(ids).size).toBe(ids.length)
		expect(files.size).toBe(bouncer.files.length)
		for (const file of bouncer.files) expect(new Set(file.options.map(({ key }) => key)).size, file.id).toBe(file.options.length)
	})

	test('every line of a recipe is an option of its file', () => {
		for (const deployment of bouncer.deployments)
			for (const recipe of deployment.files) {
				if (recipe.kind !== 'settings') continue
				for (const line of recipe.lines) expect(keys(recipe.file), `${deployment.id}: ${recipe.file}`).toContain(line.key)
			}
	})

	test('a fixed value of a recipe fits its option', () => {
		for (const deployment of bouncer.deployments)
			for (const recipe of deployment.files) {
				if (recipe.kind !== 'settings') continue
				for (const line of recipe.lines) {
					const option = files.get(recipe.file)?.options.find(({ key }) => key === line.key)
					if (!('is' in line.value) || !option?.allowed) continue
					for (const value of Array.isArray(line.value.is) ? line.value.is : [line.value.is])
						expect(option.allowed.map(String), line.key).toContain(String(value))
				}
			}
	})

	test('constraints and older names refer to options that exist', () => {
		const all = bouncer.files.flatMap(({ options }) => options.map(({ key }) => key))
		for (const constraint of bouncer.constraints) {
			// `crowdsec` of a site is no option of the global block: the rule looks at the whole text.
			if (!optionsIn(constraint.when).includes(constraint.key) && text(constraint.when).includes('"line"')) continue
			expect(keys(constraint.file), constraint.code).toContain(constraint.key)
			// A condition may look at an option that only another file of the bouncer has.
			for (const option of optionsIn(constraint.when))
				expect(
					all.some((key) => key === option || key.startsWith(`${option}.`)),
					`${constraint.code}: ${option}`,
				).toBe(true)
		}
		for (const legacy of bouncer.legacyNames) {
			if (legacy.option) expect(all, legacy.name).toContain(legacy.option)
			expect(all, `${legacy.name} is an option`).not.toContain(bouncer.files.length === 1 ? legacy.name : null)
		}
	})

	test('steps of a deployment refer to options that exist', () => {
		const all = bouncer.files.flatMap(({ options }) => options.map(({ key }) => key))
		for (const { id, steps = [] } of bouncer.deployments)
			for (const { title, run = [], when } of steps) {
				expect(title, id).toMatch(/[^.\s]$/)
				for (const word of run.flat()) if (typeof word !== 'string') expect(all, `${id}: ${title}`).toContain(word.option)
				for (const option of when ? optionsIn(when) : []) expect(all, `${id}: ${title}`).toContain(option)
			}
	})

	test('an option with a default among allowed values', () => {
		for (const option of bouncer.files.flatMap(({ options }) => options)) {
			if (!option.allowed || option.default === null || Array.isArray(option.default)) continue
			expect(option.allowed.map(String), option.key).toContain(String(option.default))
		}
	})

	test('says for every deployment how it is run, or why not', () => {
		expect(bouncer.deployments.length).toBeGreaterThan(0)
		for (const { id, commands, logs, files: recipes } of bouncer.deployments) {
			const missing = wantedCommands.filter((name) => commands[name] === undefined)
			if (missing.length > 0) expect(commands.none, `${id} has no ${missing.join(', ')}`).toMatch(/[.]$/)
			expect(logs.length, `${id} has no log`).toBeGreaterThan(0)
			expect(recipes.length, `${id} has no file`).toBeGreaterThan(0)
			for (const log of logs) expect(log.view.run, `${id}: ${log.where}`).not.toBe('')
			for (const { path, mode, purpose } of recipes) {
				expect(path.trim(), id).not.toBe('')
				expect(mode ?? '0600', `${id}: ${path}`).toMatch(/^0[0-7]{3}$/)
				expect(purpose, `${id}: ${path}`).toMatch(/[.]$/)
			}
		}
	})

	test('a value that the generator writes is the default, the packaged one, or says why', () => {
		for (const { id, files: recipes } of bouncer.deployments)
			for (const recipe of recipes) {
				if (recipe.kind !== 'settings') continue
				for (const { key, value, comment } of recipe.lines) {
					const option = files.get(recipe.file)?.options.find((known) => known.key === key)
					if (option && 'is' in value) expect(isUnexplained(value.is, option, comment), `${id}: ${key}`).toBe(false)
				}
			}
	})

	test('every source is a file of a repository or an address', () => {
		const found = sourcesIn(bouncer, bouncer.id)
		expect(found.length).toBeGreaterThan(3)
		for (const { way, sources } of found) {
			expect(sources.length, way).toBeGreaterThan(0)
			for (const source of sources) expect(source, way).toMatch(/^(?:https:\/\/[\w.-]+\/\S*|[\w.-]+\/[\w.-]+:[\w.][^\s:]*)$/)
		}
	})

	test('a name that nothing reads leads to what is real', () => {
		const names = bouncer.legacyNames.map(({ what, name }) => `${what} ${name}`)
		expect(new Set(names).size).toBe(names.length)
		for (const { name, option, instead } of bouncer.legacyNames) {
			expect(instead, name).toMatch(/[.]$/)
			// Either an option takes its place, or the sentence says what is there instead, which needs more than a word.
			if (!option) expect(instead.split(' ').length, name).toBeGreaterThan(3)
		}
	})

	test('says what to use where it does not work, and what it needs where it does', () => {
		const { works, needs, instead = [] } = bouncer.integration
		if (works === 'no') expect(instead.length).toBeGreaterThan(0)
		else expect(needs.length).toBeGreaterThan(0)
		for (const other of instead) expect(bouncerOf(other)?.integration.works, other).toMatch(/^(?:yes|partly)$/)
	})

	test('a test of blocking that adds something takes it back', () => {
		const runs = (commands: readonly Command[]) => commands.map(({ run }) => run).join('\n')
		expect(bouncer.blockTest.note).toMatch(/[.]$/)
		if (/ add |"add"/.test(runs(bouncer.blockTest.do))) expect(runs(bouncer.blockTest.undo)).toMatch(/ delete |"del"/)
		else expect(bouncer.blockTest.undo).toEqual([])
	})

	test('says what it was checked with, how a pull looks and what is not known', () => {
		for (const { date, program, version } of bouncer.checked) {
			expect(date, program).toMatch(isoDate)
			expect(version, program).toMatch(/\d/)
		}
		expect(bouncer.healthyPull.trace === 'never' || bouncer.healthyPull.sample !== undefined).toBe(true)
		expect(bouncer.traps.length).toBeGreaterThan(0)
		for (const trap of bouncer.traps) for (const sentence of [trap.what, trap.fix]) expect(sentence).toMatch(/[.]$/)
		expect(new Set(bouncer.traps.map(({ what }) => what)).size).toBe(bouncer.traps.length)
		expect(bouncer.unknown.length).toBeGreaterThan(0)
		expect(new Set(bouncer.links.map(({ href }) => href)).size).toBe(bouncer.links.length)
	})

	test('commands have no placeholder and no line break', () => {
		for (const command of commandsOf(bouncer)) {
			expect(command.run).not.toMatch(/[<>]\w+[<>]|\n/)
			expect(command.run.trim()).toBe(command.run)
		}
	})

	test('speaks plainly and tells its sources', () => {
		expect(bouncer.summary).toMatch(/[.]$/)
		expect(bouncer.integration.why).toMatch(/[.]$/)
		expect(bouncer.checked.length).toBeGreaterThan(0)
		expect(bouncer.links.length).toBeGreaterThan(0)
		for (const option of bouncer.files.flatMap(({ options }) => options)) expect(option.meaning, option.key).toMatch(/[.]$/)
		expect(text(bouncer)).not.toMatch(/undefined|TODO|lorem/i)
	})

	test('shows no stranger’s address or key', () => {
		const addresses = [...text(bouncer).matchAll(/(?<![\d.v])(\d{1,3}(?:\.\d{1,3}){3})(?![\d.])/g)].map(([, address]) => address ?? '')
		for (const address of addresses)
			expect(address).toMatch(/^(127\.|0\.0\.0\.0|10\.|172\.(1[6-9]|2\d|3[01])\.|192\.168\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|1\.2\.3\.)/)
	})

	test('is found by its names', () => {
		for (const alias of [bouncer.id, bouncer.name, ...bouncer.aliases])
			expect(
				findBouncers(alias).map(({ id }) => id),
				alias,
			).toContain(bouncer.id)
		for (const alias of bouncer.aliases) expect(alias).toBe(alias.toLowerCase())
	})
})

describe('a bouncer is found by what readers type', () => {
	test.each([
		['nft', 'firewall'],
		['ufw', 'firewall'],
		['npm', 'nginx'],
		['ingress', 'ingress-nginx'],
		['wp', 'wordpress'],
		['spoa', 'haproxy-spoa'],
		['k8s', 'ingress-nginx'],
		['django', 'python-sdk'],
		['crowdsec-caddy-bouncer', 'caddy'],
		['opnsense', 'firewall'],
		['ngx_http_crowdsec_module', 'nginx-module'],
		[' NGINX ', 'nginx'],
	])('%s', (typed, id) => {
		expect(findBouncers(typed)[0]?.id).toBe(id)
	})

	test('the name of a kind finds all of that kind', () => {
		expect(findBouncers('cloud').map(({ id }) => id)).toEqual(expect.arrayContaining(['cloudflare-worker', 'fastly', 'aws-waf']))
	})

	test('nothing is found by what nobody is called', () => {
		expect(findBouncers('zzz')).toEqual([])
		expect(findBouncers('')).toBe(bouncers)
	})
})
