import { expect, test } from 'vitest'
import { powershellCommand, powershellWord } from './powershell'

test.each([
	['C:\\ProgramData\\CrowdSec\\x.yaml', 'C:\\ProgramData\\CrowdSec\\x.yaml'],
	['C:\\Program Files\\x', "'C:\\Program Files\\x'"],
	["it's", "'it''s'"],
	['a\u2019;calc;\u2019b', "'a\u2019\u2019;calc;\u2019\u2019b'"],
	['a\u201bb', "'a\u201b\u201bb'"],
	['$(calc)', "'$(calc)'"],
	['`n', "'`n'"],
	['a;b', "'a;b'"],
	['a|b', "'a|b'"],
	['@x', "'@x'"],
	['a,b', "'a,b'"],
	['-Force', "'-Force'"],
	['\u2013Force', "'\u2013Force'"],
	['', "''"],
	['a\nb', "'a\nb'"],
])('%j', (value, word) => {
	expect(powershellWord(value)).toBe(word)
})

test('a cmdlet keeps its parameters', () => {
	expect(powershellCommand('Get-Item -LiteralPath', 'C:\\a b', 'C:\\c')).toBe("Get-Item -LiteralPath 'C:\\a b', C:\\c")
})
