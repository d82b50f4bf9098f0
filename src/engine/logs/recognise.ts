import type { Bouncer } from '../../facts/bouncer'
import type { SearchRule } from '../../facts/errors/rule'
import type { Program } from '../../facts/programs'
import { errorNeedles, looksLikeError, possibleMarkers } from './error-like'
import type { FormatId } from './input-format'
import { MaskedNeedles } from './masked-needles'
import { type Captures, foldCase, matchRule, type ReadyPattern, type ReadyRule, readyRule } from './match'
import { type GramCounts, indexNeedles, type Needle, type NeedleIndex, shortestNeedle } from './scan/needles'
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

/** Where a needle leads: rules to try, marks of speakers, markers of errors. */
interface NeedleUse {
	readonly rules: number[]
	readonly marks: number[]
	readonly markers: number[]
	/** One for each alternative of a rule that has the needle as its anchor. */
	readonly guards: Guard[]
}

/** Words of which one must stand in the line; null when the line matters without. */
type Guard = readonly string[] | null

/** What is to be tried on a line with certain needles in it. */
interface Plan {
	readonly rules: readonly number[]
	readonly marks: readonly number[]
	readonly markers: readonly number[]
	/** Outcomes without a rule, made once: most lines that are found are none of a bouncer's. */
	readonly unmatched: Map<string, Outcome>
}

/** A log holds some hundred different sets of needles; this is only a guard. */
const plansKept = 4096

/** Rules and facts made ready to recognise lines with. */
export class Recogniser {
	readonly rules: readonly ReadyRule[]
	readonly marks: readonly SpeakerMark[]
	/** The scanner names them by their position. */
	readonly needles: readonly Needle[]
	/** Needles with digits. */
	readonly masks: MaskedNeedles
	private readonly uses: readonly NeedleUse[]
	private readonly plans = new Map<string, Plan>()
	private standardIndex: NeedleIndex | null = null

	constructor(knowledge: Knowledge) {
		const uses = new Map<string, NeedleUse>()
		const entryFor = (needle: string) => {
			const known = uses.get(needle)
			if (known) return known
			const fresh = { rules: [], marks: [], markers: [], guards: [] }
			uses.set(needle, fresh)
			return fresh
		}
		this.rules = knowledge.rules.map(readyRule)
		this.rules.forEach((ready, rule) => {
			for (const pattern of ready.patterns) {
				const anchor = anchorOf(pattern.all)
				const use = entryFor(anchor)
				use.rules.push(rule)
				use.guards.push(guardOf(pattern, anchor))
			}
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
		errorNeedles.forEach((needle, marker) => {
			entryFor(needle).markers.push(marker)
		})
		this.needles = [...uses].map(([text, use]) => ({ text, guards: guardsOf(use) }))
		this.uses = [...uses.values()]
		this.masks = new MaskedNeedles(this.needles)
	}

	/** @param counts Of a sample of the log; null gives an index that suits most logs, made once. */
	index(counts: GramCounts | null): NeedleIndex {
		if (counts) return indexNeedles(this.needles, counts)
		this.standardIndex ??= indexNeedles(this.needles)
		return this.standardIndex
	}

	/**
	 * @param raw One line as it stands in the log.
	 * @param unwrapped The same without what was put around it.
	 * @param needles What the scanner found in it.
	 * @param format The reader's correction of the format, null for none.
	 */
	recognise(raw: string, { text, body }: Unwrapped, needles: readonly number[], format: FormatId | null): Outcome {
		const plan = this.planFor(needles)
		const folded = foldCase(text)
		const forms = body === text ? [text] : [text, body]
		const matched: { rule: number; captures: Captures }[] = []
		let pull: number | null = null
		for (const rule of plan.rules) {
			const ready = this.rules[rule]
			if (!ready) continue
			const captures = matchRule(ready, forms, folded)
			if (!captures) continue
			matched.push({ rule, captures })
			if (ready.rule.pull !== null) pull ??= rule
		}
		// Where colours or JSON were taken off, there can be more in the text than the scanner saw in the line.
		const markers = raw.endsWith(text) && text.endsWith(body) ? plan.markers : undefined
		const errorLike = looksLikeError(forms, folded, format, markers)
		const form = entryForm(body)
		return matched.length === 0 ? unmatched(plan, errorLike, form) : { matched, marks: plan.marks, pull, errorLike, form }
	}

	private planFor(needles: readonly number[]): Plan {
		const key = needles.join()
		const known = this.plans.get(key)
		if (known) return known
		const uses = needles.flatMap((needle) => this.uses[needle] ?? [])
		const plan: Plan = {
			rules: this.rulesFor(needles),
			marks: uses.flatMap(({ marks }) => marks),
			markers: possibleMarkers(uses.flatMap(({ markers }) => markers)),
			unmatched: new Map(),
		}
		if (this.plans.size >= plansKept) this.plans.clear()
		this.plans.set(key, plan)
		return plan
	}

	/** Rules that one of the needles leads to, each once, in the order in which they are known. */
	rulesFor(needles: readonly number[]): readonly number[] {
		const rules = new Set<number>()
		for (const needle of needles) for (const rule of this.uses[needle]?.rules ?? []) rules.add(rule)
		return [...rules].sort((a, b) => a - b)
	}
}

function unmatched({ marks, unmatched: known }: Plan, errorLike: boolean, form: EntryForm): Outcome {
	const key = `${errorLike} ${form}`
	const outcome = known.get(key) ?? { matched: [], marks, pull: null, errorLike, form }
	known.set(key, outcome)
	return outcome
}

/** The longest fragment of an alternative leads the scanner to the line; the others are tested there. */
function anchorOf(fragments: readonly string[]): string {
	// The scanner sees raw bytes, where JSON escapes quotes and backslashes: a piece between them is found in both forms.
	const piece = longestOf(fragments.flatMap((fragment) => fragment.split(/["\\]/)))
	return byteLength(piece) >= shortestNeedle ? piece : longestOf(fragments)
}

/** Longer lists cost more than the lines that they spare. */
const guardsAtMost = 16
/** Shorter words stand in too many lines. */
const shortestGuard = 3

/** Guards of a needle that leads to nothing but rules which ask for more than it. */
function guardsOf({ marks, markers, guards }: NeedleUse): readonly string[] {
	const words = new Set<string>()
	for (const guard of guards) {
		if (guard === null) return []
		for (const word of guard) words.add(word)
	}
	return marks.length > 0 || markers.length > 0 || words.size > guardsAtMost ? [] : [...words]
}

/** What an alternative asks for besides its anchor, as words that colours and JSON leave whole in the raw line. */
function guardOf({ all, any }: ReadyPattern, anchor: string): Guard {
	const others = all.filter((fragment) => !fragment.includes(anchor)).map(longestWord)
	const words = any.length > 0 ? any.map(longestWord) : [longestOf(['', ...others])]
	return words.every((word) => word.length >= shortestGuard) ? words : null
}

function longestWord(fragment: string): string {
	return longestOf(['', ...(fragment.match(/[a-z0-9_.-]+/g) ?? [])])
}

function longestOf(texts: readonly string[]): string {
	return texts.reduce((longest, text) => (byteLength(text) > byteLength(longest) ? text : longest))
}

function byteLength(text: string): number {
	return new TextEncoder().encode(text).length
}
