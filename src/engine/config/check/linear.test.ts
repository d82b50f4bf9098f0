import { checkSync } from 'recheck'
import { expect, test } from 'vitest'
import { flag, variable } from './host-module'
import { levelAlone } from './undeclared-names'

test.each([
	['a flag', flag],
	['a variable', variable],
	['the name of a level', levelAlone],
])('%s is found in linear time', (_, { source, flags }) => {
	// Each is given one line.
	expect(checkSync(source, flags.replace('g', ''), { checker: 'automaton', timeout: 300_000 })).toMatchObject({ status: 'safe' })
})

test('the name of a level, and none', () => {
	for (const line of ['a:', '  "a" : # b', 'a: {']) expect(line).toMatch(levelAlone)
	for (const line of ['a: b', '- a:', 'a: { b', '# a:']) expect(line).not.toMatch(levelAlone)
})

test('flags and variables, and none', () => {
	const names = (form: RegExp, text: string) => [...text.matchAll(form)].map(([, name]) => name)
	expect(names(flag, '["--a.b=c", -d.e=f] g--h.i=j --k=l')).toEqual(['a.b', 'd.e'])
	expect(names(variable, 'A_B=c - "D_E=f" G_H: i j_k=l M=n')).toEqual(['A_B', 'D_E', 'G_H'])
})
