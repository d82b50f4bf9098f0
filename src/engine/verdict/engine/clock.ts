import type { Seen } from '../../intake/outputs/output'

/** What is known of the time at which a command was run. */
export interface Clock {
	/** The time itself: an archive tells when it was made, a list of machines how long ago a heartbeat was. */
	readonly exact: number | null
	/** The newest time in the paste: the command was not run before it. */
	readonly notBefore: number | null
	/** When the reader pasted it: the command was not run after it. */
	readonly notAfter: number | null
}

export const hour = 3_600_000
export const day = 24 * hour

/**
 * @param seen Observations of all outputs.
 * @param lastTime The last time of the log beside them.
 * @param takenAt Told by an archive.
 * @param now The reader's clock; null where there is none.
 */
export function clockOf(seen: readonly Seen[], lastTime: number | null, takenAt: number | null, now: number | null): Clock {
	const heartbeats = seen.flatMap(({ what }) =>
		what.kind === 'engine-machine' && what.silentFor !== null && what.lastUpdate !== null && what.silentFor < day ? [what.lastUpdate + what.silentFor] : [],
	)
	const runs = seen.flatMap(({ what }) => (what.kind === 'engine-run-at' ? [what.time] : []))
	const told = heartbeats.length > 0 ? heartbeats : runs
	const exact = takenAt ?? (told.length > 0 ? Math.max(...told) : null)
	const times = [...seen.flatMap(({ what }) => timeOf(what)), ...(lastTime === null ? [] : [lastTime])]
	return { exact, notBefore: times.length > 0 ? Math.max(...times) : null, notAfter: now }
}

function timeOf(what: Seen['what']): readonly number[] {
	const time =
		what.kind === 'engine-bouncer' ? what.lastPull : what.kind === 'engine-machine' ? what.lastHeartbeat : what.kind === 'engine-alert' ? what.created : null
	return time === null ? [] : [time]
}

/** How long something was silent when the command was run, as far as that is known. */
export function silence(last: number, { exact, notBefore, notAfter }: Clock): { readonly atLeast: number | null; readonly atMost: number | null } {
	if (exact !== null) return { atLeast: exact - last, atMost: exact - last }
	return { atLeast: notBefore === null ? null : notBefore - last, atMost: notAfter === null ? null : notAfter - last }
}
