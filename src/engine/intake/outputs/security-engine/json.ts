import type { Lines } from '../output'

/** A JSON value that begins in a line, with the lines that it takes. */
export interface JsonText {
	readonly value: unknown
	/** The line after its last one. */
	readonly end: number
}

/** Longer ones are left: nobody pastes them. */
const mostLines = 20_000

/**
 * Reads what `cscli -o json` prints, on one line or on many. A bracket alone in a line, which another one of its kind follows before
 * it is closed, began nothing.
 *
 * @param from The line of its first bracket.
 * @returns Null where it is not whole.
 */
export function readJson(lines: Lines, from: number): JsonText | null {
	const first = (lines.at(from) ?? '').trim()
	const close = first.startsWith('[') ? ']' : '}'
	let end = from
	if (first === '[' || first === '{') {
		const last = Math.min(lines.length, from + mostLines)
		for (end++; end < last && !(lines.at(end) ?? '').startsWith(close); end++) if (lines.at(end) === first) return null
	}
	if (!/^[[{]|^null\b/.test(first) || end >= lines.length) return null
	try {
		const text = lines.slice(from, end + 1).join('\n')
		return { value: JSON.parse(text), end: end + 1 }
	} catch {
		return null
	}
}

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function objectsIn(value: unknown): readonly JsonObject[] {
	return Array.isArray(value) ? value.filter(isObject) : []
}

/** A text of an object; null where it is empty or none. */
export function textOf(object: JsonObject, key: string): string | null {
	const value = object[key]
	return typeof value === 'string' && value !== '' ? value : null
}

export function numberOf(object: JsonObject, key: string): number {
	const value = object[key]
	return typeof value === 'number' ? value : 0
}

export function timeIn(object: JsonObject, key: string): number | null {
	return timeOf(textOf(object, key))
}

/** The time of RFC 3339, or of Go's `2026-11-29 22:52:58.439746126 +0000 UTC`; null for anything else, and for year 1, which is Go's zero. */
export function timeOf(text: string | null): number | null {
	const found = /^(?<day>\d{4}-\d\d-\d\d)[T ](?<time>\d\d:\d\d:\d\d)(?<part>\.\d{1,3})?\d* ?(?<zone>Z|[+-]\d\d:?\d\d)/.exec(text ?? '')?.groups
	if (!found) return null
	const zone = (found.zone ?? 'Z').replace(/^(.\d\d)(\d\d)$/, '$1:$2')
	const ms = Date.parse(`${found.day}T${found.time}${found.part ?? ''}${zone}`)
	return Number.isNaN(ms) || ms < 0 ? null : ms
}
