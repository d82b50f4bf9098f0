import Link from '@docusaurus/Link'
import type { ReactNode } from 'react'
import type { BouncerId } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import styles from './config-generator.module.css'

/** Bouncers that can do what the chosen one cannot: their pages have the same form. */
export function InsteadLinks({ ids }: { readonly ids: readonly BouncerId[] }): ReactNode {
	if (ids.length === 0) return null
	return (
		<p className={styles.quiet}>
			{ids.map((id) => (
				<Link key={id} to={`/u/bouncers/${id}`}>
					Make the file of {bouncerOf(id)?.name ?? id}
				</Link>
			))}
		</p>
	)
}
