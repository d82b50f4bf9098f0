import { type Container, composeOf } from './compose-service'
import { type Dress, type Part, withRest } from './dress'
import { joined, type Line, part } from './lines'

const starts = /^\s*(?:sudo )?(?:docker|podman|nerdctl) (?:container )?(?:run|create)\s/
const flagsWithoutValue =
	/^(?:-[ditPq]+|--(?:detach|interactive|tty|rm|privileged|init|read-only|no-healthcheck|publish-all|quiet|sig-proxy|oom-kill-disable|disable-content-trust)(?:=\S*)?)$/
const longestCommand = 200
/** More containers than a reader starts by hand: each becomes a file of its own, and 42,000 of them took seconds. */
const mostCommands = 200

/** `docker run …`, read as the Compose service that it starts. */
export const dockerRun: Dress<'docker-run'> = {
	id: 'docker-run',
	signs: /\b(?:docker|podman|nerdctl) (?:container )?(?:run|create)\s/,
	takeOff({ lines, about }) {
		if (about.restated) return null
		const found: { from: number; to: number; part: Part }[] = []
		for (let from = 0; from < lines.length && found.length < mostCommands; from++) {
			if (!starts.test(lines[from]?.text ?? '')) continue
			let to = from + 1
			while (to < lines.length && to < from + longestCommand && /[\\`^]\s*$/.test(lines[to - 1]?.text ?? '')) to++
			const command = lines.slice(from, to)
			const container = containerOf(wordsOf(command))
			const [first] = command
			if (!first || !container.image) continue
			found.push({
				from,
				to,
				part: { lines: composeOf([container], first), about: { kind: 'file', name: null, command: first.text.trim(), restated: 'command' }, inside: true },
			})
			from = to - 1
		}
		return found.length > 0 ? withRest(lines, found) : null
	},
}

function containerOf(words: readonly Line[]): Container {
	const found = {
		name: 'container',
		image: null as Line | null,
		environment: [] as Line[],
		envFiles: [] as Line[],
		labels: [] as Line[],
		command: [] as Line[],
	}
	let at = words.findIndex(({ text }) => text === 'run' || text === 'create') + 1
	for (; at < words.length; at++) {
		const word = words[at]
		if (!word?.text.startsWith('-')) break
		if (flagsWithoutValue.test(word.text)) continue
		const equals = word.text.indexOf('=')
		const short = /^-[elp]./.test(word.text) && !word.text.startsWith('--')
		const flag = short ? word.text.slice(0, 2) : equals > 0 ? word.text.slice(0, equals) : word.text
		const value = short ? part(word, word.text[2] === '=' ? 3 : 2) : equals > 0 ? part(word, equals + 1) : words[++at]
		if (!value) break
		switch (flag) {
			case '-e':
			case '--env':
				found.environment.push(value)
				break
			case '--env-file':
				found.envFiles.push(value)
				break
			case '-l':
			case '--label':
				found.labels.push(value)
				break
			case '--name':
				found.name = value.text
				break
			default:
				break
		}
	}
	found.image = words[at] ?? null
	found.command = words.slice(at + 1)
	return found
}

/** The words of a shell command, without their quotes. What stands in single quotes is not filled in. */
function wordsOf(lines: readonly Line[]): readonly Line[] {
	const words: Line[] = []
	let parts: (Line | string)[] = []
	let quote: '"' | "'" | null = null
	const close = (near: Line) => {
		if (parts.length > 0) words.push(joined(parts, near))
		parts = []
	}
	for (const line of lines) {
		const text = line.text.trimEnd().replace(/[\\`^]$/, '')
		for (let at = 0; at < text.length; at++) {
			const sign = text[at] ?? ''
			if (quote === null && /\s/.test(sign)) close(line)
			else if (quote === null && (sign === '"' || sign === "'")) {
				quote = sign
				parts.push(part(line, at + 1, at + 1))
			} else if (sign === quote) quote = null
			else if (sign === '\\' && quote !== "'" && at + 1 < text.length) parts.push(part(line, ++at, at + 1))
			else if (sign === '$' && quote === "'") parts.push('$', part(line, at, at + 1))
			else {
				let end = at + 1
				while (end < text.length && !/[\s"'\\$]/.test(text[end] ?? '')) end++
				parts.push(part(line, at, end))
				at = end - 1
			}
		}
		if (quote === null) close(line)
	}
	return words
}
