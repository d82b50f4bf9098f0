import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../parts/Button'
import { isTyping } from './is-typing'
import styles from './shortcuts.module.css'

const shortcuts = [
	{ keys: ['/', 'Ctrl K'], does: 'Search, or paste a message there' },
	{ keys: ['Ctrl V'], does: 'Anywhere on a page with a box: reads what you copied' },
	{ keys: ['?'], does: 'This list' },
	{ keys: ['Esc'], does: 'Closes what is open' },
] as const

/** The shortcuts of the site, shown by `?`. */
export function Shortcuts(): ReactNode {
	const dialog = useRef<HTMLDialogElement>(null)
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (event.key !== '?' || isTyping(event.target) || event.defaultPrevented) return
			event.preventDefault()
			if (!dialog.current?.open) dialog.current?.showModal()
		}
		window.addEventListener('keydown', onKey)
		return () => window.removeEventListener('keydown', onKey)
	}, [])
	return (
		<dialog ref={dialog} className={styles.dialog} aria-label="Keyboard shortcuts">
			<dl>
				{shortcuts.map(({ keys, does }) => (
					<div key={does}>
						<dt>
							{keys.map((key) => (
								<kbd key={key}>{key}</kbd>
							))}
						</dt>
						<dd>{does}</dd>
					</div>
				))}
			</dl>
			<Button onClick={() => dialog.current?.close()}>Close</Button>
		</dialog>
	)
}
