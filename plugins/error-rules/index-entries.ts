import type { Severity } from '../../src/facts/bouncer'
import { type CauseGroup, causeGroups, causeOf } from '../../src/facts/causes'
import type { Rule } from '../../src/facts/errors/rule'

/** What the list of all messages needs of a rule; the samples would make the page ten times as large. */
export type IndexEntry = Pick<Rule, 'id' | 'title' | 'cause' | 'bouncers'> & { readonly words: string }

/** What stops a pull comes first: readers come with an alert. What is left keeps the order of the taxonomy. */
const pullGroups: readonly CauseGroup[] = ['credentials', 'address', 'endpoint', 'network', 'tls', 'configuration', 'service']

const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

/** The list in the order in which it is read: what breaks the pull, messages that many bouncers print, then the rest; harmless ones last. */
export function indexEntries(rules: readonly Rule[]): readonly IndexEntry[] {
	return rules.toSorted((a, b) => compare(rankOf(a), rankOf(b)) || (a.id < b.id ? -1 : 1)).map(indexEntry)
}

function rankOf({ cause, severity, bouncers }: Rule): readonly number[] {
	const { group } = causeOf(cause)
	const pull = pullGroups.indexOf(group)
	const place = pull < 0 ? pullGroups.length + Object.keys(causeGroups).indexOf(group) : pull
	return [group === 'none' ? 1 : 0, severities.indexOf(severity), place, -bouncers.length]
}

function compare(a: readonly number[], b: readonly number[]): number {
	const at = a.findIndex((value, index) => value !== b[index])
	return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

function indexEntry({ id, title, cause, bouncers, match }: Rule): IndexEntry {
	const words = match
		.flatMap(({ all }) => all)
		.join(' ')
		.toLowerCase()
	return { id, title, cause, bouncers, words }
}
