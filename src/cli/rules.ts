import whole from '@generated/error-rules/default/rules.json'
import { readArguments } from './arguments'
import { optionKinds } from './command-table'
import { printJson } from './print'
import { UsageError } from './usage'

/** `bouncer-doctor rules`: every message that is known, as data or as a list. */
export async function rules(words: readonly string[]): Promise<number> {
	const args = readArguments('rules', words, optionKinds('rules'))
	if (args.files.length > 0) throw new UsageError(`rules: takes no word behind it (${args.files[0]})`)
	if (!args.flag('json')) {
		for (const rule of whole) process.stdout.write(`${rule.id.padEnd(44)} ${rule.cause.padEnd(28)} ${rule.title}\n`)
		return 0
	}
	const data = whole.map((rule) => ({
		...rule,
		literals: rule.match.map((pattern) => pattern.all),
		pattern: rule.match.map((pattern) => pattern.regex),
		page: `/u/troubleshooting/errors/${rule.id}`,
	}))
	printJson({ schema: 1, rules: data })
	return 0
}
