import type { Scalar, Value } from '../../../facts/bouncer'

/** A list as one text, where the format has no lists. */
export function commas(value: Value): string {
	return typeof value === 'object' ? value.join(',') : String(value)
}

/** A list as words behind each other. */
export function words(value: Value, word: (value: Scalar) => string): string {
	return typeof value === 'object' ? value.map(word).join(' ') : word(value)
}

/** Blanks, quotes and backslashes have a meaning in every format. */
export function isBareWord(value: string): boolean {
	return !/["'`\\\s]/.test(value)
}
