import type { ReactNode } from 'react'
import { firstFault, type Verdict } from '../../engine/verdict/verdict'
import { masked } from '../masked'
import { AwayLink } from '../parts'
import styles from './log-analyzer.module.css'

/** The alerts of the Console that the engine's own outputs explain, each with its page. */
export function ConsoleIssues({ verdict }: { readonly verdict: Verdict }): ReactNode {
	const { consoleIssues } = verdict
	// The first fault is told in the verdict already.
	const told = firstFault(verdict)?.means.replaceAll('`', '')
	if (consoleIssues.length === 0) return null
	return (
		<>
			<h3>Leads to an alert of the Console</h3>
			<ul className={styles.steps}>
				{consoleIssues.map(({ id, title, page, why }) => (
					<li key={id}>
						<AwayLink to={page}>{title}</AwayLink>
						{why !== told && (
							<>
								<br />
								<span className={styles.why}>{masked(why)}</span>
							</>
						)}
					</li>
				))}
			</ul>
		</>
	)
}
