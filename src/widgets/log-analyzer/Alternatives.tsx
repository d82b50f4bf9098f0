import type { ReactNode } from 'react'
import { adviceFor } from '../../engine/verdict/advice'
import { toldApart } from '../../engine/verdict/alternatives'
import type { Verdict } from '../../engine/verdict/verdict'
import type { Bouncer, Deployment } from '../../facts/bouncer'
import { causeOf } from '../../facts/causes'
import { CopyCommand } from '../parts'
import styles from './log-analyzer.module.css'

interface Props {
	readonly verdict: Verdict
	readonly bouncer: Bouncer | null
	readonly deployment: Deployment | null
}

/** The other causes of the same lines, each with the command that tells it apart, where the advice below does not give it. */
export function Alternatives({ verdict, bouncer, deployment }: Props): ReactNode {
	if (verdict.alternatives.length === 0) return null
	return (
		<>
			<h3>It could also be</h3>
			<ul className={styles.steps}>
				{toldApart(verdict.alternatives, adviceFor(verdict, bouncer, deployment)).map(({ causes, command }) => (
					<li key={causes.join(' ')}>
						{causes.map((cause) => `${causeOf(cause).title}.`).join(' ')}
						{command !== null && <CopyCommand command={{ run: command, known: 'source' }} />}
					</li>
				))}
			</ul>
		</>
	)
}
