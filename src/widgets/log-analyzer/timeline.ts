import { alertAfterHours } from '../../engine/logs/pull-notes'
import type { Pulls } from '../../engine/verdict'

const hour = 3_600_000

/** Where things stand on the picture of the pulls; `x` runs from 0 to 1. */
export interface Timeline {
	readonly marks: readonly { readonly x: number; readonly ok: boolean }[]
	readonly gap: { readonly from: number; readonly to: number; readonly hours: number } | null
	/** When the alert was due, where that lies inside the log. */
	readonly alert: number | null
	readonly points: readonly string[]
}

/** @returns null when there are too few times for a picture. */
export function timelineOf(pulls: Pulls): Timeline | null {
	const [first] = pulls.marks
	if (!first || pulls.marks.length < 2 || pulls.lastTime === null) return null
	const start = Date.parse(first.time)
	const end = Math.max(Date.parse(pulls.lastTime), start + 1)
	const place = (time: number) => (time - start) / (end - start)
	const points: string[] = []
	if (pulls.lastOk) points.push(`last pull that worked: ${clock(pulls.lastOk)}`)
	if (pulls.firstFailureAfter) points.push(`${pulls.lastOk ? 'first failure after it' : 'first failure'}: ${clock(pulls.firstFailureAfter)}`)
	const lastOk = pulls.lastOk === null ? null : Date.parse(pulls.lastOk)
	const hours = pulls.gapHours ?? 0
	const gap = lastOk !== null && hours >= 0.1 ? { from: place(lastOk), to: 1, hours } : null
	if (gap) points.push(`${hours} h without a pull that works at the end of the log`)
	const due = lastOk === null ? null : lastOk + alertAfterHours * hour
	if (due !== null && due <= end) points.push(`${alertAfterHours} h: the Console raises the alert`)
	return {
		marks: pulls.marks.map((mark) => ({ x: place(Date.parse(mark.time)), ok: mark.ok })),
		gap,
		alert: due !== null && due <= end ? place(due) : null,
		points,
	}
}

/** `2026-11-20T07:58:12Z` as `20 Nov 07:58`, in the log's own time. */
function clock(iso: string): string {
	const [, day, month] = new Date(iso).toUTCString().split(' ')
	return `${Number(day)} ${month} ${iso.slice(11, 16)}`
}
