import type { ConfigFile, Reaction } from '../../../facts/bouncer'
import { isForeign, optionOf } from '../document/options'
import type { Item, Reading } from '../document/reading'
import type { Found } from './judge'

/** Compose v1, which nobody maintains, took the last one. */
const refusedByCompose: Reaction = { severity: 'error', effect: 'Docker Compose refuses the file (“mapping key … already defined”)' }

/** Settings that stand there twice. Two that say the same are one too many; of two that differ only the reader knows which one is meant. */
export function duplicates({ items, format, file }: Reading): readonly Found[] {
	const usual: Reaction =
		format.traits.repeated === 'refused'
			? { severity: 'error', effect: 'the program refuses the file' }
			: { severity: 'warning', effect: 'only the last one counts' }
	const values = repeatedValues(items, file)
	const ofFormat = file.repeatedKey ?? (format.traits.repeated === 'by-block' ? null : usual)
	const seen = new Map<string, Item>()
	const names = items.flatMap((item): readonly Found[] => {
		const option = optionOf(file, item.key)
		// The whole path, as two middlewares, accounts or services have the same options.
		const path = item.path.join('.')
		const name = `${item.document ?? 0} ${item.block ?? 0} ${file.anyCase ? path.toLowerCase() : path}`
		const before = seen.get(name)
		seen.set(name, item)
		const reaction = item.ofMap && before?.ofMap ? refusedByCompose : ofFormat
		if (!before || reaction === null || option?.mayRepeat || (!option && isForeign(item.key, file))) return []
		// In a long list of a container the same said twice does nothing.
		if (format.traits.ofContainer === 'variables' && before.text === item.text && reaction.severity !== 'error') return []
		return [
			{
				problem: {
					code: 'duplicate-option',
					severity: reaction.severity,
					line: item.line,
					column: item.column,
					key: item.key,
					message: `It stands in line ${before.line} already: ${reaction.effect}.`,
					fix: 'Keep one of the two.',
				},
				item,
				repair: option && before.text === item.text ? { kind: 'remove' } : null,
			},
		]
	})
	return [...names, ...values]
}

/** Entries of a list, as accounts and zones, that say what another entry has said. */
function repeatedValues(items: readonly Item[], file: ConfigFile): readonly Found[] {
	const seen = new Map<string, Item>()
	return items.flatMap((item): readonly Found[] => {
		const option = optionOf(file, item.key)
		if (!option?.unique || item.text === '') return []
		const before = seen.get(`${option.key} ${item.text}`)
		seen.set(`${option.key} ${item.text}`, item)
		if (!before || before.key === item.key) return []
		const { severity, effect } = option.unique
		const message = `Line ${before.line} has the same value: ${effect}.`
		return [
			{
				problem: { code: 'repeated-value', severity, line: item.line, column: item.column, key: item.key, message, fix: 'Keep one of the two entries.' },
				item,
				repair: null,
			},
		]
	})
}
