import { type ReactNode, useEffect, useId, useRef } from 'react'
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
	const input = useRef<HTMLInputElement>(null)
	const take = () => {
		const file = input.current?.files?.[0]
		if (file) onFile(file)
		if (input.current) input.current.value = ''
	}
	// A quick reader chooses a file before the page listens: that was told to nobody.
	// biome-ignore lint/correctness/useExhaustiveDependencies: only what happened before the first moment counts
	useEffect(take, [])
	return (
		<span>
			<input ref={input} className={styles.file} id={id} type="file" aria-label={what} onFocus={onReach} onChange={take} />
			<label htmlFor={id} className={styles.button}>
				Choose a file
			</label>
		</span>
	)
}
