import type { SearchRule } from '../../../facts/errors/rule'

/**
 * Who tells of a pull: the bouncer itself, or somebody beside it, such as the engine's access log or curl. What the engine
 * answered to somebody does not prove that this bouncer got it.
 */
export type Voice = 'bouncer' | 'other'

export function voiceOf(rule: SearchRule): Voice {
	return rule.bouncers.length > 0 ? 'bouncer' : 'other'
}

/** What a line tells of a pull, as a number that threads and the kernel can hand on. */
export type PullKind = number
export const otherVoice = 1
export const worked = 2

/** @returns Null when the rule's lines tell of no pull. */
export function pullKindOf(rule: SearchRule): PullKind | null {
	if (rule.pull === null) return null
	return (voiceOf(rule) === 'other' ? otherVoice : 0) | (rule.pull === 'ok' ? worked : 0)
}
