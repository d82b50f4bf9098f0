import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { PastedConfig } from '../../engine/collect/check-pasted'
import { redact } from '../../engine/report/redact'
import { reportOf } from '../../engine/report/report'
import type { Verdict } from '../../engine/verdict'
import { bouncerOf } from '../../facts/bouncers'
import { CheckedConfig } from '../config-checker'
import { CopyButton } from '../parts'
import { useSelection } from '../selection'
import { Evidence } from './Evidence'
import { FixPanel } from './FixPanel'
import styles from './log-analyzer.module.css'
import { PasteBox } from './PasteBox'
import { sampleLog } from './samples'
import { type Analysis, useAnalysis } from './use-analysis'
import { VerdictCard } from './VerdictCard'

/** Paste or drop a log, get the cause, the fix and the evidence. Everything happens in the page. */
export function LogAnalyzer(): ReactNode {
	const { analysis, ready, warm, readText, readFile, cancel, reset } = useAnalysis()
	const box = useRef<HTMLDivElement>(null)
	const fresh = useCallback(() => {
		reset()
		const area = box.current?.querySelector('textarea')
		if (!area) return
		area.value = ''
		area.focus()
	}, [reset])
	return (
		<div ref={box} className={styles.box} id="log-analyzer" data-ready={ready || undefined}>
			<PasteBox
				compact={analysis.state !== 'waiting'}
				onReach={warm}
				onText={readText}
				onFile={readFile}
				onSample={() => {
					const area = box.current?.querySelector('textarea')
					if (area) area.value = sampleLog
					readText(sampleLog)
				}}
			/>
			<noscript>
				<div className={styles.bar}>
					The analyzer needs JavaScript. In a terminal the same one is: <code>bouncer-doctor diagnose FILE</code>
				</div>
			</noscript>
			<div aria-live="polite">
				<Status analysis={analysis} onCancel={cancel} />
			</div>
			{analysis.state === 'done' && <Result verdict={analysis.verdict} configs={analysis.configs} partial={analysis.partial} onFresh={fresh} />}
		</div>
	)
}

interface StatusProps {
	readonly analysis: Analysis
	readonly onCancel: () => void
}

function Status({ analysis, onCancel }: StatusProps): ReactNode {
	switch (analysis.state) {
		case 'waiting':
			return null
		case 'reading':
			return analysis.progress ? (
				<div className={styles.bar}>
					<progress className={styles.progress} max={analysis.progress.total} value={analysis.progress.bytes} aria-label={`Reading ${analysis.name}`} />
					<span>
						{size(analysis.progress.bytes)} of {size(analysis.progress.total)}, {analysis.progress.findings} known messages so far
					</span>
					<button type="button" className={`${styles.button} ${styles.quiet}`} onClick={onCancel}>
						Stop and show what was found
					</button>
				</div>
			) : (
				<div className={styles.bar}>Reading {analysis.name} …</div>
			)
		case 'done':
			return (
				<div className={styles.bar}>
					<span>
						{analysis.name}: {analysis.verdict.lines.total.toLocaleString('en')} lines, {size(analysis.verdict.lines.bytes)}, {analysis.verdict.input.format}
						{analysis.verdict.input.wrapper === 'none' ? '' : ` in ${analysis.verdict.input.wrapper}`}. Read in {duration(analysis.milliseconds)}.
					</span>
				</div>
			)
		case 'failed':
			return (
				<div className={styles.bar} role="alert">
					{analysis.name}: {analysis.message}
				</div>
			)
	}
}

interface ResultProps {
	readonly verdict: Verdict
	readonly configs: readonly PastedConfig[]
	readonly partial: boolean
	readonly onFresh: () => void
}

function Result({ verdict, configs, partial, onFresh }: ResultProps): ReactNode {
	const { selection, choose } = useSelection()
	const detected = verdict.bouncer ? bouncerOf(verdict.bouncer) : undefined
	const [overruled, setOverruled] = useState<string | null>(null)
	// The selector follows the log once for each verdict, visibly; the reader can change it back.
	// biome-ignore lint/correctness/useExhaustiveDependencies: only a new verdict moves the choice, not the choice itself
	useEffect(() => {
		if (!detected || selection.bouncer === detected.id) return
		setOverruled(selection.bouncer)
		choose({ bouncer: detected.id })
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
	return (
		<>
			{!(onlyConfig && verdict.findings.length === 0) && <VerdictCard verdict={verdict} bouncer={bouncer} partial={partial} />}
			{(onlyConfig ? configs : faulty).map((config) => (
				<CheckedConfig key={config.firstLine} title={config.name ?? 'This is a configuration file.'} text={config.text} result={config.result} />
			))}
			{overruled && detected && (
				<div className={styles.bar}>
					<span>
						These lines are from {detected.name}; you had chosen {bouncerOf(overruled)?.name ?? overruled}. The page now follows the log.
					</span>
					<button
						type="button"
						className={`${styles.button} ${styles.quiet}`}
						onClick={() => {
							choose({ bouncer: overruled })
							setOverruled(null)
						}}
					>
						Change back
					</button>
				</div>
			)}
			{verdict.status !== 'empty' && (
				<div className={styles.row}>
					<div>
						<FixPanel verdict={verdict} bouncer={bouncer} deployment={deployment} onFresh={onFresh} />
						{verdict.status !== 'problem' && <NextStep verdict={verdict} />}
					</div>
					<div>
						<h4>Evidence</h4>
						{evidence.length + success.length > 0 ? (
							<Evidence findings={[...evidence, ...success].slice(0, 6)} />
						) : (
							<p className={styles.why}>No line of it is a message that we know.</p>
						)}
					</div>
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
			{verdict.unrecognised.length > 0 && (
				<Fold title="Not recognised" note={`${count(verdict.unrecognised.length, 'message')}. They look like errors, and we do not know them.`}>
					<ul className={styles.evidence}>
						{verdict.unrecognised.slice(0, 20).map((entry) => (
							<li key={entry.template}>
								<div className={styles.line}>
									<span>{entry.firstLine.toLocaleString('en')}</span>
									<code>{redact(entry.sample.trim())}</code>
								</div>
								{entry.count > 1 && <p>{entry.count.toLocaleString('en')} times</p>}
							</li>
						))}
					</ul>
				</Fold>
			)}
			<div className={styles.after}>
				<button type="button" className={styles.button} onClick={onFresh}>
					Paste a fresh log
				</button>
				<CopyButton text={() => reportOf(verdict, bouncer?.name ?? null)} label="Copy report" />
				<span className={styles.why}>Keys, addresses and host names are masked in the report.</span>
			</div>
		</>
	)
}

function NextStep({ verdict }: { readonly verdict: Verdict }): ReactNode {
	return (
		<>
			<h4>Next</h4>
			{verdict.status === 'healthy' ? (
				<p>
					If the Console still shows the alert: it clears after the next pull, within 30 minutes. Compare the integration in the Console with the address in
					your file.
				</p>
			) : (
				<p>
					The lines that tell the cause may be further up, or in another log. Take the bouncer’s own log from its last start on. Where it is stands under “Check
					the logs” for your bouncer.
				</p>
			)}
		</>
	)
}

interface FoldProps {
	readonly title: string
	readonly note: string
	readonly children: ReactNode
}

function Fold({ title, note, children }: FoldProps): ReactNode {
	return (
		<details className={styles.fold}>
			<summary>
				{title} <small>{note}</small>
			</summary>
			{children}
		</details>
	)
}

function count(number: number, what: string): string {
	return `${number} ${what}${number === 1 ? '' : 's'}`
}

function size(bytes: number): string {
	if (bytes < 1000) return `${bytes} B`
	if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
	return `${(bytes / 1_000_000).toFixed(1)} MB`
}

function duration(ms: number): string {
	return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`
}
