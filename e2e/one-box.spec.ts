import { gzipSync } from 'node:zlib'
import { consoleAddress as address, dropFile, expect, consoleKey as key, rcOffline, refusedKey, test } from './test'

const file = `mode: nftables\napi_url: ${address}/v1/decisions/stream\napi_key: x\n`
const refused = 'The API key is refused (401 or 403).'

for (const path of ['u/troubleshooting', rcOffline, 'u/troubleshooting/analyze', 'u/troubleshooting/check', 'u/troubleshooting/guide']) {
	test(`${path} takes a log and a file, wherever it is dropped`, async ({ page }) => {
		await page.goto(path)
		const box = page.locator('#log-analyzer')
		await expect(box).toHaveCount(1)
		await dropFile(page.locator('h1'), 'bouncer.log', refusedKey)
		await expect(box.getByRole('heading', { name: refused })).toBeVisible()
		await dropFile(page.locator('h1'), 'bouncer.yaml', file)
		await expect(box.getByText('Read as a file of: Firewall')).toBeVisible()
	})
}

test('a log and the file beside it are read together, and named part by part', async ({ page }) => {
	await page.goto('u/troubleshooting/analyze')
	const box = page.locator('#log-analyzer')
	await box.getByLabel('Choose a log file').setInputFiles([
		{ name: 'bouncer.log.gz', mimeType: 'application/gzip', buffer: gzipSync(refusedKey) },
		{ name: 'crowdsec-firewall-bouncer.yaml', mimeType: 'text/plain', buffer: Buffer.from(file) },
	])
	await expect(box.getByRole('heading', { name: refused })).toBeVisible()
	await expect(box.getByRole('combobox', { name: /^bouncer\.log, lines/ })).toContainText('a log (found)')
	await expect(box.getByRole('combobox', { name: /^crowdsec-firewall-bouncer\.yaml, lines/ })).toContainText('a file (found)')
	await expect(box.getByText(`+ added: api_url: ${address}`)).toBeVisible()
})

test('a part of the paste can be read as the file of another bouncer, or alone as a log', async ({ page }) => {
	await page.goto('u/troubleshooting/analyze')
	const box = page.locator('#log-analyzer')
	await box.getByLabel('Choose a log file').setInputFiles([
		{ name: 'bouncer.log', mimeType: 'text/plain', buffer: Buffer.from(refusedKey) },
		{ name: 'crowdsec-firewall-bouncer.yaml', mimeType: 'text/plain', buffer: Buffer.from(file) },
	])
	await box.getByRole('combobox', { name: /^crowdsec-firewall-bouncer\.yaml, lines/ }).selectOption('custom')
	await expect(box.getByText('Read as a file of: Custom')).toBeVisible()
	await box.getByRole('combobox', { name: /^bouncer\.log, lines/ }).selectOption('log')
	await expect(box.getByText(/pasted text: 4 lines/)).toBeVisible()
	await expect(box.getByRole('heading', { name: refused })).toBeVisible()
})

test('the generator opens with the address of the paste, and a key pasted beside all fields goes into it, in view', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write'])
	await page.goto(rcOffline)
	const box = page.locator('#log-analyzer')
	await box.locator('textarea').fill(`${refusedKey}\nlevel=error msg="Get ${address}/v1/decisions/stream: 403"`)
	await box.getByRole('button', { name: 'Find the cause' }).click()
	const generator = box.getByTestId('config-generator')
	await expect(generator.getByLabel('Endpoint address')).toHaveValue(address)
	await page.evaluate((text) => navigator.clipboard.writeText(text), key)
	await page.keyboard.press('Control+V')
	await expect(generator.getByLabel('API key')).toHaveValue(key)
	await expect(generator.getByLabel('API key')).toBeInViewport()
	await expect(generator.getByRole('heading', { name: 'The one line to replace' })).toBeVisible()
	await expect(generator.getByText(`api_key: ${key}`, { exact: true }).first()).toBeVisible()
	await expect(box.getByText('See it pull', { exact: true })).toHaveCount(1)
})

test('a key pasted beside all fields goes into the form of the answer, also where the page’s own form is newer, and is seen in a low window', async ({
	page,
	context,
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write'])
	await page.setViewportSize({ width: 1280, height: 620 })
	await page.goto(rcOffline)
	const box = page.locator('#log-analyzer')
	await box
		.locator('textarea')
		.fill(`2026/11/22 11:18:26 [error] 9#9: *3 [lua] stream.lua:228: stream_query_api(): HTTP error while request to Local API '404' with message ({})`)
	await box.getByRole('button', { name: 'Find the cause' }).click()
	// Both forms are made at this moment, the page's own below that of the answer.
	await box.getByRole('button', { name: 'OpenResty' }).click()
	await expect(page.getByTestId('config-generator')).toHaveCount(2)
	const generator = box.getByTestId('config-generator')
	await expect(generator.getByLabel('API key')).toBeVisible()
	await page.evaluate((text) => navigator.clipboard.writeText(text), key)
	await page.keyboard.press('Control+V')
	await expect(generator.getByLabel('API key')).toHaveValue(key)
	await expect(generator.getByLabel('API key')).toBeInViewport()
})

for (const [device, viewport] of [
	['desk', { width: 1280, height: 900 }],
	['phone', { width: 360, height: 740 }],
] as const) {
	test(`every file and command has a button that copies exactly it, and says so (${device})`, async ({ page, context }) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write'])
		await page.setViewportSize(viewport)
		await page.goto('u/bouncers/firewall?bouncer=firewall&deployment=deb-nftables')
		const generator = page.getByTestId('config-generator').first()
		await generator.getByLabel('Endpoint address').fill(address)
		await generator.getByLabel('API key').fill(key)
		const block = generator.locator('.theme-code-block').first()
		await expect(block).toContainText(key)
		const copy = block.getByRole('button', { name: 'Copy' })
		await expect(copy).toBeVisible()
		await copy.click()
		await expect(block.getByRole('button', { name: 'Copied' })).toBeVisible()
		await expect(page.locator('#announcements')).toHaveText('Copied')
		const copied = await page.evaluate(() => navigator.clipboard.readText())
		// A line break of the picture is a line and its end.
		const lines = (text: string) => text.split(/\n+/).filter((line) => line !== '')
		expect(lines(copied)).toEqual(lines((await block.locator('code').allInnerTexts()).join('')))
	})
}

test('verdict and ticks survive a reload, the text does not, and the browser asks before it goes', async ({ page }) => {
	await page.goto(rcOffline)
	const box = page.locator('#log-analyzer')
	await box.locator('textarea').fill(refusedKey)
	await box.getByRole('button', { name: 'Find the cause' }).click()
	await box.getByRole('checkbox', { name: 'Restart' }).check()
	let asked = 0
	page.on('dialog', (dialog) => {
		asked++
		void dialog.accept()
	})
	await page.reload()
	expect(asked).toBe(1)
	await expect(box.getByText(/Found before: The API key is refused/)).toBeVisible()
	expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain('API error')
	await box.locator('textarea').fill(refusedKey)
	await box.getByRole('button', { name: 'Find the cause' }).click()
	await expect(box.getByRole('checkbox', { name: 'Restart' })).toBeChecked()
})

test('a file beside a log that is too long to be looked into is checked, and the log keeps its last line', async ({ page }) => {
	await page.goto('u/troubleshooting/analyze')
	const box = page.locator('#log-analyzer')
	await box.locator('textarea').focus()
	await expect(box).toHaveAttribute('data-ready', 'true')
	const filler = 'Nov 20 07:58:12 web-1 CRON[4711]: (root) CMD (/usr/local/bin/backup.sh)\n'.repeat(4000)
	const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
	await box
		.getByLabel('Choose a log file')
		.setInputFiles([
			file('web.log', filler + refusedKey),
			file('crowdsec-firewall-bouncer.yaml', `mode: nftables\napi_url: ${address}\nupdate_frequency: soon\n`),
		])
	await expect(box.getByRole('heading', { name: 'The API key is refused (401 or 403).' })).toBeVisible()
	await expect(box.getByText('update_frequency').first()).toBeVisible()
})

test('a link to a verdict holds ids only, and a broken one is explained', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write'])
	await page.goto('u/troubleshooting/analyze')
	const box = page.locator('#log-analyzer')
	await box.locator('textarea').fill(`${refusedKey}\napi_key: ${key}\napi_url: ${address}`)
	await box.getByRole('button', { name: 'Find the cause' }).click()
	await box.getByRole('button', { name: 'Copy a link to this verdict' }).click()
	await expect(box.getByRole('button', { name: 'Copied' })).toBeVisible()
	const link = await page.evaluate(() => navigator.clipboard.readText())
	expect(link).not.toContain(key)
	expect(link).not.toContain('0123456789abcdef')
	const fresh = await context.newPage()
	await fresh.goto(link)
	await expect(fresh.getByText(/Found before: The API key is refused/)).toBeVisible()
	await fresh.goto('u/troubleshooting/analyze?verdict=nonsense~x')
	await expect(fresh.getByText('The link to a verdict could not be read')).toBeVisible()
})

test('the page of a message offers only bouncers that print it', async ({ page }) => {
	await page.goto('u/troubleshooting/errors/go/access-forbidden?bouncer=nginx')
	const whose = page.getByLabel('The file of')
	await expect(whose).toHaveValue('')
	await expect(whose.locator('option', { hasText: 'NGINX' })).toHaveCount(0)
	await expect(page.getByText(/does not print this message/)).toBeVisible()
	await page.getByLabel('Endpoint address').first().fill(address)
	await whose.selectOption('firewall')
	await expect(page.getByTestId('config-generator').getByLabel('Endpoint address')).toHaveValue(address)
})
