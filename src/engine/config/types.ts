import type { BouncerId, ListSource, Severity, Value } from '../../facts/bouncer'
import type { EndpointAddress } from './endpoint'

/** What the generator is given. */
export interface Settings {
	readonly bouncer: BouncerId
	readonly deployment: string
	readonly source: ListSource
	readonly endpoint: EndpointAddress
	/** Empty when the reader has not typed it yet: the file then holds a placeholder and a warning says so. */
	readonly key: string
	/** Seconds between two pulls; null for the bouncer's advised value. */
	readonly intervalSeconds: number | null
	/** Options by key, as typed values. */
	readonly options: Readonly<Record<string, Value>>
}

export interface GeneratedFile {
	readonly path: string
	/** Octal, e.g. `0600`; null where it does not apply. */
	readonly mode: string | null
	readonly owner: string | null
	readonly purpose: string
	/** True when the text belongs into a file that exists already. */
	readonly fragment: boolean
	/** Prism language. */
	readonly language: string
	readonly content: string
	/** Paths that its settings name and that no package brings: certificates, templates, programs of the administrator. */
	readonly references: readonly string[]
	/** Explains the lines of `content` that hold a setting, by line number from 1. */
	readonly lines: readonly { readonly line: number; readonly key: string; readonly meaning: string }[]
}

export interface Step {
	readonly title: string
	/** Null for a step that is not a command. */
	readonly command: string | null
}

export interface Notice {
	readonly code: string
	readonly message: string
	/** The option that it is about, where there is one. */
	readonly setting?: string
}

/** JSON of `bouncer-doctor generate --json` without `schema`. */
export interface Generated {
	readonly files: readonly GeneratedFile[]
	readonly steps: readonly Step[]
	readonly warnings: readonly Notice[]
}

/** Bad input is a value, not an exception: it is shown beside the field it belongs to. */
export interface Refusal {
	/** The setting at fault: `url`, `key`, `deployment`, `bouncer`, `source`, `interval`, or an option's key. */
	readonly setting: string
	readonly message: string
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal[] }

export interface Problem {
	readonly code: string
	/** `error`: it will not pull or block; `warning`: it will, but not as meant. */
	readonly severity: Severity
	readonly line: number | null
	readonly column: number | null
	readonly key: string | null
	/** What happens at run time. */
	readonly message: string
	readonly fix: string
}

/** Replaces a part of a text, in UTF-16 units; everything outside of it stays as it is. */
export interface Edit {
	readonly from: number
	readonly to: number
	readonly text: string
}

/** A correction that can be applied alone: `applyEdits(text, change.edits)`. */
export interface Change {
	/** Line of the checked text where it begins. */
	readonly line: number
	readonly key: string | null
	/** The lines that its first edit touches, before and after all that it changes there. */
	readonly from: string
	readonly to: string
	/** Why: the messages of the problems that it puts right. */
	readonly reason: string
	/** `code` of the problem. */
	readonly problem: string
	readonly edits: readonly Edit[]
}

/** JSON of `bouncer-doctor check --json` without `schema`. */
export interface CheckResult {
	readonly bouncer: BouncerId | null
	/** Other bouncers whose file this text could be just as well, when it was to be found out. */
	readonly candidates: readonly BouncerId[]
	/** No problem of severity `error` or `warning`. */
	readonly ok: boolean
	readonly problems: readonly Problem[]
	/** The whole corrected file, everything else untouched; null when nothing could be corrected. */
	readonly fixed: string | null
	/** What `fixed` is made of, in the order of the lines. */
	readonly changes: readonly Change[]
}
