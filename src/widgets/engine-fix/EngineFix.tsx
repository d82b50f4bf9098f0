import { type ReactNode, useId } from 'react'
import { type EngineFixed, type EngineFixFile, type EngineStep, engineFix } from '../../engine/config/generate/engine-fix'
import { type EnginePlace, enginePlaceIds } from '../../facts/engine'
import { type EngineFieldId, type EngineFixId, engineFields, engineFixes, engineFixIds } from '../../facts/engine-fixes'
import { EnginePlaces, Given } from '../engine-places'
import { CodeText, Controls, CopyButton, CopyCommand } from '../parts'
import styles from './engine-fix.module.css'
import { useEngineValues } from './engine-values'

interface Props {
	/** Which fix of `engineFixes`. */
	readonly id: string
}

/** A file that puts the engine right, in each place where it can run: what is done before, the file with the reader's values, what is done with it. */
export function EngineFix({ id }: Props): ReactNode {
	const fix = engineFixIds.find((known) => known === id)
	if (!fix) throw new Error(`<EngineFix id="…">: "${id}" is none of ${engineFixIds.join(', ')}`)
	const { title, fields } = engineFixes[fix]
	return (
		<EnginePlaces places={enginePlaceIds.filter((place) => fields[place])} title={title} onPaper="chosen">
			{(place) => <Place id={fix} place={place} />}
		</EnginePlaces>
	)
}

function Place({ id, place }: { readonly id: EngineFixId; readonly place: EnginePlace }): ReactNode {
	const [values] = useEngineValues()
	const fixed = engineFix(id, place.id, values)
	if (!fixed) return null
	const fields = engineFixes[id].fields[place.id] ?? []
	return (
		<>
			{fields.length > 0 && (
				<Controls className={styles.fields}>
					{fields.map((field) => (
						<Field key={field} field={field} refused={fixed.refused.find((one) => one.field === field)?.message ?? null} />
					))}
				</Controls>
			)}
			<ol className={styles.steps}>
				{fixed.before.map((step) => (
					<Step key={`${step.title} ${step.command}`} step={step} place={place} />
				))}
				{fixed.files.map((file) => (
					<li key={file.path}>
						<File file={file} fixed={fixed} />
					</li>
				))}
				{fixed.after.map((step) => (
					<Step key={`${step.title} ${step.command}`} step={step} place={place} />
				))}
			</ol>
			<Given place={place} />
		</>
	)
}

function Field({ field, refused }: { readonly field: EngineFieldId; readonly refused: string | null }): ReactNode {
	const id = useId()
	const [values, set] = useEngineValues()
	const { label, example, initial, optional } = engineFields[field]
	return (
		<div className={styles.field}>
			<label htmlFor={id}>
				{label}
				{optional && <span className={styles.optional}> (if any)</span>}
			</label>
			<input
				id={id}
				type="text"
				value={values[field] ?? initial}
				placeholder={`e.g. ${example}`}
				onChange={(event) => set(field, event.target.value)}
				aria-invalid={refused !== null}
				aria-describedby={refused === null ? undefined : `${id}-refused`}
				autoComplete="off"
				autoCapitalize="off"
				spellCheck={false}
			/>
			{refused !== null && (
				<small id={`${id}-refused`} className={styles.refused} role="alert">
					<CodeText text={refused} />
				</small>
			)}
		</div>
	)
}

function Step({ step: { title, command, note }, place }: { readonly step: EngineStep; readonly place: EnginePlace }): ReactNode {
	// A second command of the same step.
	const className = title === '' ? styles.same : undefined
	return (
		<li className={className}>
			{title !== '' && (
				<p>
					<CodeText text={`${title}.`.replace(/([?!}`])\.$/, '$1')} />
				</p>
			)}
			{command !== null && <CopyCommand command={{ run: command, shell: place.shell, known: 'source', ...(note === null ? {} : { note }) }} />}
		</li>
	)
}

function File({ file: { path, purpose, content }, fixed: { lacks } }: { readonly file: EngineFixFile; readonly fixed: EngineFixed }): ReactNode {
	return (
		<>
			<p>
				<code>{path}</code>: <CodeText text={purpose} />
			</p>
			<div className={styles.file}>
				<pre>
					<code>{content}</code>
				</pre>
				{lacks.length === 0 && <CopyButton text={() => content} what={path} quiet />}
			</div>
			{lacks.length > 0 && <small className={styles.lacks}>To copy it, fill in: {lacks.map((field) => engineFields[field].label).join('; ')}.</small>}
		</>
	)
}
