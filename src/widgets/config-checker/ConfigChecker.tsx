import { type ReactNode, useId, useState } from 'react'
import { check } from '../../engine/config/check'
import type { CheckResult } from '../../engine/config/types'
import { redact } from '../../engine/report/redact'
import { type BouncerId, bouncerIds } from '../../facts/bouncer'
import { bouncerOf, bouncers } from '../../facts/bouncers'
import { ConvertPanel } from '../config-converter'
import { CopyButton } from '../parts'
import { useSelection } from '../selection'
import styles from './config-checker.module.css'
import { headlineOf, Problems, worstOf } from './Problems'

const sample = `# /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml
mode: nftables
api_url: https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567/v1/decisions/stream
api_key: <API_KEY>
update_frequency: 10
log_level: info
`

/** Longer than any configuration: a log was pasted by mistake. */
const longestConfig = 2_000_000

/** Paste the file that you have: every problem with its line, what really happens at run time, and the corrected file. */
export function ConfigChecker(): ReactNode {
	const { selection, choose } = useSelection()
	const id = useId()
	const [text, setText] = useState('')
	const [asked, setAsked] = useState<string | null>(null)
	const chosen = bouncerIds.find((known) => known === selection.bouncer) ?? null
	const detected = asked === null ? null : check(asked, null, bouncers)
	const bouncer = detected?.bouncer ?? chosen
	const result = asked === null ? null : bouncer === detected?.bouncer ? detected : check(asked, bouncer, bouncers)
	return (
		<div className={styles.box} data-testid="config-checker">
			<label htmlFor={`${id}-text`} className={styles.label}>
				Paste the configuration file
			</label>
			<textarea
				id={`${id}-text`}
				className={styles.text}
				rows={8}
				spellCheck={false}
				autoComplete="off"
				value={text}
				placeholder="The whole file. Leave the key in or take it out: it stays in this tab either way."
				onChange={(event) => setText(event.target.value)}
				aria-describedby={`${id}-help`}
			/>
			<div className={styles.bar}>
				<button type="button" className={styles.button} onClick={() => setAsked(text)}>
					Check it
				</button>
				<button
					type="button"
					className={`${styles.button} ${styles.quiet}`}
					onClick={() => {
						setText(sample)
						setAsked(sample)
					}}
				>
					Try a sample
				</button>
				<span id={`${id}-help`} className={styles.lock}>
					Nothing is sent anywhere.
				</span>
			</div>
			<noscript>
				<div className={styles.bar}>
					The checker needs JavaScript. In a terminal the same one is: <code>bouncer-doctor check FILE</code>
				</div>
			</noscript>
			<div aria-live="polite">
				{asked !== null && asked.trim() === '' && <p className={styles.say}>The box is empty. Paste the file first.</p>}
				{asked !== null && asked.length > longestConfig && (
					<p className={styles.say}>That is larger than any configuration file. A log belongs into the log analyzer.</p>
				)}
				{result && asked !== null && asked.trim() !== '' && asked.length <= longestConfig && (
					<Result key={asked} text={asked} result={result} chosen={chosen} onChoose={(other) => choose({ bouncer: other })} />
				)}
			</div>
		</div>
	)
}

interface ResultProps {
	readonly text: string
	readonly result: CheckResult
	readonly chosen: BouncerId | null
	readonly onChoose: (id: BouncerId) => void
}

function Result({ text, result, chosen, onChoose }: ResultProps): ReactNode {
	const name = result.bouncer ? (bouncerOf(result.bouncer)?.name ?? result.bouncer) : null
	const worst = worstOf(result.problems)
	return (
		<>
			<div className={`${styles.verdict} ${worst === 'error' ? styles.bad : worst === 'warning' ? styles.warn : styles.ok}`}>
				<h3>{headlineOf(result)}</h3>
				<p className={styles.why}>
					{name ? `Read as a file of: ${name}.` : 'It could not be recognised as a file of a bouncer. Choose the bouncer above, and check again.'}
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
				</p>
			</div>
			<Problems text={text} result={result} />
			<div className={styles.bar}>
				<CopyButton text={() => report(result)} label="Copy the list" />
			</div>
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
