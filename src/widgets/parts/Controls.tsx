import clsx from 'clsx'
import type { ReactNode } from 'react'
import styles from './controls.module.css'

interface Props {
	readonly className?: string | undefined
	readonly children: ReactNode
}

/** A place for fields: what is typed or chosen in it looks the same in every form. */
export function Controls({ className, children }: Props): ReactNode {
	return <div className={clsx(styles.controls, className)}>{children}</div>
}
