import CodeBlock from '@theme/CodeBlock'
import clsx from 'clsx'
import { type ReactNode, useId, useMemo, useState } from 'react'
import { parseKey } from '../../engine/config/api-key'
import { parseEndpoint } from '../../engine/config/endpoint'
import { generate } from '../../engine/config/generate'
import type { Generated, Notice, Refusal } from '../../engine/config/types'
import type { Bouncer, BouncerId, Deployment, ListSource, Option } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { BouncerPicker } from '../bouncer-picker'
import { ProofStamp } from '../checked/ProofStamp'
import { CodeText } from '../parts'
import { useSelection } from '../selection'
import styles from './config-generator.module.css'
import { intervals } from './intervals'

/** The part of the form that a page or a verdict points at. */
export type Focus = 'endpoint' | 'key' | 'interval' | 'options'

interface Props {
	/** Fixed by the page; without it the reader's choice counts. */
	readonly bouncer?: BouncerId
	readonly focus?: Focus
}

/** Shown until the reader has typed an address, so that the file has its shape from the start. */
const exampleAddress = {
	integration: 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567',
	engine: 'http://127.0.0.1:8080',
} as const satisfies Record<ListSource, string>

/** Endpoint address and key in, the right file for the chosen bouncer out. The key is state of this component and nothing else. */
export function ConfigGenerator({ bouncer: fixed, focus }: Props): ReactNode {
	const { selection, choose } = useSelection()
	const bouncer = bouncerOf(fixed ?? selection.bouncer ?? '')
	if (!bouncer) {
		return (
			<div className={styles.box} data-testid="config-generator">
				<div className={styles.empty}>
					<p>Choose your bouncer; its file is made here.</p>
					<BouncerPicker />
				</div>
			</div>
		)
	}
	const deployment = bouncer.deployments.find(({ id }) => id === selection.deployment) ?? bouncer.deployments[0]
	if (!deployment) return null
	return (
		<Form
			key={bouncer.id}
			bouncer={bouncer}
			deployment={deployment}
			source={selection.source}
			focus={focus ?? null}
			onDeployment={(id) => choose({ bouncer: bouncer.id, deployment: id })}
			onSource={(source) => choose({ bouncer: bouncer.id, source })}
		/>
	)
}

interface FormProps {
	readonly bouncer: Bouncer
	readonly deployment: Deployment
	readonly source: ListSource
	readonly focus: Focus | null
	readonly onDeployment: (id: string) => void
	readonly onSource: (source: ListSource) => void
}

function Form({ bouncer, deployment, source, focus, onDeployment, onSource }: FormProps): ReactNode {
	const id = useId()
	const [url, setUrl] = useState('')
	const [key, setKey] = useState('')
	const [interval, setInterval] = useState<number | null>(null)
	const [options, setOptions] = useState<Readonly<Record<string, string>>>({})
	const address = useMemo(() => parseEndpoint(url.trim() === '' ? exampleAddress[source] : url), [url, source])
	const parsedKey = useMemo(() => (key === '' ? null : parseKey(key)), [key])
	const outcome = useMemo(() => {
		if (!address.ok) return null
		return generate(bouncer, {
			bouncer: bouncer.id,
			deployment: deployment.id,
			source,
			endpoint: address.address,
			key: parsedKey?.ok ? parsedKey.key : '',
			intervalSeconds: interval,
			options: typedOptions(bouncer, options),
		})
	}, [bouncer, deployment, source, address, parsedKey, interval, options])
	const refusals = outcome && !outcome.ok ? outcome.refusals : []

	return (
		<div className={styles.box} data-testid="config-generator">
			<div className={styles.form}>
				<Field label="How it is installed" id={`${id}-deployment`}>
					<select id={`${id}-deployment`} value={deployment.id} onChange={(event) => onDeployment(event.target.value)}>
						{bouncer.deployments.map((choice) => (
							<option key={choice.id} value={choice.id}>
								{choice.name}
							</option>
						))}
					</select>
				</Field>
				<Field label="The list comes from" id={`${id}-source`}>
					<select id={`${id}-source`} value={source} onChange={(event) => onSource(event.target.value === 'engine' ? 'engine' : 'integration')}>
						<option value="integration">a Console integration</option>
						<option value="engine">my own Security Engine</option>
					</select>
				</Field>
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
					/>
					<div id={`${id}-url-help`} aria-live="polite">
						{address.ok ? (
							<>
								<Notices notices={[...address.changes, ...address.warnings]} />
								{url === '' && <small>From the integration’s tile in the Console. Any form works: this bouncer gets the one it needs.</small>}
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
					/>
					<div id={`${id}-key-help`} aria-live="polite">
						{parsedKey && !parsedKey.ok && <Notices notices={parsedKey.errors} bad />}
						{parsedKey?.ok && <Notices notices={parsedKey.warnings} />}
						<small>Stays in this tab’s memory. The Console shows it once; regenerate it there if it is lost.</small>
					</div>
				</Field>
				{bouncer.interval && (
					<Field label="Pull every" id={`${id}-interval`} marked={focus === 'interval'}>
						<select
							id={`${id}-interval`}
							value={interval ?? ''}
							onChange={(event) => setInterval(event.target.value === '' ? null : Number(event.target.value))}
						>
							<option value="">{source === 'integration' ? '24 hours (fits every plan)' : `as usual (${bouncer.interval.default})`}</option>
							{intervals.map((choice) => (
								<option key={choice.seconds} value={choice.seconds}>
									{choice.label}
								</option>
							))}
						</select>
						{source === 'integration' && (
							<small>
								Plans limit this: Community one pull in 24 h; Enterprise one in 1 h, where the documentation contradicts itself. Beyond the limit the endpoint
								answers 429. The alert also comes after 24 h, so with exactly 24 h it can come and go.
							</small>
						)}
					</Field>
				)}
				<MoreOptions bouncer={bouncer} deployment={deployment} values={options} refusals={refusals} open={focus === 'options'} onChange={setOptions} />
			</div>
			<div className={styles.output} aria-live="polite">
				{refusals
					.filter(({ setting }) => !(setting in options))
					.map((refusal) => (
						<p key={refusal.setting + refusal.message} role="alert" className={styles.bad}>
							{refusal.message}
						</p>
					))}
				{outcome?.ok && <Output generated={outcome.value} bouncer={bouncer} deployment={deployment} />}
				{!address.ok && <p className={styles.quiet}>The file appears here as soon as the address can be read.</p>}
			</div>
		</div>
	)
}

interface OutputProps {
	readonly generated: Generated
	readonly bouncer: Bouncer
	readonly deployment: Deployment
}

function Output({ generated, bouncer, deployment }: OutputProps): ReactNode {
	return (
		<>
			{generated.warnings.map((warning) => (
				<p key={warning.code} className={styles.warning}>
					<CodeText text={warning.message} />
				</p>
			))}
			{generated.files.map((file) => (
				<section key={file.path} className={styles.file}>
					<h4>
						<code>{file.path}</code>
						{file.mode && (
							<small>
								{file.owner ? `${file.owner}, ` : ''}
								{file.mode}
							</small>
						)}
					</h4>
					<p className={styles.quiet}>
						{file.purpose}
						{file.fragment ? ' Add it to the file that you have.' : ''}
					</p>
					<CodeBlock language={file.language}>{file.content}</CodeBlock>
					<div className={styles.actions}>
						<button type="button" className={styles.button} onClick={() => download(file.path, file.content)}>
							Download
						</button>
					</div>
					{file.lines.length > 0 && (
						<details className={styles.meanings}>
							<summary>What each line means</summary>
							<dl>
								{file.lines.map((line) => (
									<div key={`${line.line} ${line.key}`}>
										<dt>
											<small>{line.line}</small> <code>{line.key}</code>
										</dt>
										<dd>
											<CodeText text={line.meaning} />
										</dd>
									</div>
								))}
							</dl>
						</details>
					)}
				</section>
			))}
			<h4>Then</h4>
			<ol className={styles.steps}>
				{generated.steps.map((step) => (
					<li key={step.title}>
						{step.title}
						{step.command && <CodeBlock language="bash">{step.command}</CodeBlock>}
					</li>
				))}
			</ol>
			<p className={styles.proof}>
				<ProofStamp bouncer={bouncer} deployment={deployment.id} />
			</p>
		</>
	)
}

function download(path: string, content: string): void {
	const url = URL.createObjectURL(new Blob([content], { type: 'text/plain' }))
	const link = document.createElement('a')
	link.href = url
	link.download = path.split('/').pop() ?? 'config'
	link.click()
	setTimeout(() => URL.revokeObjectURL(url))
}

interface FieldProps {
	readonly label: string
	readonly id: string
	readonly marked?: boolean
	readonly children: ReactNode
}

function Field({ label, id, marked, children }: FieldProps): ReactNode {
	return (
		<div className={clsx(styles.field, marked && styles.marked)}>
			<label htmlFor={id}>{label}</label>
			{children}
		</div>
	)
}

function Notices({ notices, bad }: { readonly notices: readonly Notice[]; readonly bad?: boolean }): ReactNode {
	return notices.map((notice) => (
		<small key={notice.code} role={bad ? 'alert' : undefined} className={bad ? styles.bad : styles.notice}>
			<CodeText text={notice.message} />
		</small>
	))
}

interface MoreOptionsProps {
	readonly bouncer: Bouncer
	readonly deployment: Deployment
	readonly values: Readonly<Record<string, string>>
	readonly refusals: readonly Refusal[]
	readonly open: boolean
	readonly onChange: (values: Readonly<Record<string, string>>) => void
}

/** Everything beyond the essentials, folded away: each with what it does and what happens without it. */
function MoreOptions({ bouncer, deployment, values, refusals, open, onChange }: MoreOptionsProps): ReactNode {
	const id = useId()
	const options = offeredOptions(bouncer, deployment)
	if (options.length === 0) return null
	const set = (key: string, value: string) => {
		const next = { ...values, [key]: value }
		if (value === '') delete next[key]
		onChange(next)
	}
	return (
		<details className={styles.more} open={open}>
			<summary>More options ({options.length})</summary>
			{options.map((option) => {
				const refusal = refusals.find(({ setting }) => setting === option.key)
				const field = `${id}-${option.key}`
				return (
					<Field key={option.key} label={option.key} id={field}>
						{option.allowed || option.type === 'bool' ? (
							<select id={field} value={values[option.key] ?? ''} onChange={(event) => set(option.key, event.target.value)}>
								<option value="">as the file has it, else {text(option.default)}</option>
								{(option.allowed ?? [true, false]).map((allowed) => (
									<option key={String(allowed)}>{String(allowed)}</option>
								))}
							</select>
						) : (
							<input
								id={field}
								type="text"
								autoComplete="off"
								spellCheck={false}
								value={values[option.key] ?? ''}
								placeholder={text(option.default)}
								onChange={(event) => set(option.key, event.target.value)}
							/>
						)}
						{refusal && (
							<small role="alert" className={styles.bad}>
								{refusal.message}
							</small>
						)}
						<small>
							<CodeText text={option.meaning} />
							{option.unit ? ` Unit: ${option.unit}.` : ''}
						</small>
					</Field>
				)
			})}
		</details>
	)
}

/** Options of the files that this deployment writes, without the ones that have a field of their own. */
function offeredOptions(bouncer: Bouncer, deployment: Deployment): readonly Option[] {
	const written = new Set(deployment.files.flatMap((recipe) => (recipe.kind === 'settings' ? [recipe.file] : [])))
	const own = new Set([bouncer.endpoint.option, bouncer.keyOption, bouncer.interval?.option])
	return bouncer.files
		.filter((file) => written.has(file.id))
		.flatMap((file) => file.options.filter((option) => !own.has(option.key) && !option.ignored && option.type !== 'code'))
}

/** What was typed as values of the option's type; what cannot be read stays text and is refused by the generator with the reason. */
function typedOptions(bouncer: Bouncer, values: Readonly<Record<string, string>>) {
	const options = new Map(bouncer.files.flatMap((file) => file.options.map((option) => [option.key, option] as const)))
	return Object.fromEntries(
		Object.entries(values).map(([key, value]) => {
			const type = options.get(key)?.type
			if (type === 'bool' && (value === 'true' || value === 'false')) return [key, value === 'true']
			if ((type === 'int' || type === 'float') && value.trim() !== '' && Number.isFinite(Number(value))) return [key, Number(value)]
			if (type === 'list') return [key, value.split(',').map((item) => item.trim())]
			return [key, value]
		}),
	)
}

function text(value: Option['default']): string {
	if (value === null) return 'nothing'
	return typeof value === 'object' ? value.join(', ') || 'empty' : String(value)
}
