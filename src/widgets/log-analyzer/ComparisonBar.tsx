import clsx from 'clsx'
import type { ReactNode } from 'react'
import type { Comparison } from '../../engine/compare'
import styles from './log-analyzer.module.css'

interface Props {
	readonly comparison: Comparison
}

/** What became of the fault of the log before: the end of the loop. */
export function ComparisonBar({ comparison }: Props): ReactNode {
	return (
		<div
			className={clsx(styles.comparison, comparison.outcome === 'gone' && styles.gone, comparison.outcome === 'still' && styles.still)}
			data-outcome={comparison.outcome}
			role="status"
		>
			<b>Compared with the log before.</b> {comparison.says}
		</div>
	)
}
