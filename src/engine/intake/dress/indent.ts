import type { Dress } from './dress'
import { isBlank, part } from './lines'

/** Blanks or tabs that stand before every line: copied out of a wiki, a list, a document that holds the file. */
export const indent: Dress<'indent'> = {
	id: 'indent',
	signs: /^(?:[ \t\r]*\n)*[ \t]+\S/,
	takeOff({ lines }) {
		const filled = lines.filter((line) => !isBlank(line))
		const first = /^[ \t]+/.exec(filled[0]?.text ?? '')?.[0]
		if (first === undefined || filled.length < 2) return null
		let common = first
		for (const { text } of filled) {
			while (common !== '' && !text.startsWith(common)) common = common.slice(0, -1)
			if (common === '') return null
		}
		return [{ lines: lines.map((line) => part(line, isBlank(line) ? Math.min(common.length, line.text.length) : common.length)), inside: true }]
	},
}
