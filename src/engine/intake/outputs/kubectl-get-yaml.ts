import type { ContainerState, Lines, OutputReader, Sighting } from './output'

/** `kubectl get pod -o yaml`: `status.containerStatuses` says what runs; what the pod is made of is read as a file. */
export const kubectlGetYaml: OutputReader<'kubectl-get-yaml'> = {
	id: 'kubectl-get-yaml',
	command: /^kubectl (?:\S{1,200} ){0,12}(?:-o|--output)[ =]?yaml\b/,
	begins: [/^ {2,10}(?:init)?[cC]ontainerStatuses:$/],
	read(lines) {
		const sightings: Sighting[] = []
		let length = 0
		for (let at = 0; at < lines.length; at++) {
			if (!/^ {2,10}(?:init)?[cC]ontainerStatuses:$/.test(lines.at(at) ?? '')) continue
			const list = listBelow(lines, at)
			sightings.push(...statusesIn(lines.slice(at, list), at))
			length = list
			at = list - 1
		}
		return length === 0 ? null : { length, subject: null, sightings, logs: [] }
	},
}

/** The line after the list that begins below a key: its items stand as deep as the key or deeper. */
function listBelow(lines: Lines, key: number): number {
	const depth = depthOf(lines.at(key) ?? '')
	let at = key + 1
	while (at < lines.length && (depthOf(lines.at(at) ?? '') > depth || /^ *- /.test(lines.at(at) ?? ''))) at++
	return at
}

function depthOf(line: string): number {
	return line.search(/\S|$/)
}

function statusesIn(list: readonly string[], offset: number): readonly Sighting[] {
	const items: { readonly at: number; readonly path: { depth: number; key: string }[]; readonly values: Map<string, string> }[] = []
	const depth = depthOf(list[1] ?? '')
	for (const [at, line] of list.entries()) {
		if (at === 0) continue
		if (depthOf(line) === depth && line.trimStart().startsWith('- ')) items.push({ at: offset + at, path: [], values: new Map() })
		const { indent = '', key = '', value = '' } = /^(?<indent>[ -]+)(?<key>\w+):(?: (?<value>.*))?$/.exec(line)?.groups ?? {}
		const item = items.at(-1)
		if (!item || key === '') continue
		while ((item.path.at(-1)?.depth ?? -1) >= indent.length) item.path.pop()
		item.path.push({ depth: indent.length, key })
		item.values.set(item.path.map((part) => part.key).join('.'), value.replace(/^["']|["']$/g, ''))
	}
	return items.flatMap(({ at, values }) => {
		const what = containerOf(values)
		return what ? [{ at, what }] : []
	})
}

function containerOf(values: ReadonlyMap<string, string>): ContainerState | null {
	const name = values.get('name')
	if (name === undefined) return null
	const waits = values.get('state.waiting.reason') ?? null
	const ended = values.get('state.terminated.reason') ?? null
	const last = values.get('lastState.terminated.reason') ?? null
	const code = values.get('state.terminated.exitCode') ?? values.get('lastState.terminated.exitCode')
	const restarts = values.get('restartCount')
	const isRunning = values.has('state.running')
	return {
		kind: 'container',
		name,
		image: values.get('image') ?? null,
		manager: 'kubernetes',
		state: isRunning
			? values.get('ready') === 'false'
				? 'unhealthy'
				: 'running'
			: ended !== null
				? 'exited'
				: waits === 'CrashLoopBackOff'
					? 'restarting'
					: 'waiting',
		reason: !isRunning && last === 'OOMKilled' ? last : (waits ?? ended),
		exitCode: code === undefined ? null : Number(code),
		restarts: restarts === undefined ? null : Number(restarts),
		message: values.get('state.waiting.message') ?? null,
	}
}
