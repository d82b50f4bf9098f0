import type { Value } from '../../../../facts/bouncer'
import type { Format } from '../format'
import { isBareWord } from '../words'
import { readCode } from './read'

/** A program of the reader’s own that makes the bouncer. */
export const code: Format = {
	id: 'code',
	prism: 'javascript',
	traits: { repeated: 'by-block', byteOrderMark: 'skipped', slashComments: true, guessed: true, byHand: true, likeProgram: true },
	holds: isBareWord,
	read: readCode,
	value: codeLiteral,
}

/** A value as source of the language that the old value was written in: its quotes, its words for true and false. */
function codeLiteral(value: Value, was: string): string {
	if (typeof value === 'object') return `[${value.map((item) => codeLiteral(item, '"')).join(', ')}]`
	if (typeof value === 'boolean') return /^(True|False|None)$/.test(was) ? (value ? 'True' : 'False') : String(value)
	if (typeof value === 'number') return String(value)
	const quote = was.startsWith("'") ? "'" : '"'
	return quote + value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote
}
