import rules from '@generated/error-rules/default/search-rules.json'
import { type Analyzer, createAnalyzer, type Knowledge } from '../engine/logs/analyzer'
import { bouncers } from '../facts/bouncers'
import { programs } from '../facts/programs'
import { UsageError } from './usage'

/** Everything that the project knows, as the engine wants it. */
export const knowledge: Knowledge = { rules, bouncers, programs }

export function newAnalyzer(): Analyzer {
	return createAnalyzer(knowledge)
}

/**
 * @throws UsageError when no bouncer has that id, naming those that exist.
 */
export function knownBouncer(command: string, id: string, option = '--bouncer') {
	const found = bouncers.find((bouncer) => bouncer.id === id)
	if (!found) throw new UsageError(`${command}: ${option} ${id} is not known; one of ${bouncers.map((bouncer) => bouncer.id).join(', ')}`)
	return found
}
