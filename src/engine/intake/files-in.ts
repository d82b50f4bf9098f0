import { linesOf } from './dress/lines'
import { looksLike } from './dress/looks'
import { beginsRecord } from './dress/record'
import { takeApart } from './take-apart'

/** Lines of a paste, from 1, that are those of a configuration file. */
export interface FileLines {
	readonly name: string
	readonly firstLine: number
	readonly lastLine: number
}

/** A shorter one may be a message that only looks like a setting. */
const leastLines = 3

/**
 * Where a paste itself says that a file stands: by the command that shows it, its name above it, or the language of its fence. What
 * only looks like a file may be the lines of an error. Linear in time; never throws.
 */
export function filesIn(text: string): readonly FileLines[] {
	if (text.split('\n').every((line) => line.trim() === '' || beginsRecord(line))) return []
	return takeApart(text).flatMap(({ kind, name, language, restated, text: inside, placeOf }): readonly FileLines[] => {
		if (kind !== 'file' || restated !== null || (name === null && language === null)) return []
		const lines = linesOf(inside.replace(/\n+$/, ''))
		if (lines.length < leastLines || looksLike(lines) !== 'file') return []
		return [{ name: name ?? 'file', firstLine: placeOf(1, 1).line, lastLine: placeOf(lines.length, 1).line }]
	})
}
