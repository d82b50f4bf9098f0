import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { bouncers } from './bouncers'
import { check } from './check'
import { convert } from './convert'
import { diagnose } from './diagnose'
import { generate } from './generate'
import { newAnalyzer } from './knowledge'
import { rules } from './rules'
import { type PartWork, readParts } from './threads'
import { UsageError, usage } from './usage'

const commands: Readonly<Record<string, (words: readonly string[]) => Promise<number>>> = { diagnose, check, generate, convert, rules, bouncers }

async function main(words: readonly string[]): Promise<number> {
	const [name = '', ...rest] = words
	if (name === '--help' || name === '-h' || name === 'help' || rest.includes('--help')) {
		process.stdout.write(usage)
		return 0
	}
	const command = Object.hasOwn(commands, name) ? commands[name] : undefined
	if (!command) throw new UsageError(name ? `unknown command ${name}\n\n${usage}` : usage)
	return command(rest)
}

/** A reader that closes the pipe early (`| head`) has seen enough. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))

function run(): void {
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
}

// The same bundle serves as the helper thread that reads parts of a large log.
if (isMainThread) run()
else
	readParts(workerData as PartWork, newAnalyzer(), (done) =>
		parentPort?.postMessage(done, [
			done.segment.pullRules.buffer,
			done.segment.pullTimes.buffer,
			done.segment.entryKinds.buffer,
			done.segment.entryLines.buffer,
		]),
	)
