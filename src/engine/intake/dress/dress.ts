import { endBefore, type Line } from './lines'

/** `file`: a configuration file, whole or in part; `output`: what a command printed; `prose`: what the reader wrote about it. */
export type PieceKind = 'file' | 'output' | 'log' | 'prose'

/** What the paste itself tells about a part of it. */
export interface About {
	/** Null where only its looks can tell. */
	readonly kind: PieceKind | null
	/** Path of the file, as the paste names it. */
	readonly name: string | null
	/** What printed it, or wrote it. */
	readonly command: string | null
	/** Info string of a Markdown fence. */
	readonly language: string | null
	/** False where something is left out or cut off. */
	readonly whole: boolean
	/** The lines say the same as a command, or as what a program printed, in the form of a file; null where they are the reader's own. */
	readonly restated: 'command' | 'output' | null
}

/** Lines that stand together, and what is known about them. */
export interface Block {
	readonly lines: readonly Line[]
	readonly about: About
}

/** A part of a block, as a dress found it. What it does not say stays as it was. */
export interface Part {
	readonly lines: readonly Line[]
	readonly about?: Partial<About>
	/** The dress was taken off here; false for what stood beside it. */
	readonly inside: boolean
}

/** Something that a text wears when it is pasted. */
export interface Dress<Id extends string = string> {
	readonly id: Id
	/** A text without them does not wear it: a first look that costs next to nothing. Null where there are none. */
	readonly signs: RegExp | null
	/** Takes one layer off; null where the block does not wear it. Linear in time, and never throws. */
	readonly takeOff: (block: Block) => readonly Part[] | null
}

/** The parts between those that a dress found: ranges of lines, in order. */
export function withRest(
	lines: readonly Line[],
	found: readonly { readonly from: number; readonly to: number; readonly part: Part | null }[],
): readonly Part[] {
	const parts: Part[] = []
	let at = 0
	const rest = (to: number) => {
		if (to > at) parts.push({ lines: ended(lines, at, to), inside: false })
	}
	for (const { from, to, part } of found) {
		rest(from)
		if (part) parts.push(part)
		at = to
	}
	rest(lines.length)
	return parts
}

/** The lines of a range with the line break behind the last one, where one stands there. */
export function ended(lines: readonly Line[], from: number, to: number): readonly Line[] {
	const inside = lines.slice(from, to)
	const next = lines[to]
	return next && inside.length > 0 ? [...inside, endBefore(next)] : inside
}
