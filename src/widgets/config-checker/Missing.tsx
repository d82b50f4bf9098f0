import clsx from 'clsx'
import { type ReactNode, useId } from 'react'
import type { Thing } from '../../engine/config/check/answers'
import type { Problem } from '../../engine/config/types'
import { consoleShape } from '../../engine/config/values/endpoint'
import { masked } from '../masked'
import { CodeText, Controls, Pasting, Spoken } from '../parts'
import styles from './config-checker.module.css'
import type { Ask, Completion } from './use-completion'

interface Props {
	readonly completion: Completion
	/** Of the text as it was pasted: they say why something is asked for. */
	readonly problems: readonly Problem[]
	readonly text: string
}

/** A field for each thing that only the reader has. */
export function Missing({ completion, problems, text }: Props): ReactNode {
	return (
		<div className={clsx(styles.missing, completion.missing === 0 && styles.nothing)}>
			{completion.asks.map((ask) => (
				<MissingThing key={ask.id} ask={ask} problem={problemOf(ask, problems)} text={text} onGive={(value) => completion.give(ask.id, value)} />
			))}
			<p className={styles.why}>What you type stays in this tab. It is sent and stored nowhere.</p>
		</div>
	)
}

function problemOf({ thing: { left } }: Ask, problems: readonly Problem[]): Problem | null {
	return problems.find(({ code, key, line }) => left.some((one) => one.code === code && one.key === key && one.line === line)) ?? null
}

interface ThingProps {
	readonly ask: Ask
	readonly problem: Problem | null
	readonly text: string
	readonly onGive: (value: string) => void
}

function MissingThing({ ask, problem, text, onGive }: ThingProps): ReactNode {
	const id = useId()
	const { thing, field, state } = ask
	const [one] = thing.left
	const lines = [...new Set(thing.left.flatMap(({ line }) => line ?? []))]
	const label = labelOf(ask)
	const help = (
		<Spoken id={`${id}-help`}>
			{state.is === 'refused' && (
				<small className={styles.refused} role="alert">
					<CodeText text={state.why} />
				</small>
			)}
			{state.is === 'fault' && (
				<small className={styles.refused} role="alert">
					It could not be put in, or a fault is left. Look at the value once more, or change the line by hand.
				</small>
			)}
			{state.is === 'settled' && <small className={styles.settled}>Put in, and checked.</small>}
			{field?.kind === 'line' && <small>Left empty, the line is taken out.</small>}
			{problem && (state.is === 'open' || state.is === 'fault') && (
				<small>
					<CodeText text={problem.message} />
				</small>
			)}
		</Spoken>
	)
	const place = [...lines.map((line) => `line ${line}`), ...(one.key !== null && label !== one.key ? [one.key] : [])].join(', ')
	if (field?.kind === 'one-of')
		return (
			<fieldset className={styles.thing} aria-describedby={`${id}-help`}>
				<legend>
					{label} {place !== '' && <span>{place}</span>}
				</legend>
				{field.values.map((value) => (
					<label key={value} className={styles.option}>
						<input type="radio" name={id} checked={ask.value === value} onChange={() => onGive(value)} /> <code>{value}</code>
					</label>
				))}
				{help}
			</fieldset>
		)
	return (
		<Controls className={styles.thing}>
			<label htmlFor={field ? id : undefined}>
				{label} {place !== '' && <span>{place}</span>}
			</label>
			{field && (
				<Pasting what={`Paste the ${pasted[thing.needs]}`} field={id} onPaste={onGive}>
					<input
						id={id}
						type={field.kind === 'key' || (field.kind === 'value' && field.option.secret) ? 'password' : 'text'}
						inputMode={field.kind === 'address' ? 'url' : 'text'}
						autoComplete="off"
						autoCapitalize="off"
						spellCheck={false}
						value={ask.value ?? (field.kind === 'line' ? shownLine(text, one.line) : '')}
						placeholder={field.kind === 'address' ? consoleShape : undefined}
						aria-describedby={`${id}-help`}
						aria-invalid={state.is === 'refused' || state.is === 'fault'}
						onChange={(event) => onGive(event.target.value)}
					/>
				</Pasting>
			)}
			{help}
		</Controls>
	)
}

const pasted = { address: 'address', key: 'key', choice: 'value', text: 'line' } as const satisfies Record<Thing['needs'], string>

function labelOf({ thing: { needs, left }, field }: Ask): string {
	if (needs === 'address') return 'The endpoint address, from the integration’s tile'
	if (needs === 'key') return 'The API key'
	if (field?.kind === 'line') return 'The line as it should be'
	return left[0].key ?? 'Something in the file'
}

/** A line with a key in it is not put on the screen once more. */
function shownLine(text: string, line: number | null): string {
	const written = line === null ? '' : (text.split(/\r\n|\n|\r/)[line - 1] ?? '')
	return masked(written) === written ? written : ''
}
