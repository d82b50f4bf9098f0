import search from '@generated/error-rules/default/search.json'
import { checkPasted } from '../../engine/collect/check-pasted'
import { withConfigs } from '../../engine/collect/with-configs'
import { type Analyzer, createAnalyzer, type Diagnosis } from '../../engine/logs/analyzer'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import type { FromWorker, ToWorker } from './protocol'
import { readBlob, UnreadableFile } from './read-blob'
import { beginningOf, readLarge } from './read-large'
import { firstWarmUp, warmUpTexts } from './warm-up'

/** Often enough to see it move. Each one costs the page a frame: of 1 GB, twenty a second took half a second of a core. */
const progressEveryMs = 200

let analyzer: Analyzer | null = null
/** The newest run; older ones stop. */
let wanted = 0
/** The run that the reader stopped. */
let cancelled = 0

function ready(): Analyzer {
	analyzer ??= createAnalyzer({ rules: search.rules, bouncers, programs }, search.plan)
	return analyzer
}

function warmUp(text: string): void {
	withConfigs(ready().diagnose(text, { bouncer: null, year: 2026 }), checkPasted(text, bouncers), bouncers)
}

function warmUpAll([text, ...rest]: readonly string[]): void {
	if (text === undefined) return
	warmUp(text)
	setTimeout(() => warmUpAll(rest))
}

function answer(message: FromWorker): void {
	self.postMessage(message)
}

self.onmessage = (event: MessageEvent<ToWorker>) => {
	const message = event.data
	switch (message.type) {
		case 'warm':
			if (!analyzer) {
				warmUp(firstWarmUp)
				// After the answer, and in between whatever the reader asks for.
				setTimeout(() => warmUpAll(warmUpTexts(search.rules)))
			}
			answer({ type: 'ready' })
			return
		case 'text': {
			wanted = message.run
			const started = performance.now()
			const configs = checkPasted(message.text, bouncers)
			const verdict = withConfigs(ready().diagnose(message.text, { bouncer: null, year: message.year, correction: message.correction }), configs, bouncers)
			answer({ type: 'verdict', run: message.run, verdict, configs, milliseconds: performance.now() - started, partial: false })
			return
		}
		case 'file':
			wanted = message.run
			void readFile(message)
			return
		case 'cancel':
			cancelled = message.run
			return
	}
}

async function readFile({ run, file, year, correction }: Extract<ToWorker, { type: 'file' }>): Promise<void> {
	const started = performance.now()
	const options = { bouncer: null, year, correction }
	const diagnosis = ready().start(options)
	let told = 0
	/** @returns Whether the reading goes on. */
	const goesOn = (bytes: number): boolean => {
		if (wanted !== run || cancelled === run) return false
		const now = performance.now()
		if (now - told < progressEveryMs) return true
		told = now
		answer({ type: 'progress', run, progress: { bytes, total: file.size, ...diagnosis.soFar, milliseconds: now - started } })
		return true
	}
	try {
		const beginning = await beginningOf(file)
		const whole = beginning
			? await readLarge(file, beginning, diagnosis, ready().partTools(options).collector, goesOn)
			: await readSmall(file, diagnosis, goesOn)
		if (wanted !== run) return
		answer({ type: 'verdict', run, verdict: diagnosis.end(), configs: [], milliseconds: performance.now() - started, partial: !whole })
	} catch (error) {
		answer({ type: 'failed', run, message: error instanceof UnreadableFile ? error.message : 'The log could not be read. Reload the page and try again.' })
	}
}

async function readSmall(file: Blob, diagnosis: Diagnosis, goesOn: (bytes: number) => boolean): Promise<boolean> {
	let read = 0
	for await (const chunk of readBlob(file, (bytes) => (read = bytes))) {
		diagnosis.push(chunk)
		if (!goesOn(read)) return false
	}
	return true
}
