import type { Captures } from '../lines/match'
import type { Outcome, Recogniser } from '../lines/recognise'
import { type Reading, type ReadLine, ShapeMemory } from '../lines/shapes'
import type { Source } from '../lines/source'
import type { EntryForm } from '../lines/unknown-entries'
import { PullLines } from '../pulls/pull-lines'
import type { Kernel } from '../scan/kernel'
import { joinTails, LineScanner } from '../scan/line-scanner'
import type { HitLines } from './hit-lines'
import { latest, type PartTally, samplesKept, timesKept } from './tally'

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
	/** In the order in which the streams were first met. */
	readonly streams: readonly StreamPart[]
}

/** What one stream says in a part of a log. */
export interface StreamPart {
	/** `streamKey` of its name. */
	readonly key: string
	/** As its first line has it. */
	readonly name: string
	/** Lines that were looked at. */
	readonly hits: number
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
	private given = new Given()
	private said: Said
	/** Of the parts that somebody else looked through. */
	private extent: Extent | null = null

	/** Use `Analyzer.partTools`. */
	constructor(recogniser: Recogniser, kernel: Kernel, reading: Reading) {
		this.said = new Said(this.given)
		this.scanner = new LineScanner(kernel, {
			onLine: (number, start, end, shape) => this.said.take(shapes.read(number, start, end, shape)),
			onBlockEnd: () => this.said.settle(),
			needles: (counts) => recogniser.index(counts),
		})
		const shapes = new ShapeMemory(recogniser, reading, this.scanner)
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
		this.said = new Said(this.given)
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

	/** What follows is another piece of the paste: its lines are shown too. */
	begin(): void {
		this.given = new Given()
		this.said = new Said(this.given)
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

/** By stream and rule, how many samples a reader has handed over: more are of no use. */
class Given {
	private readonly byStream = new Map<string, number[]>()

	of(key: string): number[] {
		const known = this.byStream.get(key) ?? []
		this.byStream.set(key, known)
		return known
	}
}

/** Gathers what the lines of one part say, each stream by itself. */
class Said {
	private readonly streams = new Map<string, StreamSaid>()
	private last: StreamSaid | null = null
	private lastSource: Source | null = null

	constructor(private readonly given: Given) {}

	take(line: ReadLine): void {
		const { source } = line
		// In a loop a stream's line follows the other.
		if (this.last === null || source !== this.lastSource) this.last = this.stream(source)
		this.lastSource = source
		this.last.take(line)
	}

	/** The bytes of the lines taken so far go. */
	settle(): void {
		for (const stream of this.streams.values()) stream.settle()
	}

	segment({ lines, bytes, tail }: Extent): Segment {
		return { lines, bytes, tail, streams: [...this.streams.values()].map((stream) => stream.part()) }
	}

	private stream(source: Source): StreamSaid {
		const known = this.streams.get(source.key)
		if (known) return known
		const fresh = new StreamSaid(source, this.given.of(source.key))
		this.streams.set(source.key, fresh)
		return fresh
	}
}

interface Entry {
	count: number
	named: number
	readonly firstLine: number
	readonly firstTime: number | null
	readonly captures: Captures
	readonly samples: ReadLine[]
	lastLine: number
	lastTime: number | null
	readonly times: number[]
}

/** Stands for the template of a line that a rule knows; no template is empty but that of an empty line, which is no error. */
const knownTemplate = ''

class StreamSaid {
	private hits = 0
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
	/** The last line that was listed, with its place: a traceback behind it shows it. */
	private listed: { readonly place: number; line: ReadLine } | null = null
	private lastOutcome: Outcome | null = null

	/** @param samples By rule, how many of its lines were handed over already. */
	constructor(
		private readonly source: Source,
		private readonly samples: number[],
	) {}

	take(line: ReadLine): void {
		const { outcome } = line
		const { matched, marks, pull, errorLike, form } = outcome
		this.hits++
		if (outcome !== this.lastOutcome) for (const mark of marks) this.marks.add(mark)
		this.lastOutcome = outcome
		const time = matched.length > 0 ? line.time : null
		for (const { rule, captures } of matched) this.count(rule, line, time, captures)
		if (pull !== null) this.pulls.add(pull, time ?? Number.NaN)
		if (matched.length > 0 && form === 'plain') this.known = line
		else if (matched.length > 0 || errorLike) this.list(line)
	}

	settle(): void {
		if (this.known) this.known = this.known.keep()
		if (this.listed) this.listed.line = this.listed.line.keep()
	}

	part(): StreamPart {
		if (this.known) this.add(this.known)
		// The next part may begin with a traceback.
		this.show()
		const { key, name } = this.source
		return {
			key,
			name,
			hits: this.hits,
			marks: [...this.marks],
			tallies: this.met.flatMap((rule) => {
				const entry = this.entries[rule]
				return entry ? [{ rule, ...entry, samples: entry.samples.map(({ number, text }) => ({ line: number, text })) }] : []
			}),
			...this.pulls.columns(),
			kinds: this.kinds,
			entryKinds: new Uint32Array(this.entryKinds),
			entryLines: new Uint32Array(this.entryLines),
			bodies: this.bodies,
		}
	}

	private count(rule: number, line: ReadLine, time: number | null, captures: Captures): void {
		const known = this.entries[rule]
		const given = this.samples[rule] ?? 0
		const isSample = given < samplesKept
		if (isSample) this.samples[rule] = given + 1
		const named = line.outcome.named ? 1 : 0
		if (!known) {
			const { number } = line
			const times = time === null ? [] : [time]
			this.entries[rule] = {
				count: 1,
				named,
				firstLine: number,
				firstTime: time,
				lastLine: number,
				lastTime: time,
				captures,
				samples: isSample ? [line.keep()] : [],
				times,
			}
			this.met.push(rule)
			return
		}
		known.count++
		known.named += named
		known.lastLine = line.number
		known.lastTime = latest(known.lastTime, time)
		if (time !== null && known.times.length < timesKept) known.times.push(time)
		if (isSample) known.samples.push(line.keep())
	}

	private list(line: ReadLine): void {
		if (this.known) this.add(this.known)
		this.known = null
		const { form } = line.outcome
		if (form === 'traceback') this.show()
		const kindsBefore = this.kinds.length
		const place = this.add(line)
		// The first of its kind shows an unknown message.
		if (this.kinds.length > kindsBefore || form !== 'plain') this.bodies.set(place, line.body)
	}

	/** What the last listed line prints may be shown. Of a traceback line it is noted already: behind one of its kind it is another by now. */
	private show(): void {
		if (this.listed && !this.bodies.has(this.listed.place)) this.bodies.set(this.listed.place, this.listed.line.body)
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
