/** One line of a text, however much of what stood around it was taken off, with its place in the reader's own text. */
export interface Line {
	readonly text: string
	/** Line of the reader's own text, from 1. */
	readonly number: number
	/** Where that line begins there, in UTF-16 units. */
	readonly start: number
	/** Where each character of `text`, and its end, stands there: one offset where they follow one another, else one for each. */
	readonly places: number | readonly number[]
}

/** The lines of a text. The last one is empty where the text ends with a line break. A `\r` stays at the end of its line. */
export function linesOf(text: string): readonly Line[] {
	const lines: Line[] = []
	let start = 0
	for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
		lines.push({ text: text.slice(start, end), number: lines.length + 1, start, places: start })
		start = end + 1
	}
	lines.push({ text: text.slice(start), number: lines.length + 1, start, places: start })
	return lines
}

export function textOf(lines: readonly Line[]): string {
	return lines.map(({ text }) => text).join('\n')
}

/** Where a character of the line stands in the reader's own text; the end of the line is a place too. */
export function placeIn({ text, places }: Line, column: number): number {
	const at = Math.min(Math.max(column, 0), text.length)
	return typeof places === 'number' ? places + at : (places[at] ?? 0)
}

/** A part of a line. */
export function part(line: Line, from: number, to = line.text.length): Line {
	if (from === 0 && to === line.text.length) return line
	const places = typeof line.places === 'number' ? line.places + from : line.places.slice(from, to + 1)
	return { ...line, text: line.text.slice(from, to), places }
}

/** The end of a piece that another line follows: its last line break counts. */
export function endBefore({ number, start }: Line): Line {
	return { text: '', number, start, places: start }
}

/** Puts a line together again from parts of one and from texts that stand nowhere: those have the place of what follows them. */
export function joined(parts: readonly (Line | string)[], near: Line): Line {
	const first = parts.find((piece) => typeof piece !== 'string') ?? near
	const places: number[] = []
	let text = ''
	let end = placeIn(first, 0)
	for (const [index, piece] of parts.entries()) {
		text += typeof piece === 'string' ? piece : piece.text
		const next = parts[index + 1]
		if (typeof piece === 'string') {
			const place = next && typeof next !== 'string' ? placeIn(next, 0) : end
			for (let at = 0; at < piece.length; at++) places.push(place)
			continue
		}
		for (let at = 0; at < piece.text.length; at++) places.push(placeIn(piece, at))
		end = placeIn(piece, piece.text.length)
	}
	places.push(end)
	return { text, number: first.number, start: first.start, places }
}

/**
 * The line with every match of a pattern replaced. A replacement has the place where its match begins.
 *
 * @param pattern Global.
 */
export function replaced(line: Line, pattern: RegExp, put: (match: string) => string): Line {
	const places: number[] = []
	let text = ''
	let at = 0
	const take = (to: number) => {
		for (; at < to; at++) places.push(placeIn(line, at))
	}
	for (const match of line.text.matchAll(pattern)) {
		text += line.text.slice(at, match.index)
		take(match.index)
		const fresh = put(match[0])
		text += fresh
		for (let i = 0; i < fresh.length; i++) places.push(placeIn(line, match.index))
		at = match.index + match[0].length
	}
	if (at === 0) return line
	text += line.text.slice(at)
	take(line.text.length)
	places.push(placeIn(line, line.text.length))
	return { ...line, text, places }
}

/** Without the `\r` that a line ended with. */
export function withoutReturn(line: Line): Line {
	return line.text.endsWith('\r') ? part(line, 0, line.text.length - 1) : line
}

export function isBlank({ text }: Line): boolean {
	return text.trim() === ''
}
