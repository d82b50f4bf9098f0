/** A pull of the stream, of an integration or of a Local API; and the list of a blocklist mirror. */
const streamPath = /^\/(?:[\w./-]{1,300}\/)?v1\/decisions(?:\/stream)?\/?$|^\/v1\/integrations\/[\w-]{1,80}\/content\/?$/

/** What an address in a command asks: the stream itself, something else of the endpoint's host, or another server. */
export function asks(url: string): 'stream' | 'endpoint' | 'other' {
	const { host = '', path = '' } =
		/^https?:\/\/(?:[^/@\s]{0,300}@)?(?<host>\[[^\]]{1,60}\]|[^/:?#\s]{1,300})(?::\d{1,5})?(?<path>[^?#\s]{0,2000})/i.exec(url)?.groups ?? {}
	if (streamPath.test(path)) return 'stream'
	return isEndpointHost(host) ? 'endpoint' : 'other'
}

/** A host whose name says that it is CrowdSec's, or a Local API. */
export function isEndpointHost(host: string): boolean {
	return /crowdsec|(?:^|[.-])lapi(?:$|[.-])/i.test(host)
}
