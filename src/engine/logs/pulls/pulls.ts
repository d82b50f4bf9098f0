import { otherVoice, type PullKind, type Voice, worked } from '../lines/pull-kind'
import { isoTime } from '../lines/time'
import { TimeMarks } from '../lines/time-marks'

const hour = 3_600_000
/** Distances between pulls are counted by two digits (`10`, `3600`, `86000` seconds): exact enough, and the table stays small. */
const digitsOfDistance = 2
/** The lines of one pull can stand on both sides of a second: a distance below this is no interval. */
const shortestInterval = 2
/** Fewer distances than this tell no interval. */
const leastDistances = 3

export interface Pulls {
	readonly ok: number
	readonly failed: number
	readonly lastOk: string | null
	/** The first failed pull after the last one that worked. */
	readonly firstFailureAfter: string | null
	/** Hours from the last pull that worked to the end of the log. */
	readonly gapHours: number | null
	/** The usual distance between two pulls; null when there are too few with a time. A bouncer that logs changes only pulls more often. */
	readonly intervalSeconds: number | null
	/** Failed pulls at the end of the log, none that worked between them; 0 when the last one worked. */
	readonly failedInARow: number
	/** Pulls that worked at the end of the log, without a failure between them. */
	readonly okInARow: number
	/** The most failed pulls in a row anywhere in the log. */
	readonly longestFailure: number
	/** For a picture: at most 200 places in time with one mark for each outcome, oldest first. */
	readonly marks: readonly { readonly time: string; readonly ok: boolean }[]
	readonly lastTime: string | null
}

/** Pulls as told by each voice, where it tells of any. */
export type PullsByVoice = Readonly<Record<Voice, Pulls | null>>

/** Gathers pulls as told by each voice. */
export class PullLogs {
	private readonly logs: Readonly<Record<Voice, PullLog>> = { bouncer: new PullLog('bouncer'), other: new PullLog('other') }

	/** @param times Milliseconds since 1970, NaN for a line without a time; of each pull its kind and time. */
	addAll(kinds: Uint8Array, times: Float64Array): void {
		const { bouncer, other } = this.logs
		for (let at = 0; at < kinds.length; at++) {
			const kind = kinds[at] as PullKind
			const ms = times[at] as number
			const log = (kind & otherVoice) === 0 ? bouncer : other
			log.add((kind & worked) !== 0, Number.isNaN(ms) ? null : ms)
		}
	}

	byVoice(): PullsByVoice {
		const { bouncer, other } = this.logs
		return { bouncer: bouncer.isEmpty ? null : bouncer.result(null), other: other.isEmpty ? null : other.result(null) }
	}
}

/** Pulls of one outcome that follow each other. */
interface Run {
	readonly ok: boolean
	length: number
	/** Times of its first and its last line; null where that has none. */
	readonly first: number | null
	last: number | null
}

/**
 * Follows pulls through a log: how many worked and failed, when the last one worked, the gap since, how often it asks, and
 * whether it still fails at the end. Memory is bounded.
 */
export class PullLog {
	private ok = 0
	private failed = 0
	private lastOk: number | null = null
	private firstFailureAfter: number | null = null
	private lastTime: number | null = null
	private isEmptyYet = true
	private lastWasOk = false
	/** Whole seconds since 1970 of the last pull; null where its line has no time. */
	private lastSecond: number | null = null
	private firstRun: Run | null = null
	private lastRun: Run | null = null
	private longestFailure = 0
	/** Steps forward in time less steps back: a log can stand newest first. */
	private steps = 0
	/** By seconds: almost every distance is this short. */
	private readonly shortDistances = new Uint32Array(10 ** digitsOfDistance)
	private readonly longDistances = new Map<number, number>()
	private readonly marks = new TimeMarks()

	constructor(private readonly voice: Voice = 'bouncer') {}

	get isEmpty(): boolean {
		return this.isEmptyYet
	}

	/** @param ms Time of the line, null when it has none. */
	add(ok: boolean, ms: number | null): void {
		const second = ms === null ? null : Math.floor(ms / 1000)
		if (ms !== null) {
			this.lastTime = Math.max(this.lastTime ?? ms, ms)
			if (ok && !this.isBroken(second)) this.lastOk = Math.max(this.lastOk ?? ms, ms)
			this.marks.add(ms, ok)
		}
		// One pull prints several lines in one second: "added" and "deleted", "API error" and "stream halted". Lines without a time all count.
		if (second !== null && second === this.lastSecond && ok === this.lastWasOk) return
		if (ok && this.isBroken(second)) return
		if (second !== null && this.lastSecond !== null) {
			this.steps += Math.sign(second - this.lastSecond)
			this.measure(Math.abs(second - this.lastSecond))
		}
		this.isEmptyYet = false
		this.lastWasOk = ok
		this.lastSecond = second
		if (ok) {
			this.ok++
			this.firstFailureAfter = null
		} else {
			this.failed++
			this.firstFailureAfter ??= ms
		}
		if (this.lastRun?.ok === ok) {
			this.lastRun.length++
			this.lastRun.last = ms
		} else this.lastRun = { ok, length: 1, first: ms, last: ms }
		this.firstRun ??= this.lastRun
		if (!ok) this.longestFailure = Math.max(this.longestFailure, this.lastRun.length)
	}

	/** What the other side answered with 200 in the second in which the transfer broke did not arrive. */
	private isBroken(second: number | null): boolean {
		return this.voice === 'other' && second !== null && second === this.lastSecond && !this.lastWasOk && !this.isEmptyYet
	}

	/** @param lastTime The last time that stands in the log at all, in milliseconds, where known. */
	result(lastTime: number | null): Pulls {
		const end = Math.max(lastTime ?? 0, this.lastTime ?? 0) || null
		const newestFirst = this.steps < 0
		const run = newestFirst ? this.firstRun : this.lastRun
		return {
			ok: this.ok,
			failed: this.failed,
			lastOk: isoOrNull(this.lastOk),
			firstFailureAfter: isoOrNull(newestFirst ? (run?.ok === false ? run.last : null) : this.firstFailureAfter),
			gapHours: this.lastOk === null || end === null ? null : Math.round(((end - this.lastOk) / hour) * 10) / 10,
			intervalSeconds: this.interval(),
			failedInARow: run && !run.ok ? run.length : 0,
			okInARow: run?.ok ? run.length : 0,
			longestFailure: this.longestFailure,
			marks: this.marks.list().map(({ ms, ok }) => ({ time: isoTime(ms), ok })),
			lastTime: isoOrNull(end),
		}
	}

	private measure(seconds: number): void {
		if (seconds < shortestInterval) return
		if (seconds < this.shortDistances.length) {
			this.shortDistances[seconds] = (this.shortDistances[seconds] as number) + 1
			return
		}
		const rounded = Number(seconds.toPrecision(digitsOfDistance))
		this.longDistances.set(rounded, (this.longDistances.get(rounded) ?? 0) + 1)
	}

	/** The middle distance: single waits and restarts in between do not move it. */
	private interval(): number | null {
		const long = [...this.longDistances].sort(([a], [b]) => a - b)
		const sorted = [...this.shortDistances.entries(), ...long]
		const total = sorted.reduce((sum, [, count]) => sum + count, 0)
		if (total < leastDistances) return null
		let counted = 0
		for (const [seconds, count] of sorted) {
			counted += count
			if (counted * 2 >= total) return seconds
		}
		return null
	}
}

function isoOrNull(ms: number | null): string | null {
	return ms === null ? null : isoTime(ms)
}

/** No pull at all. */
const noPulls: Pulls = new PullLog().result(null)

/**
 * The pulls of one bouncer that tells of them in several streams, such as its log file and the journal.
 *
 * @param lastTime The last time that stands in the log at all, in milliseconds, where known.
 */
export function joinPulls(all: readonly Pulls[], lastTime: number | null): Pulls {
	// What stands last counts for how it goes on; the largest one for the distances.
	const byEnd = [...all].sort((a, b) => timeOr(a.lastTime, 0) - timeOr(b.lastTime, 0))
	const last = byEnd.at(-1)
	if (!last) return { ...noPulls, lastTime: isoOrNull(lastTime) }
	const [largest = last] = [...all].sort((a, b) => b.ok + b.failed - a.ok - a.failed)
	const end = Math.max(lastTime ?? 0, timeOr(last.lastTime, 0)) || null
	const oks = all.flatMap(({ lastOk }) => (lastOk === null ? [] : [Date.parse(lastOk)]))
	const lastOk = oks.length > 0 ? Math.max(...oks) : null
	return {
		...last,
		ok: sum(all.map(({ ok }) => ok)),
		failed: sum(all.map(({ failed }) => failed)),
		lastOk: isoOrNull(lastOk),
		gapHours: lastOk === null || end === null ? null : Math.round(((end - lastOk) / hour) * 10) / 10,
		intervalSeconds: largest.intervalSeconds,
		longestFailure: Math.max(...all.map(({ longestFailure }) => longestFailure)),
		marks: all.length === 1 ? last.marks : all.flatMap(({ marks }) => marks).sort((a, b) => Date.parse(a.time) - Date.parse(b.time)),
		lastTime: isoOrNull(end),
	}
}

function timeOr(iso: string | null, otherwise: number): number {
	return iso === null ? otherwise : Date.parse(iso)
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0)
}
