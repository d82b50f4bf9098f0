import { type ReactNode, useId, useState } from 'react'
import { ConvertPanel } from './ConvertPanel'
import styles from './config-converter.module.css'

const sample = `# /etc/crowdsec/bouncers/crowdsec-nginx-bouncer.conf
ENABLED=true
API_URL=https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567
API_KEY=3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0
MODE=stream
UPDATE_FREQUENCY=3600
REQUEST_TIMEOUT=15000
BOUNCING_ON_TYPE=ban
RET_CODE=404
EXCLUDE_LOCATION=/health,/status
`

/** Longer than any configuration: a log was pasted by mistake. */
const longestConfig = 2_000_000

/** Paste the file of one bouncer, get the same settings for another one. */
export function ConfigConverter(): ReactNode {
	const id = useId()
	const [text, setText] = useState('')
	const [asked, setAsked] = useState<string | null>(null)
	return (
		<div className={styles.box} data-testid="config-converter">
			<label htmlFor={`${id}-text`} className={styles.label}>
				Paste the configuration file that you have
			</label>
			<textarea
				id={`${id}-text`}
				className={styles.text}
				rows={8}
				spellCheck={false}
				autoComplete="off"
				value={text}
				placeholder="The whole file. It stays in this tab, key included."
				onChange={(event) => setText(event.target.value)}
				aria-describedby={`${id}-help`}
			/>
			<div className={styles.bar}>
				<button type="button" className={styles.button} onClick={() => setAsked(text)}>
					Convert it
				</button>
				<button
					type="button"
					className={`${styles.button} ${styles.plain}`}
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
					The converter needs JavaScript. In a terminal the same one is: <code>bouncer-doctor convert --to ID FILE</code>
				</div>
			</noscript>
			{asked !== null && asked.trim() === '' && (
				<p className={styles.say} role="alert">
					The box is empty. Paste the file first.
				</p>
			)}
			{asked !== null && asked.length > longestConfig && (
				<p className={styles.say} role="alert">
					That is larger than any configuration file.
				</p>
			)}
			{asked !== null && asked.trim() !== '' && asked.length <= longestConfig && <ConvertPanel key={asked} text={asked} from={null} />}
		</div>
	)
}
