import type { ReactNode } from 'react'
import styles from './log-analyzer.module.css'

/** A text as it will be copied; a long one scrolls, by keys too. */
export function Preview({ what, text }: { readonly what: string; readonly text: string }): ReactNode {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
		<section aria-label={what} tabIndex={0} className={styles.preview}>
			<pre>{text}</pre>
		</section>
	)
}
