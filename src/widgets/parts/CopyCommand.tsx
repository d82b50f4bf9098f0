import type { ReactNode } from 'react'
import type { Command } from '../../facts/bouncer'
import { CodeText } from './CodeText'
import { CopyButton } from './CopyButton'
import styles from './parts.module.css'

interface Props {
	readonly command: Command
	/** Spoken in place of a long command. */
	readonly what?: string
}

/** One command with its copy button; a path through a user interface is shown as such. */
export function CopyCommand({ command, what = command.run }: Props): ReactNode {
	return (
		<>
			{command.shell === 'click' ? (
				<span className={styles.click}>{command.run}</span>
			) : (
				<span className={styles.command}>
					<code>{command.run}</code>
					<CopyButton text={() => command.run} what={what} quiet />
				</span>
			)}
			{command.note && (
				<small className={styles.note}>
					<CodeText text={command.note} />
				</small>
			)}
		</>
	)
}
