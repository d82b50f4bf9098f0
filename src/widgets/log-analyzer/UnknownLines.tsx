import type { ReactNode } from 'react'
import { thousands } from '../../engine/thousands'
import type { Unrecognised } from '../../engine/verdict/verdict'
import { LogLine } from './LogLine'
import styles from './log-analyzer.module.css'

/** Lines that look like errors and that no rule knows. */
export function UnknownLines({ entries }: { readonly entries: readonly Unrecognised[] }): ReactNode {
	return (
		<ul className={styles.evidence}>
			{entries.map((entry) => (
				<li key={entry.template}>
					<LogLine number={entry.firstLine} text={entry.sample} />
					{entry.count > 1 && <p>{thousands(entry.count)} times</p>}
				</li>
			))}
		</ul>
	)
}
