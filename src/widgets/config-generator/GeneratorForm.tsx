import { type ReactNode, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { generate } from '../../engine/config/generate/generate'
import { idPlaceholder, keyPlaceholder } from '../../engine/config/generate/placeholders'
import { readShareQuery, type Shared } from '../../engine/config/generate/share-link'
import type { Notice } from '../../engine/config/types'
import { parseKey } from '../../engine/config/values/api-key'
import { parseEndpoint } from '../../engine/config/values/endpoint'
import { findOption, typedValue } from '../../engine/config/values/option-text'
import type { Bouncer, Deployment, ListSource } from '../../facts/bouncer'
import { AddressInput, CodeText, Pasting, Spoken } from '../parts'
import { usePastedSetting } from '../pasted-setting'
import { useTypedAddress } from '../typed-address'
import styles from './config-generator.module.css'
import { Field, Notices } from './Field'
import { FinishBar } from './FinishBar'
import { GeneratedFiles } from './GeneratedFiles'
import { InsteadLinks } from './InsteadLinks'
import { IntervalField } from './IntervalField'
import { keepSettings, keptSettings } from './kept-settings'
import { OptionGroups } from './OptionGroups'
import { ShareLink } from './ShareLink'
import { SourceChoice } from './SourceChoice'

/** The part of the form that a page or a verdict points at. */
export type Focus = 'endpoint' | 'key' | 'interval' | 'options'

/** The shape of an address, in the empty field. The file holds a placeholder until one is typed. */
const exampleAddress = {
	integration: 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567',
	engine: 'http://127.0.0.1:8080',
} as const satisfies Record<ListSource, string>

type PlaceOfNotice = 'deployment' | 'url' | 'interval' | 'help'

/** What the generator has to say stands once, at the field that it is about; in the help of the field where that says it already. What no field is about stands above the file. */
const placesOfNotices: Readonly<Record<string, PlaceOfNotice>> = {
	'package-origin': 'deployment',
	'url-missing': 'help',
	'url-not-console': 'url',
	'url-not-engine': 'url',
	'key-missing': 'help',
	'interval-note': 'help',
}

function placeOf({ code }: Notice): PlaceOfNotice | null {
	return placesOfNotices[code] ?? (code.startsWith('interval-') ? 'interval' : null)
}

/** Where the fields begin. */
export interface Start {
	readonly url: string
	readonly intervalSeconds: number | null
	readonly options: Readonly<Record<string, string>>
}

interface Props {
	readonly bouncer: Bouncer
	readonly deployment: Deployment
	readonly source: ListSource
	readonly focus: Focus | null
	readonly start: Start
	readonly last: ReactNode
	readonly next: ReactNode
	readonly onDeployment: (id: string) => void
	readonly onSource: (source: ListSource) => void
}

export function GeneratorForm({ bouncer, deployment, source, focus, start, last, next, onDeployment, onSource }: Props): ReactNode {
	const id = useId()
	const [url, setUrl] = useTypedAddress(start.url)
	const [key, setKey] = useState('')
	const [settings, setSettings] = useState<Pick<Shared, 'intervalSeconds' | 'options'>>({ intervalSeconds: start.intervalSeconds, options: start.options })
	const { intervalSeconds: interval, options } = settings
	const change = (part: Partial<typeof settings>) => {
		const changed = { ...settings, ...part }
		setSettings(changed)
		keepSettings(bouncer, { deployment: deployment.id, source, ...changed })
	}
	const [linkNotices, setLinkNotices] = useState<readonly Notice[]>([])
	// biome-ignore lint/correctness/useExhaustiveDependencies: where the fields began counts, not what a parent hands over later
	useLayoutEffect(() => {
		const isOfLink = new URLSearchParams(window.location.search).get('bouncer') === bouncer.id
		const shared = isOfLink ? readShareQuery(bouncer, window.location.search) : null
		// What stands in the reader's own file is newer than what was set before.
		const kept = start.intervalSeconds === null && Object.keys(start.options).length === 0 ? keptSettings(bouncer) : null
		const found = shared ?? kept
		if (!found) return
		setSettings({ intervalSeconds: found.intervalSeconds, options: found.options })
		setLinkNotices(found.notices)
	}, [bouncer])
	const box = useRef<HTMLDivElement>(null)
	usePastedSetting(
		box,
		({ kind, text }) => {
			if (kind === 'address') setUrl(text)
			else setKey(text)
			return true
		},
		(kind) => `${id}-${kind === 'address' ? 'url' : 'key'}`,
	)
	const address = useMemo(() => (url.trim() === '' ? null : parseEndpoint(url)), [url])
	const unreadable = address !== null && !address.ok
	const parsedKey = useMemo(() => (key === '' ? null : parseKey(key)), [key])
	const typed = useMemo(
		() => Object.fromEntries(Object.entries(options).map(([name, text]) => [name, typedValue(findOption(bouncer, name), text)])),
		[bouncer, options],
	)
	const outcome = useMemo(() => {
		if (unreadable) return null
		return generate(bouncer, {
			bouncer: bouncer.id,
			deployment: deployment.id,
			source,
			endpoint: address?.ok ? address.address : null,
			key: parsedKey?.ok ? parsedKey.key : '',
			intervalSeconds: interval,
			options: typed,
		})
	}, [bouncer, deployment, source, address, unreadable, parsedKey, interval, typed])
	const refusals = outcome && !outcome.ok ? outcome.refusals : []
	const warnings = outcome?.ok ? outcome.value.warnings : []
	const noticesAt = (place: PlaceOfNotice) => warnings.filter((warning) => placeOf(warning) === place)
	const isAbout = ({ setting }: { readonly setting?: string }) => setting !== undefined && setting in options

	return (
		<div ref={box} className={styles.box} data-testid="config-generator">
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
						<Notices notices={noticesAt('deployment')} />
					</Field>
					<SourceChoice source={source} onChange={onSource} />
					<Field label="Endpoint address" id={`${id}-url`} marked={focus === 'endpoint'}>
						<Pasting what="Paste the address" field={`${id}-url`} onPaste={setUrl}>
							<AddressInput
								id={`${id}-url`}
								value={url}
								placeholder={exampleAddress[source]}
								onChange={setUrl}
								aria-describedby={`${id}-url-help`}
								aria-invalid={unreadable}
							/>
						</Pasting>
						<Spoken id={`${id}-url-help`}>
							{address === null && (
								<small>
									{source === 'integration'
										? 'From the integration’s tile in the Console. Any form works: this bouncer gets the one it needs. '
										: 'Of the Local API of your Security Engine. '}
									While it is empty, the file {source === 'integration' ? 'holds' : 'asks'}{' '}
									<code>{source === 'integration' ? idPlaceholder : exampleAddress.engine}</code>.
								</small>
							)}
							{address?.ok && <Notices notices={[...address.changes, ...address.warnings]} />}
							{address?.ok === false && <Notices notices={address.errors} bad />}
							<Notices notices={noticesAt('url')} />
						</Spoken>
					</Field>
					<Field label="API key" id={`${id}-key`} marked={focus === 'key'}>
						<Pasting what="Paste the key" field={`${id}-key`} onPaste={setKey}>
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
						</Pasting>
						<Spoken id={`${id}-key-help`}>
							{parsedKey && !parsedKey.ok && <Notices notices={parsedKey.errors} bad />}
							{parsedKey?.ok && <Notices notices={parsedKey.warnings} />}
							<small>
								Stays in this tab’s memory.{' '}
								{source === 'integration'
									? 'The Console shows it once; regenerate it there if it is lost.'
									: 'Your engine prints it once, after cscli bouncers add.'}
								{!parsedKey?.ok && (
									<>
										{' '}
										{key === '' ? 'While it is empty' : 'Until it can be used'}, the file holds <code>{keyPlaceholder}</code>.
									</>
								)}
							</small>
						</Spoken>
					</Field>
					<IntervalField
						bouncer={bouncer}
						source={source}
						seconds={interval}
						marked={focus === 'interval'}
						notices={noticesAt('interval')}
						onChange={(intervalSeconds) => change({ intervalSeconds })}
					/>
					<OptionGroups
						bouncer={bouncer}
						deployment={deployment}
						source={source}
						values={options}
						typed={typed}
						refusals={refusals}
						warnings={warnings}
						open={focus === 'options'}
						onChange={(options) => change({ options })}
					/>
					<ShareLink bouncer={bouncer} shared={{ deployment: deployment.id, source, intervalSeconds: interval, options }} />
				</div>
				<div className={styles.output}>
					<Spoken>
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
					</Spoken>
					{outcome?.ok && (
						<GeneratedFiles
							generated={{ ...outcome.value, warnings: warnings.filter((warning) => !isAbout(warning) && placeOf(warning) === null) }}
							bouncer={bouncer}
							deployment={deployment}
							oneLine={address?.ok || parsedKey?.ok || interval !== null ? optionIn(focus, bouncer) : null}
							last={last}
						/>
					)}
					{unreadable && <p className={styles.quiet}>The file appears here as soon as the address can be read.</p>}
				</div>
			</div>
			{outcome?.ok && <FinishBar files={outcome.value.files} next={next} />}
		</div>
	)
}

/** The option that the verdict is about: where only its line is wrong, only that needs to be replaced. */
function optionIn(focus: Focus | null, bouncer: Bouncer): string | null {
	switch (focus) {
		case 'endpoint':
			return bouncer.endpoint.option
		case 'key':
			return bouncer.keyOption
		case 'interval':
			return bouncer.interval?.option ?? null
		case 'options':
		case null:
			return null
	}
}
