import type { SearchRule } from '../../facts/errors/rule'
import { adviceFor } from '../advice'
import type { Finding, Verdict } from '../verdict'
import { foreignLog } from './foreign'
import { HitCollector, type PartRead } from './hit-lines'
import { type Correction, inputFormat, noCorrection } from './input-format'
import { PullLogs } from './pulls'
import { judge, rankTallies } from './rank'
import { Recogniser } from './recognise'
import { fastestKernel } from './scan/fastest-kernel'
import type { Kernel } from './scan/kernel'
import { joinTails } from './scan/line-scanner'
import { type Knowledge, planSearch, type SearchPlan } from './search-plan'
import { type Segment, SegmentReader } from './segment'
import type { Reading } from './shapes'
import { findSpeaker } from './speaker'
import { Tally } from './tally'
import { isoTime, timeOf } from './time'
import { UnknownEntries } from './unknown-entries'
import { unwrap } from './wrapper'

export type { Knowledge } from './search-plan'

export interface DiagnoseOptions {
	/** The reader's choice; null to detect. */
	readonly bouncer: string | null
	/** Assumed for timestamps that have no year. */
	readonly year: number
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

type NewKernel = (knowsShapes?: boolean) => Kernel

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
	start(options: DiagnoseOptions): Diagnosis
	/** Looks through parts of a log, for `Diagnosis.appendPart`. */
	partTools(options: DiagnoseOptions): PartTools
	/** The verdict over one text. */
	diagnose(text: string, options: DiagnoseOptions): Verdict
}

/**
 * @param plan `planSearch(knowledge)`, where it was made before.
 * @param newKernel Gives the scanner's inner loops; what is found does not depend on them.
 */
export function createAnalyzer(knowledge: Knowledge, plan: SearchPlan = planSearch(knowledge), newKernel: NewKernel = fastestKernel): Analyzer {
	const recogniser = new Recogniser({ rules: knowledge.rules, plan })
	/** A kernel has some megabytes of memory: one that is done serves again. */
	const spare: Kernel[] = []
	const start = (options: DiagnoseOptions) => {
		const kernel = spare.pop() ?? newKernel()
		kernel.forgetShapes()
		return new Diagnosis(knowledge, recogniser, new SegmentReader(recogniser, kernel, readingOf(options)), options, () => spare.push(kernel))
	}
	return {
		start,
		partTools: (options) => partTools(recogniser, newKernel, options),
		diagnose(text, options) {
			const diagnosis = start(options)
			diagnosis.push(new TextEncoder().encode(text))
			return diagnosis.end()
		},
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
export class Diagnosis {
	private readonly tally = new Tally()
	private readonly pulls = new PullLogs()
	private readonly marks = new Set<number>()
	private readonly unknown = new UnknownEntries()
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

	/** Use `Analyzer.start`. */
	constructor(
		private readonly knowledge: Knowledge,
		private readonly recogniser: Recogniser,
		private readonly reader: SegmentReader,
		private readonly options: DiagnoseOptions,
		private readonly release: () => void,
	) {
		this.correction = readingOf(options).correction
	}

	/** @param chunk UTF-8, cut anywhere. */
	push(chunk: Uint8Array): void {
		this.goOnWith('bytes')
		this.seeHead(chunk)
		this.reader.push(chunk)
		this.read(chunk.length)
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
		const faults = this.tally.all.filter(({ rule }) => rule.role === 'root' || rule.role === 'consequence')
		return { lines: this.lines, findings: this.tally.all.length, first: faults.slice(0, firstShown).map(({ rule }) => rule.title) }
	}

	end(): Verdict {
		this.endLine()
		this.release()
		const lines = { total: this.lines, bytes: this.bytes }
		const head = this.head.join('').split('\n', headLines)
		const tallies = this.tally.all
		const marks = [...this.marks].flatMap((mark) => this.recogniser.marks[mark] ?? [])
		const speaker = findSpeaker(tallies, marks, this.knowledge.bouncers, this.knowledge.programs)
		const ranked = rankTallies(tallies)
		const findings = ranked.map(({ tally, healed }): Finding => {
			const { rule } = tally
			return {
				error: rule.id,
				title: rule.title,
				cause: rule.cause,
				severity: rule.severity,
				role: rule.role,
				count: tally.count,
				firstLine: tally.firstLine,
				lastLine: tally.lastLine,
				firstTime: iso(timeOf(tally.firstText, this.options.year)),
				lastTime: iso(tally.lastTime),
				captures: tally.captures,
				samples: tally.samples,
				means: rule.means,
				fix: rule.fix,
				page: `/u/troubleshooting/errors/${rule.id}`,
				healed,
			}
		})
		const unrecognised = this.unknown.result()
		const pulls = this.pulls.result(this.lastTime())
		const empty = head.every((line) => line.trim() === '') && lines.bytes <= headBytes
		const judgement = empty
			? ({ status: 'empty', cause: null, confidence: 'high', because: ['There is no text in it.'] } as const)
			: judge(ranked, pulls, unrecognised.length)
		const foreign = judgement.status === 'unrecognised' && speaker.id === null ? foreignLog(head) : null
		const verdict: Omit<Verdict, 'next'> = {
			schema: 1,
			bouncer: this.options.bouncer ?? speaker.id,
			bouncerCandidates: speaker.candidates,
			...judgement,
			because: [...(foreign ? [foreign.advice] : judgement.because), ...this.otherSpeaker(speaker.id)],
			foreign: foreign?.name ?? null,
			findings,
			pulls,
			unrecognised,
			input: inputFormat(head, this.correction),
			lines,
		}
		const bouncer = this.knowledge.bouncers.find(({ id }) => id === verdict.bouncer) ?? null
		return { ...verdict, next: adviceFor(verdict, bouncer, bouncer?.deployments[0] ?? null) }
	}

	private take(segment: Segment): void {
		const { lines, bytes, tail, marks, tallies, pullKinds, pullTimes, kinds, entryKinds, entryLines, bodies } = segment
		for (const mark of marks) this.marks.add(mark)
		for (const part of tallies) {
			const ready = this.recogniser.rules[part.rule]
			if (ready) this.tally.add(ready.rule, part, this.lines)
		}
		this.pulls.addAll(pullKinds, pullTimes)
		for (let place = 0; place < entryKinds.length; place++) {
			const { form, known, template } = kinds[entryKinds[place] as number] as Segment['kinds'][number]
			this.unknown.take({ number: this.lines + (entryLines[place] as number), body: bodies.get(place) ?? '', template }, form, known)
		}
		this.lines += lines
		this.bytes += bytes
		this.tail = joinTails(this.tail, tail)
	}

	/** The reader may have chosen another bouncer than the one whose log this is. */
	private otherSpeaker(id: string | null): readonly string[] {
		const chosen = this.options.bouncer
		return chosen === null || id === null || id === chosen ? [] : [`These lines look like those of ${id}, not of ${chosen}.`]
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

function iso(ms: number | null): string | null {
	return ms === null ? null : isoTime(ms)
}
