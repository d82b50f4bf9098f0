import type { ReactNode } from 'react'
import styles from './log-analyzer.module.css'

interface Props {
	readonly title: string
	readonly note: string
	readonly children: ReactNode
}

/** A part of the result that opens on demand. */
export function Fold({ title, note, children }: Props): ReactNode {
	return (
		<details className={styles.fold}>
			<summary>
				{title} <small>{note}</small>
			</summary>
			{children}
		</details>
	)
}
