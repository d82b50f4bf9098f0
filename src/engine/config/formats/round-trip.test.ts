import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EnvQuirks, Value } from '../../../facts/bouncer'
import { runs } from '../../../testing/thorough'
import { formats, plainEnv } from './all'
import { type Setting, type SettingsDocument, Unwritable, type Written } from './document'
import type { Format, SettingsFormat } from './format'

type Writable = Format & Required<Pick<Format, 'write'>>
const writable = Object.values(formats).filter((format): format is Writable => format.write !== undefined)

/** Where the settings hang: labels have dots in their names, and a Caddyfile its block. */
const prefixes: Readonly<Partial<Record<SettingsFormat, readonly string[]>>> = {
	labels: ['traefik', 'http'],
	environment: ['services', 'proxy', 'environment'],
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

function documentOf(format: Writable, list: readonly (readonly [string, Value, boolean])[]): SettingsDocument {
	return {
		title: 'a file',
		frame: format.id === 'labels' ? { services: { proxy: { labels: ['other.label=stays'] } } } : {},
		settings: list.map(
			([name, given, commented]): Setting => ({
				path: [...(prefixes[format.id] ?? []), name],
				value: given,
				...(commented ? { comment: 'why it is so' } : {}),
			}),
		),
	}
}

function readBack(format: Writable, text: string, quirks: EnvQuirks): ReadonlyMap<string, string> {
	const { entries, problems } = format.read(text, quirks)
	expect(problems).toEqual([])
	return new Map(entries.filter(({ path }) => path[0] !== 'other').map(({ path, text: found }) => [path.at(-1) ?? '', found]))
}

describe.each(writable.map((format) => [format.id, format] as const))('%s', (_, format) => {
	test('what is written is read again, or refused with the reason', () => {
		fc.assert(
			fc.property(settings, (list) => {
				let written: Written
				try {
					written = format.write(documentOf(format, list), plainEnv)
				} catch (error) {
					expect(error).toBeInstanceOf(Unwritable)
					expect((error as Unwritable).message).toMatch(/^\w/)
					return
				}
				expect(readBack(format, written.text, plainEnv)).toEqual(new Map(list.map(([name, given]) => [name, String(given)])))
				const lines = new Map(format.read(written.text, plainEnv).entries.map(({ path, line }) => [path.at(-1), line]))
				const own = written.settings.filter(({ path }) => lines.has(path.at(-1)))
				expect(own.map(({ path, line }) => [path.at(-1), line])).toEqual(list.map(([name]) => [name, lines.get(name)]))
			}),
			runs(300),
		)
	})

	test('plain values are never refused', () => {
		const list = [
			['url', 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567', true],
			['key', '3f8a1c5e7b9d0246813579bdf02468ac', false],
			['seconds', 86400, false],
			['enabled', true, true],
		] as const
		const { text } = format.write(documentOf(format, list), plainEnv)
		expect(readBack(format, text, plainEnv)).toEqual(new Map(list.map(([name, given]) => [name, String(given)])))
	})

	test('a value is replaced in its own place, and nothing else changes', () => {
		const plain = fc.stringMatching(/^[a-z0-9](?:[a-z0-9:./-]{0,28}[a-z0-9])?$/)
		fc.assert(
			fc.property(plain, plain, (before, after) => {
				const { text } = format.write(
					documentOf(format, [
						['first', before, true],
						['second', 'stays', false],
					]),
					plainEnv,
				)
				const entry = format.read(text, plainEnv).entries.find(({ path }) => path.at(-1) === 'first')
				const range = entry?.range
				if (!range) throw new Error(`${format.id}: the value has no place`)
				const changed = text.slice(0, range[0]) + format.value(after, text.slice(range[0], range[1])) + text.slice(range[1])
				expect(readBack(format, changed, plainEnv)).toEqual(
					new Map([
						['first', after],
						['second', 'stays'],
					]),
				)
			}),
			runs(100),
		)
	})
})
