import { eventField, eventFields, inputBytes, type Kernel, longestPiece, noShape, pieceStep } from './kernel'
import { countGrams, type GramCounts, longestNeedle, type NeedleIndex } from './needles'

/** A line in which at least one needle stands, or a piece of a line that is longer than 64 KiB. Valid until the next block. */
export class HitLine {
	private decoded: string | null = null
	private copy: Uint8Array | null = null

	constructor(
		private readonly scanner: LineScanner,
		/** From 1. */
		readonly number: number,
		/** In `bytes`; the carriage return of a Windows line end is not part of the line. */
		readonly start: number,
		readonly end: number,
		/** Lines of one shape differ in digits only. -1 for none. */
		readonly shape: number,
	) {}

	get bytes(): Uint8Array {
		return this.scanner.block
	}

	/** Decoded when it is asked for: most lines of a loop never are. */
	get text(): string {
		this.decoded ??= this.scanner.decode(this.copy ?? this.bytes.subarray(this.start, this.end))
		return this.decoded
	}

	/** Its bytes go: its text can still be asked for. */
	keep(): void {
		if (this.decoded === null) this.copy ??= this.bytes.slice(this.start, this.end)
	}

	/** A line of the same shape that stands there in the same block. */
	at(number: number, start: number): HitLine {
		return new HitLine(this.scanner, number, start, start + this.end - this.start, this.shape)
	}

	/** Needles that stand in it, each once. */
	needles(): readonly number[] {
		return this.scanner.needlesIn(this.start, this.end)
	}
}

export interface LineScannerEvents {
	/** A line with a needle, and where it stands in `LineScanner.block`: see `LineScanner.hit`. */
	onLine(number: number, start: number, end: number, shape: number): void
	/** What is known of lines that the kernel counts by itself; see `Kernel.countedLines`. */
	readonly counted?: CountedEvents
	/** The bytes go: decode now what must stay. */
	onBlockEnd(): void
	/** Gives the needles. What is rare in the log is told as far as it is known, for the speed; it can be asked again. */
	needles(counts: GramCounts | null): NeedleIndex
}

/** Lines are named by their numbers in `Kernel.countedLines`. All but `onCount` come in the order of the log, between the calls of `onLine`. */
export interface CountedEvents {
	/** What counted lines tell of pulls: of each its kind and time. One of the kind and time of the one before can be left out. */
	onPulls(kinds: Uint8Array, times: Float64Array): void
	/** The time of a counted line that tells of a pull has to be read here. */
	onTimeAsked(line: number, start: number): void
	/** The last counted line so far that a rule knows. */
	onKnown(line: number, number: number, start: number): void
	/** At the end of a block: a line came so often, and last there. */
	onCount(line: number, count: number, number: number, start: number): void
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

	/** The line that was told, to be asked for its text and its needles. */
	hit(number: number, start: number, end: number, shape: number): HitLine {
		return new HitLine(this, number, start, end, shape)
	}

	decode(bytes: Uint8Array): string {
		return this.decoder.decode(bytes)
	}

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
		this.tellCounts()
		this.lines += kernel.newlines
		this.lastBytes = joinTails(this.lastBytes, kernel.input.subarray(0, to))
		this.events.onBlockEnd()
	}

	private tell(count: number): void {
		const { events, input } = this.kernel
		let pullsTold = 0
		for (let event = 0; event < eventFields * count; event += eventFields) {
			const pulls = events[event + eventField.pulls] as number
			if (pulls > pullsTold) this.tellPulls(pullsTold, pulls)
			pullsTold = pulls
			const known = events[event + eventField.known] as number
			if (known >= 0) {
				const newlines = events[event + eventField.knownNewlines] as number
				this.events.counted?.onKnown(known, this.numberAfter(newlines), events[event + eventField.knownStart] as number)
			}
			const start = events[event + eventField.start] as number
			const end = events[event + eventField.end] as number
			const shape = events[event + eventField.shape] as number
			if (shape < noShape) {
				this.events.counted?.onTimeAsked(noShape - 1 - shape, start)
				continue
			}
			const stop = end > start && input[end - 1] === carriageReturn ? end - 1 : end
			this.events.onLine(this.numberAfter(events[event + eventField.newlines] as number), start, stop, shape)
		}
		this.tellPulls(pullsTold, Number.POSITIVE_INFINITY)
	}

	/** Those between the `from`-th and the `to`-th of the last `scan`. */
	private tellPulls(from: number, to: number): void {
		const { countedLines } = this.kernel
		if (!countedLines || !this.events.counted) return
		const { kinds, times } = countedLines.pulls()
		if (from < kinds.length) this.events.counted.onPulls(kinds.subarray(from, to), times.subarray(from, to))
	}

	private tellCounts(): void {
		const { countedLines } = this.kernel
		const { counted: events } = this.events
		if (!countedLines || !events) return
		const known = countedLines.lastKnown()
		if (known) events.onKnown(known.line, this.numberAfter(known.newlines), known.start)
		countedLines.takeCounts((line, count, newlines, start) => events.onCount(line, count, this.numberAfter(newlines), start))
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
