import clsx from 'clsx'
import { type ReactNode, useState } from 'react'
import { announce } from './announce'
import styles from './parts.module.css'

interface Props {
	readonly label?: string
	/** Spoken in place of the label: what is pasted where. */
	readonly what?: string
	readonly main?: boolean
	readonly onPaste: (text: string) => void
	/** The browser gave nothing: the reader pastes by hand. */
	readonly onRefused: () => void
}

const refusedMs = 4000

/** One tap in place of a long press and a menu. Only where a finger is the pointer: a keyboard has Ctrl V. */
export function PasteButton({ label = 'Paste', what, main, onPaste, onRefused }: Props): ReactNode {
	const [refused, setRefused] = useState(false)
	const paste = async () => {
		const text = await readClipboard()
		if (text !== null && text.trim() !== '') return onPaste(text)
		setRefused(true)
		announce('The browser did not give what was copied. Hold the field and choose Paste.')
		setTimeout(() => setRefused(false), refusedMs)
		onRefused()
	}
	return (
		<button type="button" className={clsx(styles.button, styles.byFinger, main && styles.main)} onClick={paste} aria-label={refused ? undefined : what}>
			{refused ? 'Hold the field to paste' : label}
		</button>
	)
}

/** What was copied last; null where the browser, or its owner, does not give it. */
export async function readClipboard(): Promise<string | null> {
	try {
		return await navigator.clipboard.readText()
	} catch {
		return null
	}
}

/** Whether a finger is the pointer. */
export function isByFinger(): boolean {
	return window.matchMedia('(pointer: coarse)').matches
}
