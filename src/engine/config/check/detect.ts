import type { Bouncer, BouncerId } from '../../../facts/bouncer'
import { isForeign } from './names'
import { optionOf } from './options'
import { type Reading, TextReader } from './reading'

/** A file of this bouncer, by its name in the text. */
const namedWeight = 6
const optionWeight = 3
const legacyWeight = 2
const unmarkedCode = 0.01
const fewestNames = 3
/** Below this a text has more that does not fit than what does. */
const goodScore = 1

/** What a text most probably is, and the bouncers whose file it could be just as well. */
export interface Detected {
	readonly reading: Reading
	readonly others: readonly BouncerId[]
	/** How well it fits: three for each known setting, less for each unknown one. */
	readonly fit: number
}

/**
 * Reads a text as the file that it most probably is: many known options, few unknown ones, a path in a comment.
 *
 * @returns null when no option of any bouncer is in it.
 */
export function detect(text: string, bouncers: readonly Bouncer[]): Detected | null {
	const reader = new TextReader(text)
	const lower = text.toLowerCase()
	const best: Scored[] = []
	for (const bouncer of bouncers) {
		const named = namesIn(lower, bouncer) ? namedWeight : 0
		const code = marked(lower, bouncer) ? 1 : unmarkedCode
		let top: Scored | null = null
		for (const reading of reader.readings(bouncer)) {
			const fit = scoreOf(reading) * (reading.format === 'code' ? code : 1)
			if (fit > 0 && (!top || fit + named > top.score)) top = { reading, fit, score: fit + named }
		}
		if (top) best.push(top)
	}
	const [first, ...others] = best.sort((a, b) => b.score - a.score)
	const broken = first && first.score >= goodScore ? null : byNames(text, bouncers, reader)
	if (broken) return { reading: broken, others: [], fit: 0 }
	return first ? { ...first, others: others.filter(({ score }) => score === first.score).map(({ reading }) => reading.bouncer.id) } : null
}

/** A text that no parser takes: the file most of whose options begin a line of it. */
function byNames(text: string, bouncers: readonly Bouncer[], reader: TextReader): Reading | null {
	const words = new Set([...text.matchAll(/^[\s"'-]*([\w.-]+)\s*["']?\s*[:= ]/gm)].map(([, word]) => word?.toLowerCase()))
	let best: { readonly reading: Reading; readonly known: number } | null = null
	for (const bouncer of bouncers) {
		for (const reading of reader.readings(bouncer)) {
			const known = reading.file.options.filter(({ key }) => words.has(key.split('.').at(-1)?.toLowerCase())).length
			if (reading.syntax.length > 0 && known >= fewestNames && (!best || known > best.known)) best = { reading, known }
		}
	}
	return best?.reading ?? null
}

/** Code is read without a grammar, so any text has names in it: without a word of the library they count for little. */
function marked(text: string, { marks }: Bouncer): boolean {
	return marks.some((mark) => mark.weight > 1 && text.includes(mark.text.toLowerCase()))
}

interface Scored {
	readonly reading: Reading
	readonly fit: number
	readonly score: number
}

/** How well the items fit the file's options; 0 when none does. */
export function scoreOf({ bouncer, file, items, syntax }: Reading): number {
	let known = 0
	let legacy = 0
	for (const { key } of items) {
		if (optionOf(file, key.trim())) known++
		else if (bouncer.legacyNames.some(({ name }) => name === key.trim())) legacy++
	}
	if (known + legacy === 0) return 0
	const unknown = items.filter(
		({ key }) => !optionOf(file, key.trim()) && !isForeign(key, file) && !bouncer.legacyNames.some(({ name }) => name === key.trim()),
	).length
	const absent = file.options.filter(({ key, required }) => required && !key.includes('[]') && !items.some((item) => item.key.trim() === key)).length
	return Math.max(0.1, known * optionWeight + legacy * legacyWeight - unknown - absent - syntax.length * 0.5)
}

function namesIn(text: string, bouncer: Bouncer): boolean {
	const paths = bouncer.deployments.flatMap(({ files }) => files.map(({ path }) => path.split('/').pop()?.toLowerCase() ?? ''))
	return paths.some((name) => name.includes('crowdsec') && text.includes(name))
}
