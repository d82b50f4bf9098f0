import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { findChromium } from '../scripts/chromium.mjs'
import { serve } from '../scripts/serve.mjs'
import { root } from './engine.mjs'

const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
]

/** The built issue page in Chromium, as a reader has it open. */
export async function openPage() {
	const site = join(root, 'build')
	if (!existsSync(site)) throw new Error('There is no built site to measure. Build it first: npm run build')
	const server = await serve(site)
	const browser = await chromium.launch({ executablePath: await findChromium(), args: flags })
	const page = await browser.newPage()
	const address = `http://127.0.0.1:${server.port}/u/troubleshooting/issue_integration_rc_offline`

	const open = async () => {
		await page.goto(address)
		await page.locator('html[data-has-hydrated=true]').waitFor()
		await page.evaluate(() => {
			window.longest = 0
			new PerformanceObserver((list) => {
				for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration)
			}).observe({ type: 'longtask' })
		})
	}
	const warm = async () => {
		await page.locator('#log-analyzer textarea').focus()
		await page.locator('#log-analyzer[data-ready]').waitFor()
	}
	/** Milliseconds from what `act` does until the frame that shows the verdict is painted. */
	const untilVerdict = async (act) => {
		const painted = page.evaluate(
			() =>
				new Promise((resolve) => {
					// The frame is painted right after its callbacks, and before the next task.
					const { port1, port2 } = new MessageChannel()
					port1.onmessage = () => resolve(performance.now())
					const look = () => {
						if (document.querySelector('#log-analyzer h3')) port2.postMessage(null)
						else requestAnimationFrame(look)
					}
					window.began = 0
					requestAnimationFrame(look)
				}),
		)
		await act()
		const end = await painted
		return end - (await page.evaluate(() => window.began))
	}
	return {
		page,
		open,
		warm,
		/** A file into the page, worker warm: time until the verdict is painted, and the longest task of the main thread meanwhile. */
		async readFile(path, reopen = true) {
			if (reopen) await open()
			await warm()
			await page.evaluate(() => {
				window.longest = 0
				document
					.querySelector('#log-analyzer input[type=file]')
					.addEventListener('input', () => (window.began = performance.now()), { capture: true, once: true })
			})
			const milliseconds = await untilVerdict(() => page.locator('#log-analyzer input[type=file]').setInputFiles(path))
			return { milliseconds, longest: await page.evaluate(() => window.longest) }
		},
		/** A paste, as the browser tells of one. */
		async paste(text, warmed) {
			await open()
			if (warmed) {
				await warm()
				// Nobody is faster from reaching for the box to the paste.
				await page.waitForTimeout(500)
			}
			return untilVerdict(() =>
				page.evaluate((pasted) => {
					const area = document.querySelector('#log-analyzer textarea')
					const data = new DataTransfer()
					data.setData('text', pasted)
					window.began = performance.now()
					area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
					area.value = pasted
				}, text),
			)
		},
		async close() {
			await browser.close()
			server.close()
		},
	}
}
