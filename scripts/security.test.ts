import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const rows = readFileSync(join(root, 'SECURITY.md'), 'utf8')
	.split('\n')
	.filter((line) => /^\| (?!promise|---)/.test(line))
	.map((line) => ({ promise: line.split('|')[1]?.trim() ?? '', tests: [...line.matchAll(/`([^`]+\.(?:test|spec)\.tsx?)`/g)].map(([, file]) => file ?? '') }))

test.each(rows)('kept by a test: $promise', ({ tests }) => {
	expect(tests).not.toEqual([])
	for (const file of tests) expect(existsSync(join(root, file)), file).toBe(true)
})

test('there are promises', () => {
	expect(rows.length).toBeGreaterThan(9)
})
