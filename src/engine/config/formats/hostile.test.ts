import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../testing/thorough'
import { formats, plainEnv } from './all'
import { deepest } from './limits'

const readers = [...Object.values(formats)].map((format) => [format.id, (text: string) => format.read(text, plainEnv)] as const)

/** One small valid file of each format, to be broken. */
const samples: readonly string[] = [
	'mode: nftables\nnftables:\n  ipv4: {enabled: true, set: "a"}\nlist:\n  - a: 1\n    b: |\n      x\n',
	'services:\n  b:\n    environment:\n      - A=1\n    labels:\n      - "a.b.c=$${X}"\n      - a.b.d: 1\n',
	'[a.b]\nc = { d = "x", e = [1, 2] } # f\n[[l]]\ng = """\nh"""\n',
	'{"apps": {"crowdsec": {"api_key": "x", "list": [1, null, true]}}}',
	"<?php\nreturn ['a' => getenv('X') ?: 1, 'b' => array(1, 'c' => [true]), /* d */ 'e' => -5.0];\n",
	'http {\n  set $a "b \\"c";\n  init_by_lua_block {\n    local x = [=[ } ]=] -- {\n  }\n}\n',
	'<VirtualHost *:443>\n  CrowdsecURL "http://e" \\\n    x\n</VirtualHost>\n',
	'global\n  setenv A "b#c" # d\nbackend x\n  server s 127.0.0.1:1\n',
	'{\n\tcrowdsec {\n\t\tapi_key `a` \\\n\t\t\tb\n\t}\n}\na {\n\trespond <<X\n\tb\n\tX 200\n}\n',
	'A=1\nexport B="2"\ndocker run -e C=3\n| d | 4 |\ne - 5\n',
	'const x = create({ url: `a`, key: "b\\"", n: -1 }) // c\n',
	'key: {{ env "X" }}\n{{ if y }}\n{% for z in a %}\n',
]
const signs = [
	'{',
	'}',
	'[',
	']',
	'(',
	')',
	'"',
	"'",
	'`',
	'\\',
	'\n',
	'\r',
	'\t',
	' ',
	':',
	'=',
	'#',
	',',
	'-',
	'&a',
	'*a',
	'|',
	'<<X',
	'{{',
	'}}',
	'<?php',
	'\0',
	'\ud800',
	'\u2028',
	'"""',
	'--[[',
]

const mutated = fc
	.tuple(fc.constantFrom(...samples), fc.array(fc.tuple(fc.nat(200), fc.nat(3), fc.constantFrom(...signs, '')), { maxLength: 6 }))
	.map(([sample, edits]) =>
		edits.reduce((text, [at, cut, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + cut), sample),
	)

/** What chance has found. */
const found = ['a\nb\\']

describe.each(readers)('%s', (_, read) => {
	test('reads whatever stands there, with places inside of the text', () => {
		fc.assert(
			fc.property(mutated, (text) => {
				const { entries, problems } = read(text)
				const lines = text.split('\n').length
				for (const { line, range } of entries) {
					expect(line).toBeGreaterThan(0)
					expect(line).toBeLessThanOrEqual(lines)
					if (range) expect(0 <= range[0] && range[0] <= range[1] && range[1] <= text.length).toBe(true)
				}
				for (const { line, edit } of problems) {
					expect(line > 0 && line <= lines).toBe(true)
					if (edit) expect(edit.to).toBeLessThanOrEqual(text.length)
				}
			}),
			{ ...runs(1000), examples: found.map((text) => [text]) },
		)
	})

	const nested = ['[', '{', '(', 'a {\n', '{"a":', 'a: {', '- ', '? ', '<A>\n', '<?php return [', "['a' => ", 'a = [', 'a = { b = ', '!']
	test.each(nested)('20,000 times %j is not too deep for it', (sign) => {
		expect(() => read(sign.repeat(20_000))).not.toThrow()
		expect(() => read(`<?php return ${sign.repeat(20_000)}`)).not.toThrow()
		expect(() => read(`a = ${sign.repeat(20_000)}`)).not.toThrow()
	})
})

test('a file with many levels is read, and one with too many is none', () => {
	const levels = (count: number) => `${`{"a":`.repeat(count)}1${'}'.repeat(count)}`
	expect(formats.json.read(levels(deepest / 2), plainEnv).entries).toHaveLength(1)
	expect(formats.json.read(`{"api_key":"x","a":${'['.repeat(900)}${']'.repeat(900)}}`, plainEnv)).toMatchObject({ entries: [], problems: [{ code: 'syntax' }] })
	expect(formats.toml.read('a = { b = 1 }\n}\n', plainEnv)).toMatchObject({ entries: [{ path: ['a', 'b'], line: 1, column: 7 }], problems: [{ line: 2 }] })
})

// Each level of such names is written out again in the one around it: 400 of them took a minute.
test('no other indentation is tried that opens too many levels', () => {
	const text = (levels: number) => `a:\n  url: x\n    scope: y\n    ${'? '.repeat(levels)}region: eu\n    prefix: c\n`
	expect(formats.yaml.read(text(2), plainEnv).problems).toMatchObject([{ code: 'syntax', line: 2, edit: { text: '    ' } }])
	const { problems } = formats.yaml.read(text(deepest), plainEnv)
	expect(problems[0]).toMatchObject({ code: 'syntax', line: 2 })
	expect(problems.filter(({ edit }) => edit)).toEqual([])
})

test('names that are no words are read as they are written, however deep they stand in one another', () => {
	const levels = 20
	const name = `${'? {"a": "b", '.repeat(levels)}c: d${'}'.repeat(levels)}`
	for (const text of [
		`x: {${name}: 1}\n`,
		`x: [${'[{'.repeat(levels)}]\n`,
		`env:\n  - name: a\n${'? '.repeat(levels)}{"\\"": "\\""}: 1\n`,
		`{${'[{'.repeat(levels)}"a"`,
	])
		for (const [, read] of readers) expect(JSON.stringify(read(text)).length).toBeLessThan(40 * text.length + 5000)
	expect(formats.yaml.read('a: {{"b": 1}: 2, c: [{[d]: 3}]}\n', plainEnv).entries[0]).toMatchObject({ path: ['a', '{"b": 1}'], value: 2 })
	expect(formats.yaml.read('a: [[{[d, "e"]: 3, ~: 4, f: *g}]]\n', plainEnv).entries[0]?.value).toEqual([[{ '[d, "e"]': 3, '': 4, f: { source: 'g' } }]])
})

test('a text with a fault in every character is read no further', () => {
	const { problems } = formats.nginx.read('})'.repeat(30_000), plainEnv)
	expect(problems.length).toBeLessThan(1010)
	expect(problems[0]).toMatchObject({ line: 1, column: 1 })
})

test('an alias without its anchor, which shows only where the text is made into values, is not thrown', () => {
	const text =
		'experimental:\n  plugins:\n    bouncer: &b {c: *a} \n      moduleName: github.com/maxlerebourg/crowdsec-bouncer-traefik-plugin\n      version: v1.7.1\n'
	for (const [, read] of readers) expect(() => read(text)).not.toThrow()
})

test.each([
	['quotes within a text that does not end', `{"a": "${'\\"'.repeat(500_000)}`],
	['comments that do not end', `{"a": ${'/* '.repeat(500_000)}`],
])('JSON with %s is read in one pass', (_, text) => {
	expect(formats.json.read(text, plainEnv)).toMatchObject({ entries: [], problems: [{ code: 'syntax' }] })
})

test('aliases of many names, and many of one long map, bring in no more than a reader can hold', () => {
	const lines = (count: number, line: (at: number) => string) => Array.from({ length: count }, (_, at) => line(at)).join('')
	const names = `${lines(8000, (at) => `k${at}: &a${at} 1\n`)}${lines(2000, (at) => `b${at}: *a${at}\n`)}`
	const long = `a: &a\n${lines(5000, (at) => `  k${at}: 1\n`)}${lines(1000, (at) => `b${at}: *a\n`)}${lines(1000, (at) => `c${at}:\n  <<: *a\n`)}`
	for (const text of [names, long]) expect(formats.yaml.read(text, plainEnv).entries.length).toBeLessThan(200_000)
	expect(formats.environment.read(long.replace(/^c\d+/gm, 'environment'), plainEnv).entries.length).toBeLessThan(200_000)
})
