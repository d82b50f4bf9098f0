import { expect, test } from 'vitest'
import { withoutStacks } from './without-stacks'

test('an error that is made meanwhile does not note where, and a later one does', () => {
	const before = Error.stackTraceLimit
	const quick = withoutStacks(() => new Error('a'))
	expect(quick.stack).toBe('Error: a')
	expect(() =>
		withoutStacks(() => {
			throw new RangeError('b')
		}),
	).toThrow(RangeError)
	expect(Error.stackTraceLimit).toBe(before)
	expect(new Error('c').stack).toContain('without-stacks.test')
})
