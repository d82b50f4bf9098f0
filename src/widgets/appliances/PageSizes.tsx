import type { ReactNode } from 'react'
import { appliances, listFormats } from '../../facts/appliances'

/** How many entries of each format fit into an answer that is not compressed. */
export function PageSizes(): ReactNode {
	return (
		<table>
			<thead>
				<tr>
					<th scope="col">Format</th>
					<th scope="col">Appliances</th>
					<th scope="col">Bytes for an entry, about</th>
					<th scope="col">page_size without compression</th>
				</tr>
			</thead>
			<tbody>
				{Object.entries(listFormats).map(([id, { name, bytesPerEntry, pageSize }]) => (
					<tr key={id}>
						<th scope="row">{name}</th>
						<td>
							{appliances
								.filter(({ format }) => format === id)
								.map((appliance) => appliance.name)
								.join(', ')}
						</td>
						<td>{bytesPerEntry}</td>
						<td>{pageSize}</td>
					</tr>
				))}
			</tbody>
		</table>
	)
}
