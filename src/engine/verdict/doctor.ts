import type { Bouncer } from '../../facts/bouncer'
import { type Analyzer, createAnalyzer, type DiagnoseOptions, type Knowledge, type NewKernel } from '../logs/analyzer'
import type { SearchPlan } from '../logs/lines/search-plan'
import { isoTime } from '../logs/lines/time'
import { joinPulls } from '../logs/pulls/pulls'
import type { Evidence } from '../logs/streams/evidence'
import { foreignLog } from '../logs/streams/foreign'
import { adviceFor } from './advice'
import { alternativesOf } from './alternatives'
import { deploymentAt } from './deployment'
import { clockOf } from './engine/clock'
import { isRowOfList, withEngine } from './engine/with-engine'
import { claimsOf } from './gate'
import { type Judgement, judge } from './judge'
import { logEnd } from './log-end'
import { standingsOf } from './outputs/standing'
import { withOutputs } from './outputs/with-outputs'
import { fixAt, placeOf } from './place'
import { type Ranked, rankClaims } from './rank'
import { givenBouncer, speakerOf, type Voice, voicesOf } from './speakers'
import { startLoop } from './starts'
import { State } from './state'
import { findingOfWords, unknownFaults, unknownOf } from './unknown-faults'
import type { Finding, Place, Pulls, Verdict } from './verdict'

/** An analyzer that also judges what it finds. */
export interface Doctor extends Analyzer {
	/** The verdict over what was read. */
	verdict(evidence: Evidence): Verdict
	/** The verdict over one text: broken lines are mended before it is read, and told as they stand in the reader's own text. */
	diagnose(text: string, options: DiagnoseOptions): Verdict
}

/**
 * @param plan `planSearch(knowledge)`, where it was made before.
 * @param newKernel Gives the scanner's inner loops; what is found does not depend on them.
 */
export function createDoctor(knowledge: Knowledge, plan?: SearchPlan, newKernel?: NewKernel): Doctor {
	const analyzer = createAnalyzer(knowledge, plan, newKernel)
	const verdict = (evidence: Evidence) => verdictOver(evidence, knowledge)
	return {
		...analyzer,
		verdict,
		diagnose(text, options) {
			const reading = analyzer.start(options)
			reading.pushText(text)
			return verdict(reading.end())
		},
	}
}

function verdictOver(evidence: Evidence, knowledge: Knowledge): Verdict {
	const { lines, bytes, chosen, head, input } = evidence
	const voices = voicesOf(evidence, knowledge)
	const given = givenBouncer(evidence, knowledge)
	const all = claimsOf(voices, given, standingsOf(evidence.outputs, knowledge.bouncers, given), knowledge.bouncers)
	const claims = all.filter(({ tally }) => !isRowOfList(tally.rule.id, tally.firstLine, evidence.outputs))
	const state = new State(claims)
	const ranked = rankClaims(claims, state)
	const speaker = speakerOf(voices, knowledge)
	const id = given ?? speaker.id
	const bouncer = knowledge.bouncers.find((one) => one.id === id) ?? null
	const pulls = pullsOf(voices, evidence.lastTime, bouncer ?? knowledge.bouncers.find((one) => one.id === speaker.candidates[0]) ?? null)
	const unknown = unknownOf(voices)
	const foreign = speaker.id === null ? foreignLog(head) : null
	const faults = unknownFaults(voices, state.lastPull, evidence.year, foreign !== null)
	const end = logEnd(state, evidence, lines)
	const judgement: Judgement = evidence.isEmpty
		? { status: 'empty', cause: null, confidence: 'high', basis: 'message', because: ['There is no text in it.'], first: null }
		: judge({ ranked, state, pulls, unknown, unknownFaults: faults, loop: startLoop(claims), end })
	const { first, ...judged } = judgement
	const [worst] = faults
	const isForeign = judgement.status === 'unrecognised' && foreign !== null
	const read = worst && judged.basis === 'words' ? findingOfWords(worst) : null
	const isOfWorst = judged.status === 'unknown-fault' || judged.basis === 'words'
	const place = placeOf(evidence, voices)
	const heard: Omit<Verdict, 'next'> = {
		schema: 1,
		bouncer: id,
		bouncerCandidates: speaker.candidates,
		...judged,
		because: [...(isForeign ? [foreign.advice] : judged.because), ...otherSpeaker(chosen, speaker.id)],
		alternatives:
			first && judged.cause
				? alternativesOf(first.tally.rule, judged.cause, bouncer ? deploymentAt(bouncer, place) : null, place, judged.status === 'host-problem')
				: [],
		place,
		streams: voices.map(({ stream, kind, id: speakerId }) => ({ name: stream.name, speaker: speakerId, kind, lines: stream.lines })),
		foreign: isForeign ? foreign.name : null,
		stopped: end.stop && { line: end.stop.line, time: iso(end.stop.time) },
		silentHours: end.silentHours,
		consoleIssues: [],
		findings: [...(read ? [read] : []), ...inOrder(ranked, first).map((one) => findingOf(one, place, bouncer))],
		pulls,
		unrecognised: isOfWorst && worst ? [worst.entry, ...unknown.filter((one) => one !== worst.entry)] : unknown,
		input,
		lines: { total: lines, bytes, cut: evidence.cutLines },
	}
	const withStates = withOutputs(heard, evidence.outputs, knowledge.bouncers, given)
	const clock = clockOf(
		evidence.outputs.flatMap(({ seen }) => seen),
		evidence.lastTime,
		evidence.takenAt,
		evidence.now,
	)
	const issuesOf = (error: string) => knowledge.rules.find((rule) => rule.id === error)?.issues ?? []
	const verdict = withEngine(withStates, evidence.outputs, issuesOf, clock, knowledge.bouncers, given)
	const named = knowledge.bouncers.find((one) => one.id === verdict.bouncer) ?? null
	return { ...verdict, next: adviceFor(verdict, named, named ? deploymentAt(named, verdict.place) : null) }
}

/** What the verdict rests on comes first. */
function inOrder(ranked: readonly Ranked[], first: Ranked | null): readonly Ranked[] {
	return first ? [first, ...ranked.filter((one) => one !== first)] : ranked
}

function findingOf({ tally, end, claim }: Ranked, place: Place, bouncer: Bouncer | null): Finding {
	const { rule } = tally
	return {
		error: rule.id,
		title: rule.title,
		cause: rule.cause,
		severity: rule.severity,
		role: rule.role,
		count: tally.count,
		firstLine: tally.firstLine,
		lastLine: tally.lastLine,
		firstTime: iso(tally.firstTime),
		lastTime: iso(tally.lastTime),
		captures: tally.captures,
		samples: tally.samples,
		means: rule.means,
		fix: fixAt(rule, place, bouncer),
		...(rule.fixAt.kubernetes === undefined ? {} : { fixAt: { kubernetes: rule.fixAt.kubernetes } }),
		page: `/u/troubleshooting/errors/${rule.id}`,
		healed: end !== null,
		aside: claim.standing === 'aside',
	}
}

/** Those that a bouncer tells of count; what others answered only where it is silent. */
function pullsOf(voices: readonly Voice[], lastTime: number | null, bouncer: Bouncer | null): Pulls {
	const heard = voices.filter(({ kind }) => kind !== 'service')
	const own = heard.flatMap(({ stream }) => stream.pulls.bouncer ?? [])
	const pulls = joinPulls(own.length > 0 ? own : heard.flatMap(({ stream }) => stream.pulls.other ?? []), lastTime)
	// Who writes a line only where a pull brought something pulls more often than its lines stand apart.
	const isSilent = own.length > 0 && bouncer?.healthyPull.trace === 'with-changes' && pulls.failed === 0
	return isSilent ? { ...pulls, intervalSeconds: null } : pulls
}

/** The reader may have chosen another bouncer than the one whose log this is. */
function otherSpeaker(chosen: string | null, id: string | null): readonly string[] {
	return chosen === null || id === null || id === chosen ? [] : [`These lines look like those of ${id}, not of ${chosen}.`]
}

function iso(ms: number | null): string | null {
	return ms === null ? null : isoTime(ms)
}
