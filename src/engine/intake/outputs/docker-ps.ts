import type { ContainerState, OutputReader, Sighting } from './output'
import { type Row, rowsBelow } from './table'

const header = /^CONTAINER ID\s+IMAGE\s/
const json = /^\{"Command":.*"Names":/

/** `docker ps`: a row for each container. */
export const dockerPs: OutputReader<'docker-ps'> = {
	id: 'docker-ps',
	command: /^(?:docker|podman|nerdctl)(?: container)? (?:ps|ls)\b/,
	begins: [header, json],
	read(lines, command) {
		const first = lines.at(0) ?? ''
		const readBelow = rowsBelow(first)
		const readRow = header.test(first)
			? (line: string) => (/^[0-9a-f]{12}\s/.test(line) ? readBelow(line) : null)
			: json.test(first)
				? fieldsOf
				: command === null
					? () => null
					: bareRow
		const sightings: Sighting[] = []
		let at = header.test(first) ? 1 : 0
		for (; at < lines.length; at++) {
			const row = readRow(lines.at(at) ?? '')
			if (!row) break
			const what = containerOf(row)
			if (what) sightings.push({ at, what })
		}
		return at === 0 ? null : { length: at, subject: null, sightings, logs: [] }
	},
}

/** `--format '{{.Names}} {{.Image}} {{.Status}}'`, as our collecting command asks. */
function bareRow(line: string): Row | null {
	const { name, image, status } = /^(?<name>\S+)\s+(?<image>\S+)\s+(?<status>(?:Up|Exited|Restarting|Created|Paused|Dead)\b.*)$/.exec(line)?.groups ?? {}
	if (name === undefined || image === undefined || status === undefined) return null
	return new Map([
		['NAMES', name],
		['IMAGE', image],
		['STATUS', status],
	])
}

function fieldsOf(line: string): Row | null {
	if (!json.test(line)) return null
	return new Map(
		[...line.matchAll(/"(\w{1,20})":"((?:[^"\\]|\\.)*)"/g)].map(([, name = '', value = '']) => [name === 'Names' ? 'NAMES' : name.toUpperCase(), value]),
	)
}

function containerOf(row: Row): ContainerState | null {
	const name = row.get('NAMES')?.split(/[\s,]/)[0] ?? ''
	const state = stateOfStatus(row.get('STATUS') ?? '')
	if (name === '' || !state) return null
	return { kind: 'container', name, image: row.get('IMAGE') ?? null, manager: 'container', restarts: null, message: null, ...state }
}

/** `Up 3 hours (healthy)`, `Exited (137) 2 minutes ago`, `Restarting (1) 20 seconds ago`. */
export function stateOfStatus(status: string): Pick<ContainerState, 'state' | 'reason' | 'exitCode'> | null {
	const code = /^(?:Exited|Restarting|exited|restarting) \((?<code>-?\d+)\)/.exec(status)?.groups?.code
	const exitCode = code === undefined ? null : Number(code)
	if (/^(?:up|running)\b/i.test(status)) {
		if (/\bunhealthy\b/.test(status)) return { state: 'unhealthy', reason: 'unhealthy', exitCode }
		return { state: /health: starting/.test(status) ? 'starting' : 'running', reason: null, exitCode }
	}
	if (/^restarting\b/i.test(status)) return { state: 'restarting', reason: null, exitCode }
	if (/^(?:exited|dead)\b/i.test(status)) return { state: 'exited', reason: null, exitCode }
	if (/^(?:created|paused|removal in progress|removing)\b/i.test(status)) return { state: 'waiting', reason: status.split(' ')[0] ?? null, exitCode }
	return null
}
