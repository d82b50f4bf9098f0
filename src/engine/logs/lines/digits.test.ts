import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../testing/thorough'
import { addDigitsOf, digitSight, maskDigits } from './digits'

describe('digitSight', () => {
	it.each(['connection refused', '\\d+ decisions', '(?<port>\\d{1,5}):', '[\\w.-]+', '[0-9a-f]{8}', '[^0-9]x', 'a{2,3}', '(?!\\d)x', '\\x1b\\['])(
		'%s is blind',
		(source) => {
			expect(digitSight(new RegExp(source, 'i')).kind).toBe('blind')
		},
	)

	it.each([
		['status (?<status>5\\d\\d)', 'status (?<status>\\d\\d\\d)'],
		['4(?:0[13]|29)', '\\d(?:\\d[13\\d]|\\d\\d)'],
		['[^5]x', '[^]x'],
	])('%s sees digits', (source, wide) => {
		expect(digitSight(new RegExp(source, 'i'))).toMatchObject({ kind: 'wide', regex: { source: wide } })
	})

	it.each(['(a)\\1', '(?!40)\\d\\d', '(?<=4)x', '(?![1-3])x', '\\x31'])('%s is not judged', (source) => {
		expect(digitSight(new RegExp(source, 'i')).kind).toBe('unknown')
	})

	it('gives an expression that matches whatever the digits are', () => {
		const sources = ['HTTP/1\\.1 (?:40[134]|5\\d\\d)', '[1-9]\\d* [a-c3-5]x', '(?:^|\\s)7[^25]']
		const text = fc.array(fc.constantFrom('HTTP/1.1 404', ' 12 4x', '7', '3', ' ', 'a', '5', '0'), { maxLength: 12 }).map((parts) => parts.join(''))
		fc.assert(
			fc.property(fc.constantFrom(...sources), text, (source, line) => {
				const regex = new RegExp(source, 'i')
				const sight = digitSight(regex)
				if (sight.kind !== 'wide') throw new Error(sight.kind)
				const found = regex.exec(line)
				if (found) expect(sight.regex.exec(maskDigits(line))?.index).toBeLessThanOrEqual(found.index)
			}),
			runs(2000),
		)
	})
})

describe('addDigitsOf', () => {
	it('names the digits of every place where the fragment could stand', () => {
		const positions = new Set<number>()
		addDigitsOf('code 403', maskDigits('code 200, code 403, 403'), positions, 0)
		expect([...positions]).toEqual([5, 6, 7, 15, 16, 17])
	})
})
