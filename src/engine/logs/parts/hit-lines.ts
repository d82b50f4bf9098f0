import type { Kernel } from '../scan/kernel'
import { LineScanner } from '../scan/line-scanner'
import type { GramCounts, NeedleIndex } from '../scan/needles'
import type { Segment } from './segment'

/** The lines of a part of a log that may say something, cut out: to read them is left to somebody else. Plain data. */
export interface HitLines {
	readonly lines: number
	readonly bytes: number
	/** The end of the part, a few lines. */
	readonly tail: Uint8Array
	/** The lines that hold a needle, each with a line end. */
	readonly text: Uint8Array<ArrayBuffer>
	/** For each of them its number in the part, from 1. */
	readonly numbers: Uint32Array<ArrayBuffer>
}

/** What became of a part: its hits cut out, or where most lines are hits what they say. */
export type PartRead = { readonly hits: HitLines; readonly segment?: undefined } | { readonly hits?: undefined; readonly segment: Segment }

/** What of it a thread can hand over without a copy. */
export function buffersOf({ hits, segment }: PartRead): ArrayBuffer[] {
	const arrays = hits
		? [hits.text, hits.numbers]
		: segment.streams.flatMap(({ pullKinds, pullTimes, entryKinds, entryLines }) => [pullKinds, pullTimes, entryKinds, entryLines])
	return arrays.map(({ buffer }) => buffer)
}

/** Where more of the bytes are hits, cutting them out costs more than reading them. */
const densest = 0.25
/** A handful of hits tells nothing about a part. */
const leastToTell = 256 * 1024
const newline = 10

/** Looks through parts of a log, and cuts out what is to be read. */
export class HitCollector {
	private readonly scanner: LineScanner
	private text = new Uint8Array(256 * 1024)
	private length = 0
	private numbers: number[] = []

	/** @param needles Gives the needles; see `LineScannerEvents`. */
	constructor(kernel: Kernel, needles: (counts: GramCounts | null) => NeedleIndex) {
		this.scanner = new LineScanner(kernel, {
			onLine: (number, start, end) => this.add(number, start, end),
			onBlockEnd: () => {},
			needles,
		})
	}

	/** So many lines are hits that the part should rather be read as a whole. */
	get isDense(): boolean {
		return this.length > leastToTell && this.length > densest * this.scanner.bytes
	}

	push(chunk: Uint8Array): void {
		this.scanner.push(chunk)
	}

	space(): Uint8Array {
		return this.scanner.space()
	}

	filled(count: number): void {
		this.scanner.filled(count)
	}

	/** @returns Null when the part is dense. Another part can follow. */
	end(): HitLines | null {
		this.scanner.end()
		const { lines, bytes, tail } = this.scanner
		const hits = this.isDense ? null : { lines, bytes, tail, text: this.text.slice(0, this.length), numbers: new Uint32Array(this.numbers) }
		this.length = 0
		this.numbers = []
		this.scanner.restart()
		return hits
	}

	private add(number: number, start: number, end: number): void {
		const bytes = this.scanner.block
		const length = this.length + end - start + 1
		if (length > this.text.length) this.grow(length)
		const { text } = this
		let to = this.length
		// Byte by byte: a view for each line was a quarter of the garbage that a large log made.
		for (let from = start; from < end; from++) text[to++] = bytes[from] as number
		text[to] = newline
		this.length = length
		this.numbers.push(number)
	}

	private grow(least: number): void {
		const larger = new Uint8Array(Math.max(least, Math.ceil(1.5 * this.text.length)))
		larger.set(this.text)
		this.text = larger
	}
}
