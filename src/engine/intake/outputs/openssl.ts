import type { Certificate, Lines, NoAnswer, OutputReader, Sighting } from './output'
import { countOwn } from './own-lines'

const code = /^\s*Verify return code: (?<code>\d+) \((?<message>.*)\)$/
const error = /^(?:verify error|Verification error):(?:num=(?<code>\d+):)?\s*(?<message>.*)$/
const connected = /^CONNECTED\([\da-fA-F]{8}\)$/
const depth = /^depth=\d \S/
const closed = /^(?:DONE|closed|read:errno=\d+)$/

/** `openssl s_client -connect HOST:PORT`: which certificate a server shows, and whether it is trusted here. */
export const openssl: OutputReader<'openssl'> = {
	id: 'openssl',
	command: /^(?:(?:echo|true) ?\| ?)?openssl s_client\b/,
	begins: [connected, depth],
	read(lines, command) {
		const connect = /-connect[ =]["']?(?<host>\[[^\]]+\]|[\w.-]+):(?<port>\d+)/.exec(command ?? '')?.groups
		const server = /-servername[ =]["']?(?<name>[\w.-]+)/.exec(command ?? '')?.groups?.name
		const end = command === null ? beforeAnother(lines) : lines.length
		const length = command === null ? lengthOf(lines.slice(0, end)) : end
		const own = lines.slice(0, length)
		const sighting = certificateIn(own, server ?? connect?.host ?? null) ?? refusedIn(own, connect)
		return sighting === null ? { nothingIn: end } : { length, subject: null, sightings: [sighting], logs: [] }
	},
}

/** How many lines there are up to those of another server. What goes to standard error may stand above the connection, with the end in it. */
function beforeAnother(lines: Lines): number {
	let isConnected = connected.test(lines.at(0) ?? '')
	let isClosed = false
	return countOwn(
		lines,
		(line) => {
			const isAnother = connected.test(line) ? isConnected : isClosed && depth.test(line)
			isConnected ||= connected.test(line)
			isClosed ||= closed.test(line)
			return !isAnother
		},
		1,
	)
}

/** The last line of it is `---` below the verification, or `DONE`. */
function lengthOf(lines: readonly string[]): number {
	const verified = lines.findLastIndex((line) => code.test(line))
	const done = lines.findIndex((line) => closed.test(line))
	return Math.max(1, Math.max(verified, done) + 1)
}

function certificateIn(lines: readonly string[], host: string | null): Sighting | null {
	const at = lines.findIndex((line) => code.test(line))
	const errorAt = lines.findIndex((line) => error.test(line))
	const found = code.exec(lines[at] ?? '')?.groups ?? error.exec(lines[errorAt] ?? '')?.groups
	if (found?.message === undefined || found.code === undefined) return null
	const fieldOf = (key: RegExp) => lines.map((line) => key.exec(line)?.groups?.value).find((value) => value !== undefined) ?? null
	const what: Certificate = {
		kind: 'certificate',
		host,
		subject: fieldOf(/^subject=\s*(?<value>.*)$/),
		issuer: fieldOf(/^issuer=\s*(?<value>.*)$/),
		verifyCode: Number(found.code),
		message: found.message,
	}
	return { at: at < 0 ? errorAt : at, what }
}

function refusedIn(lines: readonly string[], connect: Readonly<Record<string, string | undefined>> | undefined): Sighting | null {
	const at = lines.findIndex((line) => /^(?:connect:errno=\d+|BIO_lookup_ex|.{0,200}(?:BIO_connect:|:Name or service not known))/.test(line))
	if (at < 0) return null
	const text = lines.join('\n')
	const why: NoAnswer['why'] = /Name or service not known|nodename nor servname/.test(text)
		? 'name'
		: /errno=111|Connection refused/.test(text)
			? 'refused'
			: /errno=110|timed out/.test(text)
				? 'timeout'
				: /errno=(?:101|113)|unreachable|No route/.test(text)
					? 'unreachable'
					: 'other'
	return {
		at,
		what: {
			kind: 'no-answer',
			url: null,
			host: connect?.host ?? null,
			port: connect?.port === undefined ? null : Number(connect.port),
			why,
			message: lines[at] ?? '',
		},
	}
}
