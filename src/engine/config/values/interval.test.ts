import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { runs } from '../../../testing/thorough'
import { formatInterval, parseInterval, possibleInterval } from './interval'

describe('cron', () => {
	test.each([
		[10, '* * * * *'],
		[60, '* * * * *'],
		[300, '*/5 * * * *'],
		[420, '*/10 * * * *'],
		[3600, '0 * * * *'],
		[7200, '0 */2 * * *'],
		[18_000, '0 */6 * * *'],
		[86_400, '0 3 * * *'],
		[604_800, '0 3 * * *'],
	])('%d seconds', (seconds, line) => {
		expect(formatInterval(seconds, 'cron')).toBe(line)
	})

	test.each([
		['*/15 * * * *', 900],
		['7 * * * *', 3600],
		['0 */2 * * *', 7200],
		['30 4 * * *', 86_400],
		['0 3 * * 1', null],
		['often', null],
	])('%s', (line, seconds) => {
		expect(parseInterval(line, 'cron')).toBe(seconds)
	})

	test('never asks more often than wished, and reads back', () => {
		fc.assert(
			fc.property(fc.integer({ min: 60, max: 86_400 }), (seconds) => {
				expect(parseInterval(String(formatInterval(seconds, 'cron')), 'cron')).toBeGreaterThanOrEqual(seconds)
			}),
			runs(1000),
		)
	})
})

test('whole seconds come back from each unit of a program', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom('seconds' as const, 'duration' as const), (seconds, unit) => {
			expect(parseInterval(String(formatInterval(seconds, unit)), unit)).toBe(seconds)
		}),
		runs(1000),
	)
})

test.each(bouncers.filter(({ interval }) => interval !== null).map((bouncer) => [bouncer.id, bouncer] as const))('%s gets what it can take', (_id, bouncer) => {
	for (const wished of [10, 60, 100, 3600, 86_400, 1_000_000]) {
		const { seconds, notices } = possibleInterval(bouncer, wished)
		expect(notices.length).toBe(seconds === wished ? 0 : 1)
		expect(possibleInterval(bouncer, seconds)).toEqual({ seconds, notices: [] })
	}
})
