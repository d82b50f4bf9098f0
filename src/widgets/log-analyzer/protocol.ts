import type { PastedConfig } from '../../engine/collect/check-pasted'
import type { Correction } from '../../engine/logs/input-format'
import type { Verdict } from '../../engine/verdict'

/** What the page and the worker say to each other. Every message names the run that it belongs to; answers of an old run are dropped. */
export type ToWorker =
	| { readonly type: 'warm' }
	| { readonly type: 'text'; readonly run: number; readonly text: string; readonly year: number; readonly correction: Correction }
	| { readonly type: 'file'; readonly run: number; readonly file: Blob; readonly name: string; readonly year: number; readonly correction: Correction }
	| { readonly type: 'cancel'; readonly run: number }

export type FromWorker =
	/** Everything that a verdict needs is loaded: from here on nothing is requested any more. */
	| { readonly type: 'ready' }
	| { readonly type: 'progress'; readonly run: number; readonly progress: Progress }
	| {
			readonly type: 'verdict'
			readonly run: number
			readonly verdict: Verdict
			/** Configuration files that stood in the text. */
			readonly configs: readonly PastedConfig[]
			readonly milliseconds: number
			readonly partial: boolean
	  }
	| { readonly type: 'failed'; readonly run: number; readonly message: string }

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
