import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { CheckResult } from '../../engine/config/types'
import { deploymentFor, managerIn } from '../../engine/verdict/deployment'
import { type Bouncer, type BouncerId, bouncerIds, type Deployment } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { ConvertPanel } from '../config-converter'
import { Asking, type CheckedText, useAnswer } from '../config-thread'
import { masked } from '../masked'
import { CopyButton } from '../parts'
import { useSelection } from '../selection'
import { CommandSteps, ProofStep, Step, Steps } from '../steps'
import { CorrectedEngineFile } from './CorrectedEngineFile'
import { CorrectedFile } from './CorrectedFile'
import styles from './config-checker.module.css'
import { CheckedHead, isRemark } from './Head'
import { Problems } from './Problems'

interface Props {
	readonly text: string
	/** As it was checked before anybody said whose file it is. */
	readonly first: CheckedText
	readonly onFresh: () => void
}

/** A pasted file: every problem with its line, what really happens at run time, the corrected file, and what to do with it. */
export function FileAnswer({ text, first, onFresh }: Props): ReactNode {
	const { selection, choose } = useSelection()
	const chosen = bouncerIds.find((known) => known === selection.bouncer) ?? null
	// Whose file it is, where the reader was asked.
	const [given, setGiven] = useState<BouncerId | null>(null)
	const isOpen = given !== null || (first.result.bouncer === null && chosen !== null)
	const asked = useAnswer<'check'>(useMemo(() => (isOpen ? { name: 'check', asked: { text, given, chosen } } : null), [isOpen, text, given, chosen]))
	return (
		<>
			<Asking asked={asked} command="bouncer-doctor check FILE" />
			<Result
				text={text}
				checked={asked.answer ?? first}
				onFresh={onFresh}
				onGive={(id) => {
					setGiven(id)
					choose({ bouncer: id })
				}}
			/>
		</>
	)
}

/** A part of a paste as the file of a bouncer that the reader names. */
export function FileOf({ text, bouncer, onFresh }: { readonly text: string; readonly bouncer: BouncerId; readonly onFresh: () => void }): ReactNode {
	const [given, setGiven] = useState(bouncer)
	const asked = useAnswer<'check'>(useMemo(() => ({ name: 'check', asked: { text, given, chosen: null } }), [text, given]))
	return (
		<>
			<Asking asked={asked} command="bouncer-doctor check FILE" />
			{asked.answer && <Result text={text} checked={asked.answer} onFresh={onFresh} onGive={setGiven} />}
		</>
	)
}

interface ResultProps {
	readonly text: string
	readonly checked: CheckedText
	readonly onFresh: () => void
	readonly onGive: (id: BouncerId) => void
}

function Result({ text, checked, onFresh, onGive }: ResultProps): ReactNode {
	const { selection } = useSelection()
	const { result } = checked
	const bouncer = result.bouncer === null ? undefined : bouncerOf(result.bouncer)
	const given = result.source.bouncerBy === 'given' ? result.bouncer : null
	const top = useRef<HTMLDivElement>(null)
	// The answer is what the reader waits for: the keyboard and the screen reader go there.
	useEffect(() => top.current?.focus({ preventScroll: true }), [])
	return (
		<div ref={top} tabIndex={-1} className={styles.result}>
			<CheckedHead result={result} onChoose={onGive}>
				{bouncer
					? `Read as a file of: ${bouncer.name}.`
					: result.source.engineFile
						? `Read as ${result.source.engineFile}.`
						: 'A log can be pasted here as well, with the file or without.'}
			</CheckedHead>
			<Problems text={text} problems={result.problems} />
			{result.source.engineFile && <CorrectedEngineFile checked={checked} />}
			{bouncer && <CorrectedFile key={bouncer.id} source={{ text, given, name: null }} checked={checked} bouncer={bouncer} />}
			{bouncer && isUsable(result) && (
				<Afterwards
					bouncer={bouncer}
					deployment={deploymentFor(bouncer, selection.bouncer === bouncer.id ? selection.deployment : null, {
						manager: managerIn(text, result),
						os: null,
						names: [],
					})}
					isCorrected={!result.ok && (result.correction.status !== 'none' || result.correction.left.length > 0)}
					onFresh={onFresh}
				/>
			)}
			{!result.problems.every(isRemark) && (
				<div className={styles.bar}>
					<CopyButton text={() => report(result)} label="Copy the list of problems" />
				</div>
			)}
			{bouncer && (
				<details className={styles.convert}>
					<summary>Convert this file for another bouncer or deployment</summary>
					<ConvertPanel text={text} from={bouncer.id} />
				</details>
			)}
		</div>
	)
}

/** There is a file to put in place, or to leave there. */
function isUsable({ ok, correction }: CheckResult): boolean {
	return ok || correction.status !== 'none' || correction.left.length > 0
}

/** What turns a right file into a pull that works. */
function Afterwards({
	bouncer,
	deployment,
	isCorrected,
	onFresh,
}: {
	readonly bouncer: Bouncer
	readonly deployment: Deployment | null
	/** Another file stands above, or comes of what the reader gives there. */
	readonly isCorrected: boolean
	readonly onFresh: () => void
}): ReactNode {
	if (!deployment) return null
	const list = `file ${bouncer.id} ${deployment.id}`
	return (
		<div className={styles.afterwards}>
			<h3>Then</h3>
			<p className={styles.why}>{deployment.name}. Installed in another way? Choose it above.</p>
			<Steps>
				{isCorrected && <Step name={`${list} put`} title="Put the corrected file, as it stands above, in place of yours" />}
				<CommandSteps name={list} commands={deployment.commands} />
				<ProofStep name={`${list} proof`} bouncer={bouncer} address={null} onFresh={onFresh} />
			</Steps>
		</div>
	)
}

function report({ problems, bouncer, source }: CheckResult): string {
	return [
		`Configuration of: ${bouncer ?? source.engineFile ?? 'unknown'}`,
		...problems.map(
			({ severity, line, key, message, fix }) =>
				`- ${severity}${line === null ? '' : `, line ${line}`}${key ? `, ${key}` : ''}: ${masked(message)} Fix: ${masked(fix)}`,
		),
	].join('\n')
}
