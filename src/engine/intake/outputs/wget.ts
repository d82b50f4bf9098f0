import type { HttpAnswer, NoAnswer, OutputReader, Sighting } from './output'
import { withoutBlankEnd } from './own-lines'

const answers: readonly RegExp[] = [
	/^HTTP request sent, awaiting response\.\.\. (?<status>\d{3})\b/,
	/^ {2}HTTP\/[\d.]{1,4} (?<status>\d{3})\b/,
	/^wget: server returned error: HTTP\/[\d.]{1,4} (?<status>\d{3})\b/,
	/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d ERROR (?<status>\d{3}): /,
]
/** GNU tells the address that it asks, above what came of it. */
const asks = /^--\d{4}-\d\d-\d\d \d\d:\d\d:\d\d-- {2}(?<url>https?:\/\/\S{1,2000})$/
const failures: readonly (readonly [RegExp, NoAnswer['why'] | null])[] = [
	[/^wget: (?<message>unable to resolve host address [‘'"](?<host>[\w.-]+)[’'"])/, 'name'],
	[/^wget: (?<message>bad address '(?<host>[\w.-]+)(?::(?<port>\d+))?')/, 'name'],
	[/^wget: (?<message>can't connect to remote host(?: \((?<host>[\w.:]+)\))?: .+)$/, null],
	[/^Connecting to (?:[^\s()]{1,255} \([^\s()]{1,255}\)\|)?(?<host>[\w.:-]{1,255}):(?<port>\d+)\|?\.\.\. (?<message>failed: .+)$/, null],
	[/^wget: (?<message>download timed out)$/, 'timeout'],
	[/^ERROR: (?<message>The certificate of [‘'"](?<host>[\w.-]+)[’'"] has expired\.)/, 'tls-expired'],
	[/^ERROR: (?<message>The certificate of [‘'"](?<host>[\w.-]+)[’'"] (?:is not trusted|doesn't have a known issuer)\.)/, 'tls-untrusted'],
	[/^(?:ERROR: )?(?<message>The certificate's owner does not match hostname [‘'"](?<host>[\w.-]+)[’'"])/, 'tls-name'],
]
const address = /["']?(?<url>https?:\/\/[^\s"'`|;<>]{1,2000})/
const partsOf = /^https?:\/\/(?:[^/@]*@)?(?<host>\[[^\]]+\]|[\w.-]+)(?::(?<port>\d+))?/

/** `wget` of GNU and of BusyBox, which images of Alpine have in the place of curl. */
export const wget: OutputReader<'wget'> = {
	id: 'wget',
	command: /^wget\b/,
	begins: [asks, /^wget: (?:server returned error|bad address|can't connect to remote host|unable to resolve host address|download timed out)\b/],
	read(lines, command) {
		let url = address.exec(command ?? '')?.groups?.url ?? null
		const withKey = command === null ? null : /api.key|authorization/i.test(command)
		const sightings: Sighting[] = []
		let count = 0
		for (; count < lines.length; count++) {
			const line = lines.at(count) ?? ''
			if (command === null && !own.test(line)) break
			url = asks.exec(line)?.groups?.url ?? url
			const what = answerIn(line, url, withKey) ?? failureIn(line, url)
			// One answer stands in several lines, and one certificate has several faults: the first counts.
			if (what && sightings.at(-1)?.what.kind !== what.kind) sightings.push({ at: count, what })
			else if (asks.test(line) && sightings.length > 0) break
		}
		const length = withoutBlankEnd(lines, count)
		return sightings.length === 0 && command === null ? { nothingIn: length } : { length, subject: null, sightings, logs: [] }
	},
}

const own =
	/^(?:--\d{4}-|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d |wget: |Connecting to |Resolving |HTTP request sent|ERROR: |The certificate's owner|To connect to .* insecurely|Length: |Saving to: |saving to |Loaded CA certificate|Username\/Password Authentication Failed| {2}\S| *\d+K |Giving up|Retrying|\s*$)/

function answerIn(line: string, url: string | null, withKey: boolean | null): HttpAnswer | null {
	const status = Number(answers.map((form) => form.exec(line)?.groups?.status).find((found) => found !== undefined))
	return status >= 200 ? { kind: 'answer', url, status, withKey } : null
}

function failureIn(line: string, url: string | null): NoAnswer | null {
	for (const [form, why] of failures) {
		const { host, port, message } = form.exec(line)?.groups ?? {}
		if (message === undefined) continue
		const asked = partsOf.exec(url ?? '')?.groups
		const at = port ?? asked?.port
		return { kind: 'no-answer', url, host: asked?.host ?? host ?? null, port: at === undefined ? null : Number(at), why: why ?? reasonOf(message), message }
	}
	return null
}

function reasonOf(message: string): NoAnswer['why'] {
	if (/refused/.test(message)) return 'refused'
	if (/timed out/.test(message)) return 'timeout'
	if (/unreachable|no route/i.test(message)) return 'unreachable'
	return /reset/.test(message) ? 'reset' : 'other'
}
