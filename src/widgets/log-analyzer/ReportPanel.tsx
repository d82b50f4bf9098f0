import release from '@generated/release/default/release.json'
import type { ReactNode } from 'react'
import { issueAddress, tellWrongVerdict } from '../../engine/report/issue-draft'
import { reportOf } from '../../engine/report/report'
import type { Verdict } from '../../engine/verdict/verdict'
import { Button, CopyButton } from '../parts'
import { Fold } from './Fold'
import styles from './log-analyzer.module.css'
import { Preview } from './Preview'

interface Props {
	readonly verdict: Verdict
	readonly bouncerName: string | null
}

/** The verdict as text for a forum, shown as it will be copied. */
export function ReportPanel(props: Props): ReactNode {
	return (
		<Fold title="Report for a forum or a ticket" note="keys, addresses and host names are masked; look through it before you copy it">
			<Report {...props} />
		</Fold>
	)
}

function Report({ verdict, bouncerName }: Props): ReactNode {
	const report = reportOf(verdict, bouncerName, release)
	return (
		<>
			<Preview what="The report" text={report} />
			<p className={styles.buttons}>
				<CopyButton text={() => report} label="Copy report" />
				<Button onClick={() => window.open(issueAddress(tellWrongVerdict(verdict, bouncerName, release)), '_blank', 'noopener,noreferrer')}>
					It was something else: tell us on GitHub
				</Button>
			</p>
			<p className={styles.why}>GitHub gets this text when you open the issue, not before. Nothing is sent until you submit it there.</p>
		</>
	)
}
