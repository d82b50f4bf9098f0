import type { Bouncer, Command, Deployment, Option } from '../../facts/bouncer'
import { causeOf } from '../../facts/causes'
import { type Program, programOf } from '../../facts/programs'
import { testedRestart } from '../../facts/tested-restart'
import { isFaultOfEngine, isSaidByEngine } from './fault-of-engine'
import { probeAt } from './probe'
import { type Advice, firstFault, isAlarm, type Verdict } from './verdict'

/** Options that make a program say more. */
const levelOption = /(?:^|[._/])(?:log_?level|debug_mode|debug\/log)$/i

/** Pastes that show a state and no reason. */
const stateFormats: readonly string[] = ['systemctl', 'docker-ps', 'kubectl-get', 'cscli']

/**
 * What would make a verdict surer, from the facts of the bouncer: its own log, a more talkative level, a question to the
 * endpoint. A verdict that is certain needs nothing.
 */
export function adviceFor(verdict: Omit<Verdict, 'next'>, bouncer: Bouncer | null, deployment: Deployment | null): readonly Advice[] {
	if (verdict.confidence === 'high' && (verdict.status === 'problem' || verdict.status === 'healthy')) return []
	const isQuiet = verdict.stopped !== null || (verdict.status === 'healthy' && verdict.silentHours !== null)
	const ofState = isQuiet && !isAlarm(verdict.status) ? [whetherItRuns(deployment)] : []
	if (verdict.status === 'healthy' && isQuiet) return ofState
	const advice: Advice[] = [...ofState, ...(verdict.lines.cut > 0 ? [wholeLines(verdict.place)] : [])]
	const program = verdict.bouncer === null ? undefined : programOf(verdict.bouncer)
	const log = deployment?.logs[0]
	const first = firstFault(verdict)
	const shown = first ? first.role === 'consequence' : true
	const ofEngine = isFaultOfEngine(verdict) || (verdict.status === 'host-problem' && isSaidByEngine(first))
	if (ofEngine && first?.role === 'consequence') advice.push(engineLog)
	// A fault of the engine has nothing to do with the log of a bouncer.
	if (!ofEngine && (shown || program || stateFormats.includes(verdict.input.formatId))) advice.push(ownLog(bouncer, deployment, program, verdict.place))
	if (tellsByProbe(verdict))
		advice.push({ what: 'Ask the endpoint from the same host with the same key: its answer tells the causes apart.', command: probeAt(verdict.place) })
	const level = isAlarm(verdict.status) || isTalkative(verdict) ? null : levelAdvice(bouncer, deployment)
	if (level && log) advice.push(level)
	return advice
}

function whetherItRuns(deployment: Deployment | null): Advice {
	return { what: 'See whether it runs now. Where it does not, start it, and see that it starts at boot.', command: deployment?.commands.status ?? null }
}

const engineLog: Advice = {
	what: 'Read the end of the engine’s own log: its last line with `fatal` is the reason.',
	command: { run: 'sudo tail -n 50 /var/log/crowdsec.log', known: 'source' },
}

/** What the end of a line says is often the reason. */
function wholeLines({ manager, names: [name = 'NAME'] }: Verdict['place']): Advice {
	const what = 'Some lines are cut off at their end. Take them whole.'
	switch (manager) {
		case 'systemd':
			return { what, command: { run: `sudo journalctl -u ${isPlainName.test(name) ? name : 'NAME'} -n 100 --no-pager -l`, known: 'source' } }
		case 'container':
		case 'compose':
		case 'kubernetes':
		case 'windows':
		case null:
			return { what, command: null }
	}
}

/** Nothing in it that a shell would read. */
const isPlainName = /^[\w@.-]{1,120}$/

/** What a line says that is about the endpoint or an engine. */
const ofEndpoint = /crowdsec|lapi\b|\/v1\/(?:decisions|integrations)|:8080\b/i

/** A pull by hand tells where the fault lies; so it does where the log cannot tell a list without news from none at all. */
function tellsByProbe({ status, cause, basis, findings }: Omit<Verdict, 'next'>): boolean {
	// A repository, a router or a cloud that refuses is not asked by a pull.
	if (findings[0]?.error.startsWith('packages/')) return false
	if (basis === 'words' && !findings[0]?.samples.some(({ text }) => ofEndpoint.test(text))) return false
	if (status === 'problem') return cause !== null && asksEndpoint(cause)
	return status === 'unrecognised' && findings.some(({ error }) => error === 'php/pulled-nothing')
}

/** Lines of the debug level are there: to ask for more says nothing new. */
function isTalkative({ findings, unrecognised }: Omit<Verdict, 'next'>): boolean {
	const shown = [...findings.flatMap(({ samples }) => samples.map(({ text }) => text)), ...unrecognised.map(({ sample }) => sample)]
	return shown.some((text) => /level=(?:debug|trace)|"level":"(?:debug|trace)"|\bDEBUG\b|\bDEBU\[|\bTRAC\[|\bDBG\b|\|100\|/i.test(text))
}

function ownLog(bouncer: Bouncer | null, deployment: Deployment | null, program: Program | undefined, place: Verdict['place']): Advice {
	const log = deployment?.logs[0]
	const from = program ? `${program.advice} ` : ''
	if (!bouncer || !log)
		return { what: `${from}Take the bouncer’s own log from its last start on. Each bouncer’s page says where it stands.`.trim(), command: null }
	return {
		what: `${from}Read the log of ${bouncer.name} from its last start on: \`${log.where}\`.${log.note ? ` ${log.note}` : ''}`,
		command: ofContainer(log.view, place),
	}
}

/** The facts have the name that a container has in our files; the evidence shows its real one. */
function ofContainer(view: Command, { manager, names }: Verdict['place']): Command {
	const asked = /^docker logs (?<options>(?:--\S+(?: \d+)? )*)(?<name>[\w.-]+)$/.exec(view.run)?.groups
	const [name, another] = names
	if (asked === undefined || name === undefined || another !== undefined || !isPlainName.test(name)) return view
	if (manager === 'compose' && /[-_]\d+$/.test(name)) return { ...view, run: `docker compose logs ${asked.options ?? ''}`.trimEnd() }
	return manager === 'compose' || manager === 'container' ? { ...view, run: `docker logs ${asked.options ?? ''}${name}` } : view
}

function levelAdvice(bouncer: Bouncer | null, deployment: Deployment | null): Advice | null {
	if (!bouncer || bouncer.healthyPull.trace === 'always') return null
	const written = new Set(deployment?.files.flatMap((file) => (file.kind === 'settings' ? [file.file] : [])))
	const files = bouncer.files.filter(({ id }) => written.size === 0 || written.has(id))
	const option = files.flatMap(({ options }) => options).find(({ key, ignored }) => levelOption.test(key) && ignored === undefined)
	if (!option) return null
	return {
		what: `A working pull leaves ${trace(bouncer)} in this log. Set \`${option.key}\` to \`${talkative(option)}\`, restart, and wait for one pull.`,
		command: deployment === null ? null : joined(testedRestart(deployment.commands)),
	}
}

/** The last of some commands behind the others; alone where one of them is no line of a POSIX shell. */
function joined(commands: readonly Command[]): Command | null {
	const last = commands.at(-1)
	if (!last || commands.some(({ shell }) => shell !== undefined && shell !== 'bash')) return last ?? null
	return { ...last, run: commands.map(({ run }) => run).join(' && ') }
}

function trace(bouncer: Bouncer): string {
	switch (bouncer.healthyPull.trace) {
		case 'with-changes':
			return 'a line only when it brought changes'
		case 'debug':
			return 'a line only at the debug level'
		case 'never':
			return 'no line of its own'
		case 'always':
			return 'a line'
	}
}

function talkative(option: Option): string {
	if (option.type === 'bool') return 'true'
	return option.allowed?.map(String).find((value) => value.toLowerCase() === 'debug') ?? 'debug'
}

function asksEndpoint(cause: NonNullable<Verdict['cause']>): boolean {
	switch (causeOf(cause).repair) {
		case 'endpoint':
		case 'key':
		case 'network':
		case 'console':
		case 'wait':
			return true
		case 'interval':
		case 'options':
		case 'file':
		case 'service':
		case 'none':
			return false
	}
}
