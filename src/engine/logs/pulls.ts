import type { SearchRule } from '../../facts/errors/rule'
import type { Pulls } from '../verdict'
import { isoTime } from './time'
import { TimeMarks } from './time-marks'

const hour = 3_600_000
/** Distances between pulls are counted by two digits (`10`, `3600`, `86000` seconds): exact enough, and the table stays small. */
const digitsOfDistance = 2
/** The lines of one pull can stand on both sides of a second: a distance below this is no interval. */
const shortestInterval = 2
/** Fewer distances than this tell no interval. */
const leastDistances = 3

/**
 * Who tells of a pull: the bouncer itself, or somebody beside it, such as the engine's access log or curl. What the engine
 * answered to somebody does not prove that this bouncer got it.
 */
export type Voice = 'bouncer' | 'other'

export function voiceOf(rule: SearchRule): Voice {
	return rule.bouncers.length > 0 ? 'bouncer' : 'other'
}

/** What a line tells of a pull, as a number that threads and the kernel can hand on. */
export type PullKind = number
const otherVoice = 1
const worked = 2

/** @returns Null when the rule's lines tell of no pull. */
export function pullKindOf(rule: SearchRule): PullKind | null {
	if (rule.pull === null) return null
	return (voiceOf(rule) === 'other' ? otherVoice : 0) | (rule.pull === 'ok' ? worked : 0)
}

/** Pulls as told by each voice; those of the bouncer itself count where there are any. */
export class PullLogs {
	private readonly logs: Readonly<Record<Voice, PullLog>> = { bouncer: new PullLog(), other: new PullLog() }

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

	/** @param lastTime The last time that stands in the log at all, in milliseconds, where known. */
	result(lastTime: number | null): Pulls {
		return (this.logs.bouncer.isEmpty ? this.logs.other : this.logs.bouncer).result(lastTime)
	}
}

/** Pulls of one outcome that follow each other. */
interface Run {
	readonly ok: boolean
	length: number
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
	private lastRun: Run | null = null
	private longestFailure = 0
	/** By seconds: almost every distance is this short. */
	private readonly shortDistances = new Uint32Array(10 ** digitsOfDistance)
	private readonly longDistances = new Map<number, number>()
	private readonly marks = new TimeMarks()

	get isEmpty(): boolean {
		return this.isEmptyYet
	}

	/** @param ms Time of the line, null when it has none. */
	add(ok: boolean, ms: number | null): void {
		const second = ms === null ? null : Math.floor(ms / 1000)
		if (ms !== null) {
			this.lastTime = Math.max(this.lastTime ?? ms, ms)
			if (ok) this.lastOk = ms
			this.marks.add(ms, ok)
		}
		// One pull prints several lines in one second: "added" and "deleted", "API error" and "stream halted". Lines without a time all count.
		if (second !== null && second === this.lastSecond && ok === this.lastWasOk) return
		if (second !== null && this.lastSecond !== null) this.measure(second - this.lastSecond)
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
		if (this.lastRun?.ok === ok) this.lastRun.length++
		else this.lastRun = { ok, length: 1 }
		if (!ok) this.longestFailure = Math.max(this.longestFailure, this.lastRun.length)
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
			intervalSeconds: this.interval(),
			failedInARow: this.lastRun && !this.lastRun.ok ? this.lastRun.length : 0,
			okInARow: this.lastRun?.ok ? this.lastRun.length : 0,
			longestFailure: this.longestFailure,
			marks: this.marks.list().map(({ ms, ok }) => ({ time: isoTime(ms), ok })),
			lastTime: end === null ? null : isoTime(end),
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
