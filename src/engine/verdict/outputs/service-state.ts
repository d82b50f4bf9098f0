import type { ContainerState, UnitState } from '../../intake/outputs/output'
import type { NamedKind } from '../../logs/streams/speaker'
import { plainText } from '../../plain-text'
import type { Fault, Shown } from './shown'

/** Whose fault it would be; null for programs that have nothing to do with a bouncer, and the engine. */
function ownerOf({ kind }: NamedKind): Fault['of'] | null {
	switch (kind) {
		case 'bouncer':
			return 'bouncer'
		case 'host':
			return 'host'
		case 'engine':
		case 'service':
		case 'unknown':
			return null
	}
}

/** What a unit's state shows. That it runs does not prove that it pulls. */
export function shownByUnit({ name, manager, state, exitCode, restarts }: UnitState, subject: NamedKind): Shown | null {
	const of = ownerOf(subject)
	if (of === null) return null
	const fault = (cause: Fault['cause'], role: Fault['role'], page: string, means: string, fix: string): Shown => ({
		kind: 'fault',
		of,
		cause,
		role,
		page,
		means,
		fix,
	})
	const ofManager = (windows: string, systemd: string) => (manager === 'windows' ? windows : systemd)
	switch (state) {
		case 'active':
		case 'starting':
			return restartNote(`The service \`${name}\``, restarts)
		case 'failed': {
			const code = exitCode === null ? '' : ` with code ${exitCode}`
			return fault(
				'service-stopped',
				'consequence',
				ofManager('windows-firewall/service-crashed', 'systemd/failed-state'),
				`The service \`${name}\` has failed${code}.`,
				'Read its log: the last error before the failure names the reason.',
			)
		}
		case 'inactive':
			return fault(
				'service-stopped',
				'root',
				ofManager('windows-firewall/service-disabled', 'systemd/inactive'),
				`The service \`${name}\` does not run.`,
				'Start it, and see that it starts at boot.',
			)
		case 'missing':
			return fault(
				'unit-missing',
				'root',
				ofManager('windows-firewall/service-missing', 'systemd/not-found'),
				`This host has no service \`${name}\`.`,
				'Check the name, and whether the package is installed.',
			)
		case 'masked':
			return fault('service-stopped', 'root', 'systemd/masked', `The service \`${name}\` is masked: nothing can start it.`, 'Unmask it, then start it.')
	}
}

/** So many restarts are no upgrade and no restart by hand. */
const manyRestarts = 3

function restartNote(what: string, restarts: number | null): Shown | null {
	return restarts !== null && restarts >= manyRestarts ? { kind: 'note', says: `${what} runs; it was started anew ${restarts} times.` } : null
}

/** What a container's state shows. That it runs does not prove that it pulls. */
export function shownByContainer(container: ContainerState, subject: NamedKind): Shown | null {
	const of = ownerOf(subject)
	if (of === null) return null
	const { name, state, restarts } = container
	const fault = rootOf(container)
	if (fault) return { ...fault, kind: 'fault', of, role: 'root' }
	switch (state) {
		case 'running':
		case 'starting':
			return restartNote(`The container \`${name}\``, restarts)
		case 'unhealthy':
			return { kind: 'note', says: `The container \`${name}\` runs and its health check fails.` }
		case 'restarting':
		case 'exited':
			return { ...endOf(container), kind: 'fault', of }
		case 'waiting':
			return null
	}
}

type Root = Pick<Fault, 'cause' | 'page' | 'means' | 'fix'>

/** Where the manager names the reason itself. */
function rootOf({ name, reason, message }: ContainerState): Root | null {
	switch (reason) {
		case 'OOMKilled':
			return {
				cause: 'memory-exhausted',
				page: 'docker/oom-killed',
				means: `The container \`${name}\` was ended because its memory ran out.`,
				fix: 'Raise its memory limit, or lower the entries per pull in the integration.',
			}
		case 'ImagePullBackOff':
		case 'ErrImagePull':
		case 'ErrImageNeverPull':
		case 'InvalidImageName':
			return {
				cause: 'dependency-missing',
				page: 'docker/image-not-found',
				means: `The image of \`${name}\` cannot be pulled${told(message)}.`,
				fix: 'Check the name and tag of the image, and the credentials of its registry.',
			}
		case 'CreateContainerConfigError':
		case 'FailedMount':
		case 'Failed': {
			const missing = missingObject(message ?? '')
			if (missing === null) return null
			return {
				cause: 'config-missing',
				page: null,
				means: `\`${name}\` cannot start: ${missing} is not there.`,
				fix: 'Create it in the namespace of the pod, under the name that the pod asks for.',
			}
		}
		case 'FailedScheduling':
			return {
				cause: 'service-stopped',
				page: null,
				means: `No node takes the pod \`${name}\`${told(message)}.`,
				fix: 'The event says what no node has. Change the requests, the selector or the tolerations of the pod.',
			}
		default:
			return null
	}
}

/** The Secret, ConfigMap, claim or key in it that the kubelet does not find. */
function missingObject(message: string): string | null {
	const { kind, name } = /\b(?<kind>secret|configmap|persistentvolumeclaim) "(?<name>[\w./-]{1,253})" not found/i.exec(message)?.groups ?? {}
	if (kind !== undefined && name !== undefined) return `the ${kind} \`${name}\``
	const key =
		/references non-existent (?:config|secret) key: (?<key>[\w.-]{1,253})/.exec(message)?.groups?.key ??
		/couldn't find key (?<key>[\w.-]{1,253}) in/i.exec(message)?.groups?.key
	return key === undefined ? null : `the key \`${key}\``
}

function told(message: string | null): string {
	const text = plainText(message ?? '').trim()
	return text === '' ? '' : `: ${text.slice(0, 200).replace(/\.$/, '')}`
}

function endOf({ name, state, exitCode, manager }: ContainerState): Pick<Fault, 'cause' | 'role' | 'page' | 'means' | 'fix'> {
	const fix = manager === 'kubernetes' ? 'Read the log of the run before: `kubectl logs --previous POD`.' : 'Read its last lines: `docker logs --tail 50 NAME`.'
	const code = exitCode === null ? '' : ` with code ${exitCode}`
	if (state === 'restarting')
		return {
			cause: 'service-crash-loop',
			role: 'consequence',
			page: manager === 'kubernetes' ? 'docker/crash-loop' : 'docker/restarting',
			means: `The container \`${name}\` ends${code} and is started again and again.`,
			fix,
		}
	const isStopped = exitCode === 0 || exitCode === 143
	return {
		cause: 'service-stopped',
		role: isStopped ? 'root' : 'consequence',
		page: 'docker/exited',
		means: `The container \`${name}\` has ended${code}${isStopped ? ': it was stopped' : ''}.`,
		fix: isStopped ? 'Start it, and give it a restart policy.' : fix,
	}
}
