import { expect, test } from './test'

const before = `> Mar 03 05:00:04 edge01 crowdsec-firewall-bouncer[811]: time="2026-03-03T05:00:04Z" level=info msg="9120 decisions added"
> Mar 04 06:10:42 edge01 crowdsec-firewall-bouncer[811]: time="2026-03-04T06:10:42Z" level=error msg="API error: access forbidden"
> Mar 04 06:10:42 edge01 crowdsec-firewall-bouncer[811]: time="2026-03-04T06:10:42Z" level=error msg="slot 4 of lapi.example.com broke"
> Mar 04 07:10:42 edge01 crowdsec-firewall-bouncer[811]: time="2026-03-04T07:10:42Z" level=error msg="API error: access forbidden"
`
const after = `time="2026-03-04T09:00:04Z" level=info msg="backend type: nftables"
time="2026-03-04T09:00:05Z" level=info msg="9120 decisions added"
`

test('a fresh log is compared with the fault before', async ({ page }) => {
	await page.goto('u/troubleshooting/analyze')
	const analyzer = page.locator('#log-analyzer')
	const area = analyzer.locator('textarea')
	await area.fill(before)
	await analyzer.getByRole('button', { name: 'Find the cause' }).click()
	await expect(analyzer.getByRole('heading', { name: /credentials were regenerated/ })).toBeVisible()
	await expect(analyzer.getByText('2 pulls in a row').first()).toBeVisible()
	await analyzer.getByRole('button', { name: 'Paste a fresh log' }).click()
	await area.fill(after)
	await analyzer.getByRole('button', { name: 'Find the cause' }).click()
	await expect(analyzer.locator('[data-outcome]')).toHaveAttribute('data-outcome', 'gone')
})

test('the form of the lines can be corrected, and found again', async ({ page }) => {
	await page.goto('u/troubleshooting/analyze')
	const analyzer = page.locator('#log-analyzer')
	await analyzer.locator('textarea').fill(before)
	await analyzer.getByRole('button', { name: 'Find the cause' }).click()
	const format = analyzer.getByLabel('Read as')
	await expect(format).toHaveValue('')
	await expect(analyzer.getByLabel('inside')).toContainText('quoted text (found)')
	await expect(analyzer.locator('summary', { hasText: 'Not recognised' })).toBeVisible()
	await format.selectOption('plain')
	await expect(analyzer.locator('summary', { hasText: 'Not recognised' })).toBeHidden()
	await format.selectOption('')
	await expect(analyzer.locator('summary', { hasText: 'Not recognised' })).toBeVisible()
})

test('what is shown to others names no host, and asks nobody before the click', async ({ page }) => {
	await page.goto('u/troubleshooting/analyze')
	const analyzer = page.locator('#log-analyzer')
	await analyzer.locator('textarea').fill(before)
	await analyzer.getByRole('button', { name: 'Find the cause' }).click()
	await analyzer.locator('summary', { hasText: 'Not recognised' }).click()
	await analyzer.locator('summary', { hasText: 'Tell us' }).click()
	await analyzer.locator('summary', { hasText: 'Report for a forum' }).click()
	const previews = analyzer.locator('pre')
	await expect(previews.filter({ hasText: 'slot 4 of' }).first()).toBeVisible()
	for (const text of await previews.allInnerTexts()) {
		expect(text).not.toContain('edge01')
		expect(text).not.toContain('lapi.example.com')
	}
	await expect(analyzer.locator('a[href*="issues/new"]')).toHaveCount(0)
})
