/** Edits needed to turn one word into the other; null when there are more than `most`. */
function distance(a: string, b: string, most: number): number | null {
	if (Math.abs(a.length - b.length) > most) return null
	let row = Array.from({ length: b.length + 1 }, (_, at) => at)
	for (let i = 1; i <= a.length; i++) {
		const next = [i]
		let least = i
		for (let j = 1; j <= b.length; j++) {
			const edits = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
			next[j] = edits
			if (edits < least) least = edits
		}
		if (least > most) return null
		row = next
	}
	const edits = row[b.length] ?? 0
	return edits > most ? null : edits
}

const folded = (word: string) => word.toLowerCase().replace(/[-_.\s]/g, '')

/** The known word that was probably meant, or null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
	const wanted = folded(word)
	let best: { readonly word: string; readonly edits: number } | null = null
	for (const candidate of known) {
		const plain = folded(candidate)
		const edits = distance(wanted, plain, Math.max(1, Math.floor(plain.length / 4)))
		if (edits !== null && (!best || edits < best.edits)) best = { word: candidate, edits }
	}
	return best?.word ?? null
}
