/** What becomes of a message: the level of a log call, or `raised` for an error value or exception, which a log may quote. */
export type Level = 'fatal' | 'error' | 'warning' | 'info' | 'debug' | 'raised'

/** A message as it stands in a program's source: what is literal, and where values come in. */
export interface Message {
	readonly level: Level
	/** Literal text; null where the program puts a value. */
	readonly parts: readonly (string | null)[]
	/** Fields that a structured log prints beside the text; null where the value is not literal. */
	readonly fields: Readonly<Record<string, string | null>>
	readonly path: string
	/** Of the call, counted from 1. */
	readonly line: number
}

/** What stands in place of a message's values, the last for all that follow. */
export type Words = readonly [string, ...string[]]

/** The text with words in place of its values. */
export function fill(message: Message, words: Words): string {
	let values = 0
	return message.parts
		.map((part) => part ?? words[values++] ?? words.at(-1))
		.join('')
		.trim()
}

/** How much of a message is its own: fewer letters than seven are no message (`%s: %w`, `error: `). */
export function literalLength(message: Message): number {
	return message.parts.join('').replace(/[^\p{L}]/gu, '').length
}
