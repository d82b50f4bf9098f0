import type { ReactNode } from 'react'
import { CodeText } from '../parts'
import { Variants } from '../variants'

/** What readers fall into, each with the way out. */
export function Traps({ bouncer: only }: { readonly bouncer?: string }): ReactNode {
	return (
		<Variants label="Traps, by bouncer" bouncer={only}>
			{({ traps }) =>
				traps.length === 0 ? null : (
					<ul>
						{traps.map((trap) => (
							<li key={trap.what}>
								<CodeText text={trap.what} /> <b>Fix:</b> <CodeText text={trap.fix} />
							</li>
						))}
					</ul>
				)
			}
		</Variants>
	)
}
