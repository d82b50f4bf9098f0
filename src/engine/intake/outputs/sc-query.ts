import type { Lines, OutputReader, UnitState } from './output'
import { countOwn } from './own-lines'

/** The labels are those of the reader's language, the words of the state are not. */
const name = /^[A-ZÀ-Ü_ ]{6,30}: (?<name>[\w.@$-]{1,120})$/
/** Only in a list of all services. */
const displayName = /^[A-ZÀ-Ü_ ]{6,30}: \S/
const row = /^\s+\S.{0,30}: +(?<number>\d{1,5}) +(?<word>[A-Z][A-Z_0-9]{3,40})\b/
const exitCode = /^\s+\S.{0,30}: +(?<code>\d{1,10}) +\(0x[0-9a-f]{1,8}\)/
/** The service does not exist, in whatever words. */
const missing = /^\[SC\] .{1,120}\b1060:/

/** Nobody has started it since the machine came up. */
const neverStarted = 1077

/** `sc query NAME` of Windows: the state of a service. */
export const scQuery: OutputReader<'sc-query'> = {
	id: 'sc-query',
	command: /^sc(?:\.exe)? (?:\\\\\S{1,100} )?query(?:ex)?\b/i,
	begins: [/^(?:SERVICE_NAME|DIENSTNAME|NOM_SERVICE): [\w.@$-]{1,120}$/, missing],
	read(lines, command) {
		const first = countOwn(lines, (line) => line.trim() === '')
		if (missing.test(lines.at(first) ?? '')) {
			const asked = command?.trim().split(/\s+/).at(-1)
			if (asked === undefined) return null
			return { length: endOfReason(lines, first + 1), subject: asked, sightings: [{ at: first, what: unit(asked, 'missing', null) }], logs: [] }
		}
		const shown = name.exec(lines.at(first)?.trimEnd() ?? '')?.groups?.name
		const known = first + (displayName.test(lines.at(first + 1) ?? '') ? 2 : 1)
		const length = countOwn(lines, (line) => /^\s+\S/.test(line), known)
		const rows = lines.slice(first, length)
		const at = rows.findIndex((line) => stateOf(row.exec(line)?.groups?.word ?? '') !== null)
		const state = stateOf(row.exec(rows[at] ?? '')?.groups?.word ?? '')
		if (shown === undefined || state === null) return null
		const told = Number(exitCode.exec(rows.slice(at + 1).find((line) => exitCode.test(line)) ?? '')?.groups?.code ?? 0)
		const code = told === neverStarted ? 0 : told
		return {
			length,
			subject: shown,
			sightings: [{ at: first + at, what: unit(shown, state === 'inactive' && code !== 0 ? 'failed' : state, code === 0 ? null : code) }],
			logs: [],
		}
	},
}

/** Why it could not be asked stands below, after a blank line; what comes behind is no more of it. */
function endOfReason(lines: Lines, from: number): number {
	const isBlank = (line: string) => line.trim() === ''
	return countOwn(lines, (line) => !isBlank(line), countOwn(lines, isBlank, from))
}

function unit(service: string, state: UnitState['state'], code: number | null): UnitState {
	return { kind: 'unit', name: service, manager: 'windows', state, exitCode: code, restarts: null }
}

function stateOf(word: string): UnitState['state'] | null {
	switch (word) {
		case 'RUNNING':
			return 'active'
		case 'START_PENDING':
			return 'starting'
		case 'STOPPED':
		case 'STOP_PENDING':
		case 'PAUSED':
			return 'inactive'
		default:
			return null
	}
}
