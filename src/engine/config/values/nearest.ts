/** Edits needed to turn one word into the other; null when there are more than `most`. */
function distance(a: string, b: string, most: number): number | null {
	if (Math.abs(a.length - b.length) > most) return null
	let row = new Uint16Array(b.length + 1)
	let next = new Uint16Array(b.length + 1)
	for (let j = 0; j <= b.length; j++) row[j] = j
	for (let i = 1; i <= a.length; i++) {
		next[0] = i
		let least = i
		for (let j = 1; j <= b.length; j++) {
			const edits = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1))
			next[j] = edits
			if (edits < least) least = edits
		}
		if (least > most) return null
		const done = row
		row = next
		next = done
	}
	const edits = row[b.length] ?? 0
	return edits > most ? null : edits
}

const folded = (word: string) => word.toLowerCase().replace(/[-_.\s]/g, '')

/** The lists of names are those of the facts and never change. */
const foldedLists = new WeakMap<readonly string[], readonly string[]>()

function foldedAll(known: readonly string[]): readonly string[] {
	const before = foldedLists.get(known)
	if (before) return before
	const fresh = known.map(folded)
	foldedLists.set(known, fresh)
	return fresh
}

/** The known word that was probably meant, or null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
	const wanted = folded(word)
	const plain = foldedAll(known)
	let best: { readonly word: string; readonly edits: number } | null = null
	for (const [at, candidate] of known.entries()) {
		const other = plain[at] ?? candidate
		const edits = distance(wanted, other, Math.max(1, Math.floor(other.length / 4)))
		if (edits !== null && (!best || edits < best.edits)) best = { word: candidate, edits }
	}
	return best?.word ?? null
}
