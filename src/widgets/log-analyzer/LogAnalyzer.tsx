import clsx from 'clsx'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { type Correction, noCorrection } from '../../engine/logs/input-format'
import { thousands } from '../../engine/thousands'
import type { Verdict } from '../../engine/verdict'
import { allLate, late } from '../late'
import { Button } from '../parts'
import { FormBar } from './FormBar'
import styles from './log-analyzer.module.css'
import { PasteBox } from './PasteBox'
import { sampleLog } from './samples'
import { type Analysis, useAnalysis } from './use-analysis'

const Result = late(() => import('./Result').then(({ Result }) => Result))

/** Paste or drop a log, get the cause, the fix and the evidence. Everything happens in the page. */
export function LogAnalyzer(): ReactNode {
	const { analysis, ready, warm, readText, readFile, readAgain, cancel, reset } = useAnalysis()
	const box = useRef<HTMLDivElement>(null)
	const [shows, setShows] = useState(false)
	// A paste must not cause any request, so what shows its result comes before it.
	useEffect(() => void allLate().then(() => setShows(true)), [])
	const [correction, setCorrection] = useState<Correction>(noCorrection)
	const shown = useRef<Verdict | null>(null)
	// What was wrong before the reader repaired something: the next log is compared with it.
	const [before, setBefore] = useState<Verdict | null>(null)
	useEffect(() => {
		if (analysis.state !== 'done') return
		shown.current = analysis.verdict
		showTop(box.current)
	}, [analysis])
	const fresh = useCallback(() => {
		if (shown.current?.status === 'problem') setBefore(shown.current)
		setCorrection(noCorrection)
		reset()
		const area = box.current?.querySelector('textarea')
		if (!area) return
		area.value = ''
		area.focus()
	}, [reset])
	return (
		<div ref={box} className={styles.box} id="log-analyzer" data-ready={(ready && shows) || undefined}>
			<PasteBox
				compact={analysis.state !== 'waiting'}
				onReach={warm}
				onText={(text) => {
					setCorrection(noCorrection)
					readText(text)
				}}
				onFile={(file) => {
					setCorrection(noCorrection)
					readFile(file)
				}}
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
			{analysis.state === 'done' && (
				<>
					<Result verdict={analysis.verdict} before={before} configs={analysis.configs} partial={analysis.partial} onFresh={fresh} />
					<FormBar
						input={analysis.verdict.input}
						correction={correction}
						onCorrect={(next) => {
							setCorrection(next)
							readAgain(next)
						}}
					/>
				</>
			)}
		</div>
	)
}

/** The verdict must be seen: where the box begins in the lower half of the window, the page moves up to it. */
function showTop(box: HTMLElement | null): void {
	if (!box || box.getBoundingClientRect().top < window.innerHeight / 3) return
	const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
	box.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' })
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
						{size(analysis.progress.bytes)} of {size(analysis.progress.total)}
						{analysis.progress.milliseconds > 0 && `, ${size((1000 * analysis.progress.bytes) / analysis.progress.milliseconds)} a second`},{' '}
						{analysis.progress.findings} known messages so far{analysis.progress.first.length > 0 && ': '}
						{analysis.progress.first.map((title, at) => (
							<span key={title}>
								{at > 0 && ', '}
								<code>{title}</code>
							</span>
						))}
					</span>
					<Button onClick={onCancel}>Stop and show what was found</Button>
				</div>
			) : (
				<div className={styles.bar}>Reading {analysis.name} …</div>
			)
		case 'done':
			return (
				<div className={styles.bar}>
					<span>
						{analysis.name}: {thousands(analysis.verdict.lines.total)} {analysis.verdict.lines.total === 1 ? 'line' : 'lines'},{' '}
						{size(analysis.verdict.lines.bytes)}. Read in {duration(analysis.milliseconds)}.
					</span>
				</div>
			)
		case 'failed':
			return (
				<div className={clsx(styles.bar, styles.refusal)} role="alert">
					{analysis.name}: {analysis.message}
				</div>
			)
	}
}

function size(bytes: number): string {
	if (bytes < 1000) return `${bytes} B`
	if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
	return `${(bytes / 1_000_000).toFixed(1)} MB`
}

function duration(ms: number): string {
	return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`
}
