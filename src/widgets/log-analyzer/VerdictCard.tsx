import { type ReactNode, useEffect, useRef } from 'react'
import { thousands } from '../../engine/thousands'
import { isFaultOfEngine } from '../../engine/verdict/fault-of-engine'
import { headlineOf } from '../../engine/verdict/headline'
import { firstFault, isAlarm, type Verdict } from '../../engine/verdict/verdict'
import { isOfConfig } from '../../engine/verdict/with-configs'
import type { Bouncer } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { programOf } from '../../facts/programs'
import { masked } from '../masked'
import { Answer, CodeText, CopyButton } from '../parts'
import styles from './log-analyzer.module.css'
import { PullTimeline } from './PullTimeline'

interface Props {
	readonly verdict: Verdict
	/** The one that the lines prove. */
	readonly bouncer: Bouncer | null
	/** The log was only read in part. */
	readonly partial: boolean
}

/** The answer in one sentence, why we think so, and how sure we are. */
export function VerdictCard({ verdict, bouncer, partial }: Props): ReactNode {
	const card = useRef<HTMLDivElement>(null)
	// The answer is what the reader waits for: the keyboard and the screen reader go there.
	// biome-ignore lint/correctness/useExhaustiveDependencies: a new verdict, not a new card, moves the focus
	useEffect(() => card.current?.focus({ preventScroll: true }), [verdict])
	const first = firstFault(verdict)
	const program = verdict.bouncer ? programOf(verdict.bouncer) : undefined
	return (
		<>
			<Answer ref={card} tabIndex={-1} tone={isAlarm(verdict.status) ? 'bad' : verdict.status === 'healthy' && verdict.stopped === null ? 'ok' : null}>
				{verdict.status === 'unknown-fault' ? <UnknownFault verdict={verdict} /> : <h2>{masked(headlineOf(verdict, bouncer?.name ?? null))}</h2>}
				{verdict.cause && first && (
					<p>
						<CodeText text={masked(first.means)} />
					</p>
				)}
				{program && !isFaultOfEngine(verdict) && <p>{program.advice}</p>}
				<p className={styles.why}>{reasonsOf(verdict).join(' ')}</p>
				{verdict.foreign === null && (
					<ul className={styles.chips}>
						{partial && (
							<li>
								<b>Only the part that was read before you stopped</b>
							</li>
						)}
						<li>
							<b>{sureness(verdict)}</b>
						</li>
						{verdict.cause && first && !isOfConfig(first) && <li>{course(verdict)}</li>}
						{first && first.count > 1 && (
							<li>
								<b>{thousands(first.count)}</b> times
							</li>
						)}
						{basis(verdict) && <li>{basis(verdict)}</li>}
						<li>{speaker(verdict, bouncer)}</li>
						{place(verdict) && <li>{place(verdict)}</li>}
					</ul>
				)}
			</Answer>
			<PullTimeline pulls={verdict.pulls} />
		</>
	)
}

/** What stands above in its own words is not told again. */
function reasonsOf(verdict: Verdict): readonly string[] {
	const means = verdict.cause ? firstFault(verdict)?.means.replaceAll('`', '') : undefined
	return means === undefined ? verdict.because : verdict.because.filter((reason) => !reason.includes(means))
}

/** The line itself is what is known of it: it stands first, and can be taken along. */
function UnknownFault({ verdict }: { readonly verdict: Verdict }): ReactNode {
	const line = masked(headlineOf(verdict, null))
	return (
		<>
			<h2 className={styles.asked}>
				<code>{line}</code>
			</h2>
			<p>
				<b>We do not know this line.</b> Its words name no cause that we could prove. Look for them in the documentation of the program that printed it.
			</p>
			<p className={styles.buttons}>
				<CopyButton text={() => line} label="Copy the line" />
			</p>
		</>
	)
}

function basis({ status, basis }: Verdict): string | null {
	if (!isAlarm(status)) return null
	switch (basis) {
		case 'words':
			return 'read from the words of a line that we do not know'
		case 'config':
			return 'from the configuration file'
		case 'state':
			return 'from what the lines show over time'
		case 'message':
			return null
	}
}

function place({ place: { manager, names } }: Verdict): string | null {
	if (manager === null) return null
	return `runs in: ${managers[manager]}${names.length > 0 ? ` (${names.slice(0, 2).join(', ')}${names.length > 2 ? ', …' : ''})` : ''}`
}

const managers = {
	systemd: 'systemd',
	container: 'a container',
	compose: 'Docker Compose',
	kubernetes: 'Kubernetes',
	windows: 'Windows',
} as const satisfies Record<NonNullable<Verdict['place']['manager']>, string>

/** Whether it goes on: a fault that a later pull has ended is over. */
function course({ findings, pulls }: Verdict): string {
	if (findings[0]?.healed) return 'a pull worked afterwards'
	if (pulls.failedInARow > 1) return 'still failing at the end of the log'
	return 'still so at the end of the log'
}

function sureness(verdict: Verdict): string {
	if (verdict.status === 'unknown-fault') return 'Not enough to tell'
	switch (verdict.confidence) {
		case 'high':
			return 'Certain'
		case 'medium':
			return 'Likely'
		case 'low':
			return isAlarm(verdict.status) ? 'A guess' : 'Not enough to tell'
	}
}

function nameOf(id: string): string {
	return bouncerOf(id)?.name ?? id
}

function speaker(verdict: Verdict, bouncer: Bouncer | null): string {
	if (verdict.bouncer) return `written by: ${programOf(verdict.bouncer)?.name ?? bouncer?.name ?? verdict.bouncer}`
	const [only, ...others] = verdict.bouncerCandidates
	if (only === undefined) return 'the lines do not tell which bouncer wrote them'
	if (others.length === 0) return `looks like ${nameOf(only)}, not proven`
	return `could be from: ${verdict.bouncerCandidates.slice(0, 3).map(nameOf).join(', ')}${others.length > 2 ? ', …' : ''}; not proven`
}
