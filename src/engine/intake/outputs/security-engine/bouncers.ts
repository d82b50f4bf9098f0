import type { Lines } from '../output'
import { isObject, type JsonObject, objectsIn, textOf, timeIn, timeOf } from './json'
import type { EngineObservation, ListedBouncer } from './observation'
import { cscliOutput, headings } from './reader'
import { cell, readTable } from './table'

const columns = ['Name', 'IP Address', 'Valid', 'Last API pull']
const revoked = '🚫'

/** `cscli bouncers list`: who may pull from this engine, and when each did last (`clibouncer/list.go`). */
export const bouncersList = cscliOutput({
	id: 'cscli-bouncers-list',
	words: 'bouncers? list\\b',
	begins: headings(...columns),
	read(lines, at) {
		const table = readTable(lines, at, columns)
		if (!table) return null
		const sightings = table.rows.map((row) => {
			const of = (heading: string) => cell(table, row, heading)
			return { at: row.at, what: bouncer(of('Name'), of('IP Address'), of('Valid') !== revoked, timeOf(of('Last API pull')), of('Type'), of('Version')) }
		})
		return { end: table.end, sightings: [{ at: table.at, what: { kind: 'engine-list', of: 'bouncers', count: table.rows.length } }, ...sightings] }
	},
	readJson: (value, command) => bouncersInJson(value, command),
})

const title = /^[\s|│]*Bouncer: \S/
const edges = /^[\s|│]+|[\s|│]+$/g

/** `cscli bouncers inspect NAME` (`clibouncer/inspect.go`). */
export const bouncerInspect = cscliOutput({
	id: 'cscli-bouncers-inspect',
	words: 'bouncers? inspect\\b',
	begins: title,
	read(lines, at) {
		const name = (lines.at(at) ?? '').replace(edges, '').slice('Bouncer: '.length)
		const { values, end } = readPairs(lines, at + 1)
		if (!values.has('Revoked?')) return { nothingIn: end - at }
		const of = (key: string) => values.get(key) ?? ''
		const what = bouncer(name, of('IP Address'), of('Revoked?') !== 'true', timeOf(of('Last Pull')), of('Type'), of('Version'))
		return { end, sightings: [{ at, what }] }
	},
	readJson: (value) => (isObject(value) && isBouncer(value) ? [fromJson(value)] : null),
})

/**
 * Before 1.6.4 a bouncer that has never asked shows the time at which it was registered as its last pull. Address and type are
 * written by its first pull, in every version.
 */
function bouncer(
	name: string,
	address: string,
	isValid: boolean,
	pulled: number | null,
	type: string,
	version: string,
	created: number | null = null,
): ListedBouncer {
	const asked = address !== '' || type !== '' || version !== ''
	return {
		kind: 'engine-bouncer',
		name,
		address: address || null,
		isValid,
		lastPull: asked ? pulled : null,
		registered: created ?? (asked ? null : pulled),
		type: type || null,
		version: version || null,
	}
}

/** What the JSON of a list of bouncers shows; null where it is another list. */
export function bouncersInJson(value: unknown, command: string | null): readonly EngineObservation[] | null {
	const objects = objectsIn(value)
	if (objects.length === 0 ? command === null : !objects.every(isBouncer)) return null
	return [{ kind: 'engine-list', of: 'bouncers', count: objects.length }, ...objects.map(fromJson)]
}

function isBouncer(object: JsonObject): boolean {
	return 'name' in object && 'revoked' in object && 'auth_type' in object
}

function fromJson(object: JsonObject): ListedBouncer {
	const of = (key: string) => textOf(object, key) ?? ''
	return bouncer(of('name'), of('ip_address'), object.revoked !== true, timeIn(object, 'last_pull'), of('type'), of('version'), timeIn(object, 'created_at'))
}

/** Rows of name and value, as `inspect` prints them. */
function readPairs(lines: Lines, from: number): { readonly values: ReadonlyMap<string, string>; readonly end: number } {
	const values = new Map<string, string>()
	let end = from
	for (; end < lines.length && lines.at(end)?.trim() !== ''; end++) {
		const found = /^[\s|│]*(?<key>\S+(?: \S+)*?)(?:\s{2,}|\s*[|│]\s*)(?<value>\S.*?)?[\s|│]*$/.exec(lines.at(end) ?? '')?.groups
		if (found?.key !== undefined && !values.has(found.key)) values.set(found.key, found.value ?? '')
	}
	return { values, end }
}
