import { type Clock, clockFor } from './clock'
import { addDigitsOf, type DigitSight, digitSight, maskDigits } from './digits'
import type { Correction } from './input-format'
import { foldCase, type ReadyPattern, type ReadyRule } from './match'
import type { Outcome, Recogniser } from './recognise'
import type { CountedLine } from './scan/counted-lines'
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
	keep(): void
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
	/** What its lines say, by the deciding digits. */
	readonly variants: Map<number, Variant>
	/** The same for all of them, as it has no digits. */
	template: string | null
	/** Made when a time is asked for: only lines that tell of a pull need theirs. Null where positions in the text are not those in the line. */
	clock: Clock | 'not yet' | null
	/** Where the text begins in the line. */
	readonly textAt: number
}

/** Lines of one shape that say the same. */
export interface Variant {
	readonly outcome: Outcome
	/** For whom the kernel counts them. */
	countedIn: object | null
}

/**
 * Reads hit lines, each shape once. A bouncer that fails every ten seconds prints the same line with another time for weeks:
 * such a line is decoded and matched the first times. What is given never depends on that.
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
		const known = shape.variants.get(variantOf(shape.deciding, hit.bytes, hit.start))
		if (known) return new KnownLine(hit, known, shape, this.reading)
		const line = this.readPlain(hit)
		this.remember(line, shape)
		return line
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
		if (!shape.deciding || shape.variants.size >= variantsKept) return
		shape.variants.set(variantOf(shape.deciding, hit.bytes, hit.start), { outcome, countedIn: null })
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
			variants: new Map(),
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

/** A line of which another one was read that differs in digits only. */
export class KnownLine implements ReadLine {
	private unwrapped: Unwrapped | null = null

	constructor(
		private readonly hit: HitLine,
		readonly variant: Variant,
		private readonly shape: Shape,
		private readonly reading: Reading,
	) {}

	get number(): number {
		return this.hit.number
	}

	get outcome(): Outcome {
		return this.variant.outcome
	}

	/** In bytes, as of all of its shape. */
	get length(): number {
		return this.hit.end - this.hit.start
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
		return this.timeAt(this.hit.bytes, this.hit.start)
	}

	/** Time of a line that differs from this one in digits only. */
	timeAt(bytes: Uint8Array, start: number): number | null {
		return timeIn(this.shape, bytes, start, start + this.length, this.reading)
	}

	keep(): void {
		this.hit.keep()
	}

	/** Another line of this variant, that stands there in the same input. */
	at(number: number, start: number): KnownLine {
		return new KnownLine(this.hit.at(number, start), this.variant, this.shape, this.reading)
	}

	/** What the kernel has to know to find out which lines are of this variant. The time of one must have been read. */
	get counted(): CountedLine {
		const { hit, shape } = this
		const { matched, pull } = this.outcome
		const time = shape.clock === null || shape.clock === 'not yet' ? ({ kind: 'unread' } as const) : shape.clock.counted
		return {
			shape: hit.shape,
			deciding: shape.deciding ?? [],
			start: hit.start,
			ofRule: matched.length > 0,
			pull: pull === null ? null : { kind: pull, time },
			textAt: shape.textAt,
		}
	}

	private unwrap(): Unwrapped {
		this.unwrapped ??= unwrap(this.hit.text, this.reading.correction.wrapper)
		return this.unwrapped
	}
}
