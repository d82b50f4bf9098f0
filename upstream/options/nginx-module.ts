import { lineAt, textOf } from '../text'
import type { ReadOption, ReadOptions } from './reader'

/** The directives of an NGINX module, in C (`ngx_string("name")`) or in Rust (`ngx_string!("name")`), in its table of commands. */
export function nginxDirectives(file: string): ReadOptions {
	return (tree) => {
		const text = textOf(tree, file)
		return [...text.matchAll(/\bname: ngx_string!\("(\w+)"\)|\{\s*ngx_string\("(\w+)"\)/g)].map(
			(found): ReadOption => ({ name: found[1] ?? found[2] ?? '', file, line: lineAt(text, found.index) }),
		)
	}
}
