import type { CauseId } from '../../../facts/causes'
import { isOfEngine, type Observation, type PackageState } from '../../intake/outputs/output'
import type { NamedKind } from '../../logs/streams/speaker'
import { plainText } from '../../plain-text'
import { shownByAnswer, shownByCertificate, shownByLookup, shownByNoAnswer } from './network'
import { shownByContainer, shownByUnit } from './service-state'

export interface Fault {
	readonly kind: 'fault'
	readonly cause: CauseId
	/** `consequence`: it does not work, and the reason stands elsewhere. */
	readonly role: 'root' | 'consequence'
	/** A bouncer's own fault, or one of the program in which it would run. */
	readonly of: 'bouncer' | 'host'
	/** One or two sentences; Markdown code spans only. */
	readonly means: string
	readonly fix: string
	/** Page of the message where there is one: `docker/exited`. */
	readonly page: string | null
}

/** What an observation means for a bouncer. */
export type Shown =
	| Fault
	/** A pull by hand with the key was answered. */
	| { readonly kind: 'proof'; readonly says: string }
	/** Nothing wrong, and worth a sentence. */
	| { readonly kind: 'note'; readonly says: string }

/**
 * What an observation shows, and no more than it shows. Null where it tells nothing of a bouncer: somebody's other container, an
 * answer of another server.
 *
 * @param subject Whom it is about.
 */
export function shownBy(what: Observation, subject: NamedKind): Shown | null {
	if (isOfEngine(what)) return null
	switch (what.kind) {
		case 'unit':
			return shownByUnit(what, subject)
		case 'container':
			return shownByContainer(what, subject)
		case 'answer':
			return shownByAnswer(what)
		case 'no-answer':
			return shownByNoAnswer(what)
		case 'lookup':
			return shownByLookup(what)
		case 'certificate':
			return shownByCertificate(what)
		case 'package':
			return shownByPackage(what)
		// Known messages of these stand in the log; who listens and what the packet filter holds is told beside a verdict (`beside.ts`).
		case 'file-test':
		case 'listener':
		case 'packet-filter':
			return null
	}
}

function shownByPackage({ name, state, manager, message }: PackageState): Shown | null {
	if (name === null || !/crowdsec|bouncer/i.test(name)) return null
	const fault = (means: string, fix: string): Shown => ({ kind: 'fault', of: 'bouncer', role: 'root', cause: 'dependency-missing', page: null, means, fix })
	switch (state) {
		case 'not-found':
			return fault(`${manager} knows no package \`${name}\`.`, 'Add CrowdSec’s repository first, or check the name on the page of your bouncer.')
		case 'broken':
			return fault(`\`${name}\` cannot be installed: ${plainText(message).slice(0, 200)}`, 'Take all packages from one repository.')
		case 'installed':
		case 'held':
		case 'signature':
		case 'unreachable':
			return null
	}
}
