import type { Value } from '../../../facts/bouncer'

/** One setting of a document that is to be written. */
export interface Setting {
	/** Levels from the document's root. */
	readonly path: readonly string[]
	readonly value: Value
	/** Stands above the line where the format has comments. */
	readonly comment?: string
}

/** What a generator builds before anything is text: fixed surroundings, then settings in their order. */
export interface SettingsDocument {
	/** First line as a comment, where the format has comments. */
	readonly title: string
	readonly frame: Readonly<Record<string, unknown>>
	readonly settings: readonly Setting[]
}

/** A setting as it stands in a text. Lines and columns count from 1. */
export interface Entry {
	readonly path: readonly string[]
	/** Null for an empty value; lists and maps that are not scalars are given as they were parsed. */
	readonly value: unknown
	/** As written, without quotes. */
	readonly text: string
	readonly line: number
	readonly column: number
	/** Where the value stands in the text, in UTF-16 units; null where it has no place of its own. */
	readonly range: readonly [number, number] | null
	/** The program works it out (`getenv('KEY')`, `{env.KEY}`): nobody can tell from the text what it will be. */
	readonly computed?: boolean
	/** Written in quotes where the format tells texts from other values by them. */
	readonly quoted?: boolean
	/** Which block, call or service of the text it stands in, from 1, where the path does not tell; 0 or absent outside of all. */
	readonly block?: number
	/** Which document of several in one text, from 0. */
	readonly document?: number
	/** The line at which an alias (`*name`, `<<: *name`) brings it in, where it is written at another place. */
	readonly broughtIn?: number
	/** Stands itself in a map of Compose, where a name twice is a fault of the document, whoever reads the values. */
	readonly ofMap?: true
}

/** What a reader of a format can stumble over. */
export type SyntaxCode = 'syntax' | 'equals-sign' | 'label-without-equals' | 'line-without-equals' | 'no-php-tag'

export interface SyntaxProblem {
	readonly code: SyntaxCode
	readonly line: number
	readonly column: number
	readonly key: string | null
	readonly message: string
	readonly fix: string
	readonly severity: 'error' | 'warning'
	/** What puts it right, where that is certain. */
	readonly edit?: { readonly from: number; readonly to: number; readonly text: string }
	/** Nothing behind it was read, so nobody knows what stands there. */
	readonly swallows?: true
}

export interface Read {
	readonly entries: readonly Entry[]
	readonly problems: readonly SyntaxProblem[]
}

/** A document as text, and where in it its settings are, those of the frame as well. */
export interface Written {
	readonly text: string
	readonly settings: readonly WrittenSetting[]
}

export interface WrittenSetting {
	readonly path: readonly string[]
	readonly value: Value
	/** Line, from 1, on which it begins. */
	readonly line: number
}

/** A value that a format cannot hold: the reason is for the reader. */
export class Unwritable extends Error {
	constructor(
		readonly path: readonly string[],
		reason: string,
	) {
		super(reason)
	}
}
