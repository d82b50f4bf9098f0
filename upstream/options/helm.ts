import { parse } from 'yaml'
import type { Value } from '../../src/facts/bouncer'
import { lineAt, textOf } from '../text'
import type { ReadOption, ReadOptions } from './reader'

/**
 * The values of a Helm chart below one key of its `values.yaml`.
 *
 * @param whole Whether a mapping counts as one option: what it holds is then not looked at.
 */
export function helmValues(file: string, root: string, whole: (name: string) => boolean = () => false): ReadOptions {
	return (tree) => {
		const text = textOf(tree, file)
		const values: unknown = parse(text)
		const walk = (value: unknown, name: string): readonly ReadOption[] => {
			if (isMapping(value) && Object.keys(value).length > 0 && !whole(name))
				return Object.entries(value).flatMap(([key, inner]) => walk(inner, name === '' ? key : `${name}.${key}`))
			const last = name.split('.').at(-1) ?? ''
			return [{ name, ...(isValue(value) ? { default: value } : {}), file, line: lineAt(text, text.search(new RegExp(`^\\s+${last}:`, 'm')) + 1) }]
		}
		return walk(isMapping(values) ? values[root] : undefined, '')
	}
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isValue(value: unknown): value is Value | null {
	return value === null || ['string', 'number', 'boolean'].includes(typeof value) || Array.isArray(value)
}
