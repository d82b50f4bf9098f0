import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { dropFile, expect, rcOffline, refusedKey, test } from './test'

/** Not the page: to look for a text in all of its 284 kB took longer than what is tested. */
const analyzerOf = (page: Page) => page.locator('#log-analyzer')

test.beforeEach(async ({ page }) => {
	await page.goto(rcOffline)
})

test('an empty paste is explained', async ({ page }) => {
	await analyzerOf(page).getByRole('button', { name: 'Find the cause' }).click()
	await expect(analyzerOf(page).getByText('The box is empty. Paste some lines of the log first.')).toBeVisible()
})

test('a binary file is explained', async ({ page }) => {
	await analyzerOf(page)
		.getByLabel('Choose a log file')
		.setInputFiles({ name: 'core.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]) })
	await expect(analyzerOf(page).getByText(/This is not a text file/)).toBeVisible()
})

test('a damaged .gz is explained', async ({ page }) => {
	await analyzerOf(page)
		.getByLabel('Choose a log file')
		.setInputFiles({ name: 'log.gz', mimeType: 'application/gzip', buffer: gzipSync('level=error '.repeat(5000)).subarray(0, 40) })
	await expect(analyzerOf(page).getByText(/\.gz file is damaged/)).toBeVisible()
})

test('a .gz and a log in UTF-16 are read', async ({ page }) => {
	const heading = analyzerOf(page).getByRole('heading', { name: 'The API key is refused (401 or 403).' })
	await analyzerOf(page)
		.getByLabel('Choose a log file')
		.setInputFiles({ name: 'log.gz', mimeType: 'application/gzip', buffer: gzipSync(refusedKey) })
	await expect(heading).toBeVisible()
	await analyzerOf(page).getByRole('button', { name: 'Paste a fresh log' }).click()
	await expect(heading).toHaveCount(0)
	await analyzerOf(page)
		.getByLabel('Choose a log file')
		.setInputFiles({ name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(refusedKey, 'utf16le')]) })
	await expect(heading).toBeVisible()
})

test('a .gz of several members is read to its end', async ({ page }) => {
	const noise = Array.from({ length: 20_000 }, (_, at) => `line ${at} of another program`).join('\n')
	const buffer = Buffer.concat([gzipSync(`${noise}\n`), gzipSync(`${noise}\n`), gzipSync(refusedKey)])
	await analyzerOf(page).getByLabel('Choose a log file').setInputFiles({ name: 'log.gz', mimeType: 'application/gzip', buffer })
	await expect(analyzerOf(page).getByRole('heading', { name: 'The API key is refused (401 or 403).' })).toBeVisible()
	await expect(analyzerOf(page).getByText('40,004 lines').first()).toBeVisible()
})

test('a file packed with zstd is refused with a hint', async ({ page }) => {
	await analyzerOf(page)
		.getByLabel('Choose a log file')
		.setInputFiles({ name: 'log.zst', mimeType: 'application/zstd', buffer: Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 4, 0, 1, 0, 0]) })
	await expect(analyzerOf(page).getByText(/packed with zstd.*Unpack it first/)).toBeVisible()
})

test('one line of 5 MB neither freezes nor breaks the page', async ({ page }) => {
	const line = `${'x'.repeat(5_000_000)} API error: access forbidden`
	await analyzerOf(page)
		.getByLabel('Choose a log file')
		.setInputFiles({ name: 'long.log', mimeType: 'text/plain', buffer: Buffer.from(line) })
	await expect(analyzerOf(page).getByRole('heading', { name: 'The API key is refused (401 or 403).' })).toBeVisible()
})

test('a log of another bouncer than the chosen one is said, and can be undone', async ({ page }) => {
	await page.goto(`${rcOffline}?bouncer=nginx`)
	await analyzerOf(page)
		.getByRole('textbox', { name: /paste the log/i })
		.fill(refusedKey)
	await analyzerOf(page).getByRole('button', { name: 'Find the cause' }).click()
	await expect(page.getByText(/you had chosen NGINX/)).toBeVisible()
	await page.getByRole('button', { name: 'Change back' }).click()
	await expect(page).toHaveURL(/bouncer=nginx/)
})

test.describe('the generator', () => {
	const generator = (page: Page) => page.getByTestId('config-generator').last()

	test.beforeEach(async ({ page }) => {
		await page.goto(`${rcOffline}?bouncer=firewall`)
	})

	for (const [what, text, told] of [
		['a script address', 'javascript:alert(1)', /https:\/\/admin\.api\.crowdsec\.net\/v1\/integrations/],
		['an address without integration id', 'https://admin.api.crowdsec.net/v1/decisions/stream', /integration/i],
		['a web page of the Console', 'https://app.crowdsec.net/blocklists', /admin\.api\.crowdsec\.net/],
	] as const) {
		test(`${what} is explained`, async ({ page }) => {
			await generator(page).getByLabel('Endpoint address').fill(text)
			await expect(generator(page).locator('small').filter({ hasText: told }).first()).toBeVisible()
		})
	}

	test('a key with quotes and line breaks is explained and never shown', async ({ page }) => {
		await generator(page).getByLabel('Endpoint address').fill('https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567')
		await generator(page).getByLabel('API key').fill('ab"c d\u201cx')
		await expect(generator(page).getByRole('alert').first()).toBeVisible()
		await expect(generator(page).locator('pre').first()).not.toContainText('ab"c d')
	})
})

test('the box for a configuration says what is wrong with a file, and reads one that was dropped', async ({ page }) => {
	await page.goto('u/troubleshooting/check')
	const checker = page.getByTestId('config-checker')
	const file = checker.getByLabel('Choose a configuration file')
	await file.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.alloc(5000) })
	await expect(checker.getByRole('alert')).toContainText('photo.png: This is not a text file.')
	await file.setInputFiles({ name: 'log.yaml', mimeType: 'text/plain', buffer: Buffer.alloc(2_000_001, 'x') })
	await expect(checker.getByText('That is larger than any configuration file, so it was read as a log.')).toBeVisible()
	await dropFile(checker, 'crowdsec-firewall-bouncer.yaml', 'mode: nftables\napi_url: https://example.com/\napi_key: x\n')
	await expect(checker.getByText('Read as a file of: Firewall')).toBeVisible()
	await expect(checker.getByLabel('Paste the configuration file')).toHaveValue(/^mode: nftables/)
})
