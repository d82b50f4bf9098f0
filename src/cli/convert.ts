import { convert as convertText, type Left } from '../engine/config/convert/convert'
import { parseEndpoint } from '../engine/config/values/endpoint'
import { plainText } from '../engine/plain-text'
import { bouncers } from '../facts/bouncers'
import { readArguments } from './arguments'
import { optionKinds } from './command-table'
import { deliver, plain, refusalText } from './deliver'
import { keyOf, usualDeployment } from './generate'
import { knownBouncer } from './known-bouncer'
import { readConfig } from './read-input'
import { UsageError } from './usage'

/** `bouncer-doctor convert`: the same settings for another bouncer or deployment. Gives the exit code. */
export async function convert(words: readonly string[]): Promise<number> {
	const args = readArguments('convert', words, optionKinds('convert'))
	const wanted = args.value('to')
	if (wanted === null) throw new UsageError('convert: --to ID is needed, the bouncer that the settings are for')
	const target = knownBouncer('convert', wanted, '--to')
	const given = args.value('bouncer')
	const from = given === null ? null : knownBouncer('convert', given).id
	if (args.files.length > 1) throw new UsageError('convert: takes one FILE; run it once for each')
	const [name = '-'] = args.files
	if (name === '-' && args.value('key') === '-') throw new UsageError('convert: --key - and the file cannot both come from standard input')
	const url = args.value('url')
	const endpoint = url === null ? null : parseEndpoint(url)
	if (endpoint && !endpoint.ok) throw new UsageError(`convert: --url: ${plain(endpoint.errors[0])}`)
	const key = await keyOf('convert', args.value('key'))
	const text = await readConfig(name)
	const outcome = convertText(
		{
			text,
			from,
			to: target.id,
			deployment: args.value('deployment') ?? usualDeployment(target, 'integration'),
			endpoint: endpoint?.address ?? null,
			key: key.text || null,
		},
		bouncers,
	)
	if (!outcome.ok) throw new UsageError(`convert: ${refusalText(outcome.refusals, (setting) => optionFor(setting, name))}`)
	const { carried, left, source, deployment, ...generated } = outcome.value
	const data = { from: generated.from, to: generated.to, deployment, source, carried, left }
	const lines = [
		`Read as a file of ${generated.from}; written for ${generated.to}, ${deployment}.`,
		...(carried.length > 0 ? ['', 'Carried over'] : []),
		...carried.map((one) => `  ${one.from} -> ${one.to}${one.value === null ? '' : ` = ${one.value}`}${one.note ? ` (${plainText(one.note)})` : ''}`),
		...section('Not carried over', left.filter(isLoss)),
		...section(
			'Left out, and nothing is lost',
			left.filter((one) => !isLoss(one)),
		),
		'',
	]
	const { files, steps } = generated
	await deliver(
		'convert',
		{ files, steps, warnings: [...(endpoint?.changes ?? []), ...(endpoint?.warnings ?? []), ...key.warnings, ...generated.warnings] },
		{ json: args.flag('json'), folder: args.value('out'), force: args.flag('force') },
		{ lines, data },
	)
	return 0
}

function isLoss({ reason }: Left): boolean {
	return reason !== 'usual' && reason !== 'deployment'
}

function section(title: string, left: readonly Left[]): readonly string[] {
	if (left.length === 0) return []
	return ['', title, ...left.map(({ from, line, message }) => `  ${line === null ? '' : `line ${line}: `}${from}: ${plainText(message)}`)]
}

function optionFor(setting: string, name: string): string {
	if (setting === 'file') return name === '-' ? 'standard input' : name
	return setting === 'source' ? '--to' : `--${setting}`
}
