import search from '@generated/error-rules/default/search.json'
import { checkPasted } from '../../engine/collect/check-pasted'
import { withConfigs } from '../../engine/collect/with-configs'
import { type Analyzer, createAnalyzer } from '../../engine/logs/analyzer'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import type { FromWorker, ToWorker } from './protocol'
import { readBlob, UnreadableFile } from './read-blob'

/** The page needs progress often enough to move, not more often than it can paint. */
const progressEveryMs = 50

/** Enough of a log to make the engine's code warm. */
const warmUp = 'time="2026-01-02T03:04:05Z" level=error msg="API error: access forbidden"\n'.repeat(50)

let analyzer: Analyzer | null = null
/** The newest run; older ones stop. */
let wanted = 0
/** The run that the reader stopped. */
let cancelled = 0

function ready(): Analyzer {
	analyzer ??= createAnalyzer({ rules: search.rules, bouncers, programs }, search.plan)
	return analyzer
}

function answer(message: FromWorker): void {
	self.postMessage(message)
}

self.onmessage = (event: MessageEvent<ToWorker>) => {
	const message = event.data
	switch (message.type) {
		case 'warm':
			if (!analyzer) ready().diagnose(warmUp, { bouncer: null, year: 2026 })
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
	const diagnosis = ready().start({ bouncer: null, year, correction })
	let read = 0
	let told = 0
	let partial = false
	try {
		for await (const chunk of readBlob(file, (bytes) => (read = bytes))) {
			if (wanted !== run) return
			diagnosis.push(chunk)
			if (cancelled === run) {
				partial = true
				break
			}
			const now = performance.now()
			if (now - told < progressEveryMs) continue
			told = now
			answer({ type: 'progress', run, progress: { bytes: read, total: file.size, ...diagnosis.soFar, milliseconds: now - started } })
		}
		answer({ type: 'verdict', run, verdict: diagnosis.end(), configs: [], milliseconds: performance.now() - started, partial })
	} catch (error) {
		answer({ type: 'failed', run, message: error instanceof UnreadableFile ? error.message : 'The log could not be read. Reload the page and try again.' })
	}
}
