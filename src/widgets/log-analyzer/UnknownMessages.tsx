import type { ReactNode } from 'react'
import { askForRule, issueAddress } from '../../engine/report/issue-draft'
import type { Verdict } from '../../engine/verdict/verdict'
import { Button, CopyButton } from '../parts'
import { Fold } from './Fold'
import styles from './log-analyzer.module.css'
import { Preview } from './Preview'
import { UnknownLines } from './UnknownLines'

const shownMessages = 20

interface Props {
	readonly verdict: Verdict
	readonly bouncerName: string | null
}

/** Lines that look like errors and that no rule knows, and a way to tell us. The issue's address is made on the click only. */
export function UnknownMessages({ verdict, bouncerName }: Props): ReactNode {
	const request = askForRule(verdict, bouncerName)
	const { unrecognised } = verdict
	if (!request) return null
	return (
		<Fold
			title="Not recognised"
			note={
				unrecognised.length === 1
					? '1 message. It looks like an error, and we do not know it.'
					: `${unrecognised.length} messages. They look like errors, and we do not know them.`
			}
		>
			<UnknownLines entries={unrecognised.slice(0, shownMessages)} />
			{unrecognised.length > shownMessages && <p>And {unrecognised.length - shownMessages} more.</p>}
			<details className={styles.inner}>
				<summary>Tell us, so that it is known next time</summary>
				<Preview what="The text for GitHub" text={`${request.title}\n\n${request.body}`} />
				<p className={styles.buttons}>
					<CopyButton text={() => request.body} label="Copy it" />
					<Button onClick={() => window.open(issueAddress(request), '_blank', 'noopener,noreferrer')}>Open a prefilled issue on GitHub</Button>
				</p>
				<p className={styles.why}>GitHub gets this text when you open the issue, not before. Nothing is sent until you submit it there.</p>
			</details>
		</Fold>
	)
}
