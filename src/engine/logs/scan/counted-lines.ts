import type { PullKind } from '../pulls'

/** How the kernel reads the time of a line that it counts: not at all as there is none; not by itself; or from its digits. */
export type CountedTime = { readonly kind: 'none' } | { readonly kind: 'unread' } | DigitTime

/** A time whose digits stand at known places of the line. */
export interface DigitTime {
	readonly kind: 'digits'
	readonly hour: Place
	readonly minute: Place
	readonly second: Place
	readonly fraction: Place | null
	/** Positions of the characters that make the day. */
	readonly dayAt: ArrayLike<number>
	/** How these characters write a day: what is equal in two lines of one form is the same day. */
	readonly dayForm: string
	/** The beginning of the line's day, milliseconds since 1970; null when it is no date. */
	readonly day: number | null
}

export interface Place {
	readonly from: number
	readonly to: number
}

/** A line that is counted from now on, whatever its digits but those that decide. */
export interface CountedLine {
	readonly shape: number
	/** Positions in the line of the digits that decide. */
	readonly deciding: readonly number[]
	/** One of these lines stands there in the kernel's input. */
	readonly start: number
	readonly ofRule: boolean
	/** What it tells of a pull, and how to read its time. */
	readonly pull: { readonly kind: PullKind; readonly time: CountedTime } | null
	/** Added to the positions in `time`. */
	readonly textAt: number
}

/** A counted line, the newlines before it since `begin`, and where it starts. */
export interface LinePlace {
	readonly line: number
	readonly newlines: number
	readonly start: number
}

/** The kernel's side of the table: its functions and what they leave behind, see `kernel/counted-lines.ts`. */
export interface CountedExports {
	readonly memory: WebAssembly.Memory
	readonly touchedCount: WebAssembly.Global<'i32'>
	readonly pullCount: WebAssembly.Global<'i32'>
	readonly knownLast: WebAssembly.Global<'i32'>
	readonly knownLine: WebAssembly.Global<'i32'>
	readonly knownStart: WebAssembly.Global<'i32'>
	configureCounted(firstOf: number, shapes: number, records: number, touched: number, pullKinds: number, pullTimes: number, pullRoom: number): void
	forgetCounted(): void
}

const linesAtMost = 2048
const pullsAtOnce = 8192
const recordBytes = 192
const decidingAtMost = 16
const dayAtMost = 24
const fractionAtMost = 9
const ofRule = 1
const ofPull = 2
const withoutTime = 4
const withTimeUnread = 8
/** Fields of a record, as 32-bit words; see `kernel/counted-lines.ts`. */
const field = { next: 0, decidingCount: 1, kind: 2, pull: 3, count: 4, newlines: 5, start: 6, dayCount: 7, hour: 8, minute: 10, second: 12, fraction: 14 }
/** And those that are not, in bytes. */
const at = { day: 64, decidingPlaces: 72, decidingDigits: 104, dayPlaces: 120, dayDigits: 168 }

/** The table of lines that the kernel counts by itself, in its memory. Lines are numbered from 0. */
export class CountedLines {
	private readonly firstOf: number
	private readonly records: number
	private readonly touched: number
	private readonly pullKinds: number
	private readonly pullTimes: number
	private used = 0
	/** Lines that write days alike. */
	private readonly byDayForm = new Map<string, number[]>()
	private views: Views

	/** Bytes that it takes, for so many shapes. */
	static bytesFor(shapes: number): number {
		return 4 * shapes + (recordBytes + 4) * linesAtMost + 9 * pullsAtOnce
	}

	/** @param start Its place in the kernel's memory, a multiple of 8. */
	constructor(
		private readonly kernel: CountedExports,
		start: number,
		private readonly shapes: number,
	) {
		this.pullTimes = start
		this.records = this.pullTimes + 8 * pullsAtOnce
		this.touched = this.records + recordBytes * linesAtMost
		this.firstOf = this.touched + 4 * linesAtMost
		this.pullKinds = this.firstOf + 4 * shapes
		this.views = viewsOf(kernel.memory)
		kernel.configureCounted(this.firstOf, shapes, this.records, this.touched, this.pullKinds, this.pullTimes, pullsAtOnce)
	}

	/** @returns Its number, or null when there is no room or it cannot be counted. */
	add({ shape, deciding, start, ofRule: known, pull, textAt }: CountedLine): number | null {
		if (this.used === linesAtMost || deciding.length > decidingAtMost || shape >= this.shapes) return null
		const { bytes, shorts, words } = this.memory()
		const line = this.used++
		const record = this.records + recordBytes * line
		const word = record / 4
		words.fill(0, word, word + recordBytes / 4)
		const first = this.firstOf / 4 + shape
		words[word + field.next] = words[first] as number
		words[first] = line + 1
		words[word + field.decidingCount] = deciding.length
		for (let number = 0; number < deciding.length; number++) {
			const position = deciding[number] as number
			shorts[(record + at.decidingPlaces) / 2 + number] = position
			bytes[record + at.decidingDigits + number] = bytes[start + position] as number
		}
		words[word + field.kind] = (known ? ofRule : 0) | (pull ? ofPull | kindOf(pull.time) : 0)
		if (!pull) return line
		words[word + field.pull] = pull.kind
		if (!isReadable(pull.time)) return line
		const { hour, minute, second, fraction, dayAt, dayForm } = pull.time
		this.setPlace(word + field.hour, hour, textAt)
		this.setPlace(word + field.minute, minute, textAt)
		this.setPlace(word + field.second, second, textAt)
		if (fraction) this.setPlace(word + field.fraction, fraction, textAt)
		words[word + field.dayCount] = dayAt.length
		for (let number = 0; number < dayAt.length; number++) shorts[(record + at.dayPlaces) / 2 + number] = (dayAt[number] as number) + textAt
		const alike = this.byDayForm.get(dayForm)
		if (alike) alike.push(line)
		else this.byDayForm.set(dayForm, [line])
		this.turn([line], this.digitsOfDay(line, start), pull.time.day)
		return line
	}

	private setPlace(word: number, { from, to }: Place, textAt: number): void {
		const { words } = this.memory()
		words[word] = from + textAt
		words[word + 1] = to - from
	}

	/**
	 * From now on times of another day can be read, also in other lines that write days alike: at midnight one of them is told,
	 * not each.
	 *
	 * @param start Where such a line stands that is of this day.
	 */
	turnTo(line: number, start: number, { dayForm, day }: DigitTime): void {
		this.turn(this.byDayForm.get(dayForm) ?? [], this.digitsOfDay(line, start), day)
	}

	private turn(lines: readonly number[], digits: Uint8Array, day: number | null): void {
		const { bytes, doubles } = this.memory()
		for (const line of lines) {
			const record = this.records + recordBytes * line
			bytes.set(digits, record + at.dayDigits)
			doubles[(record + at.day) / 8] = day ?? Number.NaN
		}
	}

	private digitsOfDay(line: number, start: number): Uint8Array {
		const { bytes, shorts, words } = this.memory()
		const record = this.records + recordBytes * line
		const digits = new Uint8Array(words[record / 4 + field.dayCount] as number)
		for (let number = 0; number < digits.length; number++) digits[number] = bytes[start + (shorts[(record + at.dayPlaces) / 2 + number] as number)] as number
		return digits
	}

	/** No line is counted any more. */
	forget(): void {
		if (this.used > 0) this.kernel.forgetCounted()
		this.used = 0
		this.byDayForm.clear()
	}

	/** Pulls that the last `scan` found in counted lines, one column each; valid until the next one. */
	pulls(): { readonly kinds: Uint8Array; readonly times: Float64Array } {
		const { bytes, doubles } = this.memory()
		const count = this.kernel.pullCount.value
		return { kinds: bytes.subarray(this.pullKinds, this.pullKinds + count), times: doubles.subarray(this.pullTimes / 8, this.pullTimes / 8 + count) }
	}

	/** The last line that was counted behind the last event and that a rule knows, with the newlines before it; null for none. */
	lastKnown(): LinePlace | null {
		const { knownLast, knownLine, knownStart } = this.kernel
		return knownLast.value < 0 ? null : { line: knownLast.value, newlines: knownLine.value, start: knownStart.value }
	}

	/** Takes out what was counted since `begin`, line by line. */
	takeCounts(take: (line: number, count: number, newlines: number, start: number) => void): void {
		const { words } = this.memory()
		const end = this.touched / 4 + this.kernel.touchedCount.value
		for (let place = this.touched / 4; place < end; place++) {
			const line = words[place] as number
			const word = (this.records + recordBytes * line) / 4
			take(line, words[word + field.count] as number, words[word + field.newlines] as number, words[word + field.start] as number)
			words[word + field.count] = 0
		}
	}

	private memory(): Views {
		if (this.views.bytes.buffer !== this.kernel.memory.buffer) this.views = viewsOf(this.kernel.memory)
		return this.views
	}
}

/** The kernel's memory, which is another object after it has grown. */
interface Views {
	readonly bytes: Uint8Array
	readonly shorts: Uint16Array
	readonly words: Int32Array
	readonly doubles: Float64Array
}

function viewsOf({ buffer }: WebAssembly.Memory): Views {
	return { bytes: new Uint8Array(buffer), shorts: new Uint16Array(buffer), words: new Int32Array(buffer), doubles: new Float64Array(buffer) }
}

function kindOf(time: CountedTime): number {
	if (time.kind === 'none') return withoutTime
	return isReadable(time) ? 0 : withTimeUnread
}

function isReadable(time: CountedTime): time is DigitTime {
	if (time.kind !== 'digits') return false
	return time.dayAt.length <= dayAtMost && (time.fraction === null || time.fraction.to - time.fraction.from <= fractionAtMost)
}
