import { type ReactNode, useId } from 'react'
import styles from './parts.module.css'

interface Props {
	/** Spoken: which file. */
	readonly what: string
	readonly onReach?: () => void
	readonly onFile: (file: File) => void
}

/** Picks a file of this machine; looks like the other buttons. */
export function FileButton({ what, onReach, onFile }: Props): ReactNode {
	const id = useId()
	return (
		<span>
			<input
				className={styles.file}
				id={id}
				type="file"
				aria-label={what}
				onFocus={onReach}
				onChange={(event) => {
					const file = event.target.files?.[0]
					if (file) onFile(file)
					event.target.value = ''
				}}
			/>
			<label htmlFor={id} className={styles.button}>
				Choose a file
			</label>
		</span>
	)
}
