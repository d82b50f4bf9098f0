import { type AST, ParseError, parseTOML } from 'toml-eslint-parser'
import type { Entry, Read } from '../document'
import { longest, tooDeep, tooLong } from '../limits'
import { Places } from '../places'
import { withoutStacks } from '../without-stacks'
import { isTemplate, maskTemplates } from '../yaml/templates'
import { type Statement, statementsOf } from './statements'

/** Of a broken file, which are parsed one by one. */
const mostStatements = 3000

/**
 * Reads TOML with the place of every value. What cannot be parsed as a whole is read statement by statement, with the first fault
 * named.
 */
export function readToml(text: string): Read {
	if (text.length > longest) return tooLong()
	const source = maskTemplates(text, (length) => `"${'T'.repeat(length - 2)}"`)
	const places = new Places(text)
	const { statements, deepAt } = statementsOf(source)
	if (deepAt !== null) return tooDeep(places.at(deepAt))
	const reader = new TomlReader(text, places)
	const whole = parse(source)
	if (!('index' in whole)) {
		for (const node of whole) reader.node(node, 0)
		return { entries: reader.entries, problems: [] }
	}
	for (const statement of statements.slice(0, mostStatements)) reader.alone(statement, source)
	const place = places.at(whole.index)
	return {
		entries: reader.entries,
		problems: [
			{
				code: 'syntax',
				severity: 'error',
				...place,
				key: reader.entries.find(({ line }) => line === place.line)?.path.at(-1) ?? null,
				message: `The file cannot be parsed: ${whole.message}. The program does not start with it.`,
				fix: 'Texts stand in double quotes, true, false and numbers do not; a table begins with [name].',
			},
		],
	}
}

interface Fault {
	readonly index: number
	readonly message: string
}

function parse(source: string): readonly (AST.TOMLKeyValue | AST.TOMLTable)[] | Fault {
	try {
		return withoutStacks(() => parseTOML(source, { tomlVersion: '1.0' }).body[0].body)
	} catch (error) {
		// The parser hands the characters of a text to one call, and a very long one is too much for the stack.
		return error instanceof ParseError ? error : { index: 0, message: 'a value is too long' }
	}
}

class TomlReader {
	readonly entries: Entry[] = []
	private table: readonly string[] = []
	/** How many tables of an array there were, by name. */
	private readonly arrays = new Map<string, number>()

	constructor(
		private readonly text: string,
		private readonly places: Places,
	) {}

	/** @param shift Where the text that was parsed begins in the whole. */
	node(node: AST.TOMLKeyValue | AST.TOMLTable, shift: number): void {
		if (node.type === 'TOMLKeyValue') {
			this.pair(node, this.table, shift)
			return
		}
		this.table = shift === 0 ? node.resolvedKey.map(String) : this.counted(node)
		for (const pair of node.body) this.pair(pair, this.table, shift)
	}

	/** A statement without the others around it. */
	alone({ from, to }: Statement, source: string): void {
		const parsed = parse(source.slice(from, to))
		if (!('index' in parsed)) {
			for (const node of parsed) this.node(node, from)
			return
		}
		const [line = ''] = source.slice(from, to).split('\n')
		const equals = line.indexOf('=')
		const name = line.slice(0, equals).trim()
		// An item of YAML's lists, a label for example, has its own quotes and is no setting of TOML however broken.
		if (equals < 0 || name === '' || /^(?:[#[]|-\s)/.test(name)) return
		const after = this.text.slice(from + equals + 1, from + line.length)
		const written = after.replace(/\s#[^"']*$/, '').trim()
		const start = from + equals + 1 + after.length - after.trimStart().length
		this.entries.push({
			path: [...this.table, ...name.split('.').map((part) => part.trim().replace(/^["']|["']$/g, ''))],
			value: written,
			text: written,
			...this.places.at(from + line.length - line.trimStart().length),
			range: [start, start + written.length],
			...(isTemplate(written) ? { computed: true } : {}),
		})
	}

	/** The parser numbers the tables of an array as far as it sees them, which is one. */
	private counted({ resolvedKey, kind }: AST.TOMLTable): readonly string[] {
		const names = resolvedKey.filter((part) => typeof part === 'string')
		const name = names.join('\0')
		if (kind === 'array') this.arrays.set(name, (this.arrays.get(name) ?? -1) + 1)
		return names.flatMap((part, at) => {
			const number = this.arrays.get(names.slice(0, at + 1).join('\0'))
			return number === undefined ? [part] : [part, String(number)]
		})
	}

	private pair({ key, value }: AST.TOMLKeyValue, above: readonly string[], shift: number): void {
		this.value(value, [...above, ...key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value))], key.range[0] + shift, shift)
	}

	private value(node: AST.TOMLContentNode, path: readonly string[], at: number, shift: number): void {
		if (node.type === 'TOMLInlineTable') {
			for (const pair of node.body) this.pair(pair, path, shift)
			return
		}
		if (node.type === 'TOMLArray' && node.elements.some(({ type }) => type === 'TOMLInlineTable')) {
			for (const [number, element] of node.elements.entries()) this.value(element, [...path, String(number)], element.range[0] + shift, shift)
			return
		}
		const [from, to] = [node.range[0] + shift, node.range[1] + shift]
		const written = this.text.slice(from, to)
		const parsed = plain(node)
		const template = isTemplate(written)
		const value =
			parsed instanceof Date ? written : template && !(typeof parsed === 'string' && isTemplate(parsed)) ? written.replace(/^(["'])(.*)\1$/, '$2') : parsed
		this.entries.push({
			path,
			value,
			text: Array.isArray(value) ? value.join(', ') : String(value),
			...this.places.at(at),
			range: [from, to],
			...(typeof value === 'string' && /^["']/.test(written) ? { quoted: true } : {}),
			...(template ? { computed: true } : {}),
		})
	}
}

function plain(node: AST.TOMLContentNode): unknown {
	if (node.type === 'TOMLArray') return node.elements.map(plain)
	return node.type === 'TOMLValue' ? node.value : undefined
}
