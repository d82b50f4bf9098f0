import type { Page } from '@playwright/test'
import { consoleAddress as address, collectedWrongFile, expect, holdScripts, consoleKey as key, rcOffline, refusedKey, sendings, test } from './test'

async function paste(page: Page, text: string): Promise<void> {
	const box = page.getByRole('textbox', { name: /paste the log/i })
	await box.fill(text)
	await page.getByRole('button', { name: 'Find the cause' }).click()
}

test('from the landing page to the cause and the file, by mouse', async ({ page }) => {
	await page.goto('u/troubleshooting')
	await page
		.getByRole('main')
		.getByRole('link', { name: /Remediation Component Integration Offline/ })
		.first()
		.click()
	await expect(page).toHaveURL(new RegExp(rcOffline))
	// The address changes before the page does, and the landing page has a box of the same name.
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Remediation Component Integration Offline')
	await paste(page, refusedKey)
	await expect(page.getByRole('heading', { name: 'The API key is refused (401 or 403).' })).toBeVisible()
	await expect(page.getByText(/written by: .*firewall/i)).toBeVisible()
	await expect(page).toHaveURL(/bouncer=firewall/)
	const generator = page.locator('#log-analyzer').getByTestId('config-generator')
	await generator.getByLabel('Endpoint address').fill(`${address}/v1/decisions/stream`)
	await generator.getByLabel('API key').fill(key)
	await expect(generator.getByText(/crowdsec-firewall-bouncer\.yaml/).first()).toBeVisible()
	await expect(generator.locator('pre').first()).toContainText(`api_url: ${address}`)
	await expect(generator.locator('pre').first()).not.toContainText(/api_url: \S+decisions\/stream/)
})

test('the same way by keyboard alone', async ({ page }) => {
	await page.goto(rcOffline)
	await page.getByRole('textbox', { name: /paste the log/i }).focus()
	await page.keyboard.insertText(refusedKey)
	await page.keyboard.press('Tab')
	await expect(page.getByRole('button', { name: 'Find the cause' })).toBeFocused()
	await page.keyboard.press('Enter')
	await expect(page.getByRole('heading', { name: 'The API key is refused (401 or 403).' })).toBeVisible()
	const field = page.locator('#log-analyzer').getByTestId('config-generator').getByLabel('Endpoint address')
	for (let presses = 0; presses < 40 && !(await field.evaluate((node) => node === document.activeElement)); presses++) await page.keyboard.press('Tab')
	await page.keyboard.insertText(address)
	await expect(page.locator('#log-analyzer').getByTestId('config-generator').locator('pre').first()).toContainText(`api_url: ${address}`)
})

test('a paste sends nothing anywhere, and the key stays out of address and storage', async ({ page, baseURL }) => {
	await page.goto(rcOffline)
	const box = page.getByRole('textbox', { name: /paste the log/i })
	await box.focus()
	await expect(page.locator('#log-analyzer')).toHaveAttribute('data-ready', 'true')
	const sent = sendings(page, baseURL ?? '')
	await paste(page, `${refusedKey}\napi_key: ${key}`)
	await expect(page.getByRole('heading', { name: 'The API key is refused (401 or 403).' })).toBeVisible()
	expect(sent).toEqual([])
	expect(page.url()).not.toContain(key)
	const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
	expect(stored).not.toContain(key)
	// The id of a message may stay, its text not.
	expect(stored).not.toContain('API error')
	await expect(page.locator('#log-analyzer').getByText(key)).toHaveCount(0)
	// This one says something.
	await page.evaluate(() => {
		new Image().src = '?word'
	})
	await expect.poll(() => sent).toMatchObject([expect.stringMatching(/^GET .*\?word$/)])
})

test('a paste that comes before the analyzer is loaded is read all the same', async ({ page }) => {
	await page.goto(rcOffline)
	await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
	// Whatever is requested from now on is what the analyzer loads when the reader reaches for the box.
	const release = await holdScripts(page)
	await paste(page, refusedKey)
	await expect(page.locator('#log-analyzer').getByText(/Reading pasted text/)).toBeVisible()
	await expect(page.locator('#log-analyzer')).not.toHaveAttribute('data-ready')
	release()
	await expect(page.getByRole('heading', { name: 'The API key is refused (401 or 403).' })).toBeVisible()
})

test('the choice of bouncer is kept from page to page and stands in the address', async ({ page }) => {
	await page.goto(`${rcOffline}?bouncer=traefik`)
	await expect(page.getByRole('button', { name: /Traefik/ }).first()).toBeVisible()
	await page.goto(rcOffline)
	await expect(page.getByRole('button', { name: /Traefik/ }).first()).toBeVisible()
})

test('a collected text shows the fault of the configuration in it, and the corrected file', async ({ page }) => {
	await page.goto('u/troubleshooting/analyze')
	await paste(page, collectedWrongFile(refusedKey))
	await expect(page.getByText('One error: with this file it will not pull or block.')).toBeVisible()
	await expect(page.getByRole('heading', { name: 'Corrected, except 1 thing' })).toBeVisible()
	await expect(page.getByText(`+ added: api_url: ${address}`)).toBeVisible()
})

test('a configuration in the log box is checked as one', async ({ page }) => {
	await page.goto('u/troubleshooting/analyze')
	await paste(page, `mode: nftables\napi_url: ${address}/v1/decisions/stream\napi_key: ${key}\n`)
	await expect(page.getByText('Read as a file of: Firewall')).toBeVisible()
	await expect(page.locator('#log-analyzer').getByText(key)).toHaveCount(0)
})

test('the checker names line and reason, and gives the corrected file', async ({ page }) => {
	await page.goto('u/troubleshooting/check')
	const checker = page.getByTestId('config-checker')
	await checker.getByLabel('Paste the configuration file').fill(`mode: nftables\ncrowdsec_url: ${address}/v1/decisions/stream\ncrowdsec_api_key: ${key}\n`)
	await checker.getByRole('button', { name: 'Check it' }).click()
	// The old names are no sign of one bouncer: the reader says whose file it is.
	await checker.getByRole('button', { name: 'Firewall (nftables, iptables)' }).click()
	await expect(checker.getByText('line 2:1').first()).toBeVisible()
	await expect(checker.getByText(/No bouncer reads `?crowdsec_url/).first()).toBeVisible()
	await expect(checker.getByText(`+ added: api_url: ${address}`)).toBeVisible()
	await checker.getByRole('checkbox', { name: /The address has the path already/ }).uncheck()
	await expect(checker.getByText(`+ added: api_url: ${address}`)).toHaveCount(0)
	await checker.getByRole('button', { name: 'Apply all' }).click()
	await expect(checker.getByText(`+ added: api_url: ${address}`)).toBeVisible()
	await checker.getByLabel('Paste the configuration file').fill('')
	await checker.getByRole('button', { name: 'Check it' }).click()
	await expect(checker.getByText('The box is empty.')).toBeVisible()
})
