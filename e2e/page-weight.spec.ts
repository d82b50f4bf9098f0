import { gzipSync } from 'node:zlib'
import { expect, rcOffline, test } from './test'

/** Kilobytes, gzip: a little above what each test prints. A page that carries the names of all messages' files has about 9 more, one that carries their routes 50. */
const heaviest = 156

for (const [name, path] of [
	['issue page', rcOffline],
	['page of a bouncer', 'u/bouncers/firewall'],
	['page of a message', 'u/troubleshooting/errors/go/access-forbidden'],
] as const) {
	test(`the ${name} sends little JavaScript before it is touched`, async ({ page }) => {
		const scripts: Promise<number>[] = []
		page.on('response', (response) => {
			if (response.request().resourceType() === 'script') scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length))
		})
		await page.goto(path)
		await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
		const sizes = await Promise.all(scripts)
		expect(sizes.length).toBeGreaterThan(3)
		const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000
		console.log(`${name}: ${kilobytes.toFixed(1)} KB of JavaScript, gzip`)
		expect(kilobytes).toBeLessThan(heaviest)
	})
}

test('what stands far below is not laid out before the reader comes near', async ({ page }) => {
	await page.goto(rcOffline)
	await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
	const isLaidOut = () => restart.evaluate((command) => command.checkVisibility({ contentVisibilityAuto: true }))
	const restart = page.getByRole('region', { name: 'Restart, by bouncer' }).getByText('systemctl restart nginx').first()
	expect(await isLaidOut()).toBe(false)
	await restart.scrollIntoViewIfNeeded()
	await expect.poll(isLaidOut).toBe(true)
})

for (const [device, viewport] of [
	['desk', { width: 1280, height: 900 }],
	['phone', { width: 360, height: 740 }],
] as const) {
	test(`nothing on the issue page moves while its widgets come (${device})`, async ({ page }) => {
		await page.setViewportSize(viewport)
		await page.addInitScript(() => {
			const shifts = { sum: 0 }
			Object.assign(window, { shifts })
			new PerformanceObserver((list) => {
				for (const entry of list.getEntries() as (PerformanceEntry & { readonly value: number })[]) shifts.sum += entry.value
			}).observe({ type: 'layout-shift', buffered: true })
		})
		await page.goto(rcOffline)
		await page.mouse.move(200, 300)
		await page.mouse.wheel(0, 200)
		await page.getByRole('textbox', { name: /paste the log/i }).focus()
		await expect(page.locator('#log-analyzer')).toHaveAttribute('data-ready', 'true')
		const shifted = await page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum)
		expect(shifted).toBeLessThanOrEqual(0.02)
	})
}
