import clsx from 'clsx'
import { type ReactNode, useId } from 'react'
import type { Offered } from '../../engine/config/generate/offered'
import type { Notice, Refusal } from '../../engine/config/types'
import { valueText } from '../../engine/config/values/option-text'
import type { Option, OptionType } from '../../facts/bouncer'
import { CodeText, Spoken } from '../parts'
import styles from './config-generator.module.css'
import { Field, Notices } from './Field'

interface Props {
	readonly offered: Offered
	/** As typed; empty for the usual value. */
	readonly value: string
	readonly refusal: Refusal | null
	readonly warnings: readonly Notice[]
	readonly onChange: (value: string) => void
}

/** One option: its name as the file has it, a field of its type, what it does, what it takes and what counts without it. */
export function OptionField({ offered, value, refusal, warnings, onChange }: Props): ReactNode {
	const id = useId()
	const { option } = offered
	return (
		<div className={clsx(styles.option, value !== '' && styles.changed)}>
			<Field label={<code>{option.key}</code>} id={id}>
				<Input id={id} offered={offered} value={value} bad={refusal !== null} onChange={onChange} />
				<Spoken id={`${id}-help`}>
					{refusal && <Notices notices={[refusal]} bad />}
					<Notices notices={warnings} />
					{value !== '' && !offered.counts && <Notices notices={[{ message: 'It has no effect with the other settings.' }]} />}
					<small>
						<CodeText text={option.meaning} />
					</small>
					{option.note && (
						<small>
							<CodeText text={option.note} />
						</small>
					)}
					<small className={styles.facts}>{factsOf(offered)}</small>
				</Spoken>
			</Field>
		</div>
	)
}

interface InputProps {
	readonly id: string
	readonly offered: Offered
	readonly value: string
	readonly bad: boolean
	readonly onChange: (value: string) => void
}

function Input({ id, offered: { option, written }, value, bad, onChange }: InputProps): ReactNode {
	const common = { id, value, 'aria-describedby': `${id}-help`, 'aria-invalid': bad }
	const usual = written ?? option.default
	const placeholder = usual === null ? '' : valueText(usual)
	const choices = option.type === 'bool' ? ['true', 'false'] : option.allowed?.filter((allowed) => allowed !== '').map(String)
	if (choices && option.type !== 'list')
		return (
			<select {...common} onChange={(event) => onChange(event.target.value)}>
				<option value="">{usual === null ? 'as usual' : `as usual: ${placeholder}`}</option>
				{choices.map((choice) => (
					<option key={choice}>{choice}</option>
				))}
			</select>
		)
	if (option.type === 'pem')
		return <textarea {...common} rows={4} spellCheck={false} autoComplete="off" placeholder="-----BEGIN …" onChange={(event) => onChange(event.target.value)} />
	return (
		<input
			{...common}
			type={option.secret ? 'password' : 'text'}
			inputMode={option.type === 'int' ? 'numeric' : option.type === 'float' ? 'decimal' : 'text'}
			autoComplete="off"
			spellCheck={false}
			placeholder={placeholder}
			onChange={(event) => onChange(event.target.value)}
		/>
	)
}

const typeNames = {
	string: 'Text',
	url: 'Address',
	host: 'Host',
	address: 'Address and port',
	path: 'Path',
	'url-path': 'Path of an address',
	bool: 'true or false',
	int: 'Whole number',
	float: 'Number',
	duration: 'Time with a unit, like 10s, 5m or 24h',
	size: 'Size',
	enum: 'One of the list',
	list: 'List, with commas between the items',
	map: 'Map',
	pem: 'Whole certificate or key',
	code: 'Code',
} as const satisfies Record<OptionType, string>

/** Type, unit, range and what counts without a choice, as short sentences. */
function factsOf({ option, written }: Offered): string {
	const unit = option.unit && option.type !== 'duration' ? ` (${option.unit})` : ''
	const allowed = option.type === 'list' && option.allowed ? ` of ${option.allowed.join(', ')}` : ''
	return [
		`${typeNames[option.type]}${unit}${allowed}${rangeOf(option)}.`,
		option.default === null ? 'No default.' : `Default: ${valueText(option.default) || 'empty'}.`,
		written !== null && valueText(written) !== valueText(option.default ?? '') ? `This file says: ${valueText(written) || 'empty'}.` : '',
		option.since ? `Since ${option.since}.` : '',
		option.until ? `Until ${option.until}.` : '',
	]
		.filter((part) => part !== '')
		.join(' ')
}

function rangeOf({ min, max }: Option): string {
	if (min !== undefined && max !== undefined) return `, ${min} to ${max}`
	if (min !== undefined) return `, at least ${min}`
	return max === undefined ? '' : `, at most ${max}`
}
