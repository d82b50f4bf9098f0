import { lineAt, textOf } from '../text'
import type { ReadOption, ReadOptions } from './reader'

/** Variables of a shell script or a template: `${NAME}`, `${NAME:-default}`, `$NAME`, of this beginning; comments do not count. */
export function shellVariables(file: string, beginning: string): ReadOptions {
	return (tree) => {
		const text = textOf(tree, file).replace(/^[ \t]*#.*$/gm, (comment) => ' '.repeat(comment.length))
		const seen = new Map<string, ReadOption>()
		for (const { index, 1: name = '', 2: value } of text.matchAll(new RegExp(`\\$\\{?(${beginning}\\w+)(?::-([^}]*))?`, 'g')))
			if (!seen.has(name) || value !== undefined) seen.set(name, { name, ...(value === undefined ? {} : { default: value }), file, line: lineAt(text, index) })
		return [...seen.values()]
	}
}

/** A list of names in a shell script, one a line between quotes: `params='…'`. */
export function shellList(file: string, variable: string): ReadOptions {
	return (tree) => {
		const text = textOf(tree, file)
		const list = new RegExp(`^${variable}='\\n([^']*)'`, 'm').exec(text)
		const from = (list?.index ?? 0) + variable.length + 3
		return [...(list?.[1] ?? '').matchAll(/^(\w+)$/gm)].map(({ index, 1: name = '' }): ReadOption => ({ name, file, line: lineAt(text, from + index) }))
	}
}

/** What the `ENV` instructions of a Dockerfile set. */
export function dockerfileEnvironment(file: string): ReadOptions {
	return (tree) => {
		const text = textOf(tree, file)
		return [...text.matchAll(/^ENV ((?:.*\\\n)*.*)$/gm)].flatMap(({ index: start, 1: settings = '' }) =>
			[...settings.matchAll(/(\w+)=(\S+)/g)].map(
				({ index, 1: name = '', 2: value = '' }): ReadOption => ({ name, default: value, file, line: lineAt(text, start + 4 + index) }),
			),
		)
	}
}

/** The settings of a BunkerWeb plugin: JSON with a default and a pattern each. */
export function bunkerwebSettings(file: string): ReadOptions {
	return (tree) => {
		const text = textOf(tree, file)
		return [...text.matchAll(/"([A-Z_]+)": \{([^{}]*)\}/g)].map(({ index, 1: name = '', 2: setting = '' }): ReadOption => {
			const choice = /"regex": "\^\((\w+(?:\|\w+)+)\)\$"/.exec(setting)?.[1]
			return {
				name,
				default: /"default": "([^"]*)"/.exec(setting)?.[1] ?? null,
				...(choice ? { allowed: choice.split('|') } : {}),
				file,
				line: lineAt(text, index),
			}
		})
	}
}
