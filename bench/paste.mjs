import { openPage } from './browser.mjs'
import { loadEngine } from './engine.mjs'
import { table, writeSection } from './results.mjs'
import { interleaved, rounds } from './run.mjs'

/** `npm run bench:paste`: 200 lines pasted into the page, until the verdict is painted. The site must have been built. */

const { hostSamples } = await loadEngine()
/** Nobody's log: each line is a message that was not there before. */
const different = Array.from({ length: 200 }, (_, at) => hostSamples[(at * 7) % hostSamples.length])
const pad = (number) => String(number).padStart(2, '0')
/** What a journal shows of a bouncer whose key is refused, and that is started again and again. */
const journal = Array.from({ length: 200 }, (_, at) => {
	const clock = `${pad(3 + Math.floor(at / 40))}:${pad((at * 3) % 60)}:${pad((at * 7) % 60)}`
	const said = [
		'level=info msg="Starting crowdsec-firewall-bouncer 0.0.34-debian-pragmatic-amd64"',
		'level=info msg="backend type: nftables"',
		'level=info msg="Processing new and deleted decisions . . ."',
		'level=error msg="auth-api: auth with api key failed return nil response, error: dial tcp 192.0.2.10:8080: connect: connection refused"',
		'level=error msg="API error: access forbidden"',
		'level=fatal msg="process terminated with error: bouncer stream halted"',
	][at % 6]
	return `Nov 22 ${clock} web-1 crowdsec-firewall-bouncer[${4000 + at}]: time="2026-11-22T${clock}Z" ${said}`
})
const browser = await openPage()
try {
	const paste = (lines, isWarm) => () => browser.paste(lines.join('\n'), isWarm)
	const times = await interleaved({
		journalWarm: paste(journal, true),
		journalCold: paste(journal, false),
		differentWarm: paste(different, true),
		differentCold: paste(different, false),
	})
	const ms = (time) => `${time.toFixed(0)} ms`
	writeSection(
		'paste',
		'A paste of 200 lines',
		`From the paste until the frame that shows the verdict is painted, medians of ${rounds} interleaved runs. Warm: the reader reached for the box half a second before. Cold: the worker is loaded, compiled and started by the paste itself, from the browser's cache.\n\n${table(
			['lines', 'warm', 'cold'],
			[
				['a journal of six messages, again and again', ms(times.journalWarm), ms(times.journalCold)],
				['200 different messages', ms(times.differentWarm), ms(times.differentCold)],
			],
		)}`,
	)
} finally {
	await browser.close()
}
