import Link from '@docusaurus/Link'
import { type ReactNode, useMemo } from 'react'
import { check } from '../../engine/config/check'
import type { CheckResult } from '../../engine/config/types'
import { redact } from '../../engine/report/redact'
import { type BouncerId, bouncerIds } from '../../facts/bouncer'
import { bouncerOf, bouncers } from '../../facts/bouncers'
import { ConvertPanel } from '../config-converter'
import { ConfigPaste } from '../config-paste'
import { CopyButton } from '../parts'
import { useSelection } from '../selection'
import styles from './config-checker.module.css'
import { CheckedHead, Problems } from './Problems'

const sample = `# /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml
mode: nftables
api_url: https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567/v1/decisions/stream
api_key: <API_KEY>
update_frequency: 10
log_level: info
`

/** Paste the file that you have: every problem with its line, what really happens at run time, and the corrected file. */
export function ConfigChecker(): ReactNode {
	return (
		<ConfigPaste
			testId="config-checker"
			label="Paste the configuration file"
			placeholder="The whole file. Leave the key in or take it out: it stays in this tab either way."
			action="Check it"
			sample={sample}
			inTerminal={
				<>
					The checker needs JavaScript. In a terminal the same one is: <code>bouncer-doctor check FILE</code>
				</>
			}
		>
			{(text) => <div aria-live="polite">{text !== null && <Checked key={text} text={text} />}</div>}
		</ConfigPaste>
	)
}

function Checked({ text }: { readonly text: string }): ReactNode {
	const { selection, choose } = useSelection()
	const chosen = bouncerIds.find((known) => known === selection.bouncer) ?? null
	const detected = useMemo(() => check(text, null, bouncers), [text])
	const bouncer = detected.bouncer ?? chosen
	const result = useMemo(() => (bouncer === detected.bouncer ? detected : check(text, bouncer, bouncers)), [text, bouncer, detected])
	return <Result text={text} result={result} chosen={chosen} onChoose={(other) => choose({ bouncer: other })} />
}

interface ResultProps {
	readonly text: string
	readonly result: CheckResult
	readonly chosen: BouncerId | null
	readonly onChoose: (id: BouncerId) => void
}

function Result({ text, result, chosen, onChoose }: ResultProps): ReactNode {
	const name = result.bouncer ? (bouncerOf(result.bouncer)?.name ?? result.bouncer) : null
	return (
		<>
			<CheckedHead result={result}>
				{name ? (
					`Read as a file of: ${name}.`
				) : (
					<>
						If it is one, choose the bouncer above. A log belongs into the <Link to="/u/troubleshooting/analyze">log analyzer</Link>.
					</>
				)}
				{result.candidates.length > 0 && ` It could be one of ${result.candidates.map((id) => bouncerOf(id)?.name ?? id).join(', ')} just as well.`}
				{result.bouncer && chosen && chosen !== result.bouncer && (
					<>
						{' '}
						You had chosen {bouncerOf(chosen)?.name ?? chosen}.{' '}
						<button type="button" className={styles.link} onClick={() => onChoose(result.bouncer ?? chosen)}>
							Switch to {name}
						</button>
					</>
				)}
			</CheckedHead>
			<Problems text={text} result={result} />
			{result.problems.length > 0 && (
				<div className={styles.bar}>
					<CopyButton text={() => report(result)} label="Copy the list" />
				</div>
			)}
			{result.bouncer && (
				<details className={styles.convert}>
					<summary>Convert this file for another bouncer or deployment</summary>
					<ConvertPanel text={text} from={result.bouncer} />
				</details>
			)}
		</>
	)
}

function report({ problems, bouncer }: CheckResult): string {
	return [
		`Configuration of: ${bouncer ?? 'unknown'}`,
		...problems.map(
			({ severity, line, key, message, fix }) =>
				`- ${severity}${line === null ? '' : `, line ${line}`}${key ? `, ${key}` : ''}: ${redact(message)} Fix: ${fix}`,
		),
	].join('\n')
}
