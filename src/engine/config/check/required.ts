import type { Bouncer, Option } from '../../../facts/bouncer'
import { optionOf } from '../document/options'
import type { Item, Reading } from '../document/reading'
import type { Entry } from '../formats/document'
import type { Problem } from '../types'
import { holds } from './conditions'
import type { Found } from './judge'
import { literally } from './literally'
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
		const absent = missing(option, bouncer)
		const astray = onAnotherLevel(option, reading)
		if (!astray || absent.severity !== 'error') return [{ problem: { ...absent, line: null, column: null, key: option.key }, item: null, repair: null }]
		return [
			{ problem: { ...misplaced(option, reading), line: astray.line, column: astray.column, key: astray.path.at(-1) ?? option.key }, item: null, repair: null },
		]
	})
}

/** The address or the key one level or more beside its place: above it, on a level that leads to it, or within another setting. */
function onAnotherLevel(option: Option, { bouncer, file, format, items, entries }: Reading): Entry | null {
	if (!format.traits.parsedWhole || ![bouncer.keyOption, bouncer.endpoint.option].includes(option.key)) return null
	const [first] = items
	if (!first) return null
	const root = first.path.slice(0, first.path.length - first.key.split('.').length)
	const place = [...root, ...option.key.split('.')]
	const same = (one: string | undefined, other: string | undefined) => (file.anyCase ? one?.toLowerCase() === other?.toLowerCase() : one === other)
	const leads = (above: readonly string[], below: readonly string[]) => above.length < below.length && above.every((level, at) => same(level, below[at]))
	const found = entries.filter(
		({ path, text, document }) =>
			document === first.document &&
			text !== '' &&
			!/\s/.test(text) &&
			same(path.at(-1), place.at(-1)) &&
			(leads(path.slice(0, -1), place.slice(0, -1)) || (leads(place.slice(0, -1), path.slice(0, -1)) && !optionOf(file, path.slice(root.length).join('.')))),
	)
	return found.length === 1 ? (found[0] ?? null) : null
}

function misplaced({ key }: Option, { items }: Reading): Omit<Problem, 'line' | 'column' | 'key'> {
	const levels = key.split('.').slice(0, -1)
	const beside = items.find((item) => !item.key.includes('.'))
	const where =
		levels.length > 0 ? `below \`${levels.join('.')}\`` : beside ? `on the level of \`${beside.key}\` in line ${beside.line}` : 'beside the other settings'
	return {
		code: 'wrong-level',
		severity: 'error',
		message: 'It stands on a level where the program does not look for it, so it is missing where it belongs.',
		fix: `Put it ${where}.`,
	}
}

/** A required setting of each account, zone or list that has none: placed where the element begins. */
function missingInElements(option: Option, items: readonly Item[], bouncer: Bouncer): readonly Found[] {
	const [parent = '', name = ''] = [option.key.slice(0, option.key.lastIndexOf('[]') + 2), option.key.slice(option.key.lastIndexOf('[]') + 3)]
	if (name === '') return []
	const pattern = new RegExp(`^${parent.split('[]').map(literally).join('\\.\\d+')}(?=\\.)`)
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
