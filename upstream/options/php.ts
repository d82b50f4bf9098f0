import type { Scalar, Value } from '../../src/facts/bouncer'
import { closing, lineAt, MovedError, textOf, withoutComments } from '../text'
import { type Constants, constantsOf, isList, phpLiteral } from './php-values'
import type { ReadOption, ReadOptions } from './reader'

/** Trees of Symfony's Config component: `->arrayNode('color')->children()->scalarNode('page')->defaultValue('#eee')->end()`. */
export function symfonyTree(...files: readonly string[]): ReadOptions {
	return (tree, { others }) => {
		const constants = constantsOf([tree, ...others])
		return files.flatMap((file) => nodesIn(withoutComments(textOf(tree, file)), file, constants))
	}
}

interface Node {
	/** undefined for what only has to be closed again: `children()`, a prototype, a condition. */
	readonly option?: { name: string; default: Value | null | undefined; allowed: readonly Scalar[] | undefined; line: number; hasChildren: boolean }
}

function nodesIn(text: string, file: string, constants: Constants): readonly ReadOption[] {
	const found: ReadOption[] = []
	let open: Node[] = []
	const named = (name: string) => [...open.flatMap(({ option }) => (option ? [option.name] : [])).slice(-1), name].join('.')
	for (const call of calls(text)) {
		const current = open.at(-1)?.option
		if (call.startsStatement) open = []
		if (/^(scalar|boolean|integer|float|enum|array|variable)Node$/.test(call.name)) {
			const name = phpLiteral(call.args, constants)
			if (typeof name !== 'string') throw new MovedError(`${file}:${lineAt(text, call.index)} names no option that can be read`)
			const initial = call.name === 'booleanNode' ? false : call.name === 'integerNode' ? 0 : null
			open.push({ option: { name: named(name), default: initial, allowed: undefined, line: lineAt(text, call.index), hasChildren: false } })
		} else if (call.name === 'children') {
			if (current) current.hasChildren = true
			open.push({})
		} else if (/^(validate|\w*Prototype|beforeNormalization)$/.test(call.name)) open.push({})
		else if (call.name === 'end') {
			const option = open.pop()?.option
			if (option && !option.hasChildren)
				found.push({ name: option.name, default: option.default, ...(option.allowed ? { allowed: option.allowed } : {}), file, line: option.line })
		} else if (current) {
			if (call.name === 'defaultValue') current.default = phpLiteral(call.args, constants)
			else if (call.name === 'defaultTrue' || call.name === 'defaultFalse') current.default = call.name === 'defaultTrue'
			else if (call.name === 'values') {
				const values = phpLiteral(call.args, constants)
				if (isList(values)) current.allowed = values
			}
		}
	}
	return found
}

interface Call {
	readonly name: string
	readonly args: string
	readonly index: number
	readonly startsStatement: boolean
}

/** The calls of each chain, in order; those within the arguments of another are not among them. */
function* calls(text: string): Iterable<Call> {
	const call = /(\$\w+)?\s*->(\w+)\(/g
	for (let found = call.exec(text); found; found = call.exec(text)) {
		const open = found.index + found[0].length - 1
		const close = closing(text, open)
		yield { name: found[2] ?? '', args: text.slice(open + 1, close), index: found.index + found[0].search(/->/), startsStatement: found[1] !== undefined }
		call.lastIndex = close
	}
}

/** A file that gives an array: `'color' => ['text' => ['primary' => 'black']]`. A list, or an array with nothing in it, is a value. */
export function phpArray(file: string): ReadOptions {
	return (tree, { others }) => {
		const text = withoutComments(textOf(tree, file))
		const constants = constantsOf([tree, ...others])
		const open = text.indexOf('[', text.indexOf('return'))
		const within = (from: number, to: number, under: string): readonly ReadOption[] => {
			const options: ReadOption[] = []
			const entry = /'(\w+)'\s*=>\s*/g
			entry.lastIndex = from
			for (let found = entry.exec(text); found && found.index < to; found = entry.exec(text)) {
				const at = found.index + found[0].length
				const name = `${under}${found[1]}`
				const end = text[at] === '[' ? closing(text, at) : at
				if (/^\s*'\w+'\s*=>/.test(text.slice(at + 1, end))) options.push(...within(at, end, `${name}.`))
				else
					options.push({
						name,
						default: phpLiteral(text.slice(at, text[at] === '[' ? end + 1 : endOfValue(text, at)), constants),
						file,
						line: lineAt(text, found.index),
					})
				entry.lastIndex = end
			}
			return options
		}
		return within(open, closing(text, open), '')
	}
}

function endOfValue(text: string, at: number): number {
	const quoted = /^'(?:\\.|[^'\\])*'/.exec(text.slice(at))
	return quoted ? at + quoted[0].length : at + text.slice(at).search(/,\s*(?:\n|$)|\n/)
}

/** `['name' => 'crowdsec_api_url', 'default' => '']`, as the plugin for WordPress lists what it stores. */
export function phpOptionList(file: string): ReadOptions {
	return (tree, { others }) => {
		const text = withoutComments(textOf(tree, file))
		const constants = constantsOf([tree, ...others])
		return [...text.matchAll(/\['name' => '(\w+)', 'default' => ('(?:\\.|[^'\\])*'|\[\]|[\w:]+)/g)].map(
			({ index, 1: name = '', 2: value = '' }): ReadOption => ({ name, default: phpLiteral(value, constants), file, line: lineAt(text, index) }),
		)
	}
}

/** Fields of WordPress's admin pages that offer a choice: the first list of constants behind `addFieldSelect('name', …)`. */
export function phpSelects(...files: readonly string[]): ReadOptions {
	return (tree, { others }) => {
		const constants = constantsOf([tree, ...others])
		return files.flatMap((file) => {
			const text = withoutComments(textOf(tree, file))
			return [...text.matchAll(/\baddFieldSelect\('(\w+)'((?:(?!\baddField)[\s\S])*)/g)].flatMap(
				({ index, 1: name = '', 2: rest = '' }): readonly ReadOption[] => {
					const allowed = phpLiteral(/\[(?:\s*\w+::\w+,?)+\s*\]/.exec(rest)?.[0] ?? '', constants)
					return isList(allowed) ? [{ name, allowed, file, line: lineAt(text, index) }] : []
				},
			)
		})
	}
}
