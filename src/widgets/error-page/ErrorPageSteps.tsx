import Link from '@docusaurus/Link'
import CodeBlock from '@theme/CodeBlock'
import Heading from '@theme/Heading'
import type { ReactNode } from 'react'
import type { BouncerId, Command, Deployment } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { causeOf, isProblem, type Repair } from '../../facts/causes'
import { type Confirmation, confirmations } from '../../facts/confirm'
import { ConfigGenerator } from '../config-generator'
import { EndpointProbe } from '../endpoint-probe/EndpointProbe'
import { CodeText, CopyCommand } from '../parts'
import styles from './error-page.module.css'
import type { PageRule } from './rule-of-page'

/** More would be a wall; the reader's own bouncer has all its commands on its page. */
const bouncersShown = 4

interface Props {
	readonly rule: PageRule
	/** Headings that the page has itself. */
	readonly headings: readonly string[]
}

/** What every page of a problem has: how to confirm it and how to fix it. A page that says it better itself keeps its own words. */
export function ErrorPageSteps({ rule, headings }: Props): ReactNode {
	if (!isProblem(rule.cause)) return null
	const confirmation = confirmations[rule.cause]
	return (
		<>
			{confirmation && !headings.includes('Confirm it') && (
				<>
					<Heading as="h2" id="confirm">
						Confirm it
					</Heading>
					<ConfirmStep confirmation={confirmation} bouncers={rule.bouncers} />
				</>
			)}
			{!headings.includes('Fix it') && (
				<>
					<Heading as="h2" id="fix">
						Fix it
					</Heading>
					<p>
						<CodeText text={rule.fix} />
					</p>
					<FixStep repair={causeOf(rule.cause).repair} bouncers={rule.bouncers} />
					<p>
						Then <Link to="/u/troubleshooting/analyze">paste the fresh log</Link>: a pull that works must be the last thing in it.
					</p>
				</>
			)}
		</>
	)
}

function ConfirmStep({ confirmation, bouncers }: { readonly confirmation: Confirmation; readonly bouncers: readonly BouncerId[] }): ReactNode {
	switch (confirmation.kind) {
		case 'probe':
			return <EndpointProbe />
		case 'run':
			return (
				<>
					<CodeBlock language="bash">{confirmation.run}</CodeBlock>
					<p>
						<CodeText text={confirmation.see} />
					</p>
				</>
			)
		case 'ask':
			return (
				<>
					<CommandsOfBouncers bouncers={bouncers} find={(deployment) => commandFor(deployment, confirmation.what)} />
					<p>
						<CodeText text={confirmation.see} />
					</p>
				</>
			)
	}
}

/** The test of a configuration does not exist everywhere; the log then tells the same. */
function commandFor({ commands, logs }: Deployment, what: 'status' | 'logs' | 'test' | 'version'): Command | undefined {
	const log = logs[0]?.view
	return what === 'logs' ? log : (commands[what] ?? log)
}

function FixStep({ repair, bouncers }: { readonly repair: Repair; readonly bouncers: readonly BouncerId[] }): ReactNode {
	const restart = <CommandsOfBouncers bouncers={bouncers} find={({ commands }) => commands.restart ?? commands.reload} />
	const [only] = bouncers
	switch (repair) {
		case 'endpoint':
		case 'key':
		case 'interval':
			return <ConfigGenerator focus={repair} bouncer={bouncers.length === 1 ? only : undefined} />
		case 'options':
		case 'file':
			return (
				<>
					<p>
						The <Link to={only && bouncers.length === 1 ? `/u/troubleshooting/check?bouncer=${only}` : '/u/troubleshooting/check'}>configuration checker</Link>{' '}
						marks the line in your file and gives back a whole corrected one.
					</p>
					{restart}
				</>
			)
		case 'service':
		case 'network':
			return restart
		case 'console':
			return (
				<p>
					In the <Link to="https://app.crowdsec.net/">Console</Link> open the integration and subscribe it to a blocklist.
				</p>
			)
		case 'wait':
		case 'none':
			return null
	}
}

interface CommandsProps {
	readonly bouncers: readonly BouncerId[]
	readonly find: (deployment: Deployment) => Command | undefined
}

/** One command for each bouncer that prints the message, of its first deployment that has one. */
function CommandsOfBouncers({ bouncers, find }: CommandsProps): ReactNode {
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
