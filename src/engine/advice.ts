import type { Bouncer, Command, Deployment, Option } from '../facts/bouncer'
import { causeOf } from '../facts/causes'
import { type Program, programOf } from '../facts/programs'
import type { Advice, Verdict } from './verdict'

const probe: Command = {
	run: `read -rsp 'API key: ' KEY; echo; curl -sS -m 20 -o /dev/null -w 'HTTP %{http_code}\\n' -H "X-Api-Key: $KEY" 'ENDPOINT/v1/decisions/stream?startup=true'`,
	note: 'Put the address of your file in place of `ENDPOINT`. It counts as a pull.',
	known: 'source',
}

/** Options that make a program say more. */
const levelOption = /(?:^|[._/])(?:log_?level|debug_mode|debug\/log)$/i

/** Pastes that show a state and no reason. */
const stateFormats: readonly string[] = ['systemctl', 'docker-ps', 'kubectl-get', 'cscli']

/**
 * What would make a verdict surer, from the facts of the bouncer: its own log, a more talkative level, a question to the
 * endpoint. A verdict that is certain needs nothing.
 */
export function adviceFor(verdict: Omit<Verdict, 'next'>, bouncer: Bouncer | null, deployment: Deployment | null): readonly Advice[] {
	if (verdict.status === 'problem' && verdict.confidence === 'high') return []
	if (verdict.status === 'healthy' && verdict.confidence === 'high') return []
	const advice: Advice[] = []
	const program = verdict.bouncer === null ? undefined : programOf(verdict.bouncer)
	const log = deployment?.logs[0]
	const first = verdict.findings.find(({ role }) => role === 'root' || role === 'consequence')
	const shown = first ? first.role === 'consequence' : true
	if (shown || program || stateFormats.includes(verdict.input.formatId)) advice.push(ownLog(bouncer, deployment, program))
	if (verdict.status === 'problem' && verdict.cause && asksEndpoint(verdict.cause))
		advice.push({ what: 'Ask the endpoint from the same host with the same key: its answer tells the causes apart.', command: probe })
	const level = levelAdvice(bouncer, deployment)
	if (level && log && verdict.status !== 'problem') advice.push(level)
	return advice
}

function ownLog(bouncer: Bouncer | null, deployment: Deployment | null, program: Program | undefined): Advice {
	const log = deployment?.logs[0]
	const from = program ? `${program.advice} ` : ''
	if (!bouncer || !log)
		return { what: `${from}Take the bouncer’s own log from its last start on. Each bouncer’s page says where it stands.`.trim(), command: null }
	return {
		what: `${from}Read the log of ${bouncer.name} from its last start on: \`${log.where}\`.${log.note ? ` ${log.note}` : ''}`,
		command: log.view,
	}
}

function levelAdvice(bouncer: Bouncer | null, deployment: Deployment | null): Advice | null {
	if (!bouncer || bouncer.healthyPull.trace === 'always') return null
	const written = new Set(deployment?.files.flatMap((file) => (file.kind === 'settings' ? [file.file] : [])))
	const files = bouncer.files.filter(({ id }) => written.size === 0 || written.has(id))
	const option = files.flatMap(({ options }) => options).find(({ key, ignored }) => levelOption.test(key) && ignored === undefined)
	if (!option) return null
	return {
		what: `A working pull leaves ${trace(bouncer)} in this log. Set \`${option.key}\` to \`${talkative(option)}\`, restart, and wait for one pull.`,
		command: deployment?.commands.restart ?? null,
	}
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
