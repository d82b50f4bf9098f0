import { expect, test } from 'vitest'
import { causeOf } from '../../src/facts/causes'
import { indexEntries } from './index-entries'
import { readErrorPages } from './read-pages'

test('the list begins with what stops a pull and ends with what is harmless, and leaves nothing out', async () => {
	const rules = await readErrorPages(process.cwd())
	const entries = indexEntries(rules)
	expect(new Set(entries.map(({ id }) => id))).toEqual(new Set(rules.map(({ id }) => id)))
	const groups = entries.map(({ cause }) => causeOf(cause).group)
	expect(new Set(groups.slice(0, 20))).toEqual(new Set(['credentials']))
	expect(groups.at(-1)).toBe('none')
	expect(groups.slice(groups.indexOf('none')).every((group) => group === 'none')).toBe(true)
	expect(entries[0]?.bouncers.length).toBeGreaterThan(3)
})
