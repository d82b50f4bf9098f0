import type { SearchRule } from '../../../facts/errors/rule'
import type { Unwrapped } from '../../intake/dress/wrapper'
import type { FormatId } from '../../intake/input-format'
import { type GramCounts, indexNeedles, type NeedleIndex } from '../scan/needles'
import { looksLikeError, possibleMarkers } from './error-like'
import { MaskedNeedles } from './masked-needles'
import { type Captures, foldCase, matchRule, type ReadyRule, readyRule } from './match'
import { type PullKind, pullKindOf } from './pull-kind'
import type { PlannedNeedle, SearchPlan, SpeakerMark } from './search-plan'
import { type EntryForm, entryForm } from './unknown-entries'

/**
 * What one line says, whatever stands around it. Plain data, so that a thread can hand it to another: rules and marks are
 * numbers in `Recogniser.rules` and `Recogniser.marks`.
 */
export interface Outcome {
	readonly matched: readonly { readonly rule: number; readonly captures: Captures }[]
	readonly marks: readonly number[]
	/** What it tells of a pull, as the first rule says that tells of one. */
	readonly pull: PullKind | null
	/** It looks like an error, whether or not a rule knows it. */
	readonly errorLike: boolean
	/** How it goes together with the lines around it. */
	readonly form: EntryForm
	/** It names CrowdSec or its endpoint. */
	readonly named: boolean
}

/**
 * Words that only stand in a line about CrowdSec: its name, its endpoint, what its client libraries print. Any digit stands for any
 * other: lines that differ in digits are read once.
 */
export const namesCrowdSec = /crowdsec|\/v\d\/(?:decisions|integrations)|bouncer|\blapi\b|auth-api|\bdecisions?\b/i

/** What is to be tried on a line with certain needles in it. */
interface Plan {
	readonly rules: readonly number[]
	readonly marks: readonly number[]
	readonly markers: readonly number[]
	/** Outcomes without a rule, made once: most lines that are found are none of a bouncer's. */
	readonly unmatched: Map<string, Outcome>
}

/** Plans by their needles, one after the other: to join these into a key takes as long as to match a rule. */
interface PlanNode {
	plan: Plan | null
	readonly next: Map<number, PlanNode>
}

/** A log holds some hundred different sets of needles; this is only a guard. */
const plansKept = 4096

/** Rules and facts made ready to recognise lines with. */
export class Recogniser {
	readonly rules: readonly ReadyRule[]
	readonly marks: readonly SpeakerMark[]
	/** The scanner names them by their position. */
	readonly needles: readonly PlannedNeedle[]
	private maskedNeedles: MaskedNeedles | null = null
	private plans: PlanNode = { plan: null, next: new Map() }
	private plansKnown = 0
	private standardIndex: NeedleIndex | null = null

	constructor({ rules, plan }: { readonly rules: readonly SearchRule[]; readonly plan: SearchPlan }) {
		this.rules = rules.map(readyRule)
		this.marks = plan.marks
		this.needles = plan.needles
	}

	/** Needles with digits. */
	get masks(): MaskedNeedles {
		this.maskedNeedles ??= new MaskedNeedles(this.needles)
		return this.maskedNeedles
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
		let pull: PullKind | null = null
		for (const rule of plan.rules) {
			const ready = this.rules[rule]
			if (!ready) continue
			const captures = matchRule(ready, forms, folded)
			if (!captures) continue
			matched.push({ rule, captures })
			pull ??= pullKindOf(ready.rule)
		}
		if (matched.length > 1) pull = this.standBack(matched, pull)
		// Where colours or JSON were taken off, there can be more in the text than the scanner saw in the line.
		const markers = raw.endsWith(text) && text.endsWith(body) ? plan.markers : undefined
		const errorLike = looksLikeError(forms, folded, format, markers)
		const form = entryForm(body)
		return matched.length === 0 ? unmatched(plan, errorLike, form) : { matched, marks: plan.marks, pull, errorLike, form, named: namesCrowdSec.test(body) }
	}

	/** Takes out fallbacks where another rule explains the line, and gives what is told of a pull then. */
	private standBack(matched: { rule: number }[], pull: PullKind | null): PullKind | null {
		const fallback = ({ rule }: { rule: number }) => this.rules[rule]?.rule.fallback === true
		if (!matched.some(fallback) || !matched.some((one) => !fallback(one) && this.explains(one.rule))) return pull
		matched.splice(0, matched.length, ...matched.filter((one) => !fallback(one)))
		for (const { rule } of matched) {
			const ready = this.rules[rule]
			const kind = ready ? pullKindOf(ready.rule) : null
			if (kind !== null) return kind
		}
		return null
	}

	/** A consequence or a context says nothing about why. */
	private explains(rule: number): boolean {
		const role = this.rules[rule]?.rule.role
		return role === 'root' || role === 'harmless' || role === 'success'
	}

	private planFor(needles: readonly number[]): Plan {
		let at = this.plans
		for (const needle of needles) {
			let next = at.next.get(needle)
			if (!next) {
				next = { plan: null, next: new Map() }
				at.next.set(needle, next)
			}
			at = next
		}
		at.plan ??= this.newPlan(needles)
		return at.plan
	}

	private newPlan(needles: readonly number[]): Plan {
		if (this.plansKnown++ > plansKept) {
			this.plans = { plan: null, next: new Map() }
			this.plansKnown = 0
		}
		// They come in the order in which they were found, which hangs on where the line stands among the scanner's bytes.
		const uses = [...needles].sort((a, b) => a - b).flatMap((needle) => this.needles[needle] ?? [])
		return {
			rules: this.rulesFor(needles),
			marks: uses.flatMap(({ marks = [] }) => marks),
			markers: possibleMarkers(uses.flatMap(({ markers = [] }) => markers)),
			unmatched: new Map(),
		}
	}

	/** Rules that one of the needles leads to, each once, in the order in which they are known. */
	rulesFor(needles: readonly number[]): readonly number[] {
		const rules = new Set<number>()
		for (const needle of needles) for (const rule of this.needles[needle]?.rules ?? []) rules.add(rule)
		return [...rules].sort((a, b) => a - b)
	}
}

function unmatched({ marks, unmatched: known }: Plan, errorLike: boolean, form: EntryForm): Outcome {
	const key = `${errorLike} ${form}`
	const outcome = known.get(key) ?? { matched: [], marks, pull: null, errorLike, form, named: false }
	known.set(key, outcome)
	return outcome
}
