import { cscliOutput, headings } from './reader'
import { cell, readTable } from './table'

const columns = ['Option Name', 'Activated', 'Description']

/** `cscli console status`: what the engine tells the Console (`cliconsole/console_table.go`). */
export const consoleStatus = cscliOutput({
	id: 'cscli-console-status',
	words: 'console status\\b',
	begins: headings(...columns),
	read(lines, at) {
		const table = readTable(lines, at, columns)
		if (!table) return null
		if (!table.rows.some((row) => cell(table, row, 'Option Name') === 'custom')) return { nothingIn: table.end - at }
		const sightings = table.rows.map((row) => ({
			at: row.at,
			what: { kind: 'engine-console-option', name: cell(table, row, 'Option Name'), isOn: cell(table, row, 'Activated') === '✅' } as const,
		}))
		return { end: table.end, sightings }
	},
	readJson: null,
})
