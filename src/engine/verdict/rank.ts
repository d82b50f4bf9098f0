import type { SearchRule } from '../../facts/errors/rule'
import type { RuleTally } from '../logs/parts/tally'
import type { Claim, Standing } from './gate'
import type { End, State } from './state'

/** A fault that is over counts less than one that still stands at the end of the log. */
const healedMalus = 25
/** Roots up to this rank are about side jobs (metrics, captcha, ignored settings): a bouncer that pulls is healthy in spite of them. */
const sideJobRank = 35

export interface Ranked {
	readonly claim: Claim
	readonly tally: RuleTally
	/** What ended it; null while it stands. */
	readonly end: End | null
	readonly weight: number
}

/**
 * Orders what was found: what is about a bouncer before what another program says, roots before consequences, the specific
 * before the general, the ongoing before the healed, the first before the last.
 */
export function rankClaims(claims: readonly Claim[], state: State): readonly Ranked[] {
	const ranked = claims.map((claim) => {
		const end = state.endOf(claim)
		return { claim, tally: claim.tally, end, weight: claim.tally.rule.rank - (end ? healedMalus : 0) }
	})
	return ranked.sort(
		(a, b) =>
			standingOrder[a.claim.standing] - standingOrder[b.claim.standing] ||
			roleOrder(a) - roleOrder(b) ||
			b.weight - a.weight ||
			a.tally.firstLine - b.tally.firstLine ||
			moreSpecific(a.tally.rule, b.tally.rule),
	)
}

const standingOrder: Readonly<Record<Standing, number>> = { own: 0, likely: 0, host: 0, aside: 1 }

/** Two rules of one rank on one line: the one for fewer bouncers comes first, then the one that asks for more text, then by name. */
function moreSpecific(a: SearchRule, b: SearchRule): number {
	return spread(a) - spread(b) || longestMatch(b) - longestMatch(a) || (a.id < b.id ? -1 : 1)
}

/** A rule without bouncers belongs to other programs. */
function spread({ bouncers }: SearchRule): number {
	return bouncers.length === 0 ? Number.MAX_SAFE_INTEGER : bouncers.length
}

function longestMatch({ match }: SearchRule): number {
	return Math.max(...match.map(({ all }) => all.join('').length))
}

function roleOrder({ tally }: Ranked): number {
	switch (tally.rule.role) {
		case 'root':
			return 0
		case 'consequence':
			return 1
		case 'harmless':
			return 2
		case 'success':
			return 3
		case 'context':
			return 4
	}
}

export function isFault({ tally, claim }: Pick<Ranked, 'tally' | 'claim'>): boolean {
	return claim.standing !== 'aside' && (tally.rule.role === 'root' || tally.rule.role === 'consequence')
}

export function isSideJob({ tally }: Ranked): boolean {
	return tally.rule.role === 'root' && tally.rule.rank <= sideJobRank && tally.rule.severity !== 'error'
}
