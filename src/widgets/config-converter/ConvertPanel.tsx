import { type ReactNode, useId, useMemo, useState } from 'react'
import type { Converted } from '../../engine/config/convert/convert'
import { parseEndpoint } from '../../engine/config/values/endpoint'
import { type BouncerId, bouncerIds, kinds } from '../../facts/bouncer'
import { bouncerOf, bouncers } from '../../facts/bouncers'
import { kindNames } from '../../facts/kinds'
import { GeneratedFiles } from '../config-generator'
import { Asking, useAnswer } from '../config-thread'
import { AddressInput, CodeText, Controls, Spoken } from '../parts'
import { Carriage } from './Carriage'
import styles from './config-converter.module.css'

interface Props {
	readonly text: string
	/** Null to find it out. */
	readonly from: BouncerId | null
	/** Where the choice begins. */
	readonly to?: BouncerId
}

/** Where the settings shall go, and what became of each. */
export function ConvertPanel({ text, from, to: first }: Props): ReactNode {
	const id = useId()
	const [to, setTo] = useState<BouncerId | null>(first ?? null)
	const [chosen, setChosen] = useState<string | null>(null)
	const [url, setUrl] = useState('')
	const target = bouncerOf(to ?? '')
	const deployment = target?.deployments.find((candidate) => candidate.id === chosen) ?? target?.deployments[0]
	const given = useMemo(() => (url.trim() === '' ? null : parseEndpoint(url)), [url])
	const asked = useAnswer(
		useMemo(
			() =>
				target && deployment
					? { name: 'convert', asked: { text, from, to: target.id, deployment: deployment.id, endpoint: given?.ok ? given.address : null, key: null } }
					: null,
			[text, from, target, deployment, given],
		),
	)
	const outcome = asked.answer
	const refusals = outcome && !outcome.ok ? outcome.refusals : []
	const needsAddress = url !== '' || refusals.some(({ setting }) => setting === 'url')
	return (
		<div className={styles.panel}>
			<Controls className={styles.targets}>
				<div>
					<label htmlFor={`${id}-to`}>For</label>
					<select
						id={`${id}-to`}
						value={to ?? ''}
						onChange={(event) => {
							setTo(bouncerIds.find((known) => known === event.target.value) ?? null)
							setChosen(null)
						}}
					>
						<option value="">Choose the bouncer</option>
						{kinds.map((kind) => (
							<optgroup key={kind} label={kindNames[kind]}>
								{bouncers
									.filter((bouncer) => bouncer.kind === kind)
									.map((bouncer) => (
										<option key={bouncer.id} value={bouncer.id}>
											{bouncer.name}
										</option>
									))}
							</optgroup>
						))}
					</select>
				</div>
				{target && deployment && (
					<div>
						<label htmlFor={`${id}-deployment`}>Installed as</label>
						<select id={`${id}-deployment`} value={deployment.id} onChange={(event) => setChosen(event.target.value)}>
							{target.deployments.map((choice) => (
								<option key={choice.id} value={choice.id}>
									{choice.name}
								</option>
							))}
						</select>
					</div>
				)}
				{needsAddress && (
					<div>
						<label htmlFor={`${id}-url`}>Endpoint address</label>
						<AddressInput
							id={`${id}-url`}
							value={url}
							placeholder="https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567"
							onChange={setUrl}
							aria-invalid={given !== null && !given.ok}
						/>
					</div>
				)}
			</Controls>
			<Spoken>
				{given && !given.ok && given.errors.map(({ code, message }) => <Refused key={code} message={message} />)}
				{(given === null || given.ok) && refusals.map(({ setting, message }) => <Refused key={setting + message} message={message} />)}
			</Spoken>
			<Asking asked={asked} command="bouncer-doctor convert --to ID FILE" />
			{outcome?.ok && <Result converted={outcome.value} />}
		</div>
	)
}

function Refused({ message }: { readonly message: string }): ReactNode {
	return (
		<p role="alert" className={styles.refused}>
			<CodeText text={message.slice(0, 1).toUpperCase() + message.slice(1)} />
		</p>
	)
}

/** While the next answer is made this one stands: it says itself what it is for. */
function Result({ converted }: { readonly converted: Converted }): ReactNode {
	const target = bouncerOf(converted.to)
	const deployment = target?.deployments.find(({ id }) => id === converted.deployment)
	if (!target || !deployment) return null
	return (
		<>
			<Carriage converted={converted} />
			<div className={styles.files}>
				<GeneratedFiles generated={converted} bouncer={target} deployment={deployment} />
			</div>
		</>
	)
}
