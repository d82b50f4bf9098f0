import type { Bouncer } from '../../../facts/bouncer'
import { causeOf } from '../../../facts/causes'
import type { Output, Seen } from '../../intake/outputs/output'
import type { NamedKind } from '../../logs/streams/speaker'
import { plainText } from '../../plain-text'
import { findingAt } from '../finding'
import type { Finding, Place, Verdict } from '../verdict'
import { besideVerdict } from './beside'
import { type Fault, type Shown, shownBy } from './shown'
import { subjectOf } from './subject'

type Judged = Omit<Verdict, 'next'>

interface Sight {
	readonly output: Output
	readonly seen: Seen
	readonly subject: NamedKind
	readonly shown: Shown | null
}

interface Found {
	readonly output: Output
	readonly subject: NamedKind
	readonly fault: Fault
	readonly finding: Finding
}

/**
 * The verdict with what outputs of commands show. A known message of the log names the root; an output confirms it or stands
 * beside it. Where no message does, the state that an output shows decides: it is the last one that is known.
 *
 * @param given The bouncer that the reader named; null for none.
 */
export function withOutputs(heard: Judged, outputs: readonly Output[], bouncers: readonly Bouncer[], given: string | null): Judged {
	if (outputs.length === 0) return heard
	const sights = outputs.flatMap((output) =>
		output.seen.map((seen): Sight => {
			const subject = subjectOf(seen.what, bouncers, given)
			return { output, seen, subject, shown: shownBy(seen.what, subject) }
		}),
	)
	const verdict = { ...heard, ...namedBy(heard, sights), place: placeBy(heard.place, sights) }
	const notes = [
		...new Set([
			...sights.flatMap(({ seen, shown }) => (shown && shown.kind !== 'fault' && !isHeard(heard, seen) ? [plainText(shown.says)] : [])),
			...besideVerdict(verdict, outputs).map(plainText),
		]),
	]
	const told = { ...verdict, because: [...verdict.because, ...notes] }
	const found = sights.flatMap(({ output, seen, subject, shown }): readonly Found[] =>
		shown?.kind === 'fault'
			? [{ output, subject, fault: shown, finding: findingAt(seen, { ...shown, explained: shown.page === null ? null : { error: shown.page } }) }]
			: [],
	)
	const first = found.find(isRootOfBouncer) ?? found.find(({ fault }) => fault.of === 'bouncer') ?? found[0]
	if (!first) return sights.some(({ shown }) => shown?.kind === 'proof') ? proven(told, notes) : told
	const fresh = found.filter(({ finding }) => !verdict.findings.some((one) => isTold(one, finding))).map(({ finding }) => finding)
	return isSettled(verdict, first)
		? { ...told, findings: beside(verdict.findings, fresh), because: [...told.because, ...confirmed(verdict, found)] }
		: decided(verdict, first, fresh, notes)
}

function isRootOfBouncer({ fault }: Found): boolean {
	return fault.of === 'bouncer' && fault.role === 'root'
}

/** What a pull by hand shows where the log shows nothing; the bouncer itself has still to speak. */
function proven(verdict: Judged, notes: readonly string[]): Judged {
	switch (verdict.status) {
		case 'unrecognised':
			return { ...verdict, status: 'healthy', confidence: 'medium', basis: 'state', because: [...notes, 'The bouncer itself does not speak in these lines.'] }
		case 'problem':
			return isAboutPull(verdict) ? { ...verdict, confidence: verdict.confidence === 'high' ? 'medium' : verdict.confidence } : verdict
		case 'healthy':
		case 'host-problem':
		case 'unknown-fault':
		case 'empty':
			return verdict
	}
}

/** Faults that a pull by hand would have as well. */
function isAboutPull({ cause }: Judged): boolean {
	const group = cause === null ? null : causeOf(cause).group
	return group === 'address' || group === 'credentials' || group === 'network' || group === 'tls' || group === 'endpoint'
}

/** The state that the first output shows is the verdict. */
function decided(verdict: Judged, { output, fault, finding }: Found, fresh: readonly Finding[], notes: readonly string[]): Judged {
	const told = verdict.findings.find((one) => isTold(one, finding))
	return {
		...verdict,
		status: fault.of === 'host' ? 'host-problem' : 'problem',
		cause: finding.cause,
		confidence: fault.role === 'root' && fault.of === 'bouncer' ? 'medium' : 'low',
		basis: 'state',
		alternatives: [],
		because: [`Line ${finding.firstLine}, in the output of ${nameOf(output)}: ${plainText(fault.means)}`, ...notes],
		findings: [
			...(told ? [{ ...told, aside: false }] : []),
			...[...fresh].sort((a, b) => Number(b === finding) - Number(a === finding)),
			...verdict.findings.filter((one) => one !== told),
		],
	}
}

/** Whether the log has said what the verdict is: what an output shows then stands beside it. */
function isSettled({ status, bouncer, findings: [first], confidence }: Judged, { fault, subject }: Found): boolean {
	switch (status) {
		case 'problem':
			if (first?.healed || first?.aside) return false
			return !(first?.role === 'consequence' && confidence === 'low' && fault.role === 'root' && fault.of === 'bouncer')
		case 'healthy':
		case 'host-problem':
		case 'unknown-fault':
			// A program that does not run any more pulls nothing, whatever it did before; where it is another bouncer, this one still does.
			return fault.of === 'host' || (subject.kind === 'bouncer' && subject.id !== null && bouncer !== null && subject.id !== bouncer)
		case 'unrecognised':
		case 'empty':
			return false
	}
}

function beside(findings: readonly Finding[], fresh: readonly Finding[]): readonly Finding[] {
	return [...findings.slice(0, 1), ...fresh, ...findings.slice(1)]
}

function confirmed({ cause, findings: [first] }: Judged, found: readonly Found[]): readonly string[] {
	const same = found.find(({ finding }) => finding.cause === cause && !(first && isTold(first, finding)))
	return same ? [`The output of ${nameOf(same.output)} shows the same.`] : []
}

/** A message says already that a pull by hand worked. */
function isHeard({ status, findings }: Judged, { line }: Seen): boolean {
	return status === 'healthy' && findings.some(({ role, samples }) => role === 'success' && samples.some((sample) => sample.line === line))
}

function isTold(known: Finding, { cause, firstLine }: Finding): boolean {
	return known.cause === cause && (known.firstLine === firstLine || known.samples.some(({ line }) => line === firstLine))
}

/** Whose bouncer it is, where an output names exactly one. */
function namedBy({ bouncer, bouncerCandidates }: Judged, sights: readonly Sight[]): Pick<Judged, 'bouncer' | 'bouncerCandidates'> {
	const ids = [...new Set(sights.flatMap(({ subject }) => (subject.kind === 'bouncer' && subject.id !== null ? [subject.id] : [])))]
	const [id] = ids
	if (bouncer !== null || id === undefined || ids.length > 1) return { bouncer, bouncerCandidates }
	return { bouncer: id, bouncerCandidates: [id, ...bouncerCandidates.filter((one) => one !== id)] }
}

/** Where the bouncer that an output names runs. */
function placeBy(place: Place, sights: readonly Sight[]): Place {
	const own = sights.filter(({ subject }) => subject.kind === 'bouncer').map(({ seen }) => seen.what)
	const names = own.flatMap((what) => (what.kind === 'unit' || what.kind === 'container' ? [what.name] : []))
	const [manager] = own.flatMap((what) => (what.kind === 'container' ? [what.manager] : what.kind === 'unit' ? [what.manager ?? ('systemd' as const)] : []))
	return manager === undefined ? place : { ...place, manager, names: [...new Set([...place.names, ...names])] }
}

/** A typed command can hold a key: it is named by its reader. */
function nameOf({ id }: Output): string {
	return id.replaceAll('-', ' ')
}
