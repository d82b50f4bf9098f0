import type { ReactNode } from 'react'
import styles from './issue-facts.module.css'

interface Props {
	readonly criticality: 'critical' | 'high' | 'recommended'
	/** When the Console raises it. */
	readonly raised: string
	readonly impact: string
	readonly clears: string
}

const criticalities = { critical: 'Critical', high: 'High', recommended: 'Recommended' } as const

/** What the Console says about an issue, at one glance. */
export function IssueFacts({ criticality, raised, impact, clears }: Props): ReactNode {
	return (
		<dl className={styles.facts}>
			<div>
				<dt>Criticality</dt>
				<dd className={styles[criticality]}>{criticalities[criticality]}</dd>
			</div>
			<div>
				<dt>Raised when</dt>
				<dd>{raised}</dd>
			</div>
			<div>
				<dt>Impact</dt>
				<dd>{impact}</dd>
			</div>
			<div>
				<dt>Clears</dt>
				<dd>{clears}</dd>
			</div>
		</dl>
	)
}
