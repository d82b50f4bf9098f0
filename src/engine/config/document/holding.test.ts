import { expect, test } from 'vitest'
import { holding, patient } from './holding'

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

test('of a long text no more trials than what is read of a short one', () => {
	const trialsOf = (length: number) => {
		let read = 0
		const proof = patient(() => {
			read += length
			return false
		})
		for (let at = 0; at < 1000; at++) proof('a'.repeat(length))
		return read
	}
	expect(trialsOf(100_000)).toBe(300_000)
	expect(trialsOf(5000)).toBe(255_000)
})

test('what holds costs no patience', () => {
	const proof = patient((text) => text !== 'no')
	for (let at = 0; at < 100; at++) expect(proof('a'.repeat(50_000))).toBe(true)
	expect(proof('no')).toBe(false)
	expect(proof('yes')).toBe(true)
})
