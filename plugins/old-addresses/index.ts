import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { LoadContext, Plugin } from '@docusaurus/types'
import { oldAddresses } from './addresses'

/**
 * Writes a page for each old address that leads on to the new one, without a script: the policy of the site allows none that
 * it does not know.
 *
 * @throws Error when an old address is a page of ours, or leads to none: an author's mistake stops the build.
 */
export default function oldAddressPages({ siteConfig, baseUrl }: LoadContext): Plugin {
	return {
		name: 'old-addresses',
		async postBuild({ outDir, routesPaths }) {
			complain(oldAddresses, new Set(routesPaths.map((path) => `/${path.slice(baseUrl.length)}`)))
			for (const [from, to] of Object.entries(oldAddresses)) {
				const file = join(outDir, `${from}.html`)
				await mkdir(dirname(file), { recursive: true })
				// Whole or not there: another plugin reads every page at the same time.
				await writeFile(`${file}.new`, movedPage(`${baseUrl}${to.slice(1)}`, siteConfig.url))
				await rename(`${file}.new`, file)
			}
		},
	}
}

/** Refuses what would overwrite a page, or lead nowhere. */
export function complain(addresses: Readonly<Record<string, string>>, pages: ReadonlySet<string>): void {
	for (const [from, to] of Object.entries(addresses)) {
		if (pages.has(from)) throw new Error(`plugins/old-addresses/addresses.ts: ${from} is a page itself`)
		if (!pages.has(withoutAnchor(to))) throw new Error(`plugins/old-addresses/addresses.ts: ${from} leads to ${to}, which is no page`)
	}
}

/** The path of an address of ours. */
export function withoutAnchor(address: string): string {
	return address.split('#')[0] ?? address
}

/** A page that leads on at once, and has a link for readers whose browser does not. */
export function movedPage(to: string, site: string): string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<title>Moved</title>
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="canonical" href="${site}${withoutAnchor(to)}">
<meta http-equiv="refresh" content="0; url=${to}">
</head>
<body>
<main>
<h1>This page has moved</h1>
<p><a href="${to}">Go on to the page</a></p>
</main>
</body>
</html>
`
}
