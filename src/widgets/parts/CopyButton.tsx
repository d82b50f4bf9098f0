import clsx from 'clsx'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { announce } from './announce'
import styles from './parts.module.css'

interface Props {
	/** Made when it is needed: a report of a long log is not built for nothing. */
	readonly text: () => string
	readonly label?: string
	/** Spoken instead of the label: what is copied. */
	readonly what?: string
	readonly quiet?: boolean
	readonly main?: boolean
}

const confirmedMs = 1600

/** Copies text and says whether it worked. */
export function CopyButton({ text, label = 'Copy', what, quiet, main }: Props): ReactNode {
	const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
	const timer = useRef<number>(undefined)
	useEffect(() => () => window.clearTimeout(timer.current), [])
	const copy = async () => {
		const copied = await navigator.clipboard.writeText(text()).then(
			() => true,
			() => false,
		)
		setState(copied ? 'copied' : 'refused')
		announce(copied ? 'Copied' : 'The browser refused to copy. Select it and copy by hand.')
		window.clearTimeout(timer.current)
		timer.current = window.setTimeout(() => setState('idle'), confirmedMs)
	}
	return (
		<button
			type="button"
			className={clsx(styles.button, quiet && styles.quiet, main && styles.main)}
			onClick={copy}
			aria-label={what && state === 'idle' ? `${label} ${what}` : undefined}
		>
			{state === 'idle' ? label : state === 'copied' ? 'Copied' : 'Select and copy by hand'}
		</button>
	)
}
