import type { OutputReader } from './output'

/** Options that take a word of their own. */
const withWord = /^(?:-n|--tail|--since|--until|-f=.*|--namespace|-c|--container|-l|--selector|--context|--kubeconfig|--project-name|-p|--file)$/

/** `docker logs NAME`, `docker compose logs SERVICE`, `kubectl logs POD`: the whole is the log of that one. */
export const containerLogs: OutputReader<'container-logs'> = {
	id: 'container-logs',
	command: /^(?:(?:docker|podman|nerdctl)(?:[ -]compose)?|docker service|kubectl)(?: -\S{1,200}(?: [^-\s]\S{0,200})?){0,6} logs\b/,
	begins: [],
	read(lines, command) {
		const stream = command === null ? null : nameIn(command)
		return { length: lines.length, subject: stream, sightings: [], logs: [{ from: 0, to: lines.length, stream: stream ?? '' }] }
	},
}

/** The one container that is asked for; null for all, and for labels. */
function nameIn(command: string): string | null {
	const [asked = ''] = command.split(/\s(?:2?>|\||&&|;)/)
	const words = asked
		.slice(asked.indexOf(' logs') + ' logs'.length)
		.trim()
		.split(/\s+/)
	const names = words.filter((word, at) => word !== '' && !word.startsWith('-') && !withWord.test(words[at - 1] ?? ''))
	const [name, other] = names
	if (name === undefined || (other !== undefined && !command.startsWith('kubectl'))) return null
	return name.replace(/^(?:pods?|po|deploy(?:ment)?|ds|daemonset|sts|statefulset|svc|job)\//, '').replace(/["']/g, '')
}
