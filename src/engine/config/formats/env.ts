import type { EnvQuirks } from '../../../facts/bouncer'
import { type Entry, type Read, type SettingsDocument, type SyntaxProblem, Unwritable } from './document'

/**
 * KEY=VALUE files as the Lua family and some PHP programs read them. They are no dotenv: quotes belong to the value, a comment
 * stands on a line of its own, and every program differs in small things (`EnvQuirks`).
 */

/** @throws Unwritable when a value would not come back as it is. */
export function writeEnv(document: SettingsDocument, quirks: EnvQuirks): string {
	const lines = [`# ${document.title}`]
	for (const { path, value, comment } of document.settings) {
		const text = Array.isArray(value) ? value.join(',') : String(value)
		if (/[\r\n]/.test(text)) throw new Unwritable(path, 'has a line break, which this format cannot hold')
		if (text !== text.trim()) throw new Unwritable(path, 'begins or ends with blanks, which this format does not keep')
		if (!quirks.trims && text.includes(' ')) throw new Unwritable(path, 'has a blank inside, which this program takes as part of the value')
		if (quirks.unquotes && /^(["']).*\1$/.test(text)) throw new Unwritable(path, 'stands in quotes, which this program removes')
		if (quirks.inlineComments && text.includes('#')) throw new Unwritable(path, 'has a #, where this program begins a comment')
		if (quirks.equalsInValue === 'cut' && text.includes('=')) throw new Unwritable(path, 'has a =, where this program cuts the value off')
		if (comment) lines.push(`# ${comment}`)
		lines.push(`${path.join('.')}=${text}`)
	}
	return `${lines.join('\n')}\n`
}

export function readEnv(text: string, quirks: EnvQuirks): Read {
	const entries: Entry[] = []
	const problems: SyntaxProblem[] = []
	let offset = 0
	for (const [index, raw] of text.split('\n').entries()) {
		const number = index + 1
		const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
		const start = offset
		offset += raw.length + 1
		if (line.trim() === '' || line.trimStart().startsWith('#')) continue
		const equals = line.indexOf('=')
		if (equals < 0) {
			const colon = /^\s*([A-Z][A-Z0-9_]*)\s*:\s+(?=\S)/.exec(line)
			if (colon?.[1] && quirks.lineWithoutEquals === 'ignored') {
				const from = start + line.indexOf(colon[1]) + colon[1].length
				problems.push({
					code: 'line-without-equals',
					severity: 'warning',
					line: number,
					column: line.indexOf(colon[1]) + 1,
					key: colon[1],
					message: 'Between a name and its value stands `=`. With a colon the line is skipped, and the setting is not there.',
					fix: 'Write `=` in place of the colon.',
					edit: { from, to: start + colon[0].length, text: '=' },
				})
			}
			if (quirks.lineWithoutEquals !== 'ignored')
				problems.push({
					code: 'line-without-equals',
					severity: 'error',
					line: number,
					column: 1,
					key: line.trim(),
					message:
						quirks.lineWithoutEquals === 'fatal'
							? 'A line without `=`: the program does not start.'
							: 'A line without `=`: reading stops here, and everything below is lost.',
					fix: 'Write `KEY=value`, or put `#` in front of the line.',
				})
			continue
		}
		const key = line.slice(0, equals)
		let value = line.slice(equals + 1)
		if (quirks.trims) value = value.trim()
		if (quirks.unquotes) value = value.replace(/^(["'])(.*)\1$/, '$2')
		const end = Math.max(line.trimEnd().length, equals + 1)
		const from = start + Math.min(end, equals + 1 + (line.slice(equals + 1).length - line.slice(equals + 1).trimStart().length))
		entries.push({
			path: [quirks.trims ? key.trim() : key],
			value: value === '' ? null : value,
			text: value,
			line: number,
			column: equals + 2,
			range: [from, start + end],
		})
	}
	return { entries, problems }
}
