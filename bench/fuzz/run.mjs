import { randomness } from '../random.mjs'
import { mutated } from './mutate.mjs'

/**
 * Reads mutated texts. A reader's `share` says how often it is asked beside the others, its `longest` how long its texts are.
 *
 * @returns a function that reads the text of a seed. The seed tells all: the reader, the text, its changes.
 */
export function readingWith(readers) {
	const names = Object.entries(readers).flatMap(([name, { share = 1 }]) => Array(share).fill(name))
	return (seed) => {
		const random = randomness(seed)
		const name = random.pick(names)
		const { texts, longest, read } = readers[name]
		const { text, changes } = mutated(random, texts, longest)
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
}
