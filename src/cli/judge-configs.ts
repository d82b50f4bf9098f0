import { checkPasted } from '../engine/collect/check-pasted'
import { withConfigs } from '../engine/collect/with-configs'
import type { Verdict } from '../engine/verdict'
import { bouncers } from '../facts/bouncers'

/** The verdict over a text, with what the configuration files in it say. */
export function judgeConfigs(verdict: Verdict, text: string): Verdict {
	return withConfigs(verdict, checkPasted(text, bouncers), bouncers)
}
