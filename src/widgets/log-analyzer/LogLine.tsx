import type { ReactNode } from 'react'
import { thousands } from '../../engine/thousands'
import { masked } from '../masked'
import { Unseen } from '../parts'
import styles from './log-analyzer.module.css'

/** A line of Java or PHP may go on for pages. */
const shownCharacters = 400

/** A line of the log with its number, keys masked. */
export function LogLine({ number, text }: { readonly number: number; readonly text: string }): ReactNode {
	return (
		<div className={styles.line}>
			<span>
				<Unseen>line </Unseen>
				{thousands(number)}
			</span>
			<code>{masked(text.trim()).slice(0, shownCharacters)}</code>
		</div>
	)
}
