import type { ReactNode } from 'react'
import { Button } from '../parts'
import styles from './asking.module.css'
import type { Asked } from './use-answer'

interface Props {
	readonly asked: Asked<unknown>
	/** What the reader can run in a terminal instead. */
	readonly command: string
}

/** What is said while an answer is made, and when none comes. */
export function Asking({ asked, command }: Props): ReactNode {
	const { answer, working, trouble, again } = asked
	if (trouble === null) return working && answer === null ? <p className={styles.asking}>Reading the file …</p> : null
	return (
		<div className={styles.asking} role="alert">
			<p>
				{trouble === 'silent'
					? 'There is no answer yet. A long file on a busy machine takes this long; it may also have failed.'
					: 'This text could not be read: its code did not arrive, or it failed. What you pasted is still in the box.'}{' '}
				In a terminal the same is: <code>{command}</code>
			</p>
			<Button onClick={again}>Try again</Button>
		</div>
	)
}
