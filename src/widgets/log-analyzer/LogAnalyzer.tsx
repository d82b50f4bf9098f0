import clsx from 'clsx'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { type Correction, noCorrection } from '../../engine/intake/input-format'
import { thousands } from '../../engine/thousands'
import { isAlarm, type Verdict } from '../../engine/verdict/verdict'
import { warmConfigThread } from '../config-thread'
import { allLate, answerFirst, late } from '../late'
import { Button, bringIntoView, isByFinger, readClipboard } from '../parts'
import { announce } from '../parts/announce'
import { afterPaint } from './after-paint'
import { keep } from './kept'
import { type Lead, leads } from './leads'
import styles from './log-analyzer.module.css'
import { PasteBox } from './PasteBox'
import { type Analysis, useAnalysis } from './use-analysis'
import { useAskBeforeLeaving } from './use-ask-before-leaving'

const FormBar = late(() => import('./FormBar').then(({ FormBar }) => FormBar))
const KeptVerdict = late(() => import('./KeptVerdict').then(({ KeptVerdict }) => KeptVerdict))
const Result = late(() => import('./Result').then(({ Result }) => Result))

interface Props {
	/** What this page's readers have in hand. */
	readonly lead?: Lead
}

/** Paste or drop anything: a log, a file, both. The cause, the fix and the evidence; everything happens in the page. */
export function LogAnalyzer({ lead = 'log' }: Props): ReactNode {
	const { analysis, ready, warm, readText: readNow, readFiles, readAgain, startAgain, cancel, reset } = useAnalysis()
	const box = useRef<HTMLDivElement>(null)
	const answer = useRef<HTMLDivElement>(null)
	const [shows, setShows] = useState(false)
	// The rest of the page waits for a text: it is read in a moment.
	const answered = useRef(() => {})
	const readText = useCallback(
		(text: string) => {
			answered.current()
			answerFirst(new Promise<void>((resolve) => (answered.current = resolve)))
			void Result.load()
			readNow(text)
		},
		[readNow],
	)
	useEffect(() => {
		// A paste from before the analyzer was there is taken while this still says that nothing is read.
		if (analysis.state === 'waiting' || (analysis.state === 'reading' && !analysis.silent)) return undefined
		return afterPaint(() => answered.current())
	}, [analysis])
	useEffect(() => () => answered.current(), [])
	useEffect(() => onReachForPage(warm), [warm])
	// A paste must not cause any request, so what shows its result comes before it.
	useEffect(() => void allLate().then(() => setShows(true)), [])
	// Nor must what a reader types for a file that stood in the log.
	const [checks, setChecks] = useState(false)
	useEffect(() => {
		if (ready) void warmConfigThread().then(() => setChecks(true))
	}, [ready])
	const [correction, setCorrection] = useState<Correction>(noCorrection)
	const shown = useRef<Verdict | null>(null)
	// What was wrong before the reader repaired something: the next log is compared with it.
	const [before, setBefore] = useState<Verdict | null>(null)
	useEffect(() => {
		if (analysis.state !== 'done') return undefined
		shown.current = analysis.answer.verdict
		keep(analysis.answer.verdict)
		const area = box.current?.querySelector('textarea')
		// A file that was dropped stands in the box as if it had been pasted: it can be changed and read again.
		if (area?.value === '' && analysis.answer.text !== null) area.value = analysis.answer.text
		// A paste leaves it at its end, in the middle of a line.
		area?.scrollTo(0, 0)
		// After what follows the verdict: above the box the choice of a bouncer grows, and would push away what was moved to.
		return afterPaint(() => showTop(answer.current))
	}, [analysis])
	/** What is read next is compared with what was found. */
	const follow = useCallback(() => {
		if (shown.current && isAlarm(shown.current.status)) setBefore(shown.current)
		setCorrection(noCorrection)
	}, [])
	// Once for each text: the line with the progress changes several times a second.
	const reads = analysis.state === 'reading' ? analysis.name : null
	useEffect(() => {
		if (reads !== null) announce(`Reading ${reads}`)
	}, [reads])
	const fresh = useCallback(async () => {
		follow()
		reset()
		answered.current()
		const area = box.current?.querySelector('textarea')
		if (!area) return
		area.value = ''
		// "Paste the new log" does it, where the alternative is a long press and a menu.
		const copied = isByFinger() ? await readClipboard() : null
		if (copied === null || copied.trim() === '') return area.focus()
		area.value = copied
		readText(copied)
	}, [follow, reset, readText])
	useAskBeforeLeaving(box, analysis.state !== 'waiting')
	return (
		<div
			ref={box}
			className={styles.box}
			id="log-analyzer"
			data-testid={lead === 'file' ? 'config-checker' : undefined}
			data-ready={(ready && shows && checks) || undefined}
		>
			<PasteBox
				lead={lead}
				compact={analysis.state !== 'waiting'}
				onReach={warm}
				onText={(text) => {
					setCorrection(noCorrection)
					readText(text)
				}}
				onFiles={(files) => {
					setCorrection(noCorrection)
					// A text that was read until now has no answer any more, and a file may take long.
					answered.current()
					readFiles(files)
				}}
				onBeside={follow}
				onSample={() => {
					const area = box.current?.querySelector('textarea')
					const { sample } = leads[lead]
					if (area) area.value = sample
					readText(sample)
				}}
			/>
			<noscript>
				<div className={styles.bar}>
					{lead === 'file' ? 'The checker' : 'The analyzer'} needs JavaScript. In a terminal the same one is:{' '}
					<code>bouncer-doctor {lead === 'file' ? 'check' : 'diagnose'} FILE</code>
				</div>
			</noscript>
			{analysis.state === 'waiting' && <KeptVerdict />}
			<div ref={answer} className={styles.status}>
				<Status analysis={analysis} onCancel={cancel} onAgain={startAgain} />
			</div>
			{analysis.state === 'done' && (
				<>
					<Result answer={analysis.answer} lead={lead} before={before} onFresh={fresh} onAlone={readText} />
					{analysis.answer.file === null && (
						<FormBar
							input={analysis.answer.verdict.input}
							correction={correction}
							onCorrect={(next) => {
								setCorrection(next)
								readAgain(next)
							}}
						/>
					)}
				</>
			)}
		</div>
	)
}

/** The same box on pages for readers who come with a file. */
export function ConfigChecker(): ReactNode {
	return <LogAnalyzer lead="file" />
}

/**
 * Calls `reached` once when a paste or a drop somewhere in the page is near: the keys for it begin with one of these, a tenth of a
 * second before, and a file comes over the edge. What is done in the search is for the search.
 *
 * @returns What calls it off.
 */
function onReachForPage(reached: () => void): () => void {
	const off = new AbortController()
	const reach = (event: Event) => {
		if (event instanceof KeyboardEvent && event.key !== 'Control' && event.key !== 'Meta') return
		if (event.target instanceof Element && event.target.closest('.navbar search')) return
		off.abort()
		reached()
	}
	for (const type of ['keydown', 'dragenter']) window.addEventListener(type, reach, { signal: off.signal })
	return () => off.abort()
}

/** The verdict and its first step must be seen: where the answer begins far from the top of the window, or above it, the page moves to it. */
function showTop(answer: HTMLElement | null): void {
	const top = answer?.getBoundingClientRect().top ?? 0
	if (answer && (top < 0 || top > window.innerHeight / 5)) bringIntoView(answer)
}

interface StatusProps {
	readonly analysis: Analysis
	readonly onCancel: () => void
	readonly onAgain: () => void
}

function Status({ analysis, onCancel, onAgain }: StatusProps): ReactNode {
	switch (analysis.state) {
		case 'waiting':
			return null
		case 'reading':
			if (analysis.silent)
				return (
					<div className={styles.bar} role="alert">
						<span>There is no answer yet. A long log on a busy machine takes this long; the analyzer may also have failed. What you gave it is kept.</span>
						<Button onClick={onAgain}>Try again</Button>
					</div>
				)
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
		case 'done': {
			const {
				verdict: { lines },
				milliseconds,
			} = analysis.answer
			return (
				<div className={styles.bar}>
					<span>
						{analysis.name}: {thousands(lines.total)} {lines.total === 1 ? 'line' : 'lines'}, {size(lines.bytes)}. Read in {duration(milliseconds)}.
					</span>
				</div>
			)
		}
		case 'failed':
			return (
				<div className={clsx(styles.bar, styles.refusal)} role="alert">
					<span>
						{analysis.name}: {analysis.message}
					</span>
					{analysis.broken && <Button onClick={onAgain}>Try again</Button>}
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
