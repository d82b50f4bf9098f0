import type { ReactNode } from 'react'
import { redact } from '../../engine/report/redact'
import type { Finding } from '../../engine/verdict'
import { AwayLink } from './AwayLink'
import styles from './log-analyzer.module.css'

const shownCharacters = 400

interface Props {
	readonly findings: readonly Finding[]
}

/** The lines that a verdict rests on, with their numbers; each leads to the page of its message. */
export function Evidence({ findings }: Props): ReactNode {
	return (
		<ul className={styles.evidence}>
			{findings.map((finding) => (
				<li key={finding.error}>
					{finding.samples.slice(0, 1).map((sample) => (
						<div key={sample.line} className={styles.line}>
							<span>
								<span className={styles.srOnly}>line </span>
								{sample.line.toLocaleString('en')}
							</span>
							<code>{redact(sample.text.trim()).slice(0, shownCharacters)}</code>
						</div>
					))}
					<p>
						{finding.role === 'consequence' ? 'Follows from it. ' : ''}
						{finding.count > 1 ? `${finding.count.toLocaleString('en')} times, last in line ${finding.lastLine.toLocaleString('en')}. ` : ''}
						{finding.healed ? 'A pull worked afterwards. ' : ''}
						<AwayLink to={finding.page}>About this message</AwayLink>
					</p>
				</li>
			))}
		</ul>
	)
}
