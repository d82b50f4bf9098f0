import type { ReactNode } from 'react'
import type { BouncerId } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { useSelection } from '../selection'
import styles from './config-generator.module.css'

/** Bouncers that can do what the chosen one cannot. */
export function InsteadLinks({ ids }: { readonly ids: readonly BouncerId[] }): ReactNode {
	const { choose } = useSelection()
	if (ids.length === 0) return null
	return (
		<p className={styles.actions}>
			{ids.map((id) => (
				<button key={id} type="button" className={styles.button} onClick={() => choose({ bouncer: id })}>
					Use {bouncerOf(id)?.name ?? id} instead
				</button>
			))}
		</p>
	)
}
