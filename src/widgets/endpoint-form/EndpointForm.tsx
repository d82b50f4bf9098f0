import Link from '@docusaurus/Link'
import type { ReactNode } from 'react'
import type { Bouncer } from '../../facts/bouncer'
import { CodeText } from '../parts'
import { Variants } from '../variants'
import styles from './endpoint-form.module.css'

/** Which options hold the address, the key and the interval, and in which form. */
export function EndpointForm({ bouncer: only }: { readonly bouncer?: string }): ReactNode {
	return (
		<Variants label="Address and key, by bouncer" bouncer={only}>
			{(bouncer) => (
				<table className={styles.table}>
					<tbody>
						<Row title="Address">
							<code>{bouncer.endpoint.option}</code>: {form(bouncer)}
						</Row>
						<Row title="Key">
							<code>{bouncer.keyOption}</code>
						</Row>
						{bouncer.interval && (
							<Row title="Interval">
								<code>{bouncer.interval.option}</code>: {unit(bouncer.interval.unit)}; {bouncer.interval.default} when it is not set.
								{bouncer.interval.note && (
									<>
										{' '}
										<CodeText text={bouncer.interval.note} />
									</>
								)}{' '}
								<Link to="/u/bouncers/intro#how-often">How often it may pull</Link>
							</Row>
						)}
						<Row title="With the full path in it">
							<CodeText text={bouncer.endpoint.fullPath} />
						</Row>
						<Row title="With a slash at the end">
							<CodeText text={bouncer.endpoint.slash} />
						</Row>
					</tbody>
				</table>
			)}
		</Variants>
	)
}

function Row({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
	return (
		<tr>
			<th scope="row">{title}</th>
			<td>{children}</td>
		</tr>
	)
}

function form({ endpoint }: Bouncer): ReactNode {
	switch (endpoint.form) {
		case 'base':
			return (
				<>
					the address as the Console shows it. <Appended path={endpoint.appends} />
				</>
			)
		case 'base-slash':
			return (
				<>
					the address with a slash at its end. <Appended path={endpoint.appends} />
				</>
			)
		case 'parts':
			return (
				<>
					scheme, host and path in options of their own. <Appended path={endpoint.appends} />
				</>
			)
		case 'host':
			return 'host and port only.'
	}
}

function Appended({ path }: { readonly path: string }): ReactNode {
	return (
		<>
			The program appends <code>{path}</code> by itself.
		</>
	)
}

function unit(unit: NonNullable<Bouncer['interval']>['unit']): string {
	switch (unit) {
		case 'seconds':
			return 'a bare number of seconds'
		case 'minutes':
			return 'a bare number of minutes'
		case 'duration':
			return 'a number with its unit (s, m, h)'
		case 'cron':
			return 'a cron schedule'
	}
}
