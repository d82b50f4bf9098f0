import type { Bouncer, Option } from '../../../facts/bouncer'
import type { Item, Reading } from '../document/reading'
import { holds } from './conditions'
import type { Found } from './judge'
import { missing } from './settings'

/**
 * Required settings that are absent.
 *
 * @param meant Options that an unknown name stands for: a slip is told once.
 */
export function missingOptions(reading: Reading, meant: ReadonlySet<string>): readonly Found[] {
	const { bouncer, file, items } = reading
	const required = file.options.filter((option) => option.required)
	if (required.length === 0) return []
	const keys = new Set<string>()
	for (const { key } of items) {
		const name = file.anyCase ? key.toLowerCase() : key
		keys.add(name)
		for (let at = name.indexOf('.'); at > 0; at = name.indexOf('.', at + 1)) keys.add(name.slice(0, at))
	}
	const there = (key: string) => keys.has(file.anyCase ? key.toLowerCase() : key)
	return required.flatMap((option) => {
		if (option.counts && !holds(option.counts, { ...reading, source: null })) return []
		if (option.key.includes('[]')) return missingInElements(option, items, bouncer)
		if (there(option.key) || meant.has(option.key) || (option.alternatives ?? []).some(there)) return []
		if (bouncer.legacyNames.some((name) => name.option === option.key && there(name.name))) return []
		return [{ problem: { ...missing(option, bouncer), line: null, column: null, key: option.key }, item: null, repair: null }]
	})
}

/** A required setting of each account, zone or list that has none: placed where the element begins. */
function missingInElements(option: Option, items: readonly Item[], bouncer: Bouncer): readonly Found[] {
	const [parent = '', name = ''] = [option.key.slice(0, option.key.lastIndexOf('[]') + 2), option.key.slice(option.key.lastIndexOf('[]') + 3)]
	if (name === '') return []
	const pattern = new RegExp(`^${parent.split('[]').map(escaped).join('\\.\\d+')}(?=\\.)`)
	const elements = new Map<string, Item>()
	const filled = new Set<string>()
	for (const item of items) {
		const element = pattern.exec(item.key)?.[0]
		if (element === undefined) continue
		if (!elements.has(element)) elements.set(element, item)
		if (item.key === `${element}.${name}` || item.key.startsWith(`${element}.${name}.`)) filled.add(element)
	}
	return [...elements].flatMap(([element, first]) => {
		if (filled.has(element)) return []
		return [{ problem: { ...missing(option, bouncer), line: first.line, column: first.column, key: `${element}.${name}` }, item: null, repair: null }]
	})
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
