import { useCodeBlockContext } from '@docusaurus/theme-common/internal'
import WordWrapButton from '@theme/CodeBlock/Buttons/WordWrapButton'
import type { ReactNode } from 'react'
import { CopyButton } from '../../../widgets/parts'
import styles from './buttons.module.css'

interface Props {
	readonly className?: string
}

/** Named and always there: Docusaurus’s own show on hover, and a finger never hovers. In the static HTML too, so that nothing moves when the page wakes. */
export default function CodeBlockButtons(_: Props): ReactNode {
	const { metadata } = useCodeBlockContext()
	return (
		<div className={styles.buttons}>
			<CopyButton text={() => metadata.code} quiet />
			<WordWrapButton className={styles.wrap} />
		</div>
	)
}
