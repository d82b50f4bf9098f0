import { causeOf } from '../../facts/causes'
import { voiceOf } from '../logs/lines/pull-kind'
import type { RuleTally } from '../logs/parts/tally'
import { type Claim, familyOf, stopsProgram } from './gate'

/** When something stood in the log: by its time where both have one, else by its line. */
export interface Moment {
	readonly line: number
	readonly time: number | null
}

export function isAfter(a: Moment, b: Moment): boolean {
	return a.time !== null && b.time !== null && a.time !== b.time ? a.time > b.time : a.line > b.line
}

function lastOf({ lastLine, lastTime }: RuleTally): Moment {
	return { line: lastLine, time: lastTime }
}

export function firstOf({ firstLine, firstTime }: RuleTally): Moment {
	return { line: firstLine, time: firstTime }
}

/** What ended a fault: a pull that worked, or a program that runs again. */
export type End = 'pull' | 'up'

/** What the log shows at its end: pulls that worked, programs that run. */
export class State {
	private readonly pulls: readonly Claim[]
	private readonly ups: readonly Claim[]
	private readonly valid: readonly Claim[]

	constructor(private readonly claims: readonly Claim[]) {
		this.pulls = claims.filter(({ tally, standing }) => tally.rule.role === 'success' && tally.rule.pull === 'ok' && standing !== 'aside')
		this.ups = claims.filter(({ tally }) => tally.rule.event === 'up')
		this.valid = claims.filter(({ tally }) => tally.rule.event === 'valid')
	}

	/** The last pull that worked, as a bouncer tells it. */
	get lastPull(): Moment | null {
		return this.pulls.map(({ tally }) => lastOf(tally)).reduce<Moment | null>((last, one) => (last === null || isAfter(one, last) ? one : last), null)
	}

	/** Where a bouncer says that it ends because it was told to, and nothing after it; null where it runs on, or does not tell. */
	get stop(): Moment | null {
		const last = this.claims
			.filter(({ tally, standing }) => tally.rule.event === 'stop' && standing !== 'aside')
			.reduce<Claim | null>((last, one) => (last === null || isAfter(lastOf(one.tally), lastOf(last.tally)) ? one : last), null)
		if (last === null) return null
		const runsOn = ({ voice, tally }: Claim) =>
			(tally.rule.event === 'up' || (voice === last.voice && tally.rule.event !== 'stop')) && isAfter(lastOf(tally), lastOf(last.tally))
		return this.claims.some(runsOn) ? null : lastOf(last.tally)
	}

	/** @returns What ended the fault; null while it stands. */
	endOf(claim: Claim): End | null {
		const { tally } = claim
		const last = lastOf(tally)
		if (isEndedByStart(tally) && this.ups.some((up) => isOfSameProgram(up, claim) && isAfter(lastOf(up.tally), last) && !isLoop(up.tally, tally))) return 'up'
		if (isEmptyJournal(tally) && this.ups.some((up) => isOfSameProgram(up, claim))) return 'up'
		if (isOfFile(tally) && this.valid.some((test) => isOfSameProgram(test, claim) && isAfter(lastOf(test.tally), last))) return 'up'
		if (!isEndedByPull(tally)) return null
		// What the engine answered to somebody does not prove that this bouncer got it.
		return this.pulls.some((pull) => (voiceOf(pull.tally.rule) === 'bouncer' || voiceOf(tally.rule) === 'other') && isPullAfter(pull.tally, tally))
			? 'pull'
			: null
	}
}

/** An answer in the second in which the transfer broke is the one that broke. */
function isPullAfter(pull: RuleTally, fault: RuleTally): boolean {
	const isSameSecond = pull.lastTime !== null && fault.lastTime !== null && Math.floor(pull.lastTime / 1000) === Math.floor(fault.lastTime / 1000)
	return isAfter(lastOf(pull), lastOf(fault)) && !(isSameSecond && voiceOf(pull.rule) === 'other')
}

/**
 * A service of the simple kind counts as started each time that it dies. The engine does not: it tells the service manager, and its
 * log, when it is ready (`Type=notify` in config/crowdsec.service, cmd/crowdsec/serve.go).
 */
function isLoop(up: RuleTally, fault: RuleTally): boolean {
	const tellsWhenReady = familyOf(fault) === 'engine' && (familyOf(up) === 'engine' || familyOf(up) === 'systemd')
	return !tellsWhenReady && up.count > 1 && fault.count > 1 && isAfter(lastOf(fault), firstOf(up))
}

/** That a journal has nothing makes no unit missing that was seen to run, wherever that stands: its log goes to a file. */
function isEmptyJournal({ rule }: RuleTally): boolean {
	return rule.cause === 'unit-missing' && rule.severity === 'warning'
}

/** Whether a test of the file would have found it. */
function isOfFile({ rule, samples }: RuleTally): boolean {
	const { group } = causeOf(rule.cause)
	return (group === 'configuration' || group === 'loading' || group === 'network') && rule.pull !== 'failed' && stopsProgram({ samples })
}

function isOfSameProgram(up: Claim, fault: Claim): boolean {
	if (up.voice === fault.voice || (familyOf(up.tally) === 'engine' && familyOf(fault.tally) === 'engine')) return true
	// A test of the file and a state name no stream; they are about the program of the paste.
	return up.voice.stream.name === '' || fault.voice.stream.name === '' || up.voice.stream.piece?.kind === 'test' || up.voice.kind === fault.voice.kind
}

/** Whether the program could not run with this fault: where it runs later, the fault was repaired. */
function isEndedByStart(tally: RuleTally): boolean {
	const { rule } = tally
	if (rule.pull === 'failed') return false
	switch (causeOf(rule.cause).group) {
		case 'service':
			return true
		case 'configuration':
		case 'loading':
		case 'runtime':
			return rule.severity === 'error' && (familyOf(tally) === 'systemd' || familyOf(tally) === 'docker' || stopsProgram(tally))
		case 'network':
			return familyOf(tally) === 'engine' && stopsProgram(tally)
		case 'engine':
			return true
		case 'address':
		case 'credentials':
		case 'tls':
		case 'endpoint':
		case 'enforcement':
			return rule.severity === 'error' && stopsProgram(tally)
		case 'cache':
		case 'cloud':
		case 'none':
			return false
	}
}

/** Whether a later pull that works proves that the fault is gone. Faults of blocking while it ran, of caches and of the cloud stay in spite of it. */
function isEndedByPull({ rule, samples }: RuleTally): boolean {
	if (rule.pull === 'failed') return true
	const { group } = causeOf(rule.cause)
	if (group === 'service') return true
	if (rule.severity !== 'error') return false
	switch (group) {
		case 'configuration':
		case 'address':
		case 'credentials':
		case 'network':
		case 'tls':
		case 'endpoint':
			return true
		case 'loading':
		// It was not started without the firewall; what it could not write while it ran is not written yet.
		case 'enforcement':
			return stopsProgram({ samples })
		case 'cache':
		case 'cloud':
		case 'runtime':
		case 'engine':
		case 'none':
			return false
	}
}
