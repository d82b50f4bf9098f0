import { generate } from '../../src/engine/config/generate/generate'
import type { Generated, GeneratedFile } from '../../src/engine/config/types'
import { parseEndpoint } from '../../src/engine/config/values/endpoint'
import { collectCommand } from '../../src/engine/report/collect/collect-command'
import type { BouncerId, ListSource, Value } from '../../src/facts/bouncer'
import { bouncerOf } from '../../src/facts/bouncers'
import { integrationAddress, integrationKey } from './stand-in-endpoint'

export interface Asked {
	readonly url?: string
	readonly key?: string
	readonly source?: ListSource
	readonly intervalSeconds?: number
	readonly options?: Readonly<Record<string, Value>>
}

/** The files that the generator makes for the stand-in's address and key, or for others. */
export function generated(id: BouncerId, deployment: string, asked: Asked = {}): readonly GeneratedFile[] {
	return generatedWhole(id, deployment, asked).files
}

/**
 * The same with the steps that are printed beside them.
 *
 * @throws Error with the refusals, when it makes none.
 */
export function generatedWhole(id: BouncerId, deployment: string, asked: Asked = {}): Generated {
	const bouncer = bouncerOf(id)
	const address = parseEndpoint(asked.url ?? integrationAddress)
	if (!bouncer || !address.ok) throw new Error(`${id} ${asked.url}`)
	const outcome = generate(bouncer, {
		bouncer: id,
		deployment,
		source: asked.source ?? 'integration',
		endpoint: address.address,
		key: asked.key ?? integrationKey,
		intervalSeconds: asked.intervalSeconds ?? null,
		options: asked.options ?? {},
	})
	if (!outcome.ok) throw new Error(outcome.refusals.map(({ message }) => message).join('\n'))
	return outcome.value
}

/**
 * The command that collects for helpers what there is to see of a deployment, as its page prints it.
 *
 * @throws Error where the deployment has none.
 */
export function collecting(id: BouncerId, deployment: string): string {
	const bouncer = bouncerOf(id)
	const place = bouncer?.deployments.find((known) => known.id === deployment)
	const command = bouncer && place && collectCommand(bouncer, place)
	if (!command) throw new Error(`${id} ${deployment} has no collecting command`)
	return command.run
}

/** The same files with one text exchanged for another, which must stand in them. */
export function withText(files: readonly GeneratedFile[], text: string, other: string): readonly GeneratedFile[] {
	if (!files.some(({ content }) => content.includes(text))) throw new Error(`${text} stands in none of the files`)
	return files.map((file) => ({ ...file, content: file.content.replaceAll(text, other) }))
}
