import { expect, test } from 'vitest'
import { fewFiles } from './few-files'

const files = (count: number, length: number) => Array.from({ length: count }, () => ({ text: 'a'.repeat(length) }))

test('twenty files are looked into, and 400,000 characters of them, the first one whatever its length', () => {
	expect(fewFiles(files(30, 10))).toHaveLength(20)
	expect(fewFiles(files(20, 20_000))).toHaveLength(20)
	expect(fewFiles(files(20, 100_000))).toHaveLength(4)
	expect(fewFiles(files(3, 1_000_000))).toHaveLength(1)
	expect(fewFiles([...files(1, 500_000), ...files(3, 10)])).toHaveLength(1)
	expect(fewFiles([])).toEqual([])
})
