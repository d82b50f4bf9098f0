import { bouncerOf } from '../../facts/bouncers'

export const kinds = { bouncer: 'Printed by bouncers', around: 'Printed by what runs beside them' } as const
export type Kind = keyof typeof kinds

interface Family {
	readonly name: string
	/** What is in it, where the name alone does not tell. */
	readonly note?: string
	readonly kind: Kind
}

/** Families of messages that several bouncers share, or none prints. All others bear the id of their bouncer. */
const shared: Readonly<Record<string, Family>> = {
	docker: { name: 'Docker and Kubernetes', note: 'state of a container or pod', kind: 'around' },
	endpoint: { name: 'The endpoint', note: 'its answers, and what curl says about the way there', kind: 'around' },
	engine: { name: 'CrowdSec Security Engine', kind: 'around' },
	go: { name: 'Bouncers written in Go', note: 'firewall, custom, HAProxy SPOA, Cloudflare, AWS WAF, Caddy, Envoy, blocklist mirror', kind: 'bouncer' },
	'go-config': { name: 'Bouncers written in Go: their file', note: 'how its YAML is read', kind: 'bouncer' },
	haproxy: { name: 'HAProxy (Lua), and HAProxy itself', kind: 'bouncer' },
	lua: { name: 'NGINX, OpenResty, ingress-nginx', note: 'their Lua library, in parts also in HAProxy', kind: 'bouncer' },
	nginx: { name: 'NGINX itself', note: 'its own start and configuration', kind: 'around' },
	packages: { name: 'Package managers', note: 'apt, apk, npm, pip, Composer', kind: 'around' },
	php: { name: 'PHP library', note: 'in WordPress, Magento, sites of one’s own', kind: 'bouncer' },
	python: { name: 'Python SDK', note: 'also in Fastly', kind: 'bouncer' },
	systemd: { name: 'systemd', note: 'state and start of a service', kind: 'around' },
}

/** The group in which the message stands, by the first part of its id. */
export function familyOf(id: string): { readonly id: string } & Family {
	const [family = id] = id.split('/')
	return { id: family, ...(shared[family] ?? { name: bouncerOf(family)?.name ?? family, kind: 'bouncer' }) }
}
