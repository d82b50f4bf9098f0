import type { Value } from '../../../facts/bouncer'
import { hostOf, parseEndpoint } from '../endpoint'
import { type SettingsFormat, writeValue } from '../formats'
import { tomlKey } from '../formats/toml'
import type { Edit } from '../types'
import { roleOf } from './options'
import type { Item, Reading } from './reading'

/**
 * The edit that adds a line for an option, below a setting of the same level; null where its place cannot be told, as behind a
 * syntax error, where nobody knows what a new line would belong to.
 */
export function addLine(text: string, { format, items, syntax }: Reading, key: string, value: Value): Edit | null {
	if (syntax.some(({ severity }) => severity === 'error')) return null
	const parent = key.split('.').slice(0, -1).join('.')
	const sibling = items.findLast((item) => item.key.split('.').slice(0, -1).join('.') === parent && item.range !== null && firstOnItsLine(text, item))
	const name = key.split('.').at(-1) ?? key
	if (sibling) return below(text, format, sibling, name, value)
	if (items.length > 0 || format !== 'env') return null
	return { from: text.length, to: text.length, text: `${text === '' || text.endsWith('\n') ? '' : '\n'}${key}=${writeValue(format, value, '')}\n` }
}

function firstOnItsLine(text: string, { line, column }: Item): boolean {
	const start = startOfLine(text, line)
	return /^[ \t]*["'$]?$/.test(text.slice(start, start + column - 1))
}

function startOfLine(text: string, line: number): number {
	let start = 0
	for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1
	return start
}

/** The edit that gives a setting another name; none where the name cannot be found on its line. */
export function rename(text: string, item: Item, key: string): readonly Edit[] {
	const written = item.path.at(-1) ?? item.key
	const start = startOfLine(text, item.line)
	const from = text.indexOf(written, start)
	const end = text.indexOf('\n', start)
	return from >= 0 && (end < 0 || from < end) ? [{ from, to: from + written.length, text: key.split('.').at(-1) ?? key }] : []
}

/** The edit that writes the parts of an address in place of a line that holds the whole; none where the address cannot be read. */
export function splitAddress(text: string, item: Item, { bouncer, file, items, format }: Reading): readonly Edit[] {
	const parsed = parseEndpoint(item.text)
	const start = startOfLine(text, item.line)
	const written = item.path.at(-1) ?? item.key
	const name = text.indexOf(written, start)
	if (!parsed.ok || !item.range || name < 0 || name > item.range[0]) return []
	const [from, to] = item.range
	const indent = text.slice(start, name)
	const lineEnd = text.indexOf('\n', to) < 0 ? text.length : text.indexOf('\n', to)
	// Only a line of its own can be written several times.
	if (/[{,\n]/.test(indent) || text.slice(name, to).includes('\n')) return []
	const { scheme, path } = parsed.address
	const values = { 'endpoint-scheme': scheme, 'endpoint-host': hostOf(parsed.address), 'endpoint-path': `${path}/` } as const
	const lines = (['endpoint-scheme', 'endpoint-host', 'endpoint-path'] as const).flatMap((part) => {
		const key = file.options.find((option) => roleOf(bouncer, file, option.key) === part)?.key
		if (key === undefined || items.some((other) => roleOf(bouncer, file, other.key) === part)) return []
		return [key + text.slice(name + written.length, from) + writeValue(format, values[part], text.slice(from, to)) + text.slice(to, lineEnd)]
	})
	return lines.length === 0 ? [] : [{ from: name, to: lineEnd, text: lines.join(`\n${indent}`) }]
}

function below(text: string, format: SettingsFormat, sibling: Item, name: string, value: Value): Edit | null {
	const lineStart = startOfLine(text, sibling.line)
	const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? ''
	const valueEnd = sibling.range?.[1] ?? lineStart
	const nextBreak = text.indexOf('\n', valueEnd)
	const lineEnd = nextBreak < 0 ? text.length : text[nextBreak - 1] === '\r' ? nextBreak - 1 : nextBreak
	const newline = text[lineEnd] === '\r' ? '\r\n' : '\n'
	const at = (from: number, line: string): Edit => ({ from, to: from, text: `${newline}${indent}${line}` })
	switch (format) {
		case 'env':
			return at(lineEnd, `${name}=${writeValue(format, value, '')}`)
		case 'yaml':
			return at(lineEnd, `${name}: ${writeValue(format, value, '')}`)
		case 'toml':
			return at(lineEnd, `${tomlKey(name)} = ${writeValue(format, value, '')}`)
		case 'apache':
		case 'caddyfile':
			return at(lineEnd, `${name} ${writeValue(format, value, '')}`)
		case 'nginx':
			return at(lineEnd, `${name} ${writeValue(format, value, '')};`)
		case 'json':
		case 'php': {
			const pair =
				format === 'json' ? `${JSON.stringify(name)}: ${writeValue(format, value, '')}` : `${writeValue(format, name, '')} => ${writeValue(format, value, '')}`
			const rest = text.slice(valueEnd, lineEnd)
			return /^\s*,\s*(\/\/.*|#.*)?$/.test(rest) ? at(lineEnd, `${pair},`) : { ...at(valueEnd, pair), text: `,${newline}${indent}${pair}` }
		}
		case 'environment':
		case 'labels':
		case 'fields':
		case 'code':
		case 'haproxy':
			return null
	}
}
