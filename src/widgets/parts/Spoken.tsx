import { type ComponentPropsWithoutRef, type ReactNode, useEffect, useRef } from 'react'
import { announce } from './announce'

interface Props extends ComponentPropsWithoutRef<'div'> {
	readonly as?: 'div' | 'h3' | 'p' | 'span'
	/** Said when it appears as well, not only when it changes. */
	readonly atOnce?: boolean
}

/** Words that are read out when they change, by the one voice of the page. */
export function Spoken({ as: Tag = 'div', atOnce = false, ...rest }: Props): ReactNode {
	const place = useRef<HTMLElement>(null)
	const said = useRef<string | null>(atOnce ? '' : null)
	useEffect(() => {
		const words = place.current?.textContent ?? ''
		if (said.current !== null && words !== said.current && words !== '') announce(words)
		said.current = words
	})
	return (
		<Tag
			ref={(element: HTMLElement | null) => {
				place.current = element
			}}
			{...rest}
		/>
	)
}
