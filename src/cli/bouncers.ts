import { bouncers as all } from '../facts/bouncers'
import { readArguments } from './arguments'
import { optionKinds } from './command-table'
import { printJson } from './print'
import { UsageError } from './usage'

/** `bouncer-doctor bouncers`: every bouncer that is known, as data or as a list. */
export async function bouncers(words: readonly string[]): Promise<number> {
	const args = readArguments('bouncers', words, optionKinds('bouncers'))
	if (args.files.length > 0) throw new UsageError(`bouncers: takes no word behind it (${args.files[0]})`)
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
	printJson({ schema: 1, bouncers: data })
	return 0
}
