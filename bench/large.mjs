#!/usr/bin/env node
// How long everything that reads a text takes for large ones of many make-ups: blanks, brackets, secrets, prompts, logs … `npm run
// bench:large` prints the slowest; `--length N` takes texts of so many characters, `--only READER,READER` asks these, `--texts WORD`
// takes texts whose name holds it, `--all` prints each. Ends with 1 where one takes more than a second.
import { parseArgs } from 'node:util'
import { loadEngine } from './engine.mjs'
import { readersOf } from './large/readers.mjs'
import { textNames, textOf } from './large/texts.mjs'
import { table } from './results.mjs'

/** Just below what the checker takes of one file, just below what is still looked at for files, and 2 MB. */
const lengths = [119_000, 199_000, 2_000_000]
const longestMs = 1000
const told = 12

const { values } = parseArgs({
	options: { length: { type: 'string' }, only: { type: 'string' }, texts: { type: 'string', default: '' }, all: { type: 'boolean', default: false } },
})
const engine = await loadEngine()
const all = readersOf(engine)
const readers = Object.entries(all).filter(([name]) => values.only?.split(',').includes(name) ?? true)
const rows = []
for (const name of textNames.filter((one) => one.includes(values.texts)))
	for (const length of values.length ? [Number(values.length)] : lengths) {
		const text = textOf(name, length)
		for (const [reader, read] of readers) {
			const row = { reader, name, length, ms: timeOf(() => read(text)) }
			rows.push(row)
			if (row.ms > longestMs) console.log(`${reader}: ${name}, ${length} characters: ${row.ms.toFixed(0)} ms`)
		}
	}
const slowest = rows.toSorted((a, b) => b.ms - a.ms)
const shown = values.all ? slowest : readers.flatMap(([reader]) => slowest.filter((row) => row.reader === reader).slice(0, told))
console.log(
	table(
		['reader', 'text', 'characters', 'ms'],
		shown.map(({ reader, name, length, ms }) => [reader, name, length, ms.toFixed(0)]),
	),
)
const tooLong = rows.filter(({ ms }) => ms > longestMs)
console.log(
	`\n${rows.length} readings of ${new Set(rows.map(({ name }) => name)).size} texts; the longest took ${slowest[0]?.ms.toFixed(0)} ms, ${tooLong.length} more than ${longestMs} ms`,
)
process.exitCode = tooLong.length > 0 ? 1 : 0

/** What it takes of a thread: on a busy machine the clock tells more, and the processor's time holds that of the memory's tidying in other threads. */
function timeOf(run) {
	const started = performance.now()
	const before = process.cpuUsage()
	run()
	const { user, system } = process.cpuUsage(before)
	return Math.min(performance.now() - started, (user + system) / 1000)
}
