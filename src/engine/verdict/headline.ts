import { causeOf, isAboutEndpoint } from '../../facts/causes'
import { plainText } from '../plain-text'
import { isFaultOfEngine, isSaidByEngine } from './fault-of-engine'
import type { Verdict } from './verdict'

const longestLine = 240

/**
 * The answer in one sentence.
 *
 * @param bouncerName As readers know it; null when it is not known.
 */
export function headlineOf(verdict: Verdict, bouncerName: string | null): string {
	const { status, cause, bouncer, basis, findings, foreign, unrecognised, stopped } = verdict
	const title = cause ? causeOf(cause).title : 'A problem was found'
	switch (status) {
		case 'problem':
			// Lists of the engine show who asks it, not what runs.
			if (bouncer === 'crowdsec-engine' && cause === 'service-stopped' && basis === 'state') return 'A bouncer does not ask this engine.'
			return findings[0]?.healed ? `It seems to be over: ${title}.` : `${title}.`
		case 'host-problem':
			if (isFaultOfEngine(verdict)) return `${title}.`
			if (bouncer === 'crowdsec-engine' || isSaidByEngine(findings[0])) return `The Security Engine does not work. ${title}.`
			if (cause !== null && isAboutEndpoint(cause) && findings[0]) return `A program around the bouncer does not work. ${plainText(findings[0].means)}`
			// It runs without the plugin.
			if (cause === 'plugin-not-enabled' && findings[0])
				return `A part of the program in which a bouncer would run does not work. ${plainText(findings[0].means)}`
			return `The program in which a bouncer would run does not work. ${title}.`
		case 'unknown-fault':
			return unrecognised[0]?.sample.trim().slice(0, longestLine) ?? 'An error that we do not know.'
		case 'healthy':
			if (stopped) return `${bouncerName ?? 'The bouncer'} worked until it was stopped. Nothing in these lines starts it again.`
			// An answer to a pull by hand shows no bouncer at work.
			return bouncerName === null ? 'Nothing wrong is in these lines.' : `Nothing wrong: ${bouncerName} works, as far as these lines show.`
		case 'unrecognised':
			if (foreign) return `This is not a bouncer’s log (${foreign}).`
			return unrecognised.length > 0 ? 'These lines hold warnings or errors that we do not know.' : 'No known fault is in these lines.'
		case 'empty':
			return 'There is no text in it. Paste some lines of the log.'
	}
}
