import { checkPasted, type PastedFile } from '../engine/verdict/check-pasted'
import type { Verdict } from '../engine/verdict/verdict'
import { withConfigs } from '../engine/verdict/with-configs'
import { bouncers } from '../facts/bouncers'

/** A text that is short enough to be a file, or to hold some. */
export interface ShortInput extends PastedFile {
	readonly text: string
}

/** The verdict over some texts, with what the configuration files in them say. */
export function judgeConfigs(verdict: Verdict, inputs: readonly ShortInput[]): Verdict {
	return withConfigs(
		verdict,
		inputs.flatMap(({ text, ...file }) => checkPasted(text, bouncers, file)),
		bouncers,
	)
}
