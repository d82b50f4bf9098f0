import type { ReactNode } from 'react'
import { CodeText, CopyCommand } from '../parts'
import { byDeployment, deploymentIds, deploymentNames, Variants } from '../variants'
import styles from '../variants/variants.module.css'

/** Where the logs are and how to read them. */
export function LogPlaces({ bouncer: only }: { readonly bouncer?: string }): ReactNode {
	return (
		<Variants label="Logs, by bouncer" bouncer={only}>
			{(bouncer) =>
				byDeployment(bouncer, ({ logs }) => logs).map((group) => (
					<div key={deploymentIds(group)} className={styles.group} data-deployments={deploymentIds(group)}>
						{deploymentNames(bouncer, group) && <span className={styles.where}>{deploymentNames(bouncer, group)}</span>}
						{group.value.map((log) => (
							<div key={log.where + log.view.run}>
								<CodeText text={log.where} />
								<CopyCommand command={log.view} />
								{log.note && (
									<span className={styles.where}>
										<CodeText text={log.note} />
									</span>
								)}
							</div>
						))}
					</div>
				))
			}
		</Variants>
	)
}
