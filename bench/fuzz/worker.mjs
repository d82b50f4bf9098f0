// Reads the texts of the seeds that `pool.mjs` gives it, until nobody is there to give it more.
import { loadEngine, root } from '../engine.mjs'
import { readersOf } from './readers.mjs'
import { readingWith } from './run.mjs'
import { samplesOf } from './samples.mjs'
import { count, emptyTally } from './tally.mjs'

const only = process.argv.slice(2)
const engine = await loadEngine()
const all = readersOf(engine, samplesOf(engine, root))
const unknown = only.filter((name) => !Object.hasOwn(all, name))
if (unknown.length > 0) {
	console.error(`--only ${unknown.join(',')}: no such reader. Known are ${Object.keys(all).join(', ')}.`)
	process.exit(2)
}
const readers = only.length === 0 ? all : Object.fromEntries(only.map((name) => [name, all[name]]))
const readOne = readingWith(readers)

process.on('message', ({ from, to }) => {
	const tally = emptyTally(Object.keys(readers))
	for (let seed = from; seed < to; seed++) count(tally, readOne(seed))
	process.send(tally)
})
// Ctrl-C reaches every process of the terminal. What was begun is read to its end, and told.
process.on('SIGINT', () => {})
process.on('disconnect', () => process.exit())
process.send(emptyTally(Object.keys(readers)))
