import type { ReactNode } from 'react'
import type { Bouncer, Command, Commands as CommandSet, Deployment } from '../../facts/bouncer'
import { testedRestart } from '../../facts/tested-restart'
import { CodeText, CopyCommand } from '../parts'
import { byDeployment, deploymentIds, deploymentNames, Variants } from '../variants'
import styles from '../variants/variants.module.css'
import table from './commands.module.css'

export type What = Exclude<keyof CommandSet, 'none'> | 'logs'

const labels = {
	install: 'Install',
	start: 'Start',
	stop: 'Stop',
	restart: 'Restart',
	reload: 'Reload',
	enable: 'Start at boot',
	status: 'Service state',
	settings: 'Stored settings',
	test: 'Configuration test',
	version: 'Version',
	logs: 'Read the log',
} as const satisfies Record<What, string>

interface Props {
	readonly what: What
	readonly bouncer?: string
	/** Only these bouncers. */
	readonly among?: readonly string[]
}

/** The commands of every bouncer for one purpose; what does not exist there says so. */
export function Commands({ what, bouncer: only, among }: Props): ReactNode {
	return (
		<Variants label={`${labels[what]}, by bouncer`} bouncer={only} among={among}>
			{(bouncer) => <CommandsOf bouncer={bouncer} what={what} tested />}
		</Variants>
	)
}

interface CommandsOfProps {
	readonly bouncer: Bouncer
	readonly what: What
	/** A restart is shown behind its test: with a broken file it ends a server that was running. */
	readonly tested?: boolean
}

function CommandsOf({ bouncer, what, tested }: CommandsOfProps): ReactNode {
	const groups = byDeployment(bouncer, (deployment) => {
		const commands = tested && what === 'restart' ? testedRestart(deployment.commands) : commandsOf(deployment, what)
		return commands.length > 0 ? { commands, none: null } : { commands, none: deployment.commands.none ?? null }
	})
	return groups.map((group) => (
		<div key={deploymentIds(group)} className={styles.group} data-deployments={deploymentIds(group)}>
			{deploymentNames(bouncer, group) && <span className={styles.where}>{deploymentNames(bouncer, group)}</span>}
			{group.value.commands.map((command) => (
				<div key={command.run}>
					<CopyCommand command={command} />
				</div>
			))}
			{group.value.commands.length === 0 && (
				<p className={styles.none}>{group.value.none ? <CodeText text={group.value.none} /> : 'There is no such command here.'}</p>
			)}
		</div>
	))
}

function commandsOf(deployment: Deployment, what: What): readonly Command[] {
	switch (what) {
		case 'install':
			return deployment.commands.install ?? []
		case 'logs':
			return deployment.logs.map(({ view }) => view)
		default: {
			const command = deployment.commands[what]
			return command ? [command] : []
		}
	}
}

/** All commands of one bouncer, for its own page. */
export function CommandTable({ bouncer }: { readonly bouncer: string }): ReactNode {
	return (
		<table className={table.table}>
			<tbody>
				{(Object.keys(labels) as readonly What[])
					.filter((what) => what !== 'logs')
					.map((what) => (
						<tr key={what}>
							<th scope="row">{labels[what]}</th>
							<td>
								<Variants label={labels[what]} bouncer={bouncer}>
									{(known) => <CommandsOf bouncer={known} what={what} />}
								</Variants>
							</td>
						</tr>
					))}
			</tbody>
		</table>
	)
}
