import { type Dress, ended, type Part } from './dress'
import { fileNameIn } from './file-name'
import { isBlank, type Line } from './lines'
import { isSentence } from './looks'

/** Sentences above and below a file without any fence: they end with a colon or with a blank line. */
export const prose: Dress<'prose'> = {
	id: 'prose',
	signs: null,
	takeOff({ lines, about }) {
		if (about.kind === 'prose') return null
		const begin = endOfProse(lines)
		const end = lines.length - endOfProse(lines.toReversed())
		if ((begin === 0 && end === lines.length) || begin >= end) return null
		if (!lines.slice(begin, end).some((line) => !isBlank(line))) return null
		const said = { kind: 'prose' } as const
		const name = lines
			.slice(0, begin)
			.map(({ text }) => fileNameIn(text))
			.findLast((found) => found !== null)
		const parts: readonly Part[] = [
			{ lines: ended(lines, 0, begin), about: said, inside: false },
			{ lines: ended(lines, begin, end), about: about.name === null && name ? { name } : {}, inside: true },
			{ lines: lines.slice(end), about: said, inside: false },
		]
		return parts.filter((part) => part.lines.length > 0)
	},
}

/** How many lines from the beginning are sentences and what divides them from the rest. */
function endOfProse(lines: readonly Line[]): number {
	let end = 0
	let at = 0
	for (; at < lines.length; at++) {
		const line = lines[at]
		if (!line) break
		if (isBlank(line)) end = at > end || end > 0 ? at + 1 : end
		else if (!isSentence(line.text)) break
		else if (/:\s*$/.test(line.text)) end = at + 1
	}
	return lines.slice(0, end).some((line) => !isBlank(line)) ? end : 0
}
