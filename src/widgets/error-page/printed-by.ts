import type { BouncerId } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import type { PageRule } from './rule-of-page'

/** Which releases print the message, one sentence for each span; none where all do. */
export function printedBy({ bouncers, since = {}, until = {} }: Pick<PageRule, 'bouncers' | 'since' | 'until'>): readonly string[] {
	const spans = new Map<string, BouncerId[]>()
	for (const id of bouncers) {
		const span = spanOf(since[id], until[id])
		if (span) spans.set(span, [...(spans.get(span) ?? []), id])
	}
	// A message of several bouncers says whose version it is; a page of one has its name above.
	return [...spans].map(([span, ids]) => `Printed ${span}${bouncers.length > 1 ? ` by ${ids.map((id) => bouncerOf(id)?.name ?? id).join(', ')}` : ''}.`)
}

function spanOf(since: string | undefined, until: string | undefined): string | undefined {
	if (since !== undefined && until !== undefined) return since === until ? `in ${since} only` : `from ${since} to ${until}`
	if (since !== undefined) return `since ${since}`
	return until === undefined ? undefined : `until ${until}`
}
