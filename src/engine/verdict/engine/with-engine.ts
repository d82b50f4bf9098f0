import type { Bouncer } from '../../../facts/bouncer'
import { causeOf } from '../../../facts/causes'
import { isOfEngineItself, pageOfIssue, titleOfIssue } from '../../../facts/console-issues'
import { isOfEngine, type Output, type Seen } from '../../intake/outputs/output'
import { isoTime } from '../../logs/lines/time'
import { plainText } from '../../plain-text'
import { type Explained, findingAt } from '../finding'
import type { ConsoleIssue, Finding, Verdict } from '../verdict'
import { type BouncersState, bouncersState, type Row } from './bouncers'
import type { Clock } from './clock'
import type { EngineFault } from './fault'
import { decidesNothing } from './files'
import { engineFaults } from './issues'
import type { IssuesOfMessage } from './messages'

type Judged = Omit<Verdict, 'next'>

const engine = 'crowdsec-engine'

/** Pages of single rows of a list: where the whole list was read, it says more than one row. */
const ofRows: ReadonlySet<string> = new Set(['engine/bouncer-never-pulled', 'engine/bouncer-revoked'])

/** Whether a message is a row of a list that was read as a whole. */
export function isRowOfList(error: string, line: number, outputs: readonly Output[]): boolean {
	return ofRows.has(error) && outputs.some(({ seen }) => seen.some((one) => one.line === line && one.what.kind === 'engine-bouncer'))
}

/**
 * The verdict with what the engine's own outputs show: of the bouncers that it knows, and towards the issues of the Console. A
 * bouncer's own log names the root, and the engine's view stands beside it. Where no bouncer speaks, the engine's view decides.
 *
 * @param issuesOf What pages say of the alerts that their messages lead to.
 * @param given The bouncer that the reader named; null for none.
 */
export function withEngine(
	verdict: Judged,
	outputs: readonly Output[],
	issuesOf: IssuesOfMessage,
	clock: Clock,
	bouncers: readonly Bouncer[],
	given: string | null,
): Judged {
	const seen = outputs.flatMap((output) => output.seen)
	const id = given ?? (bouncers.some((one) => one.id === verdict.bouncer) ? verdict.bouncer : null)
	const listed = bouncersState(seen, clock, id, bouncers)
	const faults = engineFaults(outputs, verdict.findings, issuesOf, clock)
	const silent = decidesNothing(seen)
	if (listed === null && faults.length === 0 && silent === null) {
		const isFile = verdict.status === 'unrecognised' && seen.some(({ what }) => what.kind === 'engine-file')
		return isFile ? { ...verdict, bouncer: verdict.bouncer ?? engine, because: [soundFile] } : verdict
	}
	const consoleIssues = alertsOf(faults, listed, verdict)
	const ofBouncer = listed === null ? null : judgementOf(listed)
	const told: Judged = { ...verdict, consoleIssues, because: [...verdict.because, ...(ofBouncer?.notes ?? []), ...(silent === null ? [] : [noDecisions])] }
	const findings = faults.map((fault) => fault.message ?? findingAt(fault.seen, { ...fault, role: 'root', explained: consolePageOf(fault) }))
	const heard = verdict.findings.filter((finding) => !findings.includes(finding))
	const beside = {
		...told,
		findings: [...verdict.findings, ...findings.filter((finding) => !verdict.findings.includes(finding)).map((finding) => ({ ...finding, aside: true }))],
	}
	const first = faults.find(({ decides }) => decides)
	const settled = settledBy(verdict, issuesOf)
	// The engine's own message is the verdict already.
	if (first?.message !== undefined && first.message === verdict.findings[0]) return beside
	if (settled === 'bouncer') return first && outweigh(faults, verdict, seen) ? decided(told, first, faults, findings, heard, ofBouncer?.notes ?? []) : beside
	const fault = ofBouncer?.fault ?? null
	if (fault !== null && (settled === 'nothing' || (settled === 'guess' && fault.role === 'root')))
		return {
			...beside,
			status: 'problem',
			cause: fault.cause,
			confidence: fault.role === 'root' || fault.isProven ? 'medium' : 'low',
			basis: 'state',
			alternatives: [],
			because: [...fault.because, ...(ofBouncer?.notes ?? [])],
			findings: [findingAt(fault.row.seen, fault), ...findings, ...heard],
		}
	if (first && !(settled === 'guess' && first.confidence === 'low' && verdict.bouncer !== null && verdict.bouncer !== engine))
		return decided(told, first, faults, findings, heard, ofBouncer?.notes ?? [])
	if (listed?.state === 'none-listed' && settled === 'nothing') return noBouncer(told, seen)
	if (listed?.state === 'pulls' && settled === 'nothing')
		return { ...told, status: 'healthy', cause: null, confidence: 'medium', basis: 'state', alternatives: [], because: ofBouncer?.notes ?? [] }
	return beside
}

/** The engine's fault is the verdict; what was heard of others stands below it. */
function decided(
	told: Judged,
	first: EngineFault,
	faults: readonly EngineFault[],
	findings: readonly Finding[],
	heard: readonly Finding[],
	notes: readonly string[],
): Judged {
	return {
		...told,
		bouncer: told.bouncer ?? engine,
		status: 'host-problem',
		cause: first.cause,
		confidence: first.confidence,
		basis: first.message ? 'message' : 'state',
		alternatives: [],
		because: [`Line ${first.seen.line}: ${plainText(first.means)}`, ...notes],
		findings: [
			...findings.filter((_, at) => faults[at] === first).map((finding) => ({ ...finding, aside: false })),
			...findings.filter((_, at) => faults[at] !== first),
			...heard,
		],
	}
}

/**
 * Where a bouncer speaks as well, its word counts, with two exceptions: it only says that it does not reach the engine, whose own
 * state is in the paste; or it has no fault, and the engine was asked and has one.
 */
function outweigh(faults: readonly EngineFault[], { status, cause }: Judged, seen: readonly Seen[]): boolean {
	const isAsked = seen.some(({ what }) => isOfEngine(what))
	if (status === 'healthy')
		return (
			isAsked &&
			faults.some((fault) => fault.decides && fault.confidence === 'medium' && (fault.message === undefined || causeOf(fault.cause).group === 'engine'))
		)
	return cause === 'connection-refused' || cause === 'api-url-points-to-local-engine'
}

/** Who has decided the verdict so far: a bouncer's or its host's own words, the engine's, words that are only guessed at, or nobody. */
function settledBy({ status, bouncer, basis, findings: [first] }: Judged, issuesOf: IssuesOfMessage): 'bouncer' | 'engine' | 'guess' | 'nothing' {
	switch (status) {
		case 'problem':
		case 'host-problem':
		case 'unknown-fault':
			if (first?.healed || first?.aside) return 'nothing'
			if (first && isOfEngineItself(issuesOf(first.error))) return 'engine'
			return basis === 'words' || status === 'unknown-fault' ? 'guess' : 'bouncer'
		case 'healthy':
			return bouncer === engine ? 'engine' : 'bouncer'
		case 'unrecognised':
		case 'empty':
			return 'nothing'
	}
}

function noBouncer(verdict: Judged, seen: readonly Seen[]): Judged {
	const list = seen.find(({ what }) => what.kind === 'engine-list' && what.of === 'bouncers')
	const means = 'The engine’s list of bouncers is empty: nothing asks it for its decisions.'
	const fix = 'Register one: `sudo cscli bouncers add NAME`, and put the key into its file. A bouncer of a Console integration does not stand in this list.'
	return {
		...verdict,
		bouncer: verdict.bouncer ?? engine,
		status: 'host-problem',
		cause: 'engine-no-bouncer',
		confidence: 'low',
		basis: 'state',
		alternatives: [],
		because: [means, ofConsole],
		findings: list
			? [findingAt(list, { cause: 'engine-no-bouncer', role: 'root', means, fix, explained: { page: pageOfIssue('issue_se_no_rc') } }), ...verdict.findings]
			: verdict.findings,
	}
}

const soundFile = 'This is a file of the Security Engine, and what is looked at in it leads to no alert of the Console.'
const noDecisions = 'No profile of the engine makes a decision: alerts are raised, and nothing is blocked.'
const ofConsole = 'A bouncer that pulls from a Console integration does not stand in this list.'

interface BouncerFault {
	readonly cause: 'credentials-rotated' | 'service-stopped'
	readonly role: 'root' | 'consequence'
	readonly isProven: boolean
	readonly row: Row
	readonly explained: Explained
	readonly means: string
	readonly fix: string
	readonly because: readonly string[]
}

/** What the list means for a bouncer of this engine. */
function judgementOf(listed: BouncersState): { readonly fault: BouncerFault | null; readonly notes: readonly string[] } {
	if (listed.state === 'none-listed') return { fault: null, notes: [] }
	const { row, others } = listed
	const name = row.bouncer.name
	const pulled = row.bouncer.lastPull === null ? null : isoTime(row.bouncer.lastPull)
	const more = others.length > 0 ? [`Also listed: ${others.slice(0, 4).map(brief).join('; ')}${others.length > 4 ? '; …' : ''}.`] : []
	switch (listed.state) {
		case 'pulls':
			return { fault: null, notes: [`${name} pulled from this engine at ${pulled}.`, ...more, ofConsole] }
		case 'unknown':
			return {
				fault: null,
				notes: [`${name} pulled from this engine last at ${pulled ?? 'a time that is not told'}. Whether it still does, the list does not show.`, ...more],
			}
		case 'revoked':
			return {
				fault: {
					cause: 'credentials-rotated',
					role: 'root',
					isProven: true,
					row,
					explained: { error: 'engine/bouncer-revoked' },
					means: `The engine has revoked the key of \`${name}\` and answers 403.`,
					fix: 'On the engine: `sudo cscli bouncers delete NAME`, then `sudo cscli bouncers add NAME`; put the new key into the bouncer’s file.',
					because: [`Line ${row.seen.line}: the key of ${name} is revoked.`],
				},
				notes: more,
			}
		case 'never':
			if (listed.young === 'certainly') return { fault: null, notes: [`${name} was registered less than a day before, and has not asked yet.`, ...more] }
			if (listed.young === 'perhaps')
				return { fault: null, notes: [`${name} has not asked this engine since it was registered. How long ago that was, the list does not show.`, ...more] }
			// Lists keep names that somebody registered and never used: of several, whose bouncer it is must be known.
			if (!listed.isOwn) return { fault: null, notes: [`${name} has never pulled from this engine.`, ...more, ofConsole] }
			return {
				fault: {
					cause: 'service-stopped',
					role: 'consequence',
					isProven: false,
					row,
					explained: { error: 'engine/bouncer-never-pulled' },
					means: `The engine knows \`${name}\`, and it has never asked: it does not run, or asks another address.`,
					fix: 'Look whether the bouncer runs and which address its file names. A bouncer of a Console integration does not ask this engine.',
					because: [`Line ${row.seen.line}: ${name} has never pulled from this engine. Why stands in the bouncer’s own log.`],
				},
				notes: more,
			}
		case 'silent':
			return {
				fault: {
					cause: 'service-stopped',
					role: 'consequence',
					isProven: listed.isProven,
					row,
					explained: { page: pageOfIssue('issue_se_no_active_rc') },
					means: `\`${name}\` has not asked this engine since ${pulled}.`,
					fix: 'Look whether the bouncer runs, and what its log says since then: its address, its key, the way to the engine.',
					because: [
						`Line ${row.seen.line}: the last pull of ${name} was at ${pulled}${listed.isProven ? ', more than a day before other lines of the paste' : '. If the list is fresh, that is more than a day ago'}. Why stands in the bouncer’s own log.`,
					],
				},
				notes: more,
			}
	}
}

function brief({ bouncer: { name, isValid, lastPull } }: Row): string {
	if (!isValid) return `${name}, revoked`
	return lastPull === null ? `${name}, never pulled` : `${name}, last pull ${isoTime(lastPull)}`
}

const emptyList = 'The engine’s list of bouncers is empty.'

/** Each issue once, the deepest first. */
function alertsOf(faults: readonly EngineFault[], listed: BouncersState | null, { status, cause }: Judged): readonly ConsoleIssue[] {
	const found = new Map<ConsoleIssue['id'], ConsoleIssue>()
	const add = (id: ConsoleIssue['id'], why: string) => {
		if (!found.has(id)) found.set(id, { id, title: titleOfIssue(id), page: pageOfIssue(id), why: plainText(why) })
	}
	for (const { issues, means } of faults)
		for (const id of issues) {
			// An engine that knows no bouncer at all is told as that.
			if (id === 'issue_se_no_active_rc' && listed?.state === 'none-listed') add('issue_se_no_rc', emptyList)
			add(id, means)
		}
	switch (listed?.state) {
		case 'none-listed':
			add('issue_se_no_rc', emptyList)
			break
		case 'revoked':
		case 'never':
		case 'silent':
			add('issue_se_no_active_rc', 'No bouncer that the engine knows has pulled within a day, as far as the list shows.')
			break
		case 'pulls':
		case 'unknown':
		case undefined:
			break
	}
	const isRefused = status === 'problem' && cause !== null && causeOf(cause).group === 'credentials'
	if (isRefused && listed !== null && listed.state !== 'pulls') add('issue_se_no_active_rc', 'A bouncer asks with a key that is refused.')
	return [...found.values()]
}

function consolePageOf({ issues: [first] }: EngineFault): Explained {
	return first === undefined ? null : { page: pageOfIssue(first) }
}
