import type { Severity } from '../../../facts/bouncer'
import { isTemplate } from '../formats/yaml/templates'
import type { ProblemCode } from '../problems/catalogue'
import type { Edit, Problem } from '../types'

/** A problem of one of the engine's files, with what would put it right. */
export interface Found {
	readonly problem: Problem
	/** None where the text does not tell what is right. */
	readonly edits: readonly Edit[]
}

/** Where something is told: a name or a value of the text. */
export interface At {
	readonly line: number
	readonly column: number
}

export function found(
	code: ProblemCode,
	severity: Severity,
	at: At | null,
	key: string | null,
	message: string,
	fix: string,
	edits: readonly Edit[] = [],
): Found {
	return { problem: { code, severity, line: at?.line ?? null, column: at?.column ?? null, key, message, fix }, edits }
}

/** A value that something else fills in before the program reads it, or the engine itself from its environment (`csstring.StrictExpand`). */
export function isFilledIn(text: string): boolean {
	return /\$\{|\$\w/.test(text) || isTemplate(text)
}

const longest = 60

/** What stands in the text, for a sentence: on one line, not too long, and without the sign that ends a code span. */
export function shown(text: string): string {
	const line = text
		.slice(0, 4 * longest)
		.replace(/\s+/g, ' ')
		.replaceAll('`', '’')
		.trim()
	return line.length > longest ? `${line.slice(0, longest)}…` : line
}
