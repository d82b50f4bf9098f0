import type { ReactNode } from 'react'
import styles from './issue-chain.module.css'

/** An ordered list of what follows from what, drawn as a chain: its first link that is broken is the one to repair. */
export function IssueChain({ children }: { readonly children: ReactNode }): ReactNode {
	return <div className={styles.chain}>{children}</div>
}
