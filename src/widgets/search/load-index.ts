import { fetchEntries } from './fetch-entries'
import { type Entry, indexOf, type WordIndex } from './word-search'

let loading: Promise<WordIndex> | null = null

/** The index, fetched when somebody reaches for the search; once for the page. A fetch that failed is tried again. */
export function loadIndex(): Promise<WordIndex> {
	loading ??= fetchEntries().then((rows) =>
		indexOf(rows.flatMap(([title, path, kind, words]): readonly Entry[] => (title && path ? [{ title, path, kind: kind ?? '', words: words ?? '' }] : []))),
	)
	loading.catch(() => {
		loading = null
	})
	return loading
}
