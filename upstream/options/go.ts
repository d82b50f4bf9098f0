import { dirname } from 'node:path/posix'
import type { Scalar, Value } from '../../src/facts/bouncer'
import { closing, lineAt, MovedError, textOf, withoutComments } from '../text'
import type { Tree } from '../tree'
import type { ReadOption, ReadOptions } from './reader'

/** One package: its files as one text, with the line that each part came from. */
interface GoPackage {
	readonly folder: string
	readonly files: readonly { readonly path: string; readonly text: string }[]
}

interface Field {
	/** `['Nftables', 'Ipv4', 'Table']`, from the outermost struct. */
	readonly path: readonly string[]
	/** The struct types on the way, the outermost first. */
	readonly owners: readonly string[]
	readonly name: string
	readonly type: string
	readonly inPackage: GoPackage
	readonly file: string
	readonly line: number
}

export interface GoStruct {
	/** The folder of the package. */
	readonly folder: string
	readonly struct: string
	/** The struct tag that names the options; default `yaml`. */
	readonly tag?: 'yaml' | 'json'
	/** Whether a field without a tag is an option of its name in small letters, as the parsers of YAML have it. */
	readonly untagged?: true
	/** A function that makes the struct with values in it. */
	readonly made?: string
	/** Put before each name. */
	readonly under?: string
}

/**
 * Options of a Go program that fills a struct from its file: the tags name them, also those of structs in other packages of the same
 * module. Defaults are what is assigned where the field is found empty, and what the struct is made with; allowed values are those
 * that a field is compared with in one condition, or that a function named `contains` looks among.
 */
export function goStruct({ folder, struct, tag = 'yaml', untagged, made, under = '' }: GoStruct): ReadOptions {
	return (tree) => {
		const start = packageIn(tree, folder)
		const fields = [...fieldsOf(tree, start, struct, { tag, isBare: untagged ?? false }, { name: under, path: [], owners: [] })]
		const packages = [...new Set([start, ...fields.map(({ inPackage }) => inPackage)])]
		const defaults = new Map([...packages.flatMap((one) => [...guarded(one, fields)]), ...(made ? literals(start, struct, made, fields) : [])])
		const allowed = new Map(packages.flatMap((one) => [...compared(one, fields)]))
		return fields.map(
			(field): ReadOption => ({
				name: field.name,
				default: defaults.has(field) ? defaults.get(field) : zeroOf(field.type),
				...(allowed.has(field) ? { allowed: allowed.get(field) } : /\b(?:log|logrus)\.Level$/.test(field.type) ? { allowed: logrusLevels } : {}),
				...shapeOf(field.type),
				file: field.file,
				line: field.line,
			}),
		)
	}
}

/** What names a field: a tag, or its own name where it has none. */
interface Naming {
	readonly tag: string
	readonly isBare: boolean
}

function shapeOf(type: string): Pick<ReadOption, 'shape'> {
	if (/^\*?\[\]/.test(type)) return { shape: 'list' }
	if (/^\*?map\[/.test(type)) return { shape: 'map' }
	const bare = type.replace(/^\*/, '')
	if (bare === 'bool') return { shape: 'truth' }
	if (/^u?int\d*$|^float\d*$/.test(bare)) return { shape: 'number' }
	return bare === 'string' ? { shape: 'text' } : {}
}

function packageIn(tree: Tree, folder: string): GoPackage {
	const files = tree
		.files()
		.filter((path) => (dirname(path) === folder || (folder === '' && !path.includes('/'))) && path.endsWith('.go') && !path.endsWith('_test.go'))
		.map((path) => ({ path, text: withoutComments(textOf(tree, path)) }))
	if (files.length === 0) throw new MovedError(`${folder} has no Go file`)
	return { folder, files }
}

function* fieldsOf(
	tree: Tree,
	inPackage: GoPackage,
	struct: string,
	naming: Naming,
	at: { readonly name: string; readonly path: readonly string[]; readonly owners: readonly string[] },
): Iterable<Field> {
	const found = find(inPackage, new RegExp(`^type ${struct} struct \\{`, 'm'))
	if (!found) throw new MovedError(`${inPackage.folder} has no struct ${struct}`)
	const open = found.index + found[0].length - 1
	yield* fieldsIn(tree, inPackage, found.path, found.text, open, naming, { ...at, owners: [...at.owners, struct] })
}

function* fieldsIn(
	tree: Tree,
	inPackage: GoPackage,
	path: string,
	text: string,
	open: number,
	naming: Naming,
	at: { readonly name: string; readonly path: readonly string[]; readonly owners: readonly string[] },
): Iterable<Field> {
	const end = closing(text, open)
	// A struct that is put in whole has no name of its own.
	const line = /^[ \t]*(?:(\w+)[ \t]+([^\s`][^\n`]*?)|(\*?[a-zA-Z][\w.]*))[ \t]*(?:`([^`\n]*)`)?[ \t]*$/gm
	line.lastIndex = open + 1
	for (let found = line.exec(text); found && found.index < end; found = line.exec(text)) {
		const [, goName = '', given = '', embedded, ownTag] = found
		const type = embedded ?? given
		const anonymous = type.endsWith('struct {')
		const openBrace = anonymous ? found.index + found[0].lastIndexOf('{') : -1
		const closeBrace = anonymous ? closing(text, openBrace) : -1
		const tags = anonymous ? /^\s*`([^`\n]*)`/.exec(text.slice(closeBrace + 1))?.[1] : ownTag
		if (anonymous) line.lastIndex = text.indexOf('\n', closeBrace)
		const value = new RegExp(`\\b${naming.tag}:"([^"]*)"`).exec(tags ?? '')?.[1] ?? (naming.isBare && /^[A-Z]/.test(goName) ? goName.toLowerCase() : undefined)
		const [named = '', ...flags] = (value ?? '').split(',')
		if (value === undefined || named === '-') continue
		const inline = flags.includes('inline')
		if (named === '' && !inline) continue
		const entries = /^\[\]/.test(type) ? '[]' : ''
		const below = {
			name: inline ? at.name : `${at.name}${named}${entries}.`,
			path: [...at.path, goName],
			owners: at.owners,
		}
		const own = { path: below.path, owners: at.owners, type, inPackage, file: path, line: lineAt(text, found.index + found[0].search(/\S/)) }
		const struct = anonymous ? undefined : structOf(tree, inPackage, path, type)
		// What holds itself has no end.
		const inner = struct && at.owners.includes(struct.struct) ? undefined : struct
		if (entries && inner) yield { ...own, name: `${at.name}${named}` }
		if (anonymous) yield* fieldsIn(tree, inPackage, path, text, openBrace, naming, below)
		else if (inner) yield* fieldsOf(tree, inner.inPackage, inner.struct, naming, below)
		else if (!inline) yield { ...own, name: `${at.name}${named}` }
	}
}

/** The struct behind a type of a field, in this package or another one of the module. */
function structOf(tree: Tree, inPackage: GoPackage, path: string, type: string): { readonly inPackage: GoPackage; readonly struct: string } | undefined {
	const [, alias, struct = ''] = /^(?:\[\])?\*?(?:(\w+)\.)?(\w+)$/.exec(type) ?? []
	const there = alias ? importedPackage(tree, inPackage, path, alias) : inPackage
	return there && find(there, new RegExp(`^type ${struct} struct \\{`, 'm')) ? { inPackage: there, struct } : undefined
}

function importedPackage(tree: Tree, inPackage: GoPackage, path: string, alias: string): GoPackage | undefined {
	const module = /^module (\S+)/m.exec(tree.read('go.mod') ?? '')?.[1]
	const text = inPackage.files.find((file) => file.path === path)?.text ?? ''
	const imports = [...text.matchAll(/^\s*(?:import )?(\w+)?\s*"([^"]+)"$/gm)].find(([, as, address = '']) => (as ?? address.split('/').at(-1)) === alias)?.[2]
	return module && imports?.startsWith(`${module}/`) ? packageIn(tree, imports.slice(module.length + 1)) : undefined
}

function find(inPackage: GoPackage, pattern: RegExp) {
	for (const { path, text } of inPackage.files) {
		const found = pattern.exec(text)
		if (found) return Object.assign(found, { path, text })
	}
	return undefined
}

/** `if x.Field == "" { x.Field = … }` or `{ return … }`, also with `nil`, 0 or a length, and `return x.Field == nil || *x.Field`. */
function* guarded(inPackage: GoPackage, fields: readonly Field[]): Iterable<readonly [Field, Value | null | undefined]> {
	for (const { text } of inPackage.files)
		for (const guard of text.matchAll(/\bif [^{\n]*?(?:len\()?([\w.[\]]*\.(\w+))\)? (?:==|<=) (?:""|0|nil)[^{\n]* \{/g)) {
			const open = guard.index + guard[0].length - 1
			const block = text.slice(open, closing(text, open))
			const assigned = new RegExp(`^\\s*([\\w.\\[\\]]+\\.${guard[2]}) = (.+)$`, 'm').exec(block)
			const given = goValue(inPackage, /^\{\s*return (.+)\s*$/.exec(block)?.[1] ?? '')
			const field = assigned
				? fieldOf(text, guard.index, assigned[1] ?? '', fields)
				: given === undefined
					? undefined
					: fieldOf(text, guard.index, guard[1] ?? '', fields)
			if (field) yield [field, assigned ? goValue(inPackage, assigned[2] ?? '') : given]
		}
	for (const { text } of inPackage.files)
		for (const { index, 1: expression = '' } of text.matchAll(/\breturn ([\w.]+\.\w+) == nil \|\| \*\1$/gm)) {
			const field = fieldOf(text, index, expression, fields)
			if (field) yield [field, true]
		}
}

/** Which field `config.Nftables.Ipv4.Table` is: with a receiver that of its type, else the one that ends so. */
function fieldOf(text: string, index: number, expression: string, fields: readonly Field[]): Field | undefined {
	const [first = '', ...path] = expression.replace(/\[\w*\]/g, '').split('.')
	const before = text.slice(0, index)
	const receiver = [...before.matchAll(/^func \((\w+) \*?(\w+)\)/gm)].at(-1)
	const inMethod = receiver && receiver.index > before.lastIndexOf('\nfunc ') - 1
	const owner = inMethod && receiver[1] === first ? receiver[2] : undefined
	const fitting = fields.filter((field) => path.every((name, at) => field.path[field.path.length - path.length + at] === name))
	const own = owner === undefined ? fitting : fitting.filter(({ owners }) => owners.includes(owner))
	return own.length === 1 ? own[0] : undefined
}

/** What stands in the literal with which a function makes the struct. */
function* literals(inPackage: GoPackage, struct: string, made: string, fields: readonly Field[]): Iterable<readonly [Field, Value | null | undefined]> {
	const found = find(inPackage, new RegExp(`^func (?:\\([^)]*\\) )?${made}\\(`, 'm'))
	if (!found) throw new MovedError(`${inPackage.folder} has no function ${made}`)
	const literal = new RegExp(`\\b${struct}\\{`).exec(found.text.slice(found.index))
	if (!literal) throw new MovedError(`${made} makes no ${struct}`)
	const open = found.index + literal.index + literal[0].length - 1
	for (const [, name = '', value = ''] of found.text.slice(open, closing(found.text, open)).matchAll(/^\s*(\w+):\s+(.+),$/gm)) {
		const field = fields.find(({ path }) => path.length === 1 && path[0] === name)
		if (field) yield [field, goValue(inPackage, value)]
	}
}

/** `x.Field != "a" && x.Field != "b"`, `contains(list, x.Field)`. */
function* compared(inPackage: GoPackage, fields: readonly Field[]): Iterable<readonly [Field, readonly Scalar[]]> {
	for (const { text } of inPackage.files) {
		for (const condition of text.matchAll(/\bif ([^{\n]+) \{/g)) {
			const values = [...(condition[1] ?? '').matchAll(/([\w.[\]]+) != "([^"]+)"/g)]
			const same = values.filter(([, expression]) => expression === values[0]?.[1])
			const field = same.length > 1 ? fieldOf(text, condition.index, values[0]?.[1] ?? '', fields) : undefined
			if (field) yield [field, same.map(([, , value = '']) => value)]
		}
		for (const call of text.matchAll(/\b[cC]ontains\((\w+|\[\]string\{[^}]*\}), (?:strings\.To\w+\()?([\w.[\]]+\.\w+)\)/g)) {
			const values = goValue(inPackage, call[1] ?? '')
			const field = fieldOf(text, call.index, call[2] ?? '', fields)
			if (field && Array.isArray(values) && values.length > 0) yield [field, values]
		}
	}
}

/** sirupsen/logrus:logrus.go, `ParseLevel`. */
const logrusLevels: readonly string[] = ['panic', 'fatal', 'error', 'warn', 'warning', 'info', 'debug', 'trace']

const units: Readonly<Record<string, string>> = { Millisecond: 'ms', Second: 's', Minute: 'm', Hour: 'h' }

/** @returns undefined where it is more than a value: what a function gives, or what another field holds. */
function goValue(inPackage: GoPackage, expression: string, depth = 0): Value | undefined {
	const text = expression.trim()
	const quoted = /^"((?:\\.|[^"\\])*)"$|^`([^`]*)`$/.exec(text)
	if (quoted) return quoted[1] ?? quoted[2] ?? ''
	if (/^-?[\d_]+(\.\d+)?$/.test(text)) return Number(text.replaceAll('_', ''))
	if (text === 'true' || text === 'false') return text === 'true'
	const list = /^\[\]string\{(.*)\}$/.exec(text)
	if (list) {
		const items = (list[1] ?? '').split(',').map((item) => (item.trim() === '' ? '' : goValue(inPackage, item, depth)))
		return items.every((item) => typeof item === 'string') ? items.filter((item) => item !== '') : undefined
	}
	const pointer = /^(?:ptr\.Of|aws\.\w+)\((.*)\)$|^&(\w+)$/.exec(text)
	if (pointer) return goValue(inPackage, pointer[1] ?? pointer[2] ?? '', depth)
	const level = /^(?:log|logrus)\.(\w+)Level$/.exec(text)
	if (level) return (level[1] ?? '').toLowerCase()
	const duration = /^(?:(\d+) ?\* ?)?time\.(\w+)$/.exec(text) ?? /^time\.(\w+) ?\* ?(\d+)$/.exec(text)?.toReversed()
	if (duration) {
		const [count, unit] = /^\d+$/.test(duration[1] ?? '') || duration[1] === undefined ? [duration[1] ?? '1', duration[2]] : [duration[2], duration[1]]
		return units[unit ?? ''] ? `${count}${units[unit ?? '']}` : undefined
	}
	if (!/^\w+$/.test(text) || depth > 4) return undefined
	const declared = find(inPackage, new RegExp(`^(?:const |var |\\s+)${text}(?: \\w+)? +:?= (.+)$`, 'm'))
	return declared ? goValue(inPackage, declared[1] ?? '', depth + 1) : undefined
}

function zeroOf(type: string): Value | null {
	if (type === 'bool') return false
	return /^u?int\d*$|^float\d*$/.test(type) ? 0 : null
}
