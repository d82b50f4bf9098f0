import type { ReactNode } from 'react'
import type { ConfigFile, Option, Value } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { CodeText } from '../parts'
import styles from './option-table.module.css'

interface Props {
	readonly bouncer: string
	/** `ConfigFile.id`; all files without it. */
	readonly file?: string
}

/** Pixels, about: a row on a phone. The browser leaves so much room until it lays the table out. */
const rowHeight = 66

/** Every option of a bouncer's files: type, default, meaning. */
export function OptionTable({ bouncer, file: only }: Props): ReactNode {
	const files = (bouncerOf(bouncer)?.files ?? []).filter((file) => file.options.length > 0 && (!only || file.id === only))
	return files.map((file) => (
		<section key={file.id}>
			{files.length > 1 && (
				<p>
					<b>
						<CodeText text={file.title} />
					</b>
				</p>
			)}
			<section
				className={styles.scroll}
				style={{ containIntrinsicBlockSize: `auto ${file.options.length * rowHeight}px` }}
				aria-label={`Options of ${file.title.replaceAll('`', '')}`}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls on a phone, so the keyboard must reach it
				tabIndex={0}
			>
				<table className={styles.table}>
					<thead>
						<tr>
							<th scope="col">Option</th>
							<th scope="col">Type</th>
							<th scope="col">Default</th>
							<th scope="col">Meaning</th>
						</tr>
					</thead>
					<tbody>
						{file.options.map((option) => (
							<Row key={option.key} option={option} />
						))}
					</tbody>
				</table>
			</section>
			<p className={styles.small}>
				<CodeText text={reaction(file)} />
			</p>
		</section>
	))
}

function Row({ option }: { readonly option: Option }): ReactNode {
	return (
		<tr>
			<th scope="row">
				<code>{option.key}</code>
				{option.required && <small> required</small>}
			</th>
			<td>
				{option.type}
				{option.unit ? `, ${option.unit}` : ''}
				{option.allowed && <small>{option.allowed.map(String).join(', ')}</small>}
			</td>
			<td>
				{option.default === null ? '' : <code>{text(option.default)}</code>}
				{option.packaged !== undefined && (
					<small>
						packaged: <code>{text(option.packaged)}</code>
					</small>
				)}
			</td>
			<td>
				<CodeText text={option.ignored ? `Not read: ${option.ignored}` : option.meaning} />
				{option.note && (
					<>
						{' '}
						<CodeText text={option.note} />
					</>
				)}
				{option.since && <small>since {option.since}</small>}
				{option.until && <small>until {option.until}</small>}
			</td>
		</tr>
	)
}

function text(value: Value): string {
	return typeof value === 'object' ? value.join(', ') || '[]' : value === '' ? '""' : String(value)
}

function reaction(file: ConfigFile): string {
	const more = [file.override && `Override: ${file.override}`, file.expandsEnv && `Variables: ${file.expandsEnv}`].filter(Boolean).join(' ')
	return `A name that the program does not know: ${file.unknownKey.effect}. A value that does not fit: ${file.badValue.effect}. ${more}`
}
