import type { Lines, OutputReader, Reading, Sighting } from './output'

const ssRow = /^(?:(?:tcp|udp)\s+)?LISTEN\s+\d+\s+\d+\s+(?<address>\S+):(?<port>\d+)\s+\S+(?:\s+users:\(\("(?<program>[^"]{1,60})")?/
const netstatRow = /^tcp6?\s+\d+\s+\d+\s+(?<address>\S+):(?<port>\d+)\s+\S+\s+LISTEN(?:\s+(?:\d+\/(?<program>[^\s:]{1,60})|-))?/

/** `ss -tlnp`: who waits for connections. */
export const ss: OutputReader<'ss'> = {
	id: 'ss',
	command: /^ss\b/,
	begins: [/^(?:Netid\s+)?State\s+Recv-Q\s+Send-Q\s+Local Address:Port/],
	read: (lines) => rows(lines, /^(?:Netid\s+)?State\s+Recv-Q/, ssRow, /^(?:(?:tcp|udp)\s+)?(?:LISTEN|UNCONN|ESTAB)\s/),
}

/** `netstat -tlnp`. */
export const netstat: OutputReader<'netstat'> = {
	id: 'netstat',
	command: /^netstat\b/,
	begins: [/^Active Internet connections\b/, /^Proto Recv-Q Send-Q Local Address\s/],
	read: (lines) => rows(lines, /^(?:Active Internet|Proto )/, netstatRow, /^(?:tcp|udp)6?\s/),
}

function rows(lines: Lines, header: RegExp, form: RegExp, own: RegExp): Reading | null {
	const sightings: Sighting[] = []
	let length = 0
	for (; length < lines.length; length++) {
		const line = lines.at(length) ?? ''
		if (!header.test(line) && !own.test(line)) break
		const { address, port, program } = form.exec(line)?.groups ?? {}
		if (address !== undefined && port !== undefined)
			sightings.push({ at: length, what: { kind: 'listener', address, port: Number(port), program: program ?? null } })
	}
	return length === 0 ? null : { length, subject: null, sightings, logs: [] }
}
