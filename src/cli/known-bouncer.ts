import type { Bouncer } from '../facts/bouncer'
import { bouncerOf, bouncers } from '../facts/bouncers'
import { didYouMean, UsageError } from './usage'

/**
 * @throws UsageError when no bouncer has that id, naming those that exist.
 */
export function knownBouncer(command: string, id: string, option = '--bouncer'): Bouncer {
	const found = bouncerOf(id)
	if (!found) {
		const ids = bouncers.map((bouncer) => bouncer.id)
		throw new UsageError(`${command}: ${option} ${id} is not known${didYouMean(id, ids)}; one of ${ids.join(', ')}`)
	}
	return found
}

/** The error for a deployment that a bouncer does not have. */
export function unknownDeployment(command: string, bouncer: Bouncer, id: string): UsageError {
	const ids = bouncer.deployments.map((deployment) => deployment.id)
	return new UsageError(`${command}: --deployment ${id} is not known for ${bouncer.id}${didYouMean(id, ids)}; one of ${ids.join(', ')}`)
}
