import { eventField, eventFields, inputBytes, type Kernel, longestPiece, pieceStep } from './kernel'
import { countGrams, type GramCounts, longestNeedle, type NeedleIndex } from './needles'

export interface LineScannerEvents {
	/**
	 * A line in which at least one needle stands, or a piece of a line that is longer than 64 KiB.
	 *
	 * @param number From 1.
	 * @param start Where it stands in `LineScanner.block`, until the next block.
	 * @param end The carriage return of a Windows line end is not part of the line.
	 * @param shape Lines of one shape differ in digits only. -1 for none.
	 */
	onLine(number: number, start: number, end: number, shape: number): void
	/** The bytes go: decode now what must stay. */
	onBlockEnd(): void
	/** Gives the needles. What is rare in the log is told as far as it is known, for the speed; it can be asked again. */
	needles(counts: GramCounts | null): NeedleIndex
}

/** For each line its number, counted from a line of the log. */
interface GivenNumbers {
	readonly numbers: Uint32Array
	readonly before: number
}

const newline = 10
const carriageReturn = 13

/** Above this share of positions, comparing needles costs more than looking for them. */
const tooManyCandidates = 0.06
/** The log must have grown by this factor before needles are chosen again: it costs some milliseconds. */
const bytesToNextTuning = 8
/** Parts of a block that are counted to find out which grams are rare. */
const sampleParts = 16
const samplePartBytes = 8 * 1024

/**
 * Takes a log as bytes, cut anywhere, and gives the lines that hold a needle, in order. What it gives does not depend on where
 * the bytes were cut.
 */
export class LineScanner {
	/** Lines seen so far; a last line without line end counts from `end()` on. */
	lines = 0
	bytes = 0
	private readonly decoder = new TextDecoder()
	private fill = 0
	/** Bytes at the start of the input that were already looked at, as the end of a piece of the line that goes on. */
	private held = 0
	private ready = false
	/** Bytes looked at since needles were chosen, and in all. */
	private sinceTuning = 0
	private seen = 0
	private lastBytes = new Uint8Array(0)
	private given: GivenNumbers | null = null
	private tuneFrom = 0

	constructor(
		private readonly kernel: Kernel,
		private readonly events: LineScannerEvents,
	) {}

	/** The bytes that hit lines point into. */
	get block(): Uint8Array {
		return this.kernel.input
	}

	/** The end of what was scanned, a few lines; begins anywhere in a line. */
	get tail(): Uint8Array {
		return this.lastBytes
	}

	/** Room for more bytes: write them there and tell how many with `filled`. Spares a copy where bytes can be read to a place. */
	space(): Uint8Array {
		return this.kernel.input.subarray(this.fill, inputBytes)
	}

	filled(count: number): void {
		this.fill += count
		this.bytes += count
		if (this.fill === inputBytes) this.scanBlock()
	}

	push(chunk: Uint8Array): void {
		for (let from = 0; from < chunk.length; ) {
			const part = chunk.subarray(from, from + inputBytes - this.fill)
			this.kernel.input.set(part, this.fill)
			this.filled(part.length)
			from += part.length
		}
	}

	/** What is pushed next are lines cut out of a log, with these numbers; null for a log as it is. */
	number(given: GivenNumbers | null): void {
		this.given = given
		this.lines = 0
	}

	/** Counts lines and bytes from 0 again, for another part. */
	restart(): void {
		this.lines = 0
		this.bytes = 0
		this.lastBytes = new Uint8Array(0)
	}

	/** Call after the last byte. What is pushed then begins a new line. */
	end(): void {
		if (this.fill === 0) return
		const open = this.kernel.input[this.fill - 1] !== newline
		this.scan(this.fill)
		if (open) this.lines++
		this.fill = 0
		this.held = 0
	}

	/** Most lines of a loop are never asked for it. */
	textOf(start: number, end: number): string {
		return this.decoder.decode(this.block.subarray(start, end))
	}

	/** Needles that stand there, each once. */
	needlesIn(start: number, end: number): readonly number[] {
		return this.kernel.needlesIn(start, end)
	}

	/** Looks at the whole lines of a full input and keeps what is left over. */
	private scanBlock(): void {
		const end = this.kernel.input.lastIndexOf(newline, this.fill - 1) + 1
		if (end > 0) {
			this.tune(end)
			this.scan(end)
			this.keepFrom(end)
			this.held = 0
			return
		}
		// Not one line end: a very long line. Its whole pieces are done with.
		const pieces = Math.floor((this.fill - longestPiece) / pieceStep) + 1
		this.scan((pieces - 1) * pieceStep + longestPiece)
		this.keepFrom(pieces * pieceStep)
		this.held = longestNeedle
	}

	private keepFrom(start: number): void {
		this.kernel.input.copyWithin(0, start, this.fill)
		this.fill -= start
	}

	private use(counts: GramCounts | null): void {
		this.ready = true
		const index = this.events.needles(counts)
		if (this.kernel.index !== index) this.kernel.use(index)
	}

	private scan(to: number): void {
		const { kernel } = this
		if (!this.ready) this.use(null)
		kernel.begin(this.held)
		for (let done = false; !done; ) {
			const found = kernel.scan(to)
			done = found.done
			this.tell(found.count)
		}
		this.lines += kernel.newlines
		this.lastBytes = joinTails(this.lastBytes, kernel.input.subarray(0, to))
		this.events.onBlockEnd()
	}

	private tell(count: number): void {
		const { events, input } = this.kernel
		for (let event = 0; event < eventFields * count; event += eventFields) {
			const start = events[event + eventField.start] as number
			const end = events[event + eventField.end] as number
			const stop = end > start && input[end - 1] === carriageReturn ? end - 1 : end
			this.events.onLine(this.numberAfter(events[event + eventField.newlines] as number), start, stop, events[event + eventField.shape] as number)
		}
	}

	/** The number of the line behind so many newlines of the block. */
	private numberAfter(newlines: number): number {
		const lines = this.lines + newlines
		return this.given ? this.given.before + (this.given.numbers[lines] as number) : lines + 1
	}

	/** The first block, and later ones when too many positions look like a needle, tell which grams are rare in this log. */
	private tune(end: number): void {
		// Of lines that were cut out each holds a needle, wherever one looks for it.
		if (this.given) return
		this.seen += end
		this.sinceTuning += end
		if (this.seen < this.tuneFrom) return
		if (this.tuneFrom > 0 && this.kernel.candidates < (this.sinceTuning / 4) * tooManyCandidates) return
		this.use(countGrams(sampleOf(this.kernel.input.subarray(0, end))))
		this.sinceTuning = 0
		this.tuneFrom = this.seen * bytesToNextTuning
	}
}

/** Enough for the last lines of a log, of which one has a time. */
const tailBytes = 2048

/** The last bytes of what came before and of what comes now. */
export function joinTails(before: Uint8Array, now: Uint8Array): Uint8Array<ArrayBuffer> {
	if (now.length >= tailBytes) return now.slice(-tailBytes)
	const kept = before.subarray(Math.max(0, before.length + now.length - tailBytes))
	const joined = new Uint8Array(kept.length + now.length)
	joined.set(kept)
	joined.set(now, kept.length)
	return joined
}

/** Parts spread over a block: one after another a log repeats itself. */
function sampleOf(block: Uint8Array): Uint8Array {
	const parts = Math.min(sampleParts, Math.floor(block.length / samplePartBytes))
	const sample = new Uint8Array(parts * samplePartBytes)
	for (let part = 0; part < parts; part++) {
		const from = Math.floor((part * block.length) / parts)
		sample.set(block.subarray(from, from + samplePartBytes), part * samplePartBytes)
	}
	return sample
}
