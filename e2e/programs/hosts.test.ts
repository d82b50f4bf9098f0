import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { type IncomingHttpHeaders, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostFiles } from '../../plugins/content-security-policy/host-files'
import { siteHeaders } from '../../plugins/content-security-policy/site-headers'
import { serve } from '../../scripts/serve.mjs'
import { skipped, whyMissing } from './installed'

/** A site in small, served by the programs that people host it with, from the files that the build makes for them. */
const worker = 'assets/js/0a1b2c3d.js'
const files = {
	'index.html': 'home',
	'404.html': 'no such page',
	'u/bouncers.html': 'a page beside a folder of its name',
	'u/bouncers/nginx.html': 'a page in it',
	'assets/js/main.js': 'code of the page',
	[worker]: 'code of a worker',
	'img/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
	'llms.txt': 'text',
} as const satisfies Readonly<Record<string, string>>

interface Site {
	readonly root: string
	/** The folder of the files; not the root under another address than `/`. */
	readonly folder: string
	readonly port: number
	readonly scratch: string
}

interface Host {
	readonly name: string
	readonly missing: string | null
	start(site: Site): Promise<{ close(): void }>
}

const apacheModules = ['mpm_event', 'authz_core', 'mime', 'dir', 'headers', 'rewrite', 'env', 'alias']

const hosts: readonly Host[] = [
	{
		name: 'npm start',
		missing: null,
		start: ({ folder, port }) => serve(folder, port),
	},
	{
		name: 'nginx',
		missing: whyMissing('/usr/sbin/nginx', 'nginx'),
		async start({ root, folder, port, scratch }) {
			const own = await readFile(join(folder, 'hosting/nginx.conf'), 'utf8')
			const server = replaced(replaced(own, 'listen 8080', `listen 127.0.0.1:${port}`), '/usr/share/nginx/html', root)
			const around = `daemon off; pid ${scratch}/pid; error_log stderr; events {} http { access_log off; include /etc/nginx/mime.types;\n${server}}`
			await writeFile(join(scratch, 'nginx.conf'), around)
			const { stderr } = spawnSync('/usr/sbin/nginx', ['-t', '-c', join(scratch, 'nginx.conf')], { encoding: 'utf8' })
			if (stderr.includes('[warn]')) throw new Error(stderr)
			return started('/usr/sbin/nginx', ['-c', join(scratch, 'nginx.conf')])
		},
	},
	{
		name: 'Apache',
		missing: whyMissing('/usr/sbin/apache2', 'apache2-bin'),
		async start({ root, port, scratch }) {
			const lines = [
				...apacheModules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
				`Listen 127.0.0.1:${port}\nServerName localhost\nPidFile ${scratch}/pid\nErrorLog ${scratch}/errors\nTypesConfig /etc/mime.types`,
				'User www-data\nGroup www-data\nAddEncoding x-gzip .gz\nAddLanguage br .br',
				`DocumentRoot ${root}\n<Directory ${root}>\nAllowOverride All\nRequire all granted\n</Directory>`,
			]
			await writeFile(join(scratch, 'apache.conf'), `${lines.join('\n')}\n`)
			return started('/usr/sbin/apache2', ['-X', '-f', join(scratch, 'apache.conf')])
		},
	},
	{
		name: 'Caddy',
		missing: whyMissing('/usr/bin/caddy', 'caddy'),
		async start({ root, folder, port, scratch }) {
			const own = await readFile(join(folder, 'hosting/Caddyfile'), 'utf8')
			await writeFile(join(scratch, 'Caddyfile'), `{\nadmin off\nauto_https off\n}\n${replaced(own, ':8080', `http://127.0.0.1:${port}`)}`)
			const env = { SITE_ROOT: root, XDG_DATA_HOME: scratch, XDG_CONFIG_HOME: scratch }
			return started('/usr/bin/caddy', ['run', '--adapter', 'caddyfile', '--config', join(scratch, 'Caddyfile')], env)
		},
	},
]

/** @throws Error when the text is not there: the test would then look at something else. */
function replaced(text: string, from: string, to: string): string {
	if (!text.includes(from)) throw new Error(`the file for this host has no “${from}”`)
	return text.replace(from, to)
}

function started(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): { close(): void } {
	const child: ChildProcess = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } })
	return { close: () => child.kill('SIGTERM') }
}

interface Answer {
	readonly status: number
	readonly headers: IncomingHttpHeaders
	readonly body: Buffer
}

function ask(port: number, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const asked = request({ port, host: '127.0.0.1', path, headers: { ...headers } }, (response) => {
			const chunks: Buffer[] = []
			response.on('data', (chunk: Buffer) => chunks.push(chunk))
			response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }))
		})
		asked.on('error', reject)
		asked.end()
	})
}

async function freePort(): Promise<number> {
	const server = createServer()
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const address = server.address()
	await new Promise((resolve) => server.close(resolve))
	if (address === null || typeof address === 'string') throw new Error('no port')
	return address.port
}

/** Until it answers, whatever that is; the runner ends what never does. */
async function untilUp(port: number): Promise<void> {
	for (;;) {
		try {
			await ask(port, '/')
			return
		} catch {
			await new Promise((resolve) => setTimeout(resolve, 50))
		}
	}
}

const cases = hosts.flatMap((host) =>
	['/', '/help/'].filter((baseUrl) => host.name !== 'npm start' || baseUrl === '/').map((baseUrl) => ({ ...host, baseUrl })),
)

describe.each(cases)('$name serves the site under $baseUrl', ({ name, missing, start, baseUrl }) => {
	describe.skipIf(skipped(name, missing))('as its file says', () => {
		const headers = siteHeaders(baseUrl, [worker], ['sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='])
		const { 'Content-Security-Policy': policy, ...others } = headers.everywhere
		let scratch: string
		let port: number
		let running: { close(): void }

		beforeAll(async () => {
			scratch = await mkdtemp(join(tmpdir(), 'hosts-'))
			const root = join(scratch, 'root')
			const folder = join(root, baseUrl)
			const made = hostFiles(headers).map(({ path, content }): readonly [string, string] => [path, content])
			for (const [path, content] of [...Object.entries(files), ...made]) {
				await mkdir(dirname(join(folder, path)), { recursive: true })
				await writeFile(join(folder, path), content)
			}
			for (const path of ['u/bouncers.html', worker] as const) {
				await writeFile(join(folder, `${path}.gz`), gzipSync(files[path]))
				await writeFile(join(folder, `${path}.br`), brotliCompressSync(files[path]))
			}
			// A server that was started by root reads as somebody else.
			await chmod(scratch, 0o755)
			port = await freePort()
			running = await start({ root, folder, port, scratch })
			await untilUp(port)
		})
		afterAll(async () => {
			running?.close()
			await rm(scratch, { recursive: true })
		})

		it.each([
			['', 200, 'index.html', 'text/html'],
			['u/bouncers', 200, 'u/bouncers.html', 'text/html'],
			['u/bouncers?bouncer=nginx', 200, 'u/bouncers.html', 'text/html'],
			['u/bouncers/nginx', 200, 'u/bouncers/nginx.html', 'text/html'],
			['assets/js/main.js', 200, 'assets/js/main.js', 'javascript'],
			[worker, 200, worker, 'javascript'],
			['img/logo.svg', 200, 'img/logo.svg', 'image/svg+xml'],
			['llms.txt', 200, 'llms.txt', 'text/plain'],
			['u/nothing', 404, '404.html', 'text/html'],
			['assets/js/gone.js', 404, '404.html', 'text/html'],
			['.htaccess', 404, '404.html', 'text/html'],
		] as const)('%s', async (path, status, file, type) => {
			const answer = await ask(port, baseUrl + path)
			expect(answer.status).toBe(status)
			expect(answer.body.toString()).toBe(files[file])
			expect(answer.headers['content-type']).toContain(type)
			for (const [header, value] of Object.entries(others)) expect(answer.headers[header.toLowerCase()], header).toBe(value)
			expect(answer.headers['content-security-policy']).toBe(path === worker ? headers.closedWorkers.policy : policy)
			if (status === 200) expect(answer.headers['cache-control']).toBe(path.startsWith('assets/') ? headers.forEver.cacheControl : headers.cacheControl)
		})

		it.each(['u/bouncers', worker] as const)('%s, packed', async (path) => {
			const answer = await ask(port, baseUrl + path, { 'accept-encoding': 'gzip' })
			expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' })
			expect(answer.headers['content-type']).toMatch(/text\/html|javascript/)
			expect(answer.headers['content-security-policy']).toBe(path === worker ? headers.closedWorkers.policy : policy)
			expect(gunzipSync(answer.body).toString()).toBe(files[path === worker ? worker : 'u/bouncers.html'])
		})

		it('takes a slash off the end of an address, or serves it', async () => {
			const answer = await ask(port, `${baseUrl}u/bouncers/`)
			if (answer.status === 200) expect(answer.body.toString()).toBe(files['u/bouncers.html'])
			else expect([answer.status, new URL(answer.headers.location ?? '', 'http://localhost').pathname]).toEqual([301, `${baseUrl}u/bouncers`])
		})
	})
})
