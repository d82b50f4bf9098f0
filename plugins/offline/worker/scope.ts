/** What of a service worker's global scope is used. TypeScript's library for it cannot be loaded beside the one for pages. */
export interface WorkerScope {
	readonly location: { readonly origin: string }
	readonly caches: CacheStorage
	readonly clients: { claim(): Promise<void>; matchAll(options: { readonly type: 'window' }): Promise<readonly { postMessage(data: unknown): void }[]> }
	fetch(request: Request | string, options?: RequestInit): Promise<Response>
	skipWaiting(): Promise<void>
	addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
	addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
}

interface LastingEvent {
	waitUntil(work: Promise<unknown>): void
}

interface FetchEvent {
	readonly request: Request
	respondWith(answer: Promise<Response>): void
}
