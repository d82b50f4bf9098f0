import { shown } from './found'

/** Addresses and ranges as Go's `net.ParseCIDR` and `net.ParseIP` read them. */

function isV4(text: string): boolean {
	return /^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/.test(text) && text.split('.').every((part) => Number(part) <= 255)
}

function isV6(text: string): boolean {
	const halves = text.split('::')
	if (halves.length > 2 || !text.includes(':')) return false
	const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
	const last = groups.at(-1)
	const hasV4 = last?.includes('.') === true && isV4(last)
	const hex = hasV4 ? groups.slice(0, -1) : groups
	if (!hex.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false
	const count = hex.length + (hasV4 ? 2 : 0)
	return halves.length === 2 ? count < 8 : count === 8
}

/** What is wrong with a network; null for nothing. `meant`: what it certainly stands for. */
export interface NotANetwork {
	readonly why: string
	readonly meant: string | null
}

/**
 * @param alone Whether an address without the length of its network counts: the engine takes it for that one address.
 */
export function whyNoNetwork(text: string, alone: boolean): NotANetwork | null {
	const [address = '', length, ...rest] = text.split('/')
	const bare = text.trim()
	if (bare !== text && whyNoNetwork(bare, alone) === null) return { why: 'blanks stand around it', meant: bare }
	const size = isV4(address) ? 32 : isV6(address) ? 128 : null
	const star = /^(?<net>(?:\d{1,3}\.){1,3})\*(?:\.\*){0,2}$/.exec(text)?.groups?.net
	if (star !== undefined) {
		const given = star.split('.').length - 1
		const meant = `${star}${Array.from({ length: 4 - given }, () => '0').join('.')}/${given * 8}`
		return { why: 'an asterisk is no range', meant: whyNoNetwork(meant, alone) === null ? meant : null }
	}
	if (size === null) return { why: /[a-z]/i.test(address) && !address.includes(':') ? 'a name is no address' : 'it is no address', meant: null }
	if (length === undefined) return alone ? null : { why: 'the length of its network is missing', meant: `${text}/${size}` }
	const mask = size === 32 ? lengthOfMask(length) : null
	if (mask !== null) return { why: 'the length of the network is a number, not a mask', meant: `${address}/${mask}` }
	if (rest.length > 0 || !/^\d{1,3}$/.test(length)) return { why: 'behind the slash stands no number', meant: null }
	return Number(length) <= size ? null : { why: `a network of this kind has a length of ${size} at most`, meant: null }
}

/** `255.255.0.0`: 16. */
function lengthOfMask(mask: string): number | null {
	if (!isV4(mask)) return null
	const bits = mask
		.split('.')
		.map((part) => Number(part).toString(2).padStart(8, '0'))
		.join('')
	return /^1*0*$/.test(bits) ? bits.replace(/0+$/, '').length : null
}

/** Where a program listens that is asked at every address of its host. */
export const everywhere: ReadonlySet<string> = new Set(['', '0.0.0.0', '::'])

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i

/** Whether only the host itself reaches what listens there. */
export function isLoopback(host: string): boolean {
	return loopback.test(host)
}

/** Whether a network holds addresses of other hosts. */
export function isOfOthers(network: string): boolean {
	return !/^(?:127\.|::1(?:\/|$))/.test(network)
}

/** Where a program listens: `host:port`, as Go's `net.Listen` takes it. */
export interface Listens {
	readonly host: string
	readonly port: string
}

/** What is wrong with an address to listen at. */
export interface NoListener {
	readonly why: string
	readonly meant: string | null
}

/** @returns The address, or why the program cannot listen there. */
export function listensAt(text: string): Listens | NoListener {
	const scheme = /^(?:https?|tcp):\/\//i.exec(text)?.[0]
	if (scheme !== undefined) {
		const meant = text.slice(scheme.length).replace(/\/.*$/, '')
		return { why: `\`${scheme}\` does not belong here`, meant: 'port' in listensAt(meant) ? meant : null }
	}
	const parts = /^(?<host>\[[^\]]*\]|[^:]*):(?<port>[^:]*)$/.exec(text)?.groups
	if (!parts) {
		if (!text.includes(':')) return /^\d{1,5}$/.test(text) ? { why: 'the address is missing', meant: null } : { why: 'the port is missing', meant: null }
		const v6 = /^(?<host>.*):(?<port>\d{1,5})$/.exec(text)?.groups
		return { why: 'an IPv6 address stands in brackets', meant: v6?.host !== undefined && isV6(v6.host) ? `[${v6.host}]:${v6.port}` : null }
	}
	const { host = '', port = '' } = parts
	if (/^\d+$/.test(port) ? Number(port) > 65_535 : !/^[a-z][a-z\d-]*$/i.test(port)) return { why: `\`${shown(port)}\` is no port`, meant: null }
	if (/^(?:\*|any|all)$/.test(host)) return { why: `\`${host}\` is no address`, meant: `0.0.0.0:${port}` }
	if (/[\s/]/.test(host)) return { why: 'it is no address', meant: null }
	return { host: host.replace(/^\[|\]$/g, ''), port }
}
