import type { Bouncer } from '../../facts/bouncer'
import type { SearchRule } from '../../facts/errors/rule'
import type { Program } from '../../facts/programs'
import { maskDigits } from './digits'
import { errorNeedles, looksLikeError } from './error-like'
import type { FormatId } from './input-format'
import { type Captures, foldCase, matchRule, type ReadyRule, readyRule } from './match'
import { type GramCounts, indexNeedles, type NeedleIndex, shortestNeedle } from './scan/needles'
import { type EntryForm, entryForm } from './unknown-entries'
import type { Unwrapped } from './wrapper'

/** What the analyzer knows. Rules come from the error pages, the rest from the facts. */
export interface Knowledge {
	readonly rules: readonly SearchRule[]
	readonly bouncers: readonly Bouncer[]
	readonly programs: readonly Program[]
}

/** A mark of a bouncer or another program: words that only it prints. */
export interface SpeakerMark {
	readonly id: string
	readonly weight: number
	readonly text: string
}

/**
 * What one line says, whatever stands around it. Plain data, so that a thread can hand it to another: rules and marks are
 * numbers in `Recogniser.rules` and `Recogniser.marks`.
 */
export interface Outcome {
	readonly matched: readonly { readonly rule: number; readonly captures: Captures }[]
	readonly marks: readonly number[]
	/** The first rule that tells of a pull, worked or failed. */
	readonly pull: number | null
	/** It looks like an error, whether or not a rule knows it. */
	readonly errorLike: boolean
	/** How it goes together with the lines around it. */
	readonly form: EntryForm
}

/** Where a needle leads: rules to try, marks of speakers. */
interface NeedleUse {
	readonly rules: number[]
	readonly marks: number[]
}

/** Rules and facts made ready to recognise lines with. */
export class Recogniser {
	readonly rules: readonly ReadyRule[]
	readonly marks: readonly SpeakerMark[]
	/** In lower case; the scanner names them by their position. */
	readonly needles: readonly string[]
	/** Needles with digits, grouped by what they are without regard to which digits. */
	readonly needlesByMask: ReadonlyMap<string, readonly number[]>
	private readonly uses: readonly NeedleUse[]
	private standardIndex: NeedleIndex | null = null

	constructor(knowledge: Knowledge) {
		const uses = new Map<string, NeedleUse>()
		const entryFor = (needle: string) => {
			const known = uses.get(needle)
			if (known) return known
			const fresh = { rules: [], marks: [] }
			uses.set(needle, fresh)
			return fresh
		}
		this.rules = knowledge.rules.map(readyRule)
		this.rules.forEach((ready, rule) => {
			for (const pattern of ready.patterns) entryFor(anchorOf(pattern.all)).rules.push(rule)
		})
		const marks: SpeakerMark[] = []
		for (const speaker of [...knowledge.bouncers, ...knowledge.programs])
			for (const mark of speaker.marks) {
				const text = foldCase(mark.text)
				if (byteLength(text) < shortestNeedle) continue
				entryFor(text).marks.push(marks.length)
				marks.push({ id: speaker.id, weight: mark.weight, text })
			}
		this.marks = marks
		for (const needle of errorNeedles) entryFor(needle)
		this.needles = [...uses.keys()]
		this.uses = [...uses.values()]
		this.needlesByMask = groupByMask(this.needles)
	}

	/** @param counts Of a sample of the log; null gives an index that suits most logs, made once. */
	index(counts: GramCounts | null): NeedleIndex {
		if (counts) return indexNeedles(this.needles, counts)
		this.standardIndex ??= indexNeedles(this.needles)
		return this.standardIndex
	}

	/**
	 * @param line One line without what was put around it.
	 * @param needles What the scanner found in it.
	 * @param format The reader's correction of the format, null for none.
	 */
	recognise({ text, body }: Unwrapped, needles: readonly number[], format: FormatId | null): Outcome {
		const matched: { rule: number; captures: Captures }[] = []
		const marks: number[] = []
		const rules = this.rulesFor(needles)
		let pull: number | null = null
		for (const needle of needles) for (const mark of this.uses[needle]?.marks ?? []) marks.push(mark)
		const folded = rules.length > 0 ? foldCase(text) : ''
		for (const rule of rules) {
			const ready = this.rules[rule]
			if (!ready) continue
			const captures = matchRule(ready, text, folded) ?? (body === text ? null : matchRule(ready, body, folded))
			if (!captures) continue
			matched.push({ rule, captures })
			if (ready.rule.pull !== null) pull ??= rule
		}
		return { matched, marks, pull, errorLike: looksLikeError(body, format) || (body !== text && looksLikeError(text, format)), form: entryForm(body) }
	}

	/** Rules that one of the needles leads to, each once, in the order in which they are known. */
	rulesFor(needles: readonly number[]): readonly number[] {
		const rules = new Set<number>()
		for (const needle of needles) for (const rule of this.uses[needle]?.rules ?? []) rules.add(rule)
		return [...rules].sort((a, b) => a - b)
	}
}

function groupByMask(needles: readonly string[]): ReadonlyMap<string, readonly number[]> {
	const groups = new Map<string, number[]>()
	needles.forEach((needle, number) => {
		if (!/\d/.test(needle)) return
		const mask = maskDigits(needle)
		const group = groups.get(mask)
		if (group) group.push(number)
		else groups.set(mask, [number])
	})
	return groups
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
