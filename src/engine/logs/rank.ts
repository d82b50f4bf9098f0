import { type CauseId, causeOf } from '../../facts/causes'
import type { SearchRule } from '../../facts/errors/rule'
import { thousands } from '../thousands'
import type { Confidence, Pulls } from '../verdict'
import { type Voice, voiceOf } from './pulls'
import type { RuleTally } from './tally'

/** A fault that a later success has ended counts less than one that still stands at the end of the log. */
const healedMalus = 25
/** Roots up to this rank are about side jobs (metrics, captcha, ignored settings): a bouncer that pulls is healthy in spite of them. */
export const sideJobRank = 35

export interface Ranked {
	readonly tally: RuleTally
	readonly healed: boolean
	readonly weight: number
}

/**
 * Orders what was found: roots before consequences, the specific before the general, the ongoing before the healed, the first
 * before the last.
 */
export function rankTallies(tallies: readonly RuleTally[]): readonly Ranked[] {
	const lastSuccess = new Map<Voice, number>()
	for (const { rule, lastLine } of tallies) if (rule.pull === 'ok') lastSuccess.set(voiceOf(rule), Math.max(lastSuccess.get(voiceOf(rule)) ?? 0, lastLine))
	const ranked = tallies.map((tally) => {
		const healed = endedByPull(tally) && (lastSuccess.get(voiceOf(tally.rule)) ?? 0) > tally.lastLine
		return { tally, healed, weight: tally.rule.rank - (healed ? healedMalus : 0) }
	})
	return ranked.sort(
		(a, b) => roleOrder(a) - roleOrder(b) || b.weight - a.weight || a.tally.firstLine - b.tally.firstLine || moreSpecific(a.tally.rule, b.tally.rule),
	)
}

/** Two rules of one rank on one line: the one for fewer bouncers comes first, then the one that asks for more text, then by name. */
function moreSpecific(a: SearchRule, b: SearchRule): number {
	return spread(a) - spread(b) || longestMatch(b) - longestMatch(a) || (a.id < b.id ? -1 : 1)
}

/** A rule without bouncers belongs to other programs. */
function spread({ bouncers }: SearchRule): number {
	return bouncers.length === 0 ? Number.MAX_SAFE_INTEGER : bouncers.length
}

function longestMatch({ match }: SearchRule): number {
	return Math.max(...match.map(({ all }) => all.join('').length))
}

/** Whether a later pull that works proves that the fault is gone. Faults of blocking, of caches and of the cloud stay in spite of it. */
function endedByPull({ rule }: RuleTally): boolean {
	if (rule.pull === 'failed') return true
	if (rule.severity !== 'error') return false
	switch (causeOf(rule.cause).group) {
		case 'service':
		case 'configuration':
		case 'address':
		case 'credentials':
		case 'network':
		case 'tls':
		case 'endpoint':
			return true
		case 'loading':
		case 'cache':
		case 'enforcement':
		case 'cloud':
		case 'runtime':
		case 'none':
			return false
	}
}

function roleOrder({ tally }: Ranked): number {
	switch (tally.rule.role) {
		case 'root':
			return 0
		case 'consequence':
			return 1
		case 'harmless':
			return 2
		case 'success':
			return 3
		case 'context':
			return 4
	}
}

export interface Judgement {
	readonly status: 'problem' | 'healthy' | 'unrecognised'
	readonly cause: CauseId | null
	readonly confidence: Confidence
	readonly because: readonly string[]
}

/** So many pulls after a failure, and so many for each failure, make it a hiccup: the bouncer works. */
const pullsSinceHiccup = 5
const pullsPerHiccup = 10

/**
 * The verdict over ranked findings.
 *
 * @param unrecognised How many messages look like errors and are not known.
 */
export function judge(ranked: readonly Ranked[], pulls: Pulls, unrecognised: number): Judgement {
	const [first] = ranked
	const pulled = ranked.some(({ tally }) => tally.rule.role === 'success' && tally.rule.pull === 'ok')
	if (first && isFault(first) && !(isSideJob(first) && pulled) && !isHiccup(first, pulls)) return judgeFault(first, ranked, pulls)
	if (ranked.some(({ tally }) => tally.rule.role === 'success')) {
		const because = [pulled ? 'The log shows pulls that worked and no fault after them.' : 'The log shows blocking at work and no fault.']
		if (pulls.failed > 0)
			because.push(`${counted(pulls.failed, 'pull')} failed in between, at most ${pulls.longestFailure} in a row; pulls worked again each time.`)
		return { status: 'healthy', cause: null, confidence: pulled && unrecognised === 0 ? 'high' : 'medium', because }
	}
	const because =
		ranked.length > 0
			? 'What is known in these lines tells neither that pulling works nor that it fails.'
			: 'None of these lines is a message that a bouncer is known to print.'
	return { status: 'unrecognised', cause: null, confidence: 'low', because: [because] }
}

function judgeFault(first: Ranked, ranked: readonly Ranked[], pulls: Pulls): Judgement {
	const { rule } = first.tally
	const rival = ranked.find(({ tally }) => tally.rule.role === 'root' && tally.rule.cause !== rule.cause && tally.rule.rank >= rule.rank - 10)
	const because: string[] = []
	let confidence: Confidence = 'medium'
	if (rule.role === 'consequence') {
		confidence = 'low'
		because.push('Only a consequence is in these lines. The cause stands further up, or in another log.')
	} else if (first.healed) because.push('A pull worked after the last of these lines: the fault may be over.')
	else if (rival) because.push('The log also shows another fault that could be the first one.')
	else if (rule.alsoCauses.length > 0) because.push('The program prints the same line for more than one cause.')
	else if (rule.rank < 50) because.push('The message does not name the setting.')
	else {
		confidence = 'high'
		because.push('The message names the cause itself.')
	}
	if (rule.pull === 'failed' && !first.healed && pulls.failedInARow > 1)
		because.push(`${counted(pulls.failedInARow, 'pull')} failed in a row up to the end of the log.`)
	if (rule.cause === 'api-key-invalid' && !first.healed && workedBefore(ranked, first)) {
		because.unshift('Pulls worked with this key before, so it was changed or deleted since.')
		return { status: 'problem', cause: 'credentials-rotated', confidence, because }
	}
	return { status: 'problem', cause: rule.cause, confidence, because }
}

function isFault({ tally }: Ranked): boolean {
	return tally.rule.role === 'root' || tally.rule.role === 'consequence'
}

function isSideJob({ tally }: Ranked): boolean {
	return tally.rule.role === 'root' && tally.rule.rank <= sideJobRank && tally.rule.severity !== 'error'
}

/** A few failures among many pulls that worked, and the last ones worked: three failures in a week are not three in a row. */
function isHiccup(first: Ranked, pulls: Pulls): boolean {
	return first.healed && pulls.okInARow >= pullsSinceHiccup && pulls.ok >= pullsPerHiccup * pulls.failed
}

function workedBefore(ranked: readonly Ranked[], first: Ranked): boolean {
	return ranked.some(({ tally }) => tally.rule.pull === 'ok' && voiceOf(tally.rule) === voiceOf(first.tally.rule) && tally.firstLine < first.tally.firstLine)
}

function counted(number: number, what: string): string {
	return `${thousands(number)} ${what}${number === 1 ? '' : 's'}`
}
