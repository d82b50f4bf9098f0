import { isObject, type JsonObject, objectsIn, textOf, timeIn, timeOf } from './json'
import type { EngineObservation, ListedMachine } from './observation'
import { cscliOutput, headings } from './reader'
import { cell, readTable } from './table'

const columns = ['Name', 'IP Address', 'Last Update', 'Status']
const notValidated = '🚫'

/** `cscli machines list`: the log processors that report to this engine, and when each was heard last (`climachine/list.go`). */
export const machinesList = cscliOutput({
	id: 'cscli-machines-list',
	words: 'machines? list\\b',
	begins: headings(...columns, 'Version'),
	read(lines, at) {
		const table = readTable(lines, at, [...columns, 'Last Heartbeat'])
		if (!table) return null
		const sightings = table.rows.map((row) => {
			const silentFor = durationOf(cell(table, row, 'Last Heartbeat'))
			const lastUpdate = timeOf(cell(table, row, 'Last Update'))
			const what: ListedMachine = {
				kind: 'engine-machine',
				name: cell(table, row, 'Name'),
				isValidated: cell(table, row, 'Status') !== notValidated,
				lastHeartbeat: null,
				silentFor,
				lastUpdate,
			}
			return { at: row.at, what }
		})
		return { end: table.end, sightings: [{ at: table.at, what: { kind: 'engine-list', of: 'machines', count: table.rows.length } }, ...sightings] }
	},
	readJson: (value, command) => machinesInJson(value, command),
})

/** What the JSON of a list of machines shows; null where it is another list. */
export function machinesInJson(value: unknown, command: string | null): readonly EngineObservation[] | null {
	const objects = isObject(value) ? [value] : objectsIn(value)
	if (objects.length === 0 ? command === null : !objects.every(isMachine)) return null
	const rows = objects.map(
		(object): ListedMachine => ({
			kind: 'engine-machine',
			name: textOf(object, 'machineId') ?? '',
			isValidated: object.isValidated === true,
			lastHeartbeat: timeIn(object, 'last_heartbeat'),
			silentFor: null,
			lastUpdate: timeIn(object, 'updated_at'),
		}),
	)
	return isObject(value) ? rows : [{ kind: 'engine-list', of: 'machines', count: rows.length }, ...rows]
}

function isMachine(object: JsonObject): boolean {
	return 'machineId' in object && 'updated_at' in object
}

const parts: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000 }

/** Go's `1h2m3s`, behind ⚠️ where the engine finds it too long; null for `-`. */
function durationOf(text: string): number | null {
	const found = [...text.matchAll(/(?<number>\d+(?:\.\d+)?)(?<unit>[hms])(?![a-z])/g)]
	if (found.length === 0) return null
	return found.reduce((sum, { groups }) => sum + Number(groups?.number) * (parts[groups?.unit ?? ''] ?? 0), 0)
}
