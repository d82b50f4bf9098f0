import { applyEdits, ChangeLog, type Correction } from '../document/changes'
import { holding, patient } from '../document/holding'
import { textTraps } from '../document/text-traps'
import { mostFaults } from '../formats/limits'
import { Places } from '../formats/places'
import { andParsed } from '../formats/second-opinion'
import { yaml } from '../formats/yaml'
import { catalogue } from '../problems/catalogue'
import type { CheckResult, CorrectionState, Left, Problem } from '../types'
import { judgeAcquisition } from './acquisition'
import { judgeChart } from './chart'
import { judgeConfig } from './config'
import { judgeCredentials } from './credentials'
import { type Found, found } from './found'
import { type EngineFileIs, type EngineFileKind, engineFileOf } from './kinds'
import { type Part, treeOf, type Value } from './tree'

/** A file of the engine that was checked. */
export interface CheckedEngineFile {
	readonly kind: EngineFileKind
	readonly problems: readonly Problem[]
	readonly fixed: string | null
	readonly changes: CheckResult['changes']
	readonly correction: CorrectionState
}

/** What each kind is called. */
export const engineFileNames: Readonly<Record<EngineFileKind, string>> = {
	config: 'the Security Engine’s configuration (config.yaml, config.yaml.local)',
	credentials: 'the Security Engine’s credentials for the Local API (local_api_credentials.yaml)',
	'online-credentials': 'the Security Engine’s credentials for the Central API (online_api_credentials.yaml)',
	acquisition: 'the Security Engine’s acquisition (acquis.yaml, acquis.d)',
	'chart-values': 'values of the Security Engine’s Helm chart',
}

const order = { error: 0, warning: 1, info: 2 } as const
/** A correction can bring the next one to light. */
const mostPasses = 4
/** A text with more places than this was written for another program. */
const mostCorrected = 300

/**
 * Checks a file of the Security Engine itself.
 *
 * @param name Of the file, where it is known.
 * @returns Null where the text is none of them, or is made by another program that fills values in.
 */
export function checkEngineFile(text: string, name: string | null): CheckedEngineFile | null {
	if (/^[ \t]*(?:\{\{|\{%|<%)/m.test(text)) return null
	const { parts } = treeOf(text)
	const is = engineFileOf(parts, name)
	if (!is) return null
	const judged = judge(text, is)
	// What is read as another file after a correction, or as none, was no such file.
	const judgeAgain = (other: string) => {
		const now = engineFileOf(treeOf(other).parts, name)
		return now?.kind === is.kind ? judge(other, now) : null
	}
	const corrected = correct(text, judged, judgeAgain)
	return { kind: is.kind, problems: judged.slice(0, mostFaults).map(({ problem }) => problem), ...corrected }
}

function judge(text: string, is: EngineFileIs): readonly Found[] {
	const { parts, problems } = treeOf(text)
	const signs: readonly Found[] = is.kind === 'chart-values' ? [] : [...byteOrderMark(text, is), ...textTraps(text, yaml, true)]
	const syntax = problems.map(({ edit, ...problem }): Found => ({ problem, edits: edit ? [edit] : [] }))
	const ofText = [...signs, ...syntax]
	// What a parser makes of a broken text is a guess.
	const all = ofText.some(({ problem }) => problem.severity === 'error') ? ofText : [...ofText, ...ofKind(text, is, parts)]
	return once(all).toSorted((a, b) => order[a.problem.severity] - order[b.problem.severity] || (a.problem.line ?? 0) - (b.problem.line ?? 0))
}

/** Lines that several aliases bring in are wrong once. */
function once(all: readonly Found[]): readonly Found[] {
	const seen = new Set<string>()
	return all.filter(({ problem: { code, line, column, message } }) => {
		const told = `${code} ${line} ${column} ${message}`
		return !seen.has(told) && seen.add(told)
	})
}

/** Newer engines have a second parser for acquisitions and for what is merged over another file, which does not know the mark. */
function byteOrderMark(text: string, { kind, isOverride }: EngineFileIs): readonly Found[] {
	if (!text.startsWith('\ufeff') || !(kind === 'acquisition' || isOverride)) return []
	const message =
		'The file begins with an invisible byte order mark. Newer engines take it for a part of the first name, and do not start; Debian’s 1.4.6 passes over it.'
	return [found('byte-order-mark', 'error', { line: 1, column: 1 }, null, message, 'Save it as UTF-8 without BOM.', [{ from: 0, to: 1, text: '' }])]
}

function ofKind(text: string, { kind, isOverride }: EngineFileIs, parts: readonly Part[]): readonly Found[] {
	// All but acquisitions end with their first part.
	const [first] = parts
	const noLevel = (kind === 'acquisition' ? parts : parts.slice(0, 1)).flatMap(({ whole }) => (whole && whole.is !== 'level' ? [whole] : []))
	if (noLevel.length > 0) return noLevel.map((whole) => ofNoLevel(whole, kind))
	const settings = first?.settings ?? []
	switch (kind) {
		case 'config':
			return judgeConfig(settings, text, { isOverride, in: 'host' })
		case 'credentials':
			return judgeCredentials(settings, text, 'local', isOverride)
		case 'online-credentials':
			return judgeCredentials(settings, text, 'online', isOverride)
		case 'acquisition':
			return judgeAcquisition(parts, text)
		case 'chart-values':
			return judgeChart(settings, text)
	}
}

function ofNoLevel(whole: Value, kind: EngineFileKind): Found {
	const what = whole.is === 'list' ? 'a list' : 'one text'
	const ends = kind === 'chart-values' ? 'Helm refuses the values.' : 'The engine does not start with it.'
	const fix =
		kind === 'acquisition' && whole.is === 'list'
			? 'Take the dashes away, and put a line `---` between two parts.'
			: 'Write names with values, such as `name: value`.'
	return found('wrong-shape', 'error', whole, null, `This file holds names with values, and ${what} stands here. ${ends}`, fix)
}

/** Reads and judges another text as the same file; null when it is none. */
type JudgeAgain = (text: string) => readonly Found[] | null

/** Every correction is held by reading the whole text again, with this reader and a second parser; one that brings an error is dropped. */
function correct(text: string, first: readonly Found[], judgeAgain: JudgeAgain): Pick<CheckedEngineFile, 'fixed' | 'changes' | 'correction'> {
	const proof = patient(proofFor(text, first, judgeAgain))
	const held = first.length > mostCorrected ? [] : holding(proposed(text, first, judgeAgain), (parts) => proof(applyEdits(text, parts.flat())))
	if (held.length === 0) return { fixed: null, changes: [], correction: { status: 'none', why: whyNone(first), left: [], override: null } }
	const log = new ChangeLog(text)
	log.add(held.flat())
	const [current, original] = [new Places(log.text), new Places(text)]
	const lineBefore = (line: number) => original.at(log.before(current.offset(line, 1))).line
	const left = (judgeAgain(log.text) ?? []).flatMap(({ problem: { severity, code, key, line } }): readonly Left[] =>
		severity === 'error' ? [{ code, key, line: line === null ? null : lineBefore(line), needs: 'text' }] : [],
	)
	const parsed = andParsed(yaml.secondParser?.(log.text) ?? null)
	const why = `Read again by this checker${parsed}: ${left.length === 0 ? 'no error is left.' : 'what only you can decide is left.'}`
	return { fixed: log.text, changes: log.changes(), correction: { status: left.length === 0 ? 'complete' : 'partial', why, left, override: null } }
}

/** What the problems propose, and those that come to light behind them; a note is no reason to change a file. */
function proposed(text: string, first: readonly Found[], judgeAgain: JudgeAgain): readonly (readonly Correction[])[] {
	const log = new ChangeLog(text)
	let judged: readonly Found[] = first
	let isMoved = false
	for (let pass = 0; pass < mostPasses; pass++) {
		const repairable = judged.filter(({ problem, edits }) => problem.severity !== 'info' && edits.length > 0)
		// Two that are moved to one place would be one change, and who leaves it out loses lines.
		const move: Found | undefined = isMoved ? undefined : repairable.find(isMove)
		isMoved ||= move !== undefined
		const taken = move ? [move] : repairable.filter((one) => !isMove(one))
		if (taken.length === 0) break
		log.add(taken.flatMap(({ problem, edits }): readonly Correction[] => edits.map((edit) => ({ ...edit, causes: [problem] }))))
		judged = judgeAgain(log.text) ?? []
	}
	return log.parts()
}

/** Whether a text is no worse than the first one: no error that it had not, and not harder to parse. */
function proofFor(text: string, first: readonly Found[], judgeAgain: JudgeAgain): (text: string) => boolean {
	let before: number | null = null
	// Where signs or the syntax are wrong, nothing else was looked at.
	const isTorn = first.some(isOfText)
	return (other) => {
		const judged = judgeAgain(other)
		if (!judged) return false
		const counted = isTorn ? judged.filter(isOfText) : judged
		const codes = new Set(counted.map(({ problem: { code } }) => code))
		if ([...codes].some((code) => errorsOf(counted, code) > errorsOf(first, code))) return false
		before ??= faultsOf(text)
		return faultsOf(other) <= before
	}
}

function faultsOf(text: string): number {
	return yaml.secondParser?.(text)?.faults ?? 0
}

function isOfText({ problem: { code, severity } }: Found): boolean {
	return severity === 'error' && ['text', 'syntax'].includes(catalogue[code].group)
}

function isMove({ problem }: Found): boolean {
	return problem.code === 'wrong-level'
}

function errorsOf(judged: readonly Found[], code: string): number {
	return judged.filter(({ problem }) => problem.severity === 'error' && problem.code === code).length
}

function whyNone(judged: readonly Found[]): string {
	if (judged.every(({ problem }) => problem.severity === 'info')) return 'Nothing has to be corrected.'
	return 'What is right here does not follow from the text, so nothing was changed.'
}
