import { beginsRecord } from '../dress/record'
import type { Lines, OutputReader, Sighting, UnitState } from './output'

const heading = /^\s*[●×○↻*] (?<name>[\w@.:\\-]{1,120})\.(?:service|socket|timer)\b/
const notThere = /^Unit (?<name>[\w@.:\\-]{1,120}?)(?:\.service)? (?:could not be found|not loaded)\.?/
const active = /^\s*Active: (?<state>[a-z-]+)(?: \((?<why>[^)]*)\))?/
const loaded = /^\s*Loaded: (?<state>[a-z-]+)/
const mainExit = /^\s*(?:Main PID|Process): \d+ .{0,400}?\(code=(?:exited|killed|dumped), status=(?<status>\d+)\b/
const property = /^\s*[A-Z][\w ]{1,30}: |^\s+(?:[├└│|`]| {4,})|^\s*(?:TriggeredBy|Docs|Drop-In|CGroup|Status|Tasks|Memory|CPU|IP|IO|Invocation|Duration):/
const hint = /^Hint: Some lines were ellipsized|^lines \d+-\d+/

/** `systemctl status UNIT`: state of a unit, with the last lines of its journal below. Several units follow each other. */
export const systemctlStatus: OutputReader<'systemctl-status'> = {
	id: 'systemctl-status',
	command: /^(?:systemctl (?:-\S{1,60} ){0,5}status|(?:rc-)?service \S{1,120} status)\b/,
	begins: [heading, notThere],
	read(lines) {
		const missing = notThere.exec(lines.at(0) ?? '')?.groups?.name
		if (missing !== undefined) return { length: 1, subject: missing, sightings: [{ at: 0, what: unit(missing, 'missing') }], logs: [] }
		const name = heading.exec(lines.at(0) ?? '')?.groups?.name
		if (name === undefined) return null
		const head = endOfHead(lines)
		const journal = endOfJournal(lines, head)
		return {
			length: journal,
			subject: name,
			sightings: stateIn(lines.slice(0, head), name),
			logs: journal > head ? [{ from: head, to: journal, stream: name }] : [],
		}
	},
}

function unit(name: string, state: UnitState['state'], exitCode: number | null = null): UnitState {
	return { kind: 'unit', name, state, exitCode, restarts: null }
}

function endOfHead(lines: Lines): number {
	let at = 1
	while (at < lines.length && property.test(lines.at(at) ?? '') && !beginsRecord(lines.at(at) ?? '')) at++
	return at
}

function endOfJournal(lines: Lines, head: number): number {
	let at = head
	for (let next = head; next < lines.length; next++) {
		const line = lines.at(next) ?? ''
		if (beginsRecord(line) || hint.test(line)) at = next + 1
		else if (line.trim() !== '' || next > head + 1) break
	}
	return at
}

function stateIn(head: readonly string[], name: string): readonly Sighting[] {
	const at = head.findIndex((line) => active.test(line))
	const { state = '', why = '' } = active.exec(head[at] ?? '')?.groups ?? {}
	const load = head.map((line) => loaded.exec(line)?.groups?.state).find((found) => found !== undefined)
	const exit = head.map((line) => mainExit.exec(line)?.groups?.status).find((found) => found !== undefined)
	const found = stateOf(state, why, load)
	return found === null ? [] : [{ at: Math.max(at, 0), what: unit(name, found, exit === undefined ? null : Number(exit)) }]
}

function stateOf(state: string, why: string, load: string | undefined): UnitState['state'] | null {
	if (load === 'not-found') return 'missing'
	if (load === 'masked') return 'masked'
	switch (state) {
		case 'active':
		case 'reloading':
			return 'active'
		case 'activating':
			return why === 'auto-restart' ? 'failed' : 'starting'
		case 'failed':
			return 'failed'
		case 'inactive':
		case 'deactivating':
			return 'inactive'
		default:
			return null
	}
}
