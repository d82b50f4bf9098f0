import type { EngineObservation } from './security-engine/observation'

/**
 * What one line or part of an output shows. Nothing is judged: whose container that is, and whether it matters, is for
 * `verdict/outputs/` to say. A reader gives what its program printed and leaves out what it did not.
 */
export type Observation =
	| UnitState
	| ContainerState
	| FileTest
	| HttpAnswer
	| NoAnswer
	| NameLookup
	| Certificate
	| Listener
	| PackageState
	| PacketFilter
	| EngineObservation

/** A unit of a service manager. */
export interface UnitState {
	readonly kind: 'unit'
	/** Without `.service`. */
	readonly name: string
	/** Where it is another one than systemd. */
	readonly manager?: 'windows'
	readonly state: 'active' | 'starting' | 'inactive' | 'failed' | 'missing' | 'masked'
	readonly exitCode: number | null
	/** How often the service manager started it anew, where it counts. */
	readonly restarts: number | null
}

/** A container, alone or in a pod. */
export interface ContainerState {
	readonly kind: 'container'
	/** Of the container, or of its pod. */
	readonly name: string
	/** Null where the output does not tell. */
	readonly image: string | null
	readonly manager: 'container' | 'compose' | 'kubernetes'
	readonly state: 'running' | 'unhealthy' | 'starting' | 'restarting' | 'exited' | 'waiting'
	/** Why, in the word of the manager: `CrashLoopBackOff`, `OOMKilled`, `ImagePullBackOff`. */
	readonly reason: string | null
	/** Of the last time that it ended. */
	readonly exitCode: number | null
	readonly restarts: number | null
	/** What the manager says about it, such as an event. */
	readonly message: string | null
}

/** A program read its own files and says whether it could start with them. */
export interface FileTest {
	readonly kind: 'file-test'
	readonly program: 'nginx' | 'haproxy' | 'apache' | 'caddy'
	readonly isValid: boolean
	/** The first thing that it does not like. */
	readonly message: string | null
}

/** An answer of a web server. */
export interface HttpAnswer {
	readonly kind: 'answer'
	/** Null where the output does not tell. */
	readonly url: string | null
	readonly status: number
	/** Whether a key was sent; null where nothing tells. */
	readonly withKey: boolean | null
}

/** A server that could not be asked. */
export interface NoAnswer {
	readonly kind: 'no-answer'
	/** What was asked, where the output tells. */
	readonly url: string | null
	readonly host: string | null
	readonly port: number | null
	readonly why: 'name' | 'refused' | 'timeout' | 'unreachable' | 'reset' | 'tls-untrusted' | 'tls-expired' | 'tls-name' | 'tls' | 'proxy' | 'other'
	readonly message: string
}

/** What a name server knows of a name. */
export interface NameLookup {
	readonly kind: 'lookup'
	readonly name: string
	/** Empty where the name has none. */
	readonly addresses: readonly string[]
	readonly why: 'no-such-name' | 'no-server' | 'refused' | 'no-address' | null
}

/** The certificate that a server shows. */
export interface Certificate {
	readonly kind: 'certificate'
	readonly host: string | null
	readonly subject: string | null
	readonly issuer: string | null
	/** OpenSSL's number: 0 for a trusted one, 10 expired, 18 to 21 not trusted, 62 another name. */
	readonly verifyCode: number
	readonly message: string
}

/** A program that waits for connections. */
export interface Listener {
	readonly kind: 'listener'
	readonly address: string
	readonly port: number
	readonly program: string | null
}

/** What a package manager says of a package. */
export interface PackageState {
	readonly kind: 'package'
	readonly manager: 'apt' | 'apk' | 'dnf' | 'pip' | 'npm' | 'composer'
	/** Null where the fault is one of a repository. */
	readonly name: string | null
	readonly state: 'installed' | 'not-found' | 'broken' | 'held' | 'signature' | 'unreachable'
	readonly message: string
}

/** A table, chain or set of the kernel's packet filter, or that it is not there. */
export interface PacketFilter {
	readonly kind: 'packet-filter'
	readonly tool: 'nftables' | 'iptables' | 'ipset'
	readonly name: string
	readonly isThere: boolean
	/** Addresses in it, where the output shows them all or their number. */
	readonly entries: number | null
}

/** What a reader found, by the line of the output, from 0. */
export interface Sighting {
	readonly at: number
	readonly what: Observation
}

/** Lines in the output that are those of a log, and whose log. */
export interface LogPart {
	/** From 0, and the line after the last one. */
	readonly from: number
	readonly to: number
	/** Name of the unit or container; empty where each line names its own. */
	readonly stream: string
}

/**
 * Lines from the first one of an output on. A reader goes as far as they are its own: no method leads through all of them, since
 * every line of a long text may be one with which its output begins.
 */
export type Lines = Pick<readonly string[], 'length'> & {
	/** @param index From 0; none from the end. */
	readonly at: (index: number) => string | undefined
	readonly slice: (from: number, to: number) => readonly string[]
}

/** Such lines they are, and none of them shows anything. No part of them does either, so that they are not gone through again. */
export interface Nothing {
	/** So many lines. */
	readonly nothingIn: number
}

/** One output as its reader understood it. */
export interface Reading {
	/** So many lines belong to it. */
	readonly length: number
	/** The one unit or container that all of it is about; null for a list. */
	readonly subject: string | null
	readonly sightings: readonly Sighting[]
	readonly logs: readonly LogPart[]
}

/** Reads what one command prints. */
export interface OutputReader<Id extends string = string> {
	readonly id: Id
	/** The command that prints it, from its first word on: anchored, and without what carries it (`sudo`, `docker exec NAME`). */
	readonly command: RegExp
	/** Lines with which it begins where nobody typed a command above: anchored. Empty where only the command tells. */
	readonly begins: readonly RegExp[]
	/**
	 * Linear in the lines that it takes or finds nothing in; those that it only looks at for null must be few, or end before the next
	 * one with which its output begins. Never throws.
	 *
	 * @param lines From the beginning of the output to the end of the piece, or to the next command.
	 * @param command As it was typed; null where nobody tells.
	 * @returns Null where it is no such output after all.
	 */
	readonly read: (lines: Lines, command: string | null) => Reading | Nothing | null
}

/** An output in a paste. Lines count from 1 there. */
export interface Output {
	/** Of its reader. */
	readonly id: string
	readonly command: string | null
	readonly firstLine: number
	readonly lastLine: number
	readonly subject: string | null
	readonly seen: readonly Seen[]
	readonly logs: readonly { readonly firstLine: number; readonly lastLine: number; readonly stream: string }[]
}

/** An observation with the line of the paste that shows it. */
export interface Seen {
	readonly what: Observation
	readonly line: number
	readonly text: string
}

/** The same in a text in which so many lines stand before it. */
export function shifted(output: Output, lines: number): Output {
	const range = (part: { readonly firstLine: number; readonly lastLine: number }) => ({ firstLine: part.firstLine + lines, lastLine: part.lastLine + lines })
	return {
		...output,
		...range(output),
		seen: output.seen.map((one) => ({ ...one, line: one.line + lines })),
		logs: output.logs.map((log) => ({ ...log, ...range(log) })),
	}
}

/** Whether `cscli` shows it: `verdict/engine/` judges those. */
export function isOfEngine(what: Observation): what is EngineObservation {
	return what.kind.startsWith('engine-')
}
