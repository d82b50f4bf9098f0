import { describe } from 'vitest'
import { skippedHere } from '../installed'
import { type Release, releases, whyNoMachine } from './debian-base'

/**
 * Describes what is done on every release of Debian. Where it cannot be done, a test is skipped and says why.
 *
 * @param whyNot Why it can be done on none; null when it can.
 * @param missed Called once for each release on which it is not done.
 */
export function onEachRelease(what: string, whyNot: string | null, missed: () => void, rehearsal: (release: Release) => void): void {
	for (const release of releases) {
		const title = `${what}, on ${release.name}`
		describe(title, () => {
			if (skippedHere(title, whyNot ?? whyNoMachine(release))) missed()
			else rehearsal(release)
		})
	}
}
