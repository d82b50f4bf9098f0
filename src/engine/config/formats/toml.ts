import { parse, TomlError } from 'smol-toml'
import type { Scalar, Value } from '../../../facts/bouncer'
import type { Entry, Read, SettingsDocument, SyntaxProblem } from './document'

/** TOML with comments; smol-toml's own serialiser has none. Tables are written where their first setting stands. */
export function writeToml(document: SettingsDocument): string {
	const lines = [`# ${document.title}`]
	let table: string | null = null
	const settings = [...flatten(document.frame, []), ...document.settings]
	for (const { path, value, comment } of settings) {
		const name = path.slice(0, -1).map(tomlKey).join('.')
		if (name !== (table ?? '')) {
			lines.push(lines.length > 1 ? '' : '', `[${name}]`)
			table = name
		}
		const indent = name === '' ? '' : '  '
		if (comment) lines.push(`${indent}# ${comment}`)
		lines.push(`${indent}${tomlKey(path.at(-1) ?? '')} = ${tomlValue(value)}`)
	}
	return `${lines.filter((line, at) => !(line === '' && lines[at - 1] === '')).join('\n')}\n`
}

function flatten(frame: Readonly<Record<string, unknown>>, path: readonly string[]): { path: readonly string[]; value: Value; comment?: string }[] {
	return Object.entries(frame).flatMap(([key, value]) => {
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) return flatten(value as Record<string, unknown>, [...path, key])
		return [{ path: [...path, key], value: value as Value }]
	})
}

/** A key as TOML: bare where that is allowed. */
export function tomlKey(key: string): string {
	return /^[\w-]+$/.test(key) ? key : JSON.stringify(key)
}

/** A value as TOML. */
export function tomlValue(value: Value): string {
	return Array.isArray(value) ? `[${value.map(tomlScalar).join(', ')}]` : tomlScalar(value as Scalar)
}

/** JSON's string escapes are all valid in a TOML basic string, but for DEL, which TOML wants escaped. */
function tomlScalar(value: Scalar): string {
	return typeof value === 'string' ? JSON.stringify(value).replace(/\u007f/g, '\\u007F') : String(value)
}

/** Values come from the parser; lines are found by walking the headers and keys, which the parser does not report. */
export function readToml(text: string): Read {
	const problems: SyntaxProblem[] = []
	let parsed: Record<string, unknown>
	try {
		parsed = parse(text) as Record<string, unknown>
	} catch (error) {
		const lines = lineByLine(text)
		const at = error instanceof TomlError ? error : { line: 1, column: 1, message: String(error) }
		problems.push({
			code: 'syntax',
			severity: 'error',
			line: at.line,
			column: at.column,
			key: lines.find(({ line }) => line === at.line)?.path.at(-1) ?? null,
			message: `The file cannot be parsed: ${(at.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '')}. The program does not start with it.`,
			fix: 'Texts stand in double quotes, true, false and numbers do not; a table begins with [name].',
		})
		return { entries: lines, problems }
	}
	const places = placesOf(text)
	const entries: Entry[] = []
	const walk = (value: unknown, path: readonly string[]): void => {
		if (Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null && !Array.isArray(item))) {
			for (const [at, item] of value.entries()) walk(item, [...path, String(at)])
			return
		}
		if (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)) {
			for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
			return
		}
		const place = places.get(path.join(pathSeparator))
		entries.push({
			path,
			value,
			text: Array.isArray(value) ? value.join(', ') : String(value),
			line: place?.line ?? 1,
			column: place?.column ?? 1,
			range: place?.range ?? null,
			...(typeof value === 'string' ? { quoted: true } : {}),
		})
	}
	walk(parsed, [])
	return { entries, problems }
}

/** What can be read where the whole cannot: each line for itself. */
function lineByLine(text: string): readonly Entry[] {
	return [...placesOf(text)].map(([name, { line, column, range }]): Entry => {
		const written = text.slice(range[0], range[1])
		let value: unknown
		try {
			value = parse(`value = ${written}`).value
		} catch {
			value = written
		}
		return {
			path: name.split(pathSeparator),
			value,
			text: Array.isArray(value) ? value.join(', ') : String(value),
			line,
			column,
			range,
			...(typeof value === 'string' && value !== written ? { quoted: true } : {}),
		}
	})
}

/** Stands between the levels of a name; no key has it. */
const pathSeparator = '\u0000'

function placesOf(text: string) {
	const places = new Map<string, { readonly line: number; readonly column: number; readonly range: readonly [number, number] }>()
	let table: readonly string[] = []
	let offset = 0
	for (const [index, line] of text.split('\n').entries()) {
		const header = /^\s*\[{1,2}([^\]]+)\]{1,2}/.exec(line)
		const setting = /^(\s*)([\w."'-]+(?:\s*\.\s*[\w"'-]+)*)\s*=\s*(.*?)\s*$/.exec(line)
		if (header?.[1]) table = keyParts(header[1])
		else if (setting?.[2] !== undefined && setting[3] !== undefined) {
			const value = setting[3].replace(/\s+#[^"']*$/, '')
			const from = offset + line.indexOf(setting[3], line.indexOf('=') + 1)
			places.set([...table, ...keyParts(setting[2])].join(pathSeparator), {
				line: index + 1,
				column: (setting[1] ?? '').length + 1,
				range: [from, from + value.length],
			})
		}
		offset += line.length + 1
	}
	return places
}

function keyParts(key: string): readonly string[] {
	return (key.match(/"[^"]*"|'[^']*'|[\w-]+/g) ?? []).map((part) => part.replace(/^["']|["']$/g, ''))
}
