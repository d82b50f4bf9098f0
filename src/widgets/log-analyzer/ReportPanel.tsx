import type { ReactNode } from 'react'
import { reportOf } from '../../engine/report/report'
import type { Verdict } from '../../engine/verdict'
import { CopyButton } from '../parts'
import { Fold } from './Fold'
import styles from './log-analyzer.module.css'

interface Props {
	readonly verdict: Verdict
	readonly bouncerName: string | null
}

/** The verdict as text for a forum, shown as it will be copied. */
export function ReportPanel({ verdict, bouncerName }: Props): ReactNode {
	const report = reportOf(verdict, bouncerName)
	return (
		<Fold title="Report for a forum or a ticket" note="keys, addresses and host names are masked; look through it before you copy it">
			<pre className={styles.preview}>{report}</pre>
			<CopyButton text={() => report} label="Copy report" />
		</Fold>
	)
}
