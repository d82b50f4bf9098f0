import { lineAt, textOf } from '../text'
import type { ReadOption, ReadOptions } from './reader'

/** The directives of an Apache module: `AP_INIT_TAKE1("Name", …, "… Defaults to 'off'.")`. */
export function apacheDirectives(file: string): ReadOptions {
	return (tree) => {
		const text = textOf(tree, file)
		return [...text.matchAll(/AP_INIT_\w+\("(\w+)"[^"]*"([^"]*)"/g)].map(({ index, 1: name = '', 2: help = '' }): ReadOption => {
			const value = /[Dd]efaults? to '?(\w+)/.exec(help)?.[1]
			return { name, ...(value === undefined ? {} : { default: value }), file, line: lineAt(text, index) }
		})
	}
}
