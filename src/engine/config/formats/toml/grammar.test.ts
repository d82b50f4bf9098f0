import { describe, expect, test } from 'vitest'
import { plainEnv } from '../all'
import { broken, computedMark, valid } from '../grammar.testing'
import { toml } from '.'

valid(toml, {
	'inline tables': ['# c\nbouncer = { crowdsecMode = "stream", a.b = 1 }\n', { 'bouncer/crowdsecMode': 'stream', 'bouncer/a/b': 1 }],
	'tables in lists': ['l = [{ a = 1 }, { a = 2 }]\n[[t]]\nb = 1\n[[t]]\nb = 2\n[t.u]\nc = 3\n', { 'l/1/a': 2, 't/0/b': 1, 't/1/b': 2, 't/1/u/c': 3 }],
	'keys with dots and quotes': ['a."b.c".d = 1\n[x."y z"]\n\'q\' = true\n', { 'a/b.c/d': 1, 'x/y z/q': true }],
	'texts of several lines': ['a = """\nx = "1"\n"""\nb = \'\'\'[c]\n\'\'\'\n', { a: 'x = "1"\n', b: '[c]\n' }],
	'lists over several lines': ['a = [\n  "x", # c\n  "]",\n]\nb = 1\n', { a: ['x', ']'], b: 1 }],
	'numbers and dates': ['a = 0xff\nb = 1_000\nc = -1.5e3\nd = 1979-05-27T07:32:00Z\n', { a: 255, b: 1000, c: -1500, d: '1979-05-27T07:32:00Z' }],
	'templates of Go': ['a = "{{ env "X" }}"\nb = {{ env "Y" }}\n{{ if x }}\nc = 1\n{{ end }}\n', { a: computedMark, b: computedMark, c: 1 }],
})

broken(toml, {
	'a colon': ['[a]\nb: 1\nc = "x"\n', 2, { 'a/c': 'x' }],
	'a number with a unit': ['[a]\nb = 60s\nc = "x"\n', 2, { 'a/b': '60s', 'a/c': 'x' }],
	'a text without its end': ['a = "x\nb = 1\n', 1, { b: 1 }],
	'a list that is not closed': ['a = [\n  "x",\nb = 1\n', 3, { b: 1 }],
	'a brace too many': ['a = { b = 1 }\n}\n', 2, { 'a/b': 1 }],
	'a name twice': ['a = 1\na = 2\n', 2],
	'items of a list of YAML': ['  - "x.y=true"\n  - a.b=1\nc = 1\n', 1, { c: 1 }],
})

describe('places', () => {
	test('a value in an inline table has its own', () => {
		const text = '[http]\nbouncer = { mode = "streem", list = ["a"] }\n'
		const [mode] = toml.read(text, plainEnv).entries
		expect(mode).toMatchObject({ line: 2, column: 13 })
		expect(text.slice(...(mode?.range ?? [0, 0]))).toBe('"streem"')
	})
})
