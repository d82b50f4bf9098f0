import { findNeedles, type NeedleIndex } from './needles'

/** A line in which at least one needle stands. */
export interface HitLine {
	/** From 1. */
	readonly number: number
	/** Without line end, decoded as UTF-8; at most `longestPiece` bytes of it. */
	readonly text: string
	/** Needles found, each once. The array is reused: copy what must stay. */
	readonly needles: readonly number[]
}

/** Longer lines are looked at in pieces that overlap, so that memory stays bounded and a 5 MB line costs no more than 5 MB of lines. */
const longestPiece = 64 * 1024
const pieceOverlap = 1024

const newline = 10
const carriageReturn = 13

/**
 * Takes a log as chunks of bytes, cut anywhere, and gives the lines that hold a needle. What it gives does not depend on
 * where the chunks were cut.
 */
export class LineScanner {
	/** Lines seen so far; a last line without line end counts from `end()` on. */
	lines = 0
	bytes = 0
	private readonly decoder = new TextDecoder()
	private rest: Uint8Array[] = []
	private restLength = 0
	private found: number[] = []

	constructor(
		private readonly index: NeedleIndex,
		private readonly onLine: (line: HitLine) => void,
	) {}

	push(chunk: Uint8Array): void {
		this.bytes += chunk.length
		const first = chunk.indexOf(newline)
		if (first < 0) {
			this.keep(chunk)
			return
		}
		let from = 0
		if (this.restLength > 0) {
			this.keep(chunk.subarray(0, first + 1))
			this.flushRest()
			from = first + 1
		}
		const end = chunk.lastIndexOf(newline) + 1
		const block = aligned(chunk)
		if (end > from) this.scanLines(block, from, end)
		if (end < chunk.length) this.keep(chunk.subarray(end))
	}

	/** Call once after the last chunk. */
	end(): void {
		if (this.restLength > 0) this.flushRest()
	}

	private keep(part: Uint8Array): void {
		this.rest.push(part.slice())
		this.restLength += part.length
	}

	private flushRest(): void {
		const line = new Uint8Array(this.restLength)
		let at = 0
		for (const part of this.rest) {
			line.set(part, at)
			at += part.length
		}
		this.rest = []
		this.restLength = 0
		this.scanLines(line, 0, line.length)
	}

	/** `[from, to)` holds whole lines, but for a last one without line end. */
	private scanLines(bytes: Uint8Array, from: number, to: number): void {
		let counted = from
		let number = this.lines + 1
		let lineStart = -1
		let lineEnd = -1
		const close = () => {
			if (this.found.length === 0) return
			this.give(bytes, lineStart, lineEnd, number)
			this.found = []
		}
		findNeedles(this.index, bytes, from, to, (needle, position) => {
			if (position >= lineEnd || position < lineStart) {
				close()
				lineStart = position === 0 ? 0 : bytes.lastIndexOf(newline, position - 1) + 1
				if (lineStart < from) lineStart = from
				const end = bytes.indexOf(newline, position)
				lineEnd = end < 0 || end >= to ? to : end
				number += countNewlines(bytes, counted, lineStart)
				counted = lineStart
				if (lineEnd - lineStart > longestPiece) {
					lineStart = Math.max(lineStart, position - pieceOverlap)
					lineEnd = Math.min(lineEnd, lineStart + longestPiece)
				}
			}
			if (!this.found.includes(needle)) this.found.push(needle)
		})
		close()
		this.lines += countNewlines(bytes, from, to) + (bytes[to - 1] === newline ? 0 : 1)
	}

	private give(bytes: Uint8Array, start: number, end: number, number: number): void {
		const stop = end > start && bytes[end - 1] === carriageReturn ? end - 1 : end
		this.onLine({ number, text: this.decoder.decode(bytes.subarray(start, stop)), needles: this.found })
	}
}

/** `findNeedles` reads four bytes at a time, so the block must start at a multiple of four in its buffer. */
function aligned(chunk: Uint8Array): Uint8Array {
	return chunk.byteOffset % 4 === 0 ? chunk : chunk.slice()
}

function countNewlines(bytes: Uint8Array, from: number, to: number): number {
	let count = 0
	for (let at = bytes.indexOf(newline, from); at >= 0 && at < to; at = bytes.indexOf(newline, at + 1)) count++
	return count
}
