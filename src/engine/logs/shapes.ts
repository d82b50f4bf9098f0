import { type Clock, clockFor } from './clock'
import { addDigitsOf, type DigitSight, digitSight, maskDigits } from './digits'
import type { Correction } from './input-format'
import { foldCase, type ReadyPattern, type ReadyRule } from './match'
import type { Outcome, Recogniser } from './recognise'
import type { HitLine } from './scan/line-scanner'
import { templateOf } from './template'
import { timeOf } from './time'
import { type Unwrapped, unwrap } from './wrapper'

/** More digits than this do not fit one number, and a message that hangs on so many is no loop. */
const decidingAtMost = 15
/** Most lines of a varied log come once or a few times. A closer look costs as much as reading so many lines. */
const worthALook = 1
/** Variants of one shape that are remembered, such as the same message with each status. */
const variantsKept = 64

/** A line with what it says, as the diagnosis takes it. Its texts are decoded when they are asked for. */
export interface ReadLine {
	readonly number: number
	readonly outcome: Outcome
	/** Without wrapper, but with the time that stands in one. */
	readonly text: string
	/** As its program printed it. */
	readonly body: string
	/** Equal for lines that print the same message. */
	readonly template: string
	/** Milliseconds since 1970, or null. */
	readonly time: number | null
	/** Its bytes go, and its texts can still be asked for. */
	keep(bytes: Uint8Array): void
}

/** How lines are to be read. */
export interface Reading {
	/** Assumed for timestamps that have no year. */
	readonly year: number
	readonly correction: Correction
}

/** What is known about lines that differ in digits only. */
interface Shape {
	/** Positions in the line of the digits that matter to some rule; null when they cannot be told, and each line is read by itself. */
	readonly deciding: readonly number[] | null
	/** By the deciding digits. */
	readonly repeats: Map<number, Repeat>
	/** The same for all of them, as it has no digits. */
	template: string | null
	/** Made when a time is asked for: only lines that tell of a pull need theirs. Null where positions in the text are not those in the line. */
	clock: Clock | 'not yet' | null
	/** Where the text begins in the line. */
	readonly textAt: number
}

/** Lines that print the same message: what they say, and where the last of them stands. */
export class Repeat {
	/** How often it came since `open`; the lines of the first and the last one. */
	count = 0
	first = 0
	number = 0
	/** Who counts it. */
	counter: object | null = null
	/** The bytes of its last line are those of the block. */
	isUnsettled = false
	private start = 0
	private end = 0
	/** The last line, once it was settled. All lines of a shape are as long. */
	private copy: Uint8Array | null = null

	constructor(
		readonly outcome: Outcome,
		private readonly shape: Shape,
		private readonly reading: Reading,
	) {}

	/** From now on it is counted for somebody. */
	open(counter: object, number: number): void {
		this.counter = counter
		this.count = 0
		this.first = number
	}

	add(number: number, start: number, end: number): void {
		this.count++
		this.number = number
		this.start = start
		this.end = end
		this.isUnsettled = true
	}

	timeAt(bytes: Uint8Array, start: number, end: number): number | null {
		return timeIn(this.shape, bytes, start, end, this.reading)
	}

	/** The bytes go: those of the last line are kept. */
	settle(bytes: Uint8Array): void {
		if (!this.isUnsettled) return
		this.isUnsettled = false
		this.copy ??= new Uint8Array(this.end - this.start)
		this.copy.set(bytes.subarray(this.start, this.end))
	}

	/** The last line, once it was settled. */
	last(): ReadLine {
		const bytes = this.copy ?? new Uint8Array(0)
		const { text, body } = unwrap(decode(bytes), this.reading.correction.wrapper)
		const { number, outcome } = this
		return { number, outcome, text, body, template: '', time: this.timeAt(bytes, 0, bytes.length), keep() {} }
	}

	/** The time of the last line, once it was settled. */
	lastTime(): number | null {
		return this.copy && this.timeAt(this.copy, 0, this.copy.length)
	}
}

/**
 * Reads hit lines, each shape once. A bouncer that fails every ten seconds prints the same line with another time for weeks:
 * such a line is decoded and matched the first times, and then only counted. What is given never depends on that.
 */
export class ShapeMemory {
	/** What was learned; until then, how often the shape was met. */
	private readonly shapes: (Shape | number | undefined)[] = []

	constructor(
		private readonly recogniser: Recogniser,
		private readonly reading: Reading,
	) {}

	read(hit: HitLine): ReadLine {
		const shape = hit.shape < 0 ? null : (this.shapes[hit.shape] ?? 0)
		if (shape === null) return this.readPlain(hit)
		if (typeof shape === 'number') return this.meet(hit, shape)
		if (!shape.deciding) return this.readPlain(hit)
		const known = shape.repeats.get(variantOf(shape.deciding, hit.bytes, hit.start))
		if (known) return new KnownLine(hit, known.outcome, shape, this.reading)
		const line = this.readPlain(hit)
		this.remember(line, shape)
		return line
	}

	/** What the line at `start` repeats, where it is known. */
	repeat(shape: number, bytes: Uint8Array, start: number): Repeat | null {
		const known = this.shapes[shape]
		return typeof known === 'object' && known.deciding ? (known.repeats.get(variantOf(known.deciding, bytes, start)) ?? null) : null
	}

	private readPlain(hit: HitLine): PlainLine {
		return new PlainLine(hit, this.recogniser, this.reading)
	}

	/** @param times How often the shape was met before. */
	private meet(hit: HitLine, times: number): ReadLine {
		const line = this.readPlain(hit)
		if (times < worthALook) {
			this.shapes[hit.shape] = times + 1
			return line
		}
		const shape = this.learn(line)
		this.shapes[hit.shape] = shape
		this.remember(line, shape)
		return line
	}

	private remember({ hit, outcome }: PlainLine, shape: Shape): void {
		if (!shape.deciding || shape.repeats.size >= variantsKept) return
		shape.repeats.set(variantOf(shape.deciding, hit.bytes, hit.start), new Repeat(outcome, shape, this.reading))
	}

	private learn(line: PlainLine): Shape {
		const { hit, text, body } = line
		const raw = hit.text
		// Positions in the text are positions in the bytes only where each character is one byte and nothing was changed inside.
		const plain = raw.length === hit.end - hit.start && raw.endsWith(text) && text.endsWith(body)
		const positions = this.decidingDigits(line)
		const told = positions !== null && positions.size <= decidingAtMost && (plain || (positions.size === 0 && !hidesDigits(raw)))
		return {
			deciding: told ? [...positions].sort((a, b) => a - b) : null,
			repeats: new Map(),
			template: null,
			clock: plain ? 'not yet' : null,
			textAt: raw.length - text.length,
		}
	}

	/** Positions in the line of digits that decide which needles stand in it, or whether a rule that they lead to matches. */
	private decidingDigits({ hit, needles, text, body }: PlainLine): ReadonlySet<number> | null {
		const raw = hit.text
		const masked = foldCase(maskDigits(raw))
		const positions = new Set<number>()
		const possible = [...needles]
		for (const { text: mask, needles } of this.recogniser.masks.in(masked)) {
			possible.push(...needles)
			addDigitsOf(mask, masked, positions, 0)
		}
		const maskedText = maskDigits(text)
		const forms = text === body ? [maskedText] : [maskedText, maskDigits(body)]
		const folded = foldCase(maskedText)
		for (const rule of this.recogniser.rulesFor(possible)) {
			const ready = this.recogniser.rules[rule]
			if (ready && !addDecidingDigits(ready, forms, folded, raw.length, positions)) return null
		}
		return positions
	}
}

/**
 * Adds the positions, in a line of `length`, of digits that can decide whether the rule matches there.
 *
 * @param forms The text of the line and what is left of it without a prefix, masked; both end where the line ends.
 * @param folded The first of them through `foldCase`.
 * @returns False when they cannot be told.
 */
function addDecidingDigits(ready: ReadyRule, forms: readonly string[], folded: string, length: number, positions: Set<number>): boolean {
	for (const pattern of ready.patterns) {
		// A fragment that is not there with any digits: this alternative never matches.
		if (!maskedFragments(pattern).every((fragment) => folded.includes(fragment))) continue
		for (const fragment of [...pattern.all, ...pattern.any, ...pattern.none])
			if (/\d/.test(fragment)) addDigitsOf(fragment, folded, positions, length - folded.length)
		if (pattern.regex === null) continue
		const sight = sightOf(pattern.regex)
		switch (sight.kind) {
			case 'blind':
				break
			case 'unknown':
				return false
			case 'wide':
				for (const form of forms) {
					const start = sight.regex.exec(form)?.index
					if (start === undefined) continue
					// No match can begin further left, whatever the digits.
					for (let at = start; at < form.length; at++) if (form[at] === '0') positions.add(at + length - form.length)
				}
				break
		}
	}
	return true
}

const masks = new WeakMap<ReadyPattern, readonly string[]>()

function maskedFragments(pattern: ReadyPattern): readonly string[] {
	const known = masks.get(pattern)
	if (known) return known
	const masked = pattern.all.map(maskDigits)
	masks.set(pattern, masked)
	return masked
}

const sights = new WeakMap<RegExp, DigitSight>()

function sightOf(regex: RegExp): DigitSight {
	const known = sights.get(regex)
	if (known) return known
	const sight = digitSight(regex)
	sights.set(regex, sight)
	return sight
}

/** Digits of a wrapping in JSON that are more than text: part of an escape (`\u0031`), a bare number, a time in microseconds. */
function hidesDigits(raw: string): boolean {
	return raw.includes('{') && (/\\u|__REALTIME_TIMESTAMP/.test(raw) || /\d/.test(raw.replace(/"(?:[^"\\]|\\.)*"/g, '')))
}

/** The time of a line of the shape: from its digits, or where these are not enough from its text. */
function timeIn(shape: Shape, bytes: Uint8Array, start: number, end: number, reading: Reading): number | null {
	if (shape.clock === 'not yet') shape.clock = clockFor(textIn(bytes, start, end, reading), reading.year)
	const read = shape.clock?.read(bytes, start + shape.textAt)
	return read === undefined ? timeOf(textIn(bytes, start, end, reading), reading.year) : read
}

function textIn(bytes: Uint8Array, start: number, end: number, { correction }: Reading): string {
	return unwrap(decode(bytes.subarray(start, end)), correction.wrapper).text
}

const decoder = new TextDecoder()

function decode(bytes: Uint8Array): string {
	return decoder.decode(bytes)
}

/** The deciding digits as one number. */
function variantOf(deciding: readonly number[], bytes: Uint8Array, start: number): number {
	let variant = 0
	for (const position of deciding) variant = variant * 10 + (bytes[start + position] as number) - 48
	return variant
}

class PlainLine implements ReadLine {
	readonly text: string
	readonly body: string
	readonly outcome: Outcome
	readonly needles: readonly number[]

	constructor(
		readonly hit: HitLine,
		recogniser: Recogniser,
		private readonly reading: Reading,
	) {
		const raw = hit.text
		const unwrapped = unwrap(raw, reading.correction.wrapper)
		this.needles = hit.needles()
		this.text = unwrapped.text
		this.body = unwrapped.body
		this.outcome = recogniser.recognise(raw, unwrapped, this.needles, reading.correction.format)
	}

	get number(): number {
		return this.hit.number
	}

	get template(): string {
		return templateOf(this.body)
	}

	get time(): number | null {
		return timeOf(this.text, this.reading.year)
	}

	keep(): void {}
}

class KnownLine implements ReadLine {
	private unwrapped: Unwrapped | null = null

	constructor(
		private readonly hit: HitLine,
		readonly outcome: Outcome,
		private readonly shape: Shape,
		private readonly reading: Reading,
	) {}

	get number(): number {
		return this.hit.number
	}

	get text(): string {
		return this.unwrap().text
	}

	get body(): string {
		return this.unwrap().body
	}

	get template(): string {
		this.shape.template ??= templateOf(this.body)
		return this.shape.template
	}

	get time(): number | null {
		const { bytes, start, end } = this.hit
		return timeIn(this.shape, bytes, start, end, this.reading)
	}

	keep(): void {
		this.hit.keep()
	}

	private unwrap(): Unwrapped {
		this.unwrapped ??= unwrap(this.hit.text, this.reading.correction.wrapper)
		return this.unwrapped
	}
}
