import { expect, test } from 'vitest'
import { plainEnv } from './all'
import type { Format } from './format'

type Expected = Readonly<Record<string, unknown>>

/** Valid kinds of text, as the manual of a program shows them: each must be read without a problem. */
export function valid(format: Format, cases: Readonly<Record<string, readonly [string, Expected]>>): void {
	test.each(Object.entries(cases))('valid: %s', (_, [text, expected]) => {
		const { entries, problems } = format.read(text, plainEnv)
		expect(problems).toEqual([])
		expect(Object.fromEntries(entries.map(({ path, value, computed }) => [path.join('/'), computed ? computedMark : value]))).toMatchObject(expected)
	})
}

/** Stands for a value that nobody can tell from the text. */
export const computedMark = '(computed)'

/** Texts that the program refuses: the line to blame, and what is still read. */
export function broken(format: Format, cases: Readonly<Record<string, readonly [string, number, Expected?]>>): void {
	test.each(Object.entries(cases))('broken: %s', (_, [text, line, expected = {}]) => {
		const { entries, problems } = format.read(text, plainEnv)
		expect(problems.map((problem) => problem.line)).toContain(line)
		expect(Object.fromEntries(entries.map(({ path, value }) => [path.join('/'), value]))).toMatchObject(expected)
	})
}
