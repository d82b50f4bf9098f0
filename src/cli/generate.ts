import { mkdir, open, stat } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { parseKey } from '../engine/config/api-key'
import { parseEndpoint } from '../engine/config/endpoint'
import { generate as generateFiles } from '../engine/config/generate'
import { parseInterval } from '../engine/config/interval'
import { findOption, typedValue } from '../engine/config/option-text'
import type { Generated, Notice } from '../engine/config/types'
import type { Bouncer, ListSource, Value } from '../facts/bouncer'
import { readArguments, splitOnce } from './arguments'
import { knownBouncer } from './knowledge'
import { UsageError } from './usage'

/** `bouncer-doctor generate`: the files of one deployment, printed or written below a folder. Gives the exit code. */
export async function generate(words: readonly string[]): Promise<number> {
	const args = readArguments('generate', words, {
		bouncer: 'value',
		deployment: 'value',
		source: 'value',
		url: 'value',
		key: 'value',
		interval: 'value',
		set: 'list',
		json: 'flag',
		out: 'value',
		force: 'flag',
	})
	if (args.files.length > 0) throw new UsageError(`generate: takes no FILE (${args.files[0]}); name a folder with --out DIR`)
	const bouncer = knownBouncer('generate', needed(args.value('bouncer'), '--bouncer ID'))
	const source = sourceOf(args.value('source') ?? 'integration')
	const deployment = args.value('deployment') ?? bouncer.deployments.find(({ unsupported }) => !unsupported?.[source])?.id ?? ''
	if (!bouncer.deployments.some(({ id }) => id === deployment))
		throw new UsageError(`generate: --deployment ${deployment} is not known for ${bouncer.id}; one of ${bouncer.deployments.map(({ id }) => id).join(', ')}`)
	const endpoint = parseEndpoint(needed(args.value('url'), '--url URL'))
	if (!endpoint.ok) throw new UsageError(`generate: --url: ${plain(endpoint.errors[0])}`)
	const key = await keyOf(args.value('key'))
	const outcome = generateFiles(bouncer, {
		bouncer: bouncer.id,
		deployment,
		source,
		endpoint: endpoint.address,
		key: key.text,
		intervalSeconds: intervalOf(args.value('interval')),
		options: optionsOf(bouncer, args.list('set')),
	})
	if (!outcome.ok)
		throw new UsageError(`generate: ${outcome.refusals.map(({ setting, message }) => `${optionFor(setting)}: ${message.replaceAll('`', '')}`).join('; ')}`)
	const notices = [...endpoint.changes, ...endpoint.warnings, ...key.warnings, ...outcome.value.warnings]
	const folder = args.value('out')
	const written = folder === null ? null : await writeFiles(folder, outcome.value, args.flag('force'))
	if (args.flag('json')) process.stdout.write(`${JSON.stringify({ schema: 1, ...outcome.value, warnings: notices })}\n`)
	else
		process.stdout.write(
			written === null ? printed(outcome.value, notices) : `${written.map((path) => `written: ${path}`).join('\n')}\n${printedSteps(outcome.value, notices)}`,
		)
	return 0
}

function needed(value: string | null, option: string): string {
	if (value === null || value.trim() === '') throw new UsageError(`generate: ${option} is needed`)
	return value
}

function sourceOf(text: string): ListSource {
	if (text === 'integration' || text === 'engine') return text
	throw new UsageError(`generate: --source ${text} is not known; integration or engine`)
}

async function keyOf(given: string | null): Promise<{ readonly text: string; readonly warnings: readonly Notice[] }> {
	if (given === null) return { text: '', warnings: [] }
	const parsed = parseKey(given === '-' ? await readAll() : given)
	if (!parsed.ok) throw new UsageError(`generate: --key: ${plain(parsed.errors[0])}`)
	return { text: parsed.key, warnings: parsed.warnings }
}

async function readAll(): Promise<string> {
	const chunks: Uint8Array[] = []
	for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) chunks.push(chunk)
	return Buffer.concat(chunks).toString('utf8')
}

function intervalOf(text: string | null): number | null {
	if (text === null) return null
	const seconds = parseInterval(text, 'duration') ?? parseInterval(text, 'seconds')
	if (seconds === null || seconds <= 0) throw new UsageError(`generate: --interval ${text} is not a time; like 10s, 15m, 24h or a number of seconds`)
	return seconds
}

function optionsOf(bouncer: Bouncer, settings: readonly string[]): Readonly<Record<string, Value>> {
	return Object.fromEntries(
		settings.map((setting) => {
			const [key, text] = splitOnce(setting, '=')
			if (text === undefined || key === '') throw new UsageError(`generate: --set ${setting} needs the form OPTION=VALUE`)
			return [key, typedValue(findOption(bouncer, key), text)]
		}),
	)
}

function optionFor(setting: string): string {
	return ['url', 'key', 'deployment', 'bouncer', 'source', 'interval'].includes(setting) ? `--${setting}` : `--set ${setting}`
}

/**
 * Writes all files or none: an existing one stops everything before the first byte.
 *
 * @returns the paths written.
 */
async function writeFiles(folder: string, generated: Generated, force: boolean): Promise<readonly string[]> {
	const targets = generated.files.map((file) => ({ file, path: join(folder, normalize(`/${file.path}`)) }))
	for (const { path } of targets) {
		if (force || !(await stat(path).catch(() => null))) continue
		throw new UsageError(`generate: ${path} exists already; nothing was written (--force overwrites it)`)
	}
	for (const { file, path } of targets) {
		try {
			await mkdir(dirname(path), { recursive: true })
			const handle = await open(path, 'w', file.mode ? Number.parseInt(file.mode, 8) : 0o600)
			await handle.writeFile(file.content)
			await handle.close()
		} catch (error) {
			throw new UsageError(`generate: ${path} could not be written: ${error instanceof Error ? error.message : String(error)}`)
		}
	}
	return targets.map(({ path }) => path)
}

function printed(generated: Generated, notices: readonly Notice[]): string {
	const files = generated.files.map(
		(file) =>
			`==> ${file.path}${file.mode ? `   (${file.owner ? `${file.owner}, ` : ''}${file.mode})` : ''}${file.fragment ? '   (add these lines)' : ''}\n${file.content}`,
	)
	return `${files.join('\n')}\n${printedSteps(generated, notices)}`
}

function printedSteps(generated: Generated, notices: readonly Notice[]): string {
	const steps = generated.steps.map((step, at) => `${at + 1}. ${step.title.replaceAll('`', '')}${step.command ? `\n     ${step.command}` : ''}`)
	const told = notices.map((notice) => `note: ${plain(notice)}`)
	return `${[...steps, ...(told.length > 0 ? ['', ...told] : [])].join('\n')}\n`
}

/** Code spans need no marks on a terminal. */
function plain(notice: Notice | undefined): string {
	return (notice?.message ?? '').replaceAll('`', '')
}
