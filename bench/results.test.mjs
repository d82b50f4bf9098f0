import { expect, test } from 'vitest'
import { median, table, withSection } from './results.mjs'

test('a section is added, replaced, and leaves the others alone', () => {
	const one = withSection('# Results\n', 'scan', '## Scan\n\nfirst')
	const two = withSection(one, 'page', '## Page')
	const three = withSection(two, 'scan', '## Scan\n\nsecond')
	expect(three).not.toContain('first')
	expect(three).toContain('second')
	expect(three).toContain('## Page')
	expect(withSection(three, 'scan', '## Scan\n\nsecond')).toBe(three)
	expect(three.indexOf('bench:scan')).toBeLessThan(three.indexOf('bench:page'))
})

test('a section without an end is refused', () => {
	expect(() => withSection('<!-- bench:scan -->\n', 'scan', 'x')).toThrow('has no')
})

test('tables and medians', () => {
	expect(table(['a', 'b'], [['x|y', 1]])).toBe('| a | b |\n| --- | --- |\n| x\\|y | 1 |')
	expect(median([3, 1, 2])).toBe(2)
	expect(median([4, 1, 2, 3])).toBe(2.5)
	expect(() => median([])).toThrow()
})
