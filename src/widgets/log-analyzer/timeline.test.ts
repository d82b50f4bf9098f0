import { expect, it } from 'vitest'
import type { Pulls } from '../../engine/verdict/verdict'
import { timelineOf } from './timeline'

const pulls: Pulls = {
	ok: 1,
	failed: 2,
	okInARow: 0,
	failedInARow: 2,
	longestFailure: 2,
	lastOk: '2026-11-18T06:10:03.000Z',
	firstFailureAfter: '2026-11-20T07:00:00.000Z',
	lastTime: '2026-11-20T07:58:12.000Z',
	gapHours: 49.8,
	intervalSeconds: null,
	marks: [
		{ time: '2026-11-18T06:10:03.000Z', ok: true },
		{ time: '2026-11-20T07:00:00.000Z', ok: false },
		{ time: '2026-11-20T07:58:12.000Z', ok: false },
	],
}

it('labels stand at their places, and those that would touch in rows of their own', () => {
	const points = timelineOf(pulls)?.points ?? []
	expect(points.map(({ text }) => text)).toEqual([
		'last pull that worked: 18 Nov 06:10',
		'first failure after it: 20 Nov 07:00',
		'24 h: the Console raises the alert',
		'49.8 h without a pull that works',
	])
	expect(points[0]).toMatchObject({ x: 0, row: 0 })
	expect(points[2]?.x).toBeCloseTo(24 / 49.8, 2)
	expect(points[3]).toMatchObject({ x: 1, row: 1 })
})

it('pulls that ended alike are one row for those who listen', () => {
	expect(timelineOf(pulls)?.runs).toEqual([
		{ ok: true, from: '18 Nov 06:10', to: '18 Nov 06:10' },
		{ ok: false, from: '20 Nov 07:00', to: '20 Nov 07:58' },
	])
})

it('there is no picture of one pull', () => expect(timelineOf({ ...pulls, marks: pulls.marks.slice(0, 1) })).toBeNull())
