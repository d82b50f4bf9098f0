import { expect, holdScripts, linkTo, test } from './test'

const message = 'u/troubleshooting/errors/go/access-forbidden'

test('what is typed into the search before it has woken up is searched', async ({ page }) => {
	await page.goto(message, { waitUntil: 'commit' })
	await page.getByLabel('Search', { exact: true }).fill('traefik')
	await expect(page.getByRole('option').first()).toContainText(/traefik/i)
})

test('the shortcut of the search works as the first touch of a page', async ({ page }) => {
	await page.goto(message)
	await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
	await page.keyboard.press('Control+k')
	await expect(page.getByLabel('Search', { exact: true })).toBeFocused()
	await page.keyboard.type('traefik')
	await expect(page.getByRole('option').first()).toContainText(/traefik/i)
})

test('a message opens in place from its own family, anew from elsewhere', async ({ page }) => {
	await page.goto('u/troubleshooting/errors/go/http-401')
	// Before that a link is the browser's own, and opens any page anew.
	await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
	await page.evaluate(() => Object.assign(window, { marked: true }))
	await page
		.locator(`article a[href="${linkTo(message)}"]`)
		.first()
		.click()
	await expect(page.getByRole('heading', { level: 1 })).toContainText('access forbidden')
	expect(await page.evaluate(() => 'marked' in window)).toBe(true)
	await page.getByRole('link', { name: 'All messages', exact: true }).click()
	await page.locator('summary', { hasText: 'NGINX, OpenResty' }).click()
	await page
		.locator(`article a[href^="${linkTo('u/troubleshooting/errors/lua/')}"]`)
		.first()
		.click()
	await expect(page).toHaveURL(/\/errors\/lua\//)
	await page.waitForFunction(() => !('marked' in window))
	await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('the bar over a page that is slow to come has no role that does not exist', async ({ page }) => {
	await page.goto('u/bouncers/firewall')
	await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
	const release = await holdScripts(page)
	await page.getByRole('link', { name: 'Check a config', exact: true }).click()
	await expect(page.locator('#nprogress .bar')).toBeAttached()
	await expect(page.locator('#nprogress [role]')).toHaveCount(0)
	release()
	await expect(page).toHaveURL(/\/check$/)
	await expect(page.locator('#nprogress')).toHaveCount(0)
})

test('an address that no message has is answered as not found', async ({ page, watch }) => {
	let opened = 0
	page.on('framenavigated', () => opened++)
	for (const missing of [`${message}-missing`, 'u/troubleshooting/errors/nowhere/missing']) {
		opened = 0
		const response = await page.goto(missing)
		expect(response?.status()).toBe(404)
		await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
		await expect(page.getByRole('heading', { name: 'Page Not Found' })).toBeVisible()
		expect(opened, 'times that the page was opened').toBe(1)
	}
	// The browser itself complains of the answer.
	expect(watch.noise.filter((text) => !text.includes('404'))).toEqual([])
	watch.noise.length = 0
})

test('the menu of a phone is made when it is opened', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 800 })
	await page.goto('u/bouncers/firewall')
	await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
	await expect(page.locator('.navbar-sidebar')).toHaveCount(0)
	await page.getByRole('button', { name: 'Toggle navigation bar' }).click()
	await page.locator('.navbar-sidebar').getByRole('link', { name: 'NGINX (Lua)' }).click()
	await expect(page).toHaveURL(/\/u\/bouncers\/nginx$/)
	await expect(page.getByRole('heading', { level: 1 })).toContainText('NGINX')
})

test('the shortcuts are listed under ?, and not while somebody types', async ({ page }) => {
	await page.goto('u/troubleshooting/analyze')
	await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
	await page.keyboard.press('?')
	const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
	await expect(list).toBeVisible()
	await page.keyboard.press('Escape')
	await expect(list).toBeHidden()
	await page.locator('#log-analyzer textarea').focus()
	await page.keyboard.type('?')
	await expect(list).toBeHidden()
	await expect(page.locator('#log-analyzer textarea')).toHaveValue('?')
})
