import { collectAnything, collectCommand } from '../engine/report/collect/collect-command'
import { readArguments } from './arguments'
import { optionKinds } from './command-table'
import { knownBouncer, unknownDeployment } from './known-bouncer'
import { printText } from './print'
import { UsageError } from './usage'

/** `bouncer-doctor collect`: prints the command that gathers everything the analyzer wants to see. It does not run it. */
export async function collect(words: readonly string[]): Promise<number> {
	const args = readArguments('collect', words, optionKinds('collect'))
	if (args.files.length > 0) throw new UsageError('collect: takes no FILE; it prints a command for a shell')
	const wanted = args.value('bouncer')
	const place = args.value('deployment')
	if (wanted === null) {
		if (place !== null) throw new UsageError('collect: --deployment needs --bouncer')
		printText(`${collectAnything().run}\n`)
		return 0
	}
	const bouncer = knownBouncer('collect', wanted)
	const deployment = place === null ? bouncer.deployments[0] : bouncer.deployments.find(({ id }) => id === place)
	if (!deployment) throw unknownDeployment('collect', bouncer, place ?? '')
	const command = collectCommand(bouncer, deployment)
	if (command === null) throw new UsageError(`collect: ${bouncer.name}, ${deployment.name}, has no shell to run a command in`)
	printText(`${command.run}\n`)
	return 0
}
