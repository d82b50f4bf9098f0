import { type ReactNode, useId, useMemo, useState } from 'react'
import { type Converted, convert } from '../../engine/config/convert'
import { parseEndpoint } from '../../engine/config/endpoint'
import { type Bouncer, type BouncerId, bouncerIds, kinds } from '../../facts/bouncer'
import { bouncerOf, bouncers } from '../../facts/bouncers'
import { kindNames } from '../../facts/kinds'
import { GeneratedFiles } from '../config-generator'
import { CodeText, Controls } from '../parts'
import { Carriage } from './Carriage'
import styles from './config-converter.module.css'

interface Props {
	readonly text: string
	/** Null to find it out. */
	readonly from: BouncerId | null
}

/** Where the settings shall go, and what became of each. */
export function ConvertPanel({ text, from }: Props): ReactNode {
	const id = useId()
	const [to, setTo] = useState<BouncerId | null>(null)
	const [chosen, setChosen] = useState<string | null>(null)
	const [url, setUrl] = useState('')
	const target = bouncerOf(to ?? '')
	const deployment = target?.deployments.find((candidate) => candidate.id === chosen) ?? target?.deployments[0]
	const given = useMemo(() => (url.trim() === '' ? null : parseEndpoint(url)), [url])
	const outcome = useMemo(
		() =>
			target && deployment
				? convert({ text, from, to: target.id, deployment: deployment.id, endpoint: given?.ok ? given.address : null, key: null }, bouncers)
				: null,
		[text, from, target, deployment, given],
	)
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
						<input
							id={`${id}-url`}
							type="text"
							inputMode="url"
							autoComplete="off"
							spellCheck={false}
							value={url}
							placeholder="https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567"
							onChange={(event) => setUrl(event.target.value)}
							aria-invalid={given !== null && !given.ok}
						/>
					</div>
				)}
			</Controls>
			<div aria-live="polite">
				{given && !given.ok && given.errors.map(({ code, message }) => <Refused key={code} message={message} />)}
				{(given === null || given.ok) && refusals.map(({ setting, message }) => <Refused key={setting + message} message={message} />)}
			</div>
			{outcome?.ok && target && deployment && <Result converted={outcome.value} target={target} deployment={deployment} />}
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

interface ResultProps {
	readonly converted: Converted
	readonly target: Bouncer
	readonly deployment: Bouncer['deployments'][number]
}

function Result({ converted, target, deployment }: ResultProps): ReactNode {
	return (
		<>
			<Carriage converted={converted} />
			<div className={styles.files}>
				<GeneratedFiles generated={converted} bouncer={target} deployment={deployment} />
			</div>
		</>
	)
}
