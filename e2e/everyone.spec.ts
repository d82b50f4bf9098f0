import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { expect, rcOffline, refusedKey, test } from './test'

/** What a reader sees between two presses, each as it stands after the press. */
const file = 'mode: nftables\napi_url: https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567/v1/decisions/stream\napi_key: x\n'

async function fill(page: Page, path: string, text: string): Promise<void> {
	await page.goto(path)
	const box = page.locator('#log-analyzer')
	await box.locator('textarea').fill(text)
	await box.getByRole('button', { name: /Find the cause|Check it/ }).click()
}

const states: Readonly<Record<string, (page: Page) => Promise<void>>> = {
	'a verdict with its generator': async (page) => {
		await fill(page, rcOffline, refusedKey)
		await page.locator('#log-analyzer').getByTestId('config-generator').waitFor()
	},
	'a verdict with a timeline, everything unfolded': async (page) => {
		await page.goto('u/troubleshooting/analyze')
		const box = page.locator('#log-analyzer')
		await box.getByRole('button', { name: 'Try a sample' }).click()
		await box.locator('figure').waitFor()
		await box.getByTestId('config-generator').waitFor()
		await box.evaluate((box) => {
			for (const details of box.querySelectorAll('details')) details.open = true
		})
	},
	'a log and a file in parts': async (page) => {
		await fill(
			page,
			'u/troubleshooting/analyze',
			`== config /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml\n${file}== log /var/log/bouncer.log\n${refusedKey}\n== end`,
		)
		await page.getByText('Found in it').waitFor()
	},
	'a checked file with its correction': async (page) => {
		await fill(page, 'u/troubleshooting/check', file)
		await page.getByText('Read as a file of: Firewall').waitFor()
	},
	'a generator with all its options': async (page) => {
		await page.goto('u/bouncers/firewall?bouncer=firewall')
		const generator = page.getByTestId('config-generator').first()
		await generator.getByText(/^More options/).click()
		await generator.evaluate((box) => {
			for (const details of box.querySelectorAll('details')) details.open = true
		})
	},
	'the picker of bouncers': async (page) => {
		await page.goto(rcOffline)
		await page.getByRole('region', { name: 'Your bouncer' }).getByRole('button').first().click()
		await page.getByRole('option').first().waitFor()
	},
	'the search': async (page) => {
		await page.goto('u/troubleshooting')
		await page.getByRole('combobox', { name: 'Search' }).fill('forbidden')
		await page.getByRole('option').first().waitFor()
	},
	'a question': async (page) => {
		await page.goto('u/troubleshooting/guide#endpoint')
		await page.locator('#endpoint').waitFor()
	},
	'the shortcuts': async (page) => {
		await page.goto('u/troubleshooting')
		await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
		await page.keyboard.press('?')
		await page.getByRole('dialog').waitFor()
	},
	'the menu, where there is room for no other': async (page) => {
		await page.goto('u/bouncers/firewall')
		await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
		const menu = page.getByRole('button', { name: /navigation bar/ })
		if (await menu.isVisible()) await menu.click()
	},
}

/** Axe sees colours in the middle of a transition. */
async function atRest(page: Page): Promise<void> {
	await page.evaluate(() => new Promise(requestAnimationFrame).then(() => Promise.all(document.getAnimations().map(({ finished }) => finished))))
}

async function complaints(page: Page, rules: readonly string[]): Promise<readonly string[]> {
	await atRest(page)
	await page.evaluate(axe.source)
	return page.evaluate(async (runOnly) => {
		const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({ runOnly: [...runOnly], resultTypes: ['violations'] })
		return violations.map(
			({ id, nodes }) =>
				`${id}: ${nodes
					.slice(0, 3)
					.map(({ html }) => html.slice(0, 160))
					.join(' ')}`,
		)
	}, rules)
}

const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const colours = ['color-contrast', 'link-in-text-block']

for (const [name, reach] of Object.entries(states)) {
	for (const [device, viewport] of [
		['desk', { width: 1280, height: 900 }],
		['phone', { width: 360, height: 740 }],
	] as const) {
		test(`axe finds nothing in ${name} (${device})`, async ({ page }) => {
			await page.setViewportSize(viewport)
			// Colours then change at once, also where nothing is drawn.
			await page.emulateMedia({ reducedMotion: 'reduce' })
			await reach(page)
			// Besides the one that is said for all of the page.
			expect(await page.locator('main').locator('[aria-live], [role="status"], output').count(), 'live regions').toBe(0)
			expect(await complaints(page, all), 'light').toEqual([])
			await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
			expect(await complaints(page, colours), 'dark').toEqual([])
		})
	}

	test(`nothing is wider than the window at 200 % and 400 %, and on a phone, in ${name}`, async ({ page }) => {
		await page.setViewportSize({ width: 640, height: 450 })
		await reach(page)
		for (const width of [640, 390, 320]) {
			await page.setViewportSize({ width, height: 450 })
			await atRest(page)
			expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${width} px`).toBeLessThanOrEqual(0)
		}
	})
}
