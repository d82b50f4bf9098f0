/** One thing that can be found. */
export interface Entry {
	readonly title: string
	readonly path: string
	/** What stands below the title: which kind of page it is. */
	readonly kind: string
	/** Further words by which it is found: names of options, of bouncers, fragments of messages. */
	readonly words: string
}

/** The kind of entries that are the page of a bouncer. */
export const kindOfBouncers = 'Bouncer'

interface Prepared {
	readonly entry: Entry
	/** By word, with what a hit is worth: a word of the title says more than one beside it. */
	readonly weights: ReadonlyMap<string, number>
	/** Of the title alone. */
	readonly titleWords: readonly string[]
}

export interface WordIndex {
	readonly prepared: readonly Prepared[]
	/** In how many entries each word stands. */
	readonly counts: ReadonlyMap<string, number>
	/** All words, sorted: those that begin alike stand together. */
	readonly sorted: readonly string[]
}

const inTitle = 3
const besideTitle = 1
/** Names that the facts give to a bouncer: who types one wants its page. */
const nameOfBouncer = 4
/** A word that only begins as one that was typed. */
const begun = 0.6
/** The longest text that is looked up word by word: one line of a log. */
const mostWords = 80

/** Words of a text, in lower case: letters and digits; names of options stay whole, and their parts are words too. */
function wordsOf(text: string): readonly string[] {
	return (text.toLowerCase().match(/[a-z0-9][a-z0-9_.-]*[a-z0-9]|[a-z0-9]/g) ?? []).flatMap((word) => {
		const parts = word.split(/[_.-]+/)
		return parts.length > 1 ? [word, ...parts] : [word]
	})
}

export function indexOf(entries: readonly Entry[]): WordIndex {
	const counts = new Map<string, number>()
	const prepared = entries.map((entry) => {
		const titleWords = [...new Set(wordsOf(entry.title))]
		const weights = new Map<string, number>()
		for (const word of wordsOf(entry.words)) weights.set(word, entry.kind === kindOfBouncers ? nameOfBouncer : besideTitle)
		for (const word of titleWords) weights.set(word, inTitle)
		for (const word of weights.keys()) counts.set(word, (counts.get(word) ?? 0) + 1)
		return { entry, weights, titleWords }
	})
	return { prepared, counts, sorted: [...counts.keys()].sort() }
}

/**
 * Entries for a few words, the best first. Each word must stand in an entry or begin one of its words; where none has them all, those
 * with the rarest ones come first (BM25 without lengths: Robertson and Zaragoza, The Probabilistic Relevance Framework).
 */
export function findWords({ prepared, counts, sorted }: WordIndex, query: string): readonly Entry[] {
	const asked = [
		...new Set(
			query
				.toLowerCase()
				.split(/\s+/)
				.flatMap((word) => wordsOf(word).slice(0, 1)),
		),
	].slice(0, mostWords)
	if (asked.length === 0) return []
	const forms = asked.map((word) => ({ word, begins: sorted.slice(lowerBound(sorted, word), lowerBound(sorted, `${word}\uffff`)) }))
	const found = prepared.flatMap((one) => {
		let score = 0
		let hits = 0
		for (const { word, begins } of forms) {
			const exact = one.weights.get(word)
			const worth = exact === undefined ? begun * Math.max(0, ...begins.map((form) => one.weights.get(form) ?? 0)) : exact
			if (worth === 0) continue
			hits++
			score += worth * rarity(exact === undefined ? begins.length : (counts.get(word) ?? 1), prepared.length)
		}
		if (hits === 0) return []
		// Of two that have all the words, the one with less beside them is meant.
		return [{ entry: one.entry, hits, score: score / (1 + one.titleWords.length / 40) }]
	})
	const most = Math.max(0, ...found.map(({ hits }) => hits))
	const enough = most === asked.length ? most : Math.max(1, most - 1)
	return found
		.filter(({ hits }) => hits >= enough)
		.sort((a, b) => b.hits - a.hits || b.score - a.score)
		.map(({ entry }) => entry)
}

/** A message has to have so much of its own words in a line before it is thought to be that line. */
const leastShare = 0.6
const fewestWords = 3

/**
 * Messages whose own words stand in a line, whatever else does: for a line that no rule takes, because a name in it was masked or the
 * program words it a little differently. The best first; none where nothing comes near.
 */
export function findMessage({ prepared, counts }: WordIndex, line: string): readonly Entry[] {
	const there = new Set(wordsOf(line))
	return prepared
		.flatMap(({ entry, titleWords }) => {
			const own = titleWords.filter((word) => /[a-z]{2}/.test(word))
			if (own.length < fewestWords) return []
			const worth = (word: string) => rarity(counts.get(word) ?? 1, prepared.length)
			const all = own.reduce((sum, word) => sum + worth(word), 0)
			const has = own.reduce((sum, word) => sum + (there.has(word) ? worth(word) : 0), 0)
			return has / all >= leastShare ? [{ entry, score: has * (has / all) }] : []
		})
		.sort((a, b) => b.score - a.score)
		.map(({ entry }) => entry)
}

function rarity(count: number, of: number): number {
	return Math.log(1 + of / (count + 0.5))
}

function lowerBound(sorted: readonly string[], word: string): number {
	let [low, high] = [0, sorted.length]
	while (low < high) {
		const middle = (low + high) >> 1
		if ((sorted[middle] ?? '') < word) low = middle + 1
		else high = middle
	}
	return low
}
