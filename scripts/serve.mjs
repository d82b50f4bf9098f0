import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

/**
 * Serves the built site as a static host would: directories by their index.html, addresses without `.html`, compressed copies
 * (`.br`, `.gz`) where the build made them.
 */

const types = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.ico': 'image/x-icon',
	'.xml': 'application/xml; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.wasm': 'application/wasm',
}

/**
 * @param {string} folder the built site
 * @param {number} port 0 for any free one
 * @returns {Promise<{ port: number, close(): void }>}
 */
export async function serve(folder, port = 0) {
	const server = createServer(async (request, response) => {
		const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
		const file = await resolve(folder, path)
		const found = file ?? join(folder, '404.html')
		const encoding = await encodingFor(found, String(request.headers['accept-encoding'] ?? ''))
		response.writeHead(file ? 200 : 404, {
			'content-type': types[extname(found)] ?? 'application/octet-stream',
			'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
			vary: 'accept-encoding',
			...(encoding ? { 'content-encoding': encoding.name } : {}),
		})
		if (request.method === 'HEAD') response.end()
		else createReadStream(encoding?.file ?? found).pipe(response)
	})
	await new Promise((resolve, reject) => {
		server.once('error', reject)
		server.listen(port, '127.0.0.1', resolve)
	})
	return { port: server.address().port, close: () => server.close() }
}

async function resolve(folder, path) {
	const base = join(folder, normalize(path))
	if (base !== folder && !base.startsWith(folder + sep)) return null
	for (const candidate of [base, `${base}.html`, join(base, 'index.html')]) {
		const found = await stat(candidate).catch(() => null)
		if (found?.isFile()) return candidate
	}
	return null
}

async function encodingFor(file, accepted) {
	for (const [name, suffix] of [
		['br', '.br'],
		['gzip', '.gz'],
	]) {
		if (!accepted.includes(name)) continue
		if (await stat(file + suffix).catch(() => null)) return { name, file: file + suffix }
	}
	return null
}
