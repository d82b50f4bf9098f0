import { mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, rcOffline, test } from './test'

/** A log that takes a while, so that what the page does meanwhile can be seen. */
const bytes = 200_000_000
const line =
	'time="2026-11-20T07:58:12Z" level=error msg="API error: access forbidden"\nNov 20 07:58:12 web-1 CRON[4711]: (root) CMD (/usr/local/bin/backup.sh)\n'

let folder = ''
let file = ''

test.beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'large-log-'))
	file = join(folder, 'large.log')
	const part = line.repeat(Math.ceil(4_000_000 / line.length))
	const out = openSync(file, 'w')
	for (let written = 0; written < bytes; written += part.length) writeSync(out, part)
})

test.afterAll(() => rmSync(folder, { recursive: true }))

test('the page stays alive while a large log is read, and a million hits do not freeze the result', async ({ page }) => {
	await page.addInitScript(() => {
		/** Says its verdict when the page has shown how far it is: a page that was busy meanwhile gets both at once, and shows the verdict alone. */
		window.Worker = class extends Worker {
			override set onmessage(listen: (event: MessageEvent) => void) {
				super.onmessage = (event) => {
					const seen = window as unknown as { bar: string | null }
					const tell = () => {
						if (event.data.type === 'verdict' && seen.bar === null) setTimeout(tell, 20)
						else listen(event)
					}
					tell()
				}
			}
		}
	})
	await page.goto(rcOffline)
	await page.getByRole('textbox', { name: /paste the log/i }).focus()
	await expect(page.locator('#log-analyzer')).toHaveAttribute('data-ready', 'true')
	await page.evaluate(() => {
		const seen = window as unknown as { longest: number; bar: string | null }
		seen.longest = 0
		seen.bar = null
		new MutationObserver(() => {
			seen.bar ??= document.querySelector('#log-analyzer progress')?.getAttribute('aria-label') ?? null
		}).observe(document.body, { childList: true, subtree: true })
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) seen.longest = Math.max(seen.longest, entry.duration)
		}).observe({ type: 'longtask' })
	})
	await page.getByLabel('Choose a log file').setInputFiles(file)
	await expect(page.getByRole('heading', { name: 'The API key is refused (401 or 403).' })).toBeVisible()
	expect(await page.evaluate(() => (window as unknown as { bar: string | null }).bar)).toContain('Reading large.log')
	// The bench prints the figure. A result that shows every hit would block the page for a minute, a busy machine for a part of a second.
	expect(await page.evaluate(() => (window as unknown as { longest: number }).longest)).toBeLessThan(10_000)
})

test('a reading that is stopped shows at once what was found', async ({ page }) => {
	await page.goto(rcOffline)
	await page.getByRole('textbox', { name: /paste the log/i }).focus()
	await expect(page.locator('#log-analyzer')).toHaveAttribute('data-ready', 'true')
	// Pressed as soon as it is there: a test's own way to the button is longer than the reading.
	await page.evaluate(() => {
		new MutationObserver((_, observer) => {
			const stop = [...document.querySelectorAll('button')].find((button) => button.textContent?.includes('Stop and show'))
			if (!stop) return
			observer.disconnect()
			stop.click()
		}).observe(document.body, { childList: true, subtree: true })
	})
	// So much that it is not over before a busy page shows the button.
	await page.getByLabel('Choose a log file').setInputFiles([file, file, file, file, file])
	await expect(page.getByText('only the part that was read before you stopped')).toBeVisible()
	await expect(page.getByRole('heading', { name: 'The API key is refused (401 or 403).' })).toBeVisible()
})

test('a large log is read without a second thread where the connection is gone', async ({ page, context }) => {
	await page.goto(rcOffline)
	await page.getByRole('textbox', { name: /paste the log/i }).focus()
	await expect(page.locator('#log-analyzer')).toHaveAttribute('data-ready', 'true')
	const asked: string[] = []
	await context.route('**/*', (route) => {
		asked.push(route.request().url())
		return route.abort()
	})
	await page.getByLabel('Choose a log file').setInputFiles(file)
	await expect(page.getByRole('heading', { name: 'The API key is refused (401 or 403).' })).toBeVisible()
	await expect(page.getByText('only the part that was read')).toHaveCount(0)
	expect(asked).not.toEqual([])
})

test('what a large log says is counted to the last line', async ({ page }) => {
	const sparse = join(folder, 'sparse.log')
	const quiet = 'Nov 20 07:58:12 web-1 CRON[4711]: (root) CMD (/usr/local/bin/backup.sh)\n'
	const hundred = `${'time="2026-11-20T07:58:12Z" level=error msg="API error: access forbidden"\n'}${quiet.repeat(99)}`
	const hundreds = 8000
	writeFileSync(sparse, hundred.repeat(hundreds))
	await page.goto(rcOffline)
	await page.getByRole('textbox', { name: /paste the log/i }).focus()
	await expect(page.locator('#log-analyzer')).toHaveAttribute('data-ready', 'true')
	await page.getByLabel('Choose a log file').setInputFiles(sparse)
	await expect(page.getByText('sparse.log: 800,000 lines, ')).toBeVisible()
	await expect(page.getByText('8,000 times, last in line 799,901.').first()).toBeVisible()
})
