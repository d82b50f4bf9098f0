import { describe, expect, test } from 'vitest'
import { type OptionKinds, readArguments } from './arguments'

const kinds = { json: 'flag', bouncer: 'value', set: 'list' } as const satisfies OptionKinds
const read = (...words: string[]) => readArguments('test', words, kinds)

test.each([
	[['--json', 'a', '-', '--bouncer', 'nginx'], { files: ['a', '-'], json: true, bouncer: 'nginx', set: [] }],
	[['--bouncer=nginx', '--set=A=b=c', '--set', 'B=', 'x'], { files: ['x'], json: false, bouncer: 'nginx', set: ['A=b=c', 'B='] }],
	[['--set', '-5', '--bouncer', '-', '--', '--json', '-x'], { files: ['--json', '-x'], json: false, bouncer: '-', set: ['-5'] }],
	[['--set', '--json'], { files: [], json: false, bouncer: null, set: ['--json'] }],
	[['--bouncer', ''], { files: [], json: false, bouncer: '', set: [] }],
	[['--bouncer='], { files: [], json: false, bouncer: '', set: [] }],
	[['--json', '--json'], { files: [], json: true, bouncer: null, set: [] }],
	[[], { files: [], json: false, bouncer: null, set: [] }],
])('%j', (words, expected) => {
	const args = read(...words)
	expect({ files: args.files, json: args.flag('json'), bouncer: args.value('bouncer'), set: args.list('set') }).toEqual(expected)
})

describe('a mistake is named in one line', () => {
	const takes = 'it takes --json, --bouncer, --set'
	test.each([
		[['--jsn'], `test: unknown option --jsn; did you mean --json?; ${takes}`],
		[['--jsn=1'], `test: unknown option --jsn=1; did you mean --json?; ${takes}`],
		[['-j'], `test: unknown option -j; ${takes}`],
		[['-json'], `test: unknown option -json; did you mean --json?; ${takes}`],
		[['--no-json'], `test: unknown option --no-json; ${takes}`],
		[['--__proto__'], `test: unknown option --__proto__; ${takes}`],
		[['--constructor', 'x'], `test: unknown option --constructor; ${takes}`],
		[['--json=yes'], 'test: --json takes no value'],
		[['--bouncer'], 'test: --bouncer needs a value'],
		[['--bouncer', 'a', '--bouncer', 'b'], 'test: --bouncer is given twice'],
	])('%j', (words, told) => {
		expect(() => read(...words)).toThrow(told)
	})
})
