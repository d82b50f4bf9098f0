import { type ReactNode, useEffect, useState } from 'react'
import { afterPaint } from './after-paint'
import styles from './log-analyzer.module.css'

interface Props {
	readonly title: string
	readonly note: string
	readonly children: ReactNode
}

/** A part of the result that opens on demand. What nobody sees at first is made when the answer stands on the screen. */
export function Fold({ title, note, children }: Props): ReactNode {
	const [filled, setFilled] = useState(false)
	useEffect(() => afterPaint(() => setFilled(true)), [])
	return (
		<details className={styles.fold}>
			<summary>
				{title} <small>{note}</small>
			</summary>
			{filled && children}
		</details>
	)
}
