import type { Outcome } from './recognise'
import type { CountedLines } from './scan/counted-lines'
import type { KnownLine } from './shapes'

/** A line that the kernel counts, and what came of it. */
export interface Counted {
	readonly outcome: Outcome
	readonly count: number
	/** Number of the last one. */
	readonly number: number
	/** Time of the last one. */
	readonly time: number | null
}

/** What the kernel counts for a reader. */
export class Counting {
	private readonly lines: CountedForm[] = []

	/** @param table Null where the kernel counts nothing. */
	constructor(
		private readonly table: CountedLines | null,
		private readonly input: () => Uint8Array,
	) {
		table?.forget()
	}

	/** From now on lines like this one are not told any more. Its time must have been read where it tells of a pull. */
	add(line: KnownLine): void {
		if (!this.table || line.variant.countedIn === this) return
		line.variant.countedIn = this
		if (this.table.add(line.counted) !== null) this.lines.push(new CountedForm(line))
	}

	outcomeOf(line: number): Outcome {
		return this.form(line).outcome
	}

	/** Such a line at another place. */
	like(line: number, number: number, start: number): KnownLine {
		return this.form(line).line.at(number, start)
	}

	/** Reads the time that the kernel cannot read, and tells it the day. */
	timeOf(line: number, start: number): number | null {
		const known = this.form(line).line
		const time = known.timeAt(this.input(), start)
		const { pull } = known.counted
		if (pull?.time.kind === 'digits') this.table?.turnTo(line, start, pull.time)
		return time
	}

	count(line: number, count: number, number: number, start: number): void {
		this.form(line).add(count, number, this.input(), start)
	}

	/** What came since this was asked last. */
	take(): readonly Counted[] {
		return this.lines.flatMap((form) => form.take() ?? [])
	}

	private form(line: number): CountedForm {
		return this.lines[line] as CountedForm
	}
}

class CountedForm {
	private count = 0
	private number = 0
	private last = new Uint8Array(0)

	constructor(readonly line: KnownLine) {}

	get outcome(): Outcome {
		return this.line.variant.outcome
	}

	/** @returns Null when none came. */
	take(): Counted | null {
		const { count, number, outcome } = this
		if (count === 0) return null
		this.count = 0
		return { outcome, count, number, time: this.line.timeAt(this.last, 0) }
	}

	/** The bytes go: those of the last line are kept. */
	add(count: number, number: number, bytes: Uint8Array, start: number): void {
		this.count += count
		this.number = number
		const { length } = this.line
		if (this.last.length < length) this.last = new Uint8Array(length)
		this.last.set(bytes.subarray(start, start + length))
	}
}
