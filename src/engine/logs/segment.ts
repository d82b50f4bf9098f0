import type { Outcome, Recogniser } from './recognise'
import type { Kernel } from './scan/kernel'
import { LineScanner } from './scan/line-scanner'
import { type Reading, type ReadLine, ShapeMemory } from './shapes'
import { samplesKept } from './tally'

/**
 * What was read in one part of a log: its hits in order, as plain data that one thread can hand to another. A diagnosis that
 * takes the parts one after the other gives what it gives for the whole.
 */
export interface Segment {
	readonly lines: number
	readonly bytes: number
	/** Its end, a few lines. */
	readonly tail: Uint8Array
	/** What hits say, each once; captures are those of the first hit. */
	readonly outcomes: readonly Outcome[]
	/** For each outcome its template, where it is an error that no rule knows; empty for the others. */
	readonly templates: readonly string[]
	/** For each hit its outcome, its line in this part (from 1), its time (NaN for none). */
	readonly kinds: Uint32Array<ArrayBuffer>
	readonly numbers: Uint32Array<ArrayBuffer>
	readonly times: Float64Array<ArrayBuffer>
	/** Texts of the hits that can be shown, by the hit's place in the list. */
	readonly texts: ReadonlyMap<number, HitTexts>
}

interface HitTexts {
	readonly text: string
	readonly body: string
}

interface Hit {
	readonly place: number
	readonly line: ReadLine
}

/**
 * Reads parts of a log. Each begins with a line and ends with one. Parts that one reader reads must come in the order of the
 * log; others may be between them.
 */
export class SegmentReader {
	private readonly scanner: LineScanner
	private hits = new Hits()

	/** Use `Analyzer.readSegments`. */
	constructor(recogniser: Recogniser, kernel: Kernel, reading: Reading) {
		const shapes = new ShapeMemory(recogniser, reading)
		this.scanner = new LineScanner(kernel, {
			onLine: (hit) => this.hits.take(shapes.read(hit)),
			onBlockEnd: () => this.hits.settle(),
			needles: (counts) => recogniser.index(counts),
		})
	}

	/** Room for bytes; tell with `filled` how many were written. */
	space(): Uint8Array {
		return this.scanner.space()
	}

	filled(count: number): void {
		this.scanner.filled(count)
	}

	push(chunk: Uint8Array): void {
		this.scanner.push(chunk)
	}

	/** The part is read; another one can follow. */
	end(): Segment {
		this.scanner.end()
		const segment = this.hits.segment(this.scanner)
		this.hits = new Hits()
		this.scanner.restart()
		return segment
	}
}

/** Gathers the hits of one part. */
class Hits {
	private readonly outcomes: Outcome[] = []
	private readonly templates: string[] = []
	/** By outcome and template: outcomes without a rule are shared by all messages that no rule knows. */
	private readonly kindsOf = new Map<Outcome, Map<string, number>>()
	private readonly kindByContent = new Map<string, number>()
	private readonly kinds: number[] = []
	private readonly numbers: number[] = []
	private readonly times: number[] = []
	private readonly texts = new Map<number, HitTexts>()
	/** By rule, how often it matched. */
	private readonly counts: number[] = []
	/** By rule, its last hit, while its text can be asked for. */
	private readonly last: (Hit | undefined)[] = []
	private readonly lastTexts: (readonly [number, HitTexts])[] = []
	private readonly unsettled = new Set<number>()
	private previous: Hit | null = null

	segment({ lines, bytes, tail }: LineScanner): Segment {
		for (const [place, texts] of Object.values(this.lastTexts)) this.texts.set(place, texts)
		if (this.previous) this.keep(this.previous)
		return {
			lines,
			bytes,
			tail,
			outcomes: this.outcomes,
			templates: this.templates,
			kinds: Uint32Array.from(this.kinds),
			numbers: Uint32Array.from(this.numbers),
			times: Float64Array.from(this.times),
			texts: this.texts,
		}
	}

	take(line: ReadLine): void {
		const { outcome } = line
		const hit = { place: this.kinds.length, line }
		const unknownBefore = this.templates.length
		const kind = this.kind(line)
		this.kinds.push(kind)
		this.numbers.push(line.number)
		this.times.push(outcome.pull === null ? Number.NaN : (line.time ?? Number.NaN))
		for (const { rule } of outcome.matched) {
			const count = (this.counts[rule] ?? 0) + 1
			this.counts[rule] = count
			if (count <= samplesKept) this.keep(hit)
			this.last[rule] = hit
			this.unsettled.add(rule)
		}
		// The first of its kind shows an unknown message. A traceback may be shown with the line before it.
		if (this.templates.length > unknownBefore || outcome.form !== 'plain') this.keep(hit)
		if (outcome.form === 'traceback' && this.previous) this.keep(this.previous)
		this.previous = hit
	}

	/** Number of what the line says. Of equal outcomes the first is kept: its captures are the ones that are shown. */
	private kind(line: ReadLine): number {
		const { outcome } = line
		const { matched, marks, pull, errorLike, form } = outcome
		const template = matched.length === 0 && errorLike ? line.template : ''
		let kinds = this.kindsOf.get(outcome)
		const known = kinds?.get(template)
		if (known !== undefined) return known
		if (!kinds) {
			kinds = new Map()
			this.kindsOf.set(outcome, kinds)
		}
		const content = `${matched.map(({ rule }) => rule).join()} ${marks.join()} ${pull} ${errorLike} ${form} ${template}`
		const equal = this.kindByContent.get(content)
		const kind = equal ?? this.outcomes.length
		kinds.set(template, kind)
		if (equal !== undefined) return kind
		this.kindByContent.set(content, kind)
		this.outcomes.push(outcome)
		this.templates.push(template)
		return kind
	}

	private keep({ place, line: { text, body } }: Hit): void {
		this.texts.set(place, { text, body })
	}

	/** The bytes of the lines taken so far go: what must stay is read now. */
	settle(): void {
		for (const rule of this.unsettled) {
			const hit = this.last[rule]
			if (hit) this.lastTexts[rule] = [hit.place, { text: hit.line.text, body: hit.line.body }]
		}
		this.unsettled.clear()
		if (!this.previous) return
		const { place, line } = this.previous
		const { number, outcome, text, body, template, time } = line
		this.previous = { place, line: { number, outcome, text, body, template, time } }
	}
}

/** The hits of a part, as a diagnosis takes them. */
export function* linesOf(segment: Segment, linesBefore: number): Generator<ReadLine> {
	const { outcomes, templates, kinds, numbers, times, texts } = segment
	for (let place = 0; place < kinds.length; place++) {
		const kind = kinds[place] as number
		const outcome = outcomes[kind]
		if (!outcome) continue
		const time = times[place] as number
		const kept = texts.get(place)
		yield {
			number: linesBefore + (numbers[place] as number),
			outcome,
			text: kept?.text ?? '',
			body: kept?.body ?? '',
			template: templates[kind] ?? '',
			time: Number.isNaN(time) ? null : time,
		}
	}
}
