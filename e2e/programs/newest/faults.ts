import type { Answer } from '../stand-in-endpoint'

export type FaultName =
	| 'a wrong key'
	| 'a wrong path'
	| 'an empty answer'
	| 'too many pulls'
	| 'a web page in the place of the list'
	| 'a certificate that is over'
	| 'nothing that listens'
	| 'a name without an address'
	| 'a key that is deleted later'

/** What is done to a bouncer that works, and the cause that its own words must then get. */
export interface Fault {
	readonly name: FaultName
	readonly cause: string
	/** Other settings than the right ones. */
	readonly settings?: { readonly url?: string; readonly key?: string; readonly intervalSeconds?: number }
	readonly answer?: Answer
	/** Where the endpoint's name leads; `nowhere`: to a host where nothing listens, `unknown`: to no address. */
	readonly way?: 'nowhere' | 'unknown'
}

const otherKey = 'd'.repeat(64)
const otherAddress = `https://admin.api.crowdsec.net/v1/integrations/${'f'.repeat(24)}`

export const faults: readonly Fault[] = [
	{ name: 'a wrong key', cause: 'api-key-invalid', settings: { key: otherKey } },
	{ name: 'a wrong path', cause: 'api-url-wrong-path', settings: { url: otherAddress } },
	{ name: 'an empty answer', cause: 'endpoint-empty-blocklist', answer: 'empty' },
	{ name: 'too many pulls', cause: 'rate-limited', answer: 'rate-limited' },
	{ name: 'a web page in the place of the list', cause: 'response-not-json', answer: 'html' },
	{ name: 'a certificate that is over', cause: 'tls-expired', answer: 'expired' },
	{ name: 'nothing that listens', cause: 'connection-refused', way: 'nowhere' },
	{ name: 'a name without an address', cause: 'dns-failure', way: 'unknown' },
	{ name: 'a key that is deleted later', cause: 'credentials-rotated', answer: 'right-once', settings: { intervalSeconds: 2 } },
]
