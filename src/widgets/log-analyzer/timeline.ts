import { alertAfterHours } from '../../engine/verdict/pull-notes'
import type { Pulls } from '../../engine/verdict/verdict'

const hour = 3_600_000

/** Where things stand on the picture of the pulls; `x` runs from 0 to 1. */
export interface Timeline {
	readonly marks: readonly { readonly x: number; readonly ok: boolean }[]
	readonly gap: { readonly from: number; readonly to: number; readonly hours: number } | null
	/** When the alert was due, where that lies inside the log. */
	readonly alert: number | null
	readonly points: readonly Point[]
	/** Pulls that ended alike, one after another. */
	readonly runs: readonly Run[]
}

/** Pulls without one of the other kind in between. */
export interface Run {
	readonly ok: boolean
	/** Of the first and the last, as they are read out. */
	readonly from: string
	readonly to: string
}

/** Something that happened, with its place; `row`: labels of one row do not touch. */
export interface Point {
	readonly text: string
	readonly x: number
	readonly row: number
}

/** Of the picture's width on a desk, that a label takes for each of its letters. */
const letterWidth = 0.0085

/** @returns null when there are too few times for a picture. */
export function timelineOf(pulls: Pulls): Timeline | null {
	const [first] = pulls.marks
	if (!first || pulls.marks.length < 2 || pulls.lastTime === null) return null
	const start = Date.parse(first.time)
	const end = Math.max(Date.parse(pulls.lastTime), start + 1)
	const place = (time: number) => (time - start) / (end - start)
	const lastOk = pulls.lastOk === null ? null : Date.parse(pulls.lastOk)
	const hours = pulls.gapHours ?? 0
	const gap = lastOk !== null && hours >= 0.1 ? { from: place(lastOk), to: 1, hours } : null
	const due = lastOk === null ? null : lastOk + alertAfterHours * hour
	const labels: { readonly text: string; readonly x: number }[] = []
	if (pulls.lastOk && lastOk !== null) labels.push({ text: `last pull that worked: ${clock(pulls.lastOk)}`, x: place(lastOk) })
	if (pulls.firstFailureAfter)
		labels.push({
			text: `${pulls.lastOk ? 'first failure after it' : 'first failure'}: ${clock(pulls.firstFailureAfter)}`,
			x: place(Date.parse(pulls.firstFailureAfter)),
		})
	if (due !== null && due <= end) labels.push({ text: `${alertAfterHours} h: the Console raises the alert`, x: place(due) })
	if (gap) labels.push({ text: `${hours} h without a pull that works`, x: 1 })
	return {
		marks: pulls.marks.map((mark) => ({ x: place(Date.parse(mark.time)), ok: mark.ok })),
		gap,
		alert: due !== null && due <= end ? place(due) : null,
		points: inRows(labels),
		runs: runsOf(pulls),
	}
}

/** More rows than anybody listens to; the newest tell what is the matter. */
const mostRuns = 20

function runsOf({ marks }: Pulls): readonly Run[] {
	const runs: Run[] = []
	for (const { time, ok } of marks) {
		const last = runs.at(-1)
		if (last?.ok === ok) runs[runs.length - 1] = { ...last, to: clock(time) }
		else runs.push({ ok, from: clock(time), to: clock(time) })
	}
	return runs.slice(-mostRuns)
}

/** `2026-11-20T07:58:12Z` as `20 Nov 07:58`, in the log's own time. */
function clock(iso: string): string {
	const [, day, month] = new Date(iso).toUTCString().split(' ')
	return `${Number(day)} ${month} ${iso.slice(11, 16)}`
}

/** Each label goes into the first row in which it touches no other. Labels keep inside the picture: at its left end they begin at their place, at its right end they end there. */
function inRows(labels: readonly { readonly text: string; readonly x: number }[]): readonly Point[] {
	const taken: { from: number; to: number }[][] = []
	return labels.map(({ text, x }) => {
		const width = text.length * letterWidth
		const from = x * (1 - width)
		const free = taken.findIndex((row) => row.every((other) => other.to < from || other.from > from + width))
		const row = free < 0 ? taken.length : free
		taken[row] = [...(taken[row] ?? []), { from, to: from + width }]
		return { text, x: Math.min(1, Math.max(0, x)), row }
	})
}
