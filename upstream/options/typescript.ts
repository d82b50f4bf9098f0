import { closing, lineAt, MovedError, textOf, withoutComments } from '../text'
import type { ReadOption, ReadOptions } from './reader'

/**
 * The members of a TypeScript type, an interface, or of what a parameter takes: what a program is given as its settings.
 *
 * @param under Put before each name.
 */
export function typescriptMembers(file: string, name: string, under = ''): ReadOptions {
	return (tree) => {
		const text = withoutComments(textOf(tree, file))
		const start = new RegExp(`\\btype ${name} = \\{|\\binterface ${name}\\b[^{]*\\{|\\b${name}\\??: \\{`).exec(text)
		if (!start) throw new MovedError(`${file} has no type ${name}`)
		const open = start.index + start[0].length - 1
		return [...text.slice(open, closing(text, open)).matchAll(/^\s+(?:readonly )?(\w+)\??:/gm)].map(
			({ index, 1: member = '' }): ReadOption => ({ name: `${under}${member}`, file, line: lineAt(text, open + index + 1) }),
		)
	}
}
