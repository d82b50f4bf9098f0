import type { HttpAnswer, NoAnswer, OutputReader, Sighting } from './output'
import { lengthOf } from './own-lines'

const statusLine = /^(?:< )?HTTP\/[\d.]{1,4} (?<status>\d{3})\b/
/** `-w 'HTTP %{http_code}'`, as our own probes ask. 000 is no answer. */
const written = /^(?:HTTP )?(?<status>[1-5]\d\d)(?: from (?<from>\S+) in [\d.,]+ s)?\s*$/
const failed = /^curl: \((?<code>\d{1,3})\) (?<message>.*)$/
/** Of `-v`, of the progress, of headers, and curl's own advice below an error. */
const own =
	/^(?:[*<>{}]|\s*\d+ +\d|\s+% Total|\s+Dload|HTTP\/|HTTP \d{3}|\{.*\}|[A-Za-z][\w-]{1,40}: \S|curl: |More details here:|curl (?:failed|performs)|establish a secure|how to fix it|\s*$)/
const httpHost = /^> [Hh]ost: (?<host>\S+)/
const request = /^> (?:GET|HEAD|POST) (?<path>\S+) HTTP\//

/** `curl`: what a server answered, or why none did. */
export const curl: OutputReader<'curl'> = {
	id: 'curl',
	command: /^curl(?:\.exe)?\b/,
	begins: [
		failed,
		/^\* {2,3}Trying \S/,
		/^\* Host \S+ was resolved\.$/,
		/^\* (?:Could not resolve|Connected to|Failed to connect|connect to) /,
		/^> (?:GET|HEAD) \S+ HTTP\//,
		/^HTTP\/[\d.]{1,4} \d{3}\b/,
	],
	read(lines, command) {
		const length = command === null ? lengthOf(lines, (line) => own.test(line)) : lines.length
		const asked = command === null ? null : urlIn(command)
		let host: string | null = null
		let path: string | null = null
		// Many take the line with their key out before they paste the request.
		let withKey: boolean | null = command === null ? null : /api.key|authorization/i.test(command)
		const sightings: Sighting[] = []
		for (let at = 0; at < length; at++) {
			const line = lines.at(at) ?? ''
			host = httpHost.exec(line)?.groups?.host ?? host
			const sent = request.exec(line)?.groups?.path
			if (sent !== undefined) path = sent
			if (/^> x-api-key: \S/i.test(line)) withKey = true
			const what =
				answerIn(line, command !== null, asked ?? (host !== null && path !== null ? `http://${host}${path}` : null), withKey) ?? failureIn(line, asked)
			if (what) sightings.push({ at, what })
		}
		return sightings.length === 0 && command === null ? { nothingIn: length } : { length, subject: null, sightings, logs: [] }
	},
}

function urlIn(command: string): string | null {
	return /["']?(?<url>https?:\/\/[^\s"'`|;<>]{1,2000})/.exec(command)?.groups?.url ?? null
}

function answerIn(line: string, isTyped: boolean, url: string | null, withKey: boolean | null): HttpAnswer | null {
	const found = statusLine.exec(line) ?? (isTyped ? written.exec(line) : null)
	const status = Number(found?.groups?.status)
	return found && status >= 200 ? { kind: 'answer', url, status, withKey } : null
}

const places: readonly RegExp[] = [
	/resolve host: (?<host>[\w.-]+)/,
	/onnect to (?<host>[\w.:-]+?) port (?<port>\d+)/,
	/(?:connecting to|connection to|in connection to) (?<host>[\w.-]+):(?<port>\d+)/,
	/target host name '(?<host>[\w.-]+)'/,
]

function failureIn(line: string, url: string | null): NoAnswer | null {
	const { code, message } = failed.exec(line)?.groups ?? {}
	if (code === undefined || message === undefined) return null
	const named = places.map((place) => place.exec(message)?.groups).find((found) => found !== undefined)
	const asked = /^https?:\/\/(?:[^/@]*@)?(?<host>\[[^\]]+\]|[\w.-]+)(?::(?<port>\d+))?/.exec(url ?? '')?.groups
	const port = named?.port ?? asked?.port
	return {
		kind: 'no-answer',
		url,
		host: named?.host ?? asked?.host ?? null,
		port: port === undefined ? null : Number(port),
		why: reasonOf(Number(code), message),
		message,
	}
}

/** Numbers of `libcurl-errors(3)`; 7 has several reasons, which its words tell. */
function reasonOf(code: number, message: string): NoAnswer['why'] {
	switch (code) {
		case 5:
			return 'proxy'
		case 6:
			return 'name'
		case 7:
			if (/timed? ?out/i.test(message)) return 'timeout'
			return /unreachable|no route/i.test(message) ? 'unreachable' : 'refused'
		case 28:
			return 'timeout'
		case 52:
		case 56:
			return 'reset'
		case 51:
			return 'tls-name'
		case 60:
			if (/expired/.test(message)) return 'tls-expired'
			return /subject name|host ?name/.test(message) ? 'tls-name' : 'tls-untrusted'
		case 77:
			return 'tls-untrusted'
		case 35:
			return 'tls'
		default:
			return 'other'
	}
}
