import clsx from 'clsx'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import styles from './parts.module.css'

interface Props extends Omit<ComponentPropsWithRef<'button'>, 'type' | 'className'> {
	/** The one thing that a reader comes for; all other buttons are outlined. */
	readonly main?: boolean
}

/** A button of a widget. */
export function Button({ main, ...rest }: Props): ReactNode {
	return <button type="button" className={clsx(styles.button, main && styles.main)} {...rest} />
}
