import type { Value } from '../../../facts/bouncer'
import type { Format } from '../formats/format'
import type { Edit } from '../types'
import { consoleHost, type EndpointAddress, formatEndpoint, hostOf, parseEndpoint, portOf } from '../values/endpoint'
import type { Repair } from './draft'
import { optionOf, type Part, roleOf } from './options'
import type { Item, Reading } from './reading'

/**
 * The edits that a repair makes; none where they cannot be told.
 *
 * @param item What is wrong; null where it is absent, and then `key` is what a new line sets.
 */
export function editsOf(repair: Repair, item: Item | null, key: string, reading: Reading, text: string): readonly Edit[] {
	switch (repair.kind) {
		case 'edits':
			return repair.edits
		case 'set':
			if (item) return item.range ? [replaceValue(text, reading, item.range, repair.value)] : []
			return [addLine(text, reading, key, repair.value) ?? []].flat()
		case 'rename':
			return item ? rename(text, item, repair.to) : []
		case 'remove':
			return item ? removeLine(text, item) : []
		case 'split-address':
			return item ? splitAddress(text, item, reading) : []
		case 'address':
			return writeAddress(text, item, key, reading, repair.address)
	}
}

function manner(text: string, { format, embedded }: Reading): Format {
	return (embedded ? undefined : format.writtenAs?.(text)) ?? format
}

function replaceValue(text: string, reading: Reading, [from, to]: readonly [number, number], value: Value): Edit {
	return { from, to, text: manner(text, reading).value(value, text.slice(from, to)) }
}

/** Takes a setting out, where it has its line for itself. */
function removeLine(text: string, item: Item): readonly Edit[] {
	if (!item.range || !firstOnItsLine(text, item)) return []
	const from = startOfLine(text, item.line)
	const end = text.indexOf('\n', item.range[1])
	const rest = text.slice(item.range[1], end < 0 ? text.length : end)
	if (!/^["';\s]*$/.test(rest) || text.slice(from, item.range[1]).includes('\n')) return []
	return [{ from, to: end < 0 ? text.length : end + 1, text: '' }]
}

/**
 * The edit that adds a line for an option, below a setting of the same level; null where its place cannot be told, as behind a
 * syntax error, where nobody knows what a new line would belong to.
 */
export function addLine(text: string, reading: Reading, key: string, value: Value): Edit | null {
	const { format, file, items, syntax } = reading
	if (syntax.some(({ severity }) => severity === 'error')) return null
	const parent = key.split('.').slice(0, -1).join('.')
	const sibling = items.findLast(
		(item) =>
			item.key.split('.').slice(0, -1).join('.') === parent &&
			item.range !== null &&
			// Below a line that an alias brings in, others would get the new one too.
			item.broughtIn === undefined &&
			optionOf(file, item.key) !== undefined &&
			firstOnItsLine(text, item),
	)
	const name = key.split('.').at(-1) ?? key
	if (sibling) return below(text, manner(text, reading), sibling, name, value)
	const line = format.line?.(key, value)
	if (items.length > 0 || !format.traits.flat || line === undefined) return null
	return { from: text.length, to: text.length, text: `${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n` }
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
function rename(text: string, item: Item, key: string): readonly Edit[] {
	const written = item.path.at(-1) ?? item.key
	// Blanks or quotes at its ends are those of another format around it.
	if (/^[\s"']|[\s"']$/.test(written)) return []
	const start = startOfLine(text, item.line)
	const from = text.indexOf(written, start)
	const end = text.indexOf('\n', start)
	return from >= 0 && (end < 0 || from < end) ? [{ from, to: from + written.length, text: key.split('.').at(-1) ?? key }] : []
}

/** The edit that writes the parts of an address in place of a line that holds the whole; none where the address cannot be read. */
function splitAddress(text: string, item: Item, reading: Reading): readonly Edit[] {
	const values = partsOf(item.text)
	const line = lineOf(text, item)
	if (!values || !line) return []
	const lines = partsAbsent(values, reading).map(({ key, value }) => line.as(key, reading.format.value(value, line.value)))
	return lines.length === 0 ? [] : [{ from: line.name, to: line.end, text: lines.join(`\n${line.indent}`) }]
}

/** Sets what there is of an address, and adds the parts that are missing below one that stands there. */
function writeAddress(text: string, item: Item | null, key: string, reading: Reading, address: EndpointAddress): readonly Edit[] {
	const { bouncer, file, items, format } = reading
	const { form } = bouncer.endpoint
	const parts: Parts = { 'endpoint-scheme': address.scheme, 'endpoint-host': hostOf(address), 'endpoint-path': `${address.path}/` }
	const values: Partial<Record<Part, string>> = { ...parts, 'endpoint-hostname': address.hostname, 'endpoint-port': portOf(address) }
	const role = roleOf(bouncer, file, key)
	if (role === null || role === 'endpoint' || values[role] === undefined)
		return editsOf({ kind: 'set', value: formatEndpoint(address, form === 'parts' ? 'base' : form) }, item, key, reading, text)
	const there = items.flatMap((one) => {
		const part = roleOf(bouncer, file, one.key)
		const value = part === null ? undefined : values[part]
		return value === undefined ? [] : [{ one, value }]
	})
	const set = there.flatMap(({ one, value }) => (one.text === value ? [] : editsOf({ kind: 'set', value }, one, one.key, reading, text)))
	const absent = partsAbsent(parts, reading)
	const model = there.map(({ one }) => lineOf(text, one)).find((line) => line !== null)
	if (!model) return [...set, ...absent.flatMap((part) => addLine(text, reading, part.key, part.value) ?? [])]
	const added = absent.map((part) => `\n${model.indent}${model.as(part.key, format.value(part.value, model.value))}`)
	return added.length === 0 ? set : [...set, { from: model.end, to: model.end, text: added.join('') }]
}

type Parts = Readonly<Partial<Record<'endpoint-scheme' | 'endpoint-host' | 'endpoint-path', string>>>

/** Parts of an address that have an option and no line. */
function partsAbsent(values: Parts, { bouncer, file, items }: Reading): readonly { readonly key: string; readonly value: string }[] {
	return (['endpoint-scheme', 'endpoint-host', 'endpoint-path'] as const).flatMap((part) => {
		const key = file.options.find((option) => roleOf(bouncer, file, option.key) === part)?.key
		const value = values[part]
		return key === undefined || value === undefined || items.some((other) => roleOf(bouncer, file, other.key) === part) ? [] : [{ key, value }]
	})
}

/** A setting that has its line for itself, so that others can be written like it. */
interface OwnLine {
	/** What stands in front of its name. */
	readonly indent: string
	/** Where its name begins, and its line ends. */
	readonly name: number
	readonly end: number
	/** As it is written. */
	readonly value: string
	/** The line from its name on, for another name and value. */
	as(key: string, value: string): string
}

function lineOf(text: string, item: Item): OwnLine | null {
	const start = startOfLine(text, item.line)
	const written = item.path.at(-1) ?? item.key
	const name = text.indexOf(written, start)
	if (!item.range || name < 0 || name > item.range[0]) return null
	const [from, to] = item.range
	const indent = text.slice(start, name)
	if (/[{,\n]/.test(indent) || text.slice(name, to).includes('\n')) return null
	const end = text.indexOf('\n', to) < 0 ? text.length : text.indexOf('\n', to)
	return {
		indent,
		name,
		end,
		value: text.slice(from, to),
		as: (key, value) => key + text.slice(name + written.length, from) + value + text.slice(to, end),
	}
}

/** Without the integration's id there is no path to write: only the reader has it. */
function partsOf(text: string): Parts | null {
	const parsed = parseEndpoint(text)
	if (!parsed.ok) return parsed.errors.some(({ code }) => code === 'url-no-integration') ? { 'endpoint-scheme': 'https', 'endpoint-host': consoleHost } : null
	const { scheme, path } = parsed.address
	return { 'endpoint-scheme': scheme, 'endpoint-host': hostOf(parsed.address), 'endpoint-path': `${path}/` }
}

function below(text: string, format: Format, sibling: Item, name: string, value: Value): Edit | null {
	const lineStart = startOfLine(text, sibling.line)
	const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? ''
	const valueEnd = sibling.range?.[1] ?? lineStart
	const nextBreak = text.indexOf('\n', valueEnd)
	const lineEnd = nextBreak < 0 ? text.length : text[nextBreak - 1] === '\r' ? nextBreak - 1 : nextBreak
	const newline = text[lineEnd] === '\r' ? '\r\n' : '\n'
	const at = (from: number, added: string): Edit => ({ from, to: from, text: added })
	const line = format.line?.(name, value)
	if (line === undefined) return null
	if (!format.traits.commas) return at(lineEnd, `${newline}${indent}${line}`)
	const followed = /^\s*,\s*(\/\/.*|#.*)?$/.test(text.slice(valueEnd, lineEnd))
	return followed ? at(lineEnd, `${newline}${indent}${line},`) : at(valueEnd, `,${newline}${indent}${line}`)
}
