/**
 * What `cscli` shows of a Security Engine. Nothing is judged: `verdict/engine/` says what it means. Times are milliseconds since
 * 1970; null stands for what this version or form of the output does not tell.
 */
export type EngineObservation =
	| EngineList
	| RunAt
	| ListedBouncer
	| ListedMachine
	| ApiStatus
	| Source
	| ParserCount
	| WhitelistCount
	| Requests
	| Alert
	| Decision
	| HubItem
	| Simulation
	| Explained
	| ConsoleOption
	| Allowlist
	| EngineFile

/** A table or list as a whole: what is not in it is not there. */
export interface EngineList {
	readonly kind: 'engine-list'
	readonly of: 'bouncers' | 'machines' | 'sources' | 'decisions' | 'alerts' | 'allowlists' | 'collections' | 'parsers' | 'scenarios'
	readonly count: number
}

/** When the command was run, by a line of its own log. Its zone is not told: it may be hours off. */
export interface RunAt {
	readonly kind: 'engine-run-at'
	readonly time: number
}

/** A row of `cscli bouncers list`, or `cscli bouncers inspect`. */
export interface ListedBouncer {
	readonly kind: 'engine-bouncer'
	readonly name: string
	readonly address: string | null
	/** False: its key was revoked, and the engine answers 403. */
	readonly isValid: boolean
	/** Null where it has never asked. */
	readonly lastPull: number | null
	/** When it was registered; null where the output does not tell. */
	readonly registered: number | null
	readonly type: string | null
	readonly version: string | null
}

/** A row of `cscli machines list`, or `cscli machines inspect`. */
export interface ListedMachine {
	readonly kind: 'engine-machine'
	readonly name: string
	readonly isValidated: boolean
	/** When it last said that it is there; null where it never did. */
	readonly lastHeartbeat: number | null
	/** The time before the command was run, in milliseconds; null where the output tells the time itself, or where it never did. */
	readonly silentFor: number | null
	readonly lastUpdate: number | null
}

/** `cscli lapi|capi|papi status`: the Local API, the Central API, the Polling API; and `cscli metrics`, where the engine gives none. */
export interface ApiStatus {
	readonly kind: 'engine-api'
	readonly api: 'local' | 'central' | 'polling' | 'metrics'
	readonly state: 'works' | 'refused' | 'unreachable' | 'no-credentials'
	/** Of the answer, where there was one. */
	readonly status: number | null
	readonly message: string
}

/** Acquisition in `cscli metrics`, counted since the engine started. A source of which no line was read has no row. */
export interface Source {
	readonly kind: 'engine-source'
	/** `file:/var/log/nginx/access.log` */
	readonly source: string
	readonly read: number
	readonly parsed: number
	readonly unparsed: number
	readonly poured: number
	/** Null where the version does not count them (before 1.6.1). */
	readonly whitelisted: number | null
}

export interface ParserCount {
	readonly kind: 'engine-parser'
	readonly parser: string
	readonly hits: number
	readonly parsed: number
	readonly unparsed: number
}

export interface WhitelistCount {
	readonly kind: 'engine-whitelist'
	readonly whitelist: string
	readonly hits: number
	readonly whitelisted: number
}

/** What the Local API was asked since it started, and by whom. */
export interface Requests {
	readonly kind: 'engine-requests'
	readonly by: 'bouncer' | 'machine'
	readonly name: string
	readonly route: string
	readonly hits: number
}

/** A row of `cscli alerts list`. */
export interface Alert {
	readonly kind: 'engine-alert'
	readonly scenario: string
	readonly created: number | null
	readonly isSimulated: boolean
}

/** A row of `cscli decisions list`. */
export interface Decision {
	readonly kind: 'engine-decision'
	readonly origin: string
	readonly scenario: string
	/** It is only told what would be done. */
	readonly isSimulated: boolean
}

/** A row of `cscli hub|collections|parsers|scenarios list`. */
export interface HubItem {
	readonly kind: 'engine-item'
	/** `collections`, `parsers`, `scenarios`, … */
	readonly type: string
	readonly name: string
	readonly state: 'enabled' | 'disabled' | 'tainted' | 'local' | 'outdated'
}

/** `cscli simulation status`. */
export interface Simulation {
	readonly kind: 'engine-simulation'
	readonly isGlobal: boolean
	/** Scenarios that are the other way round. */
	readonly exceptions: readonly string[]
}

/** `cscli explain`: what became of the lines that it was given. */
export interface Explained {
	readonly kind: 'engine-explained'
	readonly outcome: 'parsed' | 'whitelisted' | 'failed'
	readonly line: string
}

/** A row of `cscli console status`. */
export interface ConsoleOption {
	readonly kind: 'engine-console-option'
	readonly name: string
	readonly isOn: boolean
}

/** A row of `cscli allowlists list`. */
export interface Allowlist {
	readonly kind: 'engine-allowlist'
	readonly name: string
	readonly entries: number
}

/** One of the engine's own files, or lines of it. Its first line is the one of the observation. */
export interface EngineFile {
	readonly kind: 'engine-file'
	readonly file: 'config' | 'acquisition' | 'profiles' | 'credentials' | 'simulation'
	readonly path: string | null
	readonly text: string
	/** False where only some of its lines were shown. */
	readonly isWhole: boolean
}
