import { isCollection } from 'yaml'
import type { Bouncer, BouncerId } from '../../../facts/bouncer'
import { everydayNames } from '../../../facts/everyday-names'
import { isForeign, optionOf, roleOf } from '../document/options'
import type { Item, Reading, TextReader } from '../document/reading'
import { parseYaml } from '../formats/yaml/parse'
import { consoleHost } from '../values/endpoint'
import { specificityOf } from './specificity'

/** A file of this bouncer, by its name in the text. */
const namedWeight = 6
const optionWeight = 3
const legacyWeight = 2
const unmarkedCode = 0.01
const fewestNames = 3
/** Below this a text has more that does not fit than what does. */
const goodScore = 1
/** Two names that only this bouncer has, or one beside the address and the key that its relatives have too. */
const proof = 1.75
/** What an address or a key under the name that this bouncer and its relatives have for it says: the file of one of them. */
const relatives = 0.75

export type View = (reading: Reading) => Reading | null

/** What a text most probably is, and the bouncers whose file it could be just as well. */
export interface Detected {
	readonly reading: Reading
	readonly others: readonly BouncerId[]
	/** How well it fits: three for each known setting, less for each unknown one. */
	readonly fit: number
	/** Its names, or its own name, leave no other bouncer. */
	readonly proven: boolean
}

/**
 * Reads a text as the file that it most probably is: many known options, few unknown ones, a path in a comment.
 *
 * @param name Of the file, where it is known.
 * @param view Which part of each reading comes into question; null for none.
 * @returns null when no option of any bouncer is in it.
 */
export function detect(reader: TextReader, bouncers: readonly Bouncer[], name: string | null = null, view: View = (reading) => reading): Detected | null {
	const signs = signsIn(reader, name)
	const best: Scored[] = []
	for (const bouncer of bouncers) {
		const { named, hasMark } = signs.of(bouncer)
		let top: Scored | null = null
		for (const whole of reader.readings(bouncer)) {
			const reading = view(whole)
			if (!reading) continue
			const isCode = reading.format.traits.guessed
			const fit = scoreOf(reading) * (isCode && !hasMark ? unmarkedCode : 1)
			const score = fit + (named ? namedWeight : 0)
			if (fit <= 0) continue
			const proven = (isCode ? hasMark : named) || (!isCode && evidenceOf(reading, bouncers) >= proof)
			if (!top || Number(proven) - Number(top.proven) > 0 || (proven === top.proven && score > top.score)) top = { reading, fit, score, proven }
		}
		if (top) best.push(top)
	}
	const [first, ...others] = best.sort((a, b) => Number(b.proven) - Number(a.proven) || b.score - a.score)
	const broken = first && first.score >= goodScore ? null : byNames(reader, signs.words, bouncers, view)
	if (broken) return { reading: broken, others: [], fit: 0, proven: evidenceOfWords(broken, signs.words, bouncers) >= proof }
	if (!first) return null
	return {
		...first,
		proven: first.proven || fitsAlone(first, others, bouncers),
		others: others.filter(({ score, proven }) => score === first.score && proven === first.proven).map(({ reading }) => reading.bouncer.id),
	}
}

/** How much the names of a reading say for its bouncer alone. */
function evidenceOf({ file, items, bouncer }: Reading, bouncers: readonly Bouncer[]): number {
	const known = items.filter(({ key }) => optionOf(file, key.trim()))
	// Names below `http.middlewares.*.plugin.*` or `crowdsec {` stand where only a bouncer has them.
	const placed = known.some(({ path, key }) => path.slice(0, path.length - key.split('.').length).some((level) => /^(plugin|crowdsec)$/i.test(level)))
	return (placed ? 1 : 0) + evidence(new Map(known.map(({ key, text }) => [key.trim(), undressed(text)])), { file, bouncer }, bouncers)
}

/** What was meant, whatever the program makes of a remark and of quotes. */
function undressed(text: string): string {
	const [value = ''] = text.split(/\s#/, 1)
	return value.trimEnd().replace(/^(["'])(.*)\1$/, '$2')
}

function evidence(values: ReadonlyMap<string, string>, { file, bouncer }: Pick<Reading, 'file' | 'bouncer'>, bouncers: readonly Bouncer[]): number {
	const specificity = specificityOf(bouncers)
	let sum = 0
	for (const [key, value] of values) sum += specificity.weight(file, key, value)
	// One variable alone is that of many programs, whatever it is for.
	if (values.size < 2 && file.alsoAs?.includes('environment')) return sum
	const hasAddressOrKey = [...values.keys()].some((name) => ['endpoint', 'key'].includes(roleOf(bouncer, file, name) ?? ''))
	return hasAddressOrKey ? sum + relatives : sum
}

/** Who pulls from the Console has a bouncer: then the one whose file it fits better than that of all others is certain. */
function fitsAlone({ reading, score }: Scored, others: readonly Scored[], bouncers: readonly Bouncer[]): boolean {
	const { bouncer, file, items } = reading
	const address = items.find(({ key }) => roleOf(bouncer, file, key) === 'endpoint')?.text ?? ''
	if (!address.includes(`${consoleHost}/v1/integrations/`) || !items.some(({ key }) => roleOf(bouncer, file, key) === 'key')) return false
	const specificity = specificityOf(bouncers)
	return others.every((other) => other.score < score || specificity.areTwins(bouncer.id, other.reading.bouncer.id))
}

function evidenceOfWords({ file, bouncer }: Reading, words: Words, bouncers: readonly Bouncer[]): number {
	const last = (key: string) => key.split('.').at(-1)?.toLowerCase() ?? ''
	const there = file.options
		.map(({ key }) => key.replaceAll('[]', ''))
		.filter((key) => words.has(last(key)) && (!everydayNames.has(last(key)) || key === bouncer.keyOption || key === bouncer.endpoint.option))
	return evidence(new Map(there.map((key) => [key, ''])), { file, bouncer }, bouncers)
}

/** A text that no parser takes: the file most of whose options begin a line of it. */
function byNames(reader: TextReader, words: Words, bouncers: readonly Bouncer[], view: View): Reading | null {
	// What one grammar takes whole is no broken text of another.
	const { documents, problems } = parseYaml(reader.text)
	const isYaml = problems.length === 0 && documents.some(({ contents }) => isCollection(contents) && contents.items.length > 0)
	let best: { readonly reading: Reading; readonly known: number } | null = null
	for (const bouncer of bouncers) {
		for (const whole of reader.readings(bouncer)) {
			const reading = view(whole)
			if (!reading || isReadAsAnother(reading) || (isYaml && reading.format.traits.parsedWhole)) continue
			const known = reading.file.options.filter(({ key }) => words.has(key.split('.').at(-1)?.toLowerCase() ?? '')).length
			if (reading.syntax.length > 0 && known >= fewestNames && (!best || known > best.known)) best = { reading, known }
		}
	}
	return best?.reading ?? null
}

/** A parser that came through a text all the same, and met no setting of this file, read the file of another program. */
function isReadAsAnother({ file, items }: Reading): boolean {
	return items.length >= fewestNames && !items.some(({ key }) => optionOf(file, key.trim()))
}

/** A name in front of a colon, an equals sign or a blank. */
export const lineStart = /^[ \t\u00a0"'-]*([\w.][\w.-]*)[ \t]*(?:["'][ \t]*)?[:= ]/gm

type Words = ReadonlySet<string>

/** What the whole text tells, whichever part of it comes into question. */
class Signs {
	private readonly lower: string
	private readonly known = new Map<Bouncer, { readonly named: boolean; readonly hasMark: boolean }>()
	private begins: Words | null = null

	constructor(
		private readonly text: string,
		readonly name: string | null,
	) {
		this.lower = `${name ?? ''}\n${text}`.toLowerCase()
	}

	/** Whether a file of the bouncer is named, and whether a text stands there that it prints. */
	of(bouncer: Bouncer): { readonly named: boolean; readonly hasMark: boolean } {
		const known = this.known.get(bouncer) ?? { named: namesIn(this.lower, bouncer), hasMark: marked(this.lower, bouncer) }
		this.known.set(bouncer, known)
		return known
	}

	/** What begins its lines. */
	get words(): Words {
		this.begins ??= new Set([...this.text.matchAll(lineStart)].map(([, word = '']) => word.toLowerCase()))
		return this.begins
	}
}

/** A text with many containers is looked at for each of them. */
const signsOf = new WeakMap<TextReader, Signs>()

function signsIn(reader: TextReader, name: string | null): Signs {
	const known = signsOf.get(reader)
	if (known?.name === name) return known
	const fresh = new Signs(reader.text, name)
	signsOf.set(reader, fresh)
	return fresh
}

/** Code is read without a grammar, so any text has names in it: without a word of the library they count for little. */
function marked(text: string, { marks }: Bouncer): boolean {
	return marks.some((mark) => mark.weight > 1 && text.includes(mark.text.toLowerCase()))
}

interface Scored {
	readonly reading: Reading
	readonly fit: number
	readonly score: number
	readonly proven: boolean
}

/** How well the items fit the file's options; 0 when none does. */
export function scoreOf({ bouncer, file, items, syntax }: Reading): number {
	let known = 0
	let legacy = 0
	let unknown = 0
	const names = new Set<string>()
	for (const [key, count] of countsOf(items)) {
		const name = key.trim()
		names.add(name)
		if (optionOf(file, name)) known += count
		else if (bouncer.legacyNames.some((one) => one.name === name)) legacy += count
		else if (!isForeign(key, file)) unknown += count
	}
	if (known + legacy === 0) return 0
	const absent = file.options.filter(({ key, required }) => required && !key.includes('[]') && !names.has(key)).length
	return Math.max(0.1, known * optionWeight + legacy * legacyWeight - unknown - absent - syntax.length * 0.5)
}

/** Many readings share what stands in the text, and a name can stand there a thousand times. */
const counts = new WeakMap<readonly Item[], ReadonlyMap<string, number>>()

function countsOf(items: readonly Item[]): ReadonlyMap<string, number> {
	const known = counts.get(items)
	if (known) return known
	const fresh = new Map<string, number>()
	for (const { key } of items) fresh.set(key, (fresh.get(key) ?? 0) + 1)
	counts.set(items, fresh)
	return fresh
}

/** The name of a file of this bouncer, as of its package. */
function namesIn(text: string, { deployments }: Bouncer): boolean {
	const paths = deployments.flatMap(({ files }) => files.map(({ path }) => path.split('/').pop()?.toLowerCase() ?? ''))
	return paths.some((name) => /^crowdsec-(?!key\b)[a-z-]+\.[a-z]+$/.test(name) && text.includes(name))
}
