import { type Bouncer, bouncerIds } from '../bouncer'
import { blocklistMirror } from './blocklist-mirror'
import { caddy } from './caddy'
import { custom } from './custom'
import { envoy } from './envoy'
import { firewall } from './firewall'
import { haproxy } from './haproxy'
import { haproxySpoa } from './haproxy-spoa'
import { nginx } from './nginx'
import { traefik } from './traefik'

const known: readonly Bouncer[] = [nginx, traefik, haproxy, haproxySpoa, caddy, envoy, firewall, custom, blocklistMirror]

/** Every bouncer that we know, in the order of `bouncerIds`. */
export const bouncers: readonly Bouncer[] = bouncerIds.flatMap((id) => known.filter((bouncer) => bouncer.id === id))

/** The bouncer of that id, where it is one. */
export function bouncerOf(id: string): Bouncer | undefined {
	return bouncers.find((bouncer) => bouncer.id === id)
}

/** Bouncers whose id, name or alias holds the text, best first; all of them for an empty text. */
export function findBouncers(text: string): readonly Bouncer[] {
	const wanted = text.trim().toLowerCase()
	if (wanted === '') return bouncers
	const rank = (bouncer: Bouncer): number => {
		const words = [bouncer.id, bouncer.name.toLowerCase(), ...bouncer.aliases]
		if (words.includes(wanted)) return 0
		if (words.some((word) => word.startsWith(wanted))) return 1
		return words.some((word) => word.includes(wanted)) ? 2 : 3
	}
	return bouncers
		.map((bouncer) => ({ bouncer, rank: rank(bouncer) }))
		.filter(({ rank }) => rank < 3)
		.sort((a, b) => a.rank - b.rank)
		.map(({ bouncer }) => bouncer)
}
