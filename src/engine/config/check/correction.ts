import type { Bouncer } from '../../../facts/bouncer'
import { applyEdits, ChangeLog, type Correction } from '../document/changes'
import { editsOf } from '../document/correct'
import { holding, patient } from '../document/holding'
import { optionNames } from '../document/options'
import type { Reading } from '../document/reading'
import { formats } from '../formats/all'
import type { SecondOpinion } from '../formats/format'
import { Places } from '../formats/places'
import { andParsed } from '../formats/second-opinion'
import { catalogue } from '../problems/catalogue'
import type { Answer, Change, CorrectionState, Left, Problem, TextSource } from '../types'
import { editsOfAnswer, needsOf } from './answers'
import type { Found } from './judge'
import { isTemplate } from './placeholder'

/** A text as it was judged. */
export interface Judged {
	readonly text: string
	readonly reading: Reading
	readonly found: readonly Found[]
}

export interface Corrected {
	readonly fixed: string | null
	readonly changes: readonly Change[]
	readonly correction: CorrectionState
}

/** A correction can bring the next one to light: a line that is renamed has a value that is then checked. */
const mostPasses = 5
/** What was dropped can hide something that holds. */
const mostRounds = 3
/** A text with more places than this was written for another program. */
const mostFaults = 300

/**
 * The corrected file: every edit is held by reading the whole text again, with the same reader and with a second parser. One that
 * brings a new error is dropped, and what then stays is told.
 *
 * @param judgeOnce Reads and judges another text as the same file; null when it is none.
 * @param answers What the reader gave for that which is left without it.
 */
export function correct(judged: Judged, source: TextSource, judgeOnce: (text: string) => Judged | null, answers: readonly Answer[] = []): Corrected {
	const why = whyUntouched(source, judged.reading.bouncer)
	if (why !== null) return withoutFile(judged, why, [])
	const known = new Map<string, Judged | null>([[judged.text, judged]])
	const judgeAgain = (text: string): Judged | null => {
		const before = known.get(text)
		if (before !== undefined) return before
		const fresh = judgeOnce(text)
		known.set(text, fresh)
		return fresh
	}
	const unfit = whyUnfit(judged)
	if (unfit !== null) return withoutFile(judged, unfit, [])
	const log = new ChangeLog(judged.text)
	improve(log, judgeAgain)
	// What an answer is about can show only when another one is there: the path of an address below its host.
	for (const answer of answers) {
		if (putIn(answer, log, judged.text, judgeAgain)) improve(log, judgeAgain)
	}
	const fixed = log.text
	const after = fixed === judged.text ? judged : judgeAgain(fixed)
	if (!after || after === judged)
		return withoutFile(
			judged,
			whyNone(judged),
			leftOf(judged, (line) => line),
		)
	const unfitNow = whyUnfit(after)
	if (unfitNow !== null) return withoutFile(judged, unfitNow, [])
	const left = leftOf(after, originalLines(log, judged.text))
	return { fixed, changes: log.changes(), correction: { ...stateOf(after, left), left, override: judged.reading.file.override ?? null } }
}

/** Adds every correction that holds. */
function improve(log: ChangeLog, judgeAgain: (text: string) => Judged | null): void {
	const start = judgeAgain(log.text)
	if (!start) return
	const proof = patient(proofFor(start, judgeAgain))
	for (let round = 0; round < mostRounds; round++) {
		const held = heldCorrections(log.text, judgeAgain, proof)
		if (held.length === 0) break
		log.add(held)
	}
}

/** @returns Whether it has a place in the text. What a parser stumbles over is not taken; anything else that is wrong with it is told. */
function putIn(answer: Answer, log: ChangeLog, original: string, judgeAgain: (text: string) => Judged | null): boolean {
	const before = judgeAgain(log.text)
	if (!before) return false
	const originalLine = originalLines(log, original)
	const found = before.found.find(({ problem: { code, key, line } }) => {
		if (code !== answer.code || key !== answer.key) return false
		return (line === null ? null : originalLine(line)) === answer.line
	})
	const edits = found ? editsOfAnswer(answer, found, before) : []
	if (!found || edits.length === 0) return false
	const after = judgeAgain(applyEdits(before.text, edits))
	if (!after || (secondOpinion(after)?.faults ?? 0) > (secondOpinion(before)?.faults ?? 0)) return false
	log.add(edits.map((edit) => ({ ...edit, causes: [found.problem] })))
	return true
}

/** The line of the first text in which a line of the current one stands. */
function originalLines(log: ChangeLog, original: string): (line: number) => number {
	const current = new Places(log.text)
	const first = new Places(original)
	return (line) => first.at(log.before(current.offset(line, 1))).line
}

function whyUnfit({ found }: Judged): string | null {
	const unfit = found.find(({ problem }) => problem.severity === 'error' && catalogue[problem.code].group === 'fit')
	return unfit ? `${unfit.problem.message} ${unfit.problem.fix}` : null
}

/** Why a text is not edited, whatever is wrong with it; null where it may be. */
function whyUntouched({ kind, bouncerBy }: TextSource, { name }: Bouncer): string | null {
	if (bouncerBy === 'none') return `It could be a file of ${name} or of another bouncer. Choose the bouncer: nothing is changed on a guess.`
	switch (kind) {
		case 'template':
			return 'This is a template: its values are filled in later, so nothing in it is changed. Paste the file that comes out of it.'
		case 'other-language':
			return 'This is the source of another program, which writes the file: nothing in it is changed. Paste the file that comes out of it.'
		case 'bouncer-file':
		case 'engine-file':
		case 'compose':
		case 'env':
		case 'fragment':
		case 'unknown':
			return null
	}
}

function withoutFile({ reading }: Judged, why: string, left: readonly Left[]): Corrected {
	return { fixed: null, changes: [], correction: { status: 'none', why, left, override: reading.file.override ?? null } }
}

function whyNone({ found }: Judged): string {
	if (found.every(({ problem }) => problem.severity === 'info')) return 'Nothing has to be corrected.'
	if (found.every(({ problem }) => problem.severity !== 'error'))
		return 'There is no error. What is said of the settings is yours to decide, so nothing was changed.'
	return 'What is right here does not follow from the text, so nothing was changed.'
}

function stateOf(after: Judged, left: readonly Left[]): Pick<CorrectionState, 'status' | 'why'> {
	const parsed = andParsed(secondOpinion(after))
	if (left.length === 0) return { status: 'complete', why: `Read again by this checker${parsed}: no error is left.` }
	return { status: 'partial', why: `Read again by this checker${parsed}: nothing is wrong but what only you can give.` }
}

type Proof = (text: string) => boolean

/** Whether a text is no worse than the first one: no error that it had not, and not harder to parse. */
function proofFor(first: Judged, judgeAgain: (text: string) => Judged | null): Proof {
	const before = errorsByCode(first)
	// Most texts are given no correction, and then nobody asks.
	let faultsBefore: number | null = null
	// Behind a place that could not be parsed errors come to light that were there all along.
	const torn = first.found.some(({ problem }) => catalogue[problem.code].group === 'syntax' && problem.severity === 'error')
	return (text) => {
		const after = judgeAgain(text)
		if (!after) return false
		faultsBefore ??= secondOpinion(first)?.faults ?? 0
		if ((secondOpinion(after)?.faults ?? 0) > faultsBefore) return false
		const isWorse = ([code, count]: readonly [Problem['code'], number]) => count > (before.get(code) ?? 0)
		const worse = [...errorsByCode(after)].filter(isWorse)
		return worse.length === 0 || (torn && worse.every(([code]) => catalogue[code].group !== 'syntax'))
	}
}

function secondOpinion({ text, reading }: Judged): SecondOpinion | null {
	return (reading.embedded ? formats.yaml : reading.format).secondParser?.(text) ?? null
}

function errorsByCode({ found }: Judged): ReadonlyMap<Problem['code'], number> {
	const counts = new Map<Problem['code'], number>()
	for (const { problem } of found) if (problem.severity === 'error') counts.set(problem.code, (counts.get(problem.code) ?? 0) + 1)
	return counts
}

/** Corrections of a text that hold together: all of them, or as many as do. */
function heldCorrections(text: string, judgeAgain: (text: string) => Judged | null, proof: Proof): readonly Correction[] {
	const log = new ChangeLog(text)
	for (let pass = 0; pass < mostPasses; pass++) {
		const judged = judgeAgain(log.text)
		const corrections = judged ? proposed(judged) : []
		if (corrections.length === 0) break
		log.add(corrections)
	}
	if (log.text === text) return []
	return holding(log.parts(), (parts) => proof(applyEdits(text, parts.flat()))).flat()
}

/** What the problems of a text propose. A policy is never written for its owner, and a note is no reason to change a file. */
function proposed({ text, reading, found }: Judged): readonly Correction[] {
	const repairable = found.filter(({ problem, repair }) => repair !== null && problem.severity !== 'info' && catalogue[problem.code].needs !== 'policy')
	if (repairable.length > mostFaults) return []
	return repairable.flatMap(({ problem, item, repair, part }) => {
		if (repair === null || (catalogue[problem.code].group === 'syntax' && !isOwn(problem.key, reading))) return []
		const edits = editsOf(repair, item, problem.key ?? '', part ?? reading, text)
		return isInTemplate(edits, text) ? [] : edits.map((edit) => ({ ...edit, causes: [problem] }))
	})
}

/** Whether a line that cannot be parsed begins with a name of this bouncer: what a reader makes of other lines is a guess about another language. */
function isOwn(key: string | null, { file, bouncer }: Reading): boolean {
	if (key === null) return true
	const name = key.toLowerCase()
	return (
		optionNames(file).some((option) => option.toLowerCase().split(/[ .]/).includes(name) || option.toLowerCase() === name) ||
		bouncer.legacyNames.some((legacy) => legacy.name.toLowerCase() === name)
	)
}

/** Whether an edit stands on a line that a program renders. A line is looked at once, however many edits it has. */
function isInTemplate(edits: readonly { readonly from: number }[], text: string): boolean {
	let [start, end] = [0, -1]
	return edits.some(({ from }) => {
		if (start <= from && from <= end) return false
		start = from === 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1
		end = text.indexOf('\n', from)
		if (end < 0) end = text.length
		return isTemplate(text.slice(start, end))
	})
}

function leftOf({ reading, found }: Judged, originalLine: (line: number) => number): readonly Left[] {
	return found.flatMap(({ problem }): readonly Left[] => {
		const { code, key, line, severity } = problem
		if (severity !== 'error' && code !== 'key-masked' && code !== 'value-masked') return []
		return [{ code, key, line: line === null ? null : originalLine(line), needs: needsOf(problem, reading) }]
	})
}
