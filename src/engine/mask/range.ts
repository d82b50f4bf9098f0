/** A part of a text, from one character to before another. */
export interface Range {
	readonly from: number
	readonly to: number
}

/** What stands in place of a secret. Its beginning is what a collected text has too, and no YAML, JSON or shell reads anything else into it. */
export const mark = /masked-secret(?:-\d{1,6}-\d{1,9}-characters)?/

export const longestMark = 'masked-secret-999999-999999999-characters'.length

const onlyMark = new RegExp(`^${mark.source}$`)

export function isMark(text: string): boolean {
	return onlyMark.test(text.trim())
}

/** Without blanks and line ends at its edges. */
export function trimmed(text: string, { from, to }: Range): Range {
	let [start, end] = [from, to]
	while (start < end && /\s/.test(text[start] ?? '')) start++
	while (end > start && /\s/.test(text[end - 1] ?? '')) end--
	return { from: start, to: end }
}
