import { useCallback, useEffect, useRef, useState } from 'react'
import type { PastedConfig } from '../../engine/collect/check-pasted'
import { type Correction, noCorrection } from '../../engine/logs/input-format'
import type { Verdict } from '../../engine/verdict'
import type { FromWorker, Progress, ToWorker } from './protocol'

export type Analysis =
	| { readonly state: 'waiting' }
	| { readonly state: 'reading'; readonly name: string; readonly progress: Progress | null }
	| {
			readonly state: 'done'
			readonly name: string
			readonly verdict: Verdict
			readonly configs: readonly PastedConfig[]
			readonly milliseconds: number
			readonly partial: boolean
	  }
	| { readonly state: 'failed'; readonly name: string; readonly message: string }

export interface AnalysisControls {
	readonly analysis: Analysis
	/** The worker has everything that it needs; a paste before that only waits a little longer. */
	readonly ready: boolean
	/** Starts the worker; call it when the reader reaches for the box, so that the first verdict needs no cold start. */
	warm(): void
	readText(text: string): void
	/** Reads the same text or file again, with what the reader said about the form of its lines. */
	readAgain(correction: Correction): void
	readFile(file: File): void
	cancel(): void
	reset(): void
}

type Request = { readonly type: 'text'; readonly text: string } | { readonly type: 'file'; readonly file: File; readonly name: string }

/** The analyzer in its worker. Only the newest run counts; logs stay in the memory of this page. */
export function useAnalysis(): AnalysisControls {
	const [analysis, setAnalysis] = useState<Analysis>({ state: 'waiting' })
	const [ready, setReady] = useState(false)
	const worker = useRef<Worker | null>(null)
	const run = useRef(0)
	const name = useRef('')
	const request = useRef<Request | null>(null)

	const ensureWorker = useCallback((): Worker => {
		if (worker.current) return worker.current
		const fresh = new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module' })
		fresh.onmessage = (event: MessageEvent<FromWorker>) => {
			const message = event.data
			if (message.type === 'ready') {
				setReady(true)
				return
			}
			if (message.run !== run.current) return
			switch (message.type) {
				case 'progress':
					setAnalysis({ state: 'reading', name: name.current, progress: message.progress })
					return
				case 'verdict':
					setAnalysis({
						state: 'done',
						name: name.current,
						verdict: message.verdict,
						configs: message.configs,
						milliseconds: message.milliseconds,
						partial: message.partial,
					})
					return
				case 'failed':
					setAnalysis({ state: 'failed', name: name.current, message: message.message })
					return
			}
		}
		fresh.onerror = () => {
			worker.current = null
			setReady(false)
			setAnalysis({
				state: 'failed',
				name: name.current,
				message: 'The analyzer could not be started in this browser. The same analyzer runs in a terminal: bouncer-doctor diagnose.',
			})
		}
		worker.current = fresh
		return fresh
	}, [])

	useEffect(() => () => worker.current?.terminate(), [])

	const begin = useCallback(
		(title: string, asked: Request, correction: Correction) => {
			run.current++
			name.current = title
			request.current = asked
			setAnalysis({ state: 'reading', name: title, progress: null })
			const message: ToWorker = { ...asked, run: run.current, year: new Date().getFullYear(), correction }
			ensureWorker().postMessage(message)
		},
		[ensureWorker],
	)

	return {
		analysis,
		ready,
		warm: useCallback(() => ensureWorker().postMessage({ type: 'warm' } satisfies ToWorker), [ensureWorker]),
		readText: useCallback((text: string) => begin('pasted text', { type: 'text', text }, noCorrection), [begin]),
		readFile: useCallback((file: File) => begin(file.name, { type: 'file', file, name: file.name }, noCorrection), [begin]),
		readAgain: useCallback(
			(correction) => {
				if (request.current) begin(name.current, request.current, correction)
			},
			[begin],
		),
		cancel: useCallback(() => worker.current?.postMessage({ type: 'cancel', run: run.current } satisfies ToWorker), []),
		reset: useCallback(() => {
			worker.current?.postMessage({ type: 'cancel', run: run.current } satisfies ToWorker)
			run.current++
			request.current = null
			setAnalysis({ state: 'waiting' })
		}, []),
	}
}
