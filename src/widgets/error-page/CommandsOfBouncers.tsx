import Link from '@docusaurus/Link'
import type { ReactNode } from 'react'
import type { Bouncer, BouncerId, Command, Deployment } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { CopyCommand } from '../parts'
import { byDeployment, type DeploymentGroup, deploymentIds, deploymentNames } from '../variants'
import styles from './error-page.module.css'

/** More would be a wall; the reader's own bouncer has all its commands on its page. */
const bouncersShown = 4

interface Props {
	readonly bouncers: readonly BouncerId[]
	readonly find: (deployment: Deployment) => Command | undefined
}

/** One command for each bouncer that prints the message, in each place where it runs otherwise. */
export function CommandsOfBouncers({ bouncers, find }: Props): ReactNode {
	const found = bouncers.flatMap((id) => {
		const bouncer = bouncerOf(id)
		const groups = bouncer ? byDeployment(bouncer, find) : []
		return bouncer && groups.length > 0 ? [{ bouncer, groups }] : []
	})
	if (found.length === 0) return null
	return (
		<ul className={styles.commands}>
			{found.slice(0, bouncersShown).map(({ bouncer, groups }) => (
				<li key={bouncer.id}>
					{found.length > 1 && <Link to={`/u/bouncers/${bouncer.id}`}>{bouncer.name}</Link>}
					{groups.map((group) => (
						<CommandOfPlaces key={deploymentIds(group)} bouncer={bouncer} group={group} />
					))}
				</li>
			))}
		</ul>
	)
}

function CommandOfPlaces({ bouncer, group }: { readonly bouncer: Bouncer; readonly group: DeploymentGroup<Command> }): ReactNode {
	const places = deploymentNames(bouncer, group)
	return (
		<div className={styles.place}>
			{places && <span className={styles.where}>{places}</span>}
			<CopyCommand command={group.value} />
		</div>
	)
}
