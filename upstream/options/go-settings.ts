import type { Value } from '../../src/facts/bouncer'
import { closing, lineAt, MovedError, textOf, withoutComments } from '../text'
import type { ReadOption, ReadOptions } from './reader'

/** Go programs that ask for each setting by name. */

/**
 * The labels of the `switch` statements of one function: a Caddyfile parser, or one that goes through the environment.
 *
 * @param under Only labels below this line of the function; what `name` gives is the option.
 */
export function goCases(file: string, inFunction: string, { from = '', to }: { readonly from?: string; readonly to?: string } = {}): ReadOptions {
	return (tree) => {
		const text = withoutComments(textOf(tree, file))
		const start = new RegExp(`^func (?:\\([^)]*\\) )?${inFunction}\\(`, 'm').exec(text)
		if (!start) throw new MovedError(`${file} has no function ${inFunction}`)
		const open = text.indexOf('{', text.indexOf('\n', start.index) - 2)
		const body = text.slice(open, closing(text, open))
		const first = body.indexOf(from)
		const end = to === undefined ? body.length : body.indexOf(to)
		if (first < 0 || end < 0) throw new MovedError(`${inFunction} is built otherwise`)
		return [...body.slice(first, end).matchAll(/\bcase "([^"]+)":/g)].map(
			({ index, 1: name = '' }): ReadOption => ({ name, file, line: lineAt(text, open + first + index) }),
		)
	}
}

/** `viper.SetDefault("server.grpcPort", 8080)`, wherever the program says it. */
export const viperDefaults: ReadOptions = (tree) =>
	tree
		.files()
		.filter((file) => /(?<!_test)\.go$/.test(file))
		.flatMap((file) => {
			const text = withoutComments(textOf(tree, file))
			return [...text.matchAll(/\bSetDefault\("([^"]+)", (.+)\)$/gm)].map(
				({ index, 1: name = '', 2: value = '' }): ReadOption => ({ name, default: literal(value), file, line: lineAt(text, index) }),
			)
		})

/** The keys of a map are the values that an option takes: `var ByName = map[string]… { "plain_text": PlainText }`. */
export function goMapKeys(file: string, variable: string, option: string): ReadOptions {
	return (tree) => {
		const text = withoutComments(textOf(tree, file))
		const start = new RegExp(`^var ${variable} = map\\[string\\].*\\{$`, 'm').exec(text)
		if (!start) throw new MovedError(`${file} has no map ${variable}`)
		const open = start.index + start[0].length - 1
		const keys = [...text.slice(open, closing(text, open)).matchAll(/^\s+"([^"]+)":/gm)].map(([, key = '']) => key)
		return [{ name: option, allowed: keys, file, line: lineAt(text, start.index) }]
	}
}

/** `OptionalEnv("NAME", "default")`, `RequiredEnv("NAME")`, `os.Getenv("NAME")` and what stands in for it where it is empty. */
export function goEnvironment(file: string): ReadOptions {
	return (tree) => {
		const text = withoutComments(textOf(tree, file))
		return [...text.matchAll(/(?:(\w+) := )?\b(OptionalEnv|RequiredEnv|os\.Getenv)\("(\w+)"(?:, "([^"]*)")?\)/g)].map(
			({ index, 1: variable, 3: name = '', 4: optional }): ReadOption => ({
				name,
				default: optional ?? (variable ? new RegExp(`if ${variable} == "" \\{\\s+${variable} = "([^"]*)"`).exec(text)?.[1] : undefined) ?? null,
				file,
				line: lineAt(text, index),
			}),
		)
	}
}

function literal(text: string): Value | null | undefined {
	if (/^"[^"]*"$/.test(text)) return text.slice(1, -1)
	if (/^\d+$/.test(text)) return Number(text)
	if (text === 'true' || text === 'false') return text === 'true'
	return text === 'nil' || /^\[\]\w+\{\}$/.test(text) ? null : undefined
}
