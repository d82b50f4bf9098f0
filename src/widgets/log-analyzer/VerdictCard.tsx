import { type ReactNode, useEffect, useRef } from 'react'
import { isOfConfig } from '../../engine/collect/with-configs'
import { thousands } from '../../engine/thousands'
import type { Verdict } from '../../engine/verdict'
import type { Bouncer } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { causeOf } from '../../facts/causes'
import { programOf } from '../../facts/programs'
import { Answer, CodeText } from '../parts'
import styles from './log-analyzer.module.css'
import { PullTimeline } from './PullTimeline'

interface Props {
	readonly verdict: Verdict
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
	const first = verdict.findings.find((finding) => finding.role === 'root' || finding.role === 'consequence')
	const program = verdict.bouncer ? programOf(verdict.bouncer) : undefined
	return (
		<>
			<Answer ref={card} tabIndex={-1} tone={verdict.status === 'problem' ? 'bad' : verdict.status === 'healthy' ? 'ok' : null}>
				<h3>{headline(verdict, bouncer)}</h3>
				{verdict.status === 'problem' && first && (
					<p>
						<CodeText text={first.means} />
					</p>
				)}
				{program && <p>{program.advice}</p>}
				<p className={styles.why}>{verdict.because.join(' ')}</p>
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
						{verdict.status === 'problem' && first && !isOfConfig(first) && <li>{course(verdict)}</li>}
						{first && first.count > 1 && (
							<li>
								<b>{thousands(first.count)}</b> times
							</li>
						)}
						<li>{speaker(verdict, bouncer)}</li>
					</ul>
				)}
			</Answer>
			<PullTimeline pulls={verdict.pulls} />
		</>
	)
}

function headline(verdict: Verdict, bouncer: Bouncer | null): string {
	switch (verdict.status) {
		case 'problem':
			if (!verdict.cause) return 'A problem was found.'
			return verdict.findings[0]?.healed ? `It seems to be over: ${causeOf(verdict.cause).title}.` : `${causeOf(verdict.cause).title}.`
		case 'healthy':
			return `Nothing wrong: ${bouncer ? bouncer.name : 'the bouncer'} works, as far as these lines show.`
		case 'unrecognised':
			return verdict.foreign ? `This is not a bouncer’s log (${verdict.foreign}).` : 'No known fault is in these lines.'
		case 'empty':
			return 'There is no text in it. Paste some lines of the log.'
	}
}

/** Whether it goes on: a fault that a later pull has ended is over. */
function course({ findings, pulls }: Verdict): string {
	if (findings[0]?.healed) return 'a pull worked afterwards'
	if (pulls.failedInARow > 1) return 'still failing at the end of the log'
	return 'still so at the end of the log'
}

function sureness(verdict: Verdict): string {
	switch (verdict.confidence) {
		case 'high':
			return 'Certain'
		case 'medium':
			return 'Likely'
		case 'low':
			return verdict.status === 'problem' ? 'A guess' : 'Not enough to tell'
	}
}

function nameOf(id: string): string {
	return bouncerOf(id)?.name ?? id
}

function speaker(verdict: Verdict, bouncer: Bouncer | null): string {
	if (verdict.bouncer) return `written by: ${programOf(verdict.bouncer)?.name ?? bouncer?.name ?? verdict.bouncer}`
	if (verdict.bouncerCandidates.length > 0)
		return `could be from: ${verdict.bouncerCandidates.slice(0, 3).map(nameOf).join(', ')}${verdict.bouncerCandidates.length > 3 ? ', …' : ''}`
	return 'the lines do not tell which bouncer wrote them'
}
