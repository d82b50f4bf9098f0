import type { OutputReader, Sighting } from './output'

/** `nft list …`: tables and sets of nftables. A set that is shown whole is counted. */
export const nft: OutputReader<'nft'> = {
	id: 'nft',
	command: /^nft\b.{0,200}\blist\b/,
	begins: [/^table (?:ip6?|inet|arp|bridge|netdev) \S{1,120}(?: \{.{0,80})?$/],
	read(lines, command) {
		const sightings: Sighting[] = []
		let length = 0
		let depth = 0
		let set: { readonly at: number; readonly name: string; entries: number } | null = null
		let isInElements = false
		for (; length < lines.length; length++) {
			const line = lines.at(length) ?? ''
			const missing = /^Error: No such file or directory/.test(line)
			if (depth === 0 && !/^(?:table |Error: |list |\s*\^+|\s*$)/.test(line)) break
			const table = /^table \S+ (?<name>\S+)/.exec(line)?.groups?.name
			if (table !== undefined) sightings.push({ at: length, what: { kind: 'packet-filter', tool: 'nftables', name: table, isThere: true, entries: null } })
			const begun = /^\s+(?:set|map) (?<name>\S+) \{/.exec(line)?.groups?.name
			if (begun !== undefined) set = { at: length, name: begun, entries: 0 }
			if (/^\s+elements = \{/.test(line)) isInElements = true
			if (set && isInElements)
				set.entries += line.match(/(?:[\d.]{7,15}|[\da-f:]*:[\da-f:]+)(?:\/\d+)?(?:-\S+)?(?= (?:timeout|expires|comment)|,|\s*\}|$)/g)?.length ?? 0
			if (isInElements && line.includes('}')) isInElements = false
			if (missing) {
				const asked = (lines.at(length + 1) ?? command ?? '').match(/\blist (?:table|set|chain) \S+ (\S+)(?: (\S+))?/)
				const name = asked?.[2] ?? asked?.[1]
				if (name !== undefined) sightings.push({ at: length, what: { kind: 'packet-filter', tool: 'nftables', name, isThere: false, entries: null } })
			}
			depth += (line.match(/\{/g)?.length ?? 0) - (line.match(/\}/g)?.length ?? 0)
			if (set && /^\s+\}$/.test(line) && !isInElements) {
				sightings.push({ at: set.at, what: { kind: 'packet-filter', tool: 'nftables', name: set.name, isThere: true, entries: set.entries } })
				set = null
			}
		}
		return length === 0 ? null : { length, subject: null, sightings, logs: [] }
	},
}

/** `iptables -L`: chains, with the sets that their rules ask. */
export const iptables: OutputReader<'iptables'> = {
	id: 'iptables',
	command: /^ip6?tables\b/,
	begins: [/^Chain \S{1,60} \((?:policy \w+|\d+ references)/],
	read(lines) {
		const sightings: Sighting[] = []
		let length = 0
		for (; length < lines.length; length++) {
			const line = lines.at(length) ?? ''
			const chain = /^Chain (?<name>\S+) \(/.exec(line)?.groups?.name
			if (chain !== undefined) sightings.push({ at: length, what: { kind: 'packet-filter', tool: 'iptables', name: chain, isThere: true, entries: null } })
			else if (!/^(?: *(?:num|pkts|target|\d|[A-Z])|\s*$|-[NPA] )/.test(line) && !/^\S+ +(?:tcp|udp|all|icmp|\d+) +-- /.test(line)) break
		}
		return length === 0 ? null : { length, subject: null, sightings, logs: [] }
	},
}

/** `ipset list`: the sets and how many entries each has. */
export const ipset: OutputReader<'ipset'> = {
	id: 'ipset',
	command: /^ipset\b.{0,60}\b(?:list|-L)\b/,
	begins: [/^Name: \S{1,60}$/, /^ipset v[\d.]+: The set with the given name does not exist$/],
	read(lines, command) {
		const sightings: Sighting[] = []
		let length = 0
		let name: { readonly at: number; readonly text: string } | null = null
		let entries: number | null = null
		const add = () => {
			if (name) sightings.push({ at: name.at, what: { kind: 'packet-filter', tool: 'ipset', name: name.text, isThere: true, entries } })
			name = null
			entries = null
		}
		for (; length < lines.length; length++) {
			const line = lines.at(length) ?? ''
			const begun = /^Name: (?<name>\S+)$/.exec(line)?.groups?.name
			if (begun !== undefined) {
				add()
				name = { at: length, text: begun }
				continue
			}
			if (/does not exist$/.test(line)) {
				const asked = /\blist\s+(?<name>\S+)/.exec(command ?? '')?.groups?.name
				if (asked !== undefined) sightings.push({ at: length, what: { kind: 'packet-filter', tool: 'ipset', name: asked, isThere: false, entries: null } })
				continue
			}
			const count = /^Number of entries: (?<count>\d+)$/.exec(line)?.groups?.count
			if (count !== undefined) entries = Number(count)
			else if (!/^(?:Type|Revision|Header|Size in memory|References|Members):|^[\da-fA-F.:/,-]+(?: |$)|^\s*$/.test(line)) break
		}
		add()
		return length === 0 || (sightings.length === 0 && command === null && !/does not exist$/.test(lines.at(0) ?? ''))
			? null
			: { length, subject: null, sightings, logs: [] }
	},
}
