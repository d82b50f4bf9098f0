import type { ReactNode } from 'react'
import type { Comparison } from '../../engine/verdict/compare'
import { Answer, Spoken } from '../parts'
import styles from './log-analyzer.module.css'

interface Props {
	readonly comparison: Comparison
}

/** What became of the fault of the log before: the end of the loop. */
export function ComparisonBar({ comparison }: Props): ReactNode {
	return (
		<div className={styles.comparison}>
			<Answer tone={comparison.outcome === 'gone' ? 'ok' : comparison.outcome === 'still' ? 'bad' : null} data-outcome={comparison.outcome}>
				<Spoken as="span" atOnce>
					<b>Compared with the log before.</b> {comparison.says}
				</Spoken>
			</Answer>
		</div>
	)
}
