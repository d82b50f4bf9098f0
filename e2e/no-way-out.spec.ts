import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page, Worker } from '@playwright/test'
import { expect, linkTo, test, type Watch } from './test'

/** No thread of a page can tell another host what a reader pasted: tried inside the page and inside the workers that the built site ships. */
let elsewhere: Server
let reached: string[]
let host: string

test.beforeAll(async () => {
	elsewhere = createServer((request, response) => {
		reached.push(String(request.url))
		response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }).end('0')
	})
	elsewhere.on('upgrade', (request, socket) => {
		reached.push(String(request.url))
		socket.destroy()
	})
	await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
	host = `127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
})
test.beforeEach(() => {
	reached = []
})
test.afterAll(() => elsewhere.close())

/** Runs in the thread. Tells which of the ways worked; each in a task of its own, where the leave of a debugger to evaluate does not count. */
async function tryWaysOut(host: string): Promise<readonly string[]> {
	const opened = (target: EventTarget) =>
		new Promise<void>((resolve, reject) => {
			target.addEventListener('open', () => resolve())
			target.addEventListener('error', () => reject(new Error('refused')))
		})
	const ways: Readonly<Record<string, () => unknown>> = {
		fetch: () => fetch(`http://${host}/fetch`, { mode: 'no-cors' }),
		'an XMLHttpRequest': () =>
			new Promise<void>((resolve, reject) => {
				const request = new XMLHttpRequest()
				request.onload = () => resolve()
				request.onerror = () => reject(new Error('refused'))
				request.open('GET', `http://${host}/xhr`)
				request.send()
			}),
		'a WebSocket': () => opened(new WebSocket(`ws://${host}/ws`)),
		'an EventSource': () => opened(new EventSource(`http://${host}/events`)),
		import: () => import(/* webpackIgnore: true */ `http://${host}/import.js`),
		// biome-ignore lint/security/noGlobalEval: it is what must not run
		eval: () => eval('1'),
		'a new Function': () => new Function('return 1')(),
	}
	const worked: string[] = []
	for (const [name, way] of Object.entries(ways)) {
		const outcome = new Promise<void>((resolve, reject) => {
			setTimeout(() => {
				try {
					Promise.resolve(way()).then(() => resolve(), reject)
				} catch (error) {
					reject(error)
				}
			})
		})
		await outcome.then(
			() => worked.push(name),
			() => {},
		)
	}
	return worked
}

async function closedWorkers(page: Page): Promise<readonly string[]> {
	const answer = await page.request.get('hosting/headers.json')
	const headers: { readonly closedWorkers: { readonly paths: readonly string[] } } = await answer.json()
	return headers.closedWorkers.paths
}

const pathOf = (worker: Worker) => new URL(worker.url()).pathname

/** What was refused was still asked for, and stands in the console; nothing else may. That nothing arrived, the other host says. */
function onlyRefusals({ foreign, noise }: Watch): void {
	expect(foreign.splice(0).filter((url) => new URL(url).host !== host)).toEqual([])
	expect(noise.splice(0).filter((text) => !/Content Security Policy|ERR_BLOCKED_BY_CSP/.test(text))).toEqual([])
}

test('the worker that gets the log has no way out, not even to this site', async ({ page, watch }) => {
	await page.goto('u/troubleshooting/analyze')
	const made = page.waitForEvent('worker')
	await page.locator('#log-analyzer textarea').fill('x')
	const worker = await made
	expect(await closedWorkers(page)).toContain(pathOf(worker))
	expect(await worker.evaluate(tryWaysOut, host)).toEqual([])
	expect(
		await worker.evaluate(
			(address) =>
				fetch(address).then(
					() => 'fetched',
					() => 'refused',
				),
			linkTo('llms.txt'),
		),
	).toBe('refused')
	expect(reached).toEqual([])
	onlyRefusals(watch)
})

test('the worker that the search gives a message to has no way out either', async ({ page, watch }) => {
	await page.goto('u/troubleshooting')
	const made = page.waitForEvent('worker')
	await page.locator('.navbar__search-input').fill('API error: access forbidden')
	const worker = await made
	expect(await closedWorkers(page)).toContain(pathOf(worker))
	expect(await worker.evaluate(tryWaysOut, host)).toEqual([])
	await expect(page.getByRole('option').first()).toBeVisible()
	expect(reached).toEqual([])
	onlyRefusals(watch)
})

test('the page has no way out', async ({ page, watch }) => {
	await page.goto('u/troubleshooting/analyze')
	expect(await page.evaluate(tryWaysOut, host)).toEqual([])
	expect(reached).toEqual([])
	onlyRefusals(watch)
})

test('every worker of ours is named to the host, and no page may be framed', async ({ page }) => {
	const paths = await closedWorkers(page)
	expect(paths).not.toEqual([])
	for (const path of paths) {
		const answer = await page.request.get(path)
		expect(answer.status(), path).toBe(200)
		expect(answer.headers()['content-security-policy'], path).toContain("connect-src 'none'")
	}
	const headers = (await page.request.get('u/troubleshooting')).headers()
	expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
	expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin' })
})
