import clsx from 'clsx'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import styles from './answer.module.css'

interface Props extends Omit<ComponentPropsWithRef<'div'>, 'className'> {
	/** Said in words as well: colour is never the only sign. */
	readonly tone: 'bad' | 'warn' | 'ok' | null
}

/** The head of a result: one sentence as its heading, why, and a mark at its side. */
export function Answer({ tone, ...rest }: Props): ReactNode {
	return <div className={clsx(styles.answer, tone && styles[tone])} {...rest} />
}
