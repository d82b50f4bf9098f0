import { expect, test } from 'vitest'
import { holding } from './holding'

test('all of them, where they hold', () => {
	expect(holding([1, 2, 3], () => true)).toEqual([1, 2, 3])
})

test('those that hold without the one that does not', () => {
	expect(holding([1, 2, 3, 4, 5], (changes) => !changes.includes(4))).toEqual([1, 2, 3, 5])
})

test('no more than some trials', () => {
	let trials = 0
	const held = holding(
		Array.from({ length: 1000 }, (_, at) => at),
		() => {
			trials++
			return false
		},
	)
	expect([held, trials]).toEqual([[], 60])
})
