import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../testing/thorough'
import { changedLines } from './changed-lines'

test.each([
	['nothing', 'a\nb\n', 'a\nb\n', []],
	['one line', 'a\nb\nc\n', 'a\nx\nc\n', [2]],
	['a line more', 'a\nc\n', 'a\nb\nc\n', [2]],
	['a line less', 'a\nb\nc\n', 'a\nc\n', []],
	['all', 'a\n', 'x\ny\n', [1, 2]],
])('%s', (_what, before, after, lines) => {
	expect(changedLines(before, after)).toEqual(lines)
})

test('a line that is not named stood in the old text', () => {
	const text = fc.array(fc.constantFrom('a', 'b', 'c', '', 'd: 1'), { maxLength: 12 }).map((lines) => lines.map((line) => `${line}\n`).join(''))
	fc.assert(
		fc.property(text, text, (before, after) => {
			const changed = new Set(changedLines(before, after))
			const old = before.split('\n')
			for (const [at, line] of after.split('\n').slice(0, -1).entries()) if (!changed.has(at + 1)) expect(old).toContain(line)
		}),
		runs(1000),
	)
})
