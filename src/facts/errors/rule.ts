import type { BouncerId, Severity } from '../bouncer'
import type { CauseId } from '../causes'
import type { ConsoleIssueId } from '../console-issues'

/**
 * One error message = one page = one rule. The front matter of `docs/troubleshooting/errors/<family>/<slug>.mdx` is the rule,
 * its body the explanation. `readRule` in `read-rule.ts` makes one from the other and refuses what is not well formed.
 */
export interface Rule {
	/** `<family>/<slug>`, from the page's path. */
	readonly id: string
	/** The message as the program prints it, variable parts as `…`. */
	readonly title: string
	readonly cause: CauseId
	/** Other causes that print the same line. */
	readonly alsoCauses: readonly CauseId[]
	readonly severity: Severity
	/**
	 * `root`: names why; `consequence`: follows from something else that should be in the log; `harmless`: alarms and means
	 * nothing; `success`: proof of a working pull or block; `context`: tells who is speaking, neither good nor bad.
	 */
	readonly role: Role
	/**
	 * Among roots of one log, the higher one is the verdict. 50 is normal; 70 for a message that names the very setting;
	 * 30 for a message that is vague or about a side job (metrics, captcha, AppSec).
	 */
	readonly rank: number
	/** Bouncers that print it, most likely first; empty when it is not a bouncer that speaks. */
	readonly bouncers: readonly BouncerId[]
	/** The line alone proves the first of `bouncers`. */
	readonly proves: boolean
	/** Stands back on a line that another rule explains: words of the network that any program may print. */
	readonly fallback: boolean
	/** Another program that prints it: `systemd`, `crowdsec-engine`, `curl`, … */
	readonly program: string | null
	/** What the line says about pulling: a pull that worked, one that failed, or nothing. */
	readonly pull: 'ok' | 'failed' | null
	/**
	 * What the line says about the program: it begins, it runs, it ends because it was told to, its file is valid, or the reader should
	 * know what it means although it is no fault. What ran or was valid later was repaired.
	 */
	readonly event: 'start' | 'up' | 'stop' | 'valid' | 'note' | null
	/** Alerts of the Console that it leads to, the first to look at first: of messages of the engine. */
	readonly issues?: readonly ConsoleIssueId[] | undefined
	/** For each of `alsoCauses` the command that tells it apart, where there is one of its own. */
	readonly tellApart: Readonly<Partial<Record<CauseId, string>>>
	/** Any alternative that matches is a match. */
	readonly match: readonly Pattern[]
	/** One sentence: what it means. Markdown code spans only. */
	readonly means: string
	/** One or two sentences: what to do. Markdown code spans only. Empty for success and context. */
	readonly fix: string
	/** What to do instead where the evidence shows a place in which `fix` cannot be done. */
	readonly fixAt: Readonly<Partial<Record<FixPlace, string>>>
	/**
	 * Rules that may come before this one on its own samples: a message that quotes another (`process terminated with error: …`)
	 * yields to the quoted one. Without this the build's tests refuse a rule that another one outranks.
	 */
	readonly yields: readonly string[]
	readonly samples: { readonly match: readonly string[]; readonly not: readonly string[] }
	readonly source: readonly string[]
	/** The first release that prints it, by bouncer, where one that readers may still run does not; the version as the bouncer's options have it. */
	readonly since?: ByBouncer | undefined
	/** The last release that prints it, by bouncer, where newer ones do not. */
	readonly until?: ByBouncer | undefined
	readonly verified: { readonly date: string; readonly version: string; readonly how: 'run' | 'source' | 'thread' }
}

/** A version for each bouncer that has one. */
export type ByBouncer = Readonly<Partial<Record<BouncerId, string>>>

/** What it takes to find a message and to say what it means. The rest is for the pages, and twice as large. */
export type SearchRule = Omit<Rule, 'samples' | 'source' | 'since' | 'until' | 'verified'>

/** The rule without what only its page needs. */
export function searchRule({ samples: _samples, source: _source, since: _since, until: _until, verified: _verified, ...rule }: Rule): SearchRule {
	return rule
}

export const roles = ['root', 'consequence', 'harmless', 'success', 'context'] as const
export type Role = (typeof roles)[number]

/** `container`: Docker, Compose or Kubernetes; `kubernetes`: that alone, where settings are Helm values; `alpine`: the system of many images, without apt and systemd. */
export const fixPlaces = ['container', 'kubernetes', 'alpine'] as const
export type FixPlace = (typeof fixPlaces)[number]

export interface Pattern {
	/** Fragments that must all stand in the line, without regard to case (ASCII). At least one has seven bytes or more: the scanner finds lines by it. */
	readonly all: readonly string[]
	/** Fragments at least one of which must stand in the line; empty when it takes none. Spares reading lines whose `all` is common. */
	readonly any: readonly string[]
	/** Fragments none of which may stand in the line. */
	readonly none: readonly string[]
	/** Confirms and captures (named groups). Flags: `i`. Must run in linear time. */
	readonly regex: string | null
}
