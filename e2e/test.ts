import { test as base, expect, type Page } from '@playwright/test'

export { expect }

/** Requests to other hosts and noise in the console: both must stay empty, whatever a test does. */
export interface Watch {
	readonly foreign: string[]
	readonly noise: string[]
}

/** Every test watches the page: nothing may leave the site's origin, nothing may complain in the console. */
export const test = base.extend<{ watch: Watch }>({
	watch: [
		async ({ page, baseURL }, use) => {
			const watch: Watch = { foreign: [], noise: [] }
			watchPage(page, watch, new URL(baseURL ?? '').origin)
			await use(watch)
			expect(watch.foreign, 'requests to other hosts').toEqual([])
			expect(watch.noise, 'messages in the console').toEqual([])
		},
		{ auto: true },
	],
})

function watchPage(page: Page, watch: Watch, origin: string): void {
	page.on('request', (request) => {
		const url = request.url()
		if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url)) watch.foreign.push(url)
	})
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') watch.noise.push(message.text())
	})
	page.on('pageerror', (error) => watch.noise.push(String(error)))
}

export const rcOffline = '/u/troubleshooting/issue_integration_rc_offline'

/** A refused key, as the firewall bouncer prints it. */
export const refusedKey = [
	'time="2026-11-20T07:58:12Z" level=info msg="backend type : nftables"',
	'time="2026-11-20T07:58:12Z" level=info msg="Using API key auth"',
	'time="2026-11-20T07:58:12Z" level=error msg="API error: access forbidden"',
	'time="2026-11-20T07:58:12Z" level=fatal msg="process terminated with error: bouncer stream halted"',
].join('\n')
