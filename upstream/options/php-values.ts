import type { Scalar, Value } from '../../src/facts/bouncer'
import { textOf, withoutComments } from '../text'
import type { Tree } from '../tree'

/** Constants by their own name. */
export type Constants = ReadonlyMap<string, Value>

/** Every constant of the files named Constants.php, by its own name; those of tests say something else. */
export function constantsOf(trees: readonly Tree[]): Constants {
	const constants = new Map<string, Value>()
	for (const tree of trees)
		for (const path of tree.files().filter((path) => /(?<!tests\/)Constants\.php$/.test(path)))
			for (const [, name = '', value = ''] of withoutComments(textOf(tree, path)).matchAll(/\bconst (?:\w+ )?(\w+) = ([^;]+);/g)) {
				const known = phpLiteral(value, constants)
				if (known !== undefined && known !== null && !constants.has(name)) constants.set(name, known)
			}
	return constants
}

/** @returns undefined for what is worked out when it runs. */
export function phpLiteral(expression: string, constants: Constants): Value | null | undefined {
	const text = expression.trim().replace(/,$/, '')
	if (/^'(?:\\.|[^'\\])*'$/.test(text)) return text.slice(1, -1).replace(/\\(['\\])/g, '$1')
	if (/^-?[\d.]+$/.test(text)) return Number(text)
	if (text === 'true' || text === 'false') return text === 'true'
	if (text === 'null') return null
	if (text.startsWith('[') && text.endsWith(']')) {
		const items = text
			.slice(1, -1)
			.split(',')
			.filter((item) => item.trim() !== '')
			.map((item) => phpLiteral(item, constants))
		return items.every((item) => item !== null && item !== undefined && !Array.isArray(item)) ? items.filter(isScalar) : undefined
	}
	const constant = /^\w+::(\w+)$/.exec(text)
	return constant ? constants.get(constant[1] ?? '') : undefined
}

export function isScalar(value: Value | null | undefined): value is Scalar {
	return value !== null && value !== undefined && !Array.isArray(value)
}

export function isList(value: Value | null | undefined): value is readonly Scalar[] {
	return Array.isArray(value)
}
