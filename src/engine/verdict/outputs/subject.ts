import type { Bouncer } from '../../../facts/bouncer'
import { isOfEngine, type Observation } from '../../intake/outputs/output'
import { kindOfName, type NamedKind } from '../../logs/streams/speaker'

const nobody: NamedKind = { kind: 'unknown' }

/**
 * Whom an observation is about, by the names that the output shows.
 *
 * @param given The bouncer that the reader named: the program in which it runs stands for it.
 */
export function subjectOf(what: Observation, bouncers: readonly Bouncer[], given: string | null): NamedKind {
	const subject = byName(what, bouncers)
	return subject.kind === 'host' && given !== null && subject.bouncers.includes(given) ? { kind: 'bouncer', id: given } : subject
}

function byName(what: Observation, bouncers: readonly Bouncer[]): NamedKind {
	if (isOfEngine(what)) return { kind: 'engine' }
	switch (what.kind) {
		case 'unit':
			return kindOfName(what.name, bouncers)
		case 'container': {
			const ofName = kindOfName(what.name, bouncers)
			const ofImage = what.image === null ? nobody : kindOfName(what.image, bouncers)
			if (ofName.kind === 'bouncer' && (ofName.id !== null || ofImage.kind !== 'bouncer')) return ofName
			return ofImage.kind === 'bouncer' || ofName.kind === 'unknown' ? ofImage : ofName
		}
		case 'file-test':
			return kindOfName(what.program, bouncers)
		case 'package':
			return what.name === null ? nobody : kindOfName(what.name, bouncers)
		case 'packet-filter':
		case 'answer':
		case 'no-answer':
		case 'lookup':
		case 'certificate':
		case 'listener':
			return nobody
	}
}
