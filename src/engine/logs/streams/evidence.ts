import type { InputFormat } from '../../intake/input-format'
import type { Output } from '../../intake/outputs/output'
import type { SpeakerMark } from '../lines/search-plan'
import type { UnknownMessage } from '../lines/unknown-entries'
import type { RuleTally } from '../parts/tally'
import type { PullsByVoice } from '../pulls/pulls'
import type { Piece } from './pieces'

/** What a log says, as plain data: who says it, and what. Nothing is judged yet. */
export interface Evidence {
	readonly lines: number
	readonly bytes: number
	/** There is no text in it. */
	readonly isEmpty: boolean
	/** The reader's choice of a bouncer; null to detect. */
	readonly chosen: string | null
	/** The bouncer for which our collecting command was run; null where the text is none of its. */
	readonly collectedFor: string | null
	/** Lines of the paste whose end was cut off by a window or a status. */
	readonly cutLines: number
	/** What commands printed, in a text short enough to be taken apart. */
	readonly outputs: readonly Output[]
	/** When an archive was made that was read; null for none. */
	readonly takenAt: number | null
	/** The reader's clock; null where nobody told. */
	readonly now: number | null
	/** Assumed for times that have no year. */
	readonly year: number
	/** The first lines. */
	readonly head: readonly string[]
	/** In the order in which they were met. */
	readonly streams: readonly StreamEvidence[]
	/** The last time that stands in the log, milliseconds since 1970. */
	readonly lastTime: number | null
	readonly input: InputFormat
}

/** What one stream says: a container, a unit, a piece of the paste. */
export interface StreamEvidence {
	/** Empty where nothing tells. */
	readonly name: string
	/** The piece of the paste in which it was met first; null for a paste of one piece. */
	readonly piece: Piece | null
	/** As far as they were counted: all in a short text, else those that were looked at. */
	readonly lines: number
	readonly marks: readonly SpeakerMark[]
	readonly tallies: readonly RuleTally[]
	readonly pulls: PullsByVoice
	/** What looks like an error and is not known, most frequent first. */
	readonly unknown: readonly UnknownMessage[]
}
