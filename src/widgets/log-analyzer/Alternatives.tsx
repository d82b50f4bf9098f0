import type { ReactNode } from 'react'
import { toldApart } from '../../engine/verdict/alternatives'
import type { Advice, Verdict } from '../../engine/verdict/verdict'
import { causeOf } from '../../facts/causes'
import { CopyCommand } from '../parts'
import styles from './log-analyzer.module.css'

interface Props {
	readonly verdict: Verdict
	readonly advice: readonly Advice[]
}

/** The other causes of the same lines, each with the command that tells it apart, where the advice below does not give it. */
export function Alternatives({ verdict: { alternatives }, advice }: Props): ReactNode {
	if (alternatives.length === 0) return null
	return (
		<>
			<h3>It could also be</h3>
			<ul className={styles.steps}>
				{toldApart(alternatives, advice).map(({ causes, command }) => (
					<li key={causes.join(' ')}>
						{causes.map((cause) => `${causeOf(cause).title}.`).join(' ')}
						{command !== null && <CopyCommand command={{ run: command, known: 'source' }} />}
					</li>
				))}
			</ul>
		</>
	)
}
