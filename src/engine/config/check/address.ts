import type { EndpointUse } from '../../../facts/bouncer'
import { type Draft, setTo } from '../document/draft'
import type { ProblemCode } from '../problems/catalogue'
import { consoleHost, consoleShape, type EndpointChangeCode, type EndpointParse, formatEndpoint, parseEndpoint } from '../values/endpoint'

/** What the parser puts right and a program does not: with it in the file, no pull works. */
const fatal = {
	'url-path-removed': 'url-full-path',
	'url-content-removed': 'url-content',
	'url-scheme-added': 'url-scheme',
	'url-query-removed': 'url-query',
} as const satisfies Partial<Record<EndpointChangeCode, ProblemCode>>

function isFatal(code: EndpointChangeCode): code is keyof typeof fatal {
	return code in fatal
}

const useTile = `Use the address of the integration’s tile: \`${consoleShape}\`.`

/** The path of the list, which every program appends by itself. */
const streamPath = /\/v1(\/decisions(\/stream)?)?\/*$/i

/** Base64 of 32 bytes, as `cscli bouncers add` prints a key. */
const keyOfEngine = /^(?=[^\n]*\d)(?=[^\n]*[a-z])(?=[^\n]*[A-Z])[A-Za-z0-9+/]{43}=?$/

/** What pages write where the integration's id belongs. */
const idPlaceholder = /^(your.*|x+|\.+|…|id|.*integration[-_]?id.*)$/i

/** What is wrong with an address as it stands in a file, for the bouncer that reads it. */
export function checkAddress(text: string, use: EndpointUse): { readonly parsed: EndpointParse; readonly drafts: readonly Draft[] } {
	if (/^[0-9a-f]{32,}$/i.test(text) || keyOfEngine.test(text))
		return {
			parsed: parseEndpoint(text),
			drafts: [
				{
					code: 'url-is-key',
					severity: 'error',
					message: 'A key stands in place of the address.',
					fix: useTile,
				},
			],
		}
	if (use.form === 'host') return { parsed: parseEndpoint(text), drafts: hostAlone(text, use) }
	const parsed = parseEndpoint(text)
	if (!parsed.ok) {
		return {
			parsed,
			drafts: parsed.errors.map(({ code, message }) => ({
				code,
				severity: 'error',
				message,
				fix: useTile,
				// Nobody but the reader has the id; the path of the list is wrong behind it all the same.
				...(code === 'url-no-integration' && streamPath.test(text) ? { repair: setTo(text.replace(streamPath, '')) } : {}),
			})),
		}
	}
	const right = formatEndpoint(parsed.address, use.form === 'parts' ? 'base' : use.form)
	const drafts: Draft[] = []
	if (/^your[-_.]/.test(parsed.address.hostname) || idPlaceholder.test(parsed.address.integrationId ?? ''))
		return {
			parsed,
			drafts: [
				{
					code: 'placeholder',
					severity: 'error',
					message: 'A placeholder stands in the address.',
					fix: useTile,
				},
			],
		}
	if (parsed.address.integrationId !== null && !parsed.address.path.includes('/v1/integrations/')) {
		const lower = right.replace(/\/v1\/integrations\//i, '/v1/integrations/')
		drafts.push({
			code: 'url-case',
			severity: 'error',
			message: 'Upper and lower case count in a path: it is a 404.',
			fix: `Set it to \`${lower}\`.`,
			repair: setTo(lower),
		})
	}
	const first = parsed.changes.find(({ code }) => isFatal(code))
	if (first && isFatal(first.code)) {
		drafts.push({
			code: fatal[first.code],
			severity: 'error',
			message: first.code === 'url-path-removed' ? `The address has the path already. ${use.fullPath}` : first.message,
			fix: `Set it to \`${right}\`.`,
			repair: setTo(right),
		})
	}
	// `https:///host`, backslashes, doubled slashes: an address that a browser puts right and a program takes as it is.
	const lower = (use.stripsSlashes ? text.replace(/\/+$/, '') : text).toLowerCase()
	const slashed = text.endsWith('/')
	if (drafts.length === 0 && (use.form === 'base-slash' ? !slashed : use.slashBreaks === true && slashed))
		drafts.push({ code: slashed ? 'url-slash' : 'url-no-slash', severity: 'error', message: use.slash, fix: `Set it to \`${right}\`.`, repair: setTo(right) })
	const plain = [right, `${right}/`, right.replace(/^(https?:\/\/[^/]+)/, `$1:${parsed.address.scheme === 'https' ? 443 : 80}`)].map((form) =>
		form.toLowerCase(),
	)
	if (drafts.length === 0 && !plain.includes(lower))
		drafts.push({
			code: 'url-form',
			severity: 'error',
			message: 'The address is not written as an address, and the program takes it as it stands.',
			fix: `Set it to \`${right}\`.`,
			repair: setTo(right),
		})
	const { scheme, port } = parsed.address
	// The standard port of the other scheme: `new URL` keeps it, as it is not the default of this one.
	const crossed = (scheme === 'http' && port === '443') || (scheme === 'https' && port === '80')
	if (crossed && drafts.length === 0) {
		const ofConsole = parsed.address.kind === 'integration'
		const usual =
			scheme === 'http' || ofConsole ? right.replace(/^https?:/, 'https:').replace(`:${port}`, '') : right.replace(/^https:/, 'http:').replace(`:${port}`, '')
		drafts.push({
			code: 'url-port',
			severity: ofConsole ? 'error' : 'warning',
			message:
				scheme === 'http'
					? 'Port 443 speaks TLS, and with `http://` the program does not: the connection is cut, or answered with 400.'
					: 'Port 80 speaks no TLS, and with `https://` the program does: no connection comes about.',
			fix: `Set it to \`${usual}\`.`,
			// An engine of one's own may speak either at either.
			...(ofConsole ? { repair: setTo(usual) } : {}),
		})
		return { parsed, drafts }
	}
	if (parsed.address.hostname === consoleHost && port !== '' && drafts.length === 0) {
		const usual = right.replace(`:${port}`, '')
		drafts.push({
			code: 'url-port',
			severity: 'warning',
			message: `The Console’s endpoint answers at port 443; at ${port} nobody does, or something that speaks no TLS.`,
			fix: `Leave the port out: \`${usual}\`.`,
			repair: setTo(usual),
		})
	}
	for (const warning of parsed.warnings) {
		if (warning.code === 'url-engine' || warning.code === 'url-unknown') continue
		drafts.push({
			code: warning.code,
			severity: 'warning',
			message: warning.message,
			fix:
				warning.code === 'url-http'
					? `Write \`https://\`: \`${right.replace(/^http:/, 'https:')}\`.`
					: 'Compare it with the integration’s tile in the Console.',
			...(warning.code === 'url-http' ? { repair: setTo(right.replace(/^http:/, 'https:')) } : {}),
		})
	}
	return { parsed, drafts }
}

/** An option that takes host and port: a scheme or a path in it is taken as part of the host. */
function hostAlone(text: string, use: EndpointUse): readonly Draft[] {
	const bare = text.replace(/^[a-z]+:\/*/i, (scheme) => (/^[a-z]+:\/\//i.test(scheme) ? '' : scheme)).replace(/\/.*$/, '')
	if (bare === text) return []
	return [
		{ code: 'host-form', severity: 'error', message: `It takes host and port alone. ${use.fullPath}`, fix: `Set it to \`${bare}\`.`, repair: setTo(bare) },
	]
}

/** The address in options of its own: each part is held against what the program does with it. */
export function checkPart(part: 'endpoint-scheme' | 'endpoint-host' | 'endpoint-path', text: string): readonly Draft[] {
	switch (part) {
		case 'endpoint-scheme':
			return /^https?$/.test(text)
				? []
				: [{ code: 'scheme-form', severity: 'error', message: 'It takes the scheme alone.', fix: 'Set it to `https`.', repair: setTo('https') }]
		case 'endpoint-host': {
			const bare = text.replace(/^[a-z]+:\/\//i, '').replace(/\/.*$/, '')
			if (bare === text) return []
			const whole = parseEndpoint(text)
			const isWhole = whole.ok && whole.address.integrationId !== null
			return [
				{
					code: 'host-form',
					severity: 'error',
					message: 'A scheme or a path in the host is refused, and the routes answer 404.',
					fix: `Set it to \`${bare}\`; scheme and path have options of their own.`,
					repair: isWhole ? { kind: 'address', address: whole.address } : setTo(bare),
				},
			]
		}
		case 'endpoint-path': {
			const id = /\/v1\/integrations\/([^/]+)/.exec(text)?.[1] ?? ''
			if (/[<>{}$]/.test(text) || idPlaceholder.test(id))
				return [
					{
						code: 'placeholder',
						severity: 'error',
						message: 'A placeholder stands in the path.',
						fix: 'Put the path of the integration’s address here: `/v1/integrations/<24 hexadecimal digits>/`.',
					},
				]
			const drafts: Draft[] = []
			const base = text.replace(/\/?v1\/decisions(\/stream)?\/?$/i, '').replace(/\/content\/?$/i, '')
			const right = base.endsWith('/') ? base : `${base}/`
			if (base !== text)
				drafts.push({
					code: 'url-full-path',
					severity: 'error',
					message: 'The path of the list is appended by the program. Twice it is a 404.',
					fix: `Set it to \`${right}\`.`,
					repair: setTo(right),
				})
			else if (text !== '' && !text.endsWith('/'))
				drafts.push({
					code: 'path-slash',
					severity: 'error',
					message: 'Without a slash at its end it is glued to `v1/decisions/stream`, and every pull ends in 404.',
					fix: `Set it to \`${right}\`.`,
					repair: setTo(right),
				})
			if (id !== '' && !/^[0-9a-f]{24}$/i.test(id))
				drafts.push({
					code: 'url-integration-id',
					severity: 'warning',
					message: `\`${id}\` is not an integration id: those are 24 hexadecimal digits.`,
					fix: 'Compare it with the integration’s tile in the Console.',
				})
			return drafts
		}
	}
}

/** Whether host and path together are those of a Console integration. */
export function partsSource(host: string | null, path: string | null): 'integration' | 'engine' | null {
	if (host?.toLowerCase().includes(consoleHost) || /(^|\/)v1\/integrations\//.test(path ?? '')) return 'integration'
	return host === null ? null : 'engine'
}

interface PartDraft {
	readonly part: 'endpoint-scheme' | 'endpoint-host' | 'endpoint-path'
	readonly draft: Draft
}

/** What is missing or does not fit together when the address stands in options of its own. */
export function partsTogether(scheme: string | null, host: string | null, path: string | null): readonly PartDraft[] {
	if (host === null && /(^|\/)v1\/integrations\//.test(path ?? ''))
		return [
			{
				part: 'endpoint-host',
				draft: {
					code: 'missing-option',
					severity: 'error',
					message: 'Without the host the program uses its default, which is not the Console.',
					fix: `Set it to \`${consoleHost}\`.`,
					repair: setTo(consoleHost),
				},
			},
		]
	const plain: readonly PartDraft[] =
		host?.toLowerCase() === consoleHost && scheme === null
			? [
					{
						part: 'endpoint-scheme',
						draft: {
							code: 'url-http',
							severity: 'warning',
							message: 'Without the scheme the program asks over http://, and the key is sent in the clear. The Console’s endpoint is https://.',
							fix: 'Set it to `https`.',
							repair: setTo('https'),
						},
					},
				]
			: []
	if (host?.toLowerCase() === consoleHost && !/(^|\/)v1\/integrations\/[^/]+/.test(path ?? '') && !/[<>{}$]/.test(path ?? ''))
		return [
			...plain,
			{
				part: 'endpoint-path',
				draft: {
					code: 'url-no-integration',
					severity: 'error',
					message: 'The path has no integration id, so the endpoint answers 404.',
					fix: 'Set it to `/v1/integrations/<24 hexadecimal digits>/`, as in the address of the integration’s tile.',
				},
			},
		]
	return plain
}
