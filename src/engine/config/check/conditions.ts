import type { Condition, ConfigFile, LineWords, ListSource, Scalar } from '../../../facts/bouncer'
import { optionOf } from '../document/options'
import type { Item } from '../document/reading'
import type { Entry } from '../formats/document'
import { sizeOf } from '../values/values'

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
	if ('line' in condition) return linesThatBegin(condition, situation).length > 0 === condition.present
	if ('source' in condition) return situation.source === condition.source
	if ('present' in condition) return isPresent(condition.option, situation) === condition.present
	const value = currentValue(condition.option, situation)
	if ('below' in condition) return value !== null && value.trim() !== '' && (sizeOf(value) ?? Number.NaN) < condition.below
	return value !== null && condition.is.some((wanted) => sameValue(wanted, value))
}

/** Whether a setting has a value, be it one that only the program can work out. */
function isThere({ text, value, computed }: Pick<Entry, 'text' | 'value' | 'computed'>): boolean {
	if (Array.isArray(value) && value.length === 0) return false
	return text !== '' || computed === true
}

/** The lines of a text never change, and several conditions look at all of them. */
const linesOf = new WeakMap<readonly Entry[], readonly string[]>()

/** The lines of a text that begin with certain words. */
export function linesThatBegin(
	{ line, outside, with: holds, without }: LineWords,
	{ entries, file: { anyCase } }: Pick<Situation, 'entries' | 'file'>,
): readonly Entry[] {
	let lines = linesOf.get(entries)
	if (!lines) {
		lines = entries.map(({ path, text }) => `${path.at(-1) ?? ''} ${text === 'true' ? '' : text} `.replace(/\s+/g, ' '))
		linesOf.set(entries, lines)
	}
	const wanted = `${anyCase ? line.toLowerCase() : line} `
	return entries.filter(({ path }, at) => {
		const written = lines[at] ?? ''
		if (!(anyCase ? written.slice(0, wanted.length).toLowerCase() : written).startsWith(wanted)) return false
		if (holds !== undefined && !written.includes(holds)) return false
		if (without !== undefined && written.includes(without)) return false
		return outside === undefined || !(path.slice(0, -1).includes(outside) || path[0]?.startsWith('('))
	})
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
