import type { Dress } from './dress'
import { isBlank, type Line, part } from './lines'

/** The ways in which a number stands before a line: `grep -n` (also with the file's name, `-` beside a hit), `cat -n` and `nl`, `bat` and editors. */
const forms: readonly RegExp[] = [
	/^(?:[\w@+~-]{0,100}[./][\w.@+/~-]{0,200}[:-])?(?<number>\d{1,6})[:-]/,
	/^ {0,8}(?<number>\d{1,6})(?:\t| {2}|$)/,
	/^ {0,8}(?<number>\d{1,6}) ?[│|](?: |$)/,
]
const leastLines = 2

/** Line numbers of another program: all lines have one, and they rise. */
export const numbers: Dress<'numbers'> = {
	id: 'numbers',
	signs: /^\s*\S{0,300}\d/,
	takeOff({ lines }) {
		const filled = lines.filter((line) => !isBlank(line))
		if (filled.length < leastLines) return null
		for (const form of forms) {
			const numbered = risingNumbers(filled, form)
			if (!numbered) continue
			const bare = lines.map((line) => part(line, form.exec(line.text)?.[0].length ?? 0))
			// Keys that are numbers, `1: one`, have a blank behind the colon in every line.
			if (bare.every(({ text }) => text === '' || /^[ \t]/.test(text)) && form === forms[0]) continue
			const whole = numbered.every((number, at) => number === at + 1)
			return [{ lines: bare, ...(whole ? {} : { about: { whole: false } }), inside: true }]
		}
		return null
	},
}

function risingNumbers(lines: readonly Line[], form: RegExp): readonly number[] | null {
	const numbers: number[] = []
	for (const { text } of lines) {
		const number = Number(form.exec(text)?.groups?.number ?? -1)
		if (number <= (numbers.at(-1) ?? -1)) return null
		numbers.push(number)
	}
	return numbers
}
