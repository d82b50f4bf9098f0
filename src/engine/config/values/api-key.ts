import type { Notice } from '../types'

export type KeyParse =
	| { readonly ok: true; readonly key: string; readonly warnings: readonly Notice[] }
	| { readonly ok: false; readonly errors: readonly Notice[] }

/**
 * Takes a pasted API key. Never throws, and no message repeats any part of the key.
 *
 * A key is sent as the header `X-Api-Key`; HTTP allows visible ASCII there, and Go refuses anything else before it sends a byte
 * (golang/net:http/httpguts/httplex.go ValidHeaderFieldValue).
 */
export function parseKey(pasted: string): KeyParse {
	const key = pasted
		.replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
		.trim()
		.replace(/^(?:x-api-key|api[_-]?key|lapi[_-]?key|key)\s*[:=]\s*/i, '')
		.replace(/^(["'])(.*)\1$/s, '$2')
	if (key === '')
		return refuse('key-empty', 'The API key is empty. The Console shows it once, when the integration is made or its credentials are regenerated.')
	if (/[\r\n]/.test(key)) return refuse('key-line-break', 'The API key has a line break inside. Paste it as one line.')
	if (/["'`\u2018\u2019\u201c\u201d]/.test(key)) return refuse('key-quotes', 'The API key has quotes inside. Paste the key alone, without anything around it.')
	if (/\s/.test(key)) return refuse('key-spaces', 'The API key has blanks inside. Paste the key alone.')
	if (/[^\u0021-\u007e]/.test(key))
		return refuse('key-characters', 'The API key has characters that cannot be sent in a header. Copy it again from where it was shown.')
	if (/^(\$\{?\w+\}?|<.*>|your[-_].*|changeme|x+)$/i.test(key)) return refuse('key-placeholder', 'This is a placeholder, not an API key.')
	const warnings: Notice[] = []
	if (key.length < 16) warnings.push({ code: 'key-short', message: 'This is shorter than any key of CrowdSec. Was it cut off?' })
	return { ok: true, key, warnings }
}

function refuse(code: string, message: string): KeyParse {
	return { ok: false, errors: [{ code, message }] }
}
