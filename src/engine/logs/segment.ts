import { type Counted, Counting } from './counting'
import type { HitLines } from './hit-lines'
import type { Captures } from './match'
import { PullLines } from './pull-lines'
import type { Outcome, Recogniser } from './recognise'
import type { Kernel } from './scan/kernel'
import { joinTails, LineScanner } from './scan/line-scanner'
import { KnownLine, type Reading, type ReadLine, ShapeMemory } from './shapes'
import { type PartTally, samplesKept } from './tally'
import type { EntryForm } from './unknown-entries'

/**
 * What was read in one part of a log, as plain data that one thread can hand to another. A diagnosis that takes the parts one
 * after the other gives what it gives for the whole. Lines count from 1 in each part; rules and marks are numbers in
 * `Recogniser.rules` and `Recogniser.marks`.
 */
export interface Segment {
	readonly lines: number
	readonly bytes: number
	/** Its end, a few lines. */
	readonly tail: Uint8Array
	/** Each once. */
	readonly marks: readonly number[]
	/** In the order in which the rules were first met. */
	readonly tallies: readonly PartTally[]
	/** Of each pull its kind and the time, see `PullLogs`. */
	readonly pullKinds: Uint8Array<ArrayBuffer>
	readonly pullTimes: Float64Array<ArrayBuffer>
	/** Lines that a rule knows or that look like an error: each by its kind and its line. */
	readonly kinds: readonly EntryKind[]
	readonly entryKinds: Uint32Array<ArrayBuffer>
	readonly entryLines: Uint32Array<ArrayBuffer>
	/** What such a line prints, by its place in the list, where it may be shown. */
	readonly bodies: ReadonlyMap<number, string>
}

/** How a line goes together with those around it; `template` is empty for lines that a rule knows. */
interface EntryKind {
	readonly form: EntryForm
	readonly known: boolean
	readonly template: string
}

/**
 * Reads parts of a log. Each begins with a line and ends with one. Parts that one reader reads must come in the order of the
 * log; others may be between them.
 */
export class SegmentReader {
	private readonly scanner: LineScanner
	/** By rule, how many samples this reader has handed over: more are of no use. */
	private readonly samples: number[] = []
	private readonly counting: Counting
	private said: Said
	/** Of the parts that somebody else looked through. */
	private extent: Extent | null = null

	/** Use `Analyzer.partTools`. */
	constructor(recogniser: Recogniser, kernel: Kernel, reading: Reading) {
		this.counting = new Counting(kernel.countedLines, () => kernel.input)
		this.said = new Said(this.counting, this.samples)
		const shapes = new ShapeMemory(recogniser, reading)
		this.scanner = new LineScanner(kernel, {
			onLine: (number, start, end, shape) => this.said.take(shapes.read(this.scanner.hit(number, start, end, shape))),
			counted: {
				onPulls: (kinds, times) => this.said.takePulls(kinds, times),
				onTimeAsked: (line, start) => this.said.takePull(line, start),
				onKnown: (line, number, start) => this.said.takeKnown(line, number, start),
				onCount: (line, count, number, start) => this.counting.count(line, count, number, start),
			},
			onBlockEnd: () => this.said.settle(),
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

	/** What was read since the last part, as far as lines were looked at; the next part goes on in the same line. */
	soFar(): Segment {
		const segment = this.said.segment(this.extent ?? this.scanner)
		this.said = new Said(this.counting, this.samples)
		this.extent = null
		this.scanner.restart()
		return segment
	}

	/** Goes on with a part whose lines were cut out by somebody else. */
	readHits({ text, numbers, lines, bytes, tail }: HitLines): void {
		const before = this.extent ?? nothing
		this.scanner.number({ numbers, before: before.lines })
		this.scanner.push(text)
		this.scanner.end()
		this.scanner.number(null)
		this.extent = { lines: before.lines + lines, bytes: before.bytes + bytes, tail: joinTails(before.tail, tail) }
	}

	/** The part is read; another one can follow. */
	end(): Segment {
		this.scanner.end()
		return this.soFar()
	}
}

/** How much was read, and its end. */
type Extent = Pick<Segment, 'lines' | 'bytes' | 'tail'>

const nothing: Extent = { lines: 0, bytes: 0, tail: new Uint8Array(0) }

interface Entry {
	count: number
	firstLine: number
	readonly captures: Captures
	readonly samples: ReadLine[]
	lastLine: number
	lastTime: number | null
	/** The last line, while its time was not read. */
	last: ReadLine | null
}

/** Stands for the template of a line that a rule knows; no template is empty but that of an empty line, which is no error. */
const knownTemplate = ''

/** Gathers what the lines of one part say. */
class Said {
	private readonly marks = new Set<number>()
	private readonly entries: (Entry | undefined)[] = []
	private readonly met: number[] = []
	private readonly pulls = new PullLines()
	private readonly kinds: EntryKind[] = []
	private readonly kindsByTemplate = new Map<string, Map<EntryForm, number>>()
	private readonly entryKinds: number[] = []
	private readonly entryLines: number[] = []
	private readonly bodies = new Map<number, string>()
	/** The last line was one that a rule knows and that stands for itself. Of a row of those only the last one matters to what follows. */
	private known: ReadLine | null = null
	private unsettled: Entry[] = []
	/** The last line that was listed, with its place: a traceback behind it shows it. */
	private listed: { readonly place: number; readonly line: ReadLine } | null = null
	private lastOutcome: Outcome | null = null

	constructor(
		/** Once it is known what a line says, it is counted in this part and in all that follow. */
		private readonly counting: Counting,
		private readonly samples: number[],
	) {}

	take(line: ReadLine): void {
		const { outcome } = line
		const { matched, marks, pull, errorLike, form } = outcome
		if (outcome !== this.lastOutcome) for (const mark of marks) this.marks.add(mark)
		this.lastOutcome = outcome
		for (const { rule, captures } of matched) this.count(rule, line, captures)
		if (pull !== null) this.pulls.add(pull, line.time ?? Number.NaN)
		if (matched.length > 0 && form === 'plain') this.known = line
		else if (matched.length > 0 || errorLike) this.list(line)
		if (line instanceof KnownLine && this.isOnlyCounted(line.outcome)) this.counting.add(line)
	}

	/** Nothing more has to be known of such lines: no rule knows them and they are no error, or their rules have their samples and they stand for themselves. */
	private isOnlyCounted({ matched, form, errorLike }: Outcome): boolean {
		if (matched.length === 0) return !errorLike
		return form === 'plain' && matched.every(({ rule }) => (this.samples[rule] ?? 0) >= samplesKept)
	}

	/** Pulls of which counted lines tell. */
	takePulls(kinds: Uint8Array, times: Float64Array): void {
		this.pulls.addAll(kinds, times)
	}

	/** A pull of which a counted line tells whose time the kernel cannot read. */
	takePull(counted: number, start: number): void {
		const { pull } = this.counting.outcomeOf(counted)
		if (pull !== null) this.pulls.add(pull, this.counting.timeOf(counted, start) ?? Number.NaN)
	}

	/** A counted line that a rule knows is the last one so far. */
	takeKnown(counted: number, number: number, start: number): void {
		this.known = this.counting.like(counted, number, start)
	}

	/** The bytes of the lines taken so far go. */
	settle(): void {
		for (const entry of this.unsettled) {
			entry.lastTime = entry.last?.time ?? null
			entry.last = null
		}
		this.unsettled = []
		this.known?.keep()
		this.listed?.line.keep()
	}

	segment({ lines, bytes, tail }: Extent): Segment {
		for (const counted of this.counting.take()) this.addCounted(counted)
		if (this.known) this.add(this.known)
		// The next part may begin with a traceback.
		if (this.listed) this.bodies.set(this.listed.place, this.listed.line.body)
		return {
			lines,
			bytes,
			tail,
			marks: [...this.marks],
			tallies: this.met.flatMap((rule) => {
				const entry = this.entries[rule]
				if (!entry) return []
				const { last: _, samples, ...counted } = entry
				return { rule, ...counted, samples: samples.map(({ number, text }) => ({ line: number, text })) }
			}),
			...this.pulls.columns(),
			kinds: this.kinds,
			entryKinds: new Uint32Array(this.entryKinds),
			entryLines: new Uint32Array(this.entryLines),
			bodies: this.bodies,
		}
	}

	private count(rule: number, line: ReadLine, captures: Captures): void {
		const known = this.entries[rule]
		const given = this.samples[rule] ?? 0
		const isSample = given < samplesKept
		if (isSample) {
			this.samples[rule] = given + 1
			line.keep()
		}
		if (!known) {
			const { number } = line
			const entry = { count: 1, firstLine: number, lastLine: number, lastTime: null, captures, samples: isSample ? [line] : [], last: line }
			this.entries[rule] = entry
			this.met.push(rule)
			this.unsettled.push(entry)
			return
		}
		known.count++
		known.lastLine = line.number
		if (known.last === null) this.unsettled.push(known)
		known.last = line
		if (isSample) known.samples.push(line)
	}

	/** The first of these lines was taken here or in a part before, so where the rule was met first is known. */
	private addCounted({ outcome, count, number, time }: Counted): void {
		for (const { rule, captures } of outcome.matched) {
			const entry = this.entries[rule]
			if (!entry) {
				this.entries[rule] = { count, firstLine: number, lastLine: number, lastTime: time, captures, samples: [], last: null }
				this.met.push(rule)
				continue
			}
			entry.count += count
			if (entry.lastLine > number) continue
			entry.lastLine = number
			entry.lastTime = time
		}
	}

	private list(line: ReadLine): void {
		if (this.known) this.add(this.known)
		this.known = null
		const { form } = line.outcome
		if (form === 'traceback' && this.listed) this.bodies.set(this.listed.place, this.listed.line.body)
		const kindsBefore = this.kinds.length
		const place = this.add(line)
		// The first of its kind shows an unknown message.
		if (this.kinds.length > kindsBefore || form !== 'plain') this.bodies.set(place, line.body)
	}

	private add(line: ReadLine): number {
		const place = this.entryKinds.length
		this.entryKinds.push(this.kind(line))
		this.entryLines.push(line.number)
		this.listed = { place, line }
		return place
	}

	private kind(line: ReadLine): number {
		const { matched, form } = line.outcome
		const known = matched.length > 0
		const template = known ? knownTemplate : line.template
		let byForm = this.kindsByTemplate.get(template)
		if (!byForm) {
			byForm = new Map()
			this.kindsByTemplate.set(template, byForm)
		}
		const same = byForm.get(form)
		if (same !== undefined) return same
		byForm.set(form, this.kinds.length)
		return this.kinds.push({ form, known, template }) - 1
	}
}
