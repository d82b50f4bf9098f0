import type { Kind } from './bouncer'

export const kindNames = {
	'web-server': 'Web server modules',
	'reverse-proxy': 'Reverse proxies',
	application: 'Application frameworks',
	cloud: 'Cloud services',
	host: 'Daemons on a host',
	sdk: 'Custom integrations with an SDK',
} as const satisfies Record<Kind, string>
