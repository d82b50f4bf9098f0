import type { ReactNode } from 'react'
import { idPlaceholder, keyPlaceholder } from '../../engine/config/generate/placeholders'
import type { GeneratedFile } from '../../engine/config/types'
import { CopyButton } from '../parts'
import styles from './config-generator.module.css'

interface Props {
	readonly files: readonly GeneratedFile[]
	readonly next: ReactNode
}

/** Where the form and the file do not fit beside each other, the file is screens away from the fields: what is done with it stays at the edge of the window. */
export function FinishBar({ files, next }: Props): ReactNode {
	const [file, ...others] = files
	if (!file || others.length > 0) return null
	const missing = [idPlaceholder, keyPlaceholder].filter((placeholder) => file.content.includes(placeholder)).length
	return (
		<div className={styles.finish}>
			<CopyButton main={missing === 0} text={() => file.content} label={missing === 0 ? 'Copy the file' : `Copy (${missing} missing)`} />
			{next}
		</div>
	)
}
