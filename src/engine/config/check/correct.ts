import { stringify } from 'yaml'
import type { Value } from '../../../facts/bouncer'
import type { SettingsFormat } from '../formats'

/** A change of the text; everything outside of it stays as it is. */
export interface Edit {
	readonly from: number
	readonly to: number
	readonly text: string
}

/** Applies edits; of two that overlap, the first one given wins. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
	const chosen: Edit[] = []
	for (const edit of edits) {
		if (!chosen.some((other) => edit.from < other.to && other.from < edit.to) && !chosen.some((other) => edit.from === other.from)) chosen.push(edit)
	}
	let result = text
	for (const edit of chosen.sort((a, b) => b.from - a.from)) result = result.slice(0, edit.from) + edit.text + result.slice(edit.to)
	return result
}

/** A value as it is written in a format. */
export function writeValue(format: SettingsFormat, value: Value): string {
	switch (format) {
		case 'env':
			return Array.isArray(value) ? value.join(',') : String(value)
		case 'labels':
			return String(value).replaceAll('$', '$$$$')
		case 'yaml':
			return stringify(value, { lineWidth: 0, collectionStyle: 'flow' }).trimEnd()
		case 'json':
		case 'toml':
			return JSON.stringify(value)
	}
}

/** The edit that adds a line for an option at the end; null where its place cannot be told. */
export function addLine(text: string, format: SettingsFormat, key: string, value: Value): Edit | null {
	const end = text.length
	const gap = text === '' || text.endsWith('\n') ? '' : '\n'
	if (format === 'env') return { from: end, to: end, text: `${gap}${key}=${writeValue(format, value)}\n` }
	if (format === 'yaml' && !key.includes('.') && !/^\s*(apiVersion|http|services):/m.test(text))
		return { from: end, to: end, text: `${gap}${key}: ${writeValue(format, value)}\n` }
	return null
}
