import type { Bouncer } from '../../facts/bouncer'
import { check, readingOf } from '../config/check'
import { detect } from '../config/check/detect'
import type { CheckResult } from '../config/types'
import { longestConfig } from './longest-config'
import { splitCollected } from './split-collected'
import { undatedParts } from './split-pasted'

/** A configuration file that stood in a pasted text. */
export interface PastedConfig {
	/** Its path, where the paste tells. */
	readonly name: string | null
	/** Line of the paste on which the file begins, from 1. */
	readonly firstLine: number
	readonly text: string
	readonly result: CheckResult
}

/** So many known settings make a text a configuration file that was pasted into the wrong box. */
const leastScore = 7

/** Reading a part as every kind of file takes some milliseconds; a paste with more parts is a log. */
const mostParts = 20

/** Checks the configuration files in what a reader pasted into the log box: those of a collected text, the paste itself, or parts of it. */
export function checkPasted(text: string, bouncers: readonly Bouncer[]): readonly PastedConfig[] {
	const sections = splitCollected(text)
	if (sections) {
		const id = sections.find(({ kind }) => kind === 'bouncer')?.name.split(' ')[0]
		const bouncer = bouncers.find((known) => known.id === id)?.id ?? null
		const files = sections
			.filter((section) => section.kind === 'config' && section.text.trim() !== '')
			.map((section) => ({
				name: section.name,
				firstLine: section.firstLine,
				text: section.text,
				result: check(section.text, bouncer, bouncers, section.name),
			}))
			.filter(({ result }) => result.problems.every(({ code }) => code !== 'not-recognised'))
		return merged(files, sections, bouncers)
	}
	if (text.length > longestConfig) return []
	const parts = undatedParts(text)
	const found = parts.slice(0, mostParts).flatMap((part) => asConfig(part.text, part.name, part.firstLine, bouncers) ?? [])
	if (found.length > 0) return merged(found, parts, bouncers)
	const undated = parts.reduce((sum, part) => sum + part.text.length, 0)
	if (undated * 2 < text.length) return []
	const whole = asConfig(text, null, 1, bouncers)
	return whole ? [whole] : []
}

/** @returns null when the text is no configuration file that we know. */
function asConfig(text: string, name: string | null, firstLine: number, bouncers: readonly Bouncer[]): PastedConfig | null {
	const detected = detect(text, bouncers)
	if (!detected || detected.fit < leastScore) return null
	return { name, firstLine, text, result: check(text, detected.reading.bouncer.id, bouncers, name) }
}

/** A file beside its `.local`: what that one sets anew is no fault of this one. */
function merged(
	files: readonly PastedConfig[],
	parts: readonly { readonly name: string | null; readonly text: string }[],
	bouncers: readonly Bouncer[],
): readonly PastedConfig[] {
	return files.map((file) => {
		const over = file.name === null ? undefined : parts.find(({ name }) => name === `${file.name}.local`)
		if (!over || file.result.bouncer === null) return file
		const keys = new Set(readingOf(over.text, file.result.bouncer, bouncers)?.items.map(({ key }) => key))
		const problems = file.result.problems.filter(({ key }) => key === null || !keys.has(key))
		return { ...file, result: { ...file.result, problems, ok: problems.every(({ severity }) => severity === 'info') } }
	})
}
