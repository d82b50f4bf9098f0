import type { Deployment } from '../../facts/bouncer'
import { type CauseId, isAboutEndpoint } from '../../facts/causes'
import { type Confirmation, confirmations, dockerCommand, kubectlCommand } from '../../facts/confirm'
import type { SearchRule } from '../../facts/errors/rule'
import { probeAt } from './probe'
import type { Advice, Alternative, Place } from './verdict'

/**
 * The other causes for which a program prints the same line.
 *
 * @param deployment How the bouncer was installed where it runs; null where nobody knows.
 * @param isOfHost Another program says it, of addresses of its own.
 */
export function alternativesOf(rule: SearchRule, cause: CauseId, deployment: Deployment | null, place: Place, isOfHost = false): readonly Alternative[] {
	return [rule.cause, ...rule.alsoCauses]
		.filter((other) => other !== cause && other !== rule.cause && !(isOfHost && isAboutEndpoint(other)))
		.map((other) => ({ cause: other, tellApart: rule.tellApart[other] ?? confirmedBy(other, deployment, place) }))
}

/** Causes that one command tells apart; null where there is none, or where the advice beside them gives it. */
interface ToldApart {
	readonly causes: readonly CauseId[]
	readonly command: string | null
}

/** The alternatives as they are shown beside an advice: each command stands once. */
export function toldApart(alternatives: readonly Alternative[], advice: readonly Advice[]): readonly ToldApart[] {
	const advised = new Set(advice.map(({ command }) => command?.run))
	const shown: ToldApart[] = []
	for (const { cause, tellApart } of alternatives) {
		const command = tellApart !== null && advised.has(tellApart) ? null : tellApart
		const same = command === null ? -1 : shown.findIndex((one) => one.command === command)
		if (same < 0) shown.push({ causes: [cause], command })
		else shown[same] = { command, causes: [...(shown[same]?.causes ?? []), cause] }
	}
	return shown
}

/** The command that confirms the cause wherever it comes from. */
function confirmedBy(cause: CauseId, deployment: Deployment | null, place: Place): string | null {
	const confirmation = confirmations[cause]
	switch (confirmation?.kind) {
		case 'run':
			return runAt(confirmation, place)
		case 'probe':
			return probeAt(place).run
		case 'ask': {
			const log = deployment?.logs[0]?.view
			const command = confirmation.what === 'logs' ? log : (deployment?.commands[confirmation.what] ?? log)
			return command && command.shell !== 'click' ? command.run : logsAt(place)
		}
		case undefined:
			return null
	}
}

function runAt({ run, container, windows, freebsd }: Extract<Confirmation, { kind: 'run' }>, { manager, os }: Place): string {
	switch (manager) {
		case 'container':
		case 'compose':
			return container ? dockerCommand(container) : run
		case 'kubernetes':
			return (container && kubectlCommand(container)) ?? run
		case 'windows':
			return windows ?? run
		case 'systemd':
		case null:
			return (os === 'freebsd' ? freebsd : undefined) ?? run
	}
}

/**
 * Where the last start of a program can be read, whichever it is: it names the setting, the file or the version. What a service writes
 * to its output is no warning to journald, so that its priorities leave it out.
 */
function logsAt({ manager, os }: Place): string {
	switch (manager) {
		case 'compose':
			return 'docker compose logs --tail 100'
		case 'container':
			return 'docker logs --tail 100 NAME'
		case 'kubernetes':
			return 'kubectl logs --tail 100 POD'
		case 'windows':
			return 'Get-WinEvent -LogName Application -MaxEvents 50 | Format-List TimeCreated, ProviderName, Message'
		case 'systemd':
		case null:
			return os === 'freebsd' ? 'tail -n 100 /var/log/crowdsec/*.log' : "sudo journalctl -b --no-pager | grep -iE 'error|fatal|emerg|failed' | tail -n 100"
	}
}
