import type { Bouncer, Image } from '../../../facts/bouncer'
import { otherBouncers } from '../../../facts/other-bouncers'
import type { Service } from './services'

/** What runs in a container. */
export type Contents =
	| { readonly is: 'bouncer'; readonly bouncer: Bouncer; readonly image: Image }
	/** One that others write, by its name in a sentence. */
	| { readonly is: 'other-bouncer'; readonly name: string }
	| { readonly is: 'engine' }

/** What a container runs, by its image, and in a host's container by what is set there; null for all other programs. */
export function contentsOf(service: Service, bouncers: readonly Bouncer[]): Contents | null {
	const repository = repositoryOf(service)
	for (const bouncer of bouncers) {
		const image = bouncer.images?.find((known) => isOf(known, service, repository))
		if (image) return { is: 'bouncer', bouncer, image }
	}
	if (/(^|\/)crowdsecurity\/crowdsec$/.test(repository)) return { is: 'engine' }
	const packed = packedBy(repository, bouncers)
	if (packed) return { is: 'bouncer', bouncer: packed, image: { repository, source: [] } }
	// Builds have no image's name: the name of the service, or of what is built, stands for it.
	const name = service.image === null ? `${service.name} ${service.words.match(/^.*\bbouncer\b.*$/m)?.[0] ?? ''}`.toLowerCase() : repository
	if (!/bouncer/.test(name) || !/crowdsec|\bcs-|\bcrowdsec/.test(`${name}\n${service.words}`)) return null
	return { is: 'other-bouncer', name: otherBouncers.find(({ words }) => words.some((word) => name.includes(word)))?.name ?? 'a bouncer that we do not know' }
}

const packageName = /^(?:cs|crowdsec)-[a-z-]*bouncer\b|^crowdsec-bouncer-[a-z-]+/

/** What packages, units and repositories are called, and no text by chance: `cs-firewall-bouncer`, `crowdsec-bouncer-traefik-plugin`. */
export function packagesOf({ aliases }: Bouncer): readonly string[] {
	return aliases.filter((alias) => packageName.test(alias))
}

/** CrowdSec’s own, by the name of a package. What others pack can be anything, and may read other variables. */
function packedBy(repository: string, bouncers: readonly Bouncer[]): Bouncer | null {
	const [name = '', owner] = repository.split('/').reverse()
	if (owner !== 'crowdsecurity') return null
	return bouncers.find((bouncer) => !bouncer.images?.length && packagesOf(bouncer).some((known) => name.includes(known))) ?? null
}

function isOf({ repository: known, hostOf, rebuilt }: Image, service: Service, repository: string): boolean {
	if (!hostOf) return repository === known || repository.endsWith(`/${known}`)
	const last = repository.split('/').at(-1) ?? ''
	const asWord = new RegExp(`(^|[^a-z0-9])${known}($|[^a-z0-9])`)
	const official = last === known && !repository.includes(`/${known}/`)
	const named = service.image === null && service.built ? asWord.test(service.name.toLowerCase()) : rebuilt === true && asWord.test(last)
	const isHost = known.includes('/') ? repository === known || repository.endsWith(`/${known}`) : official || named
	if (!isHost) return false
	if (hostOf.some((word) => service.words.includes(word))) return true
	// A proxy that somebody built anew and that waits for the engine is one that asks it.
	return rebuilt === true && !official && service.needs.some((name) => name.includes('crowdsec'))
}

/** The image without registry, tag and digest. */
function repositoryOf({ image }: Service): string {
	return (image ?? '')
		.toLowerCase()
		.replace(/@.*$/, '')
		.replace(/:[^/]*$/, '')
		.replace(/^(docker\.io|index\.docker\.io)\/(library\/)?/, '')
}
