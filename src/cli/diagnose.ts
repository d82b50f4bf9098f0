import { longestConfig } from '../engine/collect/longest-config'
import type { Analyzer, DiagnoseOptions, Diagnosis } from '../engine/logs/analyzer'
import { redact } from '../engine/report/redact'
import type { Verdict } from '../engine/verdict'
import { readArguments } from './arguments'
import { knownBouncer } from './known-bouncer'
import { type PlainFile, plainFile, readWhole } from './plain-file'
import { printVerdict } from './print-verdict'
import { readInput, readLines } from './read-input'
import { Helpers, isWorthThreads } from './threads'
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
		return diagnoseBatch(options)
	}
	const names = args.files.length > 0 ? args.files : ['-']
	const large = names.map(largeFile)
	const helpers = large.map((file) => (file && isWorthThreads(file) ? new Helpers(file, options) : null))
	const analyzer = await newAnalyzer()
	const diagnosis = analyzer.start(options)
	const short = new ShortText()
	for (const [at, name] of names.entries()) {
		const file = large[at]
		const helping = helpers[at]
		if (helping) await helping.read(analyzer, diagnosis)
		else if (file) readWhole(file, diagnosis)
		else await readSmall(name, diagnosis, short)
		if (file) short.tooLong()
		if (names.length === 1) continue
		diagnosis.endLine()
		short.add(newline)
	}
	const verdict = await withPastedConfigs(diagnosis.end(), short.text)
	if (args.flag('json')) process.stdout.write(`${JSON.stringify(withoutSecrets(verdict))}\n`)
	else process.stdout.write(printVerdict(withoutSecrets(verdict), verdict.lines.bytes === 0))
	return verdict.status === 'problem' ? 1 : 0
}

/** A short text may hold a configuration file, so it is kept; a long one is a log. */
class ShortText {
	private chunks: Uint8Array[] = []
	private length = 0

	add(chunk: Uint8Array): void {
		this.length += chunk.length
		if (this.length <= longestConfig) this.chunks.push(chunk.slice())
		else this.chunks = []
	}

	tooLong(): void {
		this.length = Number.POSITIVE_INFINITY
		this.chunks = []
	}

	/** Empty when it got too long. */
	get text(): string {
		return Buffer.concat(this.chunks).toString('utf8')
	}
}

async function newAnalyzer(): Promise<Analyzer> {
	return (await import('./new-analyzer')).newAnalyzer()
}

/** A log on disk that is too long to hold a configuration file. */
function largeFile(name: string): PlainFile | null {
	const file = name === '-' ? null : plainFile(name)
	return file && file.size > longestConfig ? file : null
}

async function readSmall(name: string, diagnosis: Diagnosis, short: ShortText): Promise<void> {
	for await (const chunk of readInput(name)) {
		diagnosis.push(chunk)
		short.add(chunk)
	}
}

/** The verdict with what a configuration file in the text says. To know all files of all bouncers takes time that a log does not need. */
async function withPastedConfigs(verdict: Verdict, text: string): Promise<Verdict> {
	if (text.trim() === '') return verdict
	const { judgeConfigs } = await import('./judge-configs')
	return judgeConfigs(verdict, text)
}

async function diagnoseBatch(options: DiagnoseOptions): Promise<number> {
	const analyzer = await newAnalyzer()
	let problems = 0
	let number = 0
	for await (const line of readLines()) {
		number++
		if (!line.trim()) continue
		const { id, log } = batchCase(line, number)
		const verdict = withoutSecrets(await withPastedConfigs(analyzer.diagnose(log, options), log))
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
