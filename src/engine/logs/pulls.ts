import type { Pulls } from '../verdict'
import { isoTime, timeOf } from './time'

/** Marks of the picture; beyond that every second one is dropped, so that a month of pulls still spans the month. */
const marksKept = 200
const hour = 3_600_000

/** Follows pulls through a log: how many worked and failed, when the last one worked, and the gap since. */
export class PullLog {
	private ok = 0
	private failed = 0
	private lastOk: number | null = null
	private firstFailureAfter: number | null = null
	private lastTime: number | null = null
	private marks: { readonly ms: number; readonly ok: boolean }[] = []
	private every = 1
	private seen = 0

	constructor(private readonly year: number) {}

	add(ok: boolean, line: string): void {
		const ms = timeOf(line, this.year)
		if (ok) {
			this.ok++
			if (ms !== null) this.lastOk = ms
			this.firstFailureAfter = null
		} else {
			this.failed++
			this.firstFailureAfter ??= ms
		}
		if (ms === null) return
		this.lastTime = this.lastTime === null ? ms : Math.max(this.lastTime, ms)
		if (this.seen++ % this.every === 0) this.marks.push({ ms, ok })
		if (this.marks.length > marksKept) {
			this.marks = this.marks.filter((_, index) => index % 2 === 0)
			this.every *= 2
		}
	}

	/** @param lastTime The last time that stands in the log at all, in milliseconds, where known. */
	result(lastTime: number | null): Pulls {
		const end = Math.max(lastTime ?? 0, this.lastTime ?? 0) || null
		return {
			ok: this.ok,
			failed: this.failed,
			lastOk: this.lastOk === null ? null : isoTime(this.lastOk),
			firstFailureAfter: this.firstFailureAfter === null ? null : isoTime(this.firstFailureAfter),
			gapHours: this.lastOk === null || end === null ? null : Math.round(((end - this.lastOk) / hour) * 10) / 10,
			marks: [...this.marks].sort((a, b) => a.ms - b.ms).map((mark) => ({ time: isoTime(mark.ms), ok: mark.ok })),
			lastTime: end === null ? null : isoTime(end),
		}
	}
}
