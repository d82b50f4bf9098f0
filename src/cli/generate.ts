import { generate as generateFiles } from '../engine/config/generate/generate'
import type { Notice } from '../engine/config/types'
import { parseKey } from '../engine/config/values/api-key'
import { parseEndpoint } from '../engine/config/values/endpoint'
import { parseInterval } from '../engine/config/values/interval'
import { findOption, typedValue } from '../engine/config/values/option-text'
import type { Bouncer, ListSource, Value } from '../facts/bouncer'
import { readArguments, splitOnce } from './arguments'
import { optionKinds } from './command-table'
import { deliver, plain, refusalText } from './deliver'
import { knownBouncer, unknownDeployment } from './known-bouncer'
import { UsageError } from './usage'

/** `bouncer-doctor generate`: the files of one deployment, printed or written below a folder. Gives the exit code. */
export async function generate(words: readonly string[]): Promise<number> {
	const args = readArguments('generate', words, optionKinds('generate'))
	if (args.files.length > 0) throw new UsageError(`generate: takes no FILE (${args.files[0]}); name a folder with --out DIR`)
	const bouncer = knownBouncer('generate', needed(args.value('bouncer'), '--bouncer ID'))
	const source = sourceOf(args.value('source') ?? 'integration')
	const deployment = args.value('deployment') ?? usualDeployment(bouncer, source)
	if (!bouncer.deployments.some(({ id }) => id === deployment)) throw unknownDeployment('generate', bouncer, deployment)
	const endpoint = parseEndpoint(needed(args.value('url'), '--url URL'))
	if (!endpoint.ok) throw new UsageError(`generate: --url: ${plain(endpoint.errors[0])}`)
	const key = await keyOf('generate', args.value('key'))
	const outcome = generateFiles(bouncer, {
		bouncer: bouncer.id,
		deployment,
		source,
		endpoint: endpoint.address,
		key: key.text,
		intervalSeconds: intervalOf(args.value('interval')),
		options: optionsOf(bouncer, args.list('set')),
	})
	if (!outcome.ok) throw new UsageError(`generate: ${refusalText(outcome.refusals, optionFor)}`)
	const notices = [...endpoint.changes, ...endpoint.warnings, ...key.warnings, ...outcome.value.warnings]
	await deliver('generate', { ...outcome.value, warnings: notices }, { json: args.flag('json'), folder: args.value('out'), force: args.flag('force') })
	return 0
}

/** The first deployment that can have the source; where none can, the first one, whose refusal says why. */
export function usualDeployment({ deployments }: Bouncer, source: ListSource): string {
	return (deployments.find(({ unsupported }) => !unsupported?.[source]) ?? deployments[0])?.id ?? ''
}

function needed(value: string | null, option: string): string {
	if (value === null || value.trim() === '') throw new UsageError(`generate: ${option} is needed`)
	return value
}

function sourceOf(text: string): ListSource {
	if (text === 'integration' || text === 'engine') return text
	throw new UsageError(`generate: --source ${text} is not known; integration or engine`)
}

/** The key as given, or from standard input for `-`; empty when none was given. */
export async function keyOf(command: string, given: string | null): Promise<{ readonly text: string; readonly warnings: readonly Notice[] }> {
	if (given === null) return { text: '', warnings: [] }
	const parsed = parseKey(given === '-' ? await readAll() : given)
	if (!parsed.ok) throw new UsageError(`${command}: --key: ${plain(parsed.errors[0])}`)
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
