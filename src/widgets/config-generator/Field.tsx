import clsx from 'clsx'
import type { ReactNode } from 'react'
import type { Notice } from '../../engine/config/types'
import { CodeText, Controls } from '../parts'
import styles from './config-generator.module.css'

interface FieldProps {
	readonly label: ReactNode
	readonly id: string
	/** A verdict points at it. */
	readonly marked?: boolean
	readonly children: ReactNode
}

export function Field({ label, id, marked, children }: FieldProps): ReactNode {
	return (
		<Controls className={clsx(styles.field, marked && styles.marked)}>
			<label htmlFor={id}>{label}</label>
			{children}
		</Controls>
	)
}

/** What is to be said about a field, below it. */
export function Notices({ notices, bad }: { readonly notices: readonly Pick<Notice, 'message'>[]; readonly bad?: boolean }): ReactNode {
	return notices.map(({ message }) => (
		<small key={message} role={bad ? 'alert' : undefined} className={bad ? styles.bad : styles.notice}>
			<CodeText text={message} />
		</small>
	))
}
