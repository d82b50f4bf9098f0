import Link from '@docusaurus/Link'
import type { ReactNode } from 'react'
import type { BouncerId, Command, Deployment } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { CopyCommand } from '../parts'
import styles from './error-page.module.css'

/** More would be a wall; the reader's own bouncer has all its commands on its page. */
const bouncersShown = 4

interface Props {
	readonly bouncers: readonly BouncerId[]
	readonly find: (deployment: Deployment) => Command | undefined
}

/** One command for each bouncer that prints the message, of its first deployment that has one. */
export function CommandsOfBouncers({ bouncers, find }: Props): ReactNode {
	const found = bouncers.flatMap((id) => {
		const bouncer = bouncerOf(id)
		const command = bouncer?.deployments.map(find).find((known) => known !== undefined)
		return bouncer && command ? [{ bouncer, command }] : []
	})
	if (found.length === 0) return null
	return (
		<ul className={styles.commands}>
			{found.slice(0, bouncersShown).map(({ bouncer, command }) => (
				<li key={bouncer.id}>
					{found.length > 1 && <Link to={`/u/bouncers/${bouncer.id}`}>{bouncer.name}</Link>}
					<CopyCommand command={command} />
				</li>
			))}
		</ul>
	)
}
