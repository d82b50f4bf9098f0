import { type ReactNode, useId, useLayoutEffect, useMemo, useState } from 'react'
import { parseKey } from '../../engine/config/api-key'
import { parseEndpoint } from '../../engine/config/endpoint'
import { generate } from '../../engine/config/generate'
import { findOption, typedValue } from '../../engine/config/option-text'
import { readShareQuery } from '../../engine/config/share-link'
import type { Notice } from '../../engine/config/types'
import type { Bouncer, Deployment, ListSource } from '../../facts/bouncer'
import { CodeText } from '../parts'
import styles from './config-generator.module.css'
import { Field, Notices } from './Field'
import { GeneratedFiles } from './GeneratedFiles'
import { InsteadLinks } from './InsteadLinks'
import { IntervalField } from './IntervalField'
import { OptionGroups } from './OptionGroups'
import { ShareLink } from './ShareLink'
import { SourceChoice } from './SourceChoice'

/** The part of the form that a page or a verdict points at. */
export type Focus = 'endpoint' | 'key' | 'interval' | 'options'

/** Shown until the reader has typed an address, so that the file has its shape from the start. */
const exampleAddress = {
	integration: 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567',
	engine: 'http://127.0.0.1:8080',
} as const satisfies Record<ListSource, string>

/** What a notice about the interval says stands below its field already. */
const shownAtField = 'interval-note'

interface Props {
	readonly bouncer: Bouncer
	readonly deployment: Deployment
	readonly source: ListSource
	readonly focus: Focus | null
	readonly onDeployment: (id: string) => void
	readonly onSource: (source: ListSource) => void
}

export function GeneratorForm({ bouncer, deployment, source, focus, onDeployment, onSource }: Props): ReactNode {
	const id = useId()
	const [url, setUrl] = useState('')
	const [key, setKey] = useState('')
	const [interval, setInterval] = useState<number | null>(null)
	const [options, setOptions] = useState<Readonly<Record<string, string>>>({})
	const [linkNotices, setLinkNotices] = useState<readonly Notice[]>([])
	useLayoutEffect(() => {
		if (new URLSearchParams(window.location.search).get('bouncer') !== bouncer.id) return
		const shared = readShareQuery(bouncer, window.location.search)
		if (!shared) return
		setInterval(shared.intervalSeconds)
		setOptions(shared.options)
		setLinkNotices(shared.notices)
	}, [bouncer])
	const address = useMemo(() => parseEndpoint(url.trim() === '' ? exampleAddress[source] : url), [url, source])
	const parsedKey = useMemo(() => (key === '' ? null : parseKey(key)), [key])
	const typed = useMemo(
		() => Object.fromEntries(Object.entries(options).map(([name, text]) => [name, typedValue(findOption(bouncer, name), text)])),
		[bouncer, options],
	)
	const outcome = useMemo(() => {
		if (!address.ok) return null
		return generate(bouncer, {
			bouncer: bouncer.id,
			deployment: deployment.id,
			source,
			endpoint: address.address,
			key: parsedKey?.ok ? parsedKey.key : '',
			intervalSeconds: interval,
			options: typed,
		})
	}, [bouncer, deployment, source, address, parsedKey, interval, typed])
	const refusals = outcome && !outcome.ok ? outcome.refusals : []
	const warnings = outcome?.ok ? outcome.value.warnings : []
	const isAbout = ({ setting }: { readonly setting?: string }) => setting !== undefined && setting in options

	return (
		<div className={styles.box} data-testid="config-generator">
			<div className={styles.columns}>
				<div className={styles.form}>
					<Field label="How it is installed" id={`${id}-deployment`}>
						<select id={`${id}-deployment`} value={deployment.id} onChange={(event) => onDeployment(event.target.value)}>
							{bouncer.deployments.map((choice) => (
								<option key={choice.id} value={choice.id}>
									{choice.name}
								</option>
							))}
						</select>
						{deployment.note && (
							<small>
								<CodeText text={deployment.note} />
							</small>
						)}
					</Field>
					<SourceChoice source={source} onChange={onSource} />
					<Field label="Endpoint address" id={`${id}-url`} marked={focus === 'endpoint'}>
						<input
							id={`${id}-url`}
							type="text"
							inputMode="url"
							autoComplete="off"
							spellCheck={false}
							value={url}
							placeholder={exampleAddress[source]}
							onChange={(event) => setUrl(event.target.value)}
							aria-describedby={`${id}-url-help`}
							aria-invalid={!address.ok}
						/>
						<div id={`${id}-url-help`} aria-live="polite">
							{address.ok ? (
								<>
									<Notices notices={[...address.changes, ...(url === '' ? [] : address.warnings)]} />
									{url === '' && (
										<small>
											{source === 'integration'
												? 'From the integration’s tile in the Console. Any form works: this bouncer gets the one it needs.'
												: 'Of the Local API of your Security Engine.'}
										</small>
									)}
								</>
							) : (
								<Notices notices={address.errors} bad />
							)}
						</div>
					</Field>
					<Field label="API key" id={`${id}-key`} marked={focus === 'key'}>
						<input
							id={`${id}-key`}
							type="password"
							autoComplete="off"
							spellCheck={false}
							value={key}
							onChange={(event) => setKey(event.target.value)}
							aria-describedby={`${id}-key-help`}
							aria-invalid={parsedKey !== null && !parsedKey.ok}
						/>
						<div id={`${id}-key-help`} aria-live="polite">
							{parsedKey && !parsedKey.ok && <Notices notices={parsedKey.errors} bad />}
							{parsedKey?.ok && <Notices notices={parsedKey.warnings} />}
							<small>
								Stays in this tab’s memory.{' '}
								{source === 'integration'
									? 'The Console shows it once; regenerate it there if it is lost.'
									: 'Your engine prints it once, after cscli bouncers add.'}
							</small>
						</div>
					</Field>
					<IntervalField bouncer={bouncer} source={source} seconds={interval} marked={focus === 'interval'} onChange={setInterval} />
					<OptionGroups
						bouncer={bouncer}
						deployment={deployment}
						source={source}
						values={options}
						typed={typed}
						refusals={refusals}
						warnings={warnings}
						open={focus === 'options'}
						onChange={setOptions}
					/>
					<ShareLink bouncer={bouncer} shared={{ deployment: deployment.id, source, intervalSeconds: interval, options }} />
				</div>
				<div className={styles.output}>
					<div aria-live="polite">
						<Notices notices={linkNotices} />
						{refusals
							.filter((refusal) => !isAbout(refusal))
							.map((refusal) => (
								<p key={refusal.setting + refusal.message} role="alert" className={styles.bad}>
									<CodeText text={refusal.message} />
								</p>
							))}
						{refusals.some(({ setting }) => setting === 'source') && bouncer.integration.works === 'no' && (
							<InsteadLinks ids={bouncer.integration.instead ?? []} />
						)}
						{refusals.length > 0 && refusals.every(isAbout) && <p className={styles.bad}>The file cannot be made yet: see the options marked on the left.</p>}
					</div>
					{outcome?.ok && (
						<GeneratedFiles
							generated={{ ...outcome.value, warnings: warnings.filter((warning) => !isAbout(warning) && warning.code !== shownAtField) }}
							bouncer={bouncer}
							deployment={deployment}
						/>
					)}
					{!address.ok && <p className={styles.quiet}>The file appears here as soon as the address can be read.</p>}
				</div>
			</div>
		</div>
	)
}
