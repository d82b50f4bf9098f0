import type { Page } from '@playwright/test'
import { consoleAddress as address, dropFile, expect, holdScripts, refusedKey, test } from './test'

/** Everything here happens while the page is read and none of its scripts is there. */
const config = `mode: nftables\napi_url: ${address}/v1/decisions/stream\napi_key: x\n`
const cause = 'The API key is refused (401 or 403).'

async function pasteByKey(page: Page, text: string): Promise<void> {
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
	await page.evaluate((text) => navigator.clipboard.writeText(text), text)
	await page.keyboard.press('Control+V')
}

test('the generator: a radio, a list, fields, an open group', async ({ page }) => {
	const release = await holdScripts(page)
	await page.goto('u/bouncers/haproxy-spoa?bouncer=haproxy-spoa', { waitUntil: 'commit' })
	const generator = page.getByTestId('config-generator').first()
	await generator.getByLabel('Own Security Engine').check()
	await generator.getByLabel('Endpoint address').fill('http://192.0.2.7:8080')
	await generator.getByText(/^More options/).click()
	release()
	await expect(generator.getByLabel('Pull every')).not.toContainText('Enterprise')
	await expect(page).toHaveURL(/source=engine/)
	await expect(generator.locator('pre').first()).toContainText('http://192.0.2.7:8080')
	await expect(generator.locator('details').first()).toHaveAttribute('open')
})

test.describe('the checker', () => {
	for (const way of ['a file is chosen', 'a file is dropped beside the box', 'a text is pasted into the page', 'a text is pasted into the box'] as const) {
		test(way, async ({ page }) => {
			const release = await holdScripts(page)
			await page.goto('u/troubleshooting/check', { waitUntil: 'commit' })
			const checker = page.getByTestId('config-checker')
			const box = checker.getByLabel('Paste the configuration file')
			switch (way) {
				case 'a file is chosen':
					await checker.getByLabel('Choose a configuration file').setInputFiles({ name: 'bouncer.yaml', mimeType: 'text/plain', buffer: Buffer.from(config) })
					break
				case 'a file is dropped beside the box':
					await dropFile(page.locator('h1'), 'bouncer.yaml', config)
					break
				case 'a text is pasted into the page':
					await checker.waitFor()
					await pasteByKey(page, config)
					break
				case 'a text is pasted into the box':
					await box.focus()
					await pasteByKey(page, config)
					await checker.getByRole('button', { name: 'Check it' }).click()
			}
			release()
			await expect(checker.getByText('Read as a file of: Firewall')).toBeVisible()
			await expect(box).toHaveValue(config)
		})
	}
})

test.describe('the analyzer', () => {
	for (const way of [
		'a file is chosen',
		'a file is dropped beside the box',
		'a text is pasted into the page',
		'a text is pasted into the box',
		'a text is typed and the button pressed',
	] as const) {
		test(way, async ({ page }) => {
			const release = await holdScripts(page)
			await page.goto('u/troubleshooting/analyze', { waitUntil: 'commit' })
			const analyzer = page.locator('#log-analyzer')
			const box = analyzer.locator('textarea')
			switch (way) {
				case 'a file is chosen':
					await analyzer.getByLabel('Choose a log file').setInputFiles({ name: 'bouncer.log', mimeType: 'text/plain', buffer: Buffer.from(refusedKey) })
					break
				case 'a file is dropped beside the box':
					await dropFile(page.locator('h1'), 'bouncer.log', refusedKey)
					break
				case 'a text is pasted into the page':
					await box.waitFor()
					await pasteByKey(page, refusedKey)
					break
				case 'a text is pasted into the box':
					await box.focus()
					await pasteByKey(page, refusedKey)
					break
				case 'a text is typed and the button pressed':
					await box.fill(refusedKey)
					await analyzer.getByRole('button', { name: 'Find the cause' }).click()
			}
			release()
			await expect(analyzer.getByRole('heading', { name: cause })).toBeVisible()
		})
	}
})
