import type { Observation, Sighting } from '../output'
import { isObject, objectsIn, textOf } from './json'
import type { EngineObservation, HubItem } from './observation'
import { cscliOutput, headings } from './reader'
import { cell, readTable } from './table'

const kinds = ['collections', 'parsers', 'scenarios', 'postoverflows', 'contexts', 'appsec-configs', 'appsec-rules'] as const
const status = '📦 Status'
const title = /^(?:COLLECTIONS|PARSERS|SCENARIOS|POSTOVERFLOWS|CONTEXTS|APPSEC-CONFIGS|APPSEC-RULES)$/
const columns = headings('Name', status, 'Version').source
const tree = headings('Type', 'Name', status).source

/** More tables than there are kinds. */
const mostTables = 12

/** `cscli hub list`, `cscli collections|parsers|scenarios list`: what is installed, and whether somebody changed it (`clihub/`). */
export const hubList = cscliOutput({
	id: 'cscli-hub-list',
	words: '(?:hub|collections|parsers|scenarios|postoverflows|contexts|appsec-configs|appsec-rules) list\\b',
	begins: new RegExp(`${title.source}|${columns}|${tree}`),
	read(lines, from, command) {
		const asked = /\b(?<kind>[\w-]+) list\b/.exec(command ?? '')?.groups?.kind
		const sightings: Sighting[] = []
		let end = from
		for (let tables = 0; tables < mostTables; tables++) {
			let at = end
			while (at < lines.length && lines.at(at)?.trim() === '') at++
			const table = readTable(lines, at, ['Name', status])
			if (!table) break
			const kind = table.title?.toLowerCase() ?? (asked === 'hub' ? undefined : asked)
			const items = table.rows.map((row) => ({
				at: row.at,
				what: item(cell(table, row, 'Type') || kind || '', cell(table, row, 'Name').replace(/^[│├└─\s]+/, ''), cell(table, row, status)),
			}))
			// The tree of 1.8 leaves out what is as it should be, so that what is not in it may be there.
			if (kind !== undefined && !table.header.includes('Type')) sightings.push(...total(kind, table.at, items))
			sightings.push(...items)
			end = table.end
		}
		return end === from ? null : { end, sightings }
	},
	readJson: (value) => hubInJson(value),
})

function total(kind: string, at: number, items: readonly Sighting[]): readonly Sighting[] {
	const list = listOf(
		kind,
		items.map(({ what }) => what),
	)
	return list === null ? [] : [{ at, what: list }]
}

function listOf(kind: string, items: readonly Observation[]): EngineObservation | null {
	const count = items.filter((what) => what.kind === 'engine-item' && what.state !== 'disabled').length
	return kind === 'collections' || kind === 'parsers' || kind === 'scenarios' ? { kind: 'engine-list', of: kind, count } : null
}

function item(type: string, name: string, shown: string): HubItem {
	return { kind: 'engine-item', type, name, state: stateOf(shown) }
}

/** `✔️ enabled`, `⚠️ enabled,tainted`, `🏠 enabled,local`, `⚠️ enabled,update-available`; from 1.8 on one word. */
function stateOf(shown: string): HubItem['state'] {
	if (/disabled|not-installed/.test(shown)) return 'disabled'
	if (/tainted/.test(shown)) return 'tainted'
	if (/local/.test(shown)) return 'local'
	return /update-available|outdated/.test(shown) ? 'outdated' : 'enabled'
}

/** What the JSON of `cscli hub list` shows; null where it is something else. */
export function hubInJson(value: unknown): readonly EngineObservation[] | null {
	if (!isObject(value)) return null
	const shown = kinds.filter((kind) => Array.isArray(value[kind]))
	if (shown.length === 0 || Object.keys(value).length > shown.length) return null
	return shown.flatMap((type): readonly EngineObservation[] => {
		const items = objectsIn(value[type]).map((object) => item(type, textOf(object, 'name') ?? '', textOf(object, 'status') ?? ''))
		const list = listOf(type, items)
		return list === null ? items : [list, ...items]
	})
}
