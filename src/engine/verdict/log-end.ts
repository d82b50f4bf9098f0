import type { Evidence } from '../logs/streams/evidence'
import { thousands } from '../thousands'
import { hour } from './engine/clock'
import { alertAfterHours } from './pull-notes'
import type { Moment, State } from './state'

/** What the end of a text tells of the time after it. Nothing where outputs are beside it: these tell what runs. */
export interface LogEnd {
	/** Where the bouncer was stopped, if that is what the text ends with. */
	readonly stop: Moment | null
	/** Hours from the last line to the reader's clock, where an alert would have come since. */
	readonly silentHours: number | null
}

/** Lines in which a program that ends says goodbye. What comes after more of them may be a new start that is not known. */
const mostAfterStop = 5

/** Times without a zone can be so many hours off. */
const widestZone = 14

/** @param lines of the whole text */
export function logEnd({ stop }: State, { now, lastTime, outputs }: Evidence, lines: number): LogEnd {
	if (outputs.length > 0) return { stop: null, silentHours: null }
	const hours = now === null || lastTime === null ? 0 : Math.floor((now - lastTime) / hour)
	return {
		stop: stop !== null && lines - stop.line <= mostAfterStop ? stop : null,
		silentHours: hours >= alertAfterHours + widestZone ? hours : null,
	}
}

/** That the bouncer was stopped, in a sentence; none where it was not. */
export function stopNote({ stop }: LogEnd): readonly string[] {
	return stop ? [`It was stopped in line ${stop.line}: while it does not run, nothing is pulled.`] : []
}

/** That nothing is told of the last hours, in a sentence; none where they are few, and where a stop explains them. */
export function silenceNote({ stop, silentHours }: LogEnd): readonly string[] {
	if (silentHours === null || stop) return []
	const age = silentHours < 72 ? `${silentHours} hours` : `${thousands(Math.floor(silentHours / 24))} days`
	return [`Its last line is ${age} old: if it was copied just now, nothing was written since.`]
}
