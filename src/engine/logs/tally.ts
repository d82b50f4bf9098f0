import type { SearchRule } from '../../facts/errors/rule'
import type { Captures } from './match'

/** Enough to see a message in its surroundings; more would only fill memory. */
export const samplesKept = 3
const sampleCharacters = 2000

/** One rule's lines in a part of a log. Lines count from 1 in it. */
export interface PartTally {
	/** Number among all rules. */
	readonly rule: number
	readonly count: number
	readonly firstLine: number
	readonly lastLine: number
	/** Time of the last one, milliseconds since 1970. */
	readonly lastTime: number | null
	readonly captures: Captures
	/** The first ones, unless parts before had enough of them. */
	readonly samples: readonly Sample[]
}

interface Sample {
	readonly line: number
	readonly text: string
}

/** What is remembered of one rule's lines. */
export interface RuleTally {
	readonly rule: SearchRule
	count: number
	readonly firstLine: number
	lastLine: number
	readonly firstText: string
	lastTime: number | null
	readonly captures: Captures
	readonly samples: Sample[]
}

/** Counts lines by rule. Memory is bounded by the number of rules. */
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
			known.lastLine = lastLine
			known.lastTime = part.lastTime
			known.samples.push(...samples.slice(0, samplesKept - known.samples.length))
			return
		}
		const { count, lastTime, captures } = part
		const tally = { rule, count, firstLine: linesBefore + part.firstLine, lastLine, lastTime, firstText: samples[0]?.text ?? '', captures, samples }
		this.byRule[part.rule] = tally
		this.found.push(tally)
	}
}
