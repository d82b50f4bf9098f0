import Link from '@docusaurus/Link'
import type { ReactNode } from 'react'
import { Variants } from '../variants'

/** Where the program comes from, and our own page about it. */
export function UpstreamLinks({ bouncer: only }: { readonly bouncer?: string }): ReactNode {
	return (
		<Variants label="Documentation, by bouncer" bouncer={only}>
			{(bouncer) => (
				<ul>
					{!only && (
						<li>
							<Link to={`/u/bouncers/${bouncer.id}`}>{bouncer.name} on this site</Link>
						</li>
					)}
					{bouncer.links.map((link) => (
						<li key={link.href}>
							<Link to={link.href}>{link.title}</Link>
						</li>
					))}
				</ul>
			)}
		</Variants>
	)
}
