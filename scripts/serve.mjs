import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'

/**
 * Serves the built site as a static host would: directories by their index.html, addresses without `.html`, compressed copies
 * (`.br`, `.gz`) where the build made them, under the address that the site was built for. Whatever is asked for, it goes on.
 *
 * @param {string} folder the built site
 * @param {number} port 0 for any free one
 * @returns {Promise<{ port: number, baseUrl: string, close(): void }>}
 */
export async function serve(folder, port = 0) {
	// `dev` looks at the disk for every request: a list made at the start would name files that the next build takes away.
	const files = sirv(folder, { dev: true, etag: true, brotli: true, gzip: true, setHeaders, onNoMatch: (_, response) => notFound(folder, response) })
	const server = createServer((request, response) => {
		const path = pathOf(request.url)
		const { baseUrl, everywhere, closedWorkers } = siteHeaders(folder)
		for (const [name, value] of Object.entries(everywhere)) response.setHeader(name, value)
		if (closedWorkers.paths.includes(path)) response.setHeader('Content-Security-Policy', closedWorkers.policy)
		if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, { allow: 'GET, HEAD' })
		if (path === null) return refuse(response, 400)
		// `.htaccess` is for Apache.
		if (!path.startsWith(baseUrl) || path.includes('/.')) return notFound(folder, response)
		request.url = request.url.slice(baseUrl.length - 1)
		// sirv 3.0.2 throws at `bytes=5-2`. No file here is worth a part of it.
		delete request.headers.range
		try {
			files(request, response)
		} catch {
			refuse(response, 500)
		}
	})
	await new Promise((resolve, reject) => {
		server.once('error', reject)
		server.listen(port, '127.0.0.1', resolve)
	})
	return { port: server.address().port, baseUrl: siteHeaders(folder).baseUrl, close: () => server.close() }
}

const noHeaders = { baseUrl: '/', everywhere: {}, closedWorkers: { paths: [], policy: '' } }

/** What the build wrote for hosts that are programs; a folder that was not made by it has no headers. */
function siteHeaders(folder) {
	try {
		return JSON.parse(readFileSync(join(folder, 'hosting', 'headers.json'), 'utf8'))
	} catch {
		return noHeaders
	}
}

function setHeaders(response, path) {
	if (path.startsWith('/assets/')) response.setHeader('cache-control', 'public, max-age=31536000, immutable')
	if (path.endsWith('.txt')) response.setHeader('content-type', 'text/plain;charset=utf-8')
}

function notFound(folder, response) {
	const page = join(folder, '404.html')
	response.writeHead(404, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
	response.end(existsSync(page) ? readFileSync(page) : 'Not found')
}

function refuse(response, status, headers = {}) {
	response.writeHead(status, headers).end()
}

/** The path of an address of this site, in UTF-8; null for what is none. `//host/path` would be the address of another one. */
function pathOf(url = '') {
	try {
		const path = decodeURIComponent(url.split('?', 1)[0])
		return url.startsWith('/') && !url.startsWith('//') ? path : null
	} catch {
		return null
	}
}
