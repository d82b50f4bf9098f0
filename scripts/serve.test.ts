import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serve } from './serve.mjs'

interface Answer {
	readonly status: number
	readonly headers: IncomingHttpHeaders
	readonly body: Buffer
}

let folder: string
let site: { port: number; close(): void }

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'serve-'))
	await mkdir(join(folder, 'u', 'bouncers'), { recursive: true })
	await mkdir(join(folder, 'assets', 'js'), { recursive: true })
	await writeFile(join(folder, 'index.html'), 'home')
	await writeFile(join(folder, '404.html'), 'no such page')
	await writeFile(join(folder, 'u', 'bouncers.html'), 'bouncers')
	await writeFile(join(folder, 'u', 'bouncers', 'index.html'), 'bouncers, as a folder')
	await writeFile(join(folder, 'u', 'page.html'), 'a page')
	await writeFile(join(folder, 'u', 'page.html.br'), brotliCompressSync('a page'))
	await writeFile(join(folder, 'u', 'page.html.gz'), gzipSync('a page'))
	await writeFile(join(folder, 'assets', 'js', 'main.js'), 'code')
	await writeFile(join(folder, 'llms.txt'), 'text')
	site = await serve(folder)
})
afterAll(async () => {
	site.close()
	await rm(folder, { recursive: true })
})

/** Not `fetch`: it tidies an address up before it asks. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const asked = request({ port: site.port, host: '127.0.0.1', path, method, headers }, (response) => {
			const chunks: Buffer[] = []
			response.on('data', (chunk: Buffer) => chunks.push(chunk))
			response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }))
		})
		asked.on('error', reject)
		asked.end()
	})
}

describe('as a static host', () => {
	test.each([
		['/', 'home', 'text/html;charset=utf-8', 'no-cache'],
		['/u/page', 'a page', 'text/html;charset=utf-8', 'no-cache'],
		['/u/page.html', 'a page', 'text/html;charset=utf-8', 'no-cache'],
		['/u/page?bouncer=nginx', 'a page', 'text/html;charset=utf-8', 'no-cache'],
		['/u/page?text=100%', 'a page', 'text/html;charset=utf-8', 'no-cache'],
		['/u/bouncers', 'bouncers', 'text/html;charset=utf-8', 'no-cache'],
		['/assets/js/main.js', 'code', 'text/javascript', 'public, max-age=31536000, immutable'],
		['/llms.txt', 'text', 'text/plain;charset=utf-8', 'no-cache'],
	])('%s', async (path, body, type, cache) => {
		const answer = await ask(path)
		expect(answer.status).toBe(200)
		expect(answer.body.toString()).toBe(body)
		expect(answer.headers['content-type']).toBe(type)
		expect(answer.headers['cache-control']).toBe(cache)
	})

	test.each([
		['br', brotliCompressSync('a page')],
		['gzip', gzipSync('a page')],
	])('the copy packed with %s', async (encoding, packed) => {
		const answer = await ask('/u/page', { 'accept-encoding': encoding })
		expect(answer.headers).toMatchObject({ 'content-encoding': encoding, 'content-type': 'text/html;charset=utf-8', vary: 'Accept-Encoding' })
		expect(answer.body).toEqual(packed)
	})

	test('what the browser has already is not sent again', async () => {
		const { headers } = await ask('/u/page')
		const again = await ask('/u/page', { 'if-none-match': String(headers.etag) })
		expect(again.status).toBe(304)
		expect(again.body).toHaveLength(0)
	})

	test('HEAD has no body', async () => {
		const answer = await ask('/u/page', {}, 'HEAD')
		expect(answer.status).toBe(200)
		expect(answer.body).toHaveLength(0)
	})

	test('a page that is not there', async () => {
		const answer = await ask('/u/nothing')
		expect(answer.status).toBe(404)
		expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
		expect(answer.body.toString()).toBe('no such page')
	})
})

describe('nothing that is asked ends it', () => {
	test.each([
		['/%', 400],
		['/%ff', 400],
		['/%c3%28', 400],
		['/u/page%', 400],
		['//', 400],
		['//example.com/u/page', 400],
		['http://[', 400],
		['*', 400],
		['/%00', 404],
		['/..%2f..%2fetc%2fpasswd', 404],
		['/../../etc/passwd', 404],
		[`/${'a'.repeat(8000)}`, 404],
	])('%s', async (path, status) => {
		expect((await ask(path)).status).toBe(status)
		expect((await ask('/')).status).toBe(200)
	})

	test.each(['bytes=5-2', 'bytes=99-', 'bytes=-', 'lines=x', 'bytes=0-1,3-4'])('Range: %s', async (range) => {
		expect((await ask('/u/page', { range })).body.toString()).toBe('a page')
	})

	test.each(['POST', 'PUT', 'DELETE', 'TRACE', 'OPTIONS'])('%s is not allowed', async (method) => {
		const answer = await ask('/u/page', {}, method)
		expect(answer.status).toBe(405)
		expect(answer.headers.allow).toBe('GET, HEAD')
	})

	test('a site that was built again meanwhile, or has lost its 404 page', async () => {
		await rm(join(folder, 'u', 'page.html'))
		await rm(join(folder, '404.html'))
		expect((await ask('/u/page')).status).toBe(404)
		await writeFile(join(folder, 'u', 'page.html'), 'a newer page')
		expect((await ask('/u/page')).body.toString()).toBe('a newer page')
	})
})
