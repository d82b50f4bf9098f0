/** Placeholder shape; the parser follows. */
export interface EndpointAddress {
	readonly kind: 'integration' | 'engine' | 'other'
	readonly scheme: 'http' | 'https'
	readonly hostname: string
	/** Empty for the scheme's default port. */
	readonly port: string
	/** Base path without trailing slash: `/v1/integrations/<id>` or empty. */
	readonly path: string
	readonly integrationId: string | null
}
