import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { LoadContext, Plugin } from '@docusaurus/types'
import { findClosedWorkers } from './closed-workers'
import { hostFiles } from './host-files'
import { pagePolicy, scriptHashes } from './policy'
import { siteHeaders } from './site-headers'

/**
 * Writes a strict Content-Security-Policy into every built page: nothing may be loaded from, or sent to, another host, and
 * only the inline scripts that the build itself wrote may run (by their hashes). What a page cannot say of itself, and what binds
 * the workers, are headers: they are written for each kind of host.
 */
export default function contentSecurityPolicy({ baseUrl }: LoadContext): Plugin {
	let workers: readonly string[] = []
	return {
		name: 'content-security-policy',
		configureWebpack(config, isServer) {
			if (isServer || config.mode !== 'production') return {}
			return { plugins: [findClosedWorkers((files) => (workers = files))] }
		},
		async postBuild({ outDir }) {
			if (workers.length === 0) throw new Error('content-security-policy: the build has no worker of ours, or it was not found')
			const entries = await readdir(outDir, { recursive: true, withFileTypes: true })
			const pages = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html')).map((entry) => join(entry.parentPath, entry.name))
			const hashes = new Set<string>()
			for (const page of pages) {
				const html = await readFile(page, 'utf8')
				for (const hash of scriptHashes(html)) hashes.add(hash)
				await writeFile(page, withPolicy(html))
			}
			for (const { path, content } of hostFiles(siteHeaders(baseUrl, workers, [...hashes].sort()))) {
				await mkdir(dirname(join(outDir, path)), { recursive: true })
				await writeFile(join(outDir, path), content)
			}
		},
	}
}

/** The page with its policy as the first element of the head; a page that brings its own keeps it. */
function withPolicy(html: string): string {
	if (html.includes('http-equiv="Content-Security-Policy"')) return html
	return html.replace(/<head[^>]*>/, (head) => `${head}<meta http-equiv="Content-Security-Policy" content="${pagePolicy(html)}">`)
}
