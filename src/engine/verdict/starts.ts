import { isoTime } from '../logs/lines/time'
import type { Claim } from './gate'

/** So many starts within this time of each other are no restarts by hand. */
const leastStarts = 3
const longestBetween = 5 * 60_000

/** Says that a program starts again and again, with its times; null where it does not. */
export function startLoop(claims: readonly Claim[]): string | null {
	for (const { tally, standing } of claims) {
		if (tally.rule.event !== 'start' || standing === 'aside') continue
		const times = [...new Set(tally.times)].sort((a, b) => a - b)
		const near = times.filter((time, at) => at === 0 || time - (times[at - 1] as number) <= longestBetween)
		const [from] = near
		const to = near.at(-1)
		if (near.length < leastStarts || near.length < times.length || from === undefined || to === undefined) continue
		return `It started ${near.length} times in ${Math.round((to - from) / 1000)} s (${isoTime(from)} to ${isoTime(to)}): something ends it each time.`
	}
	return null
}
