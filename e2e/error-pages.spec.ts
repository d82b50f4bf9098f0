import { expect, test } from './test'

const index = 'u/troubleshooting/errors'

test('the list of messages is filtered by words and says how many are left', async ({ page }) => {
	await page.goto(index)
	const count = page.locator('main p', { hasText: / messages/ })
	await expect(count).toHaveText(/^[\d,]+ messages$/)
	await page.getByRole('searchbox', { name: 'Words of the message' }).fill('access forbidden')
	await expect(count).toHaveText(/^\d+ of [\d,]+ messages$/)
	const shown = page.locator('main li:visible')
	await expect(shown.filter({ hasText: 'API error: access forbidden' }).first()).toBeVisible()
	expect(await shown.count()).toBeLessThan(60)
	await page.getByRole('searchbox', { name: 'Words of the message' }).fill('zzz')
	await expect(count).toContainText('0 of')
	await expect(count.getByRole('link', { name: 'paste it into the analyzer' })).toBeVisible()
})

test('a link to the list carries its filter', async ({ page }) => {
	await page.goto(`${index}?cause=rate-limited&bouncer=traefik`)
	await expect(page.locator('main p', { hasText: / messages/ })).toHaveText(/^\d+ of [\d,]+ messages$/)
	await expect(page.getByLabel('Cause')).toHaveValue('rate-limited')
	await expect(page.locator('main li:visible').first()).toContainText('429')
})

test('the list stands folded in groups, which keys and the filter open', async ({ page }) => {
	await page.goto(index)
	const link = page.getByRole('link', { name: 'API error: access forbidden', exact: true })
	await expect(link).toBeHidden()
	expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(3000)
	const group = page.locator('summary', { hasText: /written in Go AWS WAF/ })
	await expect(group).toContainText(/\d+$/)
	await group.focus()
	await page.keyboard.press('Enter')
	await expect(link).toBeVisible()
	await page.getByRole('searchbox', { name: 'Words of the message' }).fill('resolver')
	await expect(link).toBeHidden()
	await expect(page.locator('summary:visible', { hasText: 'NGINX, OpenResty' })).toContainText(/\d+ of \d+$/)
	await expect(page.locator('main li:visible').first()).toBeVisible()
	await page.getByRole('searchbox', { name: 'Words of the message' }).fill('')
	await expect(link).toBeVisible()
	await page.getByRole('button', { name: 'Fold all groups' }).click()
	await expect(link).toBeHidden()
	await page.getByRole('button', { name: 'Open all groups' }).click()
	await expect(page.locator('main details:not([open])')).toHaveCount(0)
	await page.getByRole('button', { name: 'Fold all groups' }).click()
	await expect(page.locator('main details[open]')).toHaveCount(0)
})

test('what the browser’s own search finds opens its group', async ({ page }) => {
	// The search of a text in the address is that of Ctrl+F.
	await page.goto(`${index}#:~:text=no%20crowdsec%20backend%20provided`)
	await expect(page.locator('main details[open]')).toHaveCount(1)
	await expect(page.locator('main details[open] summary')).toBeInViewport()
})

test('a page without steps of its own gets them, in the static HTML too', async ({ page, browser }) => {
	const plain = await browser.newPage({ javaScriptEnabled: false })
	for (const reader of [page, plain]) {
		await reader.goto(`${index}/go-config/field-unknown`)
		await expect(reader.getByRole('heading', { name: 'Confirm it' })).toHaveCount(1)
		await expect(reader.getByRole('heading', { name: 'Fix it' })).toHaveCount(1)
		await expect(reader.getByText('systemctl restart crowdsec-firewall-bouncer').first()).toBeVisible()
	}
	await plain.close()
})

test('a page with a fix of its own has the confirmation above it', async ({ page }) => {
	await page.goto(`${index}/nginx-module/http-429`)
	await expect(page.locator('article h2')).toHaveText([/Confirm it/, /Fix it/])
})
