import release from '@generated/release/default/release.json'
import { visible } from '../engine/report/visible'
import { releaseName } from '../facts/project'
import { type CommandName, commandNames } from './command-table'
import { didYouMean, UsageError, usage } from './usage'

type Command = (words: readonly string[]) => Promise<number>

/** Each command loads what it needs: to read the knowledge of all of them takes longer than most of them run. */
const commands: Readonly<Record<CommandName | 'complete', () => Promise<Command>>> = {
	here: async () => (await import('./here')).here,
	diagnose: async () => (await import('./diagnose')).diagnose,
	check: async () => (await import('./check')).check,
	generate: async () => (await import('./generate')).generate,
	convert: async () => (await import('./convert')).convert,
	collect: async () => (await import('./collect')).collect,
	rules: async () => (await import('./rules')).rules,
	bouncers: async () => (await import('./bouncers')).bouncers,
	completion: async () => (await import('./completion')).completion,
	complete: async () => (await import('./completion')).complete,
}

function isKnown(name: string): name is keyof typeof commands {
	return Object.hasOwn(commands, name)
}

async function main(words: readonly string[]): Promise<number> {
	const [name = '', ...rest] = words
	const completes = name === 'complete'
	if (name === '--help' || name === '-h' || name === 'help' || (rest.includes('--help') && !completes)) {
		process.stdout.write(usage)
		return 0
	}
	if (name === '--version' || name === '-V' || name === 'version') {
		process.stdout.write(`${releaseName(release)}\n`)
		return 0
	}
	if (!isKnown(name)) throw new UsageError(unknownCommand(name))
	return (await commands[name]())(rest)
}

/** One line where the word is near to a command; else all that there is. */
function unknownCommand(name: string): string {
	if (name === '') return usage
	const meant = didYouMean(name, commandNames)
	return `unknown command ${name}${meant || `\n\n${usage}`}`
}

/** A reader that closes the pipe early (`| head`) has seen enough. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))

main(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code
	},
	(error: unknown) => {
		const told =
			error instanceof UsageError ? error.message.trimEnd() : `unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
		process.stderr.write(visible(`bouncer-doctor: ${told}\n`))
		process.exitCode = 2
	},
)
