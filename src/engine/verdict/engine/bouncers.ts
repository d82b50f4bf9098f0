import type { Bouncer } from '../../../facts/bouncer'
import type { Seen } from '../../intake/outputs/output'
import type { ListedBouncer } from '../../intake/outputs/security-engine/observation'
import { kindOfName } from '../../logs/streams/speaker'
import { type Clock, day, hour, silence } from './clock'

/** What a list of bouncers shows of the one or ones that matter. */
export type BouncersState =
	/** One at least has asked within the hour. */
	| { readonly state: 'pulls'; readonly row: Row; readonly others: readonly Row[] }
	| { readonly state: 'revoked'; readonly row: Row; readonly others: readonly Row[] }
	/** `young`: it may be so newly registered, so that nothing is wrong yet: within a day before the command was run, or nothing tells when that was. `isOwn`: of the reader's bouncer, or the only one. */
	| { readonly state: 'never'; readonly row: Row; readonly others: readonly Row[]; readonly young: 'certainly' | 'perhaps' | null; readonly isOwn: boolean }
	/** `isProven`: another time in the paste is a day later. */
	| { readonly state: 'silent'; readonly row: Row; readonly others: readonly Row[]; readonly isProven: boolean }
	/** There is a last pull, and nothing to compare it with. */
	| { readonly state: 'unknown'; readonly row: Row; readonly others: readonly Row[] }
	| { readonly state: 'none-listed' }

export interface Row {
	readonly bouncer: ListedBouncer
	readonly seen: Seen
}

/**
 * Weighs the rows of `cscli bouncers list|inspect`: those of the reader's bouncer where it is known, else all. One that asks is
 * enough: lists keep the entries of bouncers that are gone.
 *
 * @param id The bouncer that the reader or the log names; null for none.
 * @returns Null where no such list is in the paste.
 */
export function bouncersState(seen: readonly Seen[], clock: Clock, id: string | null, bouncers: readonly Bouncer[]): BouncersState | null {
	const requests = new Set(seen.flatMap(({ what }) => (what.kind === 'engine-requests' && what.by === 'bouncer' && what.hits > 0 ? [what.name] : [])))
	const rows = seen.flatMap((one): readonly Row[] => (one.what.kind === 'engine-bouncer' ? [{ bouncer: one.what, seen: one }] : []))
	if (rows.length === 0) return seen.some(({ what }) => what.kind === 'engine-list' && what.of === 'bouncers') ? { state: 'none-listed' } : null
	const own = rows.filter(({ bouncer }) => id !== null && isOf(bouncer, id, bouncers))
	const judged = own.length > 0 ? own : rows
	const pick = (is: (row: Row) => boolean) => judged.find(is)
	const others = (row: Row) => {
		// The same list may stand in the paste twice, as a table and as JSON.
		const names = new Map(judged.filter(({ bouncer }) => bouncer.name !== row.bouncer.name).map((one) => [one.bouncer.name, one]))
		return [...names.values()]
	}
	const pulls = pick(({ bouncer }) => bouncer.isValid && isRecent(bouncer, clock))
	if (pulls) return { state: 'pulls', row: pulls, others: others(pulls) }
	const silentFor = judged.flatMap(({ bouncer }) => (bouncer.lastPull === null ? [] : [silence(bouncer.lastPull, clock)]))
	const open = pick(({ bouncer }) => bouncer.isValid && bouncer.lastPull !== null && !isLong(bouncer.lastPull, clock))
	if (open) return { state: 'unknown', row: open, others: others(open) }
	const revoked = pick(({ bouncer }) => !bouncer.isValid)
	if (revoked) return { state: 'revoked', row: revoked, others: others(revoked) }
	const last = [...judged].sort((a, b) => (b.bouncer.lastPull ?? 0) - (a.bouncer.lastPull ?? 0))[0]
	if (last && last.bouncer.lastPull !== null)
		return { state: 'silent', row: last, others: others(last), isProven: silentFor.every(({ atLeast }) => atLeast !== null && atLeast > day) }
	const never = pick(({ bouncer }) => !requests.has(bouncer.name))
	if (!never) return null
	const { registered } = never.bouncer
	return {
		state: 'never',
		row: never,
		others: others(never),
		young: registered === null ? null : youth(registered, clock),
		isOwn: own.length > 0 || others(never).length === 0,
	}
}

function isOf({ name, type }: ListedBouncer, id: string, bouncers: readonly Bouncer[]): boolean {
	return [type ?? '', name].some((word) => {
		const kind = kindOfName(word, bouncers)
		return kind.kind === 'bouncer' && kind.id === id
	})
}

function youth(registered: number, clock: Clock): 'certainly' | 'perhaps' | null {
	const { atLeast, atMost } = silence(registered, clock)
	if (atMost !== null) return atMost <= day ? 'certainly' : null
	return atLeast !== null && atLeast > day ? null : 'perhaps'
}

/** Bouncers ask every few seconds to every few minutes. */
function isRecent({ lastPull }: ListedBouncer, clock: Clock): boolean {
	if (lastPull === null) return false
	const { atMost } = silence(lastPull, clock)
	return atMost !== null && atMost <= hour
}

/** A day, as the Console counts it; by the reader's clock alone it may be the paste that is old. */
function isLong(lastPull: number, clock: Clock): boolean {
	const { atLeast, atMost } = silence(lastPull, clock)
	return (atLeast !== null && atLeast > day) || (atMost !== null && atMost > day)
}
