import type { Bouncer, LegacyName } from '../../facts/bouncer'
import { bouncers as all } from '../../facts/bouncers'

export interface Meaning {
	readonly what: LegacyName['what']
	readonly instead: string
	/** For which bouncers this is so. */
	readonly bouncers: readonly Bouncer[]
}

export interface WithdrawnName {
	readonly name: string
	readonly anchor: string
	readonly meanings: readonly Meaning[]
}

/** Letters keep their case: `CROWDSEC_URL` and `crowdsec_url` are different names. */
export function anchorOf(name: string): string {
	return name.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '')
}

/** All names that nothing reads, by name, each with what is real for which bouncers. */
export const withdrawnNames: readonly WithdrawnName[] = (() => {
	const byName = new Map<string, Map<string, { what: LegacyName['what']; instead: string; bouncers: Bouncer[] }>>()
	for (const bouncer of all)
		for (const { name, what, instead } of bouncer.legacyNames) {
			const meanings = byName.get(name) ?? new Map()
			const meaning = meanings.get(instead) ?? { what, instead, bouncers: [] }
			meaning.bouncers.push(bouncer)
			byName.set(name, meanings.set(instead, meaning))
		}
	return [...byName]
		.map(([name, meanings]) => ({ name, anchor: anchorOf(name), meanings: [...meanings.values()] }))
		.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }) || (a.name < b.name ? -1 : 1))
})()
