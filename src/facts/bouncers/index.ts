import type { Bouncer } from '../bouncer'
import { kindNames } from '../kinds'
import { bouncers } from './all'

export { bouncers }

/** The bouncer of that id, where it is one. */
export function bouncerOf(id: string): Bouncer | undefined {
	return bouncers.find((bouncer) => bouncer.id === id)
}

/**
 * Bouncers whose id, name or alias holds the text, best first; after them those of a kind of that name, and those for which some
 * page invented a service or a file of that name. All of them for an empty text.
 */
export function findBouncers(text: string): readonly Bouncer[] {
	const wanted = text.trim().toLowerCase()
	if (wanted === '') return bouncers
	const rank = (bouncer: Bouncer): number => {
		const words = [bouncer.id, bouncer.name.toLowerCase(), ...bouncer.aliases]
		if (words.includes(wanted)) return 0
		if (words.some((word) => word.startsWith(wanted))) return 1
		if (words.some((word) => word.includes(wanted))) return 2
		if (kindNames[bouncer.kind].toLowerCase().includes(wanted)) return 3
		const invented = bouncer.legacyNames.filter(({ what }) => what === 'service' || what === 'file' || what === 'module')
		return invented.some(({ name }) => name.toLowerCase() === wanted) ? 4 : 5
	}
	return bouncers
		.map((bouncer) => ({ bouncer, rank: rank(bouncer) }))
		.filter(({ rank }) => rank < 5)
		.sort((a, b) => a.rank - b.rank)
		.map(({ bouncer }) => bouncer)
}
