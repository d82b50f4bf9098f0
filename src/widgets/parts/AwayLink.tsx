import useBaseUrl from '@docusaurus/useBaseUrl'
import type { ReactNode } from 'react'
import { Unseen } from './Unseen'

interface Props {
	readonly to: string
	readonly children: ReactNode
}

/**
 * A link out of a result. It opens beside it, as leaving would lose what was pasted, and it is a plain anchor: Docusaurus's
 * own link fetches its page ahead, and a paste must not cause any request.
 */
export function AwayLink({ to, children }: Props): ReactNode {
	return (
		<a href={useBaseUrl(to)} target="_blank" rel="noopener">
			{children}
			<Unseen> (opens in a new tab)</Unseen>
		</a>
	)
}
