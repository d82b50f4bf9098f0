import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LoadContext, Plugin } from '@docusaurus/types'

/**
 * Writes a strict Content-Security-Policy into every built page: nothing may be loaded from, or sent to, another host, and
 * only the inline scripts that the build itself wrote may run (by their hashes).
 */
export default function contentSecurityPolicy(_context: LoadContext): Plugin {
	return {
		name: 'content-security-policy',
		async postBuild({ outDir }) {
			const entries = await readdir(outDir, { recursive: true, withFileTypes: true })
			const pages = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html')).map((entry) => join(entry.parentPath, entry.name))
			for (const page of pages) {
				const html = await readFile(page, 'utf8')
				await writeFile(page, withPolicy(html))
			}
		},
	}
}

/** The page with its policy as the first element of the head. */
export function withPolicy(html: string): string {
	const policy = [
		"default-src 'none'",
		// WebAssembly needs no leave here: only the analyzer's worker compiles it, and a worker has no policy but that of its own answer.
		`script-src 'self' ${inlineScripts(html)
			.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
			.join(' ')}`.trim(),
		// React and Prism set style attributes.
		"style-src 'self' 'unsafe-inline'",
		"img-src 'self' data:",
		"font-src 'self'",
		"connect-src 'self'",
		"worker-src 'self'",
		"manifest-src 'self'",
		"base-uri 'none'",
		"form-action 'none'",
	].join('; ')
	return html.replace(/<head[^>]*>/, (head) => `${head}<meta http-equiv="Content-Security-Policy" content="${policy}">`)
}

function inlineScripts(html: string): readonly string[] {
	const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g)]
	return [...new Set(scripts.filter(([, attributes]) => !attributes?.includes('application/ld+json')).map(([, , code]) => code ?? ''))]
}
