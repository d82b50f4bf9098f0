import { openPage } from './browser.mjs'
import { loadEngine } from './engine.mjs'
import { table, writeSection } from './results.mjs'
import { interleaved, rounds } from './run.mjs'

/** `npm run bench:paste`: 200 lines pasted into the page, until the verdict is painted. The site must have been built. */

const { hostSamples } = await loadEngine()
const lines = Array.from({ length: 200 }, (_, at) => hostSamples[(at * 7) % hostSamples.length])
const browser = await openPage()
try {
	const { warm, cold } = await interleaved({ warm: () => browser.paste(lines.join('\n'), true), cold: () => browser.paste(lines.join('\n'), false) })
	const ms = (time) => `${time.toFixed(0)} ms`
	writeSection(
		'paste',
		'A paste of 200 lines',
		`From the paste to the frame that shows the verdict, medians of ${rounds} interleaved runs. Warm: the reader reached for the box before. Cold: the worker is loaded, compiled and started by the paste itself, from the browser's cache.\n\n${table(
			['worker', 'time'],
			[
				['warm', ms(warm)],
				['cold', ms(cold)],
			],
		)}`,
	)
} finally {
	await browser.close()
}
