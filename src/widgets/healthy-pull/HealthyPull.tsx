import CodeBlock from '@theme/CodeBlock'
import type { ReactNode } from 'react'
import type { Bouncer } from '../../facts/bouncer'
import { CodeText } from '../parts'
import { Variants } from '../variants'

/** What a working pull looks like in the log, or that it leaves no trace. */
export function HealthyPull({ bouncer: only }: { readonly bouncer?: string }): ReactNode {
	return (
		<Variants label="A healthy pull in the log, by bouncer" bouncer={only}>
			{({ healthyPull }) => (
				<>
					<p>
						<b>{trace(healthyPull.trace)}</b> <CodeText text={sentence(healthyPull.meaning)} />
					</p>
					{healthyPull.sample && <CodeBlock language="text">{healthyPull.sample}</CodeBlock>}
				</>
			)}
		</Variants>
	)
}

function trace(trace: Bouncer['healthyPull']['trace']): string {
	switch (trace) {
		case 'always':
			return 'Every pull leaves a line.'
		case 'with-changes':
			return 'Only a pull that brings changes leaves a line.'
		case 'debug':
			return 'Leaves a line at level debug only.'
		case 'never':
			return 'Leaves no line.'
	}
}

function sentence(text: string): string {
	const begun = text.charAt(0).toUpperCase() + text.slice(1)
	return /[.!?]$/.test(begun) ? begun : `${begun}.`
}
