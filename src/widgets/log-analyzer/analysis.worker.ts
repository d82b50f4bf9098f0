import search from '@generated/error-rules/default/search.json'
import { noCorrection } from '../../engine/intake/input-format'
import { headBytes, packingOf } from '../../engine/intake/text-bytes'
import { UnreadableZip } from '../../engine/intake/zip'
import type { LogReading } from '../../engine/logs/analyzer'
import { readArchive } from '../../engine/logs/read-archive'
import { ShortText } from '../../engine/logs/short-text'
import { checkPasted, type PastedConfig } from '../../engine/verdict/check-pasted'
import { createDoctor, type Doctor } from '../../engine/verdict/doctor'
import { withConfigs } from '../../engine/verdict/with-configs'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { knownSettings, nothingKnown } from './known-settings'
import type { Answer, FromWorker, ToWorker } from './protocol'
import { readBlob, UnreadableFile } from './read-blob'
import { beginningOf, readLarge } from './read-large'
import { fileOf, piecesOf } from './recognised'
import { shortTextOf } from './short-files'
import { firstWarmUp, warmUpTexts } from './warm-up'

/** Often enough to see it move. Each one costs the page a frame: of 1 GB, twenty a second took half a second of a core. */
const progressEveryMs = 200

let doctor: Doctor | null = null
/** The newest run; older ones stop. */
let wanted = 0
/** The run that the reader stopped. */
let cancelled = 0

function ready(): Doctor {
	doctor ??= createDoctor({ rules: search.rules, bouncers, programs }, search.plan)
	return doctor
}

function warmUp(text: string): void {
	judged(text, { year: 2026, correction: noCorrection })
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
			if (!doctor) {
				warmUp(firstWarmUp)
				// After the answer, and in between whatever the reader asks for.
				setTimeout(() => warmUpAll(warmUpTexts(search.rules)))
			}
			answer({ type: 'ready' })
			return
		case 'text': {
			wanted = message.run
			const started = performance.now()
			tell(message.run, judged(message.text, message), started)
			return
		}
		case 'files':
			wanted = message.run
			void readFiles(message)
			return
		case 'cancel':
			cancelled = message.run
			return
	}
}

/** A text as a whole: what its lines say, and the files in it. */
function judged(
	text: string,
	{ year, correction }: Pick<Extract<ToWorker, { type: 'text' }>, 'year' | 'correction'>,
	name: string | null = null,
): Omit<Answer, 'milliseconds'> {
	const configs = checkPasted(text, bouncers, { name, linesBefore: 0 })
	const verdict = withConfigs(ready().diagnose(text, { bouncer: null, year, now: Date.now(), correction }), configs, bouncers)
	const pieces = piecesOf(text)
	return {
		verdict,
		configs,
		text,
		pieces,
		file: fileOf(text, pieces, verdict, bouncers),
		known: knownSettings(text, configs, bouncers),
		partial: false,
	}
}

function tell(run: number, answered: Omit<Answer, 'milliseconds'>, started: number): void {
	answer({ type: 'verdict', run, answer: { ...answered, milliseconds: performance.now() - started } })
}

async function readFiles(message: Extract<ToWorker, { type: 'files' }>): Promise<void> {
	const { run, files, year, correction } = message
	const started = performance.now()
	const options = { bouncer: null, year, now: Date.now(), correction }
	const total = files.reduce((sum, { size }) => sum + size, 0)
	let told = 0
	try {
		const [first] = files
		if (first && files.length === 1 && (await isZip(first))) {
			const reading = ready().start(options)
			const configs = checkPasted(readArchive(new Uint8Array(await first.arrayBuffer()), reading), bouncers)
			if (wanted !== run) return
			const verdict = withConfigs(ready().verdict(reading.end()), configs, bouncers)
			return tell(run, { verdict, configs, text: null, pieces: [], file: null, known: nothingKnown, partial: false }, started)
		}
		const text = await shortTextOf(files)
		if (wanted !== run) return
		if (text !== null) return tell(run, judged(text, message, files.length === 1 ? (first?.name ?? null) : null), started)
		const reading = ready().start(options)
		let before = 0
		/** @returns Whether the reading goes on. */
		const goesOn = (bytes: number): boolean => {
			if (wanted !== run || cancelled === run) return false
			const now = performance.now()
			if (now - told < progressEveryMs) return true
			told = now
			answer({ type: 'progress', run, progress: { bytes: before + bytes, total, ...reading.soFar, milliseconds: now - started } })
			return true
		}
		let whole = true
		const configs: PastedConfig[] = []
		for (const file of files) {
			const beginning = files.length === 1 ? await beginningOf(file) : null
			if (beginning) whole = await readLarge(file, beginning, reading, ready().partTools(options).collector, goesOn)
			else {
				const linesBefore = before === 0 ? 0 : reading.soFar.lines
				const small = await readSmall(file, reading, goesOn)
				whole = small.whole
				if (small.text !== null) configs.push(...checkPasted(small.text, bouncers, { name: file.name, linesBefore }))
			}
			if (!whole) break
			reading.endLine()
			before += file.size
		}
		if (wanted !== run) return
		const verdict = withConfigs(ready().verdict(reading.end()), configs, bouncers)
		tell(run, { verdict, configs, text: null, pieces: [], file: null, known: nothingKnown, partial: !whole }, started)
	} catch (error) {
		answer({
			type: 'failed',
			run,
			message: error instanceof UnreadableFile || error instanceof UnreadableZip ? error.message : 'The log could not be read. Reload the page and try again.',
		})
	}
}

async function isZip(file: Blob): Promise<boolean> {
	return packingOf(new Uint8Array(await file.slice(0, headBytes).arrayBuffer())) === 'zip'
}

/** @returns The text too, where it is short enough to be a file or to hold some. */
async function readSmall(
	file: Blob,
	reading: LogReading,
	goesOn: (bytes: number) => boolean,
): Promise<{ readonly whole: boolean; readonly text: string | null }> {
	let read = 0
	const text = new ShortText(reading)
	let whole = true
	for await (const chunk of readBlob(file, (bytes) => (read = bytes))) {
		text.push(chunk)
		whole = goesOn(read)
		if (!whole) break
	}
	return { whole, text: text.end() }
}
