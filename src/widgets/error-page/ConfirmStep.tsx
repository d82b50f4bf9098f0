import { useDoc } from '@docusaurus/plugin-content-docs/client'
import CodeBlock from '@theme/CodeBlock'
import type { ReactNode } from 'react'
import type { BouncerId, Command, Deployment } from '../../facts/bouncer'
import { askedOfAny, type Confirmation, confirmations, dockerCommand } from '../../facts/confirm'
import { EndpointProbe } from '../endpoint-probe/EndpointProbe'
import { CodeText } from '../parts'
import { CommandsOfBouncers } from './CommandsOfBouncers'
import { ruleOfPage } from './rule-of-page'

/** `<Confirm />` on an error page: how the cause of this page is confirmed, where the page has nothing better to say. */
export function Confirm(): ReactNode {
	const { metadata } = useDoc()
	const rule = ruleOfPage(metadata.id, metadata.frontMatter)
	const confirmation = rule && confirmations[rule.cause]
	return confirmation ? <ConfirmStep confirmation={confirmation} bouncers={rule.bouncers} /> : null
}

export function ConfirmStep({ confirmation, bouncers }: { readonly confirmation: Confirmation; readonly bouncers: readonly BouncerId[] }): ReactNode {
	switch (confirmation.kind) {
		case 'probe':
			return <EndpointProbe />
		case 'run':
			return (
				<>
					<CodeBlock language="bash">{confirmation.run}</CodeBlock>
					{confirmation.container && (
						<>
							<p>In a container, under its own name:</p>
							<CodeBlock language="bash">{dockerCommand(confirmation.container)}</CodeBlock>
						</>
					)}
					<p>
						<CodeText text={confirmation.see} />
					</p>
				</>
			)
		case 'ask':
			return (
				<>
					{bouncers.length > 0 ? (
						<CommandsOfBouncers bouncers={bouncers} find={(deployment) => commandFor(deployment, confirmation.what)} />
					) : (
						<CodeBlock language="bash">{askedOfAny[confirmation.what]}</CodeBlock>
					)}
					<p>
						<CodeText text={confirmation.see} />
					</p>
				</>
			)
	}
}

/** The test of a configuration does not exist everywhere, and some pull, which counts; the log then tells the same. */
function commandFor({ commands, logs }: Deployment, what: 'status' | 'logs' | 'test' | 'version'): Command | undefined {
	const log = logs[0]?.view
	const own = what === 'logs' ? undefined : commands[what]
	return own && !own.pulls ? own : log
}
