import { type JsonObject, objectsIn, textOf, timeIn, timeOf } from './json'
import type { Alert, Decision, EngineObservation } from './observation'
import { cscliOutput, headings } from './reader'
import { cell, readTable } from './table'

const decisionColumns = ['ID', 'Source', 'Scope:Value', 'Reason', 'Action']
const alertColumns = ['ID', 'value', 'reason', 'country', 'as', 'decisions', 'created_at']
const simulated = '(simul)'

/** `cscli decisions list`: what is blocked now (`clidecision/table.go`). Without `-a` the lists of the Central API are left out. */
export const decisionsList = cscliOutput({
	id: 'cscli-decisions-list',
	words: 'decisions? list\\b',
	begins: new RegExp(`^No active decisions$|${headings(...decisionColumns).source}`),
	read(lines, at) {
		if (lines.at(at)?.trim() === 'No active decisions') return { end: at + 1, sightings: [{ at, what: { kind: 'engine-list', of: 'decisions', count: 0 } }] }
		const table = readTable(lines, at, decisionColumns)
		if (!table) return null
		const sightings = table.rows.map((row) => {
			const isSimulated = cell(table, row, 'Action').startsWith(simulated)
			const what: Decision = { kind: 'engine-decision', origin: cell(table, row, 'Source'), scenario: cell(table, row, 'Reason'), isSimulated }
			return { at: row.at, what }
		})
		return { end: table.end, sightings: [{ at: table.at, what: { kind: 'engine-list', of: 'decisions', count: table.rows.length } }, ...sightings] }
	},
	readJson: (value) => decisionsInJson(value),
})

/** `cscli alerts list`: what was detected (`clialert/table.go`). */
export const alertsList = cscliOutput({
	id: 'cscli-alerts-list',
	words: 'alerts? list\\b',
	begins: new RegExp(`^No active alerts$|${headings(...alertColumns).source}`),
	read(lines, at) {
		if (lines.at(at)?.trim() === 'No active alerts') return { end: at + 1, sightings: [{ at, what: { kind: 'engine-list', of: 'alerts', count: 0 } }] }
		const table = readTable(lines, at, alertColumns)
		if (!table) return null
		const sightings = table.rows.map((row) => {
			const what: Alert = {
				kind: 'engine-alert',
				scenario: cell(table, row, 'reason'),
				created: timeOf(cell(table, row, 'created_at')),
				isSimulated: cell(table, row, 'decisions').includes(simulated),
			}
			return { at: row.at, what }
		})
		return { end: table.end, sightings: [{ at: table.at, what: { kind: 'engine-list', of: 'alerts', count: table.rows.length } }, ...sightings] }
	},
	readJson: (value) => alertsInJson(value),
})

/** Both commands print alerts with their decisions; null stands for none. */
function decisionsInJson(value: unknown): readonly EngineObservation[] | null {
	if (value !== null && !areAlerts(value)) return null
	const decisions = objectsIn(value).flatMap((alert) => objectsIn(alert.decisions))
	const rows = decisions.map(
		(one): Decision => ({
			kind: 'engine-decision',
			origin: textOf(one, 'origin') ?? '',
			scenario: textOf(one, 'scenario') ?? '',
			isSimulated: one.simulated === true,
		}),
	)
	return [{ kind: 'engine-list', of: 'decisions', count: rows.length }, ...rows]
}

/** What the JSON of a list of alerts shows; null where it is another list. */
export function alertsInJson(value: unknown): readonly EngineObservation[] | null {
	if (value !== null && !areAlerts(value)) return null
	const rows = objectsIn(value).map(
		(one): Alert => ({
			kind: 'engine-alert',
			scenario: textOf(one, 'scenario') ?? '',
			created: timeIn(one, 'created_at') ?? timeIn(one, 'start_at'),
			isSimulated: one.simulated === true,
		}),
	)
	return [{ kind: 'engine-list', of: 'alerts', count: rows.length }, ...rows]
}

/** A list of alerts, or of none. */
export function areAlerts(value: unknown): boolean {
	return Array.isArray(value) && objectsIn(value).length === value.length && objectsIn(value).every(isAlert)
}

function isAlert(object: JsonObject): boolean {
	return 'scenario' in object && 'events_count' in object && 'start_at' in object
}
