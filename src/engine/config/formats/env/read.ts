import type { EnvQuirks } from '../../../../facts/bouncer'
import type { Entry, Read, SyntaxProblem } from '../document'

/** `environment:` and its like, which open a level: with them `NAME: value` is as YAML wants it. */
const yamlLevel = /^[ \t]*[a-z][\w.-]*:[ \t]*\r?$/m

/** One setting a line; what a program makes of a line without `=`, quotes and blanks stands in its quirks. */
export function readEnv(text: string, quirks: EnvQuirks): Read {
	const entries: Entry[] = []
	const problems: SyntaxProblem[] = []
	const isPartOfYaml = yamlLevel.test(text)
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
			if (colon?.[1] && quirks.lineWithoutEquals === 'ignored' && !isPartOfYaml) {
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
			if (quirks.lineWithoutEquals !== 'ignored') {
				const name = colon?.[1]
				const from = start + line.indexOf(name ?? '') + (name?.length ?? 0)
				problems.push({
					code: 'line-without-equals',
					severity: 'error',
					line: number,
					column: 1,
					key: name ?? line.trim(),
					message:
						quirks.lineWithoutEquals === 'fatal'
							? 'A line without `=`: the program does not start.'
							: 'A line without `=`: reading stops here, and everything below is lost.',
					fix: 'Write `KEY=value`, or put `#` in front of the line.',
					...(colon && name ? { edit: { from, to: start + colon[0].length, text: '=' } } : {}),
				})
			}
			continue
		}
		const key = line.slice(0, equals)
		let value = line.slice(equals + 1)
		if (quirks.trims) value = value.trim()
		if (quirks.unquotes) value = value.replace(/^(["'])(.*)\1$/, '$2')
		// Blanks that the program takes for a part of the value are one here, too: who sets another value takes them out.
		const end = quirks.trims ? Math.max(line.trimEnd().length, equals + 1) : line.length
		const lead = quirks.trims ? line.slice(equals + 1).length - line.slice(equals + 1).trimStart().length : 0
		const from = start + Math.min(end, equals + 1 + lead)
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
