import { expect, it } from 'vitest'
import { readJavaScript } from './javascript'

it('reads console and loggers, with what stands behind the text', () => {
	expect(
		readJavaScript('a.ts', 'console.error("Failed to parse:", e)\nlogger.warn(`Slow ${path({ a: 1 })} of ${owner}`)\nconsole.log(\'fine\')'),
	).toMatchObject([
		{ level: 'error', parts: ['Failed to parse: ', null] },
		{ level: 'warning', parts: ['Slow ', null, ' of ', null] },
		{ level: 'info', parts: ['fine'] },
	])
})

it('reads errors that are made', () => {
	expect(readJavaScript('a.ts', 'throw new Error("no " + name)\nthrow new TypeError(`odd`)')).toMatchObject([
		{ level: 'raised', parts: ['no ', null] },
		{ level: 'raised', parts: ['odd'] },
	])
})

it('reads nothing in comments', () => {
	expect(readJavaScript('a.js', '// console.error("no")\n/* new Error("no") */')).toEqual([])
})
