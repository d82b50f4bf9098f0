import type { Bouncer, BouncerId, Option } from '../../../facts/bouncer'
import { plainEnv, writeValue } from '../formats'
import { Places } from '../formats/places'
import { settingWithoutSign } from '../formats/yaml-syntax'
import { nearest } from '../nearest'
import type { CheckResult, Edit, Problem } from '../types'
import { partsTogether } from './address'
import { applyEdits, ChangeLog, type Correction } from './changes'
import { holds } from './conditions'
import { addLine, rename, splitAddress } from './correct'
import { type Detected, detect, scoreOf } from './detect'
import type { Draft } from './draft'
import { duplicates } from './duplicates'
import { isLevel, optionNames, optionOf, roleOf } from './options'
import { type Item, type Reading, TextReader } from './reading'
import { checkItem, missing, sourceOf } from './settings'
import { textTraps } from './text-traps'
import { isScrap, isTorn } from './torn'

/** A correction can bring the next one to light: a line that is renamed has a value that is then checked. */
const mostPasses = 10

/**
 * Checks a configuration file. Never throws, whatever the text.
 *
 * @param id The bouncer it is of; null to find it out.
 * @param name Of the file, where it is known: `.yaml.local` holds only what wins over the file beside it, so nothing is missing in it.
 */
export function check(text: string, id: BouncerId | null, bouncers: readonly Bouncer[], name: string | null = null): CheckResult {
	const whole = !isOverride(name)
	const first = pass(text, id, bouncers, whole)
	const log = new ChangeLog(text)
	log.add(first.corrections)
	for (let passes = 1; passes < mostPasses; passes++) {
		const { corrections } = pass(log.text, first.bouncer ?? id, bouncers, whole)
		if (corrections.length === 0) break
		log.add(corrections)
	}
	const fixed = log.text
	return {
		bouncer: first.bouncer ?? id,
		candidates: first.candidates,
		ok: first.problems.every(({ severity }) => severity === 'info'),
		problems: first.problems,
		fixed: fixed === text ? null : fixed,
		changes: log.changes(),
	}
}

/** Whether the name is that of a file that is merged over another one. */
export function isOverride(name: string | null): boolean {
	return name?.endsWith('.local') ?? false
}

interface Found {
	readonly problem: Problem
	readonly edits: readonly Edit[]
}

interface Pass {
	readonly bouncer: BouncerId | null
	readonly candidates: readonly BouncerId[]
	readonly problems: readonly Problem[]
	readonly corrections: readonly Correction[]
}

function pass(text: string, id: BouncerId | null, bouncers: readonly Bouncer[], whole: boolean): Pass {
	const found = id === null ? detectRepaired(text, bouncers) : { reading: readingOf(text, id, bouncers), others: [] }
	const reading = found?.reading
	if (!reading) return { bouncer: null, candidates: [], problems: [unreadable(text)], corrections: [] }
	return { ...passOver(reading, text, whole), candidates: found.others }
}

/** What a text most probably is; a broken one tells more when what certainly puts it right is done first. */
function detectRepaired(text: string, bouncers: readonly Bouncer[]): Pick<Detected, 'reading' | 'others'> | null {
	const found = detect(text, bouncers)
	const edits = found?.reading.syntax.flatMap(({ edit }) => edit ?? []) ?? []
	if (!found || edits.length === 0) return found
	const whole = detect(applyEdits(text, edits), bouncers)
	const reading = whole && readingOf(text, whole.reading.bouncer.id, bouncers)
	return reading ? { reading, others: whole.others } : found
}

function passOver(reading: Reading, text: string, whole: boolean): Omit<Pass, 'candidates'> {
	if (isAnotherFile(reading, text)) return { bouncer: reading.bouncer.id, problems: [anotherFile(reading.bouncer)], corrections: [] }
	const found: Found[] = []
	found.push(...textTraps(text, reading.embedded ? 'yaml' : reading.format, reading.embedded || (reading.file.quirks ?? plainEnv).acceptsCrlf))
	const trapped = new Set(found.flatMap(({ problem }) => (problem.line === null ? [] : [problem.line])))
	// A quote of a word processor opens no text, so a parser stumbles over all that follows.
	const firstTrap = Math.min(...found.filter(({ problem }) => problem.key !== null).flatMap(({ problem }) => problem.line ?? []))
	found.push(...reading.syntax.filter(({ line }) => line < firstTrap).map(({ edit, ...problem }) => ({ problem, edits: edit ? [edit] : [] })))
	const source = sourceOf(reading)
	const torn = isTorn(reading)
	for (const item of reading.items) {
		if (trapped.has(item.line) || (torn && isScrap(item, reading))) continue
		const taken = takenForText(item, reading, text)
		if (taken) {
			found.push(taken)
			continue
		}
		found.push(...checkItem(item, reading, source).map((draft) => placed(draft, item, reading, text)))
	}
	found.push(...duplicates(reading).map((problem) => ({ problem, edits: [] })))
	// Behind a place that cannot be parsed nobody knows what is there.
	if (whole && !torn && (reading.items.length > 0 || reading.syntax.length === 0)) {
		for (const option of reading.file.options) {
			const there = (key: string) => reading.items.some((item) => sameKey(item.key, key, reading) || item.key.startsWith(`${key}.`))
			const legacy = reading.bouncer.legacyNames.some((name) => name.option === option.key && reading.items.some(({ key }) => key === name.name))
			const misspelled = found.some(({ problem }) => problem.fix.includes(`\`${option.key}\`?`))
			if (option.required && option.key.includes('[]')) found.push(...missingInElements(option, reading))
			if (option.required && !option.key.includes('[]') && !there(option.key) && !legacy && !misspelled && !(option.alternatives ?? []).some(there))
				found.push({ problem: { ...missing(option, reading.bouncer), line: null, column: null, key: option.key }, edits: [] })
		}
		found.push(...partsProblems(reading, text))
		for (const constraint of reading.bouncer.constraints) {
			if (constraint.file !== reading.file.id || !holds(constraint.when, { ...reading, source })) continue
			const item = reading.items.findLast(({ key }) => sameKey(key, constraint.key, reading))
			if (item && found.some(({ problem }) => problem.key === item.key && problem.severity === 'error')) continue
			const draft: Draft = {
				code: constraint.code,
				severity: constraint.severity,
				message: constraint.message,
				fix: constraint.fix,
				...(constraint.set === undefined ? {} : { set: constraint.set }),
			}
			found.push(item ? placed(draft, item, reading, text) : absent(draft, constraint.key, reading, text))
		}
	}
	const order = { error: 0, warning: 1, info: 2 } as const
	const problems = found
		.map(({ problem }) => problem)
		.sort((a, b) => order[a.severity] - order[b.severity] || (a.line ?? Number.MAX_SAFE_INTEGER) - (b.line ?? Number.MAX_SAFE_INTEGER))
	return { bouncer: reading.bouncer.id, problems, corrections: found.flatMap(({ edits, problem }) => edits.map((edit) => ({ ...edit, cause: problem }))) }
}

/** A level of YAML that has a text in place of settings, as the one setting below it lacks its sign. */
function takenForText({ key, value, range, line }: Item, { file, format }: Reading, text: string): Found | null {
	if (format !== 'yaml' || typeof value !== 'string' || !range || !isLevel(file, key)) return null
	const found = settingWithoutSign(text, new Places(text).at(range[0]).line, line)
	if (!found) return null
	const { edit, ...problem } = found
	return { problem, edits: edit ? [edit] : [] }
}

/** A required setting of each account, zone or list that has none: placed where the element begins. */
function missingInElements(option: Option, { items, bouncer }: Reading): readonly Found[] {
	const [parent = '', name = ''] = [option.key.slice(0, option.key.lastIndexOf('[]') + 2), option.key.slice(option.key.lastIndexOf('[]') + 3)]
	const pattern = new RegExp(`^${parent.split('[]').map(escaped).join('\\.\\d+')}(?=\\.)`)
	const elements = new Map<string, Item>()
	for (const item of items) {
		const element = pattern.exec(item.key)?.[0]
		if (element !== undefined && !elements.has(element)) elements.set(element, item)
	}
	return [...elements].flatMap(([element, first]) => {
		if (name === '' || items.some(({ key }) => key === `${element}.${name}` || key.startsWith(`${element}.${name}.`))) return []
		return [{ problem: { ...missing(option, bouncer), line: first.line, column: first.column, key: `${element}.${name}` }, edits: [] }]
	})
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function partsProblems(reading: Reading, text: string): readonly Found[] {
	const { bouncer, file, items } = reading
	const of = (part: 'endpoint-host' | 'endpoint-path') => items.findLast(({ key }) => roleOf(bouncer, file, key) === part)
	if (!file.options.some(({ key }) => roleOf(bouncer, file, key) === 'endpoint-path')) return []
	const value = (item: Item | undefined) => item?.text ?? null
	const [host, path] = [of('endpoint-host'), of('endpoint-path')]
	return partsTogether(value(host), value(path)).map(({ part, draft }) => {
		const item = part === 'endpoint-host' ? host : path
		const key = file.options.find((option) => roleOf(bouncer, file, option.key) === part)?.key ?? part
		return item ? placed(draft, item, reading, text) : absent(draft, key, reading, text)
	})
}

/** A text read as the file of a bouncer that it fits best. */
export function readingOf(text: string, id: BouncerId, bouncers: readonly Bouncer[]): Reading | null {
	const bouncer = bouncers.find((known) => known.id === id)
	if (!bouncer) return null
	const readings = new TextReader(text).readings(bouncer)
	const usual = ({ file, format }: Reading) => Number(file.format === format)
	return (
		readings.toSorted(
			(a, b) =>
				scoreOf(b) - scoreOf(a) ||
				usual(b) - usual(a) ||
				a.syntax.length - b.syntax.length ||
				// KEY=VALUE lines inside of a YAML text are read both as they stand, indented, and as the file inside.
				Number(b.embedded) - Number(a.embedded),
		)[0] ?? null
	)
}

/** A text in which no name of this bouncer stands at all: the unit file, the other half of the configuration, a page of something else. */
function isAnotherFile({ bouncer, file, items }: Reading, text: string): boolean {
	if (text.trim() === '') return false
	if (
		/^\ufeff?apiVersion:/m.test(text) &&
		/^kind:/m.test(text) &&
		!items.some(({ key }) => optionOf(file, key) || bouncer.legacyNames.some(({ name }) => name === key))
	)
		return true
	if (items.some(({ key }) => optionOf(file, key))) return false
	// `type` or `name` stand in files of every kind; `api_url` and `updateIntervalSeconds` do not.
	const telling = /[a-z][A-Z_-]|_|.{9,}/
	const names = new Set(
		bouncer.files
			.flatMap(optionNames)
			.map((name) => name.split('.').at(-1) ?? name)
			.filter((name) => telling.test(name))
			.map((name) => name.toLowerCase()),
	)
	for (const { name } of bouncer.legacyNames) names.add(name.toLowerCase())
	const words = [...text.matchAll(/[\w$][\w./-]*/g)].map(([word]) => word.toLowerCase())
	return !words.some((word) => names.has(word) || names.has(word.split(/[./]/).at(-1) ?? word)) && !items.some(({ key }) => nearest(key, [...names]) !== null)
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

function unreadable(text: string): Problem {
	return {
		code: text.trim() === '' ? 'empty' : 'not-recognised',
		severity: 'error',
		line: null,
		column: null,
		key: null,
		message: text.trim() === '' ? 'The file is empty.' : 'No setting of a bouncer that we know is in this text.',
		fix: text.trim() === '' ? 'Paste the whole file.' : 'Choose the bouncer; or is it a log? Logs belong into the log analyzer.',
	}
}

function sameKey(a: string, b: string, { file }: Reading): boolean {
	return a === b || (file.anyCase === true && a.toLowerCase() === b.toLowerCase())
}

function placed(draft: Draft, item: Item, reading: Reading, text: string): Found {
	const { file, bouncer, format } = reading
	const { set, ...rest } = draft
	const problem: Problem = { ...rest, line: item.line, column: item.column, key: item.key }
	if (set !== undefined && item.range)
		return { problem, edits: [{ from: item.range[0], to: item.range[1], text: writeValue(format, set, text.slice(item.range[0], item.range[1])) }] }
	if (draft.code === 'legacy-name') {
		const legacy = bouncer.legacyNames.find(({ name }) => name === item.key)
		const option = legacy?.option ? optionOf(file, legacy.option) : undefined
		if (option && draft.fix.startsWith('Rename')) return { problem, edits: rename(text, item, option.key) }
		if (legacy?.holds) return { problem, edits: splitAddress(text, item, reading) }
	}
	const near = /^Did you mean `([^`]+)`\?$/.exec(draft.fix)?.[1]
	return { problem, edits: near && draft.code === 'unknown-option' ? rename(text, item, near) : [] }
}

function absent(draft: Draft, key: string, reading: Reading, text: string): Found {
	const { set, ...rest } = draft
	const edit = set === undefined ? null : addLine(text, reading, key, set)
	return { problem: { ...rest, line: null, column: null, key }, edits: edit ? [edit] : [] }
}
