import type { Dress } from './dress'
import { isBlank, part } from './lines'

/** One backtick before and one behind, around the whole or around each line: the mark for a word, taken for that of a block. */
export const backticks: Dress<'backticks'> = {
	id: 'backticks',
	signs: /^\s*`[^`]/,
	takeOff({ lines }) {
		const filled = lines.filter((line) => !isBlank(line))
		const [first, last] = [filled[0], filled.at(-1)]
		if (!first || !last || !/^\s*`[^`]/.test(first.text)) return null
		const marked = (text: string) => /^\s*`[^`]+`\s*$/.test(text)
		if (filled.every(({ text }) => marked(text)))
			return [{ lines: lines.map((line) => part(line, line.text.indexOf('`') + 1, isBlank(line) ? undefined : line.text.lastIndexOf('`'))), inside: true }]
		const inner = filled.reduce((sum, { text }) => sum + text.split('`').length - 1, 0)
		if (inner !== 2 || first === last || !/[^`]`\s*$|^`\s*$/.test(last.text)) return null
		return [
			{
				lines: lines.map((line) =>
					line === first ? part(line, line.text.indexOf('`') + 1) : line === last ? part(line, 0, line.text.lastIndexOf('`')) : line,
				),
				inside: true,
			},
		]
	},
}
