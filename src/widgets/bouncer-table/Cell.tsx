import Link from '@docusaurus/Link'
import { Fragment, type ReactNode } from 'react'
import type { Bouncer } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { kindNames } from '../../facts/kinds'
import { CodeText } from '../parts'
import styles from './bouncer-table.module.css'
import { type Column, fileOf, logOf } from './columns'

const works = { yes: 'Yes', partly: 'Partly', no: 'No' } as const

/** What stands in one column for one bouncer. */
export function Cell({ column, bouncer }: { readonly column: Column['id']; readonly bouncer: Bouncer }): ReactNode {
	switch (column) {
		case 'name':
			return <Link to={`/u/bouncers/${bouncer.id}`}>{bouncer.name}</Link>
		case 'kind':
			return kindNames[bouncer.kind]
		case 'works':
			return <Works integration={bouncer.integration} />
		case 'modes':
			return bouncer.modes.join(', ')
		case 'file':
			return (
				<code>
					<Breakable path={fileOf(bouncer)} />
				</code>
			)
		case 'log':
			return /^[/\w-]+[/\\]/.test(logOf(bouncer)) ? <Breakable path={logOf(bouncer)} /> : <CodeText text={logOf(bouncer)} />
	}
}

function Works({ integration }: Pick<Bouncer, 'integration'>): ReactNode {
	return (
		<>
			<b className={styles[integration.works]}>{works[integration.works]}.</b> <CodeText text={integration.why} />
			{integration.instead?.map((id, at) => (
				<span key={id}>
					{at === 0 ? ' Instead: ' : ', '}
					<Link to={`/u/bouncers/${id}`}>{bouncerOf(id)?.name ?? id}</Link>
				</span>
			))}
		</>
	)
}

/** A path that breaks after its slashes, not in the middle of a name. */
function Breakable({ path }: { readonly path: string }): ReactNode {
	return path.split(/(?<=[/\\])/).map((part, at) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: the parts of a path have no other identity
		<Fragment key={at}>
			{at > 0 && <wbr />}
			{part}
		</Fragment>
	))
}
