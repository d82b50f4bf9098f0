import type { Bouncer } from '../../../facts/bouncer'
import type { Pattern, SearchRule } from '../../../facts/errors/rule'
import type { Program } from '../../../facts/programs'
import { likelyRareWindow, type Needle, shortestNeedle } from '../scan/needles'
import { errorNeedles } from './error-like'
import { foldCase, isAscii } from './match'

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

/** A fragment to look for, and where it leads, as numbers: rules to try, marks of speakers, markers of errors. Empty lists are absent. */
export interface PlannedNeedle extends Needle {
	readonly rules?: readonly number[]
	readonly marks?: readonly number[]
	readonly markers?: readonly number[]
}

/**
 * What to look for, worked out from the knowledge. Plain data: it is made when the program is built, since to make it anew
 * takes a cold program as long as all the rest of its start.
 */
export interface SearchPlan {
	readonly needles: readonly PlannedNeedle[]
	readonly marks: readonly SpeakerMark[]
}

interface Use {
	readonly rules: number[]
	readonly marks: number[]
	readonly markers: number[]
	/** One for each alternative of a rule that has the needle as its anchor. */
	readonly guards: Guard[]
}

/** Words of which one must stand in the line; null when the line matters without. */
type Guard = readonly string[] | null

export function planSearch({ rules, bouncers, programs }: Knowledge): SearchPlan {
	const uses = new Map<string, Use>()
	const entryFor = (needle: string) => {
		const known = uses.get(needle)
		if (known) return known
		const fresh = { rules: [], marks: [], markers: [], guards: [] }
		uses.set(needle, fresh)
		return fresh
	}
	rules.forEach(({ match }, rule) => {
		for (const pattern of match) {
			const anchor = anchorOf(pattern.all.map(foldCase))
			const use = entryFor(anchor)
			use.rules.push(rule)
			use.guards.push(guardOf(pattern, anchor))
		}
	})
	const marks: SpeakerMark[] = []
	for (const speaker of [...bouncers, ...programs])
		for (const mark of speaker.marks) {
			const text = foldCase(mark.text)
			if (byteLength(text) < shortestNeedle) continue
			entryFor(text).marks.push(marks.length)
			marks.push({ id: speaker.id, weight: mark.weight, text })
		}
	for (const { needle, marker } of errorNeedles) entryFor(needle).markers.push(marker)
	const needles = [...uses].map(([text, use]): PlannedNeedle => {
		const { rules, marks, markers } = use
		const window = likelyRareWindow(encoder.encode(text), text)
		return { text, window, ...listed('guards', guardsOf(use)), ...listed('rules', rules), ...listed('marks', marks), ...listed('markers', markers) }
	})
	return { needles, marks }
}

function listed<Name extends string, Item>(name: Name, list: readonly Item[]): { readonly [key in Name]?: readonly Item[] } {
	return list.length > 0 ? ({ [name]: list } as { [key in Name]: readonly Item[] }) : {}
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
function guardsOf({ marks, markers, guards }: Use): readonly string[] {
	const words = new Set<string>()
	for (const guard of guards) {
		if (guard === null) return []
		for (const word of guard) words.add(word)
	}
	return marks.length > 0 || markers.length > 0 || words.size > guardsAtMost ? [] : [...words]
}

/** What an alternative asks for besides its anchor, as words that colours and JSON leave whole in the raw line. */
function guardOf({ all, any }: Pattern, anchor: string): Guard {
	const others = all
		.map(foldCase)
		.filter((fragment) => !fragment.includes(anchor))
		.map(longestWord)
	const words = any.length > 0 ? any.map(foldCase).map(longestWord) : [longestOf(['', ...others])]
	return words.every((word) => word.length >= shortestGuard) ? words : null
}

function longestWord(fragment: string): string {
	return longestOf(['', ...(fragment.match(/[a-z0-9_.-]+/g) ?? [])])
}

function longestOf(texts: readonly string[]): string {
	return texts.reduce((longest, text) => (byteLength(text) > byteLength(longest) ? text : longest))
}

const encoder = new TextEncoder()

function byteLength(text: string): number {
	return isAscii(text) ? text.length : encoder.encode(text).length
}
