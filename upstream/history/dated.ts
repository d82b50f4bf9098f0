import type { BouncerId } from '../../src/facts/bouncer'
import type { Repository } from '../../src/facts/upstream'
import type { Finding } from '../check'
import { ownRepository, releasesOf } from './products'
import type { Span } from './span'
import { compareVersions } from './versions'

/** What we say of an option or a message. */
interface Told {
	readonly subject: string
	readonly name: string
	readonly ours: { readonly since?: string | undefined; readonly until?: string | undefined }
	/** A version in which it was seen at work. */
	readonly ran?: string | undefined
}

/** An option or a message with the releases that have it, and what is wrong with what we say of it. */
export interface Dated {
	readonly subject: string
	readonly name: string
	/** As readers are told: with the program where it is not the bouncer's own. */
	readonly first: string
	readonly last: string
	readonly since?: string
	readonly until?: string
	readonly findings: readonly Finding[]
}

/**
 * Holds what we say to the releases.
 *
 * @param spans One for each program that has it. Where several have it, nobody knows which of them a reader has: nothing is held.
 * @param isRead Whether the releases of every program were there to be read.
 */
export function dated(
	{ subject, name, ours, ran }: Told,
	bouncer: BouncerId,
	spans: readonly { readonly repository: Repository; readonly span: Span }[],
	isRead: boolean,
): readonly Dated[] {
	const [only] = spans
	if (!isRead || spans.length > 1) return []
	const finding = (kind: 'since' | 'until', says: string): Finding => ({ subject, kind, name, says, ...(only ? { at: only.repository } : {}) })
	if (!only) {
		const told = (['since', 'until'] as const).filter((kind) => ours[kind] !== undefined)
		const findings = told.map((kind) => finding(kind, `we say ${ours[kind]}, and no release proves it`))
		return findings.length > 0 ? [{ subject, name, first: 'unknown', last: 'unknown', findings }] : []
	}
	const { called = '', oldest = '' } = releasesOf[only.repository] ?? {}
	const call = (version: string) => (ownRepository[bouncer] === only.repository ? '' : called) + version
	const { first, last, fromStart } = only.span
	const since = only.span.since && call(only.span.since)
	const until = only.span.until && call(only.span.until)
	const findings: Finding[] = []
	if (ours.since === undefined ? since && compareVersions(first, oldest) > 0 : ours.since !== since) {
		const says = since ? `it is there since ${since}` : fromStart ? `its first release, ${call(first)}, has it` : 'the releases do not prove it'
		findings.push(finding('since', `${ourWord(ours.since)}, ${says}`))
	}
	if (ours.until !== until)
		findings.push(finding('until', `${ourWord(ours.until)}, ${until ? `its last release is ${until}` : `${call(last)} may not be its last release`}`))
	if (ran !== undefined && since && compareVersions(ran, first) < 0)
		findings.push(finding('since', `it was seen in ${ran}, and the sources have it since ${since}: the reader is wrong`))
	return [{ subject, name, first: call(first), last: call(last), ...(since ? { since } : {}), ...(until ? { until } : {}), findings }]
}

function ourWord(version: string | undefined): string {
	return version === undefined ? 'we do not say it' : `we say ${version}`
}
