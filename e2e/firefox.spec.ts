import { existsSync } from 'node:fs'
import { test as base, expect } from '@playwright/test'
import puppeteer, { type Page } from 'puppeteer-core'
import { consoleAddress as address, consoleKey as key, refusedKey } from './test'

/** Playwright drives only a Firefox of its own; Debian's, and every other one, speaks WebDriver BiDi, as Puppeteer does. */
const firefox = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr'

/** By the keys that a reader presses: cut out of a field, pasted beside all fields. */
async function pasteBeside(page: Page, text: string): Promise<void> {
	await page.evaluate((text) => {
		const field = document.body.appendChild(document.createElement('textarea'))
		field.value = text
		field.select()
	}, text)
	await press(page, 'KeyX')
	await page.evaluate(() => document.activeElement?.remove())
	await press(page, 'KeyV')
}

async function press(page: Page, letter: 'KeyX' | 'KeyV'): Promise<void> {
	await page.keyboard.down('Control')
	await page.keyboard.press(letter)
	await page.keyboard.up('Control')
}

base('the loop in Firefox: log, verdict, corrected file, proof, and a quiet console', async ({ baseURL }) => {
	base.skip(!existsSync(firefox), `there is no ${firefox} (Debian: apt-get install firefox-esr, or name another one in FIREFOX_PATH)`)
	const browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox, headless: true })
	try {
		const page = await browser.newPage()
		const noise: string[] = []
		page.on('console', (message) => ['error', 'warn'].includes(message.type()) && noise.push(message.text()))
		page.on('pageerror', (error) => noise.push(String(error)))
		await page.goto(`${baseURL}u/troubleshooting`, { waitUntil: 'domcontentloaded' })
		await page.waitForSelector('#log-analyzer textarea')
		await pasteBeside(page, refusedKey)
		await page.waitForFunction(() => document.querySelector('#log-analyzer h2')?.textContent?.includes('The API key is refused'))
		await page.waitForSelector('#log-analyzer [data-testid="config-generator"]')
		await pasteBeside(page, address)
		await pasteBeside(page, key)
		const shows = (text: string) =>
			page.waitForFunction((text) => document.querySelector('#log-analyzer [data-testid="config-generator"] pre')?.textContent?.includes(text), {}, text)
		await shows(`api_url: ${address}`)
		await shows(`api_key: ${key}`)
		await pasteBeside(page, 'time="2026-11-20T09:12:44Z" level=info msg="9120 decisions added"')
		await page.waitForSelector('#log-analyzer [data-outcome="gone"]')
		expect(noise).toEqual([])
	} finally {
		await browser.close()
	}
})
