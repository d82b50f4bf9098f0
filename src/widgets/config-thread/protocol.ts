import type { CheckedPaste } from '../../engine/config/check/check-paste'
import type { ConvertRequest, convert } from '../../engine/config/convert/convert'
import type { Answer } from '../../engine/config/types'
import type { BouncerId } from '../../facts/bouncer'

/** What a thread can hand over of a checked paste: its pieces hold functions. */
export type CheckedText = Pick<CheckedPaste, 'result' | 'corrects'>

/** What a page asks about a configuration file. */
export interface Questions {
	/** `chosen` counts where the file does not say whose it is, `given` always. */
	readonly check: {
		readonly asked: { readonly text: string; readonly given: BouncerId | null; readonly chosen: BouncerId | null }
		readonly answer: CheckedText
	}
	/** The same file with what the reader gave for that which its correction left. */
	readonly complete: {
		readonly asked: { readonly text: string; readonly given: BouncerId | null; readonly name: string | null; readonly answers: readonly Answer[] }
		readonly answer: CheckedText
	}
	readonly convert: { readonly asked: ConvertRequest; readonly answer: ReturnType<typeof convert> }
}

export type Question = { readonly [Name in keyof Questions]: { readonly name: Name; readonly asked: Questions[Name]['asked'] } }[keyof Questions]

export type ToConfigThread =
	/** Its code is there when this is answered: from then on nothing is requested any more. */
	{ readonly type: 'warm' } | { readonly type: 'ask'; readonly run: number; readonly question: Question } | { readonly type: 'cancel'; readonly run: number }

export type FromConfigThread =
	| { readonly type: 'ready' }
	| { readonly type: 'answer'; readonly run: number; readonly answer: Questions[keyof Questions]['answer'] }
