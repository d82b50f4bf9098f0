import { checkSync } from 'recheck'
import { expect, test } from 'vitest'
import { lineStart } from './detect'
import { leftOut } from './fragment'
import { languages } from './language'

test.each([
	['the name at the beginning of a line', lineStart],
	['what says that something was left out', leftOut],
])('%s is found in linear time', (_, { source, flags }) => {
	// No line is read for the sake of another one, so a proof of one line holds for all.
	expect(source).not.toMatch(/\\s|\[\^/)
	expect(checkSync(source, flags.replace(/[gm]/g, ''), { checker: 'automaton', timeout: 300_000 })).toMatchObject({ status: 'safe' })
})

/** Of a line's beginning alone, with loops of a few rounds, through which the automaton does not get in minutes. */
const bounded: ReadonlySet<RegExp> = new Set(
	languages.flatMap(({ name, signs }) =>
		name === 'Nix' || name === 'Terraform' || name === 'Ansible' ? signs.filter(({ source }) => /^\^.*\{\d,\d/.test(source)) : [],
	),
)

test.each(languages.flatMap(({ name, signs, only }) => [...signs, ...(only ? [only] : [])].map((sign) => [name, sign] as const)))(
	'a sign of %s is found in linear time: %s',
	(_, sign) => {
		if (bounded.has(sign)) return
		expect(checkSync(sign.source, '', { checker: 'automaton', timeout: 300_000 })).toMatchObject({ status: 'safe' })
	},
)

test('a name, and none', () => {
	const names = (text: string) => [...text.matchAll(lineStart)].map(([, name]) => name)
	expect(names('  - "api_key": x\n\n\napi_url = y\nmode nftables\n')).toEqual(['api_key', 'api_url', 'mode'])
	expect(names('---\n...\n(a: b)\nword\n')).toEqual([])
})

test('a line of what was left out, and none', () => {
	for (const line of ['...', '  # …', '// [snip]', '< snipped >', '(rest of the file)', '; truncated\r']) expect(`a: 1\n${line}\nb: 2`).toMatch(leftOut)
	for (const line of ['', 'a: ...', '..', 'snippets: 1']) expect(`a: 1\n${line}\nb: 2`).not.toMatch(leftOut)
})
