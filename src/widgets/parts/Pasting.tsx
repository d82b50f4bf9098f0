import type { ReactNode } from 'react'
import { PasteButton } from './PasteButton'
import styles from './parts.module.css'

interface Props {
	/** Spoken: what is pasted. */
	readonly what: string
	/** The id of the field. */
	readonly field: string
	readonly onPaste: (text: string) => void
	readonly children: ReactNode
}

/** A field for something that stands on the clipboard already. */
export function Pasting({ what, field, onPaste, children }: Props): ReactNode {
	return (
		<div className={styles.pasting}>
			{children}
			<PasteButton what={what} onPaste={(text) => onPaste(text.trim())} onRefused={() => document.getElementById(field)?.focus()} />
		</div>
	)
}
