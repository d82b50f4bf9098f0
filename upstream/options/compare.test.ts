import { describe, expect, it } from 'vitest'
import type { Option } from '../../src/facts/bouncer'
import { compareOptions, type Sourced } from './compare'

const ours = (option: Partial<Option> & { key: string }): Option => ({ type: 'string', default: null, meaning: 'What it does.', source: [], ...option })
const theirs = (option: Partial<Sourced> & { name: string }): Sourced => ({ repository: 'owner/name', file: 'config.go', line: 3, ...option })

describe('our options beside those of the source', () => {
	it.each([
		['the same', ours({ key: 'a', default: 5 }), theirs({ name: 'a', default: '5' })],
		['nothing and false', ours({ key: 'a', type: 'bool', default: false }), theirs({ name: 'a', default: null })],
		['what no reader can tell', ours({ key: 'a', default: 'x' }), theirs({ name: 'a' })],
		['lists', ours({ key: 'a', type: 'list', default: ['x', 'y'] }), theirs({ name: 'a', default: ['x', 'y'] })],
		['values in another case', ours({ key: 'a', allowed: ['ON', 'off'] }), theirs({ name: 'a', allowed: ['on', 'OFF'] })],
	])('%s do not differ', (_, our, their) => {
		expect(compareOptions('b', [our], [their])).toEqual([])
	})

	it('an option that the source lacks is invented, one that we lack is told with its place', () => {
		expect(compareOptions('b', [ours({ key: 'set_refresh' })], [theirs({ name: 'set_size' })])).toEqual([
			{ subject: 'b', kind: 'lacking', name: 'set_size', says: 'the source reads it, our facts lack it', at: 'owner/name:config.go:3' },
			{ subject: 'b', kind: 'invented', name: 'set_refresh', says: 'no source that we read has it' },
		])
	})

	it('a default and the values that differ are told', () => {
		const found = compareOptions('b', [ours({ key: 'a', default: 'x', allowed: ['x', 'y'] })], [theirs({ name: 'a', default: 'z', allowed: ['x', 'z'] })])
		expect(found.map(({ kind, says }) => [kind, says])).toEqual([
			['default', 'we say "x", the source "z"'],
			['allowed', 'we lack z, we invent y'],
		])
	})

	it('what one source does not tell, another may', () => {
		expect(
			compareOptions('b', [ours({ key: 'a', default: 'x' })], [theirs({ name: 'a' }), theirs({ name: 'a', default: 'z' })]).map(({ kind }) => kind),
		).toEqual(['default'])
	})
})
