import type { ReactNode } from 'react'
import { type Advice, isAlarm, type Verdict } from '../../engine/verdict/verdict'
import type { Bouncer } from '../../facts/bouncer'
import { AwayLink, CodeText, CopyCommand } from '../parts'
import styles from './log-analyzer.module.css'

interface Props {
	readonly verdict: Verdict
	readonly advice: readonly Advice[]
	readonly bouncer: Bouncer | null
}

/** What to do when the verdict is not certain: which log, which level, which command, for the chosen bouncer. */
export function NextSteps({ verdict, advice, bouncer }: Props): ReactNode {
	if (verdict.status !== 'healthy' && advice.length === 0) return null
	return (
		<>
			<h3>{isAlarm(verdict.status) ? 'To be surer' : 'Next'}</h3>
			{verdict.status === 'healthy' && verdict.stopped === null && (
				<p>
					If the Console still shows the alert: it clears after the next pull, within 30 minutes. Compare the integration in the Console with the address in
					your file.
				</p>
			)}
			{advice.length > 0 && (
				<ul className={styles.steps}>
					{advice.map(({ what, command }) => (
						<li key={what}>
							<CodeText text={what} />
							{command && <CopyCommand command={command} />}
						</li>
					))}
				</ul>
			)}
			{verdict.status === 'unrecognised' && !bouncer && (
				<p>
					Where each writes its log: <AwayLink to="/u/bouncers/intro">all bouncers</AwayLink>.
				</p>
			)}
		</>
	)
}
