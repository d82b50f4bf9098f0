import Link from '@docusaurus/Link'
import { type ReactNode, useId, useState } from 'react'
import type { Bouncer } from '../../facts/bouncer'
import { bouncers, findBouncers } from '../../facts/bouncers'
import { kindNames } from '../../facts/kinds'
import { CodeText } from '../parts'
import styles from './bouncer-table.module.css'

type Column = 'name' | 'kind' | 'works'

const works = { yes: 'Yes', partly: 'Partly', no: 'No' } as const
const worksOrder = { yes: 0, partly: 1, no: 2 } as const

/** All bouncers in one table, filtered by typing, sorted by any column. */
export function BouncerTable(): ReactNode {
	const id = useId()
	const [typed, setTyped] = useState('')
	const [column, setColumn] = useState<Column | null>(null)
	const [down, setDown] = useState(false)
	const found = findBouncers(typed)
	const shown = column ? [...found].sort((a, b) => compare(column, a, b) * (down ? -1 : 1)) : found
	const sortBy = (next: Column) => {
		setDown(column === next && !down)
		setColumn(next)
	}
	const head = (name: Column, title: string) => (
		<th scope="col" aria-sort={column === name ? (down ? 'descending' : 'ascending') : 'none'}>
			<button type="button" onClick={() => sortBy(name)}>
				{title}
				<span aria-hidden="true">{column === name ? (down ? ' ↓' : ' ↑') : ''}</span>
			</button>
		</th>
	)
	return (
		<>
			<label htmlFor={id} className={styles.filter}>
				Find a bouncer
				<input
					id={id}
					type="search"
					autoComplete="off"
					spellCheck={false}
					placeholder="nft, ingress, wp, …"
					value={typed}
					onChange={(event) => setTyped(event.target.value)}
				/>
			</label>
			<p role="status" className={styles.count}>
				{shown.length === bouncers.length ? `${bouncers.length} bouncers` : `${shown.length} of ${bouncers.length} bouncers`}
			</p>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls on a phone, so the keyboard must reach it */}
			<section className={styles.scroll} aria-label="All bouncers" tabIndex={0}>
				<table className={styles.table}>
					<thead>
						<tr>
							{head('name', 'Bouncer')}
							{head('kind', 'Kind')}
							{head('works', 'Console integration')}
							<th scope="col">Modes</th>
							<th scope="col">Configuration</th>
							<th scope="col">Log</th>
						</tr>
					</thead>
					<tbody>
						{shown.map((bouncer) => (
							<tr key={bouncer.id}>
								<th scope="row">
									<Link to={`/u/bouncers/${bouncer.id}`}>{bouncer.name}</Link>
								</th>
								<td>{kindNames[bouncer.kind]}</td>
								<td>
									<b className={styles[bouncer.integration.works]}>{works[bouncer.integration.works]}.</b> <CodeText text={bouncer.integration.why} />
								</td>
								<td>{bouncer.modes.join(', ')}</td>
								<td>
									<code>{bouncer.deployments[0]?.files[0]?.path ?? 'none'}</code>
								</td>
								<td>{bouncer.deployments[0]?.logs[0]?.where ?? 'none'}</td>
							</tr>
						))}
					</tbody>
				</table>
			</section>
		</>
	)
}

function compare(column: Column, a: Bouncer, b: Bouncer): number {
	switch (column) {
		case 'name':
			return a.name.localeCompare(b.name)
		case 'kind':
			return kindNames[a.kind].localeCompare(kindNames[b.kind])
		case 'works':
			return worksOrder[a.integration.works] - worksOrder[b.integration.works]
	}
}
