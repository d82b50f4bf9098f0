import clsx from 'clsx'
import { type ReactNode, useEffect, useState } from 'react'
import type { PastedConfig } from '../../engine/collect/check-pasted'
import { isOfConfig } from '../../engine/collect/with-configs'
import { compareVerdicts } from '../../engine/compare'
import type { Verdict } from '../../engine/verdict'
import { bouncerOf } from '../../facts/bouncers'
import { CheckedConfig } from '../config-checker'
import { Button } from '../parts'
import { useSelection } from '../selection'
import { CandidateBar } from './CandidateBar'
import { ComparisonBar } from './ComparisonBar'
import { Evidence } from './Evidence'
import { FixPanel } from './FixPanel'
import { Fold } from './Fold'
import styles from './log-analyzer.module.css'
import { NextSteps } from './NextSteps'
import { ReportPanel } from './ReportPanel'
import { UnknownMessages } from './UnknownMessages'
import { VerdictCard } from './VerdictCard'

interface Props {
	readonly verdict: Verdict
	/** The verdict before the reader repaired something; null when this is the first log. */
	readonly before: Verdict | null
	readonly configs: readonly PastedConfig[]
	readonly partial: boolean
	readonly onFresh: () => void
}

/** The answer: verdict, fix, evidence, what is harmless, what is not known, and the report. */
export function Result({ verdict, before, configs, partial, onFresh }: Props): ReactNode {
	const { selection, choose } = useSelection()
	const detected = verdict.bouncer ? bouncerOf(verdict.bouncer) : undefined
	const [overruled, setOverruled] = useState<string | null>(null)
	// The selector follows the log once for each verdict, visibly; the reader can change it back.
	// biome-ignore lint/correctness/useExhaustiveDependencies: only a new verdict moves the choice, not the choice itself
	useEffect(() => {
		if (!detected || selection.bouncer === detected.id) return
		return afterPaint(() => {
			setOverruled(selection.bouncer)
			choose({ bouncer: detected.id })
		})
	}, [verdict])
	const chosen = selection.bouncer ? bouncerOf(selection.bouncer) : undefined
	const bouncer = chosen ?? detected ?? null
	const deployment = bouncer?.deployments.find(({ id }) => id === selection.deployment) ?? bouncer?.deployments[0] ?? null
	const evidence = verdict.findings.filter(({ role }) => role === 'root' || role === 'consequence')
	const success = verdict.findings.filter(({ role }) => role === 'success')
	const harmless = verdict.findings.filter(({ role }) => role === 'harmless')
	const faulty = configs.filter(({ result }) => !result.ok)
	// A file that cannot work explains a log that tells nothing.
	const onlyConfig = configs.length > 0 && verdict.status !== 'problem'
	// Its lines stand with their reasons in the file above already.
	const allOfConfig = evidence.length > 0 && verdict.findings.every(isOfConfig)
	const comparison = before === null ? null : compareVerdicts(before, verdict)
	return (
		<>
			{comparison && <ComparisonBar comparison={comparison} />}
			{!(onlyConfig && verdict.findings.length === 0) && <VerdictCard verdict={verdict} bouncer={bouncer} partial={partial} />}
			{(onlyConfig ? configs : faulty).map((config) => (
				<CheckedConfig key={config.firstLine} title={config.name ?? 'This is a configuration file.'} text={config.text} result={config.result} />
			))}
			{overruled && detected && (
				<div className={styles.bar}>
					<span>
						These lines are from {detected.name}; you had chosen {bouncerOf(overruled)?.name ?? overruled}. The page now follows the log.
					</span>
					<Button
						onClick={() => {
							choose({ bouncer: overruled })
							setOverruled(null)
						}}
					>
						Change back
					</Button>
				</div>
			)}
			{!detected && <CandidateBar candidates={verdict.bouncerCandidates} chosen={selection.bouncer} onChoose={(id) => choose({ bouncer: id })} />}
			{verdict.status !== 'empty' && (
				<div className={clsx(styles.row, allOfConfig && styles.single)}>
					<div>
						<FixPanel verdict={verdict} bouncer={bouncer} deployment={deployment} onFresh={onFresh} />
						<NextSteps verdict={verdict} bouncer={bouncer} deployment={deployment} />
					</div>
					{!allOfConfig && (
						<div>
							<h4>Evidence</h4>
							{evidence.length + success.length > 0 ? (
								<Evidence findings={[...evidence, ...success].slice(0, 6)} />
							) : (
								<p className={styles.why}>No line of it is a message that we know.</p>
							)}
						</div>
					)}
				</div>
			)}
			{evidence.length + success.length > 6 && (
				<Fold title="More of the same log" note={`${evidence.length + success.length - 6} messages`}>
					<Evidence findings={[...evidence, ...success].slice(6, 60)} />
				</Fold>
			)}
			{harmless.length > 0 && (
				<Fold title="Harmless, although it looks bad" note={count(harmless.length, 'message')}>
					<Evidence findings={harmless} />
				</Fold>
			)}
			{verdict.unrecognised.length > 0 && <UnknownMessages verdict={verdict} bouncerName={bouncer?.name ?? null} />}
			<ReportPanel verdict={verdict} bouncerName={bouncer?.name ?? null} />
			<div className={styles.after}>
				<Button main onClick={onFresh}>
					Paste a fresh log
				</Button>
			</div>
		</>
	)
}

/**
 * The whole page follows the choice. Done at once, the first verdict of a fresh browser was painted after 130 ms; done after it, 57 ms.
 *
 * @returns What calls it off.
 */
function afterPaint(act: () => void): () => void {
	let task: ReturnType<typeof setTimeout> | undefined
	const frame = requestAnimationFrame(() => {
		task = setTimeout(act)
	})
	return () => {
		cancelAnimationFrame(frame)
		clearTimeout(task)
	}
}

function count(number: number, what: string): string {
	return `${number} ${what}${number === 1 ? '' : 's'}`
}
