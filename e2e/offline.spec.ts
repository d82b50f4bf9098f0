import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { expect, linkTo, rcOffline, refusedKey, test } from './test'

/** Samples of the site hold keys too, so this one is new each time. */
const secret = randomBytes(32).toString('hex')

/** When the worker has all of the site. */
async function kept(page: Page): Promise<void> {
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** What is not kept cannot be had: the worker has no network either. */
async function goOffline(page: Page, noise: string[] = []): Promise<void> {
	await page.context().setOffline(true)
	const outcome = await page.evaluate(
		(address) =>
			fetch(address).then(
				() => 'fetched',
				() => 'refused',
			),
		linkTo('catalogue.json'),
	)
	expect(outcome).toBe('refused')
	// The browser says so, and nothing else.
	expect(noise.splice(0).filter((text) => !text.includes('ERR_FAILED'))).toEqual([])
}

/** Addresses and texts of all that any cache holds. */
function cached(page: Page): Promise<readonly { readonly path: string; readonly text: string }[]> {
	return page.evaluate(async () => {
		const found: { path: string; text: string }[] = []
		for (const name of await caches.keys()) {
			const cache = await caches.open(name)
			for (const request of await cache.keys()) {
				const { pathname, search } = new URL(request.url)
				found.push({ path: pathname + search, text: (await (await cache.match(request))?.text()) ?? '' })
			}
		}
		return found
	})
}

test.describe('after one visit', () => {
	test.use({ serviceWorkers: 'allow' })

	test('pages, search and analyzer work without network, and nothing of a paste is kept', async ({ page, watch }) => {
		await page.goto('u/troubleshooting')
		await kept(page)
		await goOffline(page, watch.noise)

		await page.goto(`${rcOffline}?bouncer=firewall`)
		await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
		const box = page.locator('#log-analyzer')
		await box.locator('textarea').fill(`${refusedKey}\napi_key: ${secret}`)
		await box.getByRole('button', { name: 'Find the cause' }).click()
		await expect(box.getByRole('heading', { name: 'The API key is refused (401 or 403).' })).toBeVisible()
		await expect(box.getByTestId('config-generator').locator('pre').first()).toBeVisible()

		// A page of its own family of routes, by a link inside the site.
		page.on('dialog', (dialog) => dialog.accept())
		const field = page.getByRole('combobox', { name: 'Search' })
		await field.fill('API error: access forbidden')
		await expect(page.getByRole('option').first()).toHaveAttribute('href', linkTo('u/troubleshooting/errors/go/access-forbidden'))
		await field.press('Enter')
		await expect(page.getByRole('heading', { level: 1 })).toContainText('access forbidden')
		await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
		await field.fill('crowdsecLapiKey')
		await expect(page.getByRole('option').first()).toContainText('Traefik')
		await field.press('Enter')
		await expect(page).toHaveURL(/\/u\/bouncers\/traefik/)
		await page.goto('u/bouncers/intro')
		await expect(page.getByRole('main').getByText(/^26 bouncers/)).toBeVisible()

		const found = await cached(page)
		expect(found.length).toBeGreaterThan(5)
		for (const { path, text } of found) {
			expect(path).toMatch(/^[^?]*\/assets\/offline\/[0-9a-z.]+$/)
			expect(text.includes(secret), path).toBe(false)
		}
	})

	test('a thread that is kept is as closed as the host’s, and a page too', async ({ page, watch }) => {
		await page.goto('u/troubleshooting')
		const answer = await page.request.get('hosting/headers.json')
		const {
			closedWorkers,
			everywhere,
		}: { readonly closedWorkers: { readonly paths: readonly string[]; readonly policy: string }; readonly everywhere: Record<string, string> } =
			await answer.json()
		await kept(page)
		await goOffline(page, watch.noise)
		const policies = await page.evaluate(
			(paths) => Promise.all(paths.map(async (path) => (await fetch(path)).headers.get('content-security-policy'))),
			[...closedWorkers.paths, linkTo('u/bouncers/firewall')],
		)
		expect(policies).toEqual([...closedWorkers.paths.map(() => closedWorkers.policy), everywhere['Content-Security-Policy']])
	})

	test('an address that is not there is answered as not found', async ({ page, watch }) => {
		await page.goto('u/troubleshooting')
		await kept(page)
		await goOffline(page, watch.noise)
		expect((await page.goto('u/nowhere'))?.status()).toBe(404)
		await expect(page.getByRole('heading', { name: 'Page Not Found' })).toBeVisible()
		// The browser itself complains of the answer.
		expect(watch.noise.splice(0).filter((text) => !text.includes('404'))).toEqual([])
	})
})

/** The built site with a start script of another name, as after a change, and what it was called before. */
async function nextVersion(): Promise<{ readonly folder: string; readonly before: string; readonly after: string }> {
	const { keepOffline } = await import('../scripts/offline.mjs')
	const folder = mkdtempSync(join(tmpdir(), 'site-'))
	// Packed copies would be those of the version before.
	cpSync('build', folder, { recursive: true, filter: (path) => !/\.(?:br|gz)$/.test(path) })
	const scripts = join(folder, 'assets', 'js')
	const before = readdirSync(scripts).find((name) => /^main\..*\.js$/.test(name)) ?? ''
	const after = 'main.00000000.js'
	renameSync(join(scripts, before), join(scripts, after))
	for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))) {
		const text = readFileSync(join(folder, file), 'utf8')
		writeFileSync(join(folder, file), text.replaceAll(before, after))
	}
	rmSync(join(folder, 'assets', 'offline'), { recursive: true })
	keepOffline(folder)
	return { folder, before, after }
}

base.describe('a new version', () => {
	base.use({ serviceWorkers: 'allow' })

	base('is told of, comes with a reload, and leaves what is open whole', async ({ page }) => {
		const { serve } = await import('../scripts/serve.mjs')
		const { folder, before, after } = await nextVersion()
		const first = await serve('build')
		const names = (script: string) => page.evaluate((script) => [...document.scripts].some(({ src }) => src.endsWith(script)), script)
		try {
			const address = `http://127.0.0.1:${first.port}${first.baseUrl}`
			await page.goto(`${address}u/troubleshooting/analyze`)
			await kept(page)
			expect(await names(before)).toBe(true)
			await expect(page.getByRole('complementary', { name: 'New version' })).toHaveCount(0)
			await page.locator('#log-analyzer textarea').fill(refusedKey)

			first.close()
			const second = await serve(folder, first.port)
			try {
				await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
				const told = page.getByRole('complementary', { name: 'New version' })
				await expect(told).toContainText('There is a new version of this site.')
				// The reader's text stays until the reader says so, and the page has its own scripts although the host has them no more.
				await expect(page.locator('#log-analyzer textarea')).toHaveValue(refusedKey)
				expect((await page.request.get(`${address}assets/js/${before}`)).status()).toBe(404)
				expect(await page.evaluate(async (path) => (await fetch(path)).status, `${address}assets/js/${before}`)).toBe(200)

				page.on('dialog', (dialog) => dialog.accept())
				await told.getByRole('button', { name: 'Reload' }).click()
				await page.waitForFunction((script) => [...document.scripts].some(({ src }) => src.endsWith(script)), after)
				await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
				expect(await names(before)).toBe(false)
				await expect(told).toHaveCount(0)

				await goOffline(page)
				await page.goto(`${address}u/bouncers/firewall`)
				await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
				expect(await names(after)).toBe(true)
			} finally {
				second.close()
			}
		} finally {
			first.close()
			rmSync(folder, { recursive: true })
		}
	})
})
