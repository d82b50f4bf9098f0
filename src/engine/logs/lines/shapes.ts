import { type Unwrapped, unwrap } from '../../intake/dress/wrapper'
import type { Correction } from '../../intake/input-format'
import type { LineScanner } from '../scan/line-scanner'
import { type Clock, clockFor } from './clock'
import { addDigitsOf, type DigitSight, digitSight, maskDigits } from './digits'
import { foldCase, type ReadyPattern, type ReadyRule } from './match'
import type { Outcome, Recogniser } from './recognise'
import { type Source, sourceOf } from './source'
import { templateOf } from './template'
import { timeOf } from './time'

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
	/** The stream that it belongs to. */
	readonly source: Source
	/** Without wrapper, but with the time that stands in one. */
	readonly text: string
	/** As its program printed it. */
	readonly body: string
	/** Equal for lines that print the same message. */
	readonly template: string
	/** Milliseconds since 1970, or null. */
	readonly time: number | null
	/** The same line, to be kept: this one may be another as soon as the next one is read, or its bytes go. */
	keep(): ReadLine
}

/** How lines are to be read. */
export interface Reading {
	/** Assumed for timestamps that have no year. */
	readonly year: number
	readonly correction: Correction
}

/** Where the lines stand. */
type Lines = Pick<LineScanner, 'block' | 'textOf' | 'needlesIn'>

/** What is known about lines that differ in digits only. */
interface Shape {
	/** Positions in the line of the digits that matter to some rule; null when they cannot be told, and each line is read by itself. */
	readonly deciding: readonly number[] | null
	/** What its lines say, by the deciding digits. */
	readonly variants: Map<number, KnownLine>
	/** Of its first line: those of the others differ in digits at most. */
	readonly source: Source
	/** The same for all of them, as it has no digits. */
	template: string | null
	/** Made when a time is asked for: only lines that tell of a pull need theirs. Null where positions in the text are not those in the line. */
	clock: Clock | 'not yet' | null
	/** Where the text begins in the line. */
	readonly textAt: number
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
		private readonly lines: Lines,
	) {}

	/** Takes what `LineScannerEvents.onLine` tells. The line is this one until the next is read. */
	read(number: number, start: number, end: number, shape: number): ReadLine {
		if (shape < 0) return this.readPlain(number, start, end)
		const known = this.shapes[shape] ?? 0
		if (typeof known === 'number') return this.meet(number, start, end, shape, known)
		if (!known.deciding) return this.readPlain(number, start, end)
		const line = known.variants.get(variantOf(known.deciding, this.lines.block, start))
		return line ? line.at(number, start, end) : this.remember(this.readPlain(number, start, end), known, start)
	}

	private readPlain(number: number, start: number, end: number): PlainLine {
		const raw = this.lines.textOf(start, end)
		const unwrapped = unwrap(raw, this.reading.correction.wrapper)
		const outcome = this.recogniser.recognise(raw, unwrapped, this.lines.needlesIn(start, end), this.reading.correction.format)
		return new PlainLine(number, unwrapped, sourceOf(raw, unwrapped), outcome, this.reading)
	}

	/** @param times How often the shape was met before. */
	private meet(number: number, start: number, end: number, shape: number, times: number): ReadLine {
		const line = this.readPlain(number, start, end)
		if (times < worthALook) {
			this.shapes[shape] = times + 1
			return line
		}
		const learned = this.learn(line, start, end)
		this.shapes[shape] = learned
		return this.remember(line, learned, start)
	}

	private remember(line: PlainLine, shape: Shape, start: number): PlainLine {
		if (shape.deciding && shape.variants.size < variantsKept)
			shape.variants.set(variantOf(shape.deciding, this.lines.block, start), new KnownLine(line.outcome, shape, this.reading, this.lines))
		return line
	}

	private learn(line: PlainLine, start: number, end: number): Shape {
		const { text, body } = line
		const raw = this.lines.textOf(start, end)
		// Positions in the text are positions in the bytes only where each character is one byte and nothing was changed inside.
		const plain = raw.length === end - start && raw.endsWith(text) && text.endsWith(body)
		const positions = this.decidingDigits(raw, line, this.lines.needlesIn(start, end))
		const told = positions !== null && positions.size <= decidingAtMost && (plain || (positions.size === 0 && !hidesDigits(raw)))
		return {
			deciding: told ? [...positions].sort((a, b) => a - b) : null,
			variants: new Map(),
			source: line.source,
			template: null,
			clock: plain ? 'not yet' : null,
			textAt: raw.length - text.length,
		}
	}

	/** Positions in the line of digits that decide which needles stand in it, or whether a rule that they lead to matches. */
	private decidingDigits(raw: string, { text, body }: PlainLine, needles: readonly number[]): ReadonlySet<number> | null {
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

/** The deciding digits as one number. */
function variantOf(deciding: readonly number[], bytes: Uint8Array, start: number): number {
	let variant = 0
	for (const position of deciding) variant = variant * 10 + (bytes[start + position] as number) - 48
	return variant
}

class PlainLine implements ReadLine {
	readonly text: string
	readonly body: string

	constructor(
		readonly number: number,
		{ text, body }: Unwrapped,
		readonly source: Source,
		readonly outcome: Outcome,
		private readonly reading: Reading,
	) {
		this.text = text
		this.body = body
	}

	get template(): string {
		return templateOf(this.body)
	}

	get time(): number | null {
		return timeOf(this.text, this.reading.year)
	}

	keep(): ReadLine {
		return this
	}
}

/** A line of which another one was read that differs in digits only. It serves for all of them in turn: a loop has millions. */
class KnownLine implements ReadLine {
	number = 0
	private start = 0
	private end = 0

	constructor(
		readonly outcome: Outcome,
		private readonly shape: Shape,
		private readonly reading: Reading,
		private readonly lines: Lines,
	) {}

	at(number: number, start: number, end: number): this {
		this.number = number
		this.start = start
		this.end = end
		return this
	}

	get source(): Source {
		return this.shape.source
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
		const { shape, reading } = this
		if (shape.clock === 'not yet') shape.clock = clockFor(this.text, reading.year)
		const read = shape.clock?.read(this.lines.block, this.start + shape.textAt)
		return read === undefined ? timeOf(this.text, reading.year) : read
	}

	keep(): ReadLine {
		return new PlainLine(this.number, this.unwrap(), this.source, this.outcome, this.reading)
	}

	private unwrap(): Unwrapped {
		return unwrap(this.lines.textOf(this.start, this.end), this.reading.correction.wrapper)
	}
}
