import type { ReactNode } from 'react'
import { type Shared, shareQuery } from '../../engine/config/generate/share-link'
import type { Bouncer } from '../../facts/bouncer'
import { CopyButton } from '../parts'
import styles from './config-generator.module.css'

/** A link to these settings, without key and address. */
export function ShareLink({ bouncer, shared }: { readonly bouncer: Bouncer; readonly shared: Shared }): ReactNode {
	const { query, left } = shareQuery(bouncer, shared)
	return (
		<div className={styles.share}>
			<CopyButton text={() => `${window.location.origin}${window.location.pathname}?${query}`} label="Copy a link to these settings" />
			<small>
				Without the key and without the address, which holds the id of your integration.
				{left.length > 0 && ` Also without ${left.join(', ')}.`}
			</small>
		</div>
	)
}
