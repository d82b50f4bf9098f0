import { type ReactNode, useState } from 'react'
import type { Verdict } from '../../engine/verdict'
import type { Bouncer, Deployment } from '../../facts/bouncer'
import { causeOf, type Repair } from '../../facts/causes'
import { ConfigGenerator } from '../config-generator'
import { AwayLink, Button, CodeText, CopyCommand } from '../parts'
import styles from './log-analyzer.module.css'

interface Props {
	readonly verdict: Verdict
	readonly bouncer: Bouncer | null
	readonly deployment: Deployment | null
	readonly onFresh: () => void
}

/** What to do now: the fix in words, the corrected file, the commands for the chosen bouncer, and how to see that it worked. */
export function FixPanel({ verdict, bouncer, deployment, onFresh }: Props): ReactNode {
	const [open, setOpen] = useState(false)
	const first = verdict.findings.find((finding) => finding.role === 'root' || finding.role === 'consequence')
	if (verdict.status !== 'problem' || !verdict.cause || !first) return null
	const focus = generatorFocus(causeOf(verdict.cause).repair)
	const { test, restart } = deployment?.commands ?? {}
	return (
		<>
			<h4>Fix</h4>
			<p>
				<CodeText text={first.fix} />
			</p>
			<ol className={styles.steps}>
				{focus && bouncer && (
					<li>
						Get the corrected file for {bouncer.name}
						<br />
						<Button main aria-expanded={open} onClick={() => setOpen(!open)}>
							{open ? 'Close the generator' : 'Open the generator'}
						</Button>
					</li>
				)}
				{focus && !bouncer && (
					<li>
						Choose your bouncer above, or see <AwayLink to="/u/bouncers/intro">all bouncers</AwayLink>. The corrected file can then be made here.
					</li>
				)}
				{test && (
					<li>
						Test the configuration
						<CopyCommand command={test} />
					</li>
				)}
				{restart && (
					<li>
						Restart
						<CopyCommand command={restart} />
					</li>
				)}
				<li className={styles.onScreen}>
					<Button onClick={onFresh}>Paste the new log</Button> to see it pull
				</li>
			</ol>
			{open && focus && bouncer && (
				<div className={styles.generator}>
					<ConfigGenerator bouncer={bouncer.id} focus={focus} />
				</div>
			)}
		</>
	)
}

/** Which field of the generator repairs it; null where no file does. */
function generatorFocus(repair: Repair): 'endpoint' | 'key' | 'interval' | 'options' | null {
	switch (repair) {
		case 'endpoint':
		case 'key':
		case 'interval':
		case 'options':
			return repair
		case 'file':
			return 'endpoint'
		case 'service':
		case 'network':
		case 'console':
		case 'wait':
		case 'none':
			return null
	}
}
