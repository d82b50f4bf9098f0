import { parseArgs } from 'node:util'
import { didYouMean, UsageError } from './usage'

/** What options a command takes: `flag` stands alone, `value` takes the next word, `list` may be repeated. */
export type OptionKinds = Readonly<Record<string, 'flag' | 'value' | 'list'>>

export interface Arguments {
	readonly files: readonly string[]
	flag(name: string): boolean
	value(name: string): string | null
	list(name: string): readonly string[]
}

/**
 * Reads the words of a command. `--name=value` and `--name value` are the same; everything after `--` is a file.
 *
 * @throws UsageError naming the word that is wrong and what is allowed.
 */
export function readArguments(command: string, words: readonly string[], kinds: OptionKinds): Arguments {
	// Not strict: its errors say in other words, and over several lines, what is wrong.
	const { tokens } = parseArgs({
		args: [...words],
		options: Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' }])),
		strict: false,
		allowPositionals: true,
		tokens: true,
	})
	const files: string[] = []
	const values = new Map<string, string[]>()
	for (const token of tokens) {
		if (token.kind === 'positional') files.push(token.value)
		if (token.kind !== 'option') continue
		const { name, value } = token
		const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
		if (!kind || !token.rawName.startsWith('--')) {
			const known = Object.keys(kinds).map((option) => `--${option}`)
			const word = words[token.index] ?? ''
			const takes = known.length > 0 ? known.join(', ') : 'none'
			throw new UsageError(`${command}: unknown option ${word}${didYouMean(word.split('=', 1)[0] ?? '', known)}; it takes ${takes}`)
		}
		if (kind === 'flag') {
			if (value !== undefined) throw new UsageError(`${command}: --${name} takes no value`)
			values.set(name, [])
			continue
		}
		if (value === undefined) throw new UsageError(`${command}: --${name} needs a value`)
		if (kind === 'value' && values.has(name)) throw new UsageError(`${command}: --${name} is given twice`)
		values.set(name, [...(values.get(name) ?? []), value])
	}
	return {
		files,
		flag: (name) => values.has(name),
		value: (name) => values.get(name)?.[0] ?? null,
		list: (name) => values.get(name) ?? [],
	}
}

export function splitOnce(text: string, separator: string): readonly [string, string | undefined] {
	const at = text.indexOf(separator)
	return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)]
}
