import type { Rule } from '../../facts/errors/rule'
import type { Captures } from './match'

/** Enough to see a message in its surroundings; more would only fill memory. */
const samplesKept = 3
const sampleCharacters = 2000

/** What is remembered of one rule's lines. */
export interface RuleTally {
	readonly rule: Rule
	count: number
	readonly firstLine: number
	lastLine: number
	readonly firstText: string
	lastText: string
	readonly captures: Captures
	readonly samples: { readonly line: number; readonly text: string }[]
}

/** Counts lines by rule. Memory is bounded by the number of rules. */
export class Tally {
	readonly byRule = new Map<string, RuleTally>()

	add(rule: Rule, line: number, text: string, captures: Captures): void {
		const known = this.byRule.get(rule.id)
		if (!known) {
			const short = text.slice(0, sampleCharacters)
			this.byRule.set(rule.id, {
				rule,
				count: 1,
				firstLine: line,
				lastLine: line,
				firstText: short,
				lastText: short,
				captures,
				samples: [{ line, text: short }],
			})
			return
		}
		known.count++
		known.lastLine = line
		known.lastText = text.slice(0, sampleCharacters)
		if (known.samples.length < samplesKept) known.samples.push({ line, text: known.lastText })
	}
}
