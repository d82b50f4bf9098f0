import type { ReactNode } from 'react'
import { endpointProbe } from '../../engine/config/generate/endpoint-probe'
import { unknownAddress } from '../../engine/config/generate/placeholders'
import { formatEndpoint, parseEndpoint } from '../../engine/config/values/endpoint'
import type { Bouncer } from '../../facts/bouncer'
import { Button, CopyCommand } from '../parts'
import { Step } from './Step'
import styles from './steps.module.css'

interface Props {
	readonly name: string
	readonly bouncer: Bouncer | null
	/** As the paste names it. */
	readonly address: string | null
	/** Makes room for the next paste. */
	readonly onFresh: () => void
}

/** The last step: what proves that it pulls. Where a pull leaves no line, the answer to a question of the same host. */
export function ProofStep({ name, bouncer, address, onFresh }: Props): ReactNode {
	const silent = bouncer !== null && bouncer.healthyPull.trace !== 'always'
	return (
		<Step name={name} title="See it pull">
			{silent && (
				<>
					<p>
						A pull of this bouncer {traces[bouncer.healthyPull.trace]}. The endpoint’s answer to the same host is the proof: <code>HTTP 200</code>. So is{' '}
						<i>Last Pull</i> in the Console.
					</p>
					<CopyCommand
						what="the question to the endpoint"
						command={{ run: probeOf(address), note: 'It asks for the key without showing it, and it counts as a pull.', known: 'source' }}
					/>
				</>
			)}
			<p className={styles.onScreen}>
				<Button onClick={onFresh}>{silent ? 'Paste the new log, or the answer' : 'Paste the new log'}</Button>
			</p>
		</Step>
	)
}

const traces = {
	always: 'leaves a line',
	'with-changes': 'leaves a line only when it brings changes',
	debug: 'leaves a line only at the debug level',
	never: 'leaves no line in its log',
} as const satisfies Record<Bouncer['healthyPull']['trace'], string>

function probeOf(address: string | null): string {
	const parsed = address === null ? null : parseEndpoint(address)
	return endpointProbe(formatEndpoint(parsed?.ok ? parsed.address : unknownAddress.integration, 'base'))
}
