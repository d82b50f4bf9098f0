import { describe, expect, it } from 'vitest'
import { PullLog } from './pulls'

const start = Date.UTC(2026, 0, 2)
const minute = 60_000

function follow(pulls: readonly (readonly [minutes: number | null, ok: boolean])[]): PullLog {
	const log = new PullLog()
	for (const [minutes, ok] of pulls) log.add(ok, minutes === null ? null : start + minutes * minute)
	return log
}

describe('PullLog', () => {
	it('finds the usual interval, the last success and the gap', () => {
		const pulls = follow([
			[0, true],
			[60, true],
			[120, true],
			[180, false],
			[240, false],
			[300, false],
		]).result(null)
		expect(pulls).toMatchObject({
			ok: 3,
			failed: 3,
			intervalSeconds: 3600,
			failedInARow: 3,
			okInARow: 0,
			lastOk: '2026-01-02T02:00:00Z',
			firstFailureAfter: '2026-01-02T03:00:00Z',
			gapHours: 3,
		})
	})

	it('tells three failures in a week from three in a row', () => {
		const day = 1440
		const scattered = follow(Array.from({ length: 21 }, (_, i) => [(i * day) / 3, i % 7 !== 3] as const)).result(null)
		expect(scattered).toMatchObject({ failed: 3, longestFailure: 1, failedInARow: 0 })
		expect(scattered.okInARow).toBe(3)
	})

	it('counts the lines of one pull once', () => {
		const log = new PullLog()
		for (const ms of [start, start + 300, start + 900]) log.add(false, ms)
		expect(log.result(null)).toMatchObject({ failed: 1, intervalSeconds: null })
	})

	it('gives no interval for a handful of lines, and none for lines without times', () => {
		expect(follow([[0, true]]).result(null).intervalSeconds).toBeNull()
		expect(follow(Array.from({ length: 9 }, () => [null, false] as const)).result(null)).toMatchObject({ failed: 9, intervalSeconds: null, failedInARow: 9 })
	})

	it('keeps the picture small', () => {
		const many = Array.from({ length: 5000 }, (_, i) => [i * 3, i % 9 !== 0] as const)
		const whole = follow(many).result(null)
		expect(whole.marks.length).toBeLessThanOrEqual(400)
		expect(whole.marks.length).toBeGreaterThan(100)
	})
})
