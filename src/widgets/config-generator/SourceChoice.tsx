import { type ReactNode, useId } from 'react'
import type { ListSource } from '../../facts/bouncer'
import styles from './config-generator.module.css'

const choices = [
	{ source: 'integration', label: 'Console integration' },
	{ source: 'engine', label: 'Own Security Engine' },
] as const satisfies readonly { source: ListSource; label: string }[]

/** Where the list comes from. The same bouncers serve both. */
export function SourceChoice({ source, onChange }: { readonly source: ListSource; readonly onChange: (source: ListSource) => void }): ReactNode {
	const name = useId()
	return (
		<fieldset className={styles.choice}>
			<legend>The list comes from</legend>
			{choices.map((choice) => (
				<label key={choice.source}>
					<input type="radio" name={name} checked={choice.source === source} onChange={() => onChange(choice.source)} />
					<span>{choice.label}</span>
				</label>
			))}
		</fieldset>
	)
}
