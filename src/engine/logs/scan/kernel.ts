import { longestNeedle, type NeedleIndex } from './needles'

/**
 * The inner loops of the scanner behind a small interface, so that there can be two of them: WebAssembly where it runs, plain
 * TypeScript where it is switched off. Both find the same.
 */
export interface Kernel {
	/** The caller writes the bytes here, from 0 on. Behind `inputBytes` the kernel keeps some room for itself. */
	readonly input: Uint8Array
	/** What `scan` found: of each line with a needle the fields of `eventField`. */
	readonly events: Int32Array
	/** The needles that it looks for; null before the first `use`. */
	readonly index: NeedleIndex | null
	/** Positions that looked like a needle since `use`; too many of them cost speed. */
	readonly candidates: number
	/** Newlines between the beginning and where `scan` stopped. */
	readonly newlines: number
	/** Takes needles, before the first `scan` or instead of others. */
	use(index: NeedleIndex): void
	/** Starts on new bytes in `input`; the first `held` of them were already seen as the end of a piece (see `longestPiece`). */
	begin(held: number): void
	/**
	 * Goes on up to `to`, the end of the last whole line. Fills `events`.
	 *
	 * @returns How many events there are, and whether `to` was reached; if not, `scan` again.
	 */
	scan(to: number): { readonly count: number; readonly done: boolean }
	/** The needles in `input[start, end)`, each once. */
	needlesIn(start: number, end: number): readonly number[]
	forgetShapes(): void
}

/** Fields of an event. */
export const eventField = {
	start: 0,
	end: 1,
	/** Newlines before the line since `begin`. */
	newlines: 2,
	/** -1 for none. */
	shape: 3,
} as const
export const eventFields = 4

/** The room for bytes. Large enough that a read costs little, small enough that it stays in the processor's cache. */
export const inputBytes = 512 * 1024

/** Bytes behind the input that vector instructions may touch. */
export const inputPadding = 64

/** Longer lines are looked at in pieces that overlap, so that memory stays bounded: a line of 5 MB costs no more than 5 MB of lines. */
export const longestPiece = 64 * 1024
/** From one piece to the next: less by the longest needle, so that each needle is whole in some piece. */
export const pieceStep = longestPiece - longestNeedle

/** A line has no shape: it is too long, or there is no room for more. */
export const noShape = -1
