import type { Entry, Read, SyntaxProblem } from '../document'
import { deepest, tooDeep } from '../limits'

/** A word in quotes, or one without blanks. */
const word = /"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|(\S+)/g

/**
 * Directives of Apache, one a line, wherever they stand (httpd.apache.org/docs/2.4/configuring.html): names in any case, a
 * backslash at the end continues the line, and a comment has a line of its own.
 */
export function readApache(text: string): Read {
	const entries: Entry[] = []
	const problems: SyntaxProblem[] = []
	const sections: { readonly name: string; readonly line: number; readonly number: number }[] = []
	let count = 0
	for (const { start, line, raw } of logicalLines(text)) {
		const trimmed = raw.trim()
		if (trimmed === '' || trimmed.startsWith('#')) continue
		const section = /^<(\/?)(\w+)/.exec(trimmed)
		if (section?.[2]) {
			if (section[1] === '') sections.push({ name: section[2].toLowerCase(), line, number: ++count })
			else if (sections.pop()?.name !== section[2].toLowerCase())
				problems.push(unbalanced(`</${section[2]}> closes nothing that is open`, line, 'Compare the sections: each <Name> needs its </Name>.'))
			if (sections.length > deepest) return tooDeep({ line, column: 1 })
			continue
		}
		const directive = /^(\s*)([^\s="'<>]+)(=\s*|\s+=\s+(?=\S)|\s+|$)/.exec(raw)
		if (directive?.[2] === undefined) continue
		const [head, indent = '', name, between = ''] = directive
		const rest = raw.slice(head.length).trimEnd()
		const column = indent.length + 1
		const from = start + head.length
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

/** Lines with those that continue them: a backslash and the line break behind it are as many blanks, so that places stay right. */
function* logicalLines(text: string): Generator<{ readonly start: number; readonly line: number; readonly raw: string }> {
	let start = 0
	let first = 1
	let parts: string[] = []
	let at = 0
	for (const [index, physical] of text.split('\n').entries()) {
		at += physical.length + 1
		const line = physical.endsWith('\r') ? physical.slice(0, -1) : physical
		if (line.endsWith('\\')) {
			parts.push(line.slice(0, -1), ' '.repeat(physical.length - line.length + 2))
			continue
		}
		yield { start, line: first, raw: parts.join('') + line }
		parts = []
		start = at
		first = index + 2
	}
	// Behind the last backslash there may be no line break.
	if (parts.length > 0) yield { start, line: first, raw: parts.join('').slice(0, text.length - start) }
}

function unbalanced(what: string, line: number, fix: string): SyntaxProblem {
	return { code: 'syntax', severity: 'error', line, column: 1, key: null, message: `${what}: Apache does not start.`, fix }
}
