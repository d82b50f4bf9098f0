import { describe, expect, test } from 'vitest'
import type { Bouncer, Command, Condition } from './bouncer'
import { bouncers, findBouncers } from './bouncers'

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

	test('an option with a default among allowed values', () => {
		for (const option of bouncer.files.flatMap(({ options }) => options)) {
			if (!option.allowed || option.default === null || Array.isArray(option.default)) continue
			expect(option.allowed.map(String), option.key).toContain(String(option.default))
		}
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
