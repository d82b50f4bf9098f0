import type { Bouncer } from '../facts/bouncer'
import { bouncerOf, bouncers } from '../facts/bouncers'
import { UsageError } from './usage'

/**
 * @throws UsageError when no bouncer has that id, naming those that exist.
 */
export function knownBouncer(command: string, id: string, option = '--bouncer'): Bouncer {
	const found = bouncerOf(id)
	if (!found) throw new UsageError(`${command}: ${option} ${id} is not known; one of ${bouncers.map((bouncer) => bouncer.id).join(', ')}`)
	return found
}
