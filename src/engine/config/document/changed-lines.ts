import { diffLines } from 'diff'

/** Lines of the new text, from 1, that the old text did not have in that place. */
export function changedLines(before: string, after: string): readonly number[] {
	const changed: number[] = []
	let line = 1
	for (const { added, removed, count } of diffLines(before, after)) {
		if (removed) continue
		if (added) for (let at = 0; at < count; at++) changed.push(line + at)
		line += count
	}
	return changed
}
