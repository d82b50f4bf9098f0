import type { Lines } from './output'

/**
 * How many lines from the first one on are those of an output.
 *
 * @param isOwn Whether a line is one of the output.
 * @param known So many are, whatever stands in them.
 */
export function countOwn(lines: Lines, isOwn: (line: string) => boolean, known = 0): number {
	let count = known
	while (count < lines.length && isOwn(lines.at(count) ?? '')) count++
	return count
}

/** So many lines without the blank ones at their end: these are no part of an output. */
export function withoutBlankEnd(lines: Lines, count: number): number {
	let length = count
	while (length > 1 && lines.at(length - 1)?.trim() === '') length--
	return length
}

/**
 * How many lines from the first one on are those of an output, up to the last that is not blank.
 *
 * @param begins Whether an output of its own begins with a line: what one program was asked twice are two outputs.
 */
export function lengthOf(lines: Lines, isOwn: (line: string) => boolean, begins: (line: string) => boolean = () => false): number {
	let seen = 0
	const isOfThis = (line: string) => isOwn(line) && !(begins(line) && seen++ > 0)
	return withoutBlankEnd(lines, countOwn(lines, isOfThis))
}
