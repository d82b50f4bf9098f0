import CodeBlock from '@theme/CodeBlock'
import type { ReactNode } from 'react'
import { collectCommand } from '../../engine/collect/collect-command'
import { bouncerOf } from '../../facts/bouncers'
import { useSelection } from '../selection'

/** One command that gathers everything the analyzer wants to see. */
export function CollectCommand(): ReactNode {
	const { selection } = useSelection()
	const bouncer = selection.bouncer ? bouncerOf(selection.bouncer) : undefined
	const deployment = bouncer?.deployments.find(({ id }) => id === selection.deployment) ?? bouncer?.deployments[0]
	if (!bouncer || !deployment) return <p>Choose your bouncer above: the command is made for it.</p>
	const command = collectCommand(bouncer, deployment)
	if (!command) return <p>{bouncer.name} has no shell to run a command in. Take its log from where the list above says.</p>
	return (
		<>
			<p>
				For {bouncer.name}, {deployment.name}. It changes nothing, and it masks keys. Paste its whole output into the box above.
			</p>
			<CodeBlock language="bash">{command}</CodeBlock>
		</>
	)
}
