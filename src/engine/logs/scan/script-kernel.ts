import { eventFields, inputBytes, inputPadding, type Kernel, longestPiece, noShape, pieceStep } from './kernel'
import { foldMask, hashMultiplier, indexNeedles, lastProbe, type NeedleIndex, shiftFor } from './needles'

const newline = 10
const eventsAtOnce = 4096
const nothing = indexNeedles([])

/** The kernel in plain TypeScript. It knows no shapes: every line with a needle is new to it. */
export class ScriptKernel implements Kernel {
	readonly input = new Uint8Array(inputBytes + inputPadding)
	readonly events = new Int32Array(eventFields * eventsAtOnce)
	candidates = 0
	newlines = 0
	private readonly words = new Uint32Array(this.input.buffer)
	index: NeedleIndex | null = null
	private tables: NeedleIndex = nothing
	private filterShift = 0
	private gramShift = 0
	private stoppedAt = 0
	private counted = 0
	/** Lines before this one are done. */
	private floor = 0
	/** In a line longer than a piece: needles that end before this are in a piece that was told. */
	private doneUntil = 0
	private heldUntil = 0
	private foundLength = 0

	use(index: NeedleIndex): void {
		this.index = index
		this.tables = index
		this.filterShift = shiftFor(index.filter.length)
		this.gramShift = shiftFor(index.grams.length / 2)
		this.candidates = 0
	}

	begin(held: number): void {
		this.newlines = 0
		this.stoppedAt = 0
		this.counted = 0
		this.floor = 0
		this.doneUntil = 0
		this.heldUntil = held
	}

	scan(to: number): { readonly count: number; readonly done: boolean } {
		const { filter } = this.tables
		const { words, filterShift } = this
		let count = 0
		let word = (this.stoppedAt + 3) >>> 2
		const last = (to + 3) >>> 2
		while (word < last) {
			const gram = ((words[word] as number) | foldMask) >>> 0
			const hash = Math.imul(gram, hashMultiplier)
			if ((((filter[hash >>> filterShift] as number) >>> (hash & 31)) & 1) === 0) {
				word++
				continue
			}
			this.candidates++
			const position = this.needleAt(gram, word << 2, to)
			if (position < 0) {
				word++
				continue
			}
			let start = this.lineStart(position)
			const lineEnd = this.lineEnd(position, to)
			let end = lineEnd
			this.count(start)
			if (end - start > longestPiece) {
				const beyond = position + this.foundLength - start - longestPiece
				if (beyond > 0) start += Math.ceil(beyond / pieceStep) * pieceStep
				end = Math.min(end, start + longestPiece)
			}
			this.events.set([start, end, this.newlines, noShape], eventFields * count)
			count++
			if (end === lineEnd) {
				this.floor = lineEnd + 1
				this.doneUntil = 0
				word = (this.floor + 3) >>> 2
			} else {
				this.doneUntil = end
				word = Math.max(word + 1, (start + pieceStep) >>> 2)
			}
			if (count === eventsAtOnce && word < last) {
				this.stoppedAt = word << 2
				return { count, done: false }
			}
		}
		this.count(to)
		this.stoppedAt = to
		return { count, done: true }
	}

	needlesIn(start: number, end: number): readonly number[] {
		const found = new Set<number>()
		for (let word = (start + 3) >>> 2; word << 2 < end; word++) {
			const gram = ((this.words[word] as number) | foldMask) >>> 0
			for (let probe = this.firstProbe(gram); probe >= 0; probe = this.nextProbe(probe)) {
				const position = (word << 2) - this.offsetOf(probe)
				if (position >= start && this.stands(probe, position, end)) found.add(this.tables.probes[probe] as number)
			}
		}
		return [...found]
	}

	forgetShapes(): void {}

	/** Where a needle stands whose gram is at `at`: one in a line, or piece of a line, that was not told yet. */
	private needleAt(gram: number, at: number, to: number): number {
		const { probes, needles } = this.tables
		for (let probe = this.firstProbe(gram); probe >= 0; probe = this.nextProbe(probe)) {
			const position = at - this.offsetOf(probe)
			const { length } = needles[probes[probe] as number] as Uint8Array
			if (position < this.floor || position + length <= this.doneUntil || position + length <= this.heldUntil) continue
			if (!this.stands(probe, position, to) || !this.isGuarded(probes[probe] as number, position, to)) continue
			this.foundLength = length
			return position
		}
		return -1
	}

	private firstProbe(gram: number): number {
		const { grams } = this.tables
		const slots = grams.length / 2
		for (let slot = Math.imul(gram, hashMultiplier) >>> this.gramShift; ; slot = (slot + 1) & (slots - 1)) {
			if (grams[2 * slot] === gram) return 2 * (grams[2 * slot + 1] as number)
			if (grams[2 * slot] === 0) return -1
		}
	}

	private nextProbe(probe: number): number {
		return (this.tables.probes[probe + 1] as number) >= lastProbe ? -1 : probe + 2
	}

	private offsetOf(probe: number): number {
		return (this.tables.probes[probe + 1] as number) & 0xffff
	}

	private stands(probe: number, position: number, to: number): boolean {
		return this.isAt(this.tables.needles[this.tables.probes[probe] as number] as Uint8Array, position, to)
	}

	private isAt(folded: Uint8Array, position: number, to: number): boolean {
		if (position + folded.length > to) return false
		for (let i = 0; i < folded.length; i++) {
			const byte = this.input[position + i] as number
			if ((byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte) !== folded[i]) return false
		}
		return true
	}

	/** Whether one of the needle's guards stands in its line. What is not seen whole passes. */
	private isGuarded(needle: number, position: number, to: number): boolean {
		const guards = this.tables.guards[needle] as readonly Uint8Array[]
		if (guards.length === 0) return true
		const start = this.lineStart(position)
		const end = this.lineEnd(position, to)
		if (end - start > longestPiece || start < this.heldUntil) return true
		for (let at = start; at < end; at++) if (guards.some((guard) => this.isAt(guard, at, end))) return true
		return false
	}

	private lineEnd(position: number, to: number): number {
		const next = this.input.indexOf(newline, position)
		return next < 0 || next > to ? to : next
	}

	private lineStart(position: number): number {
		const before = position === 0 ? -1 : this.input.lastIndexOf(newline, position - 1)
		return Math.max(before + 1, this.floor)
	}

	private count(to: number): void {
		const { input } = this
		for (let at = input.indexOf(newline, this.counted); at >= 0 && at < to; at = input.indexOf(newline, at + 1)) this.newlines++
		this.counted = to
	}
}
