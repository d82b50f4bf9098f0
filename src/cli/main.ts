import { UsageError, usage } from './usage'

type Command = (words: readonly string[]) => Promise<number>

/** Each command loads what it needs: to read the knowledge of all of them takes longer than most of them run. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
	diagnose: async () => (await import('./diagnose')).diagnose,
	check: async () => (await import('./check')).check,
	generate: async () => (await import('./generate')).generate,
	convert: async () => (await import('./convert')).convert,
	rules: async () => (await import('./rules')).rules,
	bouncers: async () => (await import('./bouncers')).bouncers,
}

async function main(words: readonly string[]): Promise<number> {
	const [name = '', ...rest] = words
	if (name === '--help' || name === '-h' || name === 'help' || rest.includes('--help')) {
		process.stdout.write(usage)
		return 0
	}
	const command = Object.hasOwn(commands, name) ? commands[name] : undefined
	if (!command) throw new UsageError(name ? `unknown command ${name}\n\n${usage}` : usage)
	return (await command())(rest)
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
		process.stderr.write(`bouncer-doctor: ${told}\n`)
		process.exitCode = 2
	},
)
