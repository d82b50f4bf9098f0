import type { Notice } from '../types'

/**
 * The address that a bouncer pulls from, parsed once. Readers paste whatever the Console, a colleague or an old page gave
 * them; every bouncer then gets the form that it needs (`formatEndpoint`).
 */
export interface EndpointAddress {
	/** `integration`: handed out by the Console. `engine`: a Local API. `other`: a host that is neither. */
	readonly kind: 'integration' | 'engine' | 'other'
	readonly scheme: 'http' | 'https'
	/** Lower case; IPv6 in brackets. */
	readonly hostname: string
	/** Empty for the scheme's default port. */
	readonly port: string
	/** Base path without trailing slash: `/v1/integrations/<id>`, or empty. */
	readonly path: string
	readonly integrationId: string | null
}

/** Why a text is no address. */
export type EndpointErrorCode =
	| 'url-empty'
	| 'url-placeholder'
	| 'url-spaces'
	| 'url-scheme'
	| 'url-malformed'
	| 'url-host'
	| 'url-credentials'
	| 'url-web-app'
	| 'url-central-api'
	| 'url-no-integration'
/** What the parser put right. */
export type EndpointChangeCode =
	| 'url-taken-out'
	| 'url-quotes-removed'
	| 'url-scheme-added'
	| 'url-slash-removed'
	| 'url-path-removed'
	| 'url-content-removed'
	| 'url-query-removed'
export type EndpointWarningCode = 'url-other-host' | 'url-http' | 'url-integration-id' | 'url-engine' | 'url-unknown'

type Told<Code> = Notice & { readonly code: Code }

export type EndpointParse =
	| {
			readonly ok: true
			readonly address: EndpointAddress
			readonly changes: readonly Told<EndpointChangeCode>[]
			readonly warnings: readonly Told<EndpointWarningCode>[]
	  }
	| { readonly ok: false; readonly errors: readonly Told<EndpointErrorCode>[] }

export const consoleHost = 'admin.api.crowdsec.net'
/** As the Console shows it: no trailing slash, 24 hexadecimal digits. */
export const consoleShape = `https://${consoleHost}/v1/integrations/<24 hexadecimal digits>`
const streamPath = '/v1/decisions/stream'
const looksLike = `The Console’s address looks like \`${consoleShape}\`.`

/**
 * Parses what a reader pasted. Never throws.
 *
 * Every client appends `/v1/decisions/stream` itself, so that path is cut off here
 * (crowdsecurity/go-cs-bouncer:stream_bouncer.go, crowdsecurity/lua-cs-bouncer:lib/plugins/crowdsec/stream.lua).
 */
export function parseEndpoint(pasted: string): EndpointParse {
	const changes: Told<EndpointChangeCode>[] = []
	let text = unwrap(pasted, changes)
	if (text === '') return refuse('url-empty', `The endpoint address is empty. ${looksLike}`)
	if (/^(\$\{?\w+\}?|<(?!https?:).*>)$/.test(pasted.trim())) return refuse('url-placeholder', `This is a placeholder, not an address. ${looksLike}`)
	if (/[\s\u0000-\u001f]/.test(text)) return refuse('url-spaces', `The address has blanks or line breaks inside. ${looksLike}`)
	const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(text)?.[1]?.toLowerCase()
	if (scheme && scheme !== 'http' && scheme !== 'https')
		return refuse('url-scheme', `\`${scheme}:\` is not an address of an endpoint; only https:// and http:// are. ${looksLike}`)
	if (!scheme) {
		const local = isLocal(text.split(/[/:]/)[0] ?? '')
		text = `${local ? 'http' : 'https'}://${text.replace(/^\/+/, '')}`
		changes.push({ code: 'url-scheme-added', message: `\`${local ? 'http' : 'https'}://\` was missing and has been added.` })
	}
	let url: URL
	try {
		url = new URL(text)
	} catch {
		return refuse('url-malformed', `This cannot be read as an address. ${looksLike}`)
	}
	const hostname = url.hostname.toLowerCase()
	if (!/^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9._-]*[a-z0-9])?)$/i.test(hostname)) return refuse('url-host', `The host name in it is not valid. ${looksLike}`)
	if (url.username || url.password)
		return refuse('url-credentials', 'User name and password do not belong into the address. A bouncer sends its API key in a header.')
	if (hostname === 'app.crowdsec.net')
		return refuse('url-web-app', `This is a page of the Console for people. The endpoint address stands on the integration’s tile. ${looksLike}`)
	if (hostname === 'api.crowdsec.net' && !/\/v1\/integrations\//i.test(url.pathname))
		return refuse('url-central-api', `\`api.crowdsec.net\` is the Central API, to which Security Engines report; it has no list for a bouncer. ${looksLike}`)

	const path = basePath(url.pathname, changes)
	if (url.search || url.hash) changes.push({ code: 'url-query-removed', message: 'What follows `?` or `#` was removed. The bouncer adds its own parameters.' })

	const integrationId = /\/v1\/integrations\/([^/]+)$/i.exec(path)?.[1] ?? null
	const kind = integrationId !== null || hostname === consoleHost ? 'integration' : isLocal(hostname) || url.port !== '' || path === '' ? 'engine' : 'other'
	const address: EndpointAddress = { kind, scheme: url.protocol === 'http:' ? 'http' : 'https', hostname, port: url.port, path, integrationId }
	if (hostname === consoleHost && integrationId === null)
		return refuse(
			'url-no-integration',
			`The address has no integration id, so the endpoint answers 404. Copy it from the integration’s tile in the Console. ${looksLike}`,
		)
	return { ok: true, address, changes, warnings: warningsFor(address) }
}

/** Cuts away what is not the address: quotes, brackets, `API_URL=` in front, a curl command around it. */
function unwrap(pasted: string, changes: Told<EndpointChangeCode>[]): string {
	const trimmed = pasted.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').trim()
	const inside = /https?:\/\/[^\s"'<>`]+/i.exec(trimmed)?.[0]
	const bare = withoutEnd(trimmed.replace(/^["'`<\u201c\u2018]+/, ''), '"\'`>\u201d\u2019,;')
	if (inside && inside !== bare && inside.length < trimmed.length && /[\s=:"'<`]/.test(trimmed.slice(0, trimmed.indexOf(inside)))) {
		changes.push({ code: 'url-taken-out', message: 'The address was taken out of the text around it.' })
		return withoutEnd(inside, ',;')
	}
	if (bare !== trimmed) changes.push({ code: 'url-quotes-removed', message: 'Quotes or brackets around the address were removed.' })
	return bare
}

/** Without the signs at its end; an expression would begin anew at each of them inside of the text. */
function withoutEnd(text: string, signs: string): string {
	let end = text.length
	while (end > 0 && signs.includes(text.charAt(end - 1))) end--
	return text.slice(0, end)
}

function basePath(pathname: string, changes: Told<EndpointChangeCode>[]): string {
	// What could end a quoted value of some file format stays encoded.
	let path = pathname
		.replace(/[',;`]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
		.replace(/\/{2,}/g, '/')
		.replace(/\/+$/, '')
	if (path === '' && pathname === '/') return ''
	if (pathname.endsWith('/') && path !== '')
		changes.push({ code: 'url-slash-removed', message: 'The trailing slash was removed; where a bouncer needs one, it is put back.' })
	while (path.toLowerCase().endsWith(streamPath)) {
		path = path.slice(0, -streamPath.length)
		changes.push({ code: 'url-path-removed', message: `\`${streamPath}\` was removed: the bouncer appends it by itself, and twice it is a 404.` })
	}
	if (path.toLowerCase().endsWith('/v1/decisions')) {
		path = path.slice(0, -'/v1/decisions'.length)
		changes.push({ code: 'url-path-removed', message: '`/v1/decisions` was removed: the bouncer appends its path by itself.' })
	}
	if (/\/v1\/integrations\/[^/]+\/content$/i.test(path)) {
		path = path.slice(0, -'/content'.length)
		changes.push({ code: 'url-content-removed', message: '`/content` was removed: that is the form for firewall appliances, not for a bouncer.' })
	}
	if (/^\/v1$/i.test(path)) {
		path = ''
		changes.push({ code: 'url-path-removed', message: '`/v1` was removed: the bouncer appends its path by itself.' })
	}
	return path
}

function warningsFor(address: EndpointAddress): readonly Told<EndpointWarningCode>[] {
	const warnings: Told<EndpointWarningCode>[] = []
	if (address.kind === 'integration') {
		if (address.hostname !== consoleHost)
			warnings.push({
				code: 'url-other-host',
				message: `The Console’s endpoint is \`${consoleHost}\`, this address names \`${address.hostname}\`. ${looksLike}`,
			})
		if (address.scheme === 'http')
			warnings.push({
				code: 'url-http',
				message: 'The Console’s endpoint is https://. Over http:// the key is sent in the clear, and most bouncers get a redirect that they do not follow.',
			})
		if (address.integrationId !== null && !/^[0-9a-f]{24}$/i.test(address.integrationId))
			warnings.push({
				code: 'url-integration-id',
				message: `\`${address.integrationId}\` is not an integration id: those are 24 hexadecimal digits. ${looksLike}`,
			})
	}
	if (address.kind === 'engine')
		warnings.push({ code: 'url-engine', message: `This is the address of a Security Engine of your own, not of the Console. ${looksLike}` })
	if (address.kind === 'other') warnings.push({ code: 'url-unknown', message: `This is neither the Console’s endpoint nor a usual Local API. ${looksLike}` })
	return warnings
}

function refuse(code: EndpointErrorCode, message: string): EndpointParse {
	return { ok: false, errors: [{ code, message }] }
}

/** Loopback, private ranges, names without a dot: a machine of the reader. */
function isLocal(hostname: string): boolean {
	return (
		/^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[?::1\]?$|\[?f[cd][0-9a-f]{2}:)/i.test(hostname) ||
		(/^[a-z0-9-]+$/i.test(hostname) && /[a-z]/i.test(hostname)) ||
		/\.(local|internal|lan|home\.arpa)$/i.test(hostname)
	)
}

/** The address as one text. `base`: without trailing slash, `base-slash`: with one, `host`: host and port only. */
export function formatEndpoint(address: EndpointAddress, form: 'base' | 'base-slash' | 'host'): string {
	switch (form) {
		case 'base':
			return `${address.scheme}://${hostOf(address)}${address.path}`
		case 'base-slash':
			return `${address.scheme}://${hostOf(address)}${address.path}/`
		case 'host':
			return `${address.hostname}:${portOf(address)}`
	}
}

/** Host, with the port where it is not the scheme's default. */
export function hostOf(address: EndpointAddress): string {
	return address.port === '' ? address.hostname : `${address.hostname}:${address.port}`
}

export function portOf(address: EndpointAddress): string {
	return address.port || (address.scheme === 'https' ? '443' : '80')
}
