import type { Listener, Output, PacketFilter } from '../../intake/outputs/output'
import type { Finding, Verdict } from '../verdict'

/** What outputs tell of a verdict that a log has given: sentences, no verdict of their own. */
export function besideVerdict(verdict: Omit<Verdict, 'next'>, outputs: readonly Output[]): readonly string[] {
	return [...portNotes(verdict, outputs), ...filterNotes(outputs)]
}

const here = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[?::1\]?|0\.0\.0\.0)$/

/** A refused connection to this host, and a port that is taken: the list of those who listen tells who is there. */
function portNotes({ findings }: Omit<Verdict, 'next'>, outputs: readonly Output[]): readonly string[] {
	const lists = outputs.filter(({ id }) => id === 'ss' || id === 'netstat')
	const [list] = lists
	const fault = findings.find(({ cause, aside }) => !aside && (cause === 'connection-refused' || cause === 'port-in-use'))
	if (!list || !fault) return []
	const { host, port } = addressIn(fault)
	if (port === null) return []
	const listeners = lists.flatMap(({ seen }) => seen.flatMap(({ what }) => (what.kind === 'listener' ? [what] : [])))
	const listener = listeners.find((one) => one.port === port)
	if (fault.cause === 'port-in-use') return listener ? [`Port ${port} is held${by(listener)}, as the list of listeners shows.`] : []
	if (host === null || !here.test(host)) return []
	if (!listener) return listeners.length > 0 && isWhole(list) ? [`No program listens on port ${port} of this host, as the list of listeners shows.`] : []
	return [`Port ${port} of this host has a listener${by(listener)}, at ${listener.address}. From inside a container, this host is another address.`]
}

/** A list that was searched through does not show who is missing. */
function isWhole({ command }: Output): boolean {
	return command === null || !/\||:\d|sport|dport/.test(command)
}

function by({ program }: Listener): string {
	return program === null ? '' : ` by ${program}`
}

const addressCaptures = ['address', 'addr', 'host', 'url', 'upstream', 'server', 'target']
const address = /^(?:\w+:\/\/)?(?<host>\[[\da-f:]+\]|[\w.-]+)(?::(?<port>\d{1,5}))?/i
/** Go and curl name the address in their own words. */
const inWords = /\bdial tcp (?<host>\[[\da-f:]+\]|[\w.-]+):(?<port>\d{1,5})\b|[Ff]ailed to connect to (?<to>[\w.-]+) port (?<at>\d{1,5})\b/

function addressIn({ captures, samples }: Finding): { readonly host: string | null; readonly port: number | null } {
	const said = addressCaptures.flatMap((name) => captures[name] ?? [])
	const named = said.map((value) => address.exec(value)?.groups).find((one) => one?.port !== undefined)
	const words = samples.map(({ text }) => inWords.exec(text)?.groups).find((one) => one !== undefined)
	const port = named?.port ?? captures.port ?? words?.port ?? words?.at
	return { host: named?.host ?? captures.host ?? words?.host ?? words?.to ?? null, port: port === undefined ? null : Number(port) }
}

/** Names that the firewall bouncer gives: a table or set of another tool is none of its. */
const ofBouncer = /crowdsec/i

/** What the packet filter holds of the bouncer's: that it is there, how much is in it, or that the one that was asked for is not there. */
function filterNotes(outputs: readonly Output[]): readonly string[] {
	const shown = outputs.flatMap(({ seen }) => seen.flatMap(({ what }) => (what.kind === 'packet-filter' && ofBouncer.test(what.name) ? [what] : [])))
	const sets = shown.filter((one): one is PacketFilter & { readonly entries: number } => one.isThere && one.entries !== null)
	const lost = shown.filter(({ isThere }) => !isThere)
	const entries = sets.reduce((sum, one) => sum + one.entries, 0)
	return [
		...(sets.length > 0
			? [
					`The packet filter holds ${entries === 0 ? 'no address' : `${entries} address${entries === 1 ? '' : 'es'}`} in the bouncer’s ${sets.length === 1 ? 'set' : `${sets.length} sets`}.`,
				]
			: []),
		...lost.map(({ tool, name }) => `${tool} has no \`${name}\`: the bouncer has not set it up, or uses another mode.`),
	]
}
