import type { ReactNode } from 'react'
import { bouncerOf } from '../../facts/bouncers'
import { CodeText } from '../parts'

/** With which versions the facts were checked, when and how, and what is not known. */
export function CheckedWith({ bouncer: id }: { readonly bouncer: string }): ReactNode {
	const bouncer = bouncerOf(id)
	if (!bouncer) return null
	return (
		<ul>
			{bouncer.checked.map((checked) => (
				<li key={`${checked.program} ${checked.version} ${checked.how}`}>
					{checked.program} {checked.version}, {checked.date}:{' '}
					{checked.how === 'run' ? 'the program was run' : checked.how === 'source' ? 'read in its source' : 'read in its documentation'}
				</li>
			))}
			{bouncer.unknown.map((unknown) => (
				<li key={unknown}>
					Not known: <CodeText text={unknown} />
				</li>
			))}
		</ul>
	)
}
