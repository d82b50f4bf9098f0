import { readFileSync } from 'node:fs'
import axe from 'axe-core'
import { thorough } from '../src/testing/thorough'
import { expect, test } from './test'

/** Every address of the sitemap, as paths. */
const all = [...readFileSync('build/sitemap.xml', 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map((found) => new URL(found[1] ?? '').pathname)
const [messages, others] = [all.filter((path) => path.includes('/errors/')), all.filter((path) => !path.includes('/errors/'))]
/** Pages of messages share one layout, and the build renders each of them: one of eight is opened (all with `THOROUGH=1`), fewer are examined for accessibility. */
const paths = [...others, ...messages.filter((_, at) => thorough || at % 8 === 0)]
const examined = [...others, ...messages.filter((_, at) => at % 40 === 0)]

const groups = Array.from({ length: 4 }, (_, group) => paths.filter((_, at) => at % 4 === group))

/** Resolves when React has taken the page over; says by how many pixels the page is wider than the window. */
function settled(): Promise<number> {
	return new Promise((resolve) => {
		const look = () => {
			const root = document.documentElement
			if (root?.dataset.hasHydrated === 'true' && document.querySelector('h1')) resolve(root.scrollWidth - window.innerWidth)
			else setTimeout(look, 4)
		}
		look()
	})
}

for (const [number, group] of groups.entries()) {
	test(`every page opens without a complaint (${number + 1} of ${groups.length})`, async ({ page, watch }) => {
		// Docusaurus then fetches no pages in advance: 16 requests a page in place of 27.
		await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ effectiveType: '2g', saveData: true }) }))
		for (const path of group) {
			const response = await page.goto(path, { waitUntil: 'domcontentloaded' })
			expect(response?.status(), path).toBe(200)
			expect(await page.evaluate(settled), `${path} is wider than the window`).toBeLessThanOrEqual(0)
			expect(watch.noise, path).toEqual([])
		}
	})
}

/** Text with a backtick that is not shown as code. */
function rawBackticks(): readonly string[] {
	const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT)
	const found: string[] = []
	while (walker.nextNode()) {
		const { parentElement, textContent } = walker.currentNode
		if (textContent?.includes('`') && !parentElement?.closest('code, pre, script, style')) found.push(textContent)
	}
	return found
}

test('no sentence of the facts shows its backticks', async ({ page }) => {
	const sheets = paths.filter((path) => path.includes('/u/bouncers/'))
	expect(sheets.length).toBeGreaterThan(20)
	for (const path of sheets) {
		await page.goto(path, { waitUntil: 'domcontentloaded' })
		await page.evaluate(settled)
		expect(await page.evaluate(rawBackticks), path).toEqual([])
	}
})

/** What axe looks at. The dark theme changes colours and nothing else: the other rules, half of the time, have been asked in the light. */
const rules = { light: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], dark: ['color-contrast', 'link-in-text-block'] } as const

for (const theme of ['light', 'dark'] as const) {
	test(`pages pass axe (${theme})`, async ({ page }) => {
		await page.emulateMedia({ colorScheme: theme })
		for (const path of examined) {
			await page.goto(`${path}?docusaurus-theme=${theme}`)
			await page.evaluate(axe.source)
			const found = await page.evaluate(async (runOnly) => {
				const run = (window as unknown as { axe: typeof axe }).axe.run
				const { violations } = await run({ runOnly: [...runOnly], resultTypes: ['violations'] })
				return violations.map(
					(violation) =>
						`${violation.id}: ${violation.nodes
							.map((node) => node.target.join(' '))
							.slice(0, 3)
							.join(', ')}`,
				)
			}, rules[theme])
			expect(found, path).toEqual([])
		}
	})
}

test('pages fit a phone', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 })
	for (const path of examined) {
		await page.goto(path)
		const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
		expect(wider, path).toBeLessThanOrEqual(0)
	}
})
