import { checkPasted, longestConfig } from '../engine/collect/check-pasted'
import { withConfigs } from '../engine/collect/with-configs'
import type { Analyzer, DiagnoseOptions } from '../engine/logs/analyzer'
import { redact } from '../engine/report/redact'
import type { Verdict } from '../engine/verdict'
import { bouncers } from '../facts/bouncers'
import { readArguments } from './arguments'
import { knownBouncer, newAnalyzer } from './knowledge'
import { printVerdict } from './print-verdict'
import { readInput, readLines } from './read-input'
import { UsageError } from './usage'

const newline = new Uint8Array([10])

/** `bouncer-doctor diagnose`: one verdict over all inputs. Gives the exit code. */
export async function diagnose(words: readonly string[]): Promise<number> {
	const args = readArguments('diagnose', words, { json: 'flag', batch: 'flag', bouncer: 'value' })
	const wanted = args.value('bouncer')
	if (wanted !== null) knownBouncer('diagnose', wanted)
	const options: DiagnoseOptions = { bouncer: wanted, year: new Date().getFullYear() }
	if (args.flag('batch')) {
		if (args.files.length > 0) throw new UsageError('diagnose: --batch reads standard input and takes no FILE')
		return diagnoseBatch(newAnalyzer(), options)
	}
	const diagnosis = newAnalyzer().start(options)
	let empty = true
	// A short text may hold a configuration file; a long one is a log.
	let short: Uint8Array[] | null = []
	for (const name of args.files.length > 0 ? args.files : ['-']) {
		let last = 10
		for await (const chunk of readInput(name)) {
			if (chunk.length === 0) continue
			diagnosis.push(chunk)
			short?.push(chunk)
			if (diagnosis.soFar.bytes > longestConfig) short = null
			last = chunk[chunk.length - 1] ?? last
			empty = false
		}
		if (last !== 10 && args.files.length > 1) {
			diagnosis.push(newline)
			short?.push(newline)
		}
	}
	const verdict = withConfigs(diagnosis.end(), short ? checkPasted(Buffer.concat(short).toString('utf8'), bouncers) : [], bouncers)
	if (args.flag('json')) process.stdout.write(`${JSON.stringify(withoutSecrets(verdict))}\n`)
	else process.stdout.write(printVerdict(withoutSecrets(verdict), empty))
	return verdict.status === 'problem' ? 1 : 0
}

async function diagnoseBatch(analyzer: Analyzer, options: DiagnoseOptions): Promise<number> {
	let problems = 0
	let number = 0
	for await (const line of readLines()) {
		number++
		if (!line.trim()) continue
		const { id, log } = batchCase(line, number)
		const verdict = withoutSecrets(withConfigs(analyzer.diagnose(log, options), checkPasted(log, bouncers), bouncers))
		if (verdict.status === 'problem') problems++
		process.stdout.write(`${JSON.stringify({ id, ...verdict })}\n`)
	}
	return problems > 0 ? 1 : 0
}

function batchCase(line: string, number: number): { readonly id: unknown; readonly log: string } {
	let parsed: unknown
	try {
		parsed = JSON.parse(line)
	} catch {
		throw new UsageError(`diagnose --batch: line ${number} is not JSON; each line is an object {"id", "log"}`)
	}
	if (typeof parsed === 'object' && parsed !== null && 'id' in parsed && 'log' in parsed && typeof parsed.log === 'string')
		return { id: parsed.id, log: parsed.log }
	throw new UsageError(`diagnose --batch: line ${number} needs "id" and a text "log"`)
}

/** A log can hold keys; a verdict is copied into chats and tickets. */
function withoutSecrets(verdict: Verdict): Verdict {
	return {
		...verdict,
		findings: verdict.findings.map((finding) => ({
			...finding,
			captures: Object.fromEntries(Object.entries(finding.captures).map(([name, value]) => [name, redact(value)])),
			samples: finding.samples.map((sample) => ({ line: sample.line, text: redact(sample.text) })),
		})),
		unrecognised: verdict.unrecognised.map((entry) => ({ ...entry, template: redact(entry.template), sample: redact(entry.sample) })),
	}
}
