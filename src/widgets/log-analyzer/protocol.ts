import type { Correction } from '../../engine/intake/input-format'
import type { PastedConfig } from '../../engine/verdict/check-pasted'
import type { Verdict } from '../../engine/verdict/verdict'
import type { CheckedText } from '../config-thread/protocol'
import type { KnownSettings } from './known-settings'
import type { RecognisedPiece } from './recognised'

/** What the page and the worker say to each other. Every message names the run that it belongs to; answers of an old run are dropped. */
export type ToWorker =
	| { readonly type: 'warm' }
	| { readonly type: 'text'; readonly run: number; readonly text: string; readonly year: number; readonly correction: Correction }
	| { readonly type: 'files'; readonly run: number; readonly files: readonly File[]; readonly year: number; readonly correction: Correction }
	| { readonly type: 'cancel'; readonly run: number }

export type FromWorker =
	/** Everything that a verdict needs is loaded: from here on nothing is requested any more. */
	| { readonly type: 'ready' }
	| { readonly type: 'progress'; readonly run: number; readonly progress: Progress }
	| {
			readonly type: 'verdict'
			readonly run: number
			readonly answer: Answer
	  }
	| { readonly type: 'failed'; readonly run: number; readonly message: string }

/** What a paste or a file came to. */
export interface Answer {
	readonly verdict: Verdict
	/** Configuration files that stood in the text. */
	readonly configs: readonly PastedConfig[]
	/** The text that was read; null for one as long as only a log is. */
	readonly text: string | null
	/** What the text is made of; none for a long one. */
	readonly pieces: readonly RecognisedPiece[]
	/** Looked at as a configuration file; null for a log. */
	readonly file: CheckedText | null
	readonly known: KnownSettings
	readonly milliseconds: number
	/** The reader stopped it. */
	readonly partial: boolean
}

export interface Progress {
	/** Of the file, packed where it is packed. */
	readonly bytes: number
	readonly total: number
	readonly lines: number
	/** Messages recognised so far, and the first of them. */
	readonly findings: number
	readonly first: readonly string[]
	/** Since the reading began. */
	readonly milliseconds: number
}
