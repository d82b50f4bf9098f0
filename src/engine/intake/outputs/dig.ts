import type { NameLookup, OutputReader } from './output'

const answer = /^(?<name>[\w.-]+)\.\s+\d+\s+IN\s+(?:A|AAAA)\s+(?<address>[\d.a-fA-F:]+)$/
const address = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F:]*:[\da-fA-F:]+)$/

/** `dig NAME`, also with `+short`. */
export const dig: OutputReader<'dig'> = {
	id: 'dig',
	command: /^dig\b/,
	begins: [/^; <<>> DiG \S/, /^;; communications error to \S/],
	read(lines, command) {
		const banner = lines.map((line) => /^; <<>> DiG \S+ <<>> (?<asked>.*)$/.exec(line)?.groups?.asked).find((found) => found !== undefined)
		const asked = banner ?? command?.replace(/^dig\s+/, '') ?? ''
		const length = command === null ? lengthOf(lines) : lines.length
		const own = lines.slice(0, length)
		const question = own.map((line) => /^;(?<name>[\w.-]+)\.\s+IN\s+\w+$/.exec(line)?.groups?.name).find((found) => found !== undefined)
		const name = question ?? asked.split(/\s+/).find((word) => /^[\w-]+(?:\.[\w-]+)+\.?$/.test(word) && !/^\d/.test(word)) ?? ''
		const addresses = own.flatMap((line) => answer.exec(line)?.groups?.address ?? (address.test(line) ? line : []))
		const at = own.findIndex((line) => answer.test(line) || /status: [A-Z]+|no servers could be reached/.test(line))
		if (name === '') return null
		const what: NameLookup = { kind: 'lookup', name: name.replace(/\.$/, ''), addresses, why: addresses.length > 0 ? null : reasonIn(own) }
		return { length, subject: null, sightings: [{ at: Math.max(at, 0), what }], logs: [] }
	},
}

function lengthOf(lines: readonly string[]): number {
	let length = 0
	while (length < lines.length && (/^(?:;|\s*$)/.test(lines[length] ?? '') || /\sIN\s+[A-Z]+\s/.test(lines[length] ?? '') || address.test(lines[length] ?? '')))
		length++
	while (length > 1 && lines[length - 1]?.trim() === '') length--
	return length
}

function reasonIn(lines: readonly string[]): NameLookup['why'] {
	if (lines.some((line) => /no servers could be reached|communications error/.test(line))) return 'no-server'
	const status = lines.map((line) => /status: (?<status>[A-Z]+)/.exec(line)?.groups?.status).find((found) => found !== undefined)
	if (status === 'NXDOMAIN') return 'no-such-name'
	return status === 'REFUSED' || status === 'SERVFAIL' ? 'refused' : 'no-address'
}
