import type { ContainerState, Lines, OutputReader, Sighting } from './output'
import { countOwn } from './own-lines'

/** `kubectl describe pod`: the state of each container, why it ended the last time, and the events. */
export const kubectlDescribe: OutputReader<'kubectl-describe'> = {
	id: 'kubectl-describe',
	command: /^kubectl (?:\S{1,100} ){0,12}describe\b/,
	begins: [/^Name: {2,}[a-z0-9][\w.-]*$/],
	read(lines, command) {
		const pod = /^Name: +(?<name>\S+)$/.exec(lines.at(0) ?? '')?.groups?.name ?? (command === null ? null : podIn(command))
		const length = lengthOf(lines)
		const own = lines.slice(0, length)
		if (!own.slice(0, 400).some((line) => /^(?:Containers|Init Containers|Events):/.test(line))) return null
		const containers = containersIn(own, pod ?? '')
		const events = containers.every(({ what: { state } }) => state === 'running') && containers.length > 0 ? [] : eventsIn(own, pod ?? '')
		return { length, subject: pod, sightings: [...containers, ...events], logs: [] }
	},
}

/** Whom the command asks about, where the reader left out all but the events. */
function podIn(command: string): string | null {
	const words = command.split(/\s+/)
	const asked = words.slice(words.indexOf('describe') + 1)
	const names = asked.filter((word, at) => !word.startsWith('-') && !/^(?:-n|--namespace|--context|-c|--container|-l|--selector)$/.test(asked[at - 1] ?? ''))
	const [kind = '', name] = names
	return /^pods?\//.test(kind) ? kind.slice(kind.indexOf('/') + 1) : /^(?:pods?|po)$/.test(kind) && names.length === 2 ? (name ?? null) : null
}

/** Another object begins with its own name. */
function lengthOf(lines: Lines): number {
	return countOwn(lines, (line) => !/^(?:Name: {2,}\S|[$#] )/.test(line), 1)
}

interface Found {
	readonly at: number
	readonly name: string
	state: number
	readonly values: Map<string, string>
}

function containersIn(lines: readonly string[], pod: string): readonly (Sighting & { readonly what: ContainerState })[] {
	const found: Found[] = []
	let inside = false
	let block = ''
	for (const [at, line] of lines.entries()) {
		if (/^\S/.test(line)) inside = /^(?:Init )?Containers:/.test(line)
		if (!inside) continue
		const name = /^ {2}(?<name>[\w.-]+):\s*$/.exec(line)?.groups?.name
		if (name !== undefined) found.push({ at, name, state: at, values: new Map() })
		const container = found.at(-1)
		const { indent = '', key = '', value = '' } = /^(?<indent> {4,6})(?<key>[A-Z][\w ]{1,30}): *(?<value>.*)$/.exec(line)?.groups ?? {}
		if (!container || key === '') continue
		if (indent.length === 4) block = key
		const path = indent.length === 4 ? key : `${block}.${key}`
		if (path === 'State') container.state = at
		if (!container.values.has(path)) container.values.set(path, value.trim())
	}
	return found.flatMap(({ name, state, values }) => {
		const what = containerOf(pod === '' || pod.includes(name) ? pod || name : `${pod}/${name}`, values)
		return what ? [{ at: state, what }] : []
	})
}

function containerOf(name: string, values: ReadonlyMap<string, string>): ContainerState | null {
	const said = values.get('State')
	if (said === undefined) return null
	const reason = values.get('State.Reason') ?? null
	const last = values.get('Last State.Reason')
	const code = values.get('State.Exit Code') ?? values.get('Last State.Exit Code')
	const restarts = values.get('Restart Count')
	const ended = said === 'Terminated' && values.get('State.Reason') !== 'Completed'
	return {
		kind: 'container',
		name,
		image: values.get('Image') ?? null,
		manager: 'kubernetes',
		state:
			said === 'Running'
				? values.get('Ready') === 'False'
					? 'unhealthy'
					: 'running'
				: ended
					? 'exited'
					: reason === 'CrashLoopBackOff'
						? 'restarting'
						: 'waiting',
		reason: said !== 'Running' && last === 'OOMKilled' ? last : reason,
		exitCode: code === undefined ? null : Number(code),
		restarts: restarts === undefined ? null : Number(restarts),
		message: values.get('State.Message') ?? null,
	}
}

const event = /^\s+Warning {2,}(?<reason>FailedMount|Failed|FailedCreatePodSandBox|FailedScheduling) {2,}.{0,80}? {2,}(?:\S+(?:, \S+)?) {2,}(?<message>\S.*)$/

function eventsIn(lines: readonly string[], pod: string): readonly Sighting[] {
	return lines.flatMap((line, at): readonly Sighting[] => {
		const { reason, message } = event.exec(line)?.groups ?? {}
		if (reason === undefined || message === undefined) return []
		return [
			{
				at,
				what: { kind: 'container', name: pod, image: null, manager: 'kubernetes', state: 'waiting', reason, exitCode: null, restarts: null, message },
			},
		]
	})
}
