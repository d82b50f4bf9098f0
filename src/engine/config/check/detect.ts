import type { Bouncer } from '../../../facts/bouncer'
import { optionOf } from './options'
import { type Reading, TextReader } from './reading'
import { isForeign } from './settings'

/** A file of this bouncer, by its name in the text. */
const namedWeight = 6
const optionWeight = 3
const legacyWeight = 2

/**
 * Reads a text as the file that it most probably is: many known options, few unknown ones, a path in a comment.
 *
 * @returns null when no option of any bouncer is in it.
 */
export function detect(text: string, bouncers: readonly Bouncer[]): Reading | null {
	const reader = new TextReader(text)
	const lower = text.toLowerCase()
	let best: { readonly reading: Reading; readonly score: number } | null = null
	for (const bouncer of bouncers) {
		const named = namesIn(lower, bouncer) ? namedWeight : 0
		for (const reading of reader.readings(bouncer)) {
			const score = scoreOf(reading)
			if (score > 0 && (!best || score + named > best.score)) best = { reading, score: score + named }
		}
	}
	return best?.reading ?? null
}

/** How well the items fit the file's options; 0 when none does. */
export function scoreOf({ bouncer, file, items, syntax }: Reading): number {
	let known = 0
	let legacy = 0
	for (const { key } of items) {
		if (optionOf(file, key)) known++
		else if (bouncer.legacyNames.some(({ name }) => name === key)) legacy++
	}
	if (known + legacy === 0) return 0
	const unknown = items.filter(({ key }) => !optionOf(file, key) && !isForeign(key, file)).length - legacy
	return Math.max(0.1, known * optionWeight + legacy * legacyWeight - unknown - syntax.length * 0.5)
}

function namesIn(text: string, bouncer: Bouncer): boolean {
	const paths = bouncer.deployments.flatMap(({ files }) => files.map(({ path }) => path.split('/').pop()?.toLowerCase() ?? ''))
	return paths.some((name) => name.includes('crowdsec') && text.includes(name))
}
