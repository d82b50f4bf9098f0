import type { Output, Seen } from '../../intake/outputs/output'
import type { ListedMachine, Source } from '../../intake/outputs/security-engine/observation'
import { kindOfName } from '../../logs/streams/speaker'
import type { Finding } from '../verdict'
import { readWords } from '../words'
import { type Clock, day, hour, silence } from './clock'
import type { EngineFault } from './fault'
import { faultsOfFiles } from './files'
import { faultsOfMessages, type IssuesOfMessage } from './messages'

/** The engine marks a machine after two minutes (`climachine/list.go`). */
const markedAfter = 120_000
/** Fewer lines of one file may all be of a kind that no parser is for. */
const manyLines = 10

/**
 * What the engine's own outputs show towards the Console's issues, the deepest first: who does not run cannot read, who does not
 * read cannot parse. A sound engine gives none.
 */
export function engineFaults(outputs: readonly Output[], findings: readonly Finding[], issuesOf: IssuesOfMessage, clock: Clock): readonly EngineFault[] {
	const seen = outputs.flatMap((output) => output.seen)
	const messages = faultsOfMessages(findings, issuesOf)
	const faults = [
		// What keeps it from running, before that it does not run.
		...faultsOfFiles(seen),
		...messages.naming,
		...seen.flatMap(ofUnit),
		...seen.flatMap(ofContainer),
		...ofSilence(seen),
		...messages.vague,
		...seen.flatMap(ofApi),
		...ofMachines(seen, clock),
		...ofSources(seen),
		...ofCollections(seen),
		...seen.flatMap(ofExplained),
		...seen.flatMap(ofSimulation),
		...ofSimulatedAlerts(seen),
		...ofAllowed(seen),
	]
	// The same may be shown by several outputs.
	return faults.filter(({ means }, at) => faults.findIndex((one) => one.means === means) === at)
}

/** Neither the Local API nor the metrics of one host answer: the program is not there. */
function ofSilence(seen: readonly Seen[]): readonly EngineFault[] {
	const silent = (api: 'local' | 'metrics') => seen.find(({ what }) => what.kind === 'engine-api' && what.api === api && what.state === 'unreachable')
	const metrics = silent('metrics')
	if (!metrics || !silent('local')) return []
	return [
		{
			issues: ['issue_se_offline', 'issue_lp_offline'],
			cause: 'service-stopped',
			confidence: 'medium',
			means: 'Neither the Local API nor the metrics of this host answer: the engine does not run.',
			fix: 'Read the last lines of its log, repair what they name, and start it.',
			seen: metrics,
			decides: true,
		},
	]
}

function ofUnit(seen: Seen): readonly EngineFault[] {
	const { what } = seen
	if (what.kind !== 'unit' || what.name !== 'crowdsec' || what.state === 'active' || what.state === 'starting') return []
	return [
		{
			issues: ['issue_se_offline', 'issue_lp_offline'],
			cause: 'service-stopped',
			confidence: 'medium',
			means: 'The Security Engine’s service `crowdsec` does not run.',
			fix: 'Read the last lines of its log, repair what they name, and start it: `sudo systemctl start crowdsec`.',
			seen,
			decides: true,
		},
	]
}

/** `docker ps -a`, `kubectl get pods`: the engine's own container does not run. */
function ofContainer(seen: Seen): readonly EngineFault[] {
	const { what } = seen
	if (what.kind !== 'container' || (what.state !== 'exited' && what.state !== 'restarting')) return []
	if (kindOfName(what.name, []).kind !== 'engine' || (what.image !== null && kindOfName(what.image, []).kind === 'bouncer')) return []
	return [
		{
			issues: ['issue_se_offline', 'issue_lp_offline'],
			cause: what.state === 'restarting' ? 'service-crash-loop' : 'service-stopped',
			confidence: 'medium',
			means: `The Security Engine’s container \`${what.name}\` does not run.`,
			fix: 'Read its last lines, repair what they name, and start it.',
			seen,
			// Where the bouncer pulls from the Console, nothing waits for it.
			decides: false,
		},
	]
}

function ofApi(seen: Seen): readonly EngineFault[] {
	const { what } = seen
	if (what.kind !== 'engine-api' || what.state === 'works' || what.state === 'no-credentials') return []
	const cause = readWords(what.message)?.cause
	switch (what.api) {
		case 'local':
			return [
				{
					issues: ['issue_lp_offline'],
					cause: what.state === 'refused' ? 'engine-machine-silent' : (cause ?? 'connection-refused'),
					confidence: 'medium',
					means:
						what.state === 'refused'
							? 'The Local API does not accept the credentials of this log processor: it was deleted, not validated, or has another password.'
							: 'The Local API does not answer where this log processor looks for it: the engine does not run, or it listens elsewhere.',
					fix:
						what.state === 'refused'
							? 'On the engine: `sudo cscli machines add --auto --force`, then restart the engine. On another host register it anew: `sudo cscli lapi register`.'
							: 'See whether the engine runs, and compare `url` in local_api_credentials.yaml with `listen_uri` in config.yaml.',
					seen,
					decides: true,
				},
			]
		case 'central':
			return [
				what.state === 'refused'
					? {
							issues: what.status === 403 ? ['issue_capi_403'] : ['issue_se_offline'],
							cause: what.status === 429 ? 'rate-limited' : 'engine-central-api-refused',
							confidence: 'medium',
							means: 'The Central API answers and refuses this engine.',
							fix: 'Do not ask again at once: every try is a login. Stop what logs in again and again (a container that restarts, a cron job), and wait for an hour.',
							seen,
							decides: true,
						}
					: {
							issues: ['issue_se_offline'],
							cause: cause ?? 'connection-refused',
							confidence: 'medium',
							means: 'The Central API cannot be reached from this host.',
							fix: 'Open the way out to `api.crowdsec.net:443`: DNS, firewall, proxy.',
							seen,
							decides: true,
						},
			]
		case 'metrics':
			return [
				{
					issues: ['issue_se_offline', 'issue_lp_offline'],
					cause: cause ?? 'connection-refused',
					confidence: 'low',
					means: 'The engine gives no metrics: it does not run, or they are switched off in its file.',
					fix: 'See whether it runs. If it does not, read the last lines of its log.',
					seen,
					decides: true,
				},
			]
		case 'polling':
			return []
	}
}

function ofMachines(seen: readonly Seen[], clock: Clock): readonly EngineFault[] {
	const rows = seen.flatMap((one) => (one.what.kind === 'engine-machine' ? [{ machine: one.what, seen: one }] : []))
	const none = seen.find(({ what }) => what.kind === 'engine-list' && what.of === 'machines' && what.count === 0)
	if (none)
		return [
			offline(
				none,
				'The engine knows no log processor: the machine was deleted, or never registered.',
				'Register it: `sudo cscli machines add --auto --force`.',
			),
		]
	// A list keeps machines that are gone: one that reports is enough.
	if (rows.length === 0 || rows.some(({ machine }) => machine.isValidated && !isSilent(machine, clock))) return []
	const [first] = rows
	if (!first || isJustStarted(first.machine, seen)) return []
	return [
		first.machine.isValidated
			? offline(
					first.seen,
					`The log processor \`${first.machine.name}\` has not reported ${silenceIn(first.machine)}.`,
					'See whether crowdsec runs on its host, and what its log says about the Local API.',
				)
			: offline(
					first.seen,
					`The log processor \`${first.machine.name}\` is registered and not validated: the Local API refuses it.`,
					`On the engine: \`sudo cscli machines validate ${first.machine.name}\`.`,
				),
	]
}

/** A log processor that was started a moment ago has not said so yet, and may log in all the same. */
function isJustStarted({ isValidated, silentFor }: ListedMachine, seen: readonly Seen[]): boolean {
	const works = seen.some(
		({ what }) =>
			(what.kind === 'engine-api' && what.api === 'local' && what.state === 'works') ||
			(what.kind === 'unit' && what.name === 'crowdsec' && what.state === 'active'),
	)
	return isValidated && silentFor !== null && silentFor < hour && works
}

function offline(seen: Seen, means: string, fix: string): EngineFault {
	return { issues: ['issue_lp_offline'], cause: 'engine-machine-silent', confidence: 'medium', means, fix, seen, decides: true }
}

function isSilent({ silentFor, lastHeartbeat, lastUpdate }: ListedMachine, clock: Clock): boolean {
	if (silentFor !== null) return silentFor > markedAfter
	// One that was started a moment ago has no heartbeat yet; what changed last is its registration or its start.
	const last = lastHeartbeat ?? lastUpdate
	if (last === null) return true
	const limit = lastHeartbeat === null ? hour : day
	const { atLeast, atMost } = silence(last, clock)
	return (atLeast !== null && atLeast > limit) || (atMost !== null && atMost > limit)
}

function silenceIn({ silentFor, lastHeartbeat }: ListedMachine): string {
	if (silentFor === null) return lastHeartbeat === null ? 'yet' : 'for a day'
	const minutes = Math.floor(silentFor / 60_000)
	return minutes < 120 ? `for ${minutes} minutes` : `for ${Math.floor(minutes / 60)} hours`
}

interface Read {
	readonly source: Source
	readonly seen: Seen
}

function sourcesIn(seen: readonly Seen[]): readonly Read[] {
	return seen.flatMap((one) => (one.what.kind === 'engine-source' ? [{ source: one.what, seen: one }] : []))
}

function ofSources(seen: readonly Seen[]): readonly EngineFault[] {
	const list = seen.find(({ what }) => what.kind === 'engine-list' && what.of === 'sources')
	const sources = sourcesIn(seen)
	if (list && sources.every(({ source }) => source.read === 0)) return servesOthers(seen) || hasNoMetrics(seen) ? [] : [notRead(list, seen)]
	const read = sources.filter(({ source }) => source.read > 0)
	const isUnparsed = ({ source }: Read) => source.parsed === 0 && source.unparsed > 0
	const unparsed = read.filter(isUnparsed)
	const [first] = read
	if (first && unparsed.length === read.length) return [notParsed(first, 'medium')]
	// Without any parser of a service a line counts as parsed as soon as its frame is taken off.
	if (first && hasNoParser(seen)) return [notParsed(first, 'medium')]
	// Most lines of a system's log are of no interest to any parser; those of a web server's access log all are.
	const access = unparsed.find(({ source }) => source.read >= manyLines && /access[\w.-]{0,40}log/i.test(source.source))
	return access ? [notParsed(access, 'low')] : []
}

/** Parsers that take off a frame or add to an event, whatever the service. */
const ofNoService =
	/(?:^|\/)(?:syslog-logs|non-syslog|docker-logs|cri-logs|dateparse-enrich|geoip-enrich|whitelists|public-dns-allowlist|cdn-whitelist|rdns|http-logs)$/

function hasNoParser(seen: readonly Seen[]): boolean {
	const parsers = seen.flatMap(({ what }) => (what.kind === 'engine-parser' && what.hits > 0 ? [what.parser] : []))
	return parsers.length > 0 && parsers.every((name) => ofNoService.test(name))
}

/** An engine that could not be asked shows no table either. */
function hasNoMetrics(seen: readonly Seen[]): boolean {
	return seen.some(({ what }) => what.kind === 'engine-api' && what.api === 'metrics' && what.state === 'unreachable')
}

/** An engine of several machines may have no acquisition of its own. */
function servesOthers(seen: readonly Seen[]): boolean {
	return new Set(seen.flatMap(({ what }) => (what.kind === 'engine-machine' ? [what.name] : []))).size > 1
}

/** Metrics alone do not tell whether this engine is to read anything. */
function isToRead(seen: readonly Seen[]): boolean {
	return seen.some(({ what }) => what.kind === 'engine-machine' || (what.kind === 'engine-list' && what.of === 'collections' && what.count > 0))
}

function notRead(list: Seen, seen: readonly Seen[]): EngineFault {
	const hasCollections = seen.some(({ what }) => what.kind === 'engine-list' && what.of === 'collections' && what.count > 0)
	return {
		issues: ['issue_lp_no_logs_read', ...(hasCollections ? (['issue_mismatch_collections'] as const) : [])],
		cause: 'engine-no-logs-read',
		confidence: 'medium',
		means: 'The metrics show no source of which a line was read since the engine started.',
		fix: 'Name the logs of this host in `/etc/crowdsec/acquis.d/`, see that they grow and may be read, and restart the engine.',
		seen: list,
		decides: isToRead(seen),
	}
}

function notParsed({ source, seen }: Read, confidence: 'medium' | 'low'): EngineFault {
	return {
		issues: ['issue_lp_no_logs_parsed'],
		cause: 'engine-no-logs-parsed',
		confidence,
		means: `${source.read} lines of \`${source.source}\` were read, and no parser of a service took one.`,
		fix: 'Compare `type` in the acquisition with what the collection’s page asks for, and see that the collection is installed: `sudo cscli collections list`.',
		seen,
		decides: true,
	}
}

function ofCollections(seen: readonly Seen[]): readonly EngineFault[] {
	const list = seen.find(({ what }) => what.kind === 'engine-list' && (what.of === 'collections' || what.of === 'parsers') && what.count === 0)
	return list
		? [
				{
					issues: ['issue_lp_no_logs_parsed', 'issue_se_no_alerts'],
					cause: 'engine-no-logs-parsed',
					confidence: 'medium',
					means: 'No collection or no parser is installed: the engine understands no log.',
					fix: 'Install those of your services: `sudo cscli collections install crowdsecurity/linux`, then restart the engine.',
					seen: list,
					decides: true,
				},
			]
		: []
}

function ofExplained(seen: Seen): readonly EngineFault[] {
	if (seen.what.kind !== 'engine-explained' || seen.what.outcome !== 'failed') return []
	return [
		{
			issues: ['issue_lp_no_logs_parsed'],
			cause: 'engine-no-logs-parsed',
			confidence: 'low',
			means: 'No parser takes the line that `cscli explain` was given.',
			fix: 'Give it the `type` that the parser is for, and see that its collection is installed.',
			seen,
			decides: true,
		},
	]
}

function ofSimulation(seen: Seen): readonly EngineFault[] {
	const { what } = seen
	const isOn = what.kind === 'engine-simulation' && (what.isGlobal || what.exceptions.length > 0)
	if (!isOn) return []
	return [
		{
			issues: ['issue_lp_no_alerts', 'issue_se_no_alerts'],
			cause: 'engine-simulation',
			confidence: what.isGlobal ? 'medium' : 'low',
			means: what.isGlobal
				? 'Simulation is on for all scenarios: the engine tells what it would do, and decides nothing.'
				: `Simulation is on for ${what.exceptions.map((name) => `\`${name}\``).join(', ')}.`,
			fix: `Switch it off: \`sudo cscli simulation disable ${what.isGlobal ? '--global' : (what.exceptions[0] ?? 'NAME')}\`, then restart the engine.`,
			seen,
			decides: true,
		},
	]
}

/** Nothing but simulated alerts, where nobody asked for the state of simulation itself. */
function ofSimulatedAlerts(seen: readonly Seen[]): readonly EngineFault[] {
	const alerts = seen.filter(({ what }) => what.kind === 'engine-alert' || what.kind === 'engine-decision')
	const [first] = alerts
	const isAsked = seen.some(({ what }) => what.kind === 'engine-simulation')
	if (!first || isAsked || !alerts.every(({ what }) => 'isSimulated' in what && what.isSimulated)) return []
	return [
		{
			issues: ['issue_lp_no_alerts', 'issue_se_no_alerts'],
			cause: 'engine-simulation',
			confidence: 'low',
			means: 'All alerts of the list are simulated: the engine tells what it would do, and decides nothing.',
			fix: 'See which scenarios are in simulation: `sudo cscli simulation status`. Switch it off, then restart the engine.',
			seen: first,
			decides: true,
		},
	]
}

/** A parser that sets events aside before any scenario sees them. */
const whitelist = /whitelist|allowlist/i

function ofAllowed(seen: readonly Seen[]): readonly EngineFault[] {
	const parsed = sourcesIn(seen).filter(({ source }) => source.parsed > 0)
	const [first] = parsed
	if (!first) return []
	const allowed = (confidence: 'medium' | 'low', means: string): readonly EngineFault[] => [
		{
			issues: ['issue_lp_no_alerts', 'issue_se_no_alerts'],
			cause: 'engine-events-allowlisted',
			confidence,
			means,
			fix: 'See which allow list takes them: `sudo cscli metrics show whitelists`, in Debian’s 1.4.6 `sudo cscli explain` with one of the lines. Take out what is too wide; is it the address of your proxy, let the server log the visitor’s.',
			seen: first.seen,
			decides: true,
		},
	]
	if (parsed.every(({ source }) => source.whitelisted !== null && source.whitelisted >= source.parsed))
		return allowed('medium', 'Every line that was parsed was allow-listed: no scenario saw any.')
	// Before 1.6.1 nobody counted them: all that a web server or SSH logs and a parser takes reaches some scenario, unless it is set aside.
	const isQuiet = parsed.every(({ source }) => source.whitelisted === null && source.poured === 0)
	const lines = parsed.reduce((sum, { source }) => sum + source.parsed, 0)
	const parsers = seen.flatMap(({ what }) => (what.kind === 'engine-parser' && what.hits > 0 ? [what.parser] : []))
	if (!isQuiet || lines < manyLines || !parsers.some((name) => whitelist.test(name)) || parsers.every((name) => ofNoService.test(name))) return []
	return allowed('low', `${lines} lines were parsed, and none reached a scenario: an allow list among the parsers sets them aside.`)
}
