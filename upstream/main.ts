import { parseArgs } from 'node:util'
import { checkoutsFromGitHub, checkoutsIn, Opened } from './checkout'
import { checks } from './checks'
import { historyOf } from './history/check'
import { asText, differs, historyText, stampsByAge } from './report'

const usage = `npm run upstream -- [--from DIR]... [--newest] [--complete] [--unknown] [--json] [--age | --history]

Holds our facts to the sources of the programs. Exit 0: nothing differs; 1: something does; 2: usage, or the command is broken.

  --from DIR   read checkouts in this folder (owner+name, owner/name or name; bare or not) instead of fetching them from GitHub
  --newest     read the newest sources instead of those that src/facts/upstream.ts names
  --complete   a repository that cannot be had is a failure; else it is skipped
  --unknown    list the messages of level info that no rule knows as well
  --age        list what we held our facts to, and when, the oldest first
  --history    read every release of the checkouts: since when, and until when, a program has each option and prints each message;
               fails where our since and until say otherwise. Needs --from, and git repositories with their tags
  --json       the same as data`

/**
 * Runs the command.
 *
 * @param cache A folder for what is fetched.
 * @returns The exit code.
 */
export async function main(args: readonly string[], cache: string, print: (text: string) => void): Promise<number> {
	let values: { from?: string[]; newest?: boolean; complete?: boolean; unknown?: boolean; age?: boolean; history?: boolean; json?: boolean; help?: boolean }
	try {
		values = parseArgs({
			args: [...args],
			options: {
				from: { type: 'string', multiple: true },
				newest: { type: 'boolean' },
				complete: { type: 'boolean' },
				unknown: { type: 'boolean' },
				age: { type: 'boolean' },
				history: { type: 'boolean' },
				json: { type: 'boolean' },
				help: { type: 'boolean' },
			},
		}).values
	} catch (error) {
		print(`${error instanceof Error ? error.message : error}\n\n${usage}`)
		return 2
	}
	if (values.help) {
		print(usage)
		return 0
	}
	if (values.age) {
		const stamps = stampsByAge()
		print(
			values.json
				? JSON.stringify(stamps, null, '\t')
				: stamps.map(({ held, date, repository, version, commit }) => `held ${held}, of ${date}: ${repository} ${version ?? commit?.slice(0, 10)}`).join('\n'),
		)
		return 0
	}
	const age = values.newest ? 'newest' : 'pinned'
	if (values.history) {
		if (!values.from) {
			print(`--history needs --from: archives have no tags\n\n${usage}`)
			return 2
		}
		const { sections, missing } = await historyOf(values.from, age)
		print(values.json ? JSON.stringify({ schema: 1, sections, missing }, null, '\t') : historyText(sections, missing))
		return differs(sections) || (values.complete && missing.length > 0) ? 1 : 0
	}
	const opened = new Opened(values.from ? checkoutsIn(values.from, age) : checkoutsFromGitHub(cache, age))
	const sections = []
	for (const check of checks) sections.push(await check(opened))
	print(values.json ? JSON.stringify({ schema: 1, sections, missing: opened.missing }, null, '\t') : asText(sections, opened.missing, values.unknown))
	return differs(sections) || (values.complete && opened.missing.length > 0) ? 1 : 0
}
