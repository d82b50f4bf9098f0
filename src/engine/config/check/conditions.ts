import type { Condition, ConfigFile, ListSource, Scalar } from '../../../facts/bouncer'
import type { Entry } from '../formats/document'
import { sizeOf } from '../values'
import { optionOf } from './options'
import type { Item } from './reading'

/** What conditions are asked about: the settings of one file, and where the list comes from. */
export interface Situation {
	readonly file: ConfigFile
	readonly items: readonly Pick<Item, 'key' | 'value' | 'text' | 'computed'>[]
	/** Everything that stands in the text, also outside of the options. */
	readonly entries: readonly Entry[]
	/** Null when the text does not tell. */
	readonly source: ListSource | null
}

/** Whether a condition holds. An option that is absent counts with its default in `is` and `below`. */
export function holds(condition: Condition, situation: Situation): boolean {
	if ('all' in condition) return condition.all.every((part) => holds(part, situation))
	if ('any' in condition) return condition.any.some((part) => holds(part, situation))
	if ('not' in condition) return !holds(condition.not, situation)
	if ('line' in condition) return situation.entries.some((entry) => beginsWith(entry, condition.line, situation.file)) === condition.present
	if ('source' in condition) return situation.source === condition.source
	if ('present' in condition) return isPresent(condition.option, situation) === condition.present
	const value = currentValue(condition.option, situation)
	if ('below' in condition) return value !== null && value.trim() !== '' && (sizeOf(value) ?? Number.NaN) < condition.below
	return value !== null && condition.is.some((wanted) => sameValue(wanted, value))
}

/** Whether a setting has a value, be it one that only the program can work out. */
export function isThere({ text, value, computed }: Pick<Entry, 'text' | 'value' | 'computed'>): boolean {
	if (Array.isArray(value) && value.length === 0) return false
	return text !== '' || computed === true
}

function beginsWith({ path, text }: Entry, words: string, { anyCase }: ConfigFile): boolean {
	const line = `${path.at(-1) ?? ''} ${text === 'true' ? '' : text} `.replace(/\s+/g, ' ')
	return anyCase ? line.toLowerCase().startsWith(`${words.toLowerCase()} `) : line.startsWith(`${words} `)
}

function isPresent(option: string, { file, items }: Situation): boolean {
	return items.some(
		(item) => (item.key === option || (file.anyCase && item.key.toLowerCase() === option.toLowerCase()) || item.key.startsWith(`${option}.`)) && isThere(item),
	)
}

function currentValue(option: string, { file, items }: Situation): string | null {
	const item = items.findLast(({ key }) => key === option || (file.anyCase && key.toLowerCase() === option.toLowerCase()))
	if (item) return item.text
	const known = optionOf(file, option)
	return known?.default === null || known?.default === undefined ? null : String(known.default)
}

function sameValue(wanted: Scalar, value: string): boolean {
	if (typeof wanted === 'number') return value.trim() !== '' && Number(value) === wanted
	return String(wanted).toLowerCase() === value.trim().toLowerCase()
}
