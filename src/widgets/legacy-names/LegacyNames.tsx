import type { ReactNode } from 'react'
import { CodeText } from '../parts'
import { Variants } from '../variants'

/** Names that older pages told readers to use and that no program reads. */
export function LegacyNames({ bouncer: only }: { readonly bouncer?: string }): ReactNode {
	return (
		<Variants label="Names that nothing reads, by bouncer" bouncer={only}>
			{({ legacyNames }) =>
				legacyNames.length === 0 ? null : (
					<ul>
						{legacyNames.map((legacy) => (
							<li key={`${legacy.what} ${legacy.name}`}>
								<code>{legacy.name}</code> ({legacy.what}): <CodeText text={legacy.instead} />
							</li>
						))}
					</ul>
				)
			}
		</Variants>
	)
}
