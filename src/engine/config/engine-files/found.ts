import type { Severity } from '../../../facts/bouncer'
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

/** A value that something else fills in before the program reads it. */
export function isFilledIn(text: string): boolean {
	return text.includes('${') || text.includes('{{')
}
