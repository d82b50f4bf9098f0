import type { Bouncer } from '../../facts/bouncer'
import { check } from '../config/check'
import { detect } from '../config/check/detect'
import type { CheckResult } from '../config/types'
import { splitCollected } from './split-collected'

/** A configuration file that stood in a pasted text. */
export interface PastedConfig {
	/** Its path, or null when the whole paste is the file. */
	readonly name: string | null
	/** Line of the paste on which the file begins, from 1. */
	readonly firstLine: number
	readonly text: string
	readonly result: CheckResult
}

/** Longer texts are logs. */
const longestConfig = 200_000

/** So many known settings make a text a configuration file that was pasted into the wrong box. */
const leastScore = 7

/** Checks the configuration files in what a reader pasted into the log box: those of a collected text, or the paste itself. */
export function checkPasted(text: string, bouncers: readonly Bouncer[]): readonly PastedConfig[] {
	const sections = splitCollected(text)
	if (sections) {
		const id = sections.find(({ kind }) => kind === 'bouncer')?.name.split(' ')[0]
		const bouncer = bouncers.find((known) => known.id === id)?.id ?? null
		return sections
			.filter((section) => section.kind === 'config' && section.text.trim() !== '')
			.map((section) => ({ name: section.name, firstLine: section.firstLine, text: section.text, result: check(section.text, bouncer, bouncers) }))
			.filter(({ result }) => result.problems.every(({ code }) => code !== 'not-recognised'))
	}
	if (text.length > longestConfig) return []
	const detected = detect(text, bouncers)
	if (!detected || detected.fit < leastScore) return []
	return [{ name: null, firstLine: 1, text, result: check(text, detected.reading.bouncer.id, bouncers) }]
}
