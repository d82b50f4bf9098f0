import type { Pattern, SearchRule } from '../../../facts/errors/rule'

/** What a pattern found in a line: the named groups of its regular expression, empty without one. */
export type Captures = Readonly<Record<string, string>>

/** A rule made ready for matching when a line first asks for it: one run needs few of a thousand. */
export interface ReadyRule {
	readonly rule: SearchRule
	readonly patterns: readonly ReadyPattern[]
}

export interface ReadyPattern {
	readonly all: readonly string[]
	readonly any: readonly string[]
	readonly none: readonly string[]
	readonly regex: RegExp | null
}

export function readyRule(rule: SearchRule): ReadyRule {
	let ready: readonly ReadyPattern[] | null = null
	return {
		rule,
		get patterns() {
			ready ??= rule.match.map(readyPattern)
			return ready
		},
	}
}

function readyPattern(pattern: Pattern): ReadyPattern {
	return {
		// The shortest first: the longest is the anchor, which the scanner has seen in the line already.
		all: pattern.all.map(foldCase).sort((a, b) => a.length - b.length),
		any: pattern.any.map(foldCase),
		none: pattern.none.map(foldCase),
		regex: pattern.regex === null ? null : new RegExp(pattern.regex, 'i'),
	}
}

const notAscii = /[^\0-\x7f]/

export function isAscii(text: string): boolean {
	return !notAscii.test(text)
}

/** Lower case for ASCII letters only, so that offsets stay the same and the byte scanner agrees. */
export function foldCase(text: string): string {
	return isAscii(text) ? text.toLowerCase() : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

/**
 * Whether a line matches a rule.
 *
 * @param forms The line without its line end, as printed, and what is left of it without a prefix; a regular expression may match either.
 * @param folded The first of them through `foldCase`.
 * @returns The captures of the first alternative that matches, or null.
 */
export function matchRule(ready: ReadyRule, forms: readonly string[], folded: string): Captures | null {
	for (const { all, any, none, regex } of ready.patterns) {
		if (!holdsAll(folded, all) || (any.length > 0 && !holdsOne(folded, any)) || holdsOne(folded, none)) continue
		if (regex === null) return {}
		for (const form of forms) {
			const found = regex.exec(form)
			if (found) return found.groups ? capturesOf(found.groups) : {}
		}
	}
	return null
}

function holdsAll(folded: string, fragments: readonly string[]): boolean {
	for (const fragment of fragments) if (!folded.includes(fragment)) return false
	return true
}

function holdsOne(folded: string, fragments: readonly string[]): boolean {
	for (const fragment of fragments) if (folded.includes(fragment)) return true
	return false
}

function capturesOf(groups: Readonly<Record<string, string | undefined>>): Captures {
	return Object.fromEntries(Object.entries(groups).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
