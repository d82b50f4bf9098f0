import type { Generated } from '../../../src/engine/config/types'
import type { BouncerId } from '../../../src/facts/bouncer'
import { bouncerOf } from '../../../src/facts/bouncers'
import { type Asked, generatedWhole } from '../generated'
import { must } from '../run-inside'
import type { Release } from './debian-base'
import { follow, type Reader, told } from './follow'
import { Machine } from './machine'

/** A fresh machine for one use; it is ended whatever happens. */
export async function onFreshMachine(release: Release, use: (machine: Machine) => Promise<void>): Promise<void> {
	const machine = await Machine.start(release)
	try {
		await use(machine)
	} finally {
		await machine.close()
	}
}

/** Types the installation commands of a deployment, as its page prints them. */
export async function install(machine: Machine, id: BouncerId, deployment: string): Promise<void> {
	const commands = bouncerOf(id)?.deployments.find((known) => known.id === deployment)?.commands.install ?? []
	if (commands.length === 0) throw new Error(`${id} ${deployment} has no installation commands`)
	for (const { run } of commands) await must(run, machine.typed(run))
}

/**
 * Does what the generator prints for a deployment, on a machine where it is installed.
 *
 * @returns everything that was printed meanwhile.
 */
export async function rehearse(machine: Machine, id: BouncerId, deployment: string, reader: Reader = {}, asked: Asked = {}): Promise<string> {
	const made: Generated = generatedWhole(id, deployment, asked)
	return told(await follow(machine, made, reader))
}
