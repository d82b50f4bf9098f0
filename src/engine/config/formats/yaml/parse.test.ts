import { expect, test } from 'vitest'
import { mostFaults } from '../limits'
import { parseYaml } from './parse'

test('texts that are looked at by turns are parsed once', () => {
	const texts = ['a: "b\n', 'a: "b"\n', 'a: b\n']
	const first = texts.map(parseYaml)
	const again = texts.map(parseYaml)
	for (const [at, parsed] of again.entries()) expect(parsed).toBe(first[at])
})

test('of a text with more faults than a file can have some are told, and nothing is read', () => {
	const parsed = (count: number) => parseYaml('a: "\n'.repeat(count))
	expect(parsed(20).documents).toHaveLength(1)
	expect(parsed(20).problems[0]).toHaveProperty('edit')
	const { documents, problems } = parsed(3 * mostFaults)
	expect(documents).toEqual([])
	expect(problems).toMatchObject([{ code: 'syntax', line: 1, message: expect.stringContaining('A quote is opened here') }])
	expect(problems[0]).not.toHaveProperty('edit')
})
