import type { Scalar, Value } from '../../src/facts/bouncer'
import { closing, lineAt, MovedError, textOf } from '../text'
import type { ReadOption, ReadOptions } from './reader'

/**
 * The settings of CrowdSec's Lua libraries: the tables of names, of defaults, and the values that `has_value` looks among.
 *
 * @param file `config.lua` of the library.
 */
export function luaConfig(file: string): ReadOptions {
	return (tree) => {
		const text = textOf(tree, file)
		const defaults = new Map([...table(text, 'default_values').matchAll(/\['(\w+)'\] = (.+?),?$/gm)].map(([, name = '', value = '']) => [name, literal(value)]))
		const allowed = allowedIn(text)
		return ['valid_params', 'valid_int_params'].flatMap((list) =>
			[...table(text, list).matchAll(/'(\w+)'/g)].map(
				([quoted, name = '']): ReadOption => ({
					name,
					default: defaults.get(name) ?? null,
					...(allowed.has(name) ? { allowed: allowed.get(name) } : {}),
					file,
					line: lineAt(text, text.indexOf(quoted)),
				}),
			),
		)
	}
}

function table(text: string, name: string): string {
	const open = text.search(new RegExp(`local ${name} = \\{`))
	if (open < 0) throw new MovedError(`no table ${name}`)
	const brace = text.indexOf('{', open)
	return text.slice(brace, closing(text, brace) + 1)
}

/** `key == "MODE" then … has_value({'stream', 'live'}, value)`. True and false are no choice of words. */
function allowedIn(text: string): ReadonlyMap<string, readonly Scalar[]> {
	const choices = [...text.matchAll(/if \w+ == "(\w+)" then\s+(?:local .*\s+)?if not has_value\((\{[^}]*\}|\w+),/g)]
	return new Map(
		choices.flatMap(([, name = '', list = '']) => {
			const values = [...(list.startsWith('{') ? list : table(text, list)).matchAll(/'(\w+)'/g)].map(([, value = '']) => value)
			return values.includes('true') ? [] : [[name, values]]
		}),
	)
}

function literal(text: string): Value {
	if (text === '"true"' || text === '"false"') return text === '"true"'
	if (/^\{\}$/.test(text)) return []
	return /^[\d.]+$/.test(text) ? Number(text) : text.replace(/^"|"$/g, '')
}
