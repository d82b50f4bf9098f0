/** Edits needed to turn one word into the other. */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, at) => at)
	for (let i = 1; i <= a.length; i++) {
		const next = [i]
		for (let j = 1; j <= b.length; j++) next[j] = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
		row = next
	}
	return row[b.length] ?? 0
}

const folded = (word: string) => word.toLowerCase().replace(/[-_.\s]/g, '')

/** The known word that was probably meant, or null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
	let best: { readonly word: string; readonly edits: number } | null = null
	for (const candidate of known) {
		const edits = distance(folded(word), folded(candidate))
		if (edits <= Math.max(1, Math.floor(folded(candidate).length / 4)) && (!best || edits < best.edits)) best = { word: candidate, edits }
	}
	return best?.word ?? null
}
