import type { ReactNode } from 'react'

interface Props {
	/** Ids, separated by blanks. */
	readonly bouncer: string
	readonly children: ReactNode
}

/** Text that is only for some bouncers; shown to all readers who have not chosen one. */
export function Only({ bouncer, children }: Props): ReactNode {
	return <div data-only={bouncer}>{children}</div>
}
