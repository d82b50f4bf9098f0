import type { Change, Edit } from '../types'
import { applyEdits } from './changes'

export interface ShownLine {
	readonly kind: 'same' | 'removed' | 'added'
	readonly text: string
	/** Line of the text before the corrections; null for an added one. */
	readonly line: number | null
}

/** Lines that belong together: what one or more changes make of them, and the unchanged ones around. */
export interface Hunk {
	readonly lines: readonly ShownLine[]
	/** Places of its changes in the list of changes. */
	readonly changes: readonly number[]
}

interface Range {
	first: number
	last: number
	readonly changes: Set<number>
}

/** Unchanged lines kept around a change, so that the reader finds the place. */
const context = 2

/**
 * The text as a difference, one hunk for each place that a change touches; a change that is not selected keeps its hunk, with
 * nothing changed in it, so that it can be selected again.
 */
export function hunksOf(text: string, changes: readonly Change[], selected: ReadonlySet<number>): readonly Hunk[] {
	const starts = lineStarts(text)
	const lines = text.split('\n')
	const edits = changes.flatMap((change, at) => (selected.has(at) ? change.edits : []))
	const ranges = rangesOf(changes, starts)
	return ranges.map((range, at): Hunk => {
		const from = starts[range.first] ?? 0
		const to = (starts[range.last] ?? 0) + (lines[range.last]?.length ?? 0)
		const before = lines.slice(range.first, range.last + 1)
		const inside = edits.filter((edit) => edit.from >= from && edit.to <= to).map((edit): Edit => ({ ...edit, from: edit.from - from, to: edit.to - from }))
		const after = applyEdits(text.slice(from, to), inside).split('\n')
		const belowPrevious = Math.min((ranges[at - 1]?.last ?? -1 - context) + 1 + context, range.first)
		const above = lines.slice(Math.max(range.first - context, belowPrevious), range.first)
		const end = Math.min(range.last + 1 + context, ranges[at + 1]?.first ?? lines.length)
		const below = lines.slice(range.last + 1, end === lines.length && lines.at(-1) === '' ? end - 1 : end)
		return {
			lines: [
				...above.map((line, index) => same(line, range.first - above.length + index)),
				...difference(before, after, range.first),
				...below.map((line, index) => same(line, range.last + 1 + index)),
			],
			changes: [...range.changes],
		}
	})
}

function same(text: string, at: number): ShownLine {
	return { kind: 'same', text, line: at + 1 }
}

function lineStarts(text: string): readonly number[] {
	const starts = [0]
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
	return starts
}

/** The lines that edits touch, from 0; ranges that share a line are one. A change shows up once, where it begins. */
function rangesOf(changes: readonly Change[], starts: readonly number[]): readonly Range[] {
	const ranges: Range[] = []
	const touched = changes
		.flatMap((change, at) => change.edits.map((edit) => ({ at, first: lineAt(starts, edit.from), last: lineAt(starts, Math.max(edit.from, edit.to)) })))
		.sort((a, b) => a.first - b.first || a.last - b.last)
	const shown = new Set<number>()
	for (const { at, first, last } of touched) {
		const open = ranges.at(-1)
		if (open && first <= open.last) {
			open.last = Math.max(open.last, last)
			if (!shown.has(at)) open.changes.add(at)
		} else if (!shown.has(at)) ranges.push({ first, last, changes: new Set([at]) })
		shown.add(at)
	}
	return ranges
}

function lineAt(starts: readonly number[], offset: number): number {
	let low = 0
	let high = starts.length - 1
	while (low < high) {
		const middle = Math.ceil((low + high) / 2)
		if ((starts[middle] ?? 0) <= offset) low = middle
		else high = middle - 1
	}
	return low
}

/** Lines that both have at the beginning and the end stay; what is between is removed and added. */
function difference(before: readonly string[], after: readonly string[], first: number): readonly ShownLine[] {
	let head = 0
	while (head < before.length && head < after.length && before[head] === after[head]) head++
	let tail = 0
	while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
	return [
		...before.slice(0, head).map((line, at) => same(line, first + at)),
		...before.slice(head, before.length - tail).map((text, at): ShownLine => ({ kind: 'removed', text, line: first + head + at + 1 })),
		...after.slice(head, after.length - tail).map((text): ShownLine => ({ kind: 'added', text, line: null })),
		...before.slice(before.length - tail).map((line, at) => same(line, first + before.length - tail + at)),
	]
}
