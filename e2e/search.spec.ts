import { brotliCompressSync } from 'node:zlib'
import axe from 'axe-core'
import { messages } from '../src/widgets/search/messages.testing'
import { expect, linkTo, refusedKey, test } from './test'

const landing = 'u/troubleshooting'

test('a pasted line has its own page first', async ({ page }) => {
	await page.goto(landing)
	const field = page.getByRole('combobox', { name: 'Search' })
	for (const { line, page: wanted } of messages.filter((_, at) => at % 8 === 0)) {
		await field.fill('')
		await field.fill(line.replaceAll('\n', ' '))
		await expect(page.getByRole('option').first(), line).toHaveAttribute('href', linkTo(`u/troubleshooting/errors/${wanted}`))
	}
})

test('words find pages, by keys alone', async ({ page }) => {
	await page.goto(landing)
	await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
	await page.keyboard.press('/')
	await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused()
	await page.keyboard.type('crowdsecLapiKey')
	await expect(page.getByRole('option').first()).toContainText('Traefik')
	await page.keyboard.press('Enter')
	await expect(page).toHaveURL(/\/u\/bouncers\/traefik/)
})

test('a whole log goes to the analyzer, from any page', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write'])
	await page.goto('u/bouncers/intro')
	const field = page.getByRole('combobox', { name: 'Search' })
	await field.focus()
	await page.evaluate((text) => navigator.clipboard.writeText(text), refusedKey)
	await page.keyboard.press('Control+V')
	await expect(page.getByRole('option').first()).toContainText('Analyze this text')
	await page.keyboard.press('Enter')
	await expect(page).toHaveURL(/\/u\/troubleshooting\/analyze/)
	await expect(page.getByRole('heading', { name: 'The API key is refused (401 or 403).' })).toBeVisible()
})

test('the focus stays where the reader has put it while the index comes', async ({ page }) => {
	await page.goto('u/troubleshooting/analyze')
	await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
	await page.getByRole('combobox', { name: 'Search' }).focus()
	const area = page.locator('#log-analyzer textarea')
	await area.focus()
	await page.waitForLoadState('networkidle')
	await expect(area).toBeFocused()
})

test('little is fetched for the first answer to words', async ({ page }) => {
	await page.goto('u/bouncers/intro')
	await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
	// The widgets of the page come with the first touch: they are not what the search fetches.
	await page.keyboard.press('Shift')
	await page.waitForFunction(
		(seen) => {
			const count = performance.getEntriesByType('resource').length
			if (count !== seen.count) Object.assign(seen, { count, since: performance.now() })
			return performance.now() - seen.since > 1500
		},
		{ count: 0, since: 0 },
		{ polling: 100 },
	)
	const bodies: Promise<number>[] = []
	page.on('response', (response) => bodies.push(response.body().then((body) => brotliCompressSync(body).length)))
	await page.getByRole('combobox', { name: 'Search' }).fill('forbidden')
	await expect(page.getByRole('option').first()).toBeVisible()
	const kilobytes = (await Promise.all(bodies)).reduce((sum, size) => sum + size, 0) / 1000
	console.log(`search: ${kilobytes.toFixed(1)} KB, brotli`)
	expect(bodies.length).toBeGreaterThan(0)
	expect(kilobytes).toBeLessThan(150)
})

test('the open panel passes axe', async ({ page }) => {
	await page.goto(landing)
	await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
	for (const theme of ['light', 'dark'] as const) {
		await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme)
		await page.getByRole('combobox', { name: 'Search' }).fill('forbidden')
		await expect(page.getByRole('option').first()).toBeVisible()
		await page.evaluate(() => new Promise(requestAnimationFrame).then(() => Promise.all(document.getAnimations().map(({ finished }) => finished))))
		await page.evaluate(axe.source)
		const found = await page.evaluate(async () => {
			const { violations } = await (window as unknown as { axe: typeof axe }).axe.run('nav', {
				runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
			})
			return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`)
		})
		expect(found, theme).toEqual([])
	}
})
