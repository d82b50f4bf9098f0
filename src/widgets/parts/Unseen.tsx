import type { ReactNode } from 'react'
import styles from './parts.module.css'

/** Words for those who listen. */
export function Unseen({ children }: { readonly children: ReactNode }): ReactNode {
	return <div className={styles.unseen}>{children}</div>
}
