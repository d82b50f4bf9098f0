import type { KeptSite, NewVersion, Pack } from '../kept-site'
import type { WorkerScope } from './scope'

/**
 * The network comes first, always: a page is never older than the host's. What was kept is the reserve, for when the network fails, the host is ill,
 * or a page of the version before asks for a script that the host has no more.
 *
 * It keeps what the build packed and nothing else. What a reader does, asks for or pastes never comes into a cache.
 */
export function startWorker(scope: WorkerScope, site: KeptSite): void {
	const { baseUrl } = site
	const kept = `site ${baseUrl} `
	const own = kept + site.version
	/** Where a version says what it is, in its own cache. */
	const description = `${baseUrl}assets/offline/site`

	scope.addEventListener('install', (event) => event.waitUntil(keep()))
	scope.addEventListener('activate', (event) => event.waitUntil(takeOver()))
	scope.addEventListener('fetch', (event) => {
		const { request } = event
		const { origin, pathname } = new URL(request.url)
		if (request.method !== 'GET' || origin !== scope.location.origin || !pathname.startsWith(baseUrl)) return
		event.respondWith(answer(request, decoded(pathname.slice(baseUrl.length))))
	})

	/** One after the other: who reads comes first. A version is whole or is none. */
	async function keep(): Promise<void> {
		const cache = await scope.caches.open(own)
		for (const { path } of site.packs) {
			if (await cache.match(path)) continue
			const pack = (await scope.caches.match(path)) ?? (await scope.fetch(path, { priority: 'low' }))
			if (!pack.ok) throw new Error(`${path}: ${pack.status}`)
			await stored(cache.put(path, pack))
		}
		await stored(cache.put(description, new Response(JSON.stringify(site))))
		await scope.skipWaiting()
	}

	/** What came before the network broke is good for the next try; where there is no room, it only takes more of it. */
	async function stored(work: Promise<void>): Promise<void> {
		try {
			await work
		} catch (error) {
			await scope.caches.delete(own)
			throw error
		}
	}

	/** The version before stays: a page of it may be open, and asks for its scripts as it needs them. */
	async function takeOver(): Promise<void> {
		const others = await versions()
		const before = others.find(({ site }) => site)
		for (const { name } of others) if (name !== before?.name) await scope.caches.delete(name)
		await scope.clients.claim()
		const news: NewVersion = { startsWith: site.startsWith }
		for (const client of await scope.clients.matchAll({ type: 'window' })) client.postMessage(news)
	}

	async function answer(request: Request, path: string): Promise<Response> {
		const answered = await scope.fetch(request).catch(() => null)
		if (answered && answered.status < 500 && !(answered.status === 404 && path.startsWith('assets/'))) return answered
		const found = await find([path, `${path.replace(/\/$/, '')}.html`, `${path}index.html`])
		if (found) return found
		if (answered) return answered
		return (request.mode === 'navigate' && (await find(['404.html'], 404))) || Response.error()
	}

	/** The first of these files in the newest version that has one. */
	async function find(files: readonly string[], status = 200): Promise<Response | null> {
		for (const { cache, site: version } of [{ cache: await scope.caches.open(own), site }, ...(await versions())]) {
			for (const file of files) {
				const path = version?.packs.findLast(({ first }) => first <= file)?.path
				const pack = path && ((await (await cache.match(path))?.json()) as Pack | undefined)
				if (version && pack && Object.hasOwn(pack, file)) return new Response(pack[file], { status, headers: headersOf(version, file) })
			}
		}
		return null
	}

	/** The other ones, the newest first; what did not come whole has no site. */
	async function versions(): Promise<readonly { readonly name: string; readonly cache: Cache; readonly site: KeptSite | null }[]> {
		const names = (await scope.caches.keys()).filter((name) => name.startsWith(kept) && name !== own).reverse()
		return Promise.all(
			names.map(async (name) => {
				const cache = await scope.caches.open(name)
				return { name, cache, site: ((await (await cache.match(description))?.json()) ?? null) as KeptSite | null }
			}),
		)
	}
}

const types: Readonly<Record<string, string>> = {
	html: 'text/html; charset=utf-8',
	js: 'text/javascript; charset=utf-8',
	css: 'text/css; charset=utf-8',
	svg: 'image/svg+xml',
	webmanifest: 'application/manifest+json',
}

/** As the host sends them: a thread has no policy but that of its own file. */
function headersOf({ baseUrl, headers, closedWorkers }: KeptSite, file: string): Record<string, string> {
	const type = types[file.slice(file.lastIndexOf('.') + 1)]
	return {
		...headers,
		...(type === undefined ? {} : { 'Content-Type': type }),
		...(closedWorkers.paths.includes(baseUrl + file) ? { 'Content-Security-Policy': closedWorkers.policy } : {}),
	}
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path)
	} catch {
		return path
	}
}
