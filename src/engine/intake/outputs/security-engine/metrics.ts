import type { Sighting } from '../output'
import { isObject, type JsonObject, numberOf } from './json'
import type { EngineObservation } from './observation'
import { cscliOutput, headings, type Shown } from './reader'
import { cell, countOf, hasHeadings, type Row, readTable, type Table } from './table'

/** Tables that are read; their titles differ by version (`Bucket Metrics`, `Scenario Metrics`), their columns do not. */
const acquisition = ['Source', 'Lines read', 'Lines parsed', 'Lines unparsed']
const parsers = ['Parsers', 'Hits', 'Parsed', 'Unparsed']
const whitelists = ['Whitelist', 'Reason', 'Hits', 'Whitelisted']
const byBouncer = ['Bouncer', 'Route', 'Method', 'Hits']
const byMachine = ['Machine', 'Route', 'Method', 'Hits']
const titles =
	/^[\s|│]*(?:(?:Acquisition|Parser|Parser Stash|Bucket|Scenario|Whitelist|Appsec) Metrics|Local A[Pp][Ii] (?:(?:Machines |Bouncers )?(?:Metrics|Decisions)|Alerts)|Bouncer Metrics \()/
const beginsTable = new RegExp([acquisition, parsers, whitelists, byBouncer, byMachine].map((names) => headings(...names).source).join('|'))
const begins = new RegExp(`${titles.source}|${beginsTable.source}`)

/** More tables than an engine has. */
const mostTables = 100

/**
 * `cscli metrics`: what was read, parsed and asked since the engine started (`climetrics/`). A table without rows is not printed,
 * unless it was asked for by name.
 */
export const metrics = cscliOutput({
	id: 'cscli-metrics',
	words: 'metrics\\b(?! list)',
	begins,
	read(lines, from, command) {
		const sightings: Sighting[] = []
		let end = from
		let hasAcquisition = false
		for (let tables = 0; tables < mostTables; tables++) {
			let at = end
			while (at < lines.length && lines.at(at)?.trim() === '') at++
			const table = at > end + 2 ? null : readTable(lines, at)
			if (table === null || (end > from && !isOfMetrics(table))) break
			hasAcquisition ||= hasHeadings(table, acquisition)
			sightings.push(...rowsOf(table))
			end = table.end
		}
		if (end === from) return null
		const showsAll = command !== null && /\bmetrics(?: show)?(?: -\S+(?: \S+)?)*$/.test(command.trim())
		if (hasAcquisition || showsAll) sightings.unshift({ at: from, what: { kind: 'engine-list', of: 'sources', count: countSources(sightings) } })
		return { end, sightings } satisfies Shown
	},
	readJson: (value) => metricsInJson(value),
})

function isOfMetrics(table: Table): boolean {
	return titles.test(table.title ?? '') || [acquisition, parsers, whitelists, byBouncer, byMachine].some((names) => hasHeadings(table, names))
}

function rowsOf(table: Table): readonly Sighting[] {
	const observe = observerOf(table)
	return observe === null ? [] : table.rows.map((row) => ({ at: row.at, what: observe(row) }))
}

function observerOf(table: Table): ((row: Row) => EngineObservation) | null {
	const text = (row: Row, heading: string) => cell(table, row, heading)
	const count = (row: Row, heading: string) => countOf(text(row, heading)) ?? 0
	if (hasHeadings(table, acquisition))
		return (row) => ({
			kind: 'engine-source',
			source: text(row, 'Source'),
			read: count(row, 'Lines read'),
			parsed: count(row, 'Lines parsed'),
			unparsed: count(row, 'Lines unparsed'),
			poured: count(row, 'Lines poured to bucket'),
			whitelisted: table.header.includes('Lines whitelisted') ? count(row, 'Lines whitelisted') : null,
		})
	if (hasHeadings(table, parsers))
		return (row) => ({
			kind: 'engine-parser',
			parser: text(row, 'Parsers'),
			hits: count(row, 'Hits'),
			parsed: count(row, 'Parsed'),
			unparsed: count(row, 'Unparsed'),
		})
	if (hasHeadings(table, whitelists))
		return (row) => ({ kind: 'engine-whitelist', whitelist: text(row, 'Whitelist'), hits: count(row, 'Hits'), whitelisted: count(row, 'Whitelisted') })
	if (hasHeadings(table, byBouncer)) return (row) => requests('bouncer', text(row, 'Bouncer'), text(row, 'Route'), count(row, 'Hits'))
	if (hasHeadings(table, byMachine)) return (row) => requests('machine', text(row, 'Machine'), text(row, 'Route'), count(row, 'Hits'))
	return null
}

function requests(by: 'bouncer' | 'machine', name: string, route: string, hits: number): EngineObservation {
	return { kind: 'engine-requests', by, name, route, hits }
}

function countSources(sightings: readonly Sighting[]): number {
	return sightings.filter(({ what }) => what.kind === 'engine-source').length
}

/** `cscli metrics -o json` from 1.5.6 on: one object of sections. Older versions print one object after the other, without names. */
export function metricsInJson(value: unknown): readonly EngineObservation[] | null {
	if (!isObject(value) || !('acquisition' in value || 'lapi-bouncer' in value)) return null
	const found: EngineObservation[] = []
	const sources = 'acquisition' in value ? entriesOf(value.acquisition) : null
	if (sources) {
		found.push({ kind: 'engine-list', of: 'sources', count: sources.length })
		for (const [source, counts] of sources)
			found.push({
				kind: 'engine-source',
				source,
				read: numberOf(counts, 'reads'),
				parsed: numberOf(counts, 'parsed'),
				unparsed: numberOf(counts, 'unparsed'),
				poured: numberOf(counts, 'pour'),
				whitelisted: 'whitelists' in value ? numberOf(counts, 'whitelisted') : null,
			})
	}
	for (const [parser, counts] of entriesOf(value.parsers))
		found.push({
			kind: 'engine-parser',
			parser,
			hits: numberOf(counts, 'hits'),
			parsed: numberOf(counts, 'parsed'),
			unparsed: numberOf(counts, 'unparsed'),
		})
	for (const [whitelist, reasons] of entriesOf(value.whitelists))
		for (const [, counts] of entriesOf(reasons))
			found.push({ kind: 'engine-whitelist', whitelist, hits: numberOf(counts, 'hits'), whitelisted: numberOf(counts, 'whitelisted') })
	for (const by of ['bouncer', 'machine'] as const)
		for (const [name, routes] of entriesOf(value[`lapi-${by}`]))
			for (const [route, methods] of entriesOf(routes))
				found.push({ kind: 'engine-requests', by, name, route, hits: Object.keys(methods).reduce((sum, method) => sum + numberOf(methods, method), 0) })
	return found
}

function entriesOf(value: unknown): readonly (readonly [string, JsonObject])[] {
	return isObject(value) ? Object.entries(value).flatMap(([key, inner]) => (isObject(inner) ? [[key, inner] as const] : [])) : []
}
