import type { CauseId } from '../../facts/causes'
import { hostPrograms } from '../../facts/programs'
import { voiceOf } from '../logs/lines/pull-kind'
import type { UnknownMessage } from '../logs/lines/unknown-entries'
import { plainText } from '../plain-text'
import { thousands } from '../thousands'
import type { Standing } from './gate'
import { type LogEnd, silenceNote, stopNote } from './log-end'
import { isFault, isSideJob, type Ranked } from './rank'
import { firstOf, isAfter, type State } from './state'
import type { UnknownFault } from './unknown-faults'
import type { Confidence, Pulls, Status, Verdict } from './verdict'

export type Judgement = Pick<Verdict, 'status' | 'cause' | 'confidence' | 'basis' | 'because'> & {
	/** What the verdict rests on; null where it is no message. */
	readonly first: Ranked | null
}

/** So many pulls after a failure, and so many for each failure, make it a hiccup: the bouncer works. */
const pullsSinceHiccup = 5
const pullsPerHiccup = 10

export interface Heard {
	/** Ranked: the first is the verdict, where it stands. */
	readonly ranked: readonly Ranked[]
	readonly state: State
	readonly pulls: Pulls
	/** Lines that look like errors of a bouncer or its host, and that no rule knows. */
	readonly unknown: readonly UnknownMessage[]
	/** Those of them after which nothing pulled, the worst first. */
	readonly unknownFaults: readonly UnknownFault[]
	/** Starts that follow each other too closely; null for none. */
	readonly loop: string | null
	readonly end: LogEnd
}

/** The verdict over what was heard. */
export function judge(heard: Heard): Judgement {
	const { ranked, state, pulls, unknownFaults, loop, end } = heard
	const pulled = state.lastPull !== null
	const standing = ranked.filter((one) => isFault(one) && !isHistory(one, pulls) && !(isSideJob(one) && pulled))
	const works = hasSuccess(ranked)
	// What another program suffers from never overturns a bouncer that works.
	const [first] = standing.filter(({ claim }) => !(works && claim.standing !== 'own'))
	if (first) return judgeFault(first, ranked, pulls)
	const [fatal] = unknownFaults
	if (fatal && loop === null && (!works || (fatal.level === 'fatal' && fatal.proven))) return unknownFault(fatal)
	if (loop !== null) return { status: 'problem', cause: 'service-crash-loop', confidence: 'medium', basis: 'state', because: [loop], first: null }
	if (works) return healthy(heard, pulled)
	const because =
		ranked.length > 0
			? 'What is known in these lines tells neither that pulling works nor that it fails.'
			: 'None of these lines is a message that a bouncer is known to print.'
	return { status: 'unrecognised', cause: null, confidence: 'low', basis: 'message', because: [because, ...stopNote(end), ...notes(ranked)], first: null }
}

function hasSuccess(ranked: readonly Ranked[]): boolean {
	return ranked.some(({ tally, claim }) => tally.rule.role === 'success' && claim.standing !== 'aside')
}

/** What the reader should know although it is no fault: a mode that never pulls, a line that only looks like a pull. */
function notes(ranked: readonly Ranked[]): readonly string[] {
	return ranked.flatMap(({ tally, claim }) => (tally.rule.event === 'note' && claim.standing !== 'aside' ? [plainText(tally.rule.means)] : []))
}

/** The words of the line are read where they name a cause: that is a guess, and said so. */
function unknownFault({ entry, level, words, proven }: UnknownFault): Judgement {
	const because = [`Line ${entry.firstLine} is ${level === 'fatal' ? 'a fatal line' : 'an error'} that no page knows.`]
	if (!words) return { status: 'unknown-fault', cause: null, confidence: 'low', basis: 'message', because, first: null }
	because.push('The cause is read from its words.')
	if (!proven) because.push('Nothing in these lines proves that a bouncer wrote them.')
	return { status: 'problem', cause: words.cause, confidence: 'low', basis: 'words', because, first: null }
}

function healthy({ ranked, pulls, unknown, end }: Heard, pulled: boolean): Judgement {
	const own = ranked.some(({ tally, claim }) => tally.rule.role === 'success' && claim.standing !== 'aside' && voiceOf(tally.rule) === 'bouncer')
	const because = [pulled ? 'The log shows pulls that worked and no fault after them.' : 'The log shows blocking at work and no fault.']
	if (!own) because[0] = 'The endpoint answered a pull. The bouncer itself does not speak in these lines.'
	const ofEnd = [...stopNote(end), ...silenceNote(end)]
	because.push(...ofEnd)
	if (pulls.failed > 0)
		because.push(`${counted(pulls.failed, 'pull')} failed in between, at most ${pulls.longestFailure} in a row; pulls worked again each time.`)
	const past = ranked.find((one) => isFault(one) && one.end !== null && !isSideJob(one))
	if (past) because.push(`Earlier, up to line ${past.tally.lastLine}: “${past.tally.rule.title}”. It is over.`)
	const beside = ranked.find(
		({ claim, tally, end }) => claim.standing !== 'own' && end === null && (tally.rule.role === 'root' || tally.rule.role === 'consequence'),
	)
	if (beside) {
		const who = beside.tally.rule.program === null ? 'The log also says' : 'Another program says'
		because.push(`${who}, in line ${beside.tally.firstLine}: “${beside.tally.rule.title}”. It does not keep the bouncer from pulling.`)
	}
	because.push(...notes(ranked))
	return {
		status: 'healthy',
		cause: null,
		confidence: pulled && own && unknown.length === 0 && !past && ofEnd.length === 0 ? 'high' : 'medium',
		basis: 'state',
		because,
		first: null,
	}
}

/** What the lines allow to say, by who says it. */
const surest: Readonly<Record<Exclude<Standing, 'aside'>, Confidence>> = { own: 'high', likely: 'low', host: 'medium' }
const order: readonly Confidence[] = ['low', 'medium', 'high']

function judgeFault(first: Ranked, ranked: readonly Ranked[], pulls: Pulls): Judgement {
	const { rule } = first.tally
	const { standing } = first.claim
	const lineOf = ({ tally }: Ranked) => tally.firstLine
	const rival = ranked.find(
		(one) =>
			isFault(one) &&
			one.tally.rule.role === 'root' &&
			one.tally.rule.cause !== rule.cause &&
			one.tally.rule.rank >= rule.rank - 10 &&
			// Two rules on one line are two readings of one fault.
			!(lineOf(one) === lineOf(first) && one.tally.count === first.tally.count),
	)
	const because: string[] = []
	let confidence: Confidence = 'medium'
	if (rule.role === 'consequence') {
		confidence = 'low'
		because.push('Only a consequence is in these lines. The cause stands further up, or in another log.')
	} else if (first.end === 'pull') because.push('A pull worked after the last of these lines: the fault may be over.')
	else if (first.end === 'up') because.push('The program was started after the last of these lines: the fault may be over.')
	else if (rival) because.push('The log also shows another fault that could be the first one.')
	else if (rule.alsoCauses.length > 0) because.push('The program prints the same line for more than one cause.')
	else if (rule.rank < 50) because.push('The message does not name the setting.')
	else {
		confidence = 'high'
		because.push('The message names the cause itself.')
	}
	if (standing === 'likely') because.push('Nothing in these lines proves that a bouncer wrote them. If they are your bouncer’s, this is the cause.')
	if (standing === 'host') because.push(`No bouncer speaks in these lines. ${roleOfHost(rule.program)}`)
	const cap = surest[standing === 'aside' ? 'likely' : standing]
	const most = (wanted: Confidence): Confidence => (order.indexOf(wanted) > order.indexOf(cap) ? cap : wanted)
	if (rule.pull === 'failed' && first.end === null && pulls.failedInARow > 1)
		because.push(`${counted(pulls.failedInARow, 'pull')} failed in a row up to the end of the log.`)
	const status: Status = standing === 'host' ? 'host-problem' : 'problem'
	if (rule.cause === 'service-crash-loop' && !isLoop(first, ranked))
		return { status, cause: 'service-stopped', confidence: most(confidence), basis: 'state', because, first }
	if (rule.cause === 'api-key-invalid' && first.end === null && workedBefore(ranked, first)) {
		because.unshift('Pulls worked with this key before, so it was changed or deleted since.')
		return { status, cause: 'credentials-rotated', confidence: most(confidence), basis: 'message', because, first }
	}
	return { status, cause: rule.cause satisfies CauseId, confidence: most(confidence), basis: 'message', because, first }
}

/** What a bouncer has to do with the program that fails. */
function roleOfHost(program: string | null): string {
	if (program === 'crowdsec-engine') return 'One that pulls from this engine gets no answer; one of a Console integration needs no engine.'
	return program !== null && hostPrograms[program] === 'brings'
		? 'If this is what installs or starts your bouncer, it has to work first.'
		: 'If this is the program in which your bouncer runs, it has to work first.'
}

/** One start that failed is no loop: it takes several, or the words of the service manager that count them. */
function isLoop({ tally }: Ranked, ranked: readonly Ranked[]): boolean {
	return tally.count > 1 || ranked.some((one) => isFault(one) && countsStarts.has(one.tally.rule.id))
}

const countsStarts: ReadonlySet<string> = new Set([
	'systemd/restart-counter',
	'systemd/auto-restart',
	'systemd/start-limit',
	'docker/restarting',
	'docker/crash-loop',
])

/** What is over is told as history: it was repaired, or it is a few failures among many pulls that worked. */
function isHistory(one: Ranked, pulls: Pulls): boolean {
	if (one.end === null) return false
	if (one.end === 'up' || one.tally.rule.pull !== 'failed') return true
	// One time of trouble that pulls have ended is over; one that comes again is a few failures among many pulls, or it goes on.
	if (pulls.failed === pulls.longestFailure && pulls.okInARow > 0) return true
	return pulls.okInARow >= pullsSinceHiccup && pulls.ok >= pullsPerHiccup * pulls.failed
}

function workedBefore(ranked: readonly Ranked[], first: Ranked): boolean {
	return ranked.some(
		({ tally, claim }) =>
			claim.standing !== 'aside' &&
			tally.rule.pull === 'ok' &&
			voiceOf(tally.rule) === voiceOf(first.tally.rule) &&
			isAfter(firstOf(first.tally), firstOf(tally)) &&
			!ranked.some((failure) => isSamePull(tally, failure.tally)),
	)
}

/** A program can announce a pull (“Polling decisions”) and tell in the same second that it failed: that pull did not work. */
function isSamePull(success: Ranked['tally'], failure: Ranked['tally']): boolean {
	if (failure.rule.pull !== 'failed' || success.firstTime === null || failure.firstTime === null) return false
	return Math.floor(success.firstTime / 1000) === Math.floor(failure.firstTime / 1000) && failure.firstLine > success.firstLine
}

function counted(number: number, what: string): string {
	return `${thousands(number)} ${what}${number === 1 ? '' : 's'}`
}
