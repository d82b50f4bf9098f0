import type { Value } from '../../src/facts/bouncer'
import { closing, lineAt, MovedError, textOf } from '../text'
import type { ReadOption, ReadOptions } from './reader'

/** Arguments of a class: what its `__init__` takes, without those that it hands on. */
export function pythonArguments(file: string, name: string): ReadOptions {
	return (tree) => {
		const text = textOf(tree, file)
		const start = text.search(new RegExp(`^class ${name}\\b`, 'm'))
		const init = start < 0 ? -1 : text.indexOf('def __init__(', start)
		if (init < 0) throw new MovedError(`${file} has no class ${name} with arguments`)
		const open = text.indexOf('(', init)
		const list = text.slice(open, closing(text, open))
		return [...list.matchAll(/^\s+(\w+)(?:=(.+?))?,?$/gm)]
			.filter(([, argument]) => argument !== 'self')
			.map(
				({ index, 1: argument = '', 2: value }): ReadOption => ({
					name: argument,
					default: value === undefined ? null : literal(value),
					file,
					line: lineAt(text, open + index + 1),
				}),
			)
	}
}

/**
 * The fields of dataclasses that a file is loaded into; a field of the type of another one, or of a list of it, has that one's below it.
 *
 * @param name The outermost class.
 */
export function pythonDataclass(file: string, name: string): ReadOptions {
	return (tree) => {
		const text = textOf(tree, file)
		const below = (name: string, under: string): readonly ReadOption[] => {
			const start = new RegExp(`^class ${name}:\\n`, 'm').exec(text)
			if (!start) throw new MovedError(`${file} has no class ${name}`)
			const from = start.index + start[0].length
			const rest = text.slice(from)
			const end = rest.search(/^(?: {4}def |\S)/m)
			const body = end < 0 ? rest : rest.slice(0, end)
			return [...body.matchAll(/^ {4}(\w+): ([\w[\], ]+?)(?: = ((?:.|\n {8}.*|\n {4}\))*))?$/gm)].flatMap(
				({ index, 1: field = '', 2: type = '', 3: value }) => {
					const [, list, inner = ''] = /^(List\[)?(\w+)\]?$/.exec(type) ?? []
					const own: ReadOption = { name: `${under}${field}`, default: value === undefined ? null : literal(value), file, line: lineAt(text, from + index + 1) }
					if (!new RegExp(`^class ${inner}:\\n`, 'm').test(text)) return [own]
					return [...(list ? [own] : []), ...below(inner, `${under}${field}${list ? '[]' : ''}.`)]
				},
			)
		}
		return below(name, '')
	}
}

/** `getattr(settings, "NAME", default)`. */
export function pythonSettings(file: string): ReadOptions {
	return (tree) => {
		const text = textOf(tree, file)
		return [...text.matchAll(/getattr\(\s*settings,\s*"(\w+)"(?:,\s*([^\n]+?),?\s*\)(?= *(?:#.*)?$))?/gm)].map(
			({ index, 1: name = '', 2: value }): ReadOption => ({ name, default: value === undefined ? null : literal(value), file, line: lineAt(text, index) }),
		)
	}
}

/** @returns undefined for what is worked out when it runs. */
function literal(text: string): Value | undefined {
	const value = text.trim().replace(/^\(\s*("[^"]*")\s*\)$/, '$1')
	if (/^"[^"]*"$/.test(value)) return value.slice(1, -1)
	if (/^[\d.]+$/.test(value)) return Number(value)
	if (value === 'True' || value === 'False') return value === 'True'
	if (value === 'None' || value === '()' || value === 'set()' || value === 'field(default_factory=list)') return []
	const list = /^[[(]((?:"[^"]*"(?:, )?)+)[\])]$/.exec(value)
	return list ? [...(list[1] ?? '').matchAll(/"([^"]*)"/g)].map(([, item = '']) => item) : undefined
}
