import type { Pattern, SearchRule } from '../../facts/errors/rule'

/** What a pattern found in a line: the named groups of its regular expression, empty without one. */
export type Captures = Readonly<Record<string, string>>

/** A rule made ready for matching: fragments in lower case, regular expressions compiled once. */
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
	return { rule, patterns: rule.match.map(readyPattern) }
}

function readyPattern(pattern: Pattern): ReadyPattern {
	return {
		all: pattern.all.map(foldCase),
		any: pattern.any.map(foldCase),
		none: pattern.none.map(foldCase),
		regex: pattern.regex === null ? null : new RegExp(pattern.regex, 'i'),
	}
}

const notAscii = /[^\0-\x7f]/

/** Lower case for ASCII letters only, so that offsets stay the same and the byte scanner agrees. */
export function foldCase(text: string): string {
	return notAscii.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text.toLowerCase()
}

/**
 * Whether a line matches a rule.
 *
 * @param line One line without its line end, as printed.
 * @param folded The same line through `foldCase`.
 * @returns The captures of the first alternative that matches, or null.
 */
export function matchRule(ready: ReadyRule, line: string, folded: string): Captures | null {
	for (const pattern of ready.patterns) {
		if (!pattern.all.every((fragment) => folded.includes(fragment))) continue
		if (pattern.any.length > 0 && !pattern.any.some((fragment) => folded.includes(fragment))) continue
		if (pattern.none.some((fragment) => folded.includes(fragment))) continue
		if (pattern.regex === null) return {}
		const found = pattern.regex.exec(line)
		if (found) return Object.fromEntries(Object.entries(found.groups ?? {}).filter(([, value]) => value !== undefined))
	}
	return null
}
