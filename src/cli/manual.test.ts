import { expect, test } from 'vitest'
import { commandNames } from './command-table'
import { manual } from './manual'

const page = manual({ version: '1.2.3', commit: 'abc' })

test('tells every command, and what made it', () => {
	for (const name of commandNames) expect(page).toContain(`\n.SS ${name}\n`)
	expect(page).toContain('1.2.3 (abc)')
})

test('a line that begins with a point is an order that man knows', () => {
	for (const line of page.split('\n').filter((line) => line.startsWith('.'))) expect(line).toMatch(/^\.(TH|SH|SS|TP|B|br|nf|fi)\b/)
})

test('options can be pasted', () => {
	expect(page.replaceAll('\\-', '')).not.toMatch(/-/)
})
