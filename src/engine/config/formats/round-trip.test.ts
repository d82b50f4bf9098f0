import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EnvQuirks, Value } from '../../../facts/bouncer'
import { plainEnv, readSettings, type WritableFormat, writableFormats, writeSettings, writeValue } from '.'
import { type Setting, type SettingsDocument, Unwritable } from './document'

const under: Readonly<Partial<Record<WritableFormat, readonly string[]>>> = {
	labels: ['services', 'proxy', 'labels'],
	environment: ['services', 'proxy', 'environment'],
}

/** Where the settings hang: labels have dots in their names, and a Caddyfile its block. */
const prefixes: Readonly<Partial<Record<WritableFormat, readonly string[]>>> = {
	labels: ['traefik', 'http'],
	caddyfile: ['', 'crowdsec'],
	php: ['inner'],
	toml: ['http', 'middlewares'],
	yaml: ['http', 'middlewares'],
	json: ['apps'],
}

const awkward = fc.oneof(
	fc.string({ maxLength: 20 }),
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.constantFrom(
		"it's",
		'"quoted"',
		'$HOME',
		'${KEY}',
		'$$',
		'a#b',
		'a # b',
		'back\\slash',
		'\\',
		'\\n',
		' blank ',
		'a: b',
		'- x',
		'a=b=c',
		'{}',
		'`tick`',
		'`a\\b',
		'yes',
		'0x1',
		'1e3',
	),
	fc.array(fc.constantFrom('"', "'", '\\', '`', '$', '#', '{', '}', ' ', ';', '=', ':', 'a'), { maxLength: 8 }).map((signs) => signs.join('')),
)
const value = fc.oneof({ weight: 4, arbitrary: awkward }, { weight: 1, arbitrary: fc.integer() }, { weight: 1, arbitrary: fc.boolean() })
const settings = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z][a-z_]{0,11}$/), value, fc.boolean()), {
	selector: ([name]) => name,
	minLength: 1,
	maxLength: 6,
})

function documentOf(format: WritableFormat, list: readonly (readonly [string, Value, boolean])[]): SettingsDocument {
	return {
		title: 'a file',
		frame: {},
		settings: list.map(
			([name, given, commented]): Setting => ({
				path: [...(prefixes[format] ?? []), name],
				value: given,
				...(commented ? { comment: 'why it is so' } : {}),
			}),
		),
	}
}

function readBack(format: WritableFormat, text: string, quirks: EnvQuirks): ReadonlyMap<string, string> {
	const { entries, problems } = readSettings(format, text, quirks)
	expect(problems).toEqual([])
	return new Map(entries.map(({ path, text: found }) => [path.at(-1) ?? '', found]))
}

describe.each(writableFormats.map((format) => [format] as const))('%s', (format) => {
	test('what is written is read again, or refused with the reason', () => {
		fc.assert(
			fc.property(settings, (list) => {
				let text: string
				try {
					text = writeSettings(format, documentOf(format, list), plainEnv, under[format] ?? [])
				} catch (error) {
					expect(error).toBeInstanceOf(Unwritable)
					expect((error as Unwritable).message).toMatch(/^\w/)
					return
				}
				expect(readBack(format, text, plainEnv)).toEqual(new Map(list.map(([name, given]) => [name, String(given)])))
			}),
			{ numRuns: 300 },
		)
	})

	test('plain values are never refused', () => {
		const list = [
			['url', 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567', true],
			['key', '3f8a1c5e7b9d0246813579bdf02468ac', false],
			['seconds', 86400, false],
			['enabled', true, true],
		] as const
		const text = writeSettings(format, documentOf(format, list), plainEnv, under[format] ?? [])
		expect(readBack(format, text, plainEnv)).toEqual(new Map(list.map(([name, given]) => [name, String(given)])))
	})

	test('a value is replaced in its own place, and nothing else changes', () => {
		const plain = fc.stringMatching(/^[a-z0-9](?:[a-z0-9:./-]{0,28}[a-z0-9])?$/)
		fc.assert(
			fc.property(plain, plain, (before, after) => {
				const text = writeSettings(
					format,
					documentOf(format, [
						['first', before, true],
						['second', 'stays', false],
					]),
					plainEnv,
					under[format] ?? [],
				)
				const entry = readSettings(format, text, plainEnv).entries.find(({ path }) => path.at(-1) === 'first')
				const range = entry?.range
				if (!range) throw new Error(`${format}: the value has no place`)
				const changed = text.slice(0, range[0]) + writeValue(format, after, text.slice(range[0], range[1])) + text.slice(range[1])
				expect(readBack(format, changed, plainEnv)).toEqual(
					new Map([
						['first', after],
						['second', 'stays'],
					]),
				)
			}),
			{ numRuns: 100 },
		)
	})
})
