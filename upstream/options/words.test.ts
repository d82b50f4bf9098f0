import { describe, expect, it } from 'vitest'
import { treeOf } from '../tree'
import { lineOfWords, wordsIn } from './words'

describe('options that are looked for', () => {
	const tree = treeOf({ 'example.cfg': 'global\n  # backend gone\nbackend guard\n  http-request   lua.guard_allow\n  server guard-2 localhost\n' })

	it('are found where their words begin a line', () => {
		const wanted = ['backend guard', 'http-request lua.guard_allow', 'backend gone', 'server guard']
		expect(wordsIn('example.cfg', lineOfWords)(tree, { wanted, others: [] })).toEqual([
			{ name: 'backend guard', file: 'example.cfg', line: 3 },
			{ name: 'http-request lua.guard_allow', file: 'example.cfg', line: 4 },
		])
	})

	it('are found as a whole word only', () => {
		expect(wordsIn('example.cfg')(tree, { wanted: ['guard_allow', 'allow'], others: [] }).map(({ name }) => name)).toEqual(['guard_allow'])
	})
})
