import type { SearchRule } from '../../facts/errors/rule'
import { unwrap } from '../intake/dress/wrapper'
import { type Correction, inputFormat, noCorrection } from '../intake/input-format'
import { type Output, shifted } from '../intake/outputs/output'
import { Recogniser } from './lines/recognise'
import { type Knowledge, planSearch, type SearchPlan } from './lines/search-plan'
import type { Reading } from './lines/shapes'
import { timeOf } from './lines/time'
import { HitCollector, type PartRead } from './parts/hit-lines'
import { type Segment, SegmentReader } from './parts/segment'
import { fastestKernel } from './scan/fastest-kernel'
import type { Kernel } from './scan/kernel'
import { joinTails } from './scan/line-scanner'
import type { Evidence } from './streams/evidence'
import { type Piece, takeLogApart } from './streams/pieces'
import { Streams } from './streams/streams'

export type { Knowledge } from './lines/search-plan'

export interface DiagnoseOptions {
	/** The reader's choice; null to detect. */
	readonly bouncer: string | null
	/** Assumed for timestamps that have no year. */
	readonly year: number
	/** The reader's clock, milliseconds since 1970: a list of last pulls is compared with it. Absent to compare with the paste alone. */
	readonly now?: number
	/** What the reader said about the form of the lines; absent to see for oneself. */
	readonly correction?: Correction
}

/** What can be told while a log is being read. */
export interface SoFar {
	readonly lines: number
	/** Messages recognised. */
	readonly findings: number
	/** Titles of the first of them that tell of a fault. */
	readonly first: readonly string[]
}

export type NewKernel = (knowsShapes?: boolean) => Kernel

/** What it takes to read parts of a log. */
export interface PartTools {
	readonly collector: HitCollector
	/** For parts where most lines are hits; made when there is one. */
	readonly reader: SegmentReader
}

const firstShown = 3
/** What a reader has gathered is taken over after so many bytes. */
const partBytes = 32 * 1024 * 1024
const headLines = 200
const headBytes = 64 * 1024

/** Rules and facts made ready to search with. Making it costs some milliseconds; one serves any number of logs. */
export interface Analyzer {
	start(options: DiagnoseOptions): LogReading
	/** Looks through parts of a log, for `LogReading.appendPart`. */
	partTools(options: DiagnoseOptions): PartTools
}

/**
 * @param plan `planSearch(knowledge)`, where it was made before.
 * @param newKernel Gives the scanner's inner loops; what is found does not depend on them.
 */
export function createAnalyzer(knowledge: Knowledge, plan: SearchPlan = planSearch(knowledge), newKernel: NewKernel = fastestKernel): Analyzer {
	const recogniser = new Recogniser({ rules: knowledge.rules, plan })
	/** A kernel has some megabytes of memory: one that is done serves again. */
	const spare: Kernel[] = []
	return {
		start(options) {
			const kernel = spare.pop() ?? newKernel()
			kernel.forgetShapes()
			return new LogReading(recogniser, new SegmentReader(recogniser, kernel, readingOf(options)), options, () => spare.push(kernel))
		},
		partTools: (options) => partTools(recogniser, newKernel, options),
	}
}

/** Reads parts of a log without the rest of an analyzer, for a thread that helps. */
export function createPartTools(search: { readonly rules: readonly SearchRule[]; readonly plan: SearchPlan }, options: DiagnoseOptions): PartTools {
	return partTools(new Recogniser(search), fastestKernel, options)
}

function partTools(recogniser: Recogniser, newKernel: NewKernel, options: DiagnoseOptions): PartTools {
	let reader: SegmentReader | null = null
	return {
		collector: new HitCollector(newKernel(false), (counts) => recogniser.index(counts)),
		get reader() {
			reader ??= new SegmentReader(recogniser, newKernel(), readingOf(options))
			return reader
		},
	}
}

function readingOf({ year, correction = noCorrection }: DiagnoseOptions): Reading {
	return { year, correction }
}

/** One log on its way through: push chunks, then `end`. */
export class LogReading {
	private readonly streams: Streams
	private readonly correction: Correction
	private lines = 0
	private bytes = 0
	private tail = new Uint8Array(0)
	/** Bytes handed to the reader since its last part. */
	private unread = 0
	/** What the reader got last, of which it may hold the end still; null when there is nothing. */
	private open: 'bytes' | 'hits' | null = null
	private head: string[] = []
	private headRest = headBytes
	private readonly decoder = new TextDecoder()
	private collectedFor: string | null = null
	private cutLines = 0
	private readonly outputs: Output[] = []
	private takenAt: number | null = null

	/** Use `Analyzer.start`. */
	constructor(
		recogniser: Recogniser,
		private readonly reader: SegmentReader,
		private readonly options: DiagnoseOptions,
		private readonly release: () => void,
	) {
		this.correction = readingOf(options).correction
		this.streams = new Streams(recogniser)
	}

	/** @param chunk UTF-8, cut anywhere. */
	push(chunk: Uint8Array): void {
		this.goOnWith('bytes')
		this.seeHead(chunk)
		this.reader.push(chunk)
		this.read(chunk.length)
	}

	/** A whole text: its broken lines are mended, and it is taken apart into what it is made of. */
	pushText(text: string): void {
		const encoder = new TextEncoder()
		const { pieces, cutLines, outputs } = takeLogApart(text)
		this.endLine()
		this.cutLines += cutLines
		this.outputs.push(...outputs.map((output) => shifted(output, this.lines)))
		const before = this.bytes
		for (const { piece, text: part } of pieces) {
			this.begin(piece)
			this.push(encoder.encode(part))
		}
		this.endLine()
		this.bytes = before + encoder.encode(text).length
	}

	/** @param at When all of what is read was gathered, milliseconds since 1970. */
	wasTaken(at: number): void {
		this.takenAt = at
	}

	/** What follows is another piece of the paste; null for one of which nothing is known. */
	begin(piece: Piece | null): void {
		this.endLine()
		this.reader.begin()
		if (piece?.kind === 'bouncer') this.collectedFor ??= piece.name.split(' ')[0] ?? null
		this.streams.begin(piece)
	}

	/** Room for more bytes; tell with `filled` how many were written. Like `push`, without a copy. */
	space(): Uint8Array {
		return this.reader.space()
	}

	filled(count: number): void {
		this.goOnWith('bytes')
		if (this.headRest > 0) this.seeHead(this.reader.space().subarray(0, count))
		this.reader.filled(count)
		this.read(count)
	}

	/**
	 * Goes on with a part that was read by itself. What was pushed before must end with a line end.
	 *
	 * @param head The first bytes of the part; all of them count for nothing but the form of the lines.
	 */
	append(segment: Segment, head: Uint8Array): void {
		this.endLine()
		this.seeHead(head)
		this.take(segment)
	}

	/** Goes on with a part that somebody else has looked through; see `append`. */
	appendPart({ hits, segment }: PartRead, head: Uint8Array): void {
		if (segment) {
			this.append(segment, head)
			return
		}
		this.goOnWith('hits')
		this.seeHead(head)
		this.reader.readHits(hits)
		this.read(hits.text.length)
	}

	/** What follows is another text: its first line does not go on with the last line of this one. */
	endLine(): void {
		this.take(this.reader.end())
		this.open = null
		this.unread = 0
	}

	private goOnWith(what: 'bytes' | 'hits'): void {
		if (this.open !== null && this.open !== what) this.endLine()
		this.open = what
	}

	/** From time to time what was read is taken over, so that memory stays bounded. */
	private read(bytes: number): void {
		this.unread += bytes
		if (this.unread >= partBytes) this.takeOver()
	}

	private takeOver(): void {
		this.take(this.reader.soFar())
		this.unread = 0
	}

	private seeHead(bytes: Uint8Array): void {
		if (this.headRest <= 0) return
		const part = bytes.subarray(0, this.headRest)
		this.headRest -= part.length
		this.head.push(this.decoder.decode(part, { stream: true }))
	}

	/** What is known so far; the log may go on. */
	get soFar(): SoFar {
		this.takeOver()
		const { tallies } = this.streams
		const faults = tallies.filter(({ rule }) => rule.role === 'root' || rule.role === 'consequence')
		return { lines: this.lines, findings: tallies.length, first: faults.slice(0, firstShown).map(({ rule }) => rule.title) }
	}

	/** The log is read: what it says, as plain data. */
	end(): Evidence {
		this.endLine()
		this.release()
		const head = this.head.join('').split('\n', headLines)
		return {
			lines: this.lines,
			bytes: this.bytes,
			isEmpty: head.every((line) => line.trim() === '') && this.bytes <= headBytes,
			chosen: this.options.bouncer,
			collectedFor: this.collectedFor,
			cutLines: this.cutLines,
			outputs: this.outputs,
			takenAt: this.takenAt,
			now: this.options.now ?? null,
			year: this.options.year,
			head,
			streams: this.streams.evidence(head),
			lastTime: this.lastTime(),
			input: inputFormat(head, this.correction),
		}
	}

	private take(segment: Segment): void {
		this.streams.take(segment.streams, this.lines)
		this.lines += segment.lines
		this.bytes += segment.bytes
		this.tail = joinTails(this.tail, segment.tail)
	}

	/** The last time that stands in the log: of any line, also of one that says nothing else. */
	private lastTime(): number | null {
		const lines = new TextDecoder().decode(this.tail).split('\n').reverse()
		for (const line of lines) {
			const ms = timeOf(unwrap(line, this.correction.wrapper).text, this.options.year)
			if (ms !== null) return ms
		}
		return null
	}
}
