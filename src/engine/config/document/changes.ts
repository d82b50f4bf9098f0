import { Places } from '../formats/places'
import type { Change, Edit, Problem } from '../types'

/** An edit with the problems that it puts right: the one that began it, then those that a later pass found in it. */
export interface Correction extends Edit {
	readonly causes: readonly Problem[]
}

/**
 * Collects the corrections of several passes as changes of the first text, so that each can be applied alone: a line that one pass
 * renames and the next one gives another value is one change with two reasons.
 */
export class ChangeLog {
	/** Pieces of the first text that are replaced, after any number of passes. */
	private atoms: readonly Correction[] = []

	constructor(private readonly original: string) {}

	/** The text with every change so far. */
	get text(): string {
		return applyEdits(this.original, this.atoms)
	}

	/** Adds corrections of the current text; of two that overlap, the first one given wins. Those that touch an older one become one with it. */
	add(corrections: readonly Correction[]): void {
		const current = this.text
		const atoms: Correction[] = []
		const queue = chosen(corrections)
		let next = 0
		let shift = 0
		for (const cluster of clustersOf(this.atoms, queue)) {
			for (; next < cluster.firstCorrection; next++) {
				const atom = this.atoms[next]
				if (!atom) break
				atoms.push(atom)
				shift += gain(atom)
			}
			const before = shift
			const own = this.atoms.slice(cluster.firstCorrection, cluster.lastCorrection)
			for (const atom of own) shift += gain(atom)
			next = cluster.lastCorrection
			atoms.push({
				from: cluster.from - before,
				to: cluster.to - shift,
				text: applyEdits(
					current.slice(cluster.from, cluster.to),
					cluster.corrections.map((edit) => ({ from: edit.from - cluster.from, to: edit.to - cluster.from, text: edit.text })),
				),
				causes: [...own.flatMap(({ causes }) => causes), ...cluster.corrections.flatMap(({ causes }) => causes)],
			})
		}
		this.atoms = [...atoms, ...this.atoms.slice(next)]
	}

	/** Where an offset of the current text stands in the first one. */
	before(offset: number): number {
		let shift = 0
		for (const atom of this.atoms) {
			const start = atom.from + shift
			if (start > offset) break
			if (offset < start + atom.text.length) return atom.from
			shift += gain(atom)
		}
		return offset - shift
	}

	/** The corrections of each change, in the order of `changes`. */
	parts(): readonly (readonly Correction[])[] {
		return this.groups(new Places(this.original)).map(({ atoms }) => atoms)
	}

	/** One change for each problem that could be corrected, in the order of the text. */
	changes(): readonly Change[] {
		const places = new Places(this.original)
		return this.groups(places).map(({ cause, atoms }): Change => {
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

	/** By the problem that began it; what several problems change on one line is one change: a reader takes a line or leaves it. */
	private groups(places: Places): readonly Group[] {
		const byCause = new Map<Problem, Group>()
		for (const atom of this.atoms) {
			const [cause] = atom.causes
			if (!cause) continue
			const group = byCause.get(cause)
			if (group) group.atoms.push(atom)
			else byCause.set(cause, { cause, atoms: [atom] })
		}
		const byLine = new Map<number, Group>()
		return [...byCause.values()].filter((group) => {
			const lines = new Set(group.atoms.flatMap(({ from, to }) => [places.at(from).line, places.at(to).line]))
			const [line] = lines
			const addsLine = group.atoms.some(({ from, to, text }) => from === to && /^\r?\n/.test(text))
			if (line === undefined || lines.size > 1 || addsLine) return true
			const before = byLine.get(line)
			if (!before) byLine.set(line, group)
			else before.atoms.push(...group.atoms)
			return before === undefined
		})
	}
}

interface Group {
	readonly cause: Problem
	readonly atoms: Correction[]
}

/** Corrections that touch each other, with the atoms that they reach or touch; places are those of the current text. */
interface Cluster {
	readonly from: number
	readonly to: number
	readonly firstCorrection: number
	/** The first one behind it. */
	readonly lastCorrection: number
	readonly corrections: readonly Correction[]
}

function clustersOf(atoms: readonly Correction[], corrections: readonly Correction[]): readonly Cluster[] {
	const clusters: { from: number; to: number; firstCorrection: number; lastCorrection: number; corrections: Correction[] }[] = []
	let at = 0
	let shift = 0
	for (const correction of corrections) {
		const open = clusters.at(-1)
		const joins = open !== undefined && correction.from <= open.to
		const cluster = joins ? open : { from: correction.from, to: correction.to, firstCorrection: -1, lastCorrection: -1, corrections: [] }
		if (!joins) clusters.push(cluster)
		cluster.corrections.push(correction)
		cluster.to = Math.max(cluster.to, correction.to)
		for (let atom = atoms[at]; atom; atom = atoms[at]) {
			const start = atom.from + shift
			const end = start + atom.text.length
			if (start > correction.to) break
			at++
			shift += gain(atom)
			if (end < cluster.from) continue
			if (cluster.firstCorrection < 0) cluster.firstCorrection = at - 1
			cluster.lastCorrection = at
			cluster.from = Math.min(cluster.from, start)
			cluster.to = Math.max(cluster.to, end)
		}
		if (cluster.lastCorrection < 0) {
			cluster.firstCorrection = at
			cluster.lastCorrection = at
		}
	}
	return clusters
}

/** How much longer it makes the text. */
function gain({ from, to, text }: Edit): number {
	return text.length - (to - from)
}

function lineStart(text: string, offset: number): number {
	// A search from -1 on would begin at 0 and find a line break there.
	return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

function lineEnd(text: string, offset: number): number {
	const end = text.indexOf('\n', offset)
	return end < 0 ? text.length : end
}

/** In the order of the text; of two that overlap, the first one given wins. */
function chosen<E extends Edit>(edits: readonly E[]): readonly E[] {
	const taken: E[] = []
	for (const edit of edits) {
		const at = placeFor(taken, edit.from)
		const before = taken[at - 1]
		const after = taken[at]
		if (before && (before.to > edit.from || before.from === edit.from)) continue
		if (after && (after.from < edit.to || after.from === edit.from)) continue
		taken.splice(at, 0, edit)
	}
	return taken
}

/** How many begin in front of the place or at it. */
function placeFor(sorted: readonly Edit[], from: number): number {
	let low = 0
	let high = sorted.length
	while (low < high) {
		const middle = (low + high) >> 1
		if ((sorted[middle]?.from ?? 0) <= from) low = middle + 1
		else high = middle
	}
	return low
}

/** Applies edits; of two that overlap, the first one given wins. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
	const parts: string[] = []
	let at = 0
	for (const { from, to, text: put } of chosen(edits)) {
		parts.push(text.slice(at, from), put)
		at = to
	}
	return parts.join('') + text.slice(at)
}
