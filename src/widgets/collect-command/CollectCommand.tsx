import CodeBlock from '@theme/CodeBlock'
import type { ReactNode } from 'react'
import { collectAnything, collectCommand } from '../../engine/report/collect/collect-command'
import { bouncerOf } from '../../facts/bouncers'
import { useSelection } from '../selection'
import styles from './collect-command.module.css'

/** One command that gathers everything the analyzer wants to see; without a choice, one that finds out which bouncers there are. */
export function CollectCommand(): ReactNode {
	const { selection } = useSelection()
	const bouncer = selection.bouncer ? bouncerOf(selection.bouncer) : undefined
	const deployment = bouncer?.deployments.find(({ id }) => id === selection.deployment) ?? bouncer?.deployments[0]
	const command = bouncer && deployment ? collectCommand(bouncer, deployment) : collectAnything()
	if (!command) return <p>{bouncer?.name} has no shell to run a command in. Take its log from where the list above says.</p>
	return (
		<>
			<p>
				{bouncer && deployment
					? `For ${bouncer.name}, ${deployment.name}. `
					: 'For any Linux host: it finds the bouncers of the host, its containers and its cluster. Choose your bouncer above for a more exact one. '}
				It only reads, it never pulls, and it masks secrets before anything is shown. Paste its whole output into the box above.
			</p>
			<div className={styles.command}>
				<CodeBlock language={command.shell}>{command.run}</CodeBlock>
			</div>
			<p className={styles.onPaper}>The command is two hundred lines long: copy it from the page.</p>
		</>
	)
}
