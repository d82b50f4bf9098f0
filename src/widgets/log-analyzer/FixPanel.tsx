import { type ReactNode, useEffect, useRef } from 'react'
import { isFaultOfEngine } from '../../engine/verdict/fault-of-engine'
import { fixAt } from '../../engine/verdict/place'
import { firstFault, type Verdict } from '../../engine/verdict/verdict'
import type { Bouncer, Deployment } from '../../facts/bouncer'
import { causeOf } from '../../facts/causes'
import { ConfigGenerator } from '../config-generator'
import { AwayLink, Button, bringIntoView, CodeText } from '../parts'
import { CommandSteps, ProofStep, Step, Steps } from '../steps'
import type { KnownSettings } from './known-settings'
import styles from './log-analyzer.module.css'

/** What to do, in words, for the bouncer that the lines or the reader name. */
export function Fix({ verdict, bouncer }: { readonly verdict: Verdict; readonly bouncer: Bouncer | null }): ReactNode {
	const first = firstFault(verdict)
	if (!verdict.cause || !first) return null
	return (
		<>
			<h3>Fix</h3>
			<p>
				<CodeText text={fixAt(first, verdict.place, bouncer)} />
			</p>
		</>
	)
}

interface Props {
	readonly verdict: Verdict
	readonly known: KnownSettings
	readonly bouncer: Bouncer | null
	readonly deployment: Deployment | null
	/** The reader's own file stands corrected above. */
	readonly corrected: boolean
	/** The generator is open; it needs a bouncer. */
	readonly open: boolean
	readonly onOpen: (open: boolean) => void
	readonly onFresh: () => void
}

/** One list of steps. The generator stands below its own, with what the paste told already in it. */
export function FixSteps({ verdict, known, bouncer, deployment, corrected, open, onOpen, onFresh }: Props): ReactNode {
	const place = useRef<HTMLDivElement>(null)
	// By itself it opens where it is: the reader reads the verdict. Who presses the button wants to see it.
	const pressed = useRef(false)
	useEffect(() => {
		if (!open || !pressed.current || !place.current) return
		bringIntoView(place.current)
		firstEmpty(place.current)?.focus({ preventScroll: true })
	}, [open])
	if (!verdict.cause || !firstFault(verdict)) return null
	const focus = fieldToMend(verdict)
	// The engine's fault is not repaired by a restart of the bouncer.
	const commands = isFaultOfEngine(verdict) ? null : deployment?.commands
	const list = `${verdict.cause} ${bouncer?.id}`
	const proof = isFaultOfEngine(verdict) ? (
		<Step name={`${list} proof`} title="See that it is gone">
			<p className={styles.onScreen}>
				<Button onClick={onFresh}>Paste the new output</Button>
			</p>
		</Step>
	) : (
		<ProofStep name={`${list} proof`} bouncer={bouncer} address={known.address} onFresh={onFresh} />
	)
	const isOpen = open && focus !== null && bouncer !== null
	return (
		<>
			<Steps>
				{focus && (
					<Step name={`${list} file`} title={titleOf(bouncer, corrected)}>
						{!bouncer && (
							<p>
								Choose your bouncer above, or see <AwayLink to="/u/bouncers/intro">all bouncers</AwayLink>. The corrected file can then be made here.
							</p>
						)}
						{isOpen && (
							<p className={styles.byKeys}>
								Copy address and key in the Console. <kbd>Ctrl</kbd> <kbd>V</kbd> anywhere on this page puts each into its field.
							</p>
						)}
						{bouncer && !isOpen && (
							<p className={styles.onScreen}>
								<Button
									main={!corrected}
									onClick={() => {
										pressed.current = true
										onOpen(true)
									}}
								>
									{corrected ? 'Make a new one instead' : 'Open the generator'}
								</Button>
							</p>
						)}
					</Step>
				)}
				{!isOpen && (
					<>
						{commands && <CommandSteps name={list} commands={commands} />}
						{proof}
					</>
				)}
			</Steps>
			{isOpen && (
				<div ref={place} className={styles.generator} data-generator="">
					<ConfigGenerator
						bouncer={bouncer.id}
						focus={focus}
						start={startOf(known, bouncer, deployment)}
						last={proof}
						next={<Button onClick={onFresh}>Paste the new log</Button>}
					/>
				</div>
			)}
		</>
	)
}

function titleOf(bouncer: Bouncer | null, corrected: boolean): string {
	if (corrected) return 'Put the corrected file, as it stands above, in place of yours'
	return bouncer ? `Get the corrected file for ${bouncer.name}` : 'Get the corrected file'
}

function startOf({ address, file }: KnownSettings, bouncer: Bouncer, deployment: Deployment | null) {
	const own = file?.bouncer === bouncer.id ? file : null
	return { deployment: deployment?.id ?? null, url: address ?? '', intervalSeconds: own?.intervalSeconds ?? null, options: own?.options ?? {} }
}

function firstEmpty(place: HTMLElement): HTMLElement | null {
	const fields = [...place.querySelectorAll<HTMLInputElement>('input[type="text"], input[type="password"]')]
	return fields.find(({ value }) => value === '') ?? fields[0] ?? null
}

/** Which field of the generator repairs it; null where no file does. */
export function fieldToMend({ cause }: Verdict): 'endpoint' | 'key' | 'interval' | 'options' | null {
	if (cause === null) return null
	const { repair } = causeOf(cause)
	switch (repair) {
		case 'endpoint':
		case 'key':
		case 'interval':
		case 'options':
			return repair
		case 'file':
			return 'endpoint'
		case 'service':
		case 'network':
		case 'console':
		case 'wait':
		case 'none':
			return null
	}
}
