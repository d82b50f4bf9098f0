import type { SearchRule } from '../../../facts/errors/rule'
import type { Captures } from '../lines/match'

/** Enough to see a message in its surroundings; more would only fill memory. */
export const samplesKept = 3
const sampleCharacters = 2000

/** So many times of one rule's lines are kept: enough to tell starts that follow each other from a restart. */
export const timesKept = 20

/** One rule's lines in one stream of a part of a log. Lines count from 1 in it. */
export interface PartTally {
	/** Number among all rules. */
	readonly rule: number
	readonly count: number
	/** How many of them name CrowdSec or its endpoint. */
	readonly named: number
	readonly firstLine: number
	/** Time of the first one, milliseconds since 1970. */
	readonly firstTime: number | null
	readonly lastLine: number
	/** The latest time of any of them: a log can stand newest first. */
	readonly lastTime: number | null
	readonly captures: Captures
	/** The first ones, unless parts before had enough of them. */
	readonly samples: readonly Sample[]
	/** The first times. */
	readonly times: readonly number[]
}

interface Sample {
	readonly line: number
	readonly text: string
}

/** What is remembered of one rule's lines in one stream. */
export interface RuleTally {
	readonly rule: SearchRule
	count: number
	named: number
	readonly firstLine: number
	readonly firstTime: number | null
	lastLine: number
	lastTime: number | null
	readonly captures: Captures
	readonly samples: Sample[]
	readonly times: number[]
}

/** Counts a stream's lines by rule. Memory is bounded by the number of rules. */
export class Tally {
	private readonly byRule: (RuleTally | undefined)[] = []
	private readonly found: RuleTally[] = []

	/** In the order in which the rules were first met. */
	get all(): readonly RuleTally[] {
		return this.found
	}

	/** Adds the next part of the log. */
	add(rule: SearchRule, part: PartTally, linesBefore: number): void {
		const samples = part.samples.map(({ line, text }) => ({ line: linesBefore + line, text: text.slice(0, sampleCharacters) }))
		const lastLine = linesBefore + part.lastLine
		const known = this.byRule[part.rule]
		if (known) {
			known.count += part.count
			known.named += part.named
			known.lastLine = lastLine
			known.lastTime = latest(known.lastTime, part.lastTime)
			known.samples.push(...samples.slice(0, samplesKept - known.samples.length))
			known.times.push(...part.times.slice(0, timesKept - known.times.length))
			return
		}
		const { rule: number, ...counted } = part
		const tally = { ...counted, rule, firstLine: linesBefore + part.firstLine, lastLine, samples, times: [...part.times] }
		this.byRule[number] = tally
		this.found.push(tally)
	}
}

/** The later of two times; a line can have none. */
export function latest(a: number | null, b: number | null): number | null {
	return a === null || (b !== null && b > a) ? b : a
}
