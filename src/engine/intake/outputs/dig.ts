import type { NameLookup, OutputReader } from './output'
import { lengthOf } from './own-lines'

const answer = /^(?<name>[\w.-]+)\.\s+\d+\s+IN\s+(?:A|AAAA)\s+(?<address>[\d.a-fA-F:]+)$/
const banner = /^; <<>> DiG \S+ <<>> (?<asked>.*)$/
const address = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F:]*:[\da-fA-F:]+)$/

/** `dig NAME`, also with `+short`. */
export const dig: OutputReader<'dig'> = {
	id: 'dig',
	command: /^dig\b/,
	begins: [/^; <<>> DiG \S/, /^;; communications error to \S/],
	read(lines, command) {
		const length = command === null ? lengthOf(lines, isOwn, (line) => banner.test(line)) : lines.length
		const own = lines.slice(0, length)
		const named = own.map((line) => banner.exec(line)?.groups?.asked).find((found) => found !== undefined)
		const asked = named ?? command?.replace(/^dig\s+/, '') ?? ''
		const question = own.map((line) => /^;(?<name>[\w.-]+)\.\s+IN\s+\w+$/.exec(line)?.groups?.name).find((found) => found !== undefined)
		const name = question ?? asked.split(/\s+/).find((word) => /^[\w-]+(?:\.[\w-]+)+\.?$/.test(word) && !/^\d/.test(word)) ?? ''
		const addresses = own.flatMap((line) => answer.exec(line)?.groups?.address ?? (address.test(line) ? line : []))
		const at = own.findIndex((line) => answer.test(line) || /status: [A-Z]+|no servers could be reached/.test(line))
		if (name === '') return { nothingIn: length }
		const what: NameLookup = { kind: 'lookup', name: name.replace(/\.$/, ''), addresses, why: addresses.length > 0 ? null : reasonIn(own) }
		return { length, subject: null, sightings: [{ at: Math.max(at, 0), what }], logs: [] }
	},
}

function isOwn(line: string): boolean {
	return /^(?:;|\s*$)/.test(line) || /\sIN\s+[A-Z]+\s/.test(line) || address.test(line)
}

function reasonIn(lines: readonly string[]): NameLookup['why'] {
	if (lines.some((line) => /no servers could be reached|communications error/.test(line))) return 'no-server'
	const status = lines.map((line) => /status: (?<status>[A-Z]+)/.exec(line)?.groups?.status).find((found) => found !== undefined)
	if (status === 'NXDOMAIN') return 'no-such-name'
	return status === 'REFUSED' || status === 'SERVFAIL' ? 'refused' : 'no-address'
}
