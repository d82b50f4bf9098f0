import { longestConfig } from '../engine/intake/pieces/longest-config'
import type { DiagnoseOptions, LogReading } from '../engine/logs/analyzer'
import { ShortText } from '../engine/logs/short-text'
import { withoutSecrets } from '../engine/report/without-secrets'
import type { Doctor } from '../engine/verdict/doctor'
import { pastedPieces } from '../engine/verdict/pasted-pieces'
import { isAlarm, type Verdict } from '../engine/verdict/verdict'
import { readArguments } from './arguments'
import { eachCase, textField } from './batch'
import { optionKinds } from './command-table'
import type { ShortInput } from './judge-configs'
import { knownBouncer } from './known-bouncer'
import { type PlainFile, plainFile, readWhole } from './plain-file'
import { printJson, printText } from './print'
import { printVerdict } from './print-verdict'
import { openInput } from './read-input'
import { Helpers, isWorthThreads } from './threads'
import { UsageError } from './usage'

/** `bouncer-doctor diagnose`: one verdict over all inputs. Gives the exit code. */
export async function diagnose(words: readonly string[]): Promise<number> {
	const args = readArguments('diagnose', words, optionKinds('diagnose'))
	const wanted = args.value('bouncer')
	if (wanted !== null) knownBouncer('diagnose', wanted)
	const options: DiagnoseOptions = { bouncer: wanted, year: new Date().getFullYear(), now: Date.now() }
	if (args.flag('batch')) {
		if (args.files.length > 0) throw new UsageError('diagnose: --batch reads standard input and takes no FILE')
		return diagnoseBatch(options)
	}
	const names = args.files.length > 0 ? args.files : ['-']
	const large = names.map(largeFile)
	const helpers = large.map((file) => (file && isWorthThreads(file) ? new Helpers(file, options) : null))
	const doctor = await newDoctor()
	const reading = doctor.start(options)
	const inputs: ShortInput[] = []
	for (const [at, name] of names.entries()) {
		const file = large[at]
		const helping = helpers[at]
		if (helping) await helping.read(doctor, reading)
		else if (file) readWhole(file, reading)
		else {
			const linesBefore = at === 0 ? 0 : reading.soFar.lines
			const small = await readSmall(name, reading)
			if (small !== null) inputs.push({ ...small, linesBefore })
		}
		if (names.length > 1) reading.endLine()
	}
	const verdict = await withPastedConfigs(doctor.verdict(reading.end()), inputs)
	// A log can hold keys; a verdict is copied into chats and tickets.
	if (args.flag('json')) printJson(withoutSecrets(verdict))
	else printText(printVerdict(withoutSecrets(verdict), verdict.lines.bytes === 0))
	return isAlarm(verdict.status) ? 1 : 0
}

async function newDoctor(): Promise<Doctor> {
	return (await import('./new-doctor')).newDoctor()
}

/** A log on disk that is too long to hold a configuration file. */
function largeFile(name: string): PlainFile | null {
	const file = name === '-' ? null : plainFile(name)
	return file && file.size > longestConfig ? file : null
}

/** @returns A short text as it is: it may be a paste of several things, as an archive is. Null for a long one. */
async function readSmall(name: string, reading: LogReading): Promise<Pick<ShortInput, 'name' | 'text'> | null> {
	const input = await openInput(name)
	if (input.isZip) return { name: null, text: await unpacked(name, await input.bytes(), reading) }
	const short = new ShortText(reading)
	for await (const chunk of input.text()) short.push(chunk)
	const text = short.end()
	return text === null ? null : { name: name === '-' ? null : name, text }
}

/** An archive is rare: its code is loaded when there is one. */
async function unpacked(name: string, bytes: Uint8Array, reading: LogReading): Promise<string> {
	const [{ readArchive }, { UnreadableZip }] = await Promise.all([import('../engine/logs/read-archive'), import('../engine/intake/zip')])
	try {
		return readArchive(bytes, reading)
	} catch (error) {
		throw error instanceof UnreadableZip ? new UsageError(`${name}: ${error.message}`) : error
	}
}

/** The verdict with what configuration files in the texts say. To load what knows all files of all bouncers takes time that a log does not need. */
async function withPastedConfigs(verdict: Verdict, inputs: readonly ShortInput[]): Promise<Verdict> {
	if (inputs.every(({ text, name }) => pastedPieces(text, name).files.length === 0)) return verdict
	const { judgeConfigs } = await import('./judge-configs')
	return judgeConfigs(verdict, inputs)
}

async function diagnoseBatch(options: DiagnoseOptions): Promise<number> {
	const doctor = await newDoctor()
	return eachCase('{"id", "log"}', async (line) => {
		const log = textField(line, 'log')
		const verdict = withoutSecrets(await withPastedConfigs(doctor.diagnose(log, options), [{ name: null, text: log, linesBefore: 0 }]))
		return { answer: verdict, problem: isAlarm(verdict.status) }
	})
}
