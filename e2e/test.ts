import { existsSync } from 'node:fs'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { siteAddress } from '../plugins/hosting/site-address'

export { expect }

/** Requests to other sites and noise in the console: both must stay empty, whatever a test does. */
export interface Watch {
	readonly foreign: string[]
	readonly noise: string[]
}

/** Every test watches the page: nothing may leave the site, nothing may complain in the console. */
export const test = base.extend<{ watch: Watch }>({
	watch: [
		async ({ page, baseURL }, use) => {
			const watch: Watch = { foreign: [], noise: [] }
			watchPage(page, watch, baseURL ?? '')
			await use(watch)
			expect(watch.foreign, 'requests to other sites').toEqual([])
			expect(watch.noise, 'messages in the console').toEqual([])
		},
		{ auto: true },
	],
})

/** Of Playwright itself, for tests without a service worker. */
const blocked = 'Service Worker registration blocked by Playwright'

function watchPage(page: Page, watch: Watch, site: string): void {
	page.on('request', (request) => {
		const url = request.url()
		if (!url.startsWith(site) && !/^(data|blob|about):/.test(url)) watch.foreign.push(url)
	})
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type()) && message.text() !== blocked) watch.noise.push(message.text())
	})
	page.on('pageerror', (error) => watch.noise.push(String(error)))
}

/** What a link of the site holds, wherever it was built for. Addresses to open are told without a slash before them: they are below the site's own. */
export function linkTo(address: string): string {
	return siteAddress(process.env).baseUrl + address
}

export const rcOffline = 'u/troubleshooting/issue_integration_rc_offline'

/** A refused key, as the firewall bouncer prints it. */
export const refusedKey = [
	'time="2026-11-20T07:58:12Z" level=info msg="backend type : nftables"',
	'time="2026-11-20T07:58:12Z" level=info msg="Using API key auth"',
	'time="2026-11-20T07:58:12Z" level=error msg="API error: access forbidden"',
	'time="2026-11-20T07:58:12Z" level=fatal msg="process terminated with error: bouncer stream halted"',
].join('\n')

/** The Console's values of an integration that nobody has. */
export const consoleAddress = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567'
export const consoleKey = '3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0'

/** What the collecting command gathers where the address in the file has the path in it already. */
export function collectedWrongFile(log: string): string {
	return [
		'== bouncer firewall deb-nftables',
		'== config /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml',
		'mode: nftables',
		`api_url: ${consoleAddress}/v1/decisions/stream`,
		'api_key: masked-secret',
		'== log /var/log/crowdsec-firewall-bouncer.log',
		log,
		'== end',
	].join('\n')
}

/**
 * Addresses that are asked for from now on and that could say something: all but the site's own files, asked for without a word. A browser
 * fetches ahead what links lead to when it has time for it, on a busy machine long after the page has come.
 */
export function sendings(page: Page, baseURL: string): readonly string[] {
	const sent: string[] = []
	page.on('request', (request) => {
		const { origin, pathname, search } = new URL(request.url())
		const isOwnFile = origin === new URL(baseURL).origin && search === '' && existsSync(`build/${pathname.slice(linkTo('').length)}`)
		if (!isOwnFile || request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`)
	})
	return sent
}

/** Holds the scripts of a page back. What the reader does meanwhile nobody hears. */
export async function holdScripts(page: Page): Promise<() => void> {
	let release = () => {}
	const held = new Promise<void>((resolve) => {
		release = resolve
	})
	await page.route('**/assets/js/*.js', async (route) => {
		await held
		await route.continue()
	})
	return release
}

/** What a reader's mouse does with a file, wherever it lets go. */
export async function dropFile(target: Locator, name: string, text: string): Promise<void> {
	await target.evaluate(
		(element, [name, text]) => {
			const dataTransfer = new DataTransfer()
			dataTransfer.items.add(new File([text], name))
			element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
		},
		[name, text] as const,
	)
}
