import { expect, rcOffline, test } from './test'

test('the selector is used by keyboard alone, and says what does not work before the choice', async ({ page }) => {
	await page.goto(rcOffline)
	const field = page.getByRole('combobox', { name: 'Type to find it' })
	// Until the page is awake, a key does nothing.
	await expect(async () => {
		await page.getByRole('region', { name: 'Your bouncer' }).getByRole('button', { name: 'Choose your bouncer' }).focus()
		await page.keyboard.press('ArrowDown')
		await expect(field).toBeFocused({ timeout: 500 })
	}).toPass()
	await page.keyboard.type('httpd')
	await expect(page.getByText('Apache does not work with a Console integration.')).toBeVisible()
	await page.keyboard.press('ControlOrMeta+a')
	await page.keyboard.type('nft')
	await expect(page.getByRole('option')).toHaveCount(1)
	await page.keyboard.press('Enter')
	await expect(page).toHaveURL(/bouncer=firewall/)
	const button = page.getByRole('button', { name: /^Firewall/ }).first()
	await expect(button).toBeFocused()
	await page.keyboard.press('Enter')
	await page.keyboard.press('ArrowUp')
	await page.keyboard.press('Tab')
	await expect(page.getByRole('button', { name: 'Show all bouncers again' })).toBeFocused()
	await page.keyboard.press('Escape')
	await expect(button).toBeFocused()
})

test('the table of bouncers is filtered and sorted', async ({ page }) => {
	await page.goto('/u/bouncers/intro')
	const rows = page.getByRole('rowheader')
	await expect(page.getByRole('status').filter({ hasText: '26 bouncers' })).toBeVisible()
	const head = page.getByRole('columnheader', { name: 'Console integration' })
	await expect(async () => {
		await head.getByRole('button').click()
		await expect(head).toHaveAttribute('aria-sort', 'descending', { timeout: 500 })
	}).toPass()
	await expect(rows.first()).toHaveText('Apache')
	await page.getByLabel('Find a bouncer').fill('wp')
	await expect(rows).toHaveText(['WordPress plugin'])
	await page.getByLabel('Find a bouncer').fill('zzz')
	await expect(page.getByText('No bouncer has such a name.')).toBeVisible()
})

test('a name that no program reads has a heading of its own', async ({ page }) => {
	await page.goto('/u/bouncers/traefik')
	await page.getByRole('link', { name: 'crowdsec-traefik-bouncer', exact: true }).click()
	await expect(page).toHaveURL(/withdrawn_names#crowdsec-traefik-bouncer$/)
	await expect(page.locator('h3#crowdsec-traefik-bouncer')).toBeInViewport()
})
