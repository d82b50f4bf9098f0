import type { ReactNode } from 'react'
import type { CheckedText } from '../config-thread'
import { ChangedFile, proofOf, titleOf, useChoice } from './ChangedFile'
import styles from './config-checker.module.css'

/** The corrected file of the engine itself. What it lacks is told in the problems: no field asks for it. */
export function CorrectedEngineFile({ checked: { result, corrects } }: { readonly checked: CheckedText }): ReactNode {
	const choice = useChoice(corrects)
	const missing = result.correction.left.length
	if (choice.changes.length === 0) return null
	return (
		<section className={styles.corrected}>
			<h3>{titleOf(choice, missing)}</h3>
			<p className={styles.why}>{proofOf(choice, result.correction)}</p>
			<ChangedFile choice={choice} missing={missing} name="corrected.yaml" masked="Passwords" />
		</section>
	)
}
