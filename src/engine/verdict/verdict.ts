import type { BouncerId, Command, Severity } from '../../facts/bouncer'
import type { CauseId } from '../../facts/causes'
import type { ConsoleIssueId } from '../../facts/console-issues'
import type { Role } from '../../facts/errors/rule'
import type { InputFormat } from '../intake/input-format'
import type { Pulls } from '../logs/pulls/pulls'

export type { Pulls } from '../logs/pulls/pulls'

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
	readonly status: Status
	/** Null unless the status is `problem` or `host-problem`. */
	readonly cause: CauseId | null
	readonly confidence: Confidence
	/** What the verdict rests on: a known message, the words of an unknown line, a configuration file, or the state that the lines show. */
	readonly basis: 'message' | 'words' | 'config' | 'state'
	/** Other causes of the same evidence, each with the command that tells it apart. */
	readonly alternatives: readonly Alternative[]
	/** Where it runs, as far as the lines show it. */
	readonly place: Place
	readonly streams: readonly Stream[]
	/** Why the confidence is what it is. */
	readonly because: readonly string[]
	/** What would raise it, best first: which log, which level, which command. Empty when nothing is left to ask. */
	readonly next: readonly Advice[]
	/** Ranked: the root first, its consequences after, then harmless lines and signs of success. */
	readonly findings: readonly Finding[]
	/** Alerts of the Console that the engine's own outputs in the paste explain, the deepest first. */
	readonly consoleIssues: readonly ConsoleIssue[]
	readonly pulls: Pulls
	/** Where the bouncer says that it ends because it was told to, when nothing in these lines shows it again; null elsewhere. */
	readonly stopped: { readonly line: number; readonly time: string | null } | null
	/** Hours from the last line to the reader's clock, where they are more than the Console waits, whatever the time zone; null elsewhere. */
	readonly silentHours: number | null
	readonly unrecognised: readonly Unrecognised[]
	readonly input: InputFormat
	/** `cut`: those whose end a window or a status cut off. */
	readonly lines: { readonly total: number; readonly bytes: number; readonly cut: number }
}

/**
 * `problem`: a bouncer's fault; `host-problem`: the program in which a bouncer would run does not work, and no bouncer speaks;
 * `unknown-fault`: a fatal or error line that no rule knows; `unrecognised`: nothing is known and nothing looks wrong.
 */
export type Status = 'problem' | 'host-problem' | 'unknown-fault' | 'healthy' | 'unrecognised' | 'empty'

/** Whether something is wrong. */
export function isAlarm(status: Status): boolean {
	switch (status) {
		case 'problem':
		case 'host-problem':
		case 'unknown-fault':
			return true
		case 'healthy':
		case 'unrecognised':
		case 'empty':
			return false
	}
}

/** The first finding that is a fault of the bouncer or its host. */
export function firstFault({ findings }: Pick<Verdict, 'findings'>): Finding | undefined {
	return findings.find(isOwnFault)
}

/** What a verdict rests on where something is wrong, or over: faults, and the line in which a bouncer was stopped. */
export function evidenceOf({ findings, stopped }: Pick<Verdict, 'findings' | 'stopped'>): readonly Finding[] {
	return findings.filter((one) => isOwnFault(one) || (one.role === 'context' && one.lastLine === stopped?.line))
}

function isOwnFault({ role, aside }: Finding): boolean {
	return !aside && (role === 'root' || role === 'consequence')
}

export interface Alternative {
	readonly cause: CauseId
	/** A command whose output separates it from the others; null where there is none. */
	readonly tellApart: string | null
}

export interface Place {
	readonly manager: 'systemd' | 'container' | 'compose' | 'kubernetes' | 'windows' | null
	readonly os: string | null
	/** Units or containers of the bouncer. */
	readonly names: readonly string[]
}

/** An alert that the Console raises over an engine. */
export interface ConsoleIssue {
	readonly id: ConsoleIssueId
	/** As the Console names it. */
	readonly title: string
	readonly page: string
	/** What was shown that leads to it. */
	readonly why: string
}

/** A container, a unit or a piece of the paste, and who speaks in it. */
export interface Stream {
	readonly name: string
	/** A bouncer or program; null when nothing tells. */
	readonly speaker: string | null
	readonly kind: 'bouncer' | 'engine' | 'host' | 'service' | 'unknown'
	readonly lines: number
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
	/** What to do instead where only the reader knows that it runs there. */
	readonly fixAt?: { readonly kubernetes: string }
	readonly page: string
	/** It is over: a pull worked, or the program was started, after the last occurrence. */
	readonly healed: boolean
	/** Another program says it, or it is about another address: it is no fault of the bouncer. */
	readonly aside: boolean
}

export interface Unrecognised {
	/** The line with numbers, ids and addresses masked. */
	readonly template: string
	readonly count: number
	readonly firstLine: number
	readonly sample: string
}
