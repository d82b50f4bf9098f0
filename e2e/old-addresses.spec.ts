import { officialAddresses, oldAddresses } from '../plugins/old-addresses/addresses'
import { expect, test } from './test'

test('every address of CrowdSec’s pages answers', async ({ request }) => {
	for (const address of [...officialAddresses, ...Object.keys(oldAddresses)]) expect((await request.get(address.slice(1))).status(), address).toBe(200)
})

test('an old address leads on to its heading', async ({ page }) => {
	await page.goto('u/troubleshooting/cti')
	await page.waitForURL('**/u/troubleshooting/elsewhere#cti')
	await expect(page.locator('h1')).toHaveText('What is answered elsewhere')
})
