import type { Reaction } from '../../../facts/bouncer'
import type { SettingsFormat } from '../formats'
import type { Problem } from '../types'
import { isForeign } from './names'
import { optionOf } from './options'
import type { Item, Reading } from './reading'

/** Formats whose settings belong to the block they stand in; what two of them in one block do stands in the facts. */
const blockFormats: ReadonlySet<SettingsFormat> = new Set(['nginx', 'apache', 'haproxy', 'code'])

/** Settings that stand there twice. */
export function duplicates({ items, format, file }: Reading): readonly Problem[] {
	const usual: Reaction =
		format === 'yaml' || format === 'toml'
			? { severity: 'error', effect: 'the program refuses the file' }
			: { severity: 'warning', effect: 'only the last one counts' }
	const reaction = file.repeatedKey ?? (blockFormats.has(format) ? null : usual)
	if (reaction === null) return []
	const seen = new Map<string, Item>()
	return items.flatMap((item) => {
		const option = optionOf(file, item.key)
		// The whole path, as two middlewares, accounts or services have the same options.
		const path = item.path.join('.')
		const name = `${item.document ?? 0} ${item.block ?? 0} ${file.anyCase ? path.toLowerCase() : path}`
		const before = seen.get(name)
		seen.set(name, item)
		if (!before || option?.mayRepeat || (!option && isForeign(item.key, file))) return []
		return [
			{
				code: 'duplicate-option',
				severity: reaction.severity,
				line: item.line,
				column: item.column,
				key: item.key,
				message: `It stands in line ${before.line} already: ${reaction.effect}.`,
				fix: 'Keep one of the two.',
			},
		]
	})
}
