import { UsageError } from './usage'

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
	const files: string[] = []
	const values = new Map<string, string[]>()
	const rest = [...words]
	for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
		if (word === '--') {
			files.push(...rest.splice(0))
		} else if (word === '-' || !word.startsWith('-')) {
			files.push(word)
		} else {
			const [name = '', inline] = splitOnce(word.replace(/^--?/, ''), '=')
			const kind = kinds[name]
			if (!kind || !word.startsWith('--')) {
				const known = Object.keys(kinds).map((option) => `--${option}`)
				throw new UsageError(`${command}: unknown option ${word}; it takes ${known.join(', ')}`)
			}
			if (kind === 'flag') {
				if (inline !== undefined) throw new UsageError(`${command}: --${name} takes no value`)
				values.set(name, [])
				continue
			}
			const value = inline ?? rest.shift()
			if (value === undefined) throw new UsageError(`${command}: --${name} needs a value`)
			if (kind === 'value' && values.has(name)) throw new UsageError(`${command}: --${name} is given twice`)
			values.set(name, [...(values.get(name) ?? []), value])
		}
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
