import type { Bouncer, Option } from '../../../facts/bouncer'
import { editsOf } from '../document/correct'
import { optionOf, roleOf } from '../document/options'
import type { Reading } from '../document/reading'
import { catalogue } from '../problems/catalogue'
import type { Answer, Edit, Left, Problem } from '../types'
import { parseKey } from '../values/api-key'
import { parseEndpoint } from '../values/endpoint'
import { typedValue } from '../values/option-text'
import { misfit } from '../values/values'
import type { Judged } from './correction'
import type { Found } from './judge'

/** What only the reader can give: it depends on what the setting holds. */
export function needsOf({ code, key }: Problem, { bouncer, file }: Reading): Left['needs'] {
	const { needs, group } = catalogue[code]
	if (needs === 'policy') return 'choice'
	if (needs !== 'value') return needs
	if (group === 'address' || group === 'key') return group
	const legacy = bouncer.legacyNames.find(({ name }) => name === key)
	if (legacy?.holds) return 'address'
	const name = legacy?.option ?? key ?? ''
	switch (roleOf(bouncer, file, name)) {
		case 'endpoint':
		case 'endpoint-scheme':
		case 'endpoint-host':
		case 'endpoint-hostname':
		case 'endpoint-port':
		case 'endpoint-path':
			return 'address'
		case 'key':
			return 'key'
		case 'interval':
		case null:
			return isChosen(optionOf(file, name)) ? 'choice' : 'text'
	}
}

function isChosen(option: Option | undefined): boolean {
	return option?.type === 'bool' || option?.allowed !== undefined
}

/** One thing that the reader is asked for. All that is missing of the address is one, and so is the key wherever it stands. */
export interface Thing {
	readonly needs: Left['needs']
	readonly left: readonly [Left, ...Left[]]
}

export function thingsIn(left: readonly Left[]): readonly Thing[] {
	const things: Thing[] = []
	for (const one of left) {
		const before = one.needs === 'address' || one.needs === 'key' ? things.findIndex(({ needs }) => needs === one.needs) : -1
		const thing = things[before]
		if (thing) things[before] = { ...thing, left: [...thing.left, one] }
		else things.push({ needs: one.needs, left: [one] })
	}
	return things
}

/** How a thing can be given. `line`: the line as it should be. */
export type Field =
	| { readonly kind: 'address' | 'key' | 'line' }
	| { readonly kind: 'one-of'; readonly values: readonly string[] }
	| { readonly kind: 'value'; readonly option: Option }

/** @returns Null where it has no place in the file that could be asked for. */
export function fieldFor({ needs, left: [one] }: Thing, bouncer: Bouncer): Field | null {
	if (needs === 'address' || needs === 'key') return { kind: needs }
	const { group } = catalogue[one.code]
	const option = group === 'value' || one.code === 'missing-option' ? optionIn(bouncer, one.key) : undefined
	if (option?.type === 'bool') return { kind: 'one-of', values: ['true', 'false'] }
	if (option?.allowed && option.type !== 'list') return { kind: 'one-of', values: option.allowed.map(String).filter((value) => value !== '') }
	if (option && option.type !== 'map' && option.type !== 'code') return { kind: 'value', option }
	return one.line === null ? null : { kind: 'line' }
}

function optionIn({ files }: Bouncer, key: string | null): Option | undefined {
	if (key === null) return undefined
	for (const file of files) {
		const option = optionOf(file, key)
		if (option) return option
	}
	return undefined
}

/** Why what was given cannot be put in; null where it can. No sentence repeats any part of a key. */
export function refusalOf(field: Field, value: string): string | null {
	switch (field.kind) {
		case 'address': {
			const parsed = parseEndpoint(value)
			return parsed.ok ? null : (parsed.errors[0]?.message ?? null)
		}
		case 'key': {
			const parsed = parseKey(value)
			return parsed.ok ? null : (parsed.errors[0]?.message ?? null)
		}
		case 'one-of':
			return field.values.includes(value) ? null : `It takes one of ${field.values.join(', ')}.`
		case 'value': {
			const reason = misfit(field.option, typedValue(field.option, value))
			return reason === null ? null : `It ${reason}.`
		}
		case 'line':
			return null
	}
}

/** The edits that put an answer into a text; none where it cannot be read, or has no place there. */
export function editsOfAnswer({ value }: Answer, { problem, item }: Found, { reading, text }: Judged): readonly Edit[] {
	const key = problem.key ?? ''
	const needs = needsOf(problem, reading)
	const field = fieldFor({ needs, left: [{ ...problem, needs }] }, reading.bouncer)
	if (field === null || refusalOf(field, value) !== null) return []
	switch (field.kind) {
		case 'address': {
			const parsed = parseEndpoint(value)
			return parsed.ok ? editsOf({ kind: 'address', address: parsed.address }, item, key, reading, text) : []
		}
		case 'key': {
			const parsed = parseKey(value)
			return parsed.ok ? editsOf({ kind: 'set', value: parsed.key }, item, key, reading, text) : []
		}
		case 'one-of':
		case 'value':
			return editsOf({ kind: 'set', value: typedValue(optionIn(reading.bouncer, key), value) }, item, key, reading, text)
		case 'line':
			return problem.line === null ? [] : [lineAs(value, problem.line, text)]
	}
}

/** Replaces a line; without a word in it the line is taken out. */
function lineAs(written: string, line: number, text: string): Edit {
	let from = 0
	for (let at = 1; at < line; at++) from = text.indexOf('\n', from) + 1
	const end = text.indexOf('\n', from)
	const to = end < 0 ? text.length : end
	if (written.trim() === '') return { from, to: end < 0 ? to : end + 1, text: '' }
	return { from, to: text[to - 1] === '\r' ? to - 1 : to, text: written.replace(/[\r\n]+/g, ' ') }
}
