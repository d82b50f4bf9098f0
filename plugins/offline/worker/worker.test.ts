import { beforeEach, expect, test } from 'vitest'
import type { KeptSite, Pack } from '../kept-site'
import type { WorkerScope } from './scope'
import { startWorker } from './worker'

const origin = 'https://help.example.com'
type Listener = (event: { readonly request: Request; waitUntil(work: Promise<unknown>): void; respondWith(answer: Promise<Response>): void }) => void

/** A browser with its caches, and the host as it is for now: texts by path; null is no network. */
class Browser {
	readonly stored = new Map<string, Map<string, Response>>()
	readonly told: unknown[] = []
	host: Readonly<Record<string, string | number>> | null = {}

	readonly caches = {
		keys: async () => [...this.stored.keys()],
		delete: async (name: string) => this.stored.delete(name),
		open: async (name: string) => {
			const entries = this.stored.get(name) ?? new Map<string, Response>()
			this.stored.set(name, entries)
			return {
				match: async (path: string) => entries.get(path)?.clone(),
				put: async (path: string, response: Response) => void entries.set(path, response),
			}
		},
		match: async (path: string) => [...this.stored.values()].map((entries) => entries.get(path)?.clone()).find(Boolean),
	}

	/** Installs a version, as far as the host has it. */
	async install(site: KeptSite): Promise<Worker> {
		const listeners = new Map<string, Listener>()
		const scope = {
			location: { origin },
			caches: this.caches,
			clients: { claim: async () => {}, matchAll: async () => [{ postMessage: (data: unknown) => this.told.push(data) }] },
			skipWaiting: async () => {},
			addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
			fetch: async (asked: Request | string) => {
				if (!this.host) throw new TypeError('Failed to fetch')
				const found = this.host[new URL(typeof asked === 'string' ? asked : asked.url, origin).pathname] ?? 404
				return typeof found === 'number' ? new Response('', { status: found }) : new Response(found)
			},
		}
		startWorker(scope as unknown as WorkerScope, site)
		const run = async (type: string, request = new Request(origin)) => {
			let work: Promise<unknown> | null = null
			const take = (given: Promise<unknown>) => {
				work = given
			}
			listeners.get(type)?.({ request, waitUntil: take, respondWith: take })
			return (await work) as Response | null
		}
		await run('install')
		await run('activate')
		return (path, options) => run('fetch', new Request(new URL(path, origin), options))
	}
}

type Worker = (path: string, options?: RequestInit) => Promise<Response | null>

function version(name: string, pack: Pack): { readonly site: KeptSite; readonly files: Readonly<Record<string, string>> } {
	const path = `/help/assets/offline/${name}.json`
	const site: KeptSite = {
		version: name,
		baseUrl: '/help/',
		packs: [{ first: '404.html', path }],
		startsWith: [`/help/assets/js/main.${name}.js`],
		headers: { 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': 'of a page' },
		closedWorkers: { paths: ['/help/assets/js/thread.js'], policy: 'of a thread' },
	}
	return { site, files: { [path]: JSON.stringify(pack) } }
}

const first = version('one', {
	'404.html': 'not there',
	'assets/js/main.one.js': '1',
	'assets/js/thread.js': 't',
	'index.html': 'start',
	'u/bouncers.html': 'kept page',
})
const second = version('two', { '404.html': 'not there', 'assets/js/main.two.js': '2', 'u/bouncers.html': 'newer page' })
const third = version('three', { '404.html': 'not there' })

let browser: Browser
beforeEach(() => {
	browser = new Browser()
	browser.stored.set('site / other', new Map())
})

test('the network comes first, and the reserve has the address with and without its ending', async () => {
	browser.host = { ...first.files, '/help/u/bouncers': 'page of the host' }
	const ask = await browser.install(first.site)
	expect(await (await ask('/help/u/bouncers?x=1'))?.text()).toBe('page of the host')
	browser.host = null
	for (const path of ['/help/u/bouncers', '/help/u/bouncers/', '/help/u/bouncers.html', '/help/u/bouncers?bouncer=nginx'])
		expect(await (await ask(path))?.text(), path).toBe('kept page')
	expect(await (await ask('/help/'))?.text()).toBe('start')
	expect((await ask('/help/catalogue.json'))?.type).toBe('error')
})

test('an ill host is no host; what it does not have, it does not have', async () => {
	browser.host = { ...first.files, '/help/u/bouncers': 502 }
	const ask = await browser.install(first.site)
	expect(await (await ask('/help/u/bouncers'))?.text()).toBe('kept page')
	browser.host = {}
	expect((await ask('/help/u/bouncers'))?.status).toBe(404)
})

test('it answers as the host does: with the policy of a page, or of a thread', async () => {
	browser.host = first.files
	const ask = await browser.install(first.site)
	browser.host = null
	const policies = await Promise.all(
		['/help/u/bouncers', '/help/assets/js/thread.js'].map(async (path) => (await ask(path))?.headers.get('Content-Security-Policy')),
	)
	expect(policies).toEqual(['of a page', 'of a thread'])
	expect((await ask('/help/u/bouncers'))?.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
})

test('what is no business of the site goes its way', async () => {
	browser.host = first.files
	const ask = await browser.install(first.site)
	expect(await ask('/elsewhere')).toBeNull()
	expect(await ask('https://example.org/help/')).toBeNull()
	expect(await ask('/help/u/bouncers', { method: 'POST', body: 'x' })).toBeNull()
})

test('nothing is stored but packs, whatever is asked for', async () => {
	browser.host = { ...first.files, '/help/u/bouncers': 'page' }
	const ask = await browser.install(first.site)
	await ask('/help/u/bouncers?text=secret')
	expect([...(browser.stored.get('site /help/ one')?.keys() ?? [])]).toEqual(['/help/assets/offline/one.json', '/help/assets/offline/site'])
})

test('a page of the version before has its scripts, its own version and the one before stay, those of other sites too', async () => {
	browser.host = first.files
	await browser.install(first.site)
	browser.host = second.files
	const ask = await browser.install(second.site)
	expect(browser.told.at(-1)).toEqual({ startsWith: ['/help/assets/js/main.two.js'] })
	expect(await (await ask('/help/assets/js/main.one.js'))?.text()).toBe('1')
	expect((await ask('/help/assets/js/nobody.js'))?.status).toBe(404)
	browser.host = null
	expect(await (await ask('/help/u/bouncers'))?.text()).toBe('newer page')
	browser.host = third.files
	await browser.install(third.site)
	expect([...browser.stored.keys()]).toEqual(['site / other', 'site /help/ two', 'site /help/ three'])
})

test('a version that did not come whole is none', async () => {
	browser.host = first.files
	const ask = await browser.install(first.site)
	browser.host = null
	await expect(browser.install(second.site)).rejects.toThrow('Failed to fetch')
	expect(await (await ask('/help/u/bouncers'))?.text()).toBe('kept page')
	browser.host = third.files
	await browser.install(third.site)
	expect([...browser.stored.keys()]).toEqual(['site / other', 'site /help/ one', 'site /help/ three'])
})
