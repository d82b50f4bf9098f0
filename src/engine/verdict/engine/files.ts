import { judgeAcquisition } from '../../config/engine-files/acquisition'
import { judgeConfig } from '../../config/engine-files/config'
import { judgeCredentials } from '../../config/engine-files/credentials'
import type { Found } from '../../config/engine-files/found'
import { everywhere, isLoopback } from '../../config/engine-files/networks'
import { treeOf } from '../../config/engine-files/tree'
import { formats } from '../../config/formats/all'
import type { Entry } from '../../config/formats/document'
import { readYaml } from '../../config/formats/yaml/read'
import type { Seen } from '../../intake/outputs/output'
import type { EngineFile } from '../../intake/outputs/security-engine/observation'
import type { EngineFault } from './fault'

/** A file of the engine, read. Lines of its settings are those of the paste. */
interface Known {
	readonly file: EngineFile
	readonly seen: Seen
	readonly entries: readonly Entry[]
	/** Documents with something in them; 0 where all is a comment. */
	readonly documents: number
}

/**
 * What the engine's own files show, by the rules of its own parsers (`pkg/csconfig`, `pkg/acquisition`). A file of which only some
 * lines were shown proves only what stands in them.
 */
export function faultsOfFiles(seen: readonly Seen[]): readonly EngineFault[] {
	const known = seen.flatMap(readFile)
	return [
		...elsewhere(known),
		...taken(known, seen),
		...known.flatMap(ofConfig),
		...known.flatMap(ofCredentials),
		...known.flatMap(ofAcquisition),
		...known.flatMap(ofProfiles),
		...known.flatMap(ofSimulationFile),
	]
}

function readFile(seen: Seen): readonly Known[] {
	if (seen.what.kind !== 'engine-file') return []
	const { entries } = readYaml(seen.what.text)
	return [{ file: seen.what, seen, entries, documents: new Set(entries.map(documentOf)).size }]
}

function documentOf({ document }: Entry): number {
	return document ?? 0
}

/** The line of the paste in which a setting stands. */
function lineOf({ seen, file }: Known, entry: Entry | undefined): EngineFault['seen'] {
	const at = (entry?.line ?? 1) - 1
	return { line: seen.line + at, text: file.text.split('\n')[at] ?? '' }
}

function entryAt({ entries, file }: Known, ...path: readonly string[]): Entry | undefined {
	const whole = entries.find((entry) => entry.path.join('.') === path.join('.'))
	// Lines that were picked out have no levels above them.
	return whole ?? (file.isWhole ? undefined : entries.find((entry) => entry.path.at(-1) === path.at(-1)))
}

const ofWhole = (known: Known) => known.file.isWhole

/** Where a program listens or is asked; host is empty for every address. */
interface Address {
	readonly host: string
	readonly port: string
}

function addressIn(text: string): Address | null {
	const found = /^(?:https?:\/\/)?(?<host>\[[\da-f:.]*\]|[\w.-]*)(?::(?<port>\d{1,5}))?\/?$/i.exec(text.trim())?.groups
	if (!found) return null
	const scheme = text.startsWith('https:') ? '443' : text.startsWith('http:') ? '80' : null
	const port = found.port ?? scheme
	return port === null ? null : { host: (found.host ?? '').replace(/^\[|\]$/g, '').toLowerCase(), port }
}

/** Whether who asks there reaches who listens here, on the same host. Null where the other may be another host. */
function reaches(asked: Address, listens: Address): boolean | null {
	if (!isLoopback(asked.host) && !everywhere.has(asked.host) && asked.host !== listens.host) return null
	if (asked.port !== listens.port) return false
	return everywhere.has(listens.host) || asked.host === listens.host || (isLoopback(asked.host) && isLoopback(listens.host)) || everywhere.has(asked.host)
}

/** What holds a port for a container, which can be the engine's own. */
const forContainers = /^(?:docker-proxy|rootlessport|conmon|slirp4netns|pasta|containerd|kube-proxy)/

/** Another program listens where the Local API is to. */
function taken(known: readonly Known[], seen: readonly Seen[]): readonly EngineFault[] {
	const [config] = known.filter(({ file }) => file.file === 'config').flatMap((one) => withEntry(one, 'api', 'server', 'listen_uri'))
	const wanted = config ? addressIn(config.entry.text) : null
	if (!config || !wanted || entryAt(config.known, 'api', 'server', 'enable')?.value === false) return []
	const other = seen.find(({ what }) => {
		if (what.kind !== 'listener' || what.program === null || /^crowdsec/.test(what.program) || forContainers.test(what.program)) return false
		const host = what.address.replace(/^\[|\]$/g, '').replace(/^\*$/, '')
		return String(what.port) === wanted.port && (everywhere.has(host) || everywhere.has(wanted.host) || host === wanted.host)
	})
	if (other?.what.kind !== 'listener') return []
	return [
		{
			issues: ['issue_se_offline', 'issue_lp_offline'],
			cause: 'port-in-use',
			confidence: 'medium',
			means: `The Local API is to listen at \`${config.entry.text}\`, and \`${other.what.program}\` has that port already.`,
			fix: 'Give one of the two another port. Where it is the Local API, change the address in local_api_credentials.yaml and in the files of its bouncers as well.',
			seen: other,
			decides: true,
		},
	]
}

/** The log processor logs in at one address, and the Local API listens at another. */
function elsewhere(known: readonly Known[]): readonly EngineFault[] {
	const [config] = known.filter(({ file }) => file.file === 'config').flatMap((one) => withEntry(one, 'api', 'server', 'listen_uri'))
	const [credentials] = known.filter(({ file }) => file.file === 'credentials').flatMap((one) => withEntry(one, 'url'))
	if (!config || !credentials || entryAt(config.known, 'api', 'server', 'enable')?.value === false) return []
	const listens = addressIn(config.entry.text)
	const asked = addressIn(credentials.entry.text)
	if (!listens || !asked || reaches(asked, listens) !== false) return []
	return [
		{
			issues: ['issue_lp_offline', 'issue_se_offline'],
			cause: 'connection-refused',
			confidence: 'medium',
			means: `The Local API listens at \`${config.entry.text}\`, and the log processor looks for it at \`${credentials.entry.text}\`.`,
			fix: `Write the same address into both: \`url: http://${hostFor(listens)}:${listens.port}\` in local_api_credentials.yaml, or \`listen_uri\` in config.yaml. Bouncers of this engine use it as well. Then start the engine.`,
			seen: lineOf(config.known, config.entry),
			decides: true,
		},
	]
}

function hostFor({ host }: Address): string {
	if (everywhere.has(host)) return '127.0.0.1'
	return host.includes(':') ? `[${host}]` : host
}

function withEntry(known: Known, ...path: readonly string[]): readonly { readonly known: Known; readonly entry: Entry }[] {
	const entry = entryAt(known, ...path)
	return entry ? [{ known, entry }] : []
}

/** Settings of the reader's network or kept by somebody else: what stands there may be as it should be. */
const ofOwner: ReadonlySet<string> = new Set(['placeholder', 'value-masked', 'trusts-everybody', 'newer-option', 'url-other-host'])

/** The first thing that the checker finds, of those that a file proves. */
function firstOf(known: Known, judged: readonly Found[], fault: Pick<EngineFault, 'issues' | 'cause'>): readonly EngineFault[] {
	const problem = judged.map((one) => one.problem).find(({ severity, code }) => severity === 'error' && !ofOwner.has(code))
	if (!problem) return []
	const at = (problem.line ?? 1) - 1
	return [
		{
			...fault,
			confidence: 'medium',
			means: problem.message,
			fix: problem.fix,
			seen: { line: known.seen.line + at, text: known.file.text.split('\n')[at] ?? '' },
			decides: true,
		},
	]
}

/** A text whose YAML is broken is cut, or worn by a paste: nothing is read out of it. */
function partsOf({ file: { text } }: Known): ReturnType<typeof treeOf>['parts'] {
	const { parts, problems } = treeOf(text)
	return problems.some(({ severity }) => severity === 'error') ? [] : parts
}

/** The engine does not start with it (`pkg/csconfig/api.go`). */
function ofConfig(known: Known): readonly EngineFault[] {
	if (known.file.file !== 'config' || !ofWhole(known)) return []
	const isOverride = known.file.path?.endsWith('.local') ?? false
	const judged = partsOf(known).flatMap(({ settings }) => judgeConfig(settings, known.file.text, { isOverride, in: 'host' }))
	const isUnknown = judged.some(({ problem: { severity, code } }) => severity === 'error' && (code === 'unknown-option' || code === 'wrong-level'))
	return firstOf(known, judged, { issues: ['issue_se_offline', 'issue_lp_offline'], cause: isUnknown ? 'config-unknown-key' : 'config-invalid-value' })
}

/** `pkg/csconfig/api.go`: “no credentials or URL found”. */
function ofCredentials(known: Known): readonly EngineFault[] {
	if (known.file.file !== 'credentials' || !ofWhole(known)) return []
	const isOverride = known.file.path?.endsWith('.local') ?? false
	const judged = partsOf(known).flatMap(({ settings }) => judgeCredentials(settings, known.file.text, 'local', isOverride))
	// Passwords are taken out before a file is shown.
	const told = judged.filter(({ problem: { key } }) => key !== 'password')
	return firstOf(known, told, { issues: ['issue_lp_offline'], cause: 'engine-machine-silent' })
}

/** Each part of the file by itself, in the order in which the engine asks (`ParseSourceConfig`). */
function ofAcquisition(known: Known): readonly EngineFault[] {
	if (known.file.file !== 'acquisition' || !ofWhole(known)) return []
	return partsOf(known).flatMap((part): readonly EngineFault[] => {
		const judged = judgeAcquisition([part], known.file.text)
		const faults = firstOf(known, judged, { issues: ['issue_lp_no_logs_read', 'issue_se_offline', 'issue_lp_offline'], cause: 'engine-no-logs-read' })
		const label = judged.find(({ problem: { key } }) => key === 'labels.type')
		if (faults.length > 0 || !label) return faults
		const asError: Found = { ...label, problem: { ...label.problem, severity: 'error' } }
		return firstOf(known, [asError], { issues: ['issue_lp_no_logs_parsed'], cause: 'engine-no-logs-parsed' }).map((fault) => ({ ...fault, confidence: 'low' }))
	})
}

/** `pkg/csconfig/profiles.go`: “zero profiles loaded for LAPI”. */
function ofProfiles(known: Known): readonly EngineFault[] {
	if (known.file.file !== 'profiles' || !ofWhole(known) || known.documents > 0 || known.file.path?.endsWith('.local')) return []
	return [
		{
			issues: ['issue_se_offline', 'issue_lp_offline'],
			cause: 'config-invalid-value',
			confidence: 'low',
			means: 'There is no profile in profiles.yaml: the engine does not start without one.',
			fix: 'Put the profiles of the package back, and start the engine.',
			seen: lineOf(known, undefined),
			decides: true,
		},
	]
}

/** Profiles of which none makes a decision: alerts are raised, and nothing is blocked. */
export function decidesNothing(seen: readonly Seen[]): Seen | null {
	const profiles = seen
		.flatMap(readFile)
		.filter(({ file, documents, entries }) => file.file === 'profiles' && file.isWhole && documents > 0 && entries.length > 0)
	const silent = profiles.length > 0 && profiles.every(({ entries }) => !entries.some(({ path: [top] }) => top === 'decisions'))
	return silent ? (profiles[0]?.seen ?? null) : null
}

function ofSimulationFile(known: Known): readonly EngineFault[] {
	const entry = known.file.file === 'simulation' ? entryAt(known, 'simulation') : undefined
	if (!entry || formats.yaml.truth?.(entry.text) !== true) return []
	return [
		{
			issues: ['issue_lp_no_alerts', 'issue_se_no_alerts'],
			cause: 'engine-simulation',
			confidence: 'medium',
			means: 'Simulation is on for all scenarios: the engine tells what it would do, and decides nothing.',
			fix: 'Switch it off: `sudo cscli simulation disable --global`, then restart the engine.',
			seen: lineOf(known, entry),
			decides: true,
		},
	]
}
