import { expect, test } from 'vitest'
import { loadEngine, root } from './engine.mjs'
import { mutated, mutations } from './fuzz/mutate.mjs'
import { readSeeds } from './fuzz/pool.mjs'
import { readersOf } from './fuzz/readers.mjs'
import { readingWith } from './fuzz/run.mjs'
import { samplesOf } from './fuzz/samples.mjs'
import { add, count, emptyTally } from './fuzz/tally.mjs'
import { randomness } from './random.mjs'

const engine = await loadEngine()
const readers = readersOf(engine, samplesOf(engine, root))
const seedsUpTo = (last) => Array.from({ length: last }, (_, at) => at + 1)

test.each(Object.keys(readers))('whatever is pasted, no promise is broken: %s', (name) => {
	const readOne = readingWith({ [name]: readers[name] })
	const broken = seedsUpTo(20)
		.map(readOne)
		.filter(({ error }) => error)
	expect(broken.map(({ seed, error }) => `--only ${name} --seed ${seed}: ${error.message}`)).toEqual([])
})

test('one seed is one text', () => {
	const readOne = readingWith(readers)
	expect({ ...readOne(7), milliseconds: 0 }).toEqual({ ...readOne(7), milliseconds: 0 })
})

test('a reader is asked as often as its share says', () => {
	const silent = { texts: ['a'], read: () => {} }
	const readOne = readingWith({ often: { ...silent, share: 9 }, seldom: silent })
	const often = seedsUpTo(1000).filter((seed) => readOne(seed).name === 'often').length
	expect(Math.abs(often - 900)).toBeLessThan(30)
})

test('a reader that breaks a promise is told', () => {
	const throws = { some: { texts: ['a'], read: () => JSON.parse('{') } }
	expect(readingWith(throws)(1)).toMatchObject({ name: 'some', error: expect.any(SyntaxError) })
})

test('processes read each seed once', async () => {
	const crashes = []
	const only = ['env', 'endpoint', 'toml']
	const { tally, read } = await readSeeds({ first: 5, count: 450, isOver: () => false, only, onCrash: (crash) => crashes.push(crash) })
	const here = emptyTally(only)
	const readOne = readingWith(Object.fromEntries(only.map((name) => [name, readers[name]])))
	for (let seed = 5; seed < 455; seed++) count(here, readOne(seed))
	const texts = ({ readers }) => Object.entries(readers).map(([name, reader]) => [name, reader.texts])
	expect(texts(tally)).toEqual(texts(here))
	expect({ read, crashes }).toEqual({ read: 450, crashes: [] })
})

test('tallies of several processes add up, with the slowest text and each crash', () => {
	const one = { name: 'some', text: 'ab', changes: ['cut'], error: null, milliseconds: 2 }
	const all = emptyTally(['some'])
	const parts = [
		[
			{ ...one, seed: 1 },
			{ ...one, seed: 2, milliseconds: 5000 },
		],
		[{ ...one, seed: 3, error: new Error('broken') }],
	]
	for (const texts of parts) {
		const part = emptyTally(['some'])
		for (const text of texts) count(part, text)
		add(all, part)
	}
	expect(all.readers.some).toMatchObject({ texts: 3, milliseconds: 5004, slowest: { seed: 2, length: 2, changes: ['cut'] } })
	expect(all.crashes).toMatchObject([
		{ seed: 2, why: 'took 5000 ms of the processor' },
		{ seed: 3, why: expect.stringContaining('broken') },
	])
})

test.each(Object.keys(mutations))('%s changes a text', (name) => {
	const text = 'services:\n  a:\n    b: "c & d"\n'
	const changed = Array.from({ length: 20 }, (_, seed) => mutations[name](randomness(seed), text, [text, 'x=1\n']))
	expect(changed.some((one) => one !== text)).toBe(true)
	expect(mutated(randomness(1), [text]).changes.length).toBeGreaterThan(0)
})
