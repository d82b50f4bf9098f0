import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let input: readonly string[] = []
vi.mock('./read-input', () => ({
	readLines: async function* () {
		yield* input
	},
}))
const { eachCase, textField } = await import('./batch')

let printed: string[]
beforeEach(() => {
	printed = []
	vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
})
afterEach(() => vi.restoreAllMocks())

test('one bad line costs that line alone, and says why', async () => {
	input = ['{"id":1,"log":"a"}', 'nonsense', '', '{"log":"b"}', '{"id":2}', '{"id":3,"log":"throws"}', '{"id":4,"log":"c"}']
	const code = await eachCase('{"id", "log"}', (line) => {
		const log = textField(line, 'log')
		if (log === 'throws') throw new Error('no')
		return { answer: { log }, problem: false }
	})
	expect(code).toBe(2)
	expect(printed.map((line): unknown => JSON.parse(line))).toEqual([
		{ id: 1, log: 'a' },
		{ id: null, schema: 1, error: 'line 2 is not JSON; each line is an object {"id", "log"}' },
		{ id: null, schema: 1, error: 'line 4 needs {"id", "log"}' },
		{ id: 2, schema: 1, error: '"log" must be a text' },
		{ id: 3, schema: 1, error: 'line 6 could not be judged: no' },
		{ id: 4, log: 'c' },
	])
})

test('a problem is told by the exit code', async () => {
	input = ['{"id":1}']
	expect(await eachCase('{"id"}', () => ({ answer: {}, problem: true }))).toBe(1)
	expect(await eachCase('{"id"}', () => ({ answer: {}, problem: false }))).toBe(0)
})
