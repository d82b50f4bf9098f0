import { createHash } from 'node:crypto'

/** The sources of each directive of a Content-Security-Policy. */
type Policy = Readonly<Record<string, readonly string[]>>

/** What both threads share: nothing comes from, or goes to, another host. */
const base = { 'default-src': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'none'"] } as const satisfies Policy

/** Inline scripts run only when the build wrote them, known by their hashes. */
function page(hashes: readonly string[], moreScripts: readonly string[]): Policy {
	return {
		...base,
		'script-src': ["'self'", ...moreScripts, ...hashes.map((hash) => `'${hash}'`)],
		// React and Prism set style attributes.
		'style-src': ["'self'", "'unsafe-inline'"],
		'img-src': ["'self'", 'data:'],
		'font-src': ["'self'"],
		'connect-src': ["'self'"],
		'worker-src': ["'self'"],
		'manifest-src': ["'self'"],
	}
}

/** The policy in the page itself, for hosts that send no headers. No page compiles WebAssembly, so it has no leave to. */
export function pagePolicy(html: string): string {
	return printed(page(scriptHashes(html), []))
}

/**
 * The policy that comes with every answer. A thread of the page that nothing is said about has this one as well, and a host that
 * joins the headers of several rules enforces this *and* `closedWorkerPolicy`: hence WebAssembly, which the page's own policy denies.
 *
 * @param hashes Of the inline scripts of all pages.
 */
export function answerPolicy(hashes: readonly string[]): string {
	return printed({ ...page(hashes, [wasm]), 'frame-ancestors': ["'none'"] })
}

/** A worker has no policy but that of its own answer. One that gets what readers paste can ask nobody for anything. */
export function closedWorkerPolicy(): string {
	return printed({ ...base, 'script-src': ["'self'", wasm], 'connect-src': ["'none'"] })
}

const wasm = "'wasm-unsafe-eval'"

function printed(policy: Policy): string {
	return Object.entries(policy)
		.map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
		.join('; ')
}

/** The hashes of a page's inline scripts; structured data does not run. */
export function scriptHashes(html: string): readonly string[] {
	const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g)]
	const code = scripts.filter(([, attributes]) => !attributes?.includes('application/ld+json')).map(([, , code]) => code ?? '')
	return [...new Set(code)].map((script) => `sha256-${createHash('sha256').update(script).digest('base64')}`)
}
