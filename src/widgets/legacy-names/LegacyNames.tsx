import Link from '@docusaurus/Link'
import type { ReactNode } from 'react'
import { CodeText } from '../parts'
import { Variants } from '../variants'
import { anchorOf } from './withdrawn'

/** Names that older pages told readers to use and that no program reads. */
export function LegacyNames({ bouncer: only }: { readonly bouncer?: string }): ReactNode {
	return (
		<Variants label="Names that nothing reads, by bouncer" bouncer={only}>
			{({ legacyNames }) =>
				legacyNames.length === 0 ? null : (
					<ul>
						{legacyNames.map((legacy) => (
							<li key={`${legacy.what} ${legacy.name}`}>
								<Link to={`/u/troubleshooting/withdrawn_names#${anchorOf(legacy.name)}`}>
									<code>{legacy.name}</code>
								</Link>{' '}
								({legacy.what}): <CodeText text={legacy.instead} />
							</li>
						))}
					</ul>
				)
			}
		</Variants>
	)
}
