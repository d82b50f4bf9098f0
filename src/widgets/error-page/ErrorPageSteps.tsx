import Link from '@docusaurus/Link'
import Heading from '@theme/Heading'
import type { ReactNode } from 'react'
import type { BouncerId } from '../../facts/bouncer'
import { type Cause, causeOf, isProblem } from '../../facts/causes'
import { confirmations } from '../../facts/confirm'
import { CodeText } from '../parts'
import { CommandsOfBouncers } from './CommandsOfBouncers'
import { ConfirmStep } from './ConfirmStep'
import { GeneratorOfPage } from './GeneratorOfPage'
import type { PageRule } from './rule-of-page'

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
					<FixStep cause={causeOf(rule.cause)} bouncers={rule.bouncers} />
					<p>
						Then <Link to="/u/troubleshooting/analyze">paste the fresh log</Link>: a pull that works must be the last thing in it.
					</p>
				</>
			)}
		</>
	)
}

function FixStep({ cause, bouncers }: { readonly cause: Cause; readonly bouncers: readonly BouncerId[] }): ReactNode {
	const restart = <CommandsOfBouncers bouncers={bouncers} find={({ commands }) => commands.restart ?? commands.reload} />
	const [only] = bouncers
	switch (cause.repair) {
		case 'endpoint':
		case 'key':
		case 'interval':
			return <GeneratorOfPage focus={cause.repair} />
		case 'options':
		case 'file':
			return (
				<>
					{inFile(cause) && (
						<p>
							The{' '}
							<Link to={only && bouncers.length === 1 ? `/u/troubleshooting/check?bouncer=${only}` : '/u/troubleshooting/check'}>configuration checker</Link>{' '}
							marks the line in your file and gives back a whole corrected one.
						</p>
					)}
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

/** Whether the fault stands in the text of the configuration, where the checker sees it. */
function inFile(cause: Cause): boolean {
	return cause.group === 'configuration' && cause.id !== 'config-missing' && cause.id !== 'config-permission'
}
