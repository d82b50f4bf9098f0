import type { BouncerId, ListSource, Severity, Value } from '../../facts/bouncer'
import type { ProblemCode } from './problems/catalogue'
import type { EndpointAddress } from './values/endpoint'

/** What the generator is given. */
export interface Settings {
	readonly bouncer: BouncerId
	readonly deployment: string
	readonly source: ListSource
	/** Null when the reader has not given it yet: a placeholder stands in its place, and a warning says so. */
	readonly endpoint: EndpointAddress | null
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
	/** The systemd unit whose user must be able to read it, where only the host knows that user. */
	readonly readBy: string | null
	readonly purpose: string
	/**
	 * What becomes of it: `whole`: the file; `added`: lines for a file that exists; `compared`: lines that a package has put into its
	 * file already; `merged`: items for a list that stands there; `entered`: fields of a screen, and no file.
	 */
	readonly kind: 'whole' | 'added' | 'compared' | 'merged' | 'entered'
	/** Prism language. */
	readonly language: string
	readonly content: string
	/**
	 * Paths that its settings name and that no package brings: certificates, templates, programs of the administrator. `made`: the
	 * program makes it, and only the folder has to be there.
	 */
	readonly references: readonly { readonly path: string; readonly made: boolean }[]
	/** Explains the lines of `content` that hold a setting, by line number from 1. */
	readonly lines: readonly { readonly line: number; readonly key: string; readonly meaning: string }[]
}

export interface Step {
	readonly title: string
	/** Null for a step that is not a command. */
	readonly command: string | null
	/** What the command is for; `click` is a path through a user interface. */
	readonly shell: 'bash' | 'powershell' | 'click' | null
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
	readonly code: ProblemCode
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
	readonly problem: ProblemCode
	readonly edits: readonly Edit[]
}

/** What a corrected file still lacks. */
export interface Left {
	readonly code: ProblemCode
	readonly key: string | null
	/** Line of the checked text; null where something is absent. */
	readonly line: number | null
	/** What only the reader has: the address of the tile, the key, a decision; `text`: something in the file that nobody can guess. */
	readonly needs: 'address' | 'key' | 'choice' | 'text'
}

/** What the reader gave for something that was left. It can be a key: it is kept in memory alone. */
export interface Answer extends Pick<Left, 'code' | 'key' | 'line'> {
	readonly value: string
}

export interface CorrectionState {
	/** `complete`: read again, no error is in `fixed`; `partial`: none but those of `left`; `none`: there is no corrected file. */
	readonly status: 'complete' | 'partial' | 'none'
	/** For the reader: how it was proven, or why there is none. */
	readonly why: string
	readonly left: readonly Left[]
	/** A second file that wins over this one, in words. */
	readonly override: string | null
}

/**
 * What a text is. `bouncer-file`: a bouncer's own configuration file; `engine-file`: one of the Security Engine's own, or values of its
 * Helm chart; `compose`: containers with their variables and labels, be it of
 * Compose, of Kubernetes or in commands; `env`: KEY=VALUE lines of no certain program; `template`: values are filled in later;
 * `other-language`: a source of Nix, Terraform, Ansible, a shell …; `fragment`: a part of a bouncer's file.
 */
export const sourceKinds = ['bouncer-file', 'engine-file', 'compose', 'env', 'template', 'other-language', 'fragment', 'unknown'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** What was recognised before anything was judged. Only what is `given` or `proven` may be edited. */
export interface TextSource {
	readonly kind: SourceKind
	/** `none`: the text does not prove a bouncer; `bouncer` is null then, and nothing is corrected. */
	readonly bouncerBy: 'given' | 'proven' | 'none'
	/** Of an `engine-file`, for the reader: which one it is. */
	readonly engineFile?: string
}

/** JSON of `bouncer-doctor check --json` without `schema`. */
export interface CheckResult {
	readonly bouncer: BouncerId | null
	readonly source: TextSource
	/** Other bouncers whose file this text could be just as well, when it was to be found out. */
	readonly candidates: readonly BouncerId[]
	/** No problem of severity `error` or `warning`. */
	readonly ok: boolean
	readonly problems: readonly Problem[]
	/** The whole corrected file, everything else untouched; null when nothing could be corrected. */
	readonly fixed: string | null
	readonly correction: CorrectionState
	/** What `fixed` is made of, in the order of the lines. */
	readonly changes: readonly Change[]
}
