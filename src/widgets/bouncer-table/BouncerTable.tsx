import Link from '@docusaurus/Link'
import { type ReactNode, useId, useState } from 'react'
import { bouncers, findBouncers } from '../../facts/bouncers'
import { Spoken } from '../parts'
import styles from './bouncer-table.module.css'
import { Cell } from './Cell'
import { type Column, columns, sorted } from './columns'

interface Order {
	readonly column: Column
	readonly down: boolean
}

/** All bouncers in one table, filtered by typing, sorted by any column. On a phone each row is a card. */
export function BouncerTable(): ReactNode {
	const id = useId()
	const [typed, setTyped] = useState('')
	const [order, setOrder] = useState<Order | null>(null)
	const found = findBouncers(typed)
	const shown = order ? sorted(found, order.column, order.down) : found
	const sortBy = (column: Column) => setOrder({ column, down: order?.column === column && !order.down })
	return (
		<>
			<label htmlFor={id} className={styles.filter}>
				Find a bouncer
				<input
					id={id}
					type="search"
					autoComplete="off"
					spellCheck={false}
					placeholder="nft, ingress, wp, cloud, …"
					value={typed}
					onChange={(event) => setTyped(event.target.value)}
				/>
			</label>
			<Spoken as="p" className={styles.count}>
				{shown.length === bouncers.length ? `${bouncers.length} bouncers` : `${shown.length} of ${bouncers.length} bouncers`}
			</Spoken>
			{shown.length === 0 ? (
				<p>
					No bouncer has such a name. A program of your own can pull the list with the <Link to="/u/bouncers/custom">custom bouncer</Link> or with a library:{' '}
					<Link to="/u/bouncers/go-sdk">Go</Link>, <Link to="/u/bouncers/python-sdk">Python</Link>, <Link to="/u/bouncers/nodejs">Node.js</Link>,{' '}
					<Link to="/u/bouncers/php-lib">PHP</Link>.
				</p>
			) : (
				// biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, so the keyboard must reach it
				<section className={styles.scroll} aria-label="All bouncers" tabIndex={0}>
					<table className={styles.table}>
						<thead>
							<tr>
								{columns.map((column) => (
									<th key={column.id} scope="col" aria-sort={order?.column === column ? (order.down ? 'descending' : 'ascending') : 'none'}>
										<button type="button" onClick={() => sortBy(column)}>
											{column.title}
											<span aria-hidden="true">{order?.column === column ? (order.down ? ' ↓' : ' ↑') : ' ↕'}</span>
										</button>
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{shown.map((bouncer) => (
								<tr key={bouncer.id}>
									{columns.map((column) =>
										column.id === 'name' ? (
											<th key={column.id} scope="row">
												<Cell column={column.id} bouncer={bouncer} />
											</th>
										) : (
											<td key={column.id} data-title={column.title}>
												<Cell column={column.id} bouncer={bouncer} />
											</td>
										),
									)}
								</tr>
							))}
						</tbody>
					</table>
				</section>
			)}
		</>
	)
}
