import { describe, expect, test } from 'vitest'
import { posixAll, posixCommand, posixWord } from './posix'
import { commandsOf, hostileValues, mostHostile, shells } from './testing/hostile'

describe.each(shells)('%s', (shell) => {
	test.each([...hostileValues, mostHostile].map((value) => [value]))('%j is one word', (value) => {
		expect(commandsOf(shell, posixCommand('ls', '--', value, 'last'), ['ls'])).toEqual([['ls', '--', value, 'last']])
	})

	test('also as the first word, and in the second command', () => {
		expect(commandsOf(shell, posixAll(posixCommand('ls', 'A=b'), posixCommand('cat', '~')), ['ls', 'cat'])).toEqual([
			['ls', 'A=b'],
			['cat', '~'],
		])
		expect(() => commandsOf(shell, posixCommand('A=b', 'x'), ['x'])).toThrow('not found')
	})
})

test('what needs no quotes has none', () => {
	for (const plain of ['/etc/crowdsec/x.yaml', '0600', 'root:root', '-ld', 'a@b', 'x+y', '50%']) expect(posixWord(plain)).toBe(plain)
	expect(posixWord("it's")).toBe(String.raw`'it'\''s'`)
})
