import { longestConfig } from './pieces/longest-config'
import { packingOf, textOf } from './text-bytes'
import type { ZippedFile } from './zip'

/** An archive, ready to be read as one paste: what was printed and configured as a text, and its logs. */
export interface UnpackedDump {
	/** Each file below the command that would print it on the reader's host. Logs stand by themselves, so that each has its own speaker. */
	readonly text: string
	readonly logs: readonly ZippedFile[]
	/** When it was made, milliseconds since 1970; null where it does not tell. */
	readonly takenAt: number | null
}

/** What `cscli support dump` writes, by version: 1.4 and 1.5 have a file for each kind of hub items, later ones `hub.txt` (`clisupport/support.go`). */
const outputs: Readonly<Record<string, string>> = {
	'lapi/bouncers.txt': 'cscli bouncers list',
	'lapi/agents.txt': 'cscli machines list',
	'lapi_status.txt': 'cscli lapi status',
	'capi_status.txt': 'cscli capi status',
	'papi_status.txt': 'cscli papi status',
	'metrics/metrics.human': 'cscli metrics',
	'hub.txt': 'cscli hub list',
	'hub/collections.txt': 'cscli collections list',
	'hub/parsers.txt': 'cscli parsers list',
	'hub/scenarios.txt': 'cscli scenarios list',
	'config/crowdsec.yaml': 'cat /etc/crowdsec/config.yaml',
	'config/profiles.yaml': 'cat /etc/crowdsec/profiles.yaml',
	'dump.log': 'cscli support dump',
}

/** Profiles of the processor and memory, numbers for Prometheus, and what nothing is read from. */
const useless = /^(?:pprof\/|metrics\/metrics\.prometheus$|hub\/postoverflows\.txt$|(?:version|osinfo|features)\.txt$)/
const acquisition = /^config\/acquis\/(?<path>.+)$/
const system = 'system.yaml'

/** Files of an archive that can tell something. Other archives than that of the engine are read as the logs that they hold. */
export function isOfUse(name: string): boolean {
	return !useless.test(name)
}

/** Orders what is in an archive, so that it is judged as one. */
export function readDump(files: readonly ZippedFile[]): UnpackedDump {
	const parts: string[] = []
	const logs: ZippedFile[] = []
	let room = longestConfig
	for (const file of [...files].sort((a, b) => order(a.name) - order(b.name))) {
		if (file.name === system || packingOf(file.bytes) !== 'text' || file.bytes.length === 0) continue
		const command = outputs[file.name] ?? `cat ${pathOf(file.name)}`
		const isLog = file.name.endsWith('.log') && outputs[file.name] === undefined
		const part = !isLog && file.bytes.length < room ? `$ ${command}\n${textOf(file.bytes).trimEnd()}\n` : null
		if (part === null) logs.push(file)
		else {
			parts.push(part)
			room -= part.length
		}
	}
	return { text: parts.join(''), logs, takenAt: takenAt(files) }
}

/** Outputs first: they are short, and have to be read as a whole. */
function order(name: string): number {
	return name in outputs ? 0 : name.startsWith('config/') ? 1 : 2
}

/** Slashes of the path of a file of acquisition are written as `___`. */
function pathOf(name: string): string {
	const path = acquisition.exec(name)?.groups?.path?.replaceAll('___', '/')
	return (path ?? name).replace(/\s/g, '_')
}

function takenAt(files: readonly ZippedFile[]): number | null {
	const file = files.find(({ name }) => name === system)
	const time = file && /^timestamp: (?<time>\d{4}-\d\d-\d\dT\S{1,40})$/m.exec(textOf(file.bytes))?.groups?.time
	const ms = time === undefined ? Number.NaN : Date.parse(time.replace(/(\.\d{3})\d+/, '$1'))
	return Number.isNaN(ms) ? null : ms
}
