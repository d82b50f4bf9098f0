import type { ReactNode } from 'react'
import type { Bouncer } from '../../facts/bouncer'
import { bouncers } from '../../facts/bouncers'
import styles from './variants.module.css'

interface Props {
	/** Names the region for the keyboard and the screen reader: what the variants are of. */
	readonly label: string
	/** Only this bouncer, on its own page. */
	readonly bouncer?: string
	/** Only these, on the page of a message that no other prints. A choice of another bouncer does not hide them. */
	readonly among?: readonly string[]
	/** Null leaves the bouncer out. */
	readonly children: (bouncer: Bouncer) => ReactNode
}

/** One block for each bouncer, all of them in the static HTML. The reader's choice hides the others (see `selection/apply-choice.ts`). */
export function Variants({ label, bouncer: only, among, children }: Props): ReactNode {
	if (only) {
		return bouncers.filter(({ id }) => id === only).map((bouncer) => <div key={bouncer.id}>{children(bouncer)}</div>)
	}
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls, so the keyboard must reach it
		<section className={styles.variants} aria-label={label} tabIndex={0}>
			{(among ? bouncers.filter(({ id }) => among.includes(id)) : bouncers).map((bouncer) => {
				const content = children(bouncer)
				return (
					content !== null && (
						<div key={bouncer.id} className={styles.variant} data-only={among ? undefined : bouncer.id}>
							<div className={styles.name}>{bouncer.name}</div>
							<div>{content}</div>
						</div>
					)
				)
			})}
		</section>
	)
}
