import { bouncerOf } from '../../facts/bouncers'

export const kinds = { bouncer: 'Printed by bouncers', around: 'Printed by what runs beside them' } as const
export type Kind = keyof typeof kinds

interface Family {
	readonly name: string
	/** What is in it, where the name alone does not tell; `bouncers`: the names of those that print most of it. */
	readonly note?: string | { readonly of: 'bouncers' }
	readonly kind: Kind
}

/** Families of messages that several bouncers share, or none prints. All others bear the id of their bouncer. */
const shared: Readonly<Record<string, Family>> = {
	docker: { name: 'Docker and Kubernetes', note: 'state of a container or pod', kind: 'around' },
	endpoint: { name: 'The endpoint', note: 'its answers, and what curl says about the way there', kind: 'around' },
	engine: { name: 'CrowdSec Security Engine', kind: 'around' },
	go: { name: 'Bouncers written in Go', note: { of: 'bouncers' }, kind: 'bouncer' },
	'go-config': { name: 'Bouncers written in Go: their file', note: 'how its YAML is read', kind: 'bouncer' },
	haproxy: { name: 'HAProxy (Lua), and HAProxy itself', kind: 'bouncer' },
	lua: { name: 'NGINX, OpenResty, ingress-nginx', note: 'their Lua library, in parts also in HAProxy', kind: 'bouncer' },
	nginx: { name: 'NGINX itself', note: 'its own start and configuration', kind: 'around' },
	packages: { name: 'Package managers', note: 'apt, apk, npm, pip, Composer', kind: 'around' },
	php: { name: 'PHP library', note: { of: 'bouncers' }, kind: 'bouncer' },
	python: { name: 'Python SDK', note: 'also in Fastly', kind: 'bouncer' },
	systemd: { name: 'systemd', note: 'state and start of a service', kind: 'around' },
}

/** The group in which the message stands, by the first part of its id. */
export function familyOf(id: string): { readonly id: string } & Family {
	const [family = id] = id.split('/')
	return { id: family, ...(shared[family] ?? { name: bouncerOf(family)?.name ?? family, kind: 'bouncer' }) }
}

/**
 * What stands beside the name of a group.
 *
 * @param printed The bouncers of each of its messages.
 */
export function noteOf({ note }: Pick<Family, 'note'>, printed: readonly (readonly string[])[]): string | null {
	if (typeof note !== 'object') return note ?? null
	const printsMost = (id: string) => printed.filter((bouncers) => bouncers.includes(id)).length * 2 >= printed.length
	const names = [...new Set(printed.flat())].filter(printsMost).map((id) => bouncerOf(id)?.name ?? id)
	return names.toSorted((a, b) => a.localeCompare(b)).join(', ')
}
