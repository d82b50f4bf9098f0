import type { Locator, Page } from '@playwright/test'
import { type SlowNetwork, slowNetwork } from './slow-network'
import { collectedWrongFile, consoleAddress, consoleKey, expect, rcOffline, refusedKey, test } from './test'

/** What a reader must do, counted: the least that the pages may ask for. */
const landing = 'u/troubleshooting'
const pulledAgain = 'time="2026-11-20T09:12:44Z" level=info msg="9120 decisions added"'
const wrongFile = collectedWrongFile(
	`time="2026-11-20T07:58:12Z" level=error msg="Get \\"${consoleAddress}/v1/decisions/stream/v1/decisions/stream?startup=true\\": 404"`,
)

/** A reader with a page before them: everything that they do is counted, and so is how far they scroll, in heights of the window. */
class Reader {
	interactions = 0
	screens = 0

	constructor(
		readonly page: Page,
		private readonly touch: boolean,
	) {}

	/** Copied elsewhere: in a terminal, in the Console. */
	async copiedElsewhere(text: string): Promise<void> {
		await this.page.evaluate((text) => navigator.clipboard.writeText(text), text)
	}

	async pasteByKey(text: string): Promise<void> {
		await this.copiedElsewhere(text)
		this.interactions++
		await this.page.keyboard.press('Control+V')
	}

	async press(button: Locator): Promise<void> {
		await this.reach(button)
		this.interactions++
		if (this.touch) await button.tap()
		else await button.click()
	}

	/** Scrolls until the button can be pressed. What Playwright would scroll by itself is counted too. */
	private async reach(button: Locator): Promise<void> {
		await expect(button).toBeVisible()
		const before = await this.page.evaluate(() => window.scrollY)
		await button.click({ trial: true })
		const moved = await this.page.evaluate((before) => Math.abs(window.scrollY - before) / window.innerHeight, before)
		this.screens += moved
	}

	/** The browser asks once whether the page may see what was copied: tests have answered before, readers must. */
	answersTheBrowser(): void {
		this.interactions++
	}

	report(what: string): void {
		console.log(`${what}: ${this.interactions} interactions, ${this.screens.toFixed(2)} screens of scrolling`)
	}
}

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

test.beforeEach(async ({ context, page }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write'])
	// Nothing then glides, and what is counted has come to rest.
	await page.emulateMedia({ reducedMotion: 'reduce' })
})

test('from the landing page with a log to the corrected file and the proof: at most 6 interactions and one screen', async ({ page }) => {
	await page.goto(landing)
	const reader = new Reader(page, false)
	const box = page.locator('#log-analyzer')
	const generator = box.getByTestId('config-generator')
	await reader.pasteByKey(refusedKey)
	await expect(box.getByRole('heading', { name: 'The API key is refused (401 or 403).' })).toBeInViewport()
	await expect(generator).toBeVisible()
	await reader.pasteByKey(consoleAddress)
	await expect(generator.getByLabel('Endpoint address')).toHaveValue(consoleAddress)
	await expect(generator.getByLabel('Endpoint address')).toBeInViewport()
	await reader.pasteByKey(consoleKey)
	await expect(generator.getByLabel('API key')).toHaveValue(consoleKey)
	await reader.press(generator.locator('.theme-code-block').first().getByRole('button', { name: 'Copy' }))
	await expect.poll(() => copied(page)).toContain(`api_url: ${consoleAddress}\napi_key: ${consoleKey}`)
	await reader.pasteByKey(pulledAgain)
	await expect(box.locator('[data-outcome="gone"]')).toBeInViewport()
	reader.report('landing page to proof')
	expect(reader.interactions).toBeLessThanOrEqual(6)
	expect(reader.screens).toBeLessThanOrEqual(1)
})

test('from a bundle with a wrong file to the corrected one: at most 3 interactions', async ({ page }) => {
	await page.goto(landing)
	const reader = new Reader(page, false)
	const box = page.locator('#log-analyzer')
	await reader.pasteByKey(wrongFile)
	await expect(box.getByRole('heading', { name: 'Corrected, except 1 thing' })).toBeVisible()
	await reader.pasteByKey(consoleKey)
	await reader.press(box.getByRole('button', { name: 'Copy the corrected file' }))
	await expect.poll(() => copied(page)).toBe(`mode: nftables\napi_url: ${consoleAddress}\napi_key: ${consoleKey}\n`)
	reader.report('bundle of a wrong file to the corrected one')
	expect(reader.interactions).toBeLessThanOrEqual(3)
})

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

test.describe('on a phone', () => {
	test.use(phone)

	test('from the landing page with a log to the corrected file and the proof: at most 7 taps and two screens', async ({ page }) => {
		await page.goto(landing)
		const reader = new Reader(page, true)
		const box = page.locator('#log-analyzer')
		await reader.copiedElsewhere(refusedKey)
		await reader.press(box.getByRole('button', { name: 'Paste what you copied' }))
		reader.answersTheBrowser()
		await expect(box.getByRole('heading', { name: 'The API key is refused (401 or 403).' })).toBeInViewport()
		await reader.copiedElsewhere(consoleAddress)
		await reader.press(box.getByRole('button', { name: 'Paste the address' }))
		await reader.copiedElsewhere(consoleKey)
		await reader.press(box.getByRole('button', { name: 'Paste the key' }))
		await reader.press(box.getByRole('button', { name: 'Copy the file' }))
		await expect.poll(() => copied(page)).toContain(`api_url: ${consoleAddress}\napi_key: ${consoleKey}`)
		await reader.copiedElsewhere(pulledAgain)
		await reader.press(box.getByRole('button', { name: 'Paste the new log' }).last())
		await expect(box.locator('[data-outcome="gone"]')).toBeInViewport()
		reader.report('landing page to proof, phone')
		expect(reader.interactions).toBeLessThanOrEqual(7)
		expect(reader.screens).toBeLessThanOrEqual(2)
	})

	test('a browser that gives nothing of what was copied leaves the reader in the field', async ({ page, context }) => {
		await context.clearPermissions()
		await page.goto(landing)
		await page.evaluate(() => Object.defineProperty(navigator.clipboard, 'readText', { value: () => Promise.reject(new Error('denied')) }))
		const box = page.locator('#log-analyzer')
		await box.getByRole('button', { name: 'Paste what you copied' }).tap()
		await expect(box.locator('textarea')).toBeFocused()
		await expect(box.getByRole('button', { name: 'Hold the field to paste' })).toBeVisible()
	})
})

/** The site behind a slow line. */
const far = test.extend<{ network: SlowNetwork }>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what the fixture needs
	network: async ({}, use) => {
		const network = await slowNetwork()
		await use(network)
		network.close()
	},
	proxy: ({ network }, use) => use({ server: network.proxy }),
})

/**
 * How long it takes is told, and held to its limit where somebody asks for that on a quiet machine (`TIMED=1`): then the quickest of
 * some tries is what the page can do. What is fetched is the same everywhere.
 */
const timed = process.env.TIMED === '1'
const tries = timed ? 5 : 1

/** Runs it until one try is quick enough. */
async function quickest(limitMs: number, attempt: () => Promise<number>): Promise<void> {
	const took: number[] = []
	for (let number = 1; number <= tries && !took.some((ms) => ms <= limitMs); number++) took.push(await attempt())
	if (timed) expect(Math.min(...took)).toBeLessThanOrEqual(limitMs)
}

for (const path of [landing, rcOffline]) {
	far(`a paste at first sight of the box at 1.6 Mbit/s has its verdict (${path})`, async ({ page, network, context }) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write'])
		await quickest(6000, async () => {
			const cdp = await context.newCDPSession(page)
			await cdp.send('Network.clearBrowserCache')
			const before = network.bytes()
			await page.goto(path, { waitUntil: 'commit' })
			await page.locator('#log-analyzer textarea').waitFor()
			const seen = performance.now()
			await page.evaluate((text) => navigator.clipboard.writeText(text), refusedKey)
			await page.keyboard.press('Control+V')
			await page.getByRole('heading', { name: 'The API key is refused (401 or 403).' }).waitFor()
			const ms = performance.now() - seen
			const kilobytes = (network.bytes() - before) / 1000
			console.log(`${path}: verdict ${(ms / 1000).toFixed(2)} s after the box was seen, ${kilobytes.toFixed(1)} KB`)
			// 751 KB at most. Without the analyzer's word that it reads, the rest of the page comes in between: 851 KB.
			expect(kilobytes).toBeLessThanOrEqual(800)
			return ms
		})
	})
}

far.describe('on a phone far away', () => {
	far.use(phone)

	far('the search answers within 300 KB of its first touch, with a quarter of the processor', async ({ page, network, context }) => {
		await quickest(1500, async () => {
			const cdp = await context.newCDPSession(page)
			await cdp.send('Network.clearBrowserCache')
			await page.goto(landing)
			await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
			await page.waitForLoadState('networkidle')
			await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
			const before = network.bytes()
			const started = performance.now()
			await page.getByRole('combobox', { name: 'Search' }).focus()
			await page.keyboard.insertText('forbidden')
			await page.getByRole('option').first().waitFor()
			const ms = performance.now() - started
			const kilobytes = (network.bytes() - before) / 1000
			console.log(`search on a phone: ${(ms / 1000).toFixed(2)} s, ${kilobytes.toFixed(1)} KB`)
			expect(kilobytes).toBeLessThanOrEqual(300)
			await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
			return ms
		})
	})
})
