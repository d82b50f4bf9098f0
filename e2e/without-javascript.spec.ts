import { expect, rcOffline, test } from './test'

test.use({ javaScriptEnabled: false })

test('the issue page shows the commands of every bouncer', async ({ page }) => {
	await page.goto(rcOffline)
	for (const command of [
		'systemctl restart crowdsec-firewall-bouncer',
		'systemctl restart nginx',
		'systemctl restart haproxy',
		'systemctl restart crowdsec-spoa-bouncer',
	]) {
		await expect(page.getByText(command).first(), command).toBeVisible()
	}
	expect(await page.locator('noscript').first().textContent()).toContain('The analyzer needs JavaScript.')
})

test('a bouncer’s page shows its options and files', async ({ page }) => {
	await page.goto('u/bouncers/firewall')
	await expect(page.getByText('/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml').first()).toBeVisible()
	await expect(page.getByRole('rowheader', { name: /retry_initial_connect/ })).toBeVisible()
})

test('the list of messages and its pages are there', async ({ page }) => {
	await page.goto('u/troubleshooting/errors')
	await page.locator('summary', { hasText: /written in Go AWS WAF/ }).click()
	await page.getByRole('link', { name: 'API error: access forbidden', exact: true }).click()
	await expect(page.getByRole('heading', { level: 1 })).toContainText('access forbidden')
})

test('the page of a message shows its sample as the program prints it, backslashes included', async ({ page }) => {
	await page.goto('u/troubleshooting/errors/windows-firewall/config-missing')
	await expect(page.getByText(String.raw`'C:\ProgramData\CrowdSec\config\bouncers\cs-windows-firewall-bouncer.yaml'`).first()).toBeVisible()
})

test('the start page leads to the issues', async ({ page }) => {
	await page.goto('./')
	await page
		.getByRole('link', { name: /troubleshooting/i })
		.first()
		.click()
	await expect(page).toHaveURL(/\/u\/troubleshooting/)
})
