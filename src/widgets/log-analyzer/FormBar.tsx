import { type ReactNode, useId } from 'react'
import { wrappers } from '../../engine/intake/dress/wrapper'
import { type Correction, formats, type InputFormat } from '../../engine/intake/input-format'
import styles from './log-analyzer.module.css'

interface Props {
	readonly input: InputFormat
	readonly correction: Correction
	readonly onCorrect: (correction: Correction) => void
}

/** How the lines were read. A wrong guess can be corrected; the text is then read again. */
export function FormBar({ input, correction, onCorrect }: Props): ReactNode {
	const id = useId()
	return (
		<div className={styles.bar}>
			<label htmlFor={`${id}-format`}>Read as</label>
			<Choice
				id={`${id}-format`}
				options={formats}
				guessed={input.format}
				chosen={correction.format}
				onChoose={(format) => onCorrect({ ...correction, format })}
			/>
			<label htmlFor={`${id}-wrapper`}>inside</label>
			<Choice
				id={`${id}-wrapper`}
				options={wrappers}
				guessed={input.wrapper}
				chosen={correction.wrapper}
				onChoose={(wrapper) => onCorrect({ ...correction, wrapper })}
			/>
			<span>Wrong? Choose, and it is read again.</span>
		</div>
	)
}

interface ChoiceProps<Id extends string> {
	readonly id: string
	readonly options: readonly { readonly id: Id; readonly name: string }[]
	readonly guessed: string
	readonly chosen: Id | null
	readonly onChoose: (id: Id | null) => void
}

function Choice<Id extends string>({ id, options, guessed, chosen, onChoose }: ChoiceProps<Id>): ReactNode {
	return (
		<select
			id={id}
			className={styles.select}
			value={chosen ?? ''}
			onChange={(event) => onChoose(options.find((option) => option.id === event.target.value)?.id ?? null)}
		>
			<option value="">{chosen === null ? `${guessed} (found)` : 'find it again'}</option>
			{options.map((option) => (
				<option key={option.id} value={option.id}>
					{option.name}
				</option>
			))}
		</select>
	)
}
