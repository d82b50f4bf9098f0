/**
 * Masks API keys and passwords, once, for everything that leaves the engine towards a screen, a report or a terminal.
 * Addresses and host names stay: they are the evidence. `Report` masks those too, where the reader copies it for others.
 */
const secrets: readonly (readonly [RegExp, string])[] = [
	[
		/(\b(?:x-api-key|api[_-]?key|lapi[_-]?key|crowdseclapikey|bouncer[_-]?key|password|passwd|token|secret[_-]?key|authorization)\b["']?\s*[:=]\s*["']?)(?!\$\{|<)[^\s"',;&)]{4,}/gi,
		'$1[masked]',
	],
	[/(?<![\w/-])[0-9a-f]{64}(?![\w-])/gi, '[masked]'],
	[/(https?:\/\/[^\s/:@]{1,64}:)[^\s/@]{1,256}(?=@)/gi, '$1[masked]'],
]

/** The text with keys and passwords masked. Masking twice changes nothing. */
export function redact(text: string): string {
	let masked = text
	for (const [what, by] of secrets) masked = masked.replace(what, by)
	return masked
}
