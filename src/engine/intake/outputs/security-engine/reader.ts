import type { Lines, Nothing, Observation, OutputReader, Reading, Sighting } from '../output'
import { cscliCommand } from './command'
import { readJson } from './json'
import { loggedAt } from './message'

/** What a table or a JSON value shows, and the line after its last one. */
export interface Shown {
	readonly end: number
	readonly sightings: readonly Sighting[]
}

interface Form<Id extends string> {
	readonly id: Id
	/** Words behind `cscli`, as a regular expression: `bouncers (?:list|inspect)`. */
	readonly words: string
	/** Its first line that no other program prints. */
	readonly begins: RegExp
	/** @param at The line that `begins` fits. */
	readonly read: (lines: Lines, at: number, command: string | null) => Shown | Nothing | null
	/** Null where there is no such form; what it gives has no place of its own. */
	readonly readJson: ((value: unknown, command: string | null) => readonly Observation[] | null) | null
}

/** Its answers and its own log above them are a stream by themselves: the engine's log may stand beside it. */
export const engine = 'cscli'

/** What `cscli` writes above its answer are lines of its own log, not more than these. */
const mostAbove = 40
const jsonBegins = /^(?:[[{]|null$)/

/** A reader of one of `cscli`'s commands, for its human and its JSON form. */
export function cscliOutput<Id extends string>({ id, words, begins, read, readJson: fromJson }: Form<Id>): OutputReader<Id> {
	return {
		id,
		command: cscliCommand(words),
		begins: [begins],
		read(lines, command) {
			const at = command === null ? 0 : lines.slice(0, mostAbove).findIndex((line) => begins.test(line) || (fromJson !== null && jsonBegins.test(line)))
			if (at < 0) return null
			if (begins.test(lines.at(at) ?? '')) return readingOf(at, read(lines, at, command), lines)
			return fromJson === null
				? null
				: readingOf(
						at,
						shownIn(lines, at, (value) => fromJson(value, command)),
						lines,
					)
		},
	}
}

/** A JSON value of which only its form tells what it is. Each row is placed where its name stands. */
export function shownIn(lines: Lines, at: number, observe: (value: unknown) => readonly Observation[] | null): Shown | null {
	const json = readJson(lines, at)
	const observations = json && observe(json.value)
	if (!json || !observations) return null
	const named = new Map<string, number>()
	for (let line = json.end - 1; line >= at; line--) for (const [, text = ''] of (lines.at(line) ?? '').matchAll(/"([^"]*)"/g)) named.set(text, line)
	return { end: json.end, sightings: observations.map((what) => ({ at: named.get(nameOf(what) ?? '') ?? at, what })) }
}

function nameOf(what: Observation): string | null {
	if ('name' in what) return what.name
	if ('source' in what) return what.source
	return 'parser' in what ? what.parser : null
}

export function readingOf(from: number, shown: Shown | Nothing | null, lines: Lines = []): Reading | Nothing | null {
	if (shown === null || 'nothingIn' in shown) return shown
	const above = lines.slice(0, from).flatMap((line, at): readonly Sighting[] => {
		const time = loggedAt(line)
		return time === null ? [] : [{ at, what: { kind: 'engine-run-at', time } }]
	})
	return {
		length: shown.end,
		subject: engine,
		sightings: [...above.slice(0, 1), ...shown.sightings],
		logs: from > 0 ? [{ from: 0, to: from, stream: engine }] : [],
	}
}

/** What tells a table: the names of some of its columns, one after the other, in boxes or with spaces between. */
export function headings(...names: readonly string[]): RegExp {
	return new RegExp(`^[\\s|│]*${names.join('[\\s|│]+')}(?:[\\s|│]|$)`)
}
