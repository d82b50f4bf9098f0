import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { consoleAddress as address, expect, holdScripts, consoleKey as key, test } from './test'

const generatorOf = (page: Page) => page.getByTestId('config-generator').first()

test('an option is found, changed, marked in the file and explained when it opens a door', async ({ page }) => {
	await page.goto('u/bouncers/firewall?bouncer=firewall&deployment=deb-nftables')
	const generator = generatorOf(page)
	await generator.getByText(/^More options/).click()
	await generator.getByText(/^Firewall rules/).click()
	await generator.getByLabel('deny_action').selectOption('REJECT')
	await expect(generator.locator('.theme-code-block-highlighted-line')).toHaveText(/deny_action: REJECT/)
	await expect(generator.getByText('iptables_chains')).toHaveCount(0)
	await generator.getByText(/^Connection to the list/).click()
	await generator.getByLabel('insecure_skip_verify').selectOption('true')
	await expect(generator.locator('pre').first()).toContainText('insecure_skip_verify: true')
	await expect(generator.getByText(/Any server that answers in the endpoint’s place is believed/)).toBeVisible()
	await generator.getByRole('button', { name: 'Back to the usual values' }).click()
	await expect(generator.locator('pre').first()).not.toContainText('insecure_skip_verify')
})

test('a value that does not fit is explained beside its field', async ({ page }) => {
	await page.goto('u/bouncers/nginx?bouncer=nginx')
	const generator = generatorOf(page)
	await generator.getByText(/^More options/).click()
	await generator.getByText(/^Cache and memory/).click()
	await generator.getByLabel('CACHE_EXPIRATION').fill('soon')
	await expect(generator.getByRole('alert').filter({ hasText: 'takes a whole number (seconds)' })).toBeVisible()
	await expect(generator.getByLabel('CACHE_EXPIRATION')).toHaveAttribute('aria-invalid', 'true')
})

test('what is missing is said once, at its field', async ({ page }) => {
	await page.goto('u/bouncers/firewall?bouncer=firewall&deployment=deb-nftables')
	const generator = generatorOf(page)
	const missing = generator.getByText('While it is empty, the file')
	await expect(missing).toHaveText([/<your-integration-id>/, /<your-api-key>/])
	await expect(generator.getByText(/was given/)).toHaveCount(0)
	await expect(generator.getByText(/the alert can come and go/)).toHaveCount(1)
	await generator.getByLabel('Endpoint address').fill(address)
	await generator.getByLabel('API key').fill(key)
	await expect(missing).toHaveCount(0)
})

test('the link has what differs, without key and address, and an old link works', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write'])
	await page.goto('u/bouncers/firewall?bouncer=firewall&deployment=deb-iptables&g=1&g-interval=3600&g.deny_action=REJECT&g.unheard_of=1')
	const generator = generatorOf(page)
	await expect(generator.locator('pre').first()).toContainText('deny_action: REJECT')
	await expect(generator.locator('pre').first()).toContainText('update_frequency: 1h')
	await expect(generator.getByText(/unheard_of.* was left out/)).toBeVisible()
	await generator.getByLabel('Endpoint address').fill(address)
	await generator.getByLabel('API key').fill(key)
	await generator.getByRole('button', { name: 'Copy a link to these settings' }).click()
	const link = await page.evaluate(() => navigator.clipboard.readText())
	expect(new URL(link).search).toBe('?bouncer=firewall&deployment=deb-iptables&g=1&g-interval=3600&g.deny_action=REJECT')
	expect(page.url()).not.toContain(key)
	expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(key)
})

test('all files come as one archive', async ({ page }) => {
	await page.goto('u/bouncers/nginx?bouncer=nginx&deployment=deb')
	const generator = generatorOf(page)
	await generator.getByLabel('API key').fill(key)
	const [download] = await Promise.all([page.waitForEvent('download'), generator.getByRole('button', { name: /Download all/ }).click()])
	expect(download.suggestedFilename()).toBe('nginx.tar')
	const bytes = readFileSync(await download.path()).toString('latin1')
	expect(bytes).toContain('etc/crowdsec/bouncers/crowdsec-nginx-bouncer.conf')
	expect(bytes).toContain(`API_KEY=${key}`)
})

test('the source changes what is said about intervals', async ({ page }) => {
	await page.goto('u/bouncers/haproxy-spoa?bouncer=haproxy-spoa')
	const generator = generatorOf(page)
	await expect(generator.getByLabel('Pull every')).toContainText('1 hour (Enterprise)')
	await generator.getByLabel('Own Security Engine').check()
	await expect(generator.getByLabel('Pull every')).not.toContainText('Enterprise')
	await expect(page).toHaveURL(/source=engine/)
})

test('a file is converted, and what is lost is named', async ({ page, watch }) => {
	await page.goto('u/troubleshooting/convert')
	const converter = page.getByTestId('config-converter')
	await converter
		.getByLabel('Paste the configuration file that you have')
		.fill(`API_URL=${address}\nAPI_KEY=${key}\nUPDATE_FREQUENCY=3600\nRET_CODE=404\nBOUNCING_ON_TYPE=ban\n`)
	await converter.getByRole('button', { name: 'Convert it' }).click()
	await converter.getByLabel('For').selectOption('traefik')
	await converter.getByLabel('Installed as').selectOption('docker-labels')
	await expect(converter.getByRole('heading', { name: 'One setting could not be carried over.' })).toBeVisible()
	await expect(converter.locator('pre').first()).toContainText('remediationStatusCode=404')
	await expect(converter.locator('pre').first()).toContainText('updateIntervalSeconds=3600')
	expect(watch.foreign).toEqual([])
	expect(page.url()).not.toContain(key)
})

test('a file without address asks for it', async ({ page }) => {
	await page.goto('u/troubleshooting/convert')
	const converter = page.getByTestId('config-converter')
	await converter
		.getByLabel('Paste the configuration file that you have')
		.fill(`API_KEY=${key}\nMAP_PATH=/var/lib/crowdsec/lua/haproxy/community_blocklist.map\nMODE=stream\n`)
	await converter.getByRole('button', { name: 'Convert it' }).click()
	await converter.getByLabel('For').selectOption('haproxy-spoa')
	await expect(converter.getByRole('alert')).toContainText('This file holds no address')
	await converter.getByLabel('Endpoint address').fill(address)
	await expect(converter.locator('pre').first()).toContainText(`api_url: ${address}`)
})

test('the checker leads on to a conversion', async ({ page }) => {
	await page.goto('u/troubleshooting/check')
	const checker = page.getByTestId('config-checker')
	await checker.getByLabel('Paste the configuration file').fill(`mode: nftables\napi_url: ${address}/v1/decisions/stream\napi_key: ${key}\n`)
	await checker.getByRole('button', { name: 'Check it' }).click()
	await checker.getByText('Convert this file for another bouncer or deployment').click()
	await checker.getByLabel('For', { exact: true }).selectOption('custom')
	await expect(
		checker
			.locator('pre')
			.filter({ hasText: `api_url: ${address}\n` })
			.first(),
	).toBeVisible()
})

for (const when of ['before any script is there', 'while the widget is on its way', 'with the button held down while the widget comes'] as const) {
	test(`a press is not lost (${when})`, async ({ page }) => {
		let release = when === 'before any script is there' ? await holdScripts(page) : () => {}
		await page.goto('u/troubleshooting/convert', { waitUntil: 'commit' })
		if (when !== 'before any script is there') {
			await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
			release = await holdScripts(page)
		}
		const converter = page.getByTestId('config-converter')
		await converter.getByLabel('Paste the configuration file that you have').fill(`API_URL=${address}\nAPI_KEY=${key}\n`)
		const button = converter.getByRole('button', { name: 'Convert it' })
		if (when === 'with the button held down while the widget comes') {
			await button.hover()
			await page.mouse.down()
			release()
			await page.waitForLoadState('networkidle')
			await page.mouse.up()
		} else {
			await button.click()
			release()
		}
		await converter.getByLabel('For').selectOption('haproxy-spoa')
		await expect(converter.locator('pre').first()).toContainText(`api_url: ${address}`)
	})
}

test('settings survive a reload of the tab, key and address do not', async ({ page }) => {
	await page.goto('u/bouncers/firewall?bouncer=firewall&deployment=deb-nftables')
	const generator = page.getByTestId('config-generator').first()
	await generator.getByLabel('Endpoint address').fill('https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567')
	await generator.getByLabel('API key').fill('3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0')
	const every = generator.getByLabel('Pull every')
	await every.selectOption('3600')
	await expect(generator.locator('pre').first()).toContainText('update_frequency: 1h')
	await page.reload()
	await expect(every).toHaveValue('3600')
	await expect(generator.locator('pre').first()).toContainText('update_frequency: 1h')
	await expect(generator.locator('pre').first()).toContainText('<your-api-key>')
	await expect(generator.locator('pre').first()).toContainText('<your-integration-id>')
	expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(/0123456789abcdef|3f8a1c5e/)
})
