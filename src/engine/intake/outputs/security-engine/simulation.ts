import type { OutputReader } from '../output'
import { cscliCommand } from './command'
import { messageOf, saying } from './message'
import { engine } from './reader'

const whole = /^global simulation: (?<state>enabled|disabled)$/
const others = /^Scenarios (?:not )?in simulation mode ?:$/
const other = /^- (?<scenario>\S{1,200})$/

/** `cscli simulation status`: whether scenarios only tell what they would do (`clisimulation/simulation.go`). */
export const simulationStatus: OutputReader<'cscli-simulation-status'> = {
	id: 'cscli-simulation-status',
	command: cscliCommand('simulation status\\b'),
	begins: [saying('global simulation: (?:enabled|disabled)')],
	read(lines) {
		const at = lines.slice(0, 10).findIndex((line) => whole.test(messageOf(line)))
		if (at < 0) return null
		const exceptions: string[] = []
		let end = at + 1
		for (let next = at + 1; next < lines.length; next++) {
			const message = messageOf(lines.at(next) ?? '').trim()
			const scenario = other.exec(message)?.groups?.scenario
			if (scenario !== undefined) exceptions.push(scenario)
			if (scenario !== undefined || others.test(message)) end = next + 1
			else if (message !== '') break
		}
		const isGlobal = whole.exec(messageOf(lines.at(at) ?? ''))?.groups?.state === 'enabled'
		return { length: end, subject: engine, sightings: [{ at, what: { kind: 'engine-simulation', isGlobal, exceptions } }], logs: [] }
	},
}
