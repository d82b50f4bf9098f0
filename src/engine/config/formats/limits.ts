import type { Read } from './document'

/** Levels of brackets, blocks or indentation. Files of the world have about twenty at most; a parser’s recursion bears some thousands. */
export const deepest = 100

/** Characters that a parser of a library is given: YAML’s and TOML’s take some microseconds for each. Rendered charts have a tenth. */
export const longest = 200_000

/** Settings of a text. Every bouncer looks at each of them, in each form that its files can have; files of the world have some thousands at most. */
export const mostSettings = 10_000

/** How much longer than its text the names of its settings may be, each with all levels above it. In rendered charts and definitions of Kubernetes it is up to five times. */
const mostNamesPerText = 50

/** Names that a short text may have in any case, in characters. */
const fewNames = 100_000

/** Faults of a text behind which it is read no further: it is no file of settings, and each character can be one, told in a sentence. */
export const mostFaults = 1000

/** What is read of a text that nests deeper: nothing. No program reads settings from it, so nothing in it is worth a guess. */
export function tooDeep(place: { readonly line: number; readonly column: number }): Read {
	return nothing(place, 'error', `More than ${deepest} levels are open here: this is no file of settings.`, 'Compare the brackets and the indentation.')
}

export function tooLong(): Read {
	return nothing(
		{ line: 1, column: 1 },
		'warning',
		`The text is longer than any file of settings (${longest / 1000} kB), so it was not read.`,
		'Paste the bouncer’s own file.',
	)
}

/** As much of what was read as a file of settings can hold: nothing where a file of settings is not so. */
export function withinLimits({ entries: all, problems }: Read, text: string): Read {
	// A label or a key with dots can have thousands, and whoever looks at a name looks at each level above it.
	const entries = all.filter(({ path }) => path.length <= deepest)
	if (entries.length > mostSettings) return noFile(`More than ${mostSettings / 1000},000 settings stand here`)
	let names = 0
	for (const { path } of entries) for (const level of path) names += level.length
	if (names > fewNames + mostNamesPerText * text.length) return noFile('The names here are longer than settings have')
	return { entries, problems: problems.slice(0, mostFaults) }
}

function noFile(why: string): Read {
	return nothing({ line: 1, column: 1 }, 'error', `${why}: this is no file of settings, so it was not read.`, 'Paste the bouncer’s own file.')
}

function nothing({ line, column }: { readonly line: number; readonly column: number }, severity: 'error' | 'warning', message: string, fix: string): Read {
	return { entries: [], problems: [{ code: 'syntax', severity, line, column, key: null, message, fix }] }
}
