import type { ReactNode } from 'react'
import styles from './steps.module.css'
import { useTick } from './ticks'

interface ListProps {
	readonly children: ReactNode
}

/** What to do, in order. */
export function Steps({ children }: ListProps): ReactNode {
	return <ol className={styles.steps}>{children}</ol>
}

interface Props {
	/** The same step of the same list, also after a reload. */
	readonly name: string
	readonly title: ReactNode
	readonly children?: ReactNode
}

/** One thing to do, with a box to tick when it is done. */
export function Step({ name, title, children }: Props): ReactNode {
	const [done, toggle] = useTick(name)
	return (
		<li className={done ? styles.done : undefined}>
			<label>
				<input type="checkbox" checked={done} onChange={toggle} /> <span>{title}</span>
			</label>
			{children}
		</li>
	)
}
