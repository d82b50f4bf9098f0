import { expect, it } from 'vitest'
import { thousands } from './thousands'

it('writes a number as English does', () => {
	for (const number of [0, 7, 999, 1000, 12_345, 100_000, 1_234_567, 1e9]) expect(thousands(number)).toBe(number.toLocaleString('en'))
})
