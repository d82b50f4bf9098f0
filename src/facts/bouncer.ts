/**
 * What a bouncer is to this project: the shape of one file in `bouncers/`.
 *
 * Page, selector, commands, generator, checker and CLI all read these facts, so nothing about a bouncer is
 * written twice. Everything here is data: no functions, so that it can be printed (`doctor bouncers --json`).
 */

import type { ConstraintCode } from './constraint-codes'

export const bouncerIds = [
	'nginx',
	'openresty',
	'ingress-nginx',
	'nginx-module',
	'apache',
	'traefik',
	'traefik-forwardauth',
	'haproxy',
	'haproxy-spoa',
	'caddy',
	'envoy',
	'wordpress',
	'php-standalone',
	'php-lib',
	'magento',
	'cloudflare-worker',
	'cloudflare-legacy',
	'fastly',
	'aws-waf',
	'firewall',
	'custom',
	'blocklist-mirror',
	'windows-firewall',
	'go-sdk',
	'python-sdk',
	'nodejs',
] as const

export type BouncerId = (typeof bouncerIds)[number]

export const kinds = ['web-server', 'reverse-proxy', 'application', 'cloud', 'host', 'sdk'] as const
export type Kind = (typeof kinds)[number]

/** `owner/repo:path` of an upstream file, or an address. Several facts may rest on one source. */
export type Source = `${string}/${string}:${string}` | `https://${string}`

export type Scalar = string | number | boolean
export type Value = Scalar | readonly Scalar[]

/**
 * `duration` is a Go duration (`10s`, `1h30m`); plain numbers of seconds are `int` with a `unit`. `path` is a file or folder of the
 * host’s disk; the path of an address is `url-path`.
 */
export type OptionType =
	| 'string'
	| 'url'
	| 'url-path'
	| 'host'
	| 'address'
	| 'path'
	| 'bool'
	| 'int'
	| 'float'
	| 'duration'
	| 'size'
	| 'enum'
	| 'list'
	| 'map'
	| 'pem'
	| 'code'

export type Severity = 'error' | 'warning' | 'info'

/** What the program really does with something it does not like. */
export interface Reaction {
	readonly severity: Severity
	/** One sentence that completes "then …": what the reader will see. */
	readonly effect: string
}

export interface Option {
	/** As written in the file, dots between the levels (`nftables.ipv4.enabled`), below the file's `root`. */
	readonly key: string
	readonly type: OptionType
	/** What the program uses when the option is absent; null when it then has no value. */
	readonly default: Value | null
	/** What the file shipped with the package or image sets, when that differs from the default. */
	readonly packaged?: Value
	readonly required?: boolean
	/** Options that take its place: with one of them it may be absent. */
	readonly alternatives?: readonly string[]
	readonly allowed?: readonly Scalar[]
	/** Values are compared without regard to case. */
	readonly anyCase?: boolean
	readonly unit?: string
	readonly min?: number
	readonly max?: number
	readonly secret?: boolean
	/** What it is for, where no recipe fills it and its name is not the bouncer's `endpoint.option` or `keyOption`. */
	readonly role?: 'endpoint' | 'key' | 'interval'
	/** What the whole value must look like: a regular expression, and in words that complete “takes …”. */
	readonly form?: { readonly pattern: string; readonly says: string }
	/** What each item of a list must be: an address or a range of addresses, or an address alone. */
	readonly items?: 'cidr' | 'address'
	/** It names a program that is started, or what that is given: nobody else may set it by a link. */
	readonly runs?: true
	/** The program makes this file or folder itself when it is missing; the folder above has to be there. */
	readonly made?: true
	/** What happens when it is there and empty, where that is worth a word. */
	readonly whenEmpty?: Reaction
	/** What it does, in one or two sentences for an administrator. */
	readonly meaning: string
	/** A trap that belongs to this option. */
	readonly note?: string
	readonly since?: string
	readonly until?: string
	/** The program looks at it only while this holds: in one mode for example. */
	readonly counts?: Condition
	/** Set when no code reads it: the reason, shown instead of an explanation. */
	readonly ignored?: string
	/** It may stand several times: each one adds to the others, or sets it anew. */
	readonly mayRepeat?: true
	/** Of an entry of a list: what the program does when another entry has the same value. */
	readonly unique?: Reaction
	/** Overrides the file's `badValue`. */
	readonly badValue?: Reaction
	readonly source: readonly Source[]
}

/**
 * `environment`: variables of a container, as Compose, Kubernetes or a command give them; `fields`: what an admin screen stores;
 * `code`: a program of the reader's own.
 */
export type FileFormat =
	| 'env'
	| 'environment'
	| 'yaml'
	| 'toml'
	| 'json'
	| 'php'
	| 'nginx'
	| 'apache'
	| 'haproxy'
	| 'caddyfile'
	| 'labels'
	| 'fields'
	| 'code'
	| 'shell'
	| 'text'

/** How a KEY=VALUE file is really read; the families differ from each other and from every dotenv. */
export interface EnvQuirks {
	/** Spaces around key and value are removed. */
	readonly trims: boolean
	/** Quotes around a value are removed. */
	readonly unquotes: boolean
	/** `KEY=value # text` loses the text. */
	readonly inlineComments: boolean
	/** A carriage return at the end of a line is removed. */
	readonly acceptsCrlf: boolean
	/** What happens at a line without `=`. */
	readonly lineWithoutEquals: 'ignored' | 'stops-reading' | 'fatal'
	/** Which part of `a=b=c` is the value of `a`. */
	readonly equalsInValue: 'kept' | 'cut'
	/**
	 * The lines are those of a container’s variables: `docker run --env-file` takes quotes and comments as part of a value, Compose
	 * takes them off: https://docs.docker.com/compose/env-file/.
	 */
	readonly takenOffByCompose?: true
}

export interface ConfigFile {
	/** Unique within the bouncer; recipes refer to it. */
	readonly id: string
	readonly title: string
	readonly format: FileFormat
	/** Other forms in which readers have the same options. */
	readonly alsoAs?: readonly FileFormat[]
	/** The file belongs to another program: only names that begin with this, in any case, are the bouncer's; false: only the options are. */
	readonly ownNames?: string | false
	/** A text in place of a number or of true and false is refused: `'true'` is no `true`. */
	readonly strictTypes?: boolean
	/** Path under which the options stand, dots between levels, `*` for a name the administrator chooses. */
	readonly root?: string
	/** A list may also be one text with commas. */
	readonly listsAsText?: boolean
	/** Option names are matched without regard to case. */
	readonly anyCase?: boolean
	readonly options: readonly Option[]
	readonly quirks?: EnvQuirks
	readonly unknownKey: Reaction
	readonly badValue: Reaction
	/** What two lines of one name do, in the same block where the format has blocks; for YAML and TOML the usual is a refusal. */
	readonly repeatedKey?: Reaction
	/** A second file that wins over this one, and how. */
	readonly override?: string
	/** Whether and how `${VAR}` in the file is replaced. */
	readonly expandsEnv?: string
	/** A version that distributions still ship and that does not replace it, as “Debian’s version 0.0.25”. */
	readonly literalEnv?: string
}

/** `integration`: an endpoint handed out by the Console. `engine`: the Local API of the reader's own Security Engine. */
export type ListSource = 'integration' | 'engine'

/** Where a value of a generated file comes from. */
export type Filling =
	| { readonly is: Value }
	| { readonly from: 'endpoint' | 'endpoint-scheme' | 'endpoint-host' | 'endpoint-hostname' | 'endpoint-port' | 'endpoint-path' | 'key' | 'interval' }

export interface SettingLine {
	/** An option of the config file. */
	readonly key: string
	readonly value: Filling
	/** Written above the line where the format has comments: why this value. */
	readonly comment?: string
	/** Only for this source of the list. */
	readonly when?: ListSource
	/** The path that it names is made by another of the generated files. */
	readonly brought?: true
}

interface RecipeBase {
	/** Full path, or a path relative to a folder of the administrator's choice (`compose.yaml`). */
	readonly path: string
	/** Octal mode and owner as the package sets them, e.g. `0600`, `root:root`; null where the file system is not ours. */
	readonly mode: string | null
	readonly owner?: string
	/** The systemd unit whose user must be able to read it, where only the host knows that user. */
	readonly readBy?: string
	/** It is merged over this other file, so what it does not say may stand there. */
	readonly over?: string
	/** What the file is for, one sentence. */
	readonly purpose: string
	readonly when?: ListSource
}

/** A file made of options. The serialiser for `format` builds the document from the lines, in their order. */
export interface SettingsRecipe extends RecipeBase {
	readonly kind: 'settings'
	/** `ConfigFile.id`. */
	readonly file: string
	/** Overrides the config file's format (the same options as YAML, TOML, labels, …). */
	readonly format?: FileFormat
	/** Where the options hang in the document, e.g. `['http', 'middlewares', 'crowdsec', 'plugin', 'bouncer']`. */
	readonly under?: readonly string[]
	/** For YAML, TOML and JSON: what else the document holds, before the options. */
	readonly frame?: Readonly<Record<string, unknown>>
	readonly lines: readonly SettingLine[]
}

/**
 * A file, or a part of one, that is text around a few values: `{{endpoint}}`, `{{endpoint-scheme}}`, `{{endpoint-host}}`,
 * `{{endpoint-hostname}}`, `{{endpoint-port}}`, `{{endpoint-path}}`, `{{key}}`, `{{interval}}` (in the bouncer’s unit) and
 * `{{interval-cron}}` are replaced.
 */
export interface TextRecipe extends RecipeBase {
	readonly kind: 'text'
	readonly format: FileFormat
	readonly text: string
	/** True when the text belongs into a file that exists already. */
	readonly fragment?: boolean
	/**
	 * What stands there when the reader comes: `packaged`: these very lines, which a second time would break the file; `list`: a list of
	 * the same name, which goes on to hold what it held.
	 */
	readonly present?: 'packaged' | 'list'
}

export type FileRecipe = SettingsRecipe | TextRecipe

export interface Command {
	readonly run: string
	/** Default `bash`. `click` is a path through a user interface, not a command. */
	readonly shell?: 'bash' | 'powershell' | 'click'
	readonly note?: string
	/** It asks the endpoint for the list, which counts against what a plan allows. */
	readonly pulls?: true
	/** It starts or changes something, or calls a third party: nobody runs it only to look. */
	readonly acts?: true
	/** How we know that it exists: run by us, or read in a source. */
	readonly known: 'run' | 'source'
}

/** Absent means: this deployment has no such command, and `none` says why where that surprises. */
export interface Commands {
	readonly install?: readonly Command[]
	readonly start?: Command
	readonly stop?: Command
	readonly restart?: Command
	readonly reload?: Command
	readonly enable?: Command
	readonly status?: Command
	/** Prints what the program has stored, where no file holds it. */
	readonly settings?: Command
	/** Tests the configuration; `note` says what the test does not see. */
	readonly test?: Command
	readonly version?: Command
	readonly none?: string
}

/** A word of a command: as it stands, or the value that an option has in the generated files. */
export type Word = string | { readonly option: string }

/** What a deployment, or the value of an option, asks of the reader beyond saving, testing and restarting. */
export interface OwnStep {
	/** `first`: before anything is touched; `saved`: after the files are in place; `test`, `restart`: with those; `last`: after the first pull. */
	readonly at: 'first' | 'saved' | 'test' | 'restart' | 'last'
	/** What to do, and why where that is not plain: a sentence without its full stop. */
	readonly title: string
	/** Commands as their words, each run when the one before it went well. */
	readonly run?: readonly (readonly Word[])[]
	/** Instead of a command: a path through a user interface. */
	readonly click?: string
	/** Only while this holds for the settings of the generated files. */
	readonly when?: Condition
	readonly source: readonly Source[]
}

/** Two packages of one name: what is made for one of them does not work with the other. */
export interface PackageOrigin {
	readonly from: 'crowdsec' | 'debian'
	/** The deployment for the other one. */
	readonly other: string
	/** What happens to this file with the other package; one sentence. */
	readonly otherwise: string
}

export interface LogPlace {
	/** Path, unit, stream or screen. */
	readonly where: string
	readonly view: Command
	/** How to read it as fast as possible: what to look for. */
	readonly note?: string
}

export interface Deployment {
	readonly id: string
	readonly name: string
	readonly platform: 'linux' | 'bsd' | 'windows' | 'container' | 'kubernetes' | 'cloud' | 'application' | 'library'
	readonly note?: string
	/** systemd unit, container or service name, where there is one. */
	readonly unit?: string
	readonly files: readonly FileRecipe[]
	readonly commands: Commands
	readonly steps?: readonly OwnStep[]
	readonly package?: PackageOrigin
	readonly logs: readonly LogPlace[]
	/** Set when this deployment cannot work with one of the two sources of the list. */
	readonly unsupported?: Partial<Readonly<Record<ListSource, string>>>
}

/** A container image in which this bouncer runs. */
export interface Image {
	/** The end of its repository’s name, without registry and tag, in lower case: `crowdsecurity/spoa-bouncer`. */
	readonly repository: string
	/** Of a host program: the bouncer is in the container only where one of these words, in lower case, stands among its variables, flags and labels. */
	readonly hostOf?: readonly string[]
	/** The official image does not have the bouncer, so administrators build one, whose name has this one’s as a word of it. */
	readonly rebuilt?: true
	/** `ConfigFile.id` of its variables; absent where it reads a file, or a script of the administrator’s makes one. */
	readonly variables?: string
	readonly source: readonly Source[]
}

/** Words that tell of this bouncer although they are no setting of it: the other half of its configuration, or what builds it. */
export interface Sign {
	/** In lower case, on one line of the text that is no comment. */
	readonly text: string
	/** What such a text does, as a sentence. */
	readonly says: string
	/** What to paste instead. */
	readonly settings: string
	readonly source: readonly Source[]
}

/** A module that a host program loads by a name of the administrator's choice, below which its settings must stand too. */
export interface HostModule {
	/** What the host knows it by. */
	readonly module: string
	/** Levels of the host's own configuration below which such a name stands: `experimental.plugins`. */
	readonly declaredBelow: readonly string[]
	/** What stands below the name and holds the module. */
	readonly key: string
	/** With what the host's variables begin: each `_` after it is a step down the levels. */
	readonly variables: string
	/** Words and paths, in whatever case, that tell of a file of the host's own: with one it reads neither flags nor variables. */
	readonly ownFile: readonly string[]
	/** What the host does with settings below another name, as a sentence without its full stop. */
	readonly effect: string
	readonly source: readonly Source[]
}

export interface EndpointUse {
	/** The option (or directive) that holds the address. */
	readonly option: string
	/** `base`: no trailing slash; `base-slash`: with one; `parts`: scheme, host and path in options of their own; `host`: host:port only. */
	readonly form: 'base' | 'base-slash' | 'parts' | 'host'
	/** What the program appends by itself. */
	readonly appends: string
	/** What happens to a trailing slash the reader leaves or forgets. */
	readonly slash: string
	/** With a slash at its end no pull works. */
	readonly slashBreaks?: boolean
	/** The program removes any number of slashes at the end. */
	readonly stripsSlashes?: boolean
	/** What really happens when the address already ends in `/v1/decisions/stream`. */
	readonly fullPath: string
	readonly source: readonly Source[]
}

export interface Interval {
	readonly option: string
	/** `seconds`: a bare number; `duration`: a Go duration. */
	readonly unit: 'seconds' | 'minutes' | 'duration' | 'cron'
	readonly default: string
	readonly note?: string
	/** It does not pull when it starts: the first pull comes one interval later. */
	readonly waits?: true
}

/** A line that begins with these words. */
export interface LineWords {
	readonly line: string
	/** Not in a block of this name, nor in a snippet of a Caddyfile, which may be used anywhere. */
	readonly outside?: string
	/** What must stand in it. */
	readonly with?: string
	/** What must not. */
	readonly without?: string
}

/** When a condition over the options of a file holds, a problem is reported. Data, so that the checker has one mechanism. */
export type Condition =
	| { readonly option: string; readonly is: readonly Scalar[] }
	| { readonly option: string; readonly present: boolean }
	| { readonly option: string; readonly below: number }
	/** Such a line stands somewhere in the text, also outside of the options. */
	| (LineWords & { readonly present: boolean })
	| { readonly source: ListSource }
	| { readonly all: readonly Condition[] }
	| { readonly any: readonly Condition[] }
	| { readonly not: Condition }

export interface Constraint {
	readonly code: ConstraintCode
	readonly severity: Severity
	/** `ConfigFile.id`. */
	readonly file: string
	/** The option at fault. An absent option counts with its default in `is` and `below`. */
	readonly key: string
	readonly when: Condition
	/** What happens at run time. */
	readonly message: string
	readonly fix: string
	/** The correction, where one value is right. */
	readonly set?: Value
	/** Where the option itself stands nowhere: the problem is shown at the first such line. */
	readonly at?: LineWords
}

/** A name that some page told readers to use and that no program reads. */
export interface LegacyName {
	readonly name: string
	readonly what: 'key' | 'service' | 'file' | 'directive' | 'module'
	/** The option that takes its place, when there is one. */
	readonly option?: string
	/** It was to hold the whole address, which stands in several options of this bouncer. */
	readonly holds?: 'endpoint'
	/** The file of the package has it: nobody made a mistake. */
	readonly packaged?: boolean
	readonly instead: string
}

export interface Trap {
	readonly what: string
	readonly fix: string
	readonly source: readonly Source[]
}

export interface Mark {
	/** Text that this bouncer prints, in any case. */
	readonly text: string
	/** 3: only this bouncer prints it; 2: likely; 1: fits. */
	readonly weight: 1 | 2 | 3
}

export interface Checked {
	readonly program: string
	readonly version: string
	/** ISO date. */
	readonly date: string
	readonly how: 'run' | 'source' | 'documentation'
}

export interface Bouncer {
	readonly id: BouncerId
	readonly name: string
	/** Words that readers type for it, lower case. */
	readonly aliases: readonly string[]
	readonly kind: Kind
	readonly summary: string
	readonly integration: {
		readonly works: 'yes' | 'partly' | 'no'
		readonly why: string
		/** Settings and surroundings without which it does not work. */
		readonly needs: readonly string[]
		/** What to use instead where it does not. */
		readonly instead?: readonly BouncerId[]
		readonly source: readonly Source[]
	}
	readonly endpoint: EndpointUse
	readonly keyOption: string
	readonly interval: Interval | null
	readonly modes: readonly string[]
	readonly files: readonly ConfigFile[]
	readonly images?: readonly Image[]
	readonly signs?: readonly Sign[]
	readonly hostModule?: HostModule
	/** The first one is what most readers have. */
	readonly deployments: readonly Deployment[]
	readonly constraints: readonly Constraint[]
	readonly legacyNames: readonly LegacyName[]
	readonly healthyPull: {
		/** Whether a working pull leaves a line at the packaged log level. */
		readonly trace: 'always' | 'with-changes' | 'debug' | 'never'
		readonly sample?: string
		readonly meaning: string
	}
	readonly traps: readonly Trap[]
	/** How to see that blocking works, and the way back. */
	readonly blockTest: { readonly do: readonly Command[]; readonly undo: readonly Command[]; readonly note: string }
	readonly marks: readonly Mark[]
	readonly links: readonly { readonly title: string; readonly href: `https://${string}` }[]
	readonly checked: readonly Checked[]
	/** What nobody knows yet. The product says so instead of guessing. */
	readonly unknown: readonly string[]
}
