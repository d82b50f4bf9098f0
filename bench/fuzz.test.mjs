import { expect, test } from 'vitest'
import { loadEngine, root } from './engine.mjs'
import { mutated, mutations } from './fuzz/mutate.mjs'
import { readersOf } from './fuzz/readers.mjs'
import { readOne } from './fuzz/run.mjs'
import { samplesOf } from './fuzz/samples.mjs'
import { randomness } from './random.mjs'

const engine = await loadEngine()
const readers = readersOf(engine, samplesOf(engine, root))

test('whatever is pasted, no reader breaks a promise', () => {
	const seeds = Array.from({ length: 300 }, (_, at) => at + 1)
	const broken = seeds.map((seed) => readOne(readers, seed)).filter(({ error }) => error)
	expect(broken.map(({ seed, name, error }) => `${name}, seed ${seed}: ${error.message}`)).toEqual([])
})

test('one seed is one text', () => {
	expect({ ...readOne(readers, 7), milliseconds: 0 }).toEqual({ ...readOne(readers, 7), milliseconds: 0 })
})

test('a reader that breaks a promise is told', () => {
	const throws = { some: { texts: ['a'], read: () => JSON.parse('{') } }
	expect(readOne(throws, 1)).toMatchObject({ name: 'some', error: expect.any(SyntaxError) })
})

test.each(Object.keys(mutations))('%s changes a text', (name) => {
	const text = 'services:\n  a:\n    b: "c & d"\n'
	const changed = Array.from({ length: 20 }, (_, seed) => mutations[name](randomness(seed), text, [text, 'x=1\n']))
	expect(changed.some((one) => one !== text)).toBe(true)
	expect(mutated(randomness(1), [text]).changes.length).toBeGreaterThan(0)
})
