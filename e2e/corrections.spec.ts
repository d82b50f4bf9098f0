import type { Locator, Page } from '@playwright/test'
import axe from 'axe-core'
import { consoleAddress as address, expect, consoleKey as key, rcOffline, sendings, test } from './test'

const check = 'u/troubleshooting/check'

async function checked(page: Page, text: string): Promise<Locator> {
	await page.goto(check)
	const checker = page.getByTestId('config-checker')
	await checker.getByLabel('Paste the configuration file').fill(text)
	await checker.getByRole('button', { name: 'Check it' }).click()
	return checker
}

async function analyzed(page: Page, text: string): Promise<Locator> {
	const analyzer = page.locator('#log-analyzer')
	await analyzer.getByRole('textbox', { name: /paste the log/i }).fill(text)
	await analyzer.getByRole('button', { name: 'Find the cause' }).click()
	return analyzer
}

/** In both themes, on a phone as well. */
async function expectAccessible(page: Page): Promise<void> {
	// Colours then change at once: where a page skips what is far below, their change never ends.
	await page.emulateMedia({ reducedMotion: 'reduce' })
	for (const theme of ['light', 'dark'] as const) {
		await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme)
		// Colours fade into the other theme.
		await page.evaluate(() => new Promise(requestAnimationFrame).then(() => Promise.all(document.getAnimations().map(({ finished }) => finished))))
		await page.evaluate(axe.source)
		const found = await page.evaluate(async () => {
			const run = (window as unknown as { axe: typeof axe }).axe.run
			const { violations } = await run('main', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })
			return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`)
		})
		expect(found, theme).toEqual([])
	}
	await page.setViewportSize({ width: 360, height: 740 })
	expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}

async function clipboardOf(page: Page, button: Locator): Promise<string> {
	await page.evaluate(() => {
		Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text: string) => void Object.assign(window, { copied: text }) } })
	})
	await button.click()
	return page.evaluate(() => (window as unknown as { copied: string }).copied)
}

test('a file that lacks address and key asks for both, and is corrected when they are there', async ({ page, baseURL }) => {
	const checker = await checked(page, 'mode: nftables\napi_url: https://admin.api.crowdsec.net/v1/decisions/stream\napi_key: <API_KEY>\n')
	await expect(checker.getByRole('heading', { name: 'Corrected, except 2 things' })).toBeVisible()
	await expect(checker.getByRole('button', { name: 'Copy, with 2 things still missing' })).toBeVisible()
	await expectAccessible(page)
	const endpoint = checker.getByLabel(/^The endpoint address/)
	await endpoint.fill('https://app.crowdsec.net/integrations')
	await expect(checker.getByRole('alert')).toContainText('page of the Console for people')
	const sent = sendings(page, baseURL ?? '')
	await endpoint.fill(`${address}/v1/decisions/stream`)
	await expect(checker.getByRole('heading', { name: 'Corrected, except 1 thing' })).toBeVisible()
	await expect(checker.getByText('Put in, and checked.')).toBeVisible()
	const secret = checker.getByLabel(/^The API key/)
	await expect(secret).toHaveAttribute('type', 'password')
	await secret.fill(key)
	await expect(checker.getByRole('heading', { name: 'The corrected file' })).toBeVisible()
	expect(await clipboardOf(page, checker.getByRole('button', { name: 'Copy the corrected file' }))).toBe(
		`mode: nftables\napi_url: ${address}\napi_key: ${key}\n`,
	)
	await expect(checker.getByText(key)).toHaveCount(0)
	expect(page.url() + (await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])))).not.toContain(key)
	expect(sent).toEqual([])
	await expectAccessible(page)
})

test('what is copied before that is what is shown', async ({ page }) => {
	const checker = await checked(page, `mode: nftables\napi_url: ${address}/v1/decisions/stream\napi_key: masked-secret\n`)
	await expect(checker.getByRole('heading', { name: 'Corrected, except 1 thing' })).toBeVisible()
	await expect(checker.getByText('api_key: masked-secret').last()).toBeVisible()
	expect(await clipboardOf(page, checker.getByRole('button', { name: 'Copy, with 1 thing still missing' }))).toContain('api_key: masked-secret')
	await checker.getByRole('checkbox', { name: /^Line/ }).uncheck()
	await checker.getByLabel(/^The API key/).fill(key)
	await expect(checker.getByRole('heading', { name: 'The file with 1 of 2 changes' })).toBeVisible()
})

test('Apache with an address of the Console gets no file, and the converter instead', async ({ page }) => {
	const checker = await checked(page, `CrowdsecURL ${address}\nCrowdsecAPIKey ${key}\nCrowdsecFallback allow\n`)
	await expect(checker.getByRole('heading', { name: /No file of Apache/ })).toBeVisible()
	await expect(checker.getByRole('button', { name: /Copy the corrected file|Download/ })).toHaveCount(0)
	await checker.getByRole('button', { name: 'Convert it for Firewall' }).click()
	await expect(checker.getByText('crowdsec-firewall-bouncer.yaml').first()).toBeVisible()
	await expectAccessible(page)
})

test('a file that could be of several bouncers: the reader chooses, and it is checked', async ({ page }) => {
	const checker = await checked(page, `api_url: ${address}/v1/decisions/stream\napi_key: ${key}\nupdate_frequency: 24h\n`)
	await expect(checker.getByRole('heading', { name: 'Which bouncer is it?' })).toBeVisible()
	await expect(checker.getByText('Error', { exact: true })).toHaveCount(0)
	await expectAccessible(page)
	await checker.getByRole('button', { name: 'HAProxy (SPOA)' }).click()
	await expect(checker.getByText('Read as a file of: HAProxy (SPOA)')).toBeVisible()
	await expect(checker.getByRole('heading', { name: 'The corrected file' })).toBeVisible()
})

test('a template is told as what it is', async ({ page }) => {
	const checker = await checked(page, 'mode: nftables\napi_url: {{ crowdsec_url }}\napi_key: {{ crowdsec_key }}\nlog_mode: file\n')
	await expect(checker.getByRole('heading', { name: /^A template\./ })).toBeVisible()
	await expect(checker.getByText('Error', { exact: true })).toHaveCount(0)
})

test('a fatal line that nobody knows is the headline', async ({ page }) => {
	await page.goto(rcOffline)
	const line = 'time="2026-11-20T07:58:12Z" level=fatal msg="frobnicator exploded, api_key=0123456789abcdef"'
	const analyzer = await analyzed(page, `time="2026-11-20T07:58:11Z" level=info msg="Starting crowdsec-firewall-bouncer v0.0.34"\n${line}`)
	await expect(analyzer.getByRole('heading', { name: /frobnicator exploded/ })).toBeVisible()
	await expect(analyzer.getByText('We do not know this line.')).toBeVisible()
	await expect(analyzer.getByText('0123456789abcdef')).toHaveCount(0)
	await expectAccessible(page)
})

test('the bouncer of one log is not the choice of the reader for the next', async ({ page }) => {
	await page.goto(rcOffline)
	const firewall =
		'time="2026-11-20T07:58:12Z" level=info msg="backend type : nftables"\ntime="2026-11-20T07:58:12Z" level=error msg="API error: access forbidden"'
	const traefik = 'time=2026-11-22T11:24:58.654Z level=ERROR msg=appsecQuery:unreachable component=CrowdsecBouncerTraefikPlugin'
	const analyzer = await analyzed(page, firewall)
	await expect(page).toHaveURL(/bouncer=firewall/)
	await analyzed(page, traefik)
	await expect(page).toHaveURL(/bouncer=traefik/)
	await expect(analyzer.getByRole('heading', { name: 'It could also be' })).toBeVisible()
	await expect(analyzer.getByText(/you had chosen/)).toHaveCount(0)
	await analyzed(page, 'nothing of a bouncer is here')
	await expect(page).not.toHaveURL(/bouncer=/)
})

test('the corrected file of a collected text asks for the key that was hidden', async ({ page }) => {
	await page.goto(rcOffline)
	const analyzer = await analyzed(page, `mode: nftables\napi_url: ${address}/v1/decisions/stream\napi_key: masked-secret\nlog_mode: file\n`)
	await expect(analyzer.getByRole('heading', { name: 'Corrected, except 1 thing' })).toBeVisible()
	await analyzer.getByLabel(/^The API key/).fill(key)
	await expect(analyzer.getByRole('heading', { name: 'The corrected file' })).toBeVisible()
	await expectAccessible(page)
})
