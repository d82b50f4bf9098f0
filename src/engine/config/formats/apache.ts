import type { Scalar } from '../../../facts/bouncer'
import { type Entry, type Read, type SettingsDocument, type SyntaxProblem, Unwritable } from './document'

/** A word in quotes, or one without blanks. */
const word = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\S+)/g

/**
 * Directives of Apache, one a line, wherever they stand (httpd.apache.org/docs/2.4/configuring.html): names in any case, a
 * backslash at the end continues the line, and a comment has a line of its own.
 */
export function readApache(text: string): Read {
	const entries: Entry[] = []
	const problems: SyntaxProblem[] = []
	const sections: { readonly name: string; readonly line: number; readonly number: number }[] = []
	let count = 0
	let offset = 0
	for (const [index, raw] of text.split('\n').entries()) {
		const start = offset
		offset += raw.length + 1
		const line = index + 1
		const trimmed = raw.trim()
		if (trimmed === '' || trimmed.startsWith('#')) continue
		const section = /^<(\/?)(\w+)[^>]*>?$/.exec(trimmed)
		if (section?.[2]) {
			if (section[1] === '') sections.push({ name: section[2].toLowerCase(), line, number: ++count })
			else if (sections.pop()?.name !== section[2].toLowerCase())
				problems.push(unbalanced(`</${section[2]}> closes nothing that is open`, line, 'Compare the sections: each <Name> needs its </Name>.'))
			continue
		}
		const directive = /^(\s*)([^\s="'<>]+)(=\s*|\s+=\s+(?=\S)|\s+|$)(.*?)\s*\\?\r?$/.exec(raw)
		if (directive?.[2] === undefined) continue
		const [, indent = '', name, between = '', rest = ''] = directive
		const column = indent.length + 1
		const from = start + indent.length + name.length + between.length
		const words = [...rest.matchAll(word)].map(
			([, double, single, plain]) => double?.replace(/\\(["\\])/g, '$1') ?? single?.replace(/\\(['\\])/g, '$1') ?? plain ?? '',
		)
		if (between.includes('='))
			problems.push({
				code: 'equals-sign',
				severity: 'error',
				line,
				column,
				key: name,
				message: 'Between a directive and its value stands a blank. With `=` Apache takes it all as the name and does not start: “Invalid command”.',
				fix: 'Put a blank in place of the `=`.',
				edit: { from: from - between.length, to: from, text: ' ' },
			})
		const [only] = words
		entries.push({
			path: [name],
			value: words.length === 0 ? null : words.length === 1 ? only : words,
			text: words.length === 1 ? (only ?? '') : rest,
			line,
			column,
			range: [from, from + rest.length],
			block: sections.at(-1)?.number ?? 0,
		})
	}
	const open = sections.pop()
	if (open) problems.push(unbalanced(`<${open.name}> is never closed`, open.line, `Add </${open.name}>.`))
	return { entries, problems }
}

/** One directive a line. @throws Unwritable for what Apache would read as something else. */
export function writeApache(document: SettingsDocument): string {
	const lines = [`# ${document.title}`]
	for (const { path, value, comment } of document.settings) {
		const words = typeof value === 'object' ? value : [value]
		if (words.some((part) => /[\r\n]/.test(String(part)))) throw new Unwritable(path, 'has a line break, which ends a directive of Apache')
		if (words.some((part) => String(part).includes('${'))) throw new Unwritable(path, 'has `${`, which Apache replaces by a variable')
		if (comment) lines.push(`# ${comment}`)
		lines.push(`${path.at(-1) ?? ''} ${words.map(apacheWord).join(' ')}`)
	}
	return `${lines.join('\n')}\n`
}

/** A word as Apache takes it back: in quotes where it has blanks or quotes. */
export function apacheWord(value: Scalar): string {
	const text = String(value)
	return text !== '' && !/[\s"'\\<>]|^=/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
}

function unbalanced(what: string, line: number, fix: string): SyntaxProblem {
	return { code: 'syntax', severity: 'error', line, column: 1, key: null, message: `${what}: Apache does not start.`, fix }
}
