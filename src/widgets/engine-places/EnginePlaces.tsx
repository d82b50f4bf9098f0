import TabItem from '@theme/TabItem'
import Tabs from '@theme/Tabs'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import { type EnginePlace, type EnginePlaceId, enginePlaces } from '../../facts/engine'
import styles from './engine-places.module.css'

interface Props {
	readonly places: readonly EnginePlaceId[]
	/** Above the tabs; absent where what stands around says it. */
	readonly title?: string
	/** Nobody can choose on paper. `chosen`: what was chosen before is enough, all five would be pages. */
	readonly onPaper: 'all' | 'chosen'
	readonly children: (place: EnginePlace) => ReactNode
}

/** One tab for each place where the Security Engine can run. The choice is kept for all pages. */
export function EnginePlaces({ places, title, onPaper, children }: Props): ReactNode {
	return (
		<section className={clsx(styles.block, styles[onPaper])} aria-label={title}>
			{title !== undefined && <p className={styles.title}>{title}</p>}
			<Tabs groupId="engine-place">
				{places.map((id) => (
					<TabItem key={id} value={id} label={enginePlaces[id].name}>
						<span className={styles.place}>{enginePlaces[id].name}</span>
						{children(enginePlaces[id])}
					</TabItem>
				))}
			</Tabs>
		</section>
	)
}

/** What the commands of a place take for granted, and what else is said of them all. */
export function Given({ place: { given }, children }: { readonly place: EnginePlace; readonly children?: ReactNode }): ReactNode {
	return (
		<small className={styles.given}>
			{given} {children}
		</small>
	)
}
