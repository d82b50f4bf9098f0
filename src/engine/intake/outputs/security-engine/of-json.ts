import type { OutputReader } from '../output'
import { bouncersInJson } from './bouncers'
import { cscliCommand } from './command'
import { alertsInJson, areAlerts } from './decisions'
import { hubInJson } from './hub'
import { machinesInJson } from './machines'
import { metricsInJson } from './metrics'
import type { EngineObservation } from './observation'
import { readingOf, shownIn } from './reader'

/** What stands in the first lines of the JSON that is known: other JSON is not even parsed. */
const known = /"(?:created_at|machineId|capacity|revoked|auth_type|collections|parsers|acquisition|alerts|appsec-challenge|appsec-engine)"\s*:/

/** JSON of `cscli` where nobody tells which command it was. */
export const cscliJson: OutputReader<'cscli-json'> = {
	id: 'cscli-json',
	command: cscliCommand('-o json '),
	begins: [/^[[{]$/],
	read(lines) {
		if (!lines.slice(1, 4).some((line) => known.test(line))) return null
		return readingOf(0, shownIn(lines, 0, observe))
	},
}

function observe(value: unknown): readonly EngineObservation[] | null {
	return (
		bouncersInJson(value, null) ?? machinesInJson(value, null) ?? metricsInJson(value) ?? hubInJson(value) ?? (areAlerts(value) ? alertsInJson(value) : null)
	)
}
