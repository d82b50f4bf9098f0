import type { ListSource } from '../../../facts/bouncer'
import { consoleHost, type EndpointAddress } from '../values/endpoint'

/** Stands where the key belongs until the reader has typed it. */
export const keyPlaceholder = '<your-api-key>'

/** Stands where the id of the integration belongs until the reader has given the address: nothing that looks like a real one. */
export const idPlaceholder = '<your-integration-id>'

/** Until the reader has given an address. An engine of one’s own listens here by default. */
export const unknownAddress = {
	integration: {
		kind: 'integration',
		scheme: 'https',
		hostname: consoleHost,
		port: '',
		path: `/v1/integrations/${idPlaceholder}`,
		integrationId: idPlaceholder,
	},
	engine: { kind: 'engine', scheme: 'http', hostname: '127.0.0.1', port: '8080', path: '', integrationId: null },
} as const satisfies Record<ListSource, EndpointAddress>
