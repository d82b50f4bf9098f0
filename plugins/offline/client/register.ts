import siteConfig from '@generated/docusaurus.config'
import type { NewVersion } from '../kept-site'

/** The reader comes first: what a paste needs is fetched before what the next visit may need. */
const settledMs = 8000
const hourMs = 3_600_000

interface Connection {
	readonly saveData?: boolean
	readonly effectiveType?: string
}

/** Who pays for each megabyte, or waits for it, is spared the two that the whole site takes. */
function isSparing({ connection }: Navigator & { readonly connection?: Connection }): boolean {
	return connection?.saveData === true || /2g/.test(connection?.effectiveType ?? '')
}

/** Whether this page is of that version: it names all the files that the pages of that version start with. */
function isOf({ startsWith }: NewVersion): boolean {
	const named = [...document.querySelectorAll('script[src], link[rel="stylesheet"]')].map(
		(element) => element.getAttribute('src') ?? element.getAttribute('href'),
	)
	return startsWith.every((file) => named.includes(file))
}

async function register(): Promise<void> {
	const registration = await navigator.serviceWorker.register(`${siteConfig.baseUrl}sw.js`)
	let asked = Date.now()
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState !== 'visible' || Date.now() - asked < hourMs) return
		asked = Date.now()
		// Without network there is no newer one.
		registration.update().catch(() => {})
	})
}

if (process.env.NODE_ENV === 'production' && typeof window !== 'undefined' && 'serviceWorker' in navigator) {
	navigator.serviceWorker.addEventListener('message', async ({ data }: MessageEvent<NewVersion>) => {
		if (isOf(data)) return
		const { tellOfNewVersion } = await import('./new-version')
		tellOfNewVersion()
	})
	const start = () =>
		setTimeout(() => {
			// A browser that refuses, or has no room, shows the site as before.
			if (!isSparing(navigator)) register().catch(() => {})
		}, settledMs)
	if (document.readyState === 'complete') start()
	else window.addEventListener('load', start, { once: true })
}
