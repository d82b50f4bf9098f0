import { closing, lineAt, MovedError, textOf } from '../text'
import type { ReadOption, ReadOptions } from './reader'

/** The properties of a C# class that a YAML file is loaded into with underscores: `ApiKey` is `api_key`. */
export function csharpProperties(file: string, name: string): ReadOptions {
	return (tree) => {
		const text = textOf(tree, file)
		const start = text.search(new RegExp(`\\bclass ${name}\\b`))
		if (start < 0) throw new MovedError(`${file} has no class ${name}`)
		const open = text.indexOf('{', start)
		return [...text.slice(open, closing(text, open)).matchAll(/public [\w<>]+ (\w+) \{ get; set; \}/g)].map(
			({ index, 1: property = '' }): ReadOption => ({ name: underscored(property), file, line: lineAt(text, open + index) }),
		)
	}
}

function underscored(name: string): string {
	return name.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase()
}
