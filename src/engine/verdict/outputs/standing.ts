import type { Bouncer } from '../../../facts/bouncer'
import { luaPackages } from '../../../facts/lua-packages'
import { isOfEngine, type Observation, type Output } from '../../intake/outputs/output'
import type { Standing } from '../gate'
import { asks, isEndpointHost } from './endpoint'
import { subjectOf } from './subject'

/**
 * How far the lines of outputs are about a bouncer, by line of the paste: `null` where the output does not tell. A line between two
 * observations belongs to the one above it.
 *
 * @param given The bouncer that the reader named; null for none.
 */
export function standingsOf(outputs: readonly Output[], bouncers: readonly Bouncer[], given: string | null): ReadonlyMap<number, Standing | null> {
	const found = new Map<number, Standing | null>()
	for (const { firstLine, lastLine, seen, logs } of outputs) {
		const standings = seen.map(({ what, line }) => ({ line, standing: standingOf(what, bouncers, given) }))
		for (let line = firstLine; line <= lastLine; line++) {
			if (logs.some((log) => line >= log.firstLine && line <= log.lastLine)) continue
			const above = standings.findLast((one) => one.line <= line) ?? standings[0]
			if (above) found.set(line, above.standing)
		}
	}
	return found
}

function standingOf(what: Observation, bouncers: readonly Bouncer[], given: string | null): Standing | null {
	if (isOfEngine(what)) return null
	const unsaid = given === null ? 'aside' : null
	switch (what.kind) {
		case 'unit':
		case 'container': {
			const subject = subjectOf(what, bouncers, given)
			switch (subject.kind) {
				case 'bouncer':
					return 'own'
				case 'host':
					return 'host'
				// What the engine's own state means stands in `verdict/engine/`.
				case 'engine':
				case 'service':
					return 'aside'
				case 'unknown':
					return unsaid
			}
			return null
		}
		case 'package':
			if (what.name === null) return null
			if (/crowdsec|bouncer/i.test(what.name)) return 'own'
			return luaPackages.test(what.name) ? 'host' : 'aside'
		case 'answer':
			if (what.url === null) return null
			// Without a key anybody is refused, and what works by hand is no pull of the bouncer: `shown.ts` says what each of them shows.
			return asks(what.url) === 'stream' && what.withKey !== false && what.status !== 200 ? 'own' : 'aside'
		case 'no-answer':
			if (what.host !== null && isEndpointHost(what.host)) return 'own'
			return what.url === null ? null : asks(what.url) === 'other' ? unsaid : 'own'
		case 'lookup':
			return isEndpointHost(what.name) ? 'own' : unsaid
		case 'certificate':
			if (what.host === null) return null
			return isEndpointHost(what.host) ? 'own' : unsaid
		case 'file-test':
		case 'listener':
		case 'packet-filter':
			return null
	}
}
