import { describe, expect, test, vi } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { check } from '../check'
import { convert } from '../convert/convert'
import { formats, plainEnv } from '../formats/all'
import { mostFaults, mostSettings, withinLimits } from '../formats/limits'
import { readerOf } from './reading'

describe('a text that is read again', () => {
	test('has the same reader as long as it is one of the last three', () => {
		const first = readerOf('a: 1\n')
		readerOf('b: 1\n')
		readerOf('c: 1\n')
		expect(readerOf('a: 1\n')).toBe(first)
		for (const text of ['b: 2\n', 'c: 2\n', 'd: 2\n']) readerOf(text)
		expect(readerOf('a: 1\n')).not.toBe(first)
	})

	test('is parsed once in each format to be checked and converted', () => {
		const text = `mode: nftables\napi_url: http://127.0.0.1:8080/\napi_key: ${'0123456789abcdef'.repeat(4)}\nupdate_frequency: 7200s\n${'a: |\n'.repeat(50)}`
		const parse = vi.spyOn(formats.toml, 'read')
		check(text, null, bouncers)
		convert({ text, from: null, to: 'firewall', deployment: 'nftables', endpoint: null, key: null }, bouncers)
		expect(parse.mock.calls.filter(([read]) => read === text)).toHaveLength(1)
		parse.mockRestore()
	})
})

test('of a text in which each character is a fault only the first ones are told', () => {
	const text = `<?php\nreturn ['api_url' => 'http://127.0.0.1:8080', 'cache_system' => 'phpfs'${'"'.repeat(9_000)}\n];\n`
	const { problems } = check(text, 'php-standalone', bouncers)
	expect(problems.length).toBeGreaterThan(0)
	expect(problems.length).toBeLessThanOrEqual(mostFaults + 10)
})

test('a text with more settings than a file can hold is none, so no bouncer looks at each of them', () => {
	const text = (count: number) => Array.from({ length: count }, (_, at) => `a${at}: b\n`).join('')
	const read = (count: number) =>
		bouncers.flatMap((bouncer) =>
			readerOf(text(count))
				.readings(bouncer)
				.filter(({ format }) => format.id === 'yaml'),
		)
	for (const { items } of read(mostSettings)) expect(items).toHaveLength(mostSettings)
	for (const { entries, items, syntax } of read(mostSettings + 1)) {
		expect([entries, items]).toEqual([[], []])
		expect(syntax).toMatchObject([{ code: 'syntax', line: 1, message: expect.stringContaining('More than 10,000 settings') }])
	}
})

test('names that each setting below them repeats are none of a file of settings, however few make them long', () => {
	const read = (length: number) => {
		const text = `${'a'.repeat(length)}:\n${Array.from({ length: 4000 }, (_, at) => ` ${at}:\n`).join('')}`
		return withinLimits(formats.yaml.read(text, plainEnv), text)
	}
	expect(read(100).entries).toHaveLength(4000)
	const { entries, problems } = read(20_000)
	expect(entries).toEqual([])
	expect(problems).toMatchObject([{ code: 'syntax', line: 1, message: expect.stringContaining('names here are longer') }])
})

test('a name with more levels than a file can have is none, and nobody looks at each of them', () => {
	const text = (levels: number) => `services:\n  traefik:\n    labels:\n      - traefik.http${'.a'.repeat(levels)}=b\n      - traefik.http.routers.app.rule=c\n`
	const read = (levels: number) => withinLimits(formats.labels.read(text(levels), plainEnv), text(levels)).entries
	expect(read(50)).toHaveLength(2)
	expect(read(20_000)).toHaveLength(1)
})

test('what would put one of a thousand faults right is not tried', () => {
	const given = (count: number) => {
		const read = vi.spyOn(formats.yaml, 'read')
		check('a: "\n'.repeat(count), null, bouncers)
		const texts = new Set(read.mock.calls.map(([text]) => text))
		read.mockRestore()
		return texts.size
	}
	expect(given(20)).toBeGreaterThan(1)
	expect(given(3 * mostFaults)).toBe(1)
})
