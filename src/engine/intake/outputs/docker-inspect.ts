import type { ContainerState, OutputReader, Sighting } from './output'
import { countOwn } from './own-lines'

/** Fields of a container as `docker inspect` indents them; others of the same names stand deeper. */
const field = /^(?<indent> +)"(?<key>Name|Image|Status|OOMKilled|ExitCode|Error|RestartCount|Health|State|Config)": (?<value>.*?),?$/

/** `docker inspect CONTAINER`: state, exit code, restarts and health. What it is made of is read as a Compose file (`dress/docker-inspect.ts`). */
export const dockerInspect: OutputReader<'docker-inspect'> = {
	id: 'docker-inspect',
	command: /^(?:docker|podman|nerdctl) (?:container )?inspect\b/,
	begins: [/^\[$/, /^ {4}"Id": "[0-9a-f]{64}",$/],
	read(lines) {
		if (!lines.slice(0, 4).some((line) => /^\s+"Id": "[0-9a-f]{64}",$/.test(line))) return null
		const end = countOwn(lines, (line) => line !== ']')
		const length = Math.min(lines.length, end + 1)
		const sightings = containersIn(lines.slice(0, length))
		const [first, second] = sightings
		return { length, subject: first && !second && first.what.kind === 'container' ? first.what.name : null, sightings, logs: [] }
	},
}

interface Found {
	readonly values: Map<string, string>
	at: number
}

function containersIn(lines: readonly string[]): readonly Sighting[] {
	const found: Found[] = []
	let block = ''
	let top = 0
	for (const [at, line] of lines.entries()) {
		if (/^\s+"Id": "[0-9a-f]{64}",$/.test(line)) {
			found.push({ values: new Map(), at })
			top = line.search(/\S/)
			block = ''
		}
		const { indent = '', key = '', value = '' } = field.exec(line)?.groups ?? {}
		const container = found.at(-1)
		if (!container || key === '') continue
		if (indent.length === top) block = key
		const path = indent.length === top ? key : indent.length === top * 1.5 || indent.length > top ? `${block}.${key}` : ''
		if (path === 'State') container.at = at
		const before = container.values.get(path)
		if (before === undefined) container.values.set(path, value.replace(/^"(.*)"$/, '$1'))
		else if (path === 'State.Status') container.values.set('State.Health', value.replace(/^"(.*)"$/, '$1'))
	}
	return found.flatMap(({ values, at }) => {
		const what = containerOf(values)
		return what ? [{ at, what }] : []
	})
}

function containerOf(values: ReadonlyMap<string, string>): ContainerState | null {
	const name = (values.get('Name') ?? '').replace(/^\//, '')
	const status = values.get('State.Status')
	if (name === '' || status === undefined) return null
	const isKilled = values.get('State.OOMKilled') === 'true'
	const code = values.get('State.ExitCode')
	const error = values.get('State.Error')
	const restarts = values.get('RestartCount')
	return {
		kind: 'container',
		name,
		image: values.get('Config.Image') ?? null,
		manager: 'container',
		state: stateOf(status, values.get('State.Health')),
		reason: isKilled ? 'OOMKilled' : null,
		exitCode: code === undefined ? null : Number(code),
		restarts: restarts === undefined ? null : Number(restarts),
		message: error ? error : null,
	}
}

function stateOf(status: string, health: string | undefined): ContainerState['state'] {
	switch (status) {
		case 'running':
			return health === 'unhealthy' ? 'unhealthy' : health === 'starting' ? 'starting' : 'running'
		case 'restarting':
			return 'restarting'
		case 'exited':
		case 'dead':
			return 'exited'
		default:
			return 'waiting'
	}
}
