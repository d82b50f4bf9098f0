import { type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './parts.module.css'

interface Props {
	/** Spoken: which file. */
	readonly what: string
	readonly onReach?: () => void
	readonly several?: boolean
	readonly onFiles: (files: readonly File[]) => void
}

/** Picks a file of this machine, or several; looks like the other buttons. */
export function FileButton({ what, several = false, onReach, onFiles }: Props): ReactNode {
	const id = useId()
	const input = useRef<HTMLInputElement>(null)
	const take = () => {
		const files = [...(input.current?.files ?? [])]
		if (files.length > 0) onFiles(files)
		if (input.current) input.current.value = ''
	}
	// A quick reader chooses a file before the page listens: that was told to nobody.
	// biome-ignore lint/correctness/useExhaustiveDependencies: only what happened before the first moment counts
	useEffect(take, [])
	return (
		<span>
			<input ref={input} className={styles.file} id={id} type="file" multiple={several} aria-label={what} onFocus={onReach} onChange={take} />
			<label htmlFor={id} className={styles.button}>
				{several ? 'Choose files' : 'Choose a file'}
			</label>
		</span>
	)
}
