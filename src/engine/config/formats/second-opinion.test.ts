import { expect, test, vi } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { yamlOpinion } from './second-opinion'

const comparisons = vi.hoisted(() => ({ count: 0 }))

vi.mock('yaml', async (original) => {
	const yaml = await original<typeof import('yaml')>()
	const counted = (text: string, options: object) => {
		const uniqueKeys = 'uniqueKeys' in options && options.uniqueKeys === false ? false : () => comparisons.count++ < 0
		return yaml.parseAllDocuments(text, { ...options, uniqueKeys })
	}
	return { ...yaml, parseAllDocuments: vi.fn(counted) }
})

test.each([
	['a: 1\nb: 2\n', 0],
	['a: 1\nb: 2\na: 3\na: 4\n', 2],
	['a: {b: 1, b: 2}\nc: [{d: 1, d: 2}, {d: 1}]\n', 2],
	['a: 1\n---\na: 2\na: 3\n', 1],
	['"a": 1\na: 2\n1: 3\n"1": 4\n~: 5\n: 6\n', 2],
	['? [a]\n: 1\n? [a]\n: 2\n', 0],
	['x: &x {a: 1}\nb:\n  a: 2\n  <<: *x\n', 0],
	['a: "b\n', 1],
])('%j has %i faults', (text, faults) => {
	expect(yamlOpinion(text).faults).toBe(faults)
})

test('no name of a long map is compared with all the others', () => {
	const lines = Array.from({ length: 500 }, (_, at) => `a${at}: 1\n`).join('')
	parseAllDocuments(lines, {})
	expect(comparisons.count).toBeGreaterThan(100_000)
	comparisons.count = 0
	expect(yamlOpinion(`${lines}a7: 2\n`).faults).toBe(1)
	expect(comparisons.count).toBe(0)
})
