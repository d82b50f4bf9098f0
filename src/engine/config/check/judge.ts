import type { Bouncer } from '../../../facts/bouncer'
import { applyEdits } from '../document/changes'
import type { Draft, Repair } from '../document/draft'
import { isLevel, roleOf } from '../document/options'
import type { Item, Reading } from '../document/reading'
import { textTraps } from '../document/text-traps'
import { formats, plainEnv } from '../formats/all'
import { Places } from '../formats/places'
import { catalogue } from '../problems/catalogue'
import type { Recognition } from '../recognise/recognise'
import { isUnrendered } from '../recognise/template-marks'
import type { Edit, Problem } from '../types'
import { partsTogether } from './address'
import { isAnotherFile } from './another-file'
import { holds, linesThatBegin } from './conditions'
import { duplicates } from './duplicates'
import { missingOptions } from './required'
import { checkItem, itemsAsRead, sourceOf } from './settings'
import { isScrap, isTorn } from './torn'
import { undeclaredNames } from './undeclared-names'

/** A problem with its place, and what would put it right. */
export interface Found {
	readonly problem: Problem
	/** The setting at fault; null where it is absent, or the fault is of the text. */
	readonly item: Item | null
	readonly repair: Repair | null
	/** The one of several blocks that it is about, where the text configures the bouncer several times. */
	readonly part?: Reading
}

const order = { error: 0, warning: 1, info: 2 } as const

/** A text with a reading of it. */
export interface Pasted {
	readonly text: string
	readonly reading: Reading
}

/**
 * Everything that is wrong with a text, read as the file of one bouncer: the worst first, then by line. What hides behind a sign that
 * certainly is wrong is told as well; it is put right when that sign is.
 *
 * @param absence What it is that something is not in the text.
 * @param reread Reads another text as the same file.
 */
export function judge(pasted: Pasted, absence: Recognition['absence'], reread: (text: string) => Reading | null): readonly Found[] {
	const found = everything(pasted, absence, reread)
	return sorted(absence === 'remark' ? found.flatMap(inAPart) : found)
}

/** What people write in place of a value before they show a part of a file. */
const crossedOut = /^x{3,}$/i

/** What is absent from a part of a file may stand in the rest, and an empty value was emptied before it was shown. */
function inAPart(found: Found): readonly Found[] {
	if (found.item && crossedOut.test(found.item.text)) return []
	if (found.problem.line !== null && found.problem.code !== 'missing-option') return [found]
	return [{ ...found, problem: { ...found.problem, severity: 'info' }, repair: null }]
}

function everything(pasted: Pasted, absence: Recognition['absence'], reread: (text: string) => Reading | null): readonly Found[] {
	const { reading, text } = pasted
	const whole = absence !== 'elsewhere'
	if (isAnotherFile(reading, text)) return [{ problem: anotherFile(reading.bouncer), item: null, repair: null }]
	const signs = ofTheText(pasted)
	const edits = signs.flatMap(({ repair }) => (repair?.kind === 'edits' ? repair.edits : []))
	const mended = edits.length === 0 ? null : mend(pasted, edits, reread)
	const behind = mended && ofTheText(mended)
	if (!mended || !behind || behind.length >= signs.length) return [...signs, ...ofSettings(pasted, whole, signs)]
	const known = new Set(signs.map(({ problem }) => `${problem.code} ${problem.line}`))
	const rest = [...behind, ...ofSettings(mended, whole, behind)].filter(({ problem }) => !known.has(`${problem.code} ${problem.line}`))
	return [...signs, ...rest.map((one) => ({ ...one, repair: null }))]
}

function sorted(found: readonly Found[]): readonly Found[] {
	return found
		.map(({ problem, item, repair, part }) => ({ problem, item, repair, ...(part ? { part } : {}) }))
		.sort((a, b) => order[a.problem.severity] - order[b.problem.severity] || lineOf(a) - lineOf(b))
}

function mend({ text }: Pasted, edits: readonly Edit[], reread: (text: string) => Reading | null): Pasted | null {
	const mended = applyEdits(text, edits)
	const reading = reread(mended)
	return reading && { text: mended, reading }
}

function ofSettings(pasted: Pasted, whole: boolean, signs: readonly Found[]): readonly Found[] {
	const parts = blocksOf(pasted.reading)
	const [only, ...more] = parts
	const ofPlaces = [...duplicates(pasted.reading), ...undeclaredNames(pasted.text, pasted.reading)]
	if (!only || more.length === 0) return ofBlock(pasted, whole, signs, ofPlaces)
	const seen = new Set<string>()
	return [...parts.flatMap((part) => ofBlock({ ...pasted, reading: part }, whole, signs, []).map((found) => inBlock(found, part))), ...ofPlaces].filter(
		({ problem: { code, line, column, key } }) => {
			const name = `${code} ${line} ${column} ${key}`
			if (line !== null && seen.has(name)) return false
			seen.add(name)
			return true
		},
	)
}

/** A file that configures the bouncer under names of the administrator's choice can do so several times, and each time is complete in itself. */
function blocksOf(reading: Reading): readonly Reading[] {
	const { file, items } = reading
	if (!file.root?.split('.').includes('*')) return [reading]
	const blocks = new Map<string, Item[]>()
	for (const item of items) {
		const above = item.path.slice(0, item.path.length - item.key.split('.').length)
		const name = `${item.document ?? 0} ${above.join('.').toLowerCase()}`
		const own = blocks.get(name)
		if (own) own.push(item)
		else blocks.set(name, [item])
	}
	return [...blocks.values()].map((own) => ({ ...reading, items: own }))
}

/** What is absent has no line, so the words say which block lacks it. */
function inBlock(found: Found, part: Reading): Found {
	const first = part.items[0]?.line
	if (found.problem.line !== null || first === undefined) return { ...found, part }
	return { ...found, part, problem: { ...found.problem, message: `${found.problem.message} This is about the block that begins in line ${first}.` } }
}

function ofBlock(pasted: Pasted, whole: boolean, signs: readonly Found[], ofPlaces: readonly Found[]): readonly Found[] {
	const { reading } = pasted
	const torn = isTorn(reading)
	const found: FoundDraft[] = [...swapped(ofItems(pasted, torn, signs)), ...ofPlaces]
	// Behind a place that cannot be parsed nobody knows what is there.
	if (!whole || torn || (reading.items.length === 0 && reading.syntax.length > 0)) return found
	const meant = new Set(found.flatMap(({ meant: option }) => option ?? []))
	const absences = missingOptions(reading, meant)
	// What stands on another level is no unknown name besides.
	const astray = new Set(absences.flatMap(({ problem: { code, line } }) => (code === 'wrong-level' ? [line] : [])))
	const own = found.filter(({ problem: { code, line } }) => code !== 'unknown-option' || !astray.has(line))
	found.splice(0, found.length, ...own, ...absences)
	const parts = addressInParts(reading)
	// One fix for one line: a path without an id is not put right by a slash.
	const answered = new Set(parts.flatMap(({ item }) => item ?? []))
	const rest = found.filter(({ item, problem }) => item === null || !answered.has(item) || catalogue[problem.code].group !== 'address')
	const ruled = ofConstraints(reading, [...rest, ...parts])
	const unfit = new Set(ruled.flatMap(({ item, problem }) => (catalogue[problem.code].group === 'fit' ? (item ?? []) : [])))
	const told = [...rest, ...parts].filter(({ item, problem }) => item === null || !unfit.has(item) || catalogue[problem.code].group !== 'address')
	return withoutFollowing([...told, ...ruled])
}

/** The key where the address belongs and the address where the key belongs: each has what the other one lacks. */
function swapped(found: readonly FoundDraft[]): readonly FoundDraft[] {
	const [address, ...addresses] = found.filter(({ problem }) => problem.code === 'url-is-key')
	const [key, ...keys] = found.filter(({ problem }) => problem.code === 'key-is-address')
	if (!address?.item || !key?.item || addresses.length > 0 || keys.length > 0) return found
	const [hasKey, hasAddress] = [address.item.text, key.item.text]
	return found.map((one) => {
		if (one !== address && one !== key) return one
		const value = one === address ? hasAddress : hasKey
		return { ...one, problem: { ...one.problem, fix: 'Change the two values with each other.' }, repair: { kind: 'set', value } }
	})
}

/**
 * Where the bouncer cannot work with this source of the list, what is absent is no fault: who adds it switches on what then turns every
 * visitor away (Apache's module with the Console's address).
 */
function withoutFollowing(found: readonly FoundDraft[]): readonly FoundDraft[] {
	const isUnfit = found.some(({ problem }) => problem.severity === 'error' && catalogue[problem.code].group === 'fit')
	return isUnfit ? found.filter(({ item, problem }) => item !== null || catalogue[problem.code].group === 'fit') : found
}

function lineOf({ problem }: Found): number {
	return problem.line ?? Number.MAX_SAFE_INTEGER
}

interface FoundDraft extends Found {
	readonly meant?: string
}

function placed({ repair, meant, ...draft }: Draft, item: Item): FoundDraft {
	return {
		problem: { ...draft, line: item.line, column: item.column, key: item.key },
		item,
		repair: repair ?? null,
		...(meant === undefined ? {} : { meant }),
	}
}

/** A problem of a setting that is not there; `at` is the line that lacks it, where there is one. */
function absent({ repair, meant: _, ...draft }: Draft, key: string, at?: Pick<Item, 'line' | 'column'>): FoundDraft {
	return { problem: { ...draft, line: at?.line ?? null, column: at?.column ?? null, key }, item: null, repair: repair ?? null }
}

/** What is wrong with its signs, before anything is a setting. */
function ofTheText({ reading, text }: Pasted): readonly Found[] {
	const { embedded, format, file, syntax } = reading
	// What a program does with its lines of variables, it does not do with Compose’s file, which Compose reads.
	const acceptsCrlf = embedded || format.traits.ofContainer !== undefined || (file.quirks ?? plainEnv).acceptsCrlf
	const traps = textTraps(text, embedded ? formats.yaml : format, acceptsCrlf)
	// A quote of a word processor opens no text, so a parser stumbles over all that follows.
	const firstTrap = Math.min(...traps.filter(({ problem }) => problem.key !== null).flatMap(({ problem }) => problem.line ?? []))
	return [
		...traps.map(({ problem, edits }): Found => ({ problem, item: null, repair: { kind: 'edits', edits } })),
		...syntax
			.filter(({ line }) => line < firstTrap)
			.map(({ edit, swallows: _, ...problem }): Found => ({ problem, item: null, repair: edit ? { kind: 'edits', edits: [edit] } : null })),
	]
}

function ofItems({ reading, text }: Pasted, torn: boolean, signs: readonly Found[]): readonly FoundDraft[] {
	const trapped = new Set(signs.flatMap(({ problem }) => (catalogue[problem.code].group === 'text' ? (problem.line ?? []) : [])))
	const source = sourceOf(reading)
	const asRead = itemsAsRead(reading)
	let places: Places | null = null
	return reading.items.flatMap((item, at): readonly FoundDraft[] => {
		if (isUnrendered(item.text) || trapped.has(item.line) || (torn && isScrap(item, reading))) return []
		if (mayHideSettings(item, reading)) {
			places ??= new Places(text)
			const taken = reading.format.withoutSign?.(text, places.at(item.range?.[0] ?? 0).line, item.line)
			if (taken) {
				const { edit, ...problem } = taken
				return [{ problem, item: null, repair: edit ? { kind: 'edits', edits: [edit] } : null }]
			}
		}
		return checkItem(asRead[at] ?? item, reading, source).map((draft) => placed(draft, item))
	})
}

/** A level of YAML that has a text in place of settings, as the one setting below it lacks its sign. */
function mayHideSettings({ key, value, range }: Item, { file, format }: Reading): boolean {
	return format.withoutSign !== undefined && typeof value === 'string' && range !== null && isLevel(file, key)
}

function addressInParts({ bouncer, file, items }: Reading): readonly FoundDraft[] {
	if (!file.options.some(({ key }) => roleOf(bouncer, file, key) === 'endpoint-path')) return []
	const of = (part: 'endpoint-scheme' | 'endpoint-host' | 'endpoint-path') => items.findLast(({ key }) => roleOf(bouncer, file, key) === part)
	const there = { 'endpoint-scheme': of('endpoint-scheme'), 'endpoint-host': of('endpoint-host'), 'endpoint-path': of('endpoint-path') }
	const text = (item: Item | undefined) => item?.text ?? null
	return partsTogether(text(there['endpoint-scheme']), text(there['endpoint-host']), text(there['endpoint-path'])).map(({ part, draft }) => {
		const item = there[part]
		return item ? placed(draft, item) : absent(draft, file.options.find((option) => roleOf(bouncer, file, option.key) === part)?.key ?? part)
	})
}

function ofConstraints(reading: Reading, before: readonly Found[]): readonly FoundDraft[] {
	const { bouncer, file, items } = reading
	const source = sourceOf(reading)
	const faulty = new Set(before.flatMap(({ problem }) => (problem.severity === 'error' ? (problem.key ?? []) : [])))
	const found: FoundDraft[] = []
	for (const { file: of, when, key, set, at, ...said } of bouncer.constraints) {
		if (of !== file.id || !holds(when, { ...reading, source })) continue
		const item = items.findLast((candidate) => sameKey(candidate.key, key, reading))
		// That nothing in the file can help is worth more than how its address is written.
		if (item && faulty.has(item.key) && catalogue[said.code].group !== 'fit') continue
		const draft: Draft = set === undefined ? said : { ...said, repair: { kind: 'set', value: set } }
		const [line] = item || at === undefined ? [] : linesThatBegin(at, reading)
		const one = item ? placed(draft, item) : absent(draft, key, line)
		if (one.problem.severity === 'error' && one.problem.key !== null) faulty.add(one.problem.key)
		found.push(one)
	}
	return found
}

function sameKey(a: string, b: string, { file }: Reading): boolean {
	return a === b || (file.anyCase === true && a.toLowerCase() === b.toLowerCase())
}

function anotherFile(bouncer: Bouncer): Problem {
	const titles = bouncer.files.map(({ title }) => title).join(', ')
	return {
		code: 'another-file',
		severity: 'warning',
		line: null,
		column: null,
		key: null,
		message: `No setting of ${bouncer.name} is in this text: it cannot be checked. Its settings are in: ${titles}.`,
		fix: 'Paste that file, or choose the bouncer that this one belongs to.',
	}
}
