import { lineAt, MovedError, textOf } from '../text'
import type { ReadOptions } from './reader'

/**
 * The values that options take, where the source lists them for itself: the keys of a table, the labels of a `switch`.
 *
 * @param pattern Finds each value as its first group; global.
 */
export function valuesIn(file: string, pattern: RegExp, ...options: readonly string[]): ReadOptions {
	return (tree) => {
		const text = textOf(tree, file)
		const found = [...text.matchAll(pattern)]
		if (found.length === 0) throw new MovedError(`${file} no longer lists the values of ${options.join(', ')}`)
		const allowed = [...new Set(found.map(([, value = '']) => value))]
		return options.map((name) => ({ name, allowed, file, line: lineAt(text, found[0]?.index ?? 0) }))
	}
}
