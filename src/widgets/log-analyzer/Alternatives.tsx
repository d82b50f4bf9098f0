import type { ReactNode } from 'react'
import type { Verdict } from '../../engine/verdict/verdict'
import { causeOf } from '../../facts/causes'
import { CopyCommand } from '../parts'
import styles from './log-analyzer.module.css'

/** The other causes of the same lines, each with the command that tells it apart. */
export function Alternatives({ verdict: { alternatives } }: { readonly verdict: Verdict }): ReactNode {
	if (alternatives.length === 0) return null
	return (
		<>
			<h3>It could also be</h3>
			<ul className={styles.steps}>
				{alternatives.map(({ cause, tellApart }) => (
					<li key={cause}>
						{causeOf(cause).title}.{tellApart !== null && <CopyCommand command={{ run: tellApart, known: 'source' }} />}
					</li>
				))}
			</ul>
		</>
	)
}
