import type { ReactNode } from 'react'
import { thousands } from '../../engine/thousands'
import type { Finding } from '../../engine/verdict/verdict'
import { AwayLink } from '../parts'
import { LogLine } from './LogLine'
import styles from './log-analyzer.module.css'

interface Props {
	readonly findings: readonly Finding[]
}

/** The lines that a verdict rests on, with their numbers; each leads to the page of its message. A line with two messages is shown once. */
export function Evidence({ findings }: Props): ReactNode {
	return (
		<ul className={styles.evidence}>
			{[...byLine(findings)].map(([line, [first, ...further]]) => (
				<li key={line}>
					{first.samples[0] && <LogLine number={first.samples[0].line} text={first.samples[0].text} />}
					{[first, ...further].map((finding) => (
						<p key={finding.error}>
							{finding.role === 'consequence' ? 'Follows from it. ' : ''}
							{finding.count > 1 ? `${thousands(finding.count)} times, last in line ${thousands(finding.lastLine)}. ` : ''}
							{finding.healed ? 'A pull worked afterwards. ' : ''}
							<AwayLink to={finding.page}>{further.length > 0 ? finding.title : 'About this message'}</AwayLink>
						</p>
					))}
				</li>
			))}
		</ul>
	)
}

type Together = readonly [Finding, ...Finding[]]

function byLine(findings: readonly Finding[]): ReadonlyMap<number, Together> {
	const lines = new Map<number, Together>()
	for (const finding of findings) {
		const before = lines.get(finding.firstLine)
		lines.set(finding.firstLine, before ? [...before, finding] : [finding])
	}
	return lines
}
