import { readShareQuery, type Shared, shareQuery } from '../../engine/config/generate/share-link'
import type { Bouncer } from '../../facts/bouncer'

const placeOf = ({ id }: Bouncer) => `bouncer-doctor.settings.${id}`

/** Keeps the settings of a file for this tab: what a link to them would hold, so neither key nor address, nor what names a machine. */
export function keepSettings(bouncer: Bouncer, shared: Shared): void {
	try {
		if (shared.intervalSeconds === null && Object.keys(shared.options).length === 0) sessionStorage.removeItem(placeOf(bouncer))
		else sessionStorage.setItem(placeOf(bouncer), shareQuery(bouncer, shared).query)
	} catch {
		// Private windows may refuse storage.
	}
}

/** The settings of this tab before it was loaded anew; null where nothing was set. */
export function keptSettings(bouncer: Bouncer): ReturnType<typeof readShareQuery> {
	try {
		const query = sessionStorage.getItem(placeOf(bouncer))
		return query === null ? null : readShareQuery(bouncer, query)
	} catch {
		return null
	}
}
