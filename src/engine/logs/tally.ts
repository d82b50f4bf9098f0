import type { SearchRule } from '../../facts/errors/rule'
import type { Captures } from './match'

/** Enough to see a message in its surroundings; more would only fill memory. */
export const samplesKept = 3
const sampleCharacters = 2000

/** A line as far as the tally needs it; its text is asked for only when it is kept. */
export interface TallyLine {
	readonly number: number
	readonly text: string
}

/** What is remembered of one rule's lines. */
export interface RuleTally {
	readonly rule: SearchRule
	count: number
	readonly firstLine: number
	lastLine: number
	readonly firstText: string
	lastText: string
	readonly captures: Captures
	readonly samples: { readonly line: number; readonly text: string }[]
}

interface Entry extends RuleTally {
	/** The last line, while its text can still be asked for. */
	last: TallyLine | null
}

/** Counts lines by rule. Memory is bounded by the number of rules. */
export class Tally {
	private readonly entries: (Entry | undefined)[] = []
	private readonly found: Entry[] = []
	private unsettled: Entry[] = []

	/** In the order in which the rules were first met. */
	get all(): readonly RuleTally[] {
		return this.found
	}

	/** @param number Of the rule, among all rules. */
	add(rule: SearchRule, number: number, line: TallyLine, captures: Captures): void {
		const known = this.entries[number]
		if (!known) {
			const text = line.text.slice(0, sampleCharacters)
			const samples = [{ line: line.number, text }]
			const entry: Entry = { rule, count: 1, firstLine: line.number, lastLine: line.number, firstText: text, lastText: text, captures, samples, last: null }
			this.entries[number] = entry
			this.found.push(entry)
			return
		}
		known.count++
		known.lastLine = line.number
		if (known.samples.length < samplesKept) known.samples.push({ line: line.number, text: line.text.slice(0, sampleCharacters) })
		if (known.last === null) this.unsettled.push(known)
		known.last = line
	}

	/** Takes the texts of the last lines over, before the bytes that they stand in go. */
	settle(): void {
		for (const entry of this.unsettled) {
			if (entry.last) entry.lastText = entry.last.text.slice(0, sampleCharacters)
			entry.last = null
		}
		this.unsettled = []
	}
}
