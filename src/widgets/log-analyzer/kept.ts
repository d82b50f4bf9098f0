import type { Verdict } from '../../engine/verdict/verdict'

/** What is left of a verdict after a reload: which cause, of which bouncer, by which messages. No text, no address, no key. */
export interface Kept {
	readonly cause: string
	readonly bouncer: string | null
	/** Ids of the messages that it rested on. */
	readonly messages: readonly string[]
}

const place = 'bouncer-doctor.verdict'
const mostMessages = 5
const isId = (text: unknown): text is string => typeof text === 'string' && /^[a-z0-9/_-]{1,80}$/.test(text)

/** What of a verdict may be kept and passed on; null for one that names no cause. */
export function keptOf({ cause, bouncer, findings }: Verdict): Kept | null {
	if (cause === null) return null
	const messages = findings.filter(({ page }) => page.includes('/errors/')).map(({ error }) => error)
	return { cause, bouncer, messages: messages.slice(0, mostMessages) }
}

/** Keeps a verdict for this tab. One without a cause ends what was kept before. */
export function keep(verdict: Verdict): void {
	const kept = keptOf(verdict)
	try {
		if (kept === null) sessionStorage.removeItem(place)
		else sessionStorage.setItem(place, JSON.stringify(kept))
	} catch {
		// Private windows may refuse storage.
	}
}

export function forget(): void {
	try {
		sessionStorage.removeItem(place)
	} catch {
		// As above.
	}
}

/** The verdict of a link, or of this tab before it was loaded anew. */
export function recall(): Kept | 'unreadable' | null {
	const link = new URLSearchParams(window.location.search).get('verdict')
	if (link !== null) {
		const [cause, bouncer, ...messages] = link.split('~')
		return checked({ cause, bouncer: bouncer || null, messages }) ?? 'unreadable'
	}
	try {
		return checked(JSON.parse(sessionStorage.getItem(place) ?? 'null'))
	} catch {
		return null
	}
}

/**
 * A link to a verdict: ids and nothing else.
 *
 * @param page Where the analyzer stands on this host.
 */
export function linkTo({ cause, bouncer, messages }: Kept, page: string): string {
	const query = new URLSearchParams({ verdict: [cause, bouncer ?? '', ...messages].join('~') })
	if (bouncer) query.set('bouncer', bouncer)
	return `${window.location.origin}${page}?${query}`
}

/** Anybody can write a link, and an older page may have stored: what has not the form is not shown. */
function checked(given: unknown): Kept | null {
	if (typeof given !== 'object' || given === null) return null
	const { cause, bouncer, messages } = given as Partial<Record<keyof Kept, unknown>>
	if (!isId(cause) || !Array.isArray(messages)) return null
	return { cause, bouncer: isId(bouncer) ? bouncer : null, messages: messages.filter(isId).slice(0, mostMessages) }
}
