import type { NameLookup, Nothing, OutputReader, Reading } from './output'
import { lengthOf } from './own-lines'

const nslookupAddress = /^Address: (?<address>[\d.a-fA-F:]+)$/
const ofNslookup = /^(?:Server:|Address|Name:|Non-authoritative|\*\* |;; |\S+\s+canonical name|\s*$)/
const ofHost = /^(?:\S+ has |\S+ is an alias|\S+ mail is handled|Host \S+ not found|Using domain server|Name: |Address: |Aliases: |;; |\s*$)/
const hostAddress = /^(?<name>[\w.-]+) has (?:IPv6 )?address (?<address>[\d.a-fA-F:]+)$/

/** `nslookup NAME`. */
export const nslookup: OutputReader<'nslookup'> = {
	id: 'nslookup',
	command: /^nslookup\b/,
	begins: [/^Server:\s+\S+$/],
	read(lines, command) {
		const length =
			command === null
				? lengthOf(
						lines,
						(line) => ofNslookup.test(line),
						(line) => line.startsWith('Server:'),
					)
				: lines.length
		const own = lines.slice(0, length)
		const failed = own.findIndex((line) => /^\*\* server can't find |no servers could be reached|connection timed out/.test(line))
		const named = own
			.map((line) => /^Name:\s+(?<name>[\w.-]+)$|^\*\* server can't find (?<lost>[\w.-]+):/.exec(line)?.groups)
			.find((found) => found !== undefined)
		const name = named?.name ?? named?.lost ?? asked(command)
		const addresses = own.flatMap((line) => nslookupAddress.exec(line)?.groups?.address ?? [])
		return lookup(name, addresses, own, failed)
	},
}

/** `host NAME`. */
export const host: OutputReader<'host'> = {
	id: 'host',
	command: /^host\b/,
	begins: [/^[\w.-]{1,100} has (?:IPv6 )?address [\d.a-fA-F:]+$/, /^Host [\w.-]{1,100} not found: \d\(/],
	read(lines, command) {
		const length = command === null ? lengthOf(lines, (line) => ofHost.test(line)) : lines.length
		const own = lines.slice(0, length)
		const failed = own.findIndex((line) => /^Host \S+ not found|no servers could be reached|connection timed out/.test(line))
		const name = own
			.map((line) => hostAddress.exec(line)?.groups?.name ?? /^Host (?<name>\S+) not found/.exec(line)?.groups?.name)
			.find((found) => found !== undefined)
		const addresses = own.flatMap((line) => hostAddress.exec(line)?.groups?.address ?? [])
		return lookup(name ?? asked(command), addresses, own, failed)
	},
}

/** `getent hosts NAME`: what programs on this host get. It prints nothing where there is none. */
export const getent: OutputReader<'getent'> = {
	id: 'getent',
	command: /^getent (?:a?hosts(?:v[46])?)\b/,
	begins: [],
	read(lines, command) {
		const own = lines.slice(0, lines.length)
		const addresses = own.flatMap((line) => /^(?<address>[\d.]{7,15}|[\da-f:]+:[\da-f:]*)\s/.exec(line)?.groups?.address ?? [])
		return addresses.length === 0 ? null : lookup(asked(command), addresses, own, -1)
	},
}

function asked(command: string | null): string {
	return command?.split(/\s+/).find((word) => /^[\w-]+(?:\.[\w-]+)+$/.test(word) && !/^\d/.test(word)) ?? ''
}

function lookup(name: string, addresses: readonly string[], lines: readonly string[], failed: number): Reading | Nothing {
	if (name === '' || (addresses.length === 0 && failed < 0)) return { nothingIn: lines.length }
	const text = lines[failed] ?? ''
	const why: NameLookup['why'] = failed < 0 ? null : /NXDOMAIN/.test(text) ? 'no-such-name' : /SERVFAIL|REFUSED/.test(text) ? 'refused' : 'no-server'
	return { length: lines.length, subject: null, sightings: [{ at: Math.max(failed, 0), what: { kind: 'lookup', name, addresses, why } }], logs: [] }
}
