import { Places } from '../formats/places'
import type { Change, Edit, Problem } from '../types'

/** A piece of the first text that is replaced, after any number of passes. */
interface Atom {
	readonly from: number
	readonly to: number
	readonly text: string
	/** The problem that began it, and those that a later pass found in it. */
	readonly causes: readonly Problem[]
}

export interface Correction extends Edit {
	readonly cause: Problem
}

/**
 * Collects the corrections of several passes as changes of the first text, so that each can be applied alone: a line that one pass
 * renames and the next one gives another value is one change with two reasons.
 */
export class ChangeLog {
	private atoms: readonly Atom[] = []

	constructor(private readonly original: string) {}

	/** The text with every change so far. */
	get text(): string {
		return applyEdits(this.original, this.atoms)
	}

	/** Adds corrections of the current text; of two that overlap, the first one given wins. */
	add(corrections: readonly Correction[]): void {
		// From the end on, so that the places of the others stay right.
		for (const correction of chosen(corrections).sort((a, b) => b.from - a.from)) this.addOne(correction)
	}

	/** Atoms that the correction reaches or touches become one with it. */
	private addOne(correction: Correction): void {
		const current = this.text
		const before: Atom[] = []
		const touched: Atom[] = []
		const after: Atom[] = []
		let shift = 0
		let shiftBefore = 0
		let from = correction.from
		let to = correction.to
		let originalFrom: number | null = null
		let originalTo: number | null = null
		for (const atom of this.atoms) {
			const start = atom.from + shift
			const end = start + atom.text.length
			if (start > correction.to) {
				after.push(atom)
				continue
			}
			shift += atom.text.length - (atom.to - atom.from)
			if (end < correction.from) {
				before.push(atom)
				shiftBefore = shift
				continue
			}
			touched.push(atom)
			if (start <= correction.from) originalFrom = atom.from
			if (end >= correction.to) originalTo = atom.to
			from = Math.min(from, start)
			to = Math.max(to, end)
		}
		this.atoms = [
			...before,
			{
				from: originalFrom ?? correction.from - shiftBefore,
				to: originalTo ?? correction.to - shift,
				text: current.slice(from, correction.from) + correction.text + current.slice(correction.to, to),
				causes: [...touched.flatMap(({ causes }) => causes), correction.cause],
			},
			...after,
		]
	}

	/** One change for each problem that could be corrected, in the order of the text. */
	changes(): readonly Change[] {
		const places = new Places(this.original)
		const groups = new Map<Problem, Atom[]>()
		for (const atom of this.atoms) {
			const [cause] = atom.causes
			if (cause) groups.set(cause, [...(groups.get(cause) ?? []), atom])
		}
		return [...groups].map(([cause, atoms]): Change => {
			const edits = atoms.map(({ from, to, text }): Edit => ({ from, to, text }))
			const at = atoms[0]?.from ?? 0
			const end = Math.max(at, atoms[0]?.to ?? at)
			const [start, stop] = [lineStart(this.original, at), lineEnd(this.original, end)]
			const own = atoms.filter(({ from, to }) => from >= start && to <= stop).map(({ from, to, text }) => ({ from: from - start, to: to - start, text }))
			const before = this.original.slice(start, stop)
			return {
				line: places.at(at).line,
				key: cause.key,
				from: before,
				to: applyEdits(before, own),
				reason: [...new Set(atoms.flatMap(({ causes }) => causes).map(({ message }) => message))].join(' '),
				problem: cause.code,
				edits,
			}
		})
	}
}

function lineStart(text: string, offset: number): number {
	// A search from -1 on would begin at 0 and find a line break there.
	return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

function lineEnd(text: string, offset: number): number {
	const end = text.indexOf('\n', offset)
	return end < 0 ? text.length : end
}

function chosen<E extends Edit>(edits: readonly E[]): E[] {
	const taken: E[] = []
	for (const edit of edits) {
		if (!taken.some((other) => (edit.from < other.to && other.from < edit.to) || edit.from === other.from)) taken.push(edit)
	}
	return taken
}

/** Applies edits; of two that overlap, the first one given wins. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
	const parts: string[] = []
	let at = 0
	for (const { from, to, text: put } of chosen(edits).sort((a, b) => a.from - b.from)) {
		parts.push(text.slice(at, from), put)
		at = to
	}
	return parts.join('') + text.slice(at)
}
