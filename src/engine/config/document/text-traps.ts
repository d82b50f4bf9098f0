import type { Format } from '../formats/format'
import type { Edit, Problem } from '../types'

export interface Trap {
	readonly problem: Problem
	readonly edits: readonly Edit[]
}

const invisible = /[\u00a0\u200b-\u200d\u2060\ufeff]/g
/** An apostrophe between letters is one of a text, and stands where quotes stand. */
const curly = /(?<![\p{L}])[\u2018\u2019]|[\u2018\u2019](?![\p{L}])|[\u201c\u201d]/gu

/** Beside one line with a fault so many others that have it, or more, are told together with it. */
const alike = 3

/**
 * What a person cannot see, or takes for something else: a byte order mark, Windows line ends, invisible characters, quotes of a
 * word processor.
 *
 * @param acceptsCrlf False where a program takes the carriage return as part of the value.
 */
export function textTraps(text: string, format: Format, acceptsCrlf: boolean): readonly Trap[] {
	const traps: Trap[] = []
	if (text.startsWith('\ufeff') && format.traits.byteOrderMark !== 'skipped') {
		traps.push({
			problem: {
				code: 'byte-order-mark',
				severity: 'error',
				line: 1,
				column: 1,
				key: null,
				message:
					format.traits.byteOrderMark === 'joins-first-name'
						? 'The file begins with an invisible byte order mark, which becomes part of the first line.'
						: 'The file begins with an invisible byte order mark, and the program does not start with it.',
				fix: 'Save it as UTF-8 without BOM.',
			},
			edits: [{ from: 0, to: 1, text: '' }],
		})
	}
	const crlf = text.indexOf('\r\n')
	if (!acceptsCrlf && crlf >= 0) {
		traps.push({
			problem: {
				code: 'windows-line-ends',
				severity: 'error',
				line: text.slice(0, crlf).split('\n').length,
				column: null,
				key: null,
				message: 'The lines end in the Windows way, and the program takes the invisible carriage return as part of every value.',
				fix: 'Save it with Unix line ends: `dos2unix FILE`.',
			},
			edits: [...text.matchAll(/\r(?=\n)/g)].map(({ index }) => ({ from: index, to: index + 1, text: '' })),
		})
	}
	let offset = 0
	for (const [index, line] of text.split('\n').entries()) {
		if (!/[\u0080-\uffff]/.test(line)) {
			offset += line.length + 1
			continue
		}
		// A dot matches no carriage return; a line of a longer comment begins with a star.
		const code = line.replace(format.traits.slashComments ? /(^|\s)(#|\/\/|\/?\*)[^\n]*$/ : /(^|\s)#[^\n]*$/, (comment) => ' '.repeat(comment.length))
		const found = [
			...[...code.matchAll(curly)].filter(({ index: at }) => isAtEdge(code, at) || !isQuoted(code, at)),
			...[...code.matchAll(invisible)].filter(({ index: at }) => offset + at > 0),
		]
		const [first] = found
		if (first) {
			const isCurly = /[\u2018\u2019\u201c\u201d]/.test(first[0])
			const key = /^\s*(?:-\s*)?["']?([\w.[\]-]+)/.exec(code)?.[1] ?? null
			traps.push({
				problem: {
					code: isCurly ? 'curly-quotes' : 'invisible-character',
					severity: 'error',
					line: index + 1,
					column: first.index + 1,
					key,
					message: isCurly
						? 'These are quotes of a word processor. The program takes them as part of the value.'
						: 'An invisible character stands here. The program takes it as part of the name or value.',
					fix: isCurly ? 'Type straight quotes, or leave them out.' : 'Delete the character and type the line anew.',
				},
				edits: found.map((sign) => ({
					from: offset + sign.index,
					to: offset + sign.index + 1,
					text: straight(sign[0], format, isAtEdge(code, sign.index)),
				})),
			})
		}
		offset += line.length + 1
	}
	return asOne(traps)
}

/** A text that came out of a web page has the same blank in front of many lines: that is one thing to say. */
function asOne(traps: readonly Trap[]): readonly Trap[] {
	const [first, ...more] = traps.filter(({ problem }) => problem.code === 'invisible-character')
	if (!first || more.length < alike) return traps
	const edits = [first, ...more].flatMap((trap) => trap.edits)
	const message = `Invisible characters stand in this line and in ${more.length} more. The program takes them as part of a name or value.`
	return [
		...traps.filter(({ problem }) => problem.code !== 'invisible-character'),
		{ problem: { ...first.problem, key: null, message, fix: 'Type blanks in their place: put the file into an editor that shows them.' }, edits },
	]
}

/** Whether a straight quote stands beside it. */
function isAtEdge(line: string, at: number): boolean {
	return /["']/.test(line.charAt(at - 1)) || /["']/.test(line.charAt(at + 1))
}

/** Whether it stands inside of straight quotes, in a text for people. */
function isQuoted(line: string, at: number): boolean {
	let open = ''
	for (let index = 0; index < at; index++) {
		const sign = line.charAt(index)
		if (open === '' ? sign === '"' || sign === "'" : sign === open) open = open === '' ? sign : ''
	}
	return open !== ''
}

/** @param atQuote A blank or a second quote there would become part of the value. */
function straight(sign: string, format: Format, atQuote: boolean): string {
	if (!/[\u2018\u2019\u201c\u201d]/.test(sign)) return sign === '\u00a0' && !atQuote ? ' ' : ''
	if (format.traits.quirks || atQuote) return ''
	return /[\u2018\u2019]/.test(sign) ? "'" : '"'
}
