import { useBaseUrlUtils } from '@docusaurus/useBaseUrl'
import { type ReactNode, useEffect, useState } from 'react'
import { bouncerOf } from '../../facts/bouncers'
import { causes } from '../../facts/causes'
import { Button } from '../parts'
import { forget, type Kept, recall } from './kept'
import styles from './log-analyzer.module.css'

/** What was found before the page was loaded anew, or by whom a link comes from; the text itself is gone. */
export function KeptVerdict(): ReactNode {
	const { withBaseUrl } = useBaseUrlUtils()
	const [kept, setKept] = useState<Kept | 'unreadable' | null>(null)
	// After the first render, which must be the server's.
	useEffect(() => setKept(recall()), [])
	if (kept === null) return null
	const cause = kept === 'unreadable' ? undefined : causes.find(({ id }) => id === kept.cause)
	if (kept === 'unreadable' || !cause)
		return (
			<div className={styles.bar}>The link to a verdict could not be read: it is cut off, or another version of this page made it. Paste the log itself.</div>
		)
	const bouncer = kept.bouncer === null ? undefined : bouncerOf(kept.bouncer)
	return (
		<div className={styles.bar}>
			<span>
				Found before: <b>{cause.title}</b>
				{bouncer && ` (${bouncer.name})`}. The text is not kept; the ticks of the steps are. Paste it again for the fix
				{kept.messages.length > 0 && ', or see '}
				{kept.messages.map((id, at) => (
					<span key={id}>
						{at > 0 && ', '}
						<a href={withBaseUrl(`/u/troubleshooting/errors/${id}`)}>{id}</a>
					</span>
				))}
				.
			</span>
			<Button
				onClick={() => {
					forget()
					setKept(null)
				}}
			>
				Forget it
			</Button>
		</div>
	)
}
