import { randomness } from '../random.mjs'
import { mutated } from './mutate.mjs'

/** Reads one mutated text. The seed tells all: the reader, the text, its changes. */
export function readOne(readers, seed) {
	const random = randomness(seed)
	const name = random.pick(Object.keys(readers))
	const { texts, read } = readers[name]
	const { text, changes } = mutated(random, texts)
	const started = process.cpuUsage()
	let error = null
	try {
		read(text, random)
	} catch (caught) {
		error = caught
	}
	const { user, system } = process.cpuUsage(started)
	return { seed, name, text, changes, error, milliseconds: (user + system) / 1000 }
}
