import type { ReactNode } from 'react'
import type { Converted, Left } from '../../engine/config/convert/convert'
import { bouncerOf } from '../../facts/bouncers'
import { masked } from '../masked'
import { CodeText } from '../parts'
import styles from './config-converter.module.css'

/** What became of each setting: first what is lost, then what was carried over, then what needs no thought. */
export function Carriage({ converted }: { readonly converted: Converted }): ReactNode {
	const { from, to, source, carried, left } = converted
	const lost = left.filter(({ reason }) => reason !== 'usual' && reason !== 'deployment')
	const harmless = left.filter(({ reason }) => reason === 'usual' || reason === 'deployment')
	return (
		<section className={styles.carriage}>
			<h3>{headline(lost.length)}</h3>
			<p className={styles.quiet}>
				Read as a file of {bouncerOf(from)?.name ?? from}, written for {bouncerOf(to)?.name ?? to}. Address, key and interval come along; the list is that of{' '}
				{source === 'integration' ? 'a Console integration' : 'an engine of your own'}.
			</p>
			<LeftList title="Not carried over" left={lost} />
			{carried.length > 0 && (
				<details className={styles.fold} open={carried.length <= 8}>
					<summary>Carried over ({carried.length})</summary>
					<ul>
						{carried.map((one) => (
							<li key={one.from}>
								<code>{one.from}</code> → <code>{one.to}</code>
								{one.value !== null && (
									<>
										{' '}
										= <code>{masked(one.value)}</code>
									</>
								)}
								{one.note && (
									<small>
										<CodeText text={one.note} />
									</small>
								)}
							</li>
						))}
					</ul>
				</details>
			)}
			{harmless.length > 0 && (
				<details className={styles.fold}>
					<summary>Left out, and nothing is lost ({harmless.length})</summary>
					<LeftList title={null} left={harmless} />
				</details>
			)}
		</section>
	)
}

function headline(lost: number): string {
	if (lost === 0) return 'Everything that you had set is in the new file.'
	return lost === 1 ? 'One setting could not be carried over.' : `${lost} settings could not be carried over.`
}

function LeftList({ title, left }: { readonly title: string | null; readonly left: readonly Left[] }): ReactNode {
	if (left.length === 0) return null
	return (
		<>
			{title && <h4>{title}</h4>}
			<ul>
				{left.map(({ from, line, message }) => (
					<li key={`${from} ${line}`}>
						<code>{from}</code>
						{line !== null && <span className={styles.line}>line {line}</span>}
						<small>
							<CodeText text={masked(message)} />
						</small>
					</li>
				))}
			</ul>
		</>
	)
}
