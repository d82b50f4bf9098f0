import Link from '@docusaurus/Link'
import type { ReactNode } from 'react'
import { bouncerOf } from '../../facts/bouncers'
import { CodeText } from '../parts'
import styles from './integration-verdict.module.css'

const words = { yes: 'Works', partly: 'Works partly', no: 'Does not work' } as const

/** Whether it works with a Console integration, why, what it needs, and what to use instead. */
export function IntegrationVerdict({ bouncer: id }: { readonly bouncer: string }): ReactNode {
	const bouncer = bouncerOf(id)
	if (!bouncer) return null
	const { works, why, needs, instead } = bouncer.integration
	return (
		<div className={`${styles.card} ${styles[works]}`}>
			<p>
				<b>{words[works]} with a Console integration.</b> <CodeText text={why} />
			</p>
			{needs.length > 0 && (
				<>
					<p className={styles.label}>What it needs</p>
					<ul>
						{needs.map((need) => (
							<li key={need}>
								<CodeText text={need} />
							</li>
						))}
					</ul>
				</>
			)}
			{instead && instead.length > 0 && (
				<p>
					Use instead:{' '}
					{instead.map((other, at) => (
						<span key={other}>
							{at > 0 && ', '}
							<Link to={`/u/bouncers/${other}`}>{bouncerOf(other)?.name ?? other}</Link>
						</span>
					))}
				</p>
			)}
		</div>
	)
}
