import type { Locator, Page } from '@playwright/test'
import { expect, refusedKey, test } from './test'

/** A worker that cannot be made, and one that the browser has ended without a word: nobody waits for ever, and nothing typed is lost. */
const config = 'mode: nftables\napi_url: https://example.com/\napi_key: x\n'

interface Tool {
	readonly path: string
	readonly box: (page: Page) => Locator
	readonly text: string
	readonly button: string
	readonly answer: (page: Page) => Locator
}

const tools = {
	analyzer: {
		path: 'u/troubleshooting/analyze',
		box: (page) => page.locator('#log-analyzer'),
		text: refusedKey,
		button: 'Find the cause',
		answer: (page) => page.locator('#log-analyzer').getByRole('heading', { name: 'The API key is refused (401 or 403).' }),
	},
	checker: {
		path: 'u/troubleshooting/check',
		box: (page) => page.getByTestId('config-checker'),
		text: config,
		button: 'Check it',
		answer: (page) => page.getByTestId('config-checker').getByText('Read as a file of: Firewall'),
	},
} as const satisfies Record<string, Tool>

type Threads = Window & { threads: Worker[]; noThreads: boolean; endThreads: boolean }

/** The page's own workers, for the test to end. */
async function watchWorkers(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const seen = Object.assign(window as unknown as Threads, { threads: [], noThreads: false, endThreads: false })
		window.Worker = class extends Worker {
			constructor(...given: ConstructorParameters<typeof Worker>) {
				if (seen.noThreads) throw new Error('no workers here')
				super(...given)
				seen.threads.push(this)
				if (seen.endThreads) this.terminate()
			}
		}
	})
}

for (const [name, { path, box, text, button, answer }] of Object.entries<Tool>(tools)) {
	test(`${name}: a worker that cannot be made is explained, and tried again`, async ({ page }) => {
		await watchWorkers(page)
		await page.addInitScript(() => Object.assign(window, { noThreads: true }))
		await page.goto(path)
		await box(page).locator('textarea').fill(text)
		await box(page).getByRole('button', { name: button }).click()
		await expect(box(page).getByRole('alert')).toContainText('bouncer-doctor')
		await expect(box(page).locator('textarea')).toHaveValue(text)
		await page.evaluate(() => Object.assign(window, { noThreads: false }))
		await box(page).getByRole('button', { name: 'Try again' }).click()
		await expect(answer(page)).toBeVisible()
	})

	test(`${name}: a worker that was ended is explained, and tried again`, async ({ page }) => {
		await watchWorkers(page)
		await page.goto(path)
		await box(page).locator('textarea').focus()
		await page.waitForFunction(() => (window as unknown as Threads).threads.length > 0)
		// A box can have a second one, which is made a moment later.
		await page.evaluate(() => {
			Object.assign(window, { endThreads: true })
			for (const thread of (window as unknown as Threads).threads) thread.terminate()
		})
		await box(page).locator('textarea').fill(text)
		await box(page).getByRole('button', { name: button }).click()
		await expect(box(page).getByRole('alert')).toContainText('There is no answer yet.')
		await expect(box(page).locator('textarea')).toHaveValue(text)
		await page.evaluate(() => Object.assign(window, { endThreads: false }))
		await box(page).getByRole('button', { name: 'Try again' }).click()
		await expect(answer(page)).toBeVisible()
	})
}
