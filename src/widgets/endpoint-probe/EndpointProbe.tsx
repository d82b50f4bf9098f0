import { type ReactNode, useId } from 'react'
import { endpointProbe } from '../../engine/config/generate/endpoint-probe'
import { unknownAddress } from '../../engine/config/generate/placeholders'
import { consoleShape, formatEndpoint, parseEndpoint } from '../../engine/config/values/endpoint'
import { AddressInput, CodeText, CopyCommand } from '../parts'
import { useTypedAddress } from '../typed-address'
import styles from './endpoint-probe.module.css'

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
	const [typed, setTyped] = useTypedAddress()
	const parsed = typed.trim() === '' ? { ok: true as const, address: unknownAddress.integration } : parseEndpoint(typed)
	return (
		<div className={styles.box}>
			<label htmlFor={id} className={styles.label}>
				Endpoint address
			</label>
			<AddressInput id={id} className={styles.input} placeholder={consoleShape} value={typed} onChange={setTyped} />
			{parsed.ok ? (
				<CopyCommand what="the question to the endpoint" command={{ run: endpointProbe(formatEndpoint(parsed.address, 'base')), known: 'source' }} />
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
