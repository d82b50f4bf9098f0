import { bouncers as all } from '../facts/bouncers'
import { readArguments } from './arguments'

/** `bouncer-doctor bouncers`: every bouncer that is known, as data or as a list. */
export async function bouncers(words: readonly string[]): Promise<number> {
	const args = readArguments('bouncers', words, { json: 'flag' })
	if (!args.flag('json')) {
		for (const bouncer of all)
			process.stdout.write(`${bouncer.id.padEnd(20)} ${`Console integration: ${bouncer.integration.works}`.padEnd(30)} ${bouncer.name}\n`)
		return 0
	}
	const data = all.map(({ integration, ...bouncer }) => ({
		...bouncer,
		integration: integration.works,
		integrationWhy: integration.why,
		integrationNeeds: integration.needs,
		integrationInstead: integration.instead ?? [],
	}))
	process.stdout.write(`${JSON.stringify({ schema: 1, bouncers: data })}\n`)
	return 0
}
