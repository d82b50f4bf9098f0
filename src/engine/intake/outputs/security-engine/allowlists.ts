import { objectsIn, textOf } from './json'
import { cscliOutput, headings } from './reader'
import { cell, readTable } from './table'

const columns = ['Name', 'Description', 'Created at', 'Updated at', 'Managed by Console', 'Size']

/** `cscli allowlists list`, from 1.6.6 on (`cliallowlists/allowlists.go`). */
export const allowlistsList = cscliOutput({
	id: 'cscli-allowlists-list',
	words: 'allowlists? list\\b',
	begins: headings(...columns.slice(0, 3)),
	read(lines, at) {
		const table = readTable(lines, at, columns)
		if (!table) return null
		const sightings = table.rows.map((row) => ({
			at: row.at,
			what: { kind: 'engine-allowlist', name: cell(table, row, 'Name'), entries: Number(cell(table, row, 'Size')) || 0 } as const,
		}))
		return { end: table.end, sightings: [{ at: table.at, what: { kind: 'engine-list', of: 'allowlists', count: table.rows.length } }, ...sightings] }
	},
	readJson(value) {
		const lists = objectsIn(value)
		if (!Array.isArray(value) || !lists.every((one) => 'console_managed' in one)) return null
		const rows = lists.map((one) => ({ kind: 'engine-allowlist', name: textOf(one, 'name') ?? '', entries: objectsIn(one.items).length }) as const)
		return [{ kind: 'engine-list', of: 'allowlists', count: rows.length }, ...rows]
	},
})
