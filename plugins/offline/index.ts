import { join } from 'node:path'
import type { LoadContext, Plugin } from '@docusaurus/types'

/**
 * The site without network, and as a program of its own: a service worker keeps all of it, once a page has been read. What it keeps is packed
 * when the site is built (`scripts/offline.mjs`).
 */
export default function offline({ siteDir, baseUrl }: LoadContext): Plugin {
	return {
		name: 'offline',
		getClientModules: () => [join(siteDir, 'plugins', 'offline', 'client', 'register.ts')],
		injectHtmlTags: () => ({
			headTags: [
				{ tagName: 'link', attributes: { rel: 'manifest', href: `${baseUrl}manifest.webmanifest` } },
				{ tagName: 'link', attributes: { rel: 'apple-touch-icon', href: `${baseUrl}img/icon-192.png` } },
			],
		}),
	}
}
