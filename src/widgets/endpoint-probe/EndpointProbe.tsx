import CodeBlock from '@theme/CodeBlock'
import { type ReactNode, useId, useState } from 'react'
import { consoleShape, formatEndpoint, parseEndpoint } from '../../engine/config/endpoint'
import { CodeText } from '../parts'
import styles from './endpoint-probe.module.css'

const example = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567'

const answers = [
	{ code: '200', meaning: 'Address and key are right. The answer begins with `{"new":[`.' },
	{ code: '204', meaning: 'Both are right; the integration is subscribed to no blocklist.' },
	{ code: '401, 403', meaning: 'The key is wrong, or was regenerated in the Console.' },
	{ code: '404', meaning: 'The address is wrong: no integration of that id, or the path is in it twice.' },
	{ code: '429', meaning: 'Pulled more often than the plan allows. Wait, and set a longer interval.' },
	{ code: '5xx', meaning: 'The endpoint has a problem. Wait, and try again.' },
	{ code: 'curl: (6)', meaning: 'The name is not resolved: DNS.' },
	{ code: 'curl: (7), (28)', meaning: 'Refused or no answer: a firewall, or no route to TCP 443.' },
	{ code: 'curl: (35), (60)', meaning: 'TLS: a proxy in between, missing CA certificates, or a wrong clock.' },
] as const

/** The endpoint asked by hand, with the reader's own address; what each answer means stands beside it. Nothing is sent from the page. */
export function EndpointProbe(): ReactNode {
	const id = useId()
	const [typed, setTyped] = useState('')
	const parsed = parseEndpoint(typed.trim() === '' ? example : typed)
	return (
		<div className={styles.box}>
			<label htmlFor={id} className={styles.label}>
				Endpoint address
			</label>
			<input
				id={id}
				type="text"
				inputMode="url"
				autoComplete="off"
				spellCheck={false}
				className={styles.input}
				placeholder={consoleShape}
				value={typed}
				onChange={(event) => setTyped(event.target.value)}
			/>
			{parsed.ok ? (
				<CodeBlock language="bash">{probe(formatEndpoint(parsed.address, 'base'))}</CodeBlock>
			) : (
				parsed.errors.map((error) => (
					<p key={error.code} role="alert" className={styles.bad}>
						<CodeText text={error.message} />
					</p>
				))
			)}
			<p className={styles.small}>Run it on the bouncer’s host. It asks for the key without showing it, and it counts as a pull.</p>
			<dl className={styles.answers}>
				{answers.map(({ code, meaning }) => (
					<div key={code}>
						<dt>{code}</dt>
						<dd>
							<CodeText text={meaning} />
						</dd>
					</div>
				))}
			</dl>
		</div>
	)
}

function probe(base: string): string {
	return [
		"read -rsp 'API key: ' KEY; echo",
		`curl -sS -m 20 -w '\\nHTTP %{http_code}\\n' -H "X-Api-Key: $KEY" \\`,
		`  '${base}/v1/decisions/stream?startup=true' | tail -c 300`,
	].join('\n')
}
