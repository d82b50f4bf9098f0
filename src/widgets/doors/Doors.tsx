import Link from '@docusaurus/Link'
import type { ReactNode } from 'react'
import styles from './doors.module.css'

export interface Door {
	readonly title: string
	readonly text: string
	readonly to: string
}

/** The ways in: each says what the reader has in hand. */
export function Doors({ doors }: { readonly doors: readonly Door[] }): ReactNode {
	return (
		<nav className={styles.doors} aria-label="What do you have?">
			{doors.map((door) => (
				<Link key={door.to} to={door.to} className={styles.door}>
					<b>{door.title}</b>
					<span>{door.text}</span>
				</Link>
			))}
		</nav>
	)
}
