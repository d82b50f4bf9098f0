import type { Bouncer } from '../../facts/bouncer'
import type { Rule } from '../../facts/errors/rule'
import type { Program } from '../../facts/programs'
import { adviceFor } from '../advice'
import type { Finding, Verdict } from '../verdict'
import { errorNeedles, looksLikeError } from './error-like'
import { foreignLog } from './foreign'
import { type Correction, inputFormat, noCorrection } from './input-format'
import { foldCase, matchRule, type ReadyRule, readyRule } from './match'
import { PullLogs } from './pulls'
import { judge, rankTallies } from './rank'
import { type HitLine, LineScanner } from './scan/line-scanner'
import { indexNeedles, type NeedleIndex, shortestNeedle } from './scan/needles'
import { findSpeaker } from './speaker'
import { Tally } from './tally'
import { isoTime, timeOf } from './time'
import { UnknownEntries } from './unknown-entries'
import { unwrap } from './wrapper'

/** What the analyzer knows. Rules come from the error pages, the rest from the facts. */
export interface Knowledge {
	readonly rules: readonly Rule[]
	readonly bouncers: readonly Bouncer[]
	readonly programs: readonly Program[]
}

export interface DiagnoseOptions {
	/** The reader's choice; null to detect. */
	readonly bouncer: string | null
	/** Assumed for timestamps that have no year. */
	readonly year: number
	/** What the reader said about the form of the lines; absent to see for oneself. */
	readonly correction?: Correction
}

const headLines = 200
const headBytes = 64 * 1024

/** Where a needle leads: rules to try, marks of speakers. */
interface NeedleUse {
	readonly rules: readonly ReadyRule[]
	readonly marks: readonly { readonly id: string; readonly weight: number; readonly text: string }[]
}

/** Rules and facts made ready to search with. Making it costs some milliseconds; one serves any number of logs. */
export interface Analyzer {
	start(options: DiagnoseOptions): Diagnosis
	/** The verdict over one text. */
	diagnose(text: string, options: DiagnoseOptions): Verdict
}

export function createAnalyzer(knowledge: Knowledge): Analyzer {
	const uses = new Map<string, { rules: ReadyRule[]; marks: { id: string; weight: number; text: string }[] }>()
	const entryFor = (needle: string) => {
		const known = uses.get(needle)
		if (known) return known
		const fresh = { rules: [], marks: [] }
		uses.set(needle, fresh)
		return fresh
	}
	for (const rule of knowledge.rules) {
		const ready = readyRule(rule)
		for (const pattern of ready.patterns) entryFor(anchorOf(pattern.all)).rules.push(ready)
	}
	for (const speaker of [...knowledge.bouncers, ...knowledge.programs])
		for (const mark of speaker.marks) {
			const text = foldCase(mark.text)
			if (byteLength(text) >= shortestNeedle) entryFor(text).marks.push({ id: speaker.id, weight: mark.weight, text })
		}
	for (const needle of errorNeedles) entryFor(needle)
	const needles = [...uses.keys()]
	const index = indexNeedles(needles)
	const byNumber: readonly NeedleUse[] = needles.map(entryFor)
	const start = (options: DiagnoseOptions) => new Diagnosis(knowledge, index, byNumber, options)
	return {
		start,
		diagnose(text, options) {
			const diagnosis = start(options)
			diagnosis.push(new TextEncoder().encode(text))
			return diagnosis.end()
		},
	}
}

/** The longest fragment of an alternative leads the scanner to the line; the others are tested there. */
function anchorOf(fragments: readonly string[]): string {
	// The scanner sees raw bytes, where JSON escapes quotes and backslashes: a piece between them is found in both forms.
	const piece = longestOf(fragments.flatMap((fragment) => fragment.split(/["\\]/)))
	return byteLength(piece) >= shortestNeedle ? piece : longestOf(fragments)
}

function longestOf(texts: readonly string[]): string {
	return texts.reduce((longest, text) => (byteLength(text) > byteLength(longest) ? text : longest))
}

function byteLength(text: string): number {
	return new TextEncoder().encode(text).length
}

/** One log on its way through: push chunks, then `end`. */
export class Diagnosis {
	private readonly scanner: LineScanner
	private readonly tally = new Tally()
	private readonly pulls = new PullLogs()
	private readonly marks = new Map<string, { readonly id: string; readonly weight: number }>()
	private readonly unknown = new UnknownEntries()
	private readonly correction: Correction
	private lastText = ''
	private head: string[] = []
	private headRest = headBytes
	private readonly decoder = new TextDecoder()

	/** Use `Analyzer.start`. */
	constructor(
		private readonly knowledge: Knowledge,
		index: NeedleIndex,
		private readonly uses: readonly NeedleUse[],
		private readonly options: DiagnoseOptions,
	) {
		this.correction = options.correction ?? noCorrection
		this.scanner = new LineScanner(index, (line) => this.take(line))
	}

	/** @param chunk UTF-8, cut anywhere. */
	push(chunk: Uint8Array): void {
		if (this.headRest > 0) {
			const part = chunk.subarray(0, this.headRest)
			this.headRest -= part.length
			this.head.push(this.decoder.decode(part, { stream: true }))
		}
		this.scanner.push(chunk)
	}

	/** What is known so far; the log may go on. */
	get soFar(): { readonly lines: number; readonly bytes: number; readonly findings: number } {
		return { lines: this.scanner.lines, bytes: this.scanner.bytes, findings: this.tally.byRule.size }
	}

	end(): Verdict {
		this.scanner.end()
		const lines = { total: this.scanner.lines, bytes: this.scanner.bytes }
		const head = this.head.join('').split('\n', headLines)
		const tallies = [...this.tally.byRule.values()]
		const speaker = findSpeaker(tallies, [...this.marks.values()], this.knowledge.bouncers, this.knowledge.programs)
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
				firstTime: this.iso(tally.firstText),
				lastTime: this.iso(tally.lastText),
				captures: tally.captures,
				samples: tally.samples,
				means: rule.means,
				fix: rule.fix,
				page: `/u/troubleshooting/errors/${rule.id}`,
				healed,
			}
		})
		const unrecognised = this.unknown.result()
		const pulls = this.pulls.result(timeOf(this.lastText, this.options.year))
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

	private take(hit: HitLine): void {
		const { text, body } = unwrap(hit.text, this.correction.wrapper)
		this.lastText = text
		let known = false
		let folded: string | null = null
		let pull: Rule | null = null
		const tried = new Set<ReadyRule>()
		for (const needle of hit.needles) {
			const use = this.uses[needle]
			if (!use) continue
			for (const mark of use.marks) this.marks.set(`${mark.id} ${mark.text}`, mark)
			for (const ready of use.rules) {
				if (tried.has(ready)) continue
				tried.add(ready)
				folded ??= foldCase(text)
				const captures = matchRule(ready, text, folded) ?? (body === text ? null : matchRule(ready, body, folded))
				if (!captures) continue
				known = true
				this.tally.add(ready.rule, hit.number, text, captures)
				if (ready.rule.pull !== null) pull ??= ready.rule
			}
		}
		if (pull) this.pulls.add(pull, timeOf(text, this.options.year))
		if (known || looksLikeError(body, this.correction.format) || looksLikeError(text, this.correction.format))
			this.unknown.take({ number: hit.number, text: body, known })
	}

	/** The reader may have chosen another bouncer than the one whose log this is. */
	private otherSpeaker(id: string | null): readonly string[] {
		const chosen = this.options.bouncer
		return chosen === null || id === null || id === chosen ? [] : [`These lines look like those of ${id}, not of ${chosen}.`]
	}

	private iso(text: string): string | null {
		const ms = timeOf(text, this.options.year)
		return ms === null ? null : isoTime(ms)
	}
}
