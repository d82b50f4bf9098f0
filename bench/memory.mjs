import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPage } from './browser.mjs'
import { loadEngine } from './engine.mjs'
import { writeMixedLog } from './logs.mjs'
import { median, table, writeSection } from './results.mjs'
import { rounds } from './run.mjs'

/** `npm run bench:memory`: memory of the page's process while it reads a large log, and what blocks the page. Linux only. */

const bytes = Number(process.env.LARGE ?? 1e9)
const { hostSamples } = await loadEngine()
const folder = mkdtempSync(join(tmpdir(), 'bouncer-doctor-bench-'))
const browser = await openPage()
try {
	const path = join(folder, 'large.log')
	writeMixedLog(path, bytes, hostSamples)
	const session = await browser.page.context().browser().newBrowserCDPSession()
	const results = []
	for (let round = 0; round < rounds; round++) {
		await browser.open()
		await browser.warm()
		const { processInfo } = await session.send('SystemInfo.getProcessInfo')
		const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
		await browser.page.waitForTimeout(1000)
		const idle = residentOf(renderers)
		let highest = idle
		const watch = setInterval(() => {
			highest = Math.max(highest, residentOf(renderers))
		}, 20)
		const { longest } = await browser.readFile(path, false)
		clearInterval(watch)
		results.push({ above: highest - idle, longest })
	}
	writeSection(
		'memory',
		'Memory and the main thread',
		`A log of ${bytes / 1e9} GB read by the page, medians of ${rounds} runs. Memory is private memory of the renderer processes, its highest value against the page with a warm worker at rest. A task below 50 ms is not told by the browser and stands as 0.\n\n${table(
			['what', 'value'],
			[
				['memory above idle', `${(median(results.map(({ above }) => above)) / 1e6).toFixed(0)} MB`],
				['longest task of the main thread', `${median(results.map(({ longest }) => longest)).toFixed(0)} ms`],
			],
		)}`,
	)
} finally {
	await browser.close()
	rmSync(folder, { recursive: true })
}

/** Memory that only these processes use, in bytes. */
function residentOf(processes) {
	return processes.reduce((sum, id) => sum + 1024 * Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0), 0)
}
