import { type CauseId, causeOf } from '../../facts/causes'
import type { Finding } from './verdict'

/** The list of all messages: what has no page of its own is sent there. */
const allErrors = '/u/troubleshooting/errors'

/** Where a reader finds more: the page of a message (`systemd/masked`), another page, or none. */
export type Explained = { readonly error: string } | { readonly page: string } | null

/** What is said of a line. */
export interface Told {
	readonly cause: CauseId
	readonly role: 'root' | 'consequence'
	/** One or two sentences; Markdown code spans only. */
	readonly means: string
	readonly fix: string
	readonly explained: Explained
}

/** A finding that no rule made: what the output of a command shows, or the words of an unknown line. It stands at one line, once. */
export function findingAt({ line, text }: { readonly line: number; readonly text: string }, { cause, role, means, fix, explained }: Told): Finding {
	return {
		...addressOf(cause, explained),
		title: causeOf(cause).title,
		cause,
		severity: 'error',
		role,
		count: 1,
		firstLine: line,
		lastLine: line,
		firstTime: null,
		lastTime: null,
		captures: {},
		samples: [{ line, text }],
		means,
		fix,
		healed: false,
		aside: false,
	}
}

function addressOf(cause: CauseId, explained: Explained): Pick<Finding, 'error' | 'page'> {
	if (explained === null) return { error: `output/${cause}`, page: allErrors }
	return 'error' in explained ? { error: explained.error, page: `${allErrors}/${explained.error}` } : { error: `output/${cause}`, page: explained.page }
}
