import { useCallback, useEffect, useRef, useState } from 'react'
import { type Correction, noCorrection } from '../../engine/intake/input-format'
import { Thread } from '../thread'
import { analysisWorker } from './analysis-worker'
import type { Answer, FromWorker, Progress, ToWorker } from './protocol'

export type Analysis =
	| { readonly state: 'waiting' }
	/** `silent`: nothing was heard for a while. */
	| { readonly state: 'reading'; readonly name: string; readonly progress: Progress | null; readonly silent: boolean }
	| { readonly state: 'done'; readonly name: string; readonly answer: Answer }
	/** `broken`: by the analyzer's own fault, so that another try may help. */
	| { readonly state: 'failed'; readonly name: string; readonly message: string; readonly broken: boolean }

export interface AnalysisControls {
	readonly analysis: Analysis
	/** The worker has everything that it needs; a paste before that only waits a little longer. */
	readonly ready: boolean
	/** Starts the worker; call it when the reader reaches for the box, so that the first verdict needs no cold start. */
	warm(): void
	readText(text: string): void
	/** Reads the same text or file again, with what the reader said about the form of its lines. */
	readAgain(correction: Correction): void
	/** Several are read as one: a log and the file beside it. */
	readFiles(files: readonly File[]): void
	/** Reads it once more in a new worker, when the one that has it does not answer. */
	startAgain(): void
	cancel(): void
	reset(): void
}

type Request = { readonly type: 'text'; readonly text: string } | { readonly type: 'files'; readonly files: readonly File[] }

/** The newest thing that the reader asked for. */
interface Run {
	readonly number: number
	readonly name: string
	readonly request: Request
	readonly correction: Correction
}

const notStarted =
	'The analyzer could not be started, or it failed: its code did not arrive, or this browser cannot run it. Try once more. The same analyzer runs in a terminal: bouncer-doctor diagnose.'

/** The analyzer in its worker. Only the newest run counts; logs stay in the memory of this page. */
export function useAnalysis(): AnalysisControls {
	const [analysis, setAnalysis] = useState<Analysis>({ state: 'waiting' })
	const [ready, setReady] = useState(false)
	const numbers = useRef(0)
	const newest = useRef<Run | null>(null)
	const [thread] = useState(
		() =>
			new Thread<ToWorker, FromWorker>(analysisWorker, {
				answer(message) {
					if (message.type === 'ready') setReady(true)
					else if (newest.current && message.run === newest.current.number) {
						if (message.type !== 'progress') thread.rest()
						setAnalysis(heard(message, newest.current.name))
					}
				},
				trouble(trouble) {
					if (trouble === 'broken') setReady(false)
					setAnalysis((before) => {
						if (before.state !== 'reading') return before
						return trouble === 'broken' ? { state: 'failed', name: before.name, message: notStarted, broken: true } : { ...before, silent: true }
					})
				},
			}),
	)
	useEffect(() => () => thread.end(), [thread])

	const begin = useCallback(
		(name: string, request: Request, correction: Correction) => {
			const number = ++numbers.current
			newest.current = { number, name, request, correction }
			setAnalysis({ state: 'reading', name, progress: null, silent: false })
			thread.ask({ ...request, run: number, year: new Date().getFullYear(), correction })
		},
		[thread],
	)
	const cancel = useCallback(() => {
		if (newest.current) thread.tell({ type: 'cancel', run: newest.current.number })
	}, [thread])

	return {
		analysis,
		ready,
		warm: useCallback(() => thread.ask({ type: 'warm' }), [thread]),
		readText: useCallback((text: string) => begin('pasted text', { type: 'text', text }, noCorrection), [begin]),
		readFiles: useCallback((files: readonly File[]) => begin(files.map(({ name }) => name).join(', '), { type: 'files', files }, noCorrection), [begin]),
		readAgain: useCallback(
			(correction) => {
				if (newest.current) begin(newest.current.name, newest.current.request, correction)
			},
			[begin],
		),
		startAgain: useCallback(() => {
			thread.end()
			if (newest.current) begin(newest.current.name, newest.current.request, newest.current.correction)
		}, [thread, begin]),
		cancel,
		reset: useCallback(() => {
			cancel()
			newest.current = null
			setAnalysis({ state: 'waiting' })
		}, [cancel]),
	}
}

function heard(message: Exclude<FromWorker, { readonly type: 'ready' }>, name: string): Analysis {
	switch (message.type) {
		case 'progress':
			return { state: 'reading', name, progress: message.progress, silent: false }
		case 'verdict':
			return { state: 'done', name, answer: message.answer }
		case 'failed':
			return { state: 'failed', name, message: message.message, broken: false }
	}
}
