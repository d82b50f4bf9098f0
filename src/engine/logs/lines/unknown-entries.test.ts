import { describe, expect, it } from 'vitest'
import { templateOf } from './template'
import { entryForm, UnknownEntries } from './unknown-entries'

interface Line {
	readonly number: number
	readonly text: string
	readonly known: boolean
}

function gather(lines: readonly Line[]): UnknownEntries {
	const entries = new UnknownEntries()
	for (const { number, text, known } of lines) entries.take({ number, body: text, template: templateOf(text) }, entryForm(text), known)
	return entries
}

const line = (number: number, text: string, known = false): Line => ({ number, text, known })

describe('UnknownEntries', () => {
	it('groups lines that differ in numbers and addresses only', () => {
		const result = gather([line(3, 'level=error msg="slot 4 of 192.0.2.7 broke"'), line(9, 'level=error msg="slot 5 of 192.0.2.8 broke"')]).result()
		expect(result).toEqual([
			{ template: 'level=error msg="slot <n> of <ip> broke"', count: 2, firstLine: 3, lastLine: 9, sample: 'level=error msg="slot 4 of 192.0.2.7 broke"' },
		])
	})

	it('takes a traceback for one entry, named by its exception', () => {
		const result = gather([line(5, 'Traceback (most recent call last):'), line(12, "KeyError: 'new'")]).result()
		expect(result).toEqual([
			{ template: "KeyError: 'new'", count: 1, firstLine: 5, lastLine: 5, sample: "Traceback (most recent call last): … KeyError: 'new'" },
		])
	})

	it('adds a traceback to the line before it', () => {
		const result = gather([
			line(5, '2026-01-02 03:04:05 - ERROR - loop ended'),
			line(6, 'Traceback (most recent call last):'),
			line(9, 'ValueError: x'),
		]).result()
		expect(result.map(({ firstLine, count }) => [firstLine, count])).toEqual([[5, 1]])
	})

	it('knows a traceback when a rule knows one of its lines', () => {
		expect(gather([line(5, 'Traceback (most recent call last):'), line(12, 'requests.exceptions.ConnectionError: refused', true)]).result()).toEqual([])
	})

	it('does not add a far exception', () => {
		const result = gather([line(5, 'Traceback (most recent call last):'), line(300, 'ValueError: x')]).result()
		expect(result.map(({ firstLine }) => firstLine)).toEqual([5, 300])
	})
})
