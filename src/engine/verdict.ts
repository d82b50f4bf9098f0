import type { BouncerId, Command, Severity } from '../facts/bouncer'
import type { CauseId } from '../facts/causes'
import type { Role } from '../facts/errors/rule'
import type { InputFormat } from './logs/input-format'

/**
 * What the engine says about a log. This is the JSON of `bouncer-doctor diagnose --json`, checked from outside: extend it
 * freely, rename nothing. Lines count from 1. Times are ISO 8601 in UTC where the log tells the zone, else as if it were UTC.
 */
export interface Verdict {
	readonly schema: 1
	/** Detected or given; null when the lines do not prove one. Other programs (`crowdsec-engine`, …) are named too. */
	readonly bouncer: BouncerId | string | null
	/** Ids that the lines are compatible with, best first. */
	readonly bouncerCandidates: readonly string[]
	/** Other software that wrote these lines, where no bouncer did; null when it is none that we know. */
	readonly foreign: string | null
	readonly status: 'problem' | 'healthy' | 'unrecognised' | 'empty'
	readonly cause: CauseId | null
	readonly confidence: Confidence
	/** Why the confidence is what it is. */
	readonly because: readonly string[]
	/** What would raise it, best first: which log, which level, which command. Empty when nothing is left to ask. */
	readonly next: readonly Advice[]
	/** Ranked: the root first, its consequences after, then harmless lines and signs of success. */
	readonly findings: readonly Finding[]
	readonly pulls: Pulls
	readonly unrecognised: readonly Unrecognised[]
	readonly input: InputFormat
	readonly lines: { readonly total: number; readonly bytes: number }
}

export interface Advice {
	/** One or two sentences. Markdown code spans only. */
	readonly what: string
	readonly command: Command | null
}

export type Confidence = 'high' | 'medium' | 'low'

export interface Finding {
	/** Rule id; its page is `page`. */
	readonly error: string
	readonly title: string
	readonly cause: CauseId
	readonly severity: Severity
	readonly role: Role
	readonly count: number
	readonly firstLine: number
	readonly lastLine: number
	readonly firstTime: string | null
	readonly lastTime: string | null
	/** Named groups of the first line that matched. */
	readonly captures: Readonly<Record<string, string>>
	readonly samples: readonly { readonly line: number; readonly text: string }[]
	readonly means: string
	readonly fix: string
	readonly page: string
	/** A success came after the last occurrence. */
	readonly healed: boolean
}

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

export interface Unrecognised {
	/** The line with numbers, ids and addresses masked. */
	readonly template: string
	readonly count: number
	readonly firstLine: number
	readonly sample: string
}
