import { stateOfStatus } from './docker-ps'
import type { OutputReader, Sighting } from './output'
import { type Row, rowsBelow } from './table'

const header = /^NAME\s{2,}(?:IMAGE\s{2,})?COMMAND\s{2,}SERVICE\s/
/** Version 1 draws a line below its header. */
const oldHeader = /^\s*Name\s{2,}Command\s{2,}State\s/
const json = /^\[?\{"Command":/

/** `docker compose ps`: a row for each container of the project. */
export const composePs: OutputReader<'compose-ps'> = {
	id: 'compose-ps',
	command: /^(?:docker|podman|nerdctl)[ -]compose (?:\S{1,200} ){0,12}ps\b/,
	begins: [header, oldHeader, json],
	read(lines) {
		const first = lines.at(0) ?? ''
		const isTable = header.test(first) || oldHeader.test(first)
		if (!isTable && !json.test(first)) return null
		const readRow = isTable ? rowsBelow(first) : fieldsOf
		const sightings: Sighting[] = []
		let at = isTable ? 1 : 0
		for (; at < lines.length; at++) {
			const line = lines.at(at) ?? ''
			if (/^-{10,}$/.test(line)) continue
			if (isTable ? !/^\S+ {2,}\S/.test(line) : !json.test(line)) break
			const what = containerOf(readRow(line))
			if (what) sightings.push({ at, what })
		}
		return { length: at, subject: null, sightings, logs: [] }
	},
}

function fieldsOf(line: string): Row {
	const fields = [...line.matchAll(/"(Name|Image|Service|State|Status|Health)":"((?:[^"\\]|\\.)*)"/g)]
	const code = /"ExitCode":(\d+)/.exec(line)?.[1]
	const row = new Map(fields.map(([, name = '', value = '']) => [name.toUpperCase(), value] as const))
	if (!row.get('STATUS') && row.get('STATE') === 'exited' && code !== undefined) row.set('STATUS', `Exited (${code})`)
	return row
}

function containerOf(row: Row): Sighting['what'] | null {
	const name = row.get('NAME') ?? row.get('Name') ?? ''
	const said = row.get('STATUS') || row.get('STATE') || row.get('State') || ''
	const status = said.replace(/^Exit (\d+)$/, 'Exited ($1)')
	const state = stateOfStatus(status)
	return name === '' || !state
		? null
		: { kind: 'container', name, image: row.get('IMAGE') ?? null, manager: 'compose', restarts: null, message: null, ...state }
}
