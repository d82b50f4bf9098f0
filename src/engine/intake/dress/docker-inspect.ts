import { type Container, composeOf } from './compose-service'
import type { Dress } from './dress'
import { joined, type Line, part } from './lines'

const deepest = 60
/** Levels above the settings of a container: of `docker inspect` and of a Swarm service. */
const holders = ['Config', 'ContainerSpec']

/** `docker inspect`, read as the Compose file that would start the same containers. */
export const dockerInspect: Dress<'docker-inspect'> = {
	id: 'docker-inspect',
	signs: /"(?:Config|ContainerSpec)"\s*:\s*\{/,
	takeOff({ lines, about }) {
		const [first] = lines
		if (!first || about.restated || !/^\s*[[{]/.test(first.text)) return null
		const containers = containersIn(lines)
		if (!containers.some(({ environment, labels }) => environment.length + labels.length > 0)) return null
		return [{ lines: composeOf(containers, first), about: { kind: 'file', name: null, restated: 'output' }, inside: true }]
	},
}

interface Found {
	name: string
	image: Line | null
	readonly environment: Line[]
	readonly envFiles: Line[]
	readonly labels: Line[]
	readonly command: Line[]
}

const token = /"(?:[^"\\]|\\.)*"|[[\]{}:,]/g

/** Walks over the strings of JSON; numbers and the like say nothing about settings. */
function containersIn(lines: readonly Line[]): readonly Container[] {
	const found: Found[] = []
	const path: string[] = []
	const lists: boolean[] = []
	let key: Line | null = null
	for (const line of lines) {
		for (const { 0: sign, index } of line.text.matchAll(token)) {
			if (sign === '{' || sign === '[') {
				if (lists.length >= deepest) return []
				path.push(key?.text ?? '')
				lists.push(sign === '[')
				if (sign === '{' && !path.some((level) => level !== '')) found.push({ name: '', image: null, environment: [], envFiles: [], labels: [], command: [] })
				key = null
			} else if (sign === '}' || sign === ']') {
				path.pop()
				lists.pop()
				key = null
			} else if (sign === ',') key = null
			else if (sign.length > 1) {
				const text = stringOf(line, index, sign)
				const inList = lists.at(-1) ?? false
				if (!inList && !key) key = text
				else {
					const container = found.at(-1)
					if (container) take(container, path, key, text)
				}
			}
		}
	}
	return found
}

function take(container: Found, path: readonly string[], key: Line | null, value: Line): void {
	const [above, level] = path.slice(-2)
	if (key?.text === 'Name' && path.every((name) => name === '')) container.name = value.text.replace(/^\//, '')
	else if (key?.text === 'Image' && holders.includes(level ?? '')) container.image ??= value
	else if (!holders.includes(above ?? '')) return
	else if (level === 'Env' && !value.text.startsWith('PATH=')) container.environment.push(literal(value))
	else if (level === 'Labels' && key && !key.text.startsWith('com.docker.')) container.labels.push(literal(joined([key, '=', value], value)))
	else if (level === 'Cmd' || level === 'Args') container.command.push(literal(value))
}

/** What runs has been filled in: a `$` is one. */
function literal(line: Line): Line {
	if (!line.text.includes('$')) return line
	const parts: (Line | string)[] = []
	let at = 0
	for (const { index } of line.text.matchAll(/\$/g)) {
		parts.push(part(line, at, index), '$')
		at = index
	}
	return joined([...parts, part(line, at)], line)
}

function stringOf(line: Line, index: number, quoted: string): Line {
	const inside = part(line, index + 1, index + quoted.length - 1)
	if (!quoted.includes('\\')) return inside
	try {
		return joined([String(JSON.parse(quoted))], inside)
	} catch {
		return inside
	}
}
