import { describe, expect, it } from 'vitest'
import { formats, plainEnv } from '../../src/engine/config/formats/all'
import { whyUnholdable } from '../../src/engine/config/formats/unholdable'
import { generate } from '../../src/engine/config/generate/generate'
import { parseEndpoint } from '../../src/engine/config/values/endpoint'
import { misfit } from '../../src/engine/config/values/values'
import type { Bouncer, Deployment, Option, Value } from '../../src/facts/bouncer'
import { bouncers } from '../../src/facts/bouncers'
import { pyYaml, pyYamlScript } from './readers/python'
import type { Leaf } from './readers/reader'
import { integrationAddress, integrationKey } from './stand-in-endpoint'

/**
 * Programs read YAML with libyaml or a port of it, the project with a library that knows YAML 1.2 only. So whatever a value holds, PyYAML
 * must find it whole in its place, with libyaml and with its own scanner, and nothing beside it.
 */

/** Texts that one of the two parsers could take for something else. */
const payloads = [
	'x\u2028injected: evil\u2028',
	'x\u2029injected: evil',
	'x\u0085injected: evil',
	'x\ninjected: evil\n',
	'x\r\ninjected: evil',
	'x\rinjected: evil',
	'\ufeffx',
	'x\ufeff',
	'a\u00a0b',
	'\u200bx\u202ey',
	'tab\there',
	'\tx',
	'x\t',
	'\u0007\u001b[31m\u007f\u0080\u009f',
	'\ue000\ufdd0\ufffe\uffff',
	'\u{1f600} \u{10ffff}',
	'yes',
	'No',
	'on',
	'OFF',
	'y',
	'n',
	'true',
	'~',
	'null',
	'',
	' ',
	'1_000',
	'0o17',
	'017',
	'0b1',
	'0x1F',
	'1:30',
	'12:30:45',
	'1e3',
	'1.',
	'.5',
	'.inf',
	'-.NaN',
	'2026-11-29',
	'2026-11-29 12:00:00',
	'=',
	'<<',
	'?',
	'? x',
	'?> ',
	'- x',
	'-',
	'---',
	'--- x',
	'...',
	'!x',
	'!!int 3',
	'&x',
	'*x',
	'|',
	'> x',
	'%YAML 1.1',
	'@x',
	'`x`',
	'a: b',
	'a:',
	'a #b',
	'#b',
	'a, b',
	'[x]',
	'{x: y}',
	'}',
	"it's",
	'"q"',
	'back\\slash\\n',
	' lead',
	'trail ',
	'line one\nline two\n',
	'line one\n\n\n',
	' one\n  two',
	'\nx',
	'-----BEGIN X-----\nabc\n-----END X-----',
	'$HOME ${X}',
	'{{ env "X" }}',
]

const benign = 'benign'
const loaders = [pyYaml, pyYamlScript]

function leavesOf(texts: readonly string[]): readonly (readonly (readonly Leaf[] | Error)[])[] {
	return loaders.map((loader) => loader.read(texts))
}

function sorted(leaves: readonly Leaf[] | Error | undefined): unknown {
	return Array.isArray(leaves) ? [...(leaves as readonly Leaf[])].sort(([a], [b]) => (a < b ? -1 : 1)) : String(leaves)
}

describe.skipIf(pyYaml.missing !== null)(`PyYAML finds every value whole (${pyYaml.missing ?? 'libyaml and its own scanner'})`, () => {
	/** Where a value can stand, as texts with the value in them. */
	const places: Readonly<Record<string, (value: string) => { readonly text: string; readonly leaves: readonly Leaf[] }>> = {
		'on a line of a file': (value) => ({
			text: write('yaml', [['a', 'b'], value]),
			leaves: [['0.a.b', value]],
		}),
		'in a list of a file': (value) => ({
			text: write('yaml', [['a'], [value, 'x']]),
			leaves: [
				['0.a.0', value],
				['0.a.1', 'x'],
			],
		}),
		'in place of a bare value': (value) => ({
			text: `a: ${formats.yaml.value(value, 'old')}\nb: 1\n`,
			leaves: [
				['0.a', value],
				['0.b', 1],
			],
		}),
		"in place of a value in ''": (value) => ({
			text: `a: ${formats.yaml.value(value, "'old'")}\nb: 1\n`,
			leaves: [
				['0.a', value],
				['0.b', 1],
			],
		}),
		'in place of a value in ""': (value) => ({
			text: `a: ${formats.yaml.value(value, '"old"')}\nb: 1\n`,
			leaves: [
				['0.a', value],
				['0.b', 1],
			],
		}),
		'in place of a value in braces': (value) => ({
			text: `a: {c: ${formats.yaml.value(value, 'old')}, b: 1}\n`,
			leaves: [
				['0.a.c', value],
				['0.a.b', 1],
			],
		}),
		'in place of a list': (value) => ({
			text: `a: ${formats.yaml.value([value, 'x'], '[]')}\n`,
			leaves: [
				['0.a.0', value],
				['0.a.1', 'x'],
			],
		}),
		'on a new line': (value) => ({
			text: `b: 1\n${formats.yaml.line?.('a', value)}\n`,
			leaves: [
				['0.a', value],
				['0.b', 1],
			],
		}),
		'below new levels': (value) => ({
			text: `b: 1\n${formats.yaml.newLevels?.(['a', 'c'], value)}\n`,
			leaves: [
				['0.a.c', value],
				['0.b', 1],
			],
		}),
		'as a variable of Compose': (value) => ({ text: write('environment', [['e', 'A'], value]), leaves: [['0.e.A', value.replaceAll('$', '$$$$')]] }),
		'in place of a variable in ""': (value) => ({
			text: `e:\n  A: ${formats.environment.value(value, '"old"')}\n`,
			leaves: [['0.e.A', value.replaceAll('$', '$$$$')]],
		}),
		"in place of a variable in ''": (value) => ({
			text: `e:\n  A: ${formats.environment.value(value, "'old'")}\n`,
			leaves: [['0.e.A', value.replaceAll('$', '$$$$')]],
		}),
	}

	function write(format: 'yaml' | 'environment', [path, value]: readonly [readonly string[], Value]): string {
		return formats[format].write?.({ title: 'x', frame: {}, settings: [{ path, value }] }, plainEnv).text ?? ''
	}

	it.each(Object.entries(places))('%s', (_, make) => {
		const made = payloads.map(make)
		for (const read of leavesOf(made.map(({ text }) => text)))
			for (const [at, { text, leaves }] of made.entries()) expect([text, sorted(read[at])]).toEqual([text, sorted(leaves)])
	})

	it('NUL and half of a surrogate pair are refused with the reason', () => {
		for (const value of ['a\0b', '\ud800', 'x\udc00y']) {
			expect(whyUnholdable(value)).toMatch(/^has a character/)
			expect(() => write('yaml', [['a'], value])).toThrow('has a character that no program takes')
		}
	})

	const address = parseEndpoint(integrationAddress)
	const cases = bouncers.flatMap((bouncer) => bouncer.deployments.map((deployment) => [`${bouncer.id}/${deployment.id}`, bouncer, deployment] as const))

	function contents(bouncer: Bouncer, deployment: Deployment, options: Readonly<Record<string, Value>>): readonly string[] | null {
		if (!address.ok) throw new Error('the address of the stand-in')
		const source = bouncer.integration.works === 'no' || deployment.unsupported?.integration ? 'engine' : 'integration'
		const endpoint = source === 'engine' ? parseEndpoint('http://192.0.2.1:8080/') : address
		if (!endpoint.ok) throw new Error('the address')
		const settings = { bouncer: bouncer.id, deployment: deployment.id, source, endpoint: endpoint.address, key: integrationKey, intervalSeconds: null } as const
		const outcome = generate(bouncer, { ...settings, options })
		return outcome.ok ? outcome.value.files.filter(({ language }) => language === 'yaml').map(({ content }) => content) : null
	}

	const typedAs = (option: Option, text: string): Value => (option.type === 'list' ? [text] : text)

	it.each(cases)('%s', (_, bouncer, deployment) => {
		const free = bouncer.files.flatMap(({ options }) => options).filter((option) => misfit(option, typedAs(option, benign)) === null)
		const usable = free.filter((option) =>
			(contents(bouncer, deployment, { [option.key]: typedAs(option, benign) }) ?? []).some((text) => text.includes(benign)),
		)
		if (usable.length === 0) return
		const optionsOf = (text: string) => Object.fromEntries(usable.map((option) => [option.key, typedAs(option, text)]))
		const twins = contents(bouncer, deployment, optionsOf(benign)) ?? []
		const made = payloads.flatMap((payload) => (contents(bouncer, deployment, optionsOf(payload)) ?? []).map((text, file) => ({ payload, text, file })))
		expect(made.length, 'nothing was made').toBeGreaterThan(0)
		const twinLeaves = leavesOf(twins)
		for (const [loader, read] of leavesOf(made.map(({ text }) => text)).entries())
			for (const [at, { payload, text, file }] of made.entries()) {
				const twin = twinLeaves[loader]?.[file]
				if (!Array.isArray(twin)) throw new Error(String(twin))
				// In labels and variables of Compose a dollar sign is written twice; no payload has two.
				const inFile = text.includes('$$') ? payload.replaceAll('$', '$$$$') : payload
				const expected = (twin as readonly Leaf[]).map(
					([path, value]): Leaf => [path, typeof value === 'string' ? value.replaceAll(benign, () => inFile) : value],
				)
				expect([text, sorted(read[at])]).toEqual([text, sorted(expected)])
			}
	})
})
