import { type ReactNode, useState } from 'react'
import { applyEdits } from '../../engine/config/document/changes'
import type { CheckedText } from '../config-thread'
import { CopyButton } from '../parts'
import styles from './config-checker.module.css'
import { Diff } from './Diff'

/** The corrected file of the engine itself: each change with its reason, to be taken or left. */
export function CorrectedEngineFile({ checked: { result, corrects } }: { readonly checked: CheckedText }): ReactNode {
	const { text, changes } = corrects
	const [out, setOut] = useState<ReadonlySet<number>>(new Set())
	if (changes.length === 0) return null
	const applied = new Set(changes.map((_, at) => at).filter((at) => !out.has(at)))
	const corrected = applyEdits(
		text,
		changes.flatMap(({ edits }, at) => (applied.has(at) ? edits : [])),
	)
	const isWhole = out.size === 0 && result.correction.status === 'complete'
	return (
		<section className={styles.corrected}>
			<h3>{isWhole ? 'The corrected file' : 'Corrected in part'}</h3>
			<p className={styles.why}>{out.size > 0 ? 'As you left a change out, this file was not checked again.' : result.correction.why}</p>
			<div className={styles.file}>
				<Diff
					text={text}
					changes={changes}
					applied={applied}
					onToggle={(at) => {
						const next = new Set(out)
						if (!next.delete(at)) next.add(at)
						setOut(next)
					}}
				/>
				<div className={styles.bar}>
					<CopyButton text={() => corrected} label={isWhole ? 'Copy the corrected file' : 'Copy, corrected in part'} />
					<span className={styles.why}>Everything else is as it was. Passwords are masked in the picture only.</span>
				</div>
			</div>
		</section>
	)
}
