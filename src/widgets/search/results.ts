import { causeOf } from '../../facts/causes'
import { looksLikeMessage } from './looks-like-message'
import type { Ruled } from './use-rules'
import { type Entry, findMessage, findWords, type WordIndex } from './word-search'

/** As many as fit below the field of a phone. */
const mostResults = 8
const mostRuled = 3

/** What is found, the best first: what the rules say, then messages that are worded alike; else pages with the words. */
export function resultsFor(text: string, index: WordIndex | null, ruled: Ruled | null): readonly Entry[] {
	const isMessage = looksLikeMessage(text)
	const said = (ruled?.findings ?? []).slice(0, mostRuled).map(({ title, page, cause }) => ({ title, path: page, kind: causeOf(cause).title, words: '' }))
	const alike = index && isMessage ? findMessage(index, text) : []
	// The words of a line that is known are no question of their own.
	const found = index && said.length + alike.length === 0 ? findWords(index, text) : []
	const all = [...said, ...alike, ...found]
	return all.filter(({ path }, at) => all.findIndex((other) => other.path === path) === at).slice(0, mostResults)
}
