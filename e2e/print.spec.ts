import { expect, rcOffline, test } from './test'

for (const bouncer of ['firewall', 'traefik', 'nginx', 'haproxy-spoa']) {
	test(`the issue page for one bouncer is at most eight pages of paper (${bouncer})`, async ({ page }) => {
		await page.goto(`${rcOffline}?bouncer=${bouncer}`)
		await expect(page.getByTestId('config-generator').first().locator('pre').first()).toBeVisible()
		const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true })
		const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
		console.log(`${bouncer}: ${pages} pages`)
		expect(pages).toBeGreaterThan(2)
		expect(pages).toBeLessThanOrEqual(8)
	})
}

test('what is printed is what is read: file and commands, no fields and no buttons', async ({ page }) => {
	await page.goto(`${rcOffline}?bouncer=firewall`)
	const generator = page.getByTestId('config-generator').first()
	await expect(generator.locator('pre').first()).toBeVisible()
	await page.emulateMedia({ media: 'print' })
	await expect(generator.locator('pre').first()).toBeVisible()
	await expect(generator.getByLabel('API key')).toBeHidden()
	await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
	await expect(page.getByRole('main').getByText('systemctl restart crowdsec-firewall-bouncer').first()).toBeVisible()
})
