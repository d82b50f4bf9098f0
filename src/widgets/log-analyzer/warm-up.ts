import type { SearchRule } from '../../facts/errors/rule'

/** Enough of a log to make the engine's code warm. */
export const firstWarmUp = 'time="2026-01-02T03:04:05Z" level=error msg="API error: access forbidden"\n'.repeat(50)

/** Short enough that a reader who pastes meanwhile waits no longer than a blink. */
const linesAtOnce = 60

/** What stands before the messages of most logs. */
const prefixes = [
	'time="2026-01-02T03:04:05Z" level=error msg="',
	'2026/01/02 03:04:05 [error] 12#12: *3 ',
	'Jan  2 03:04:05 web-1 program[12]: ',
	'web-1  | 2026-01-02 03:04:05,678 - root - ERROR - ',
	// Undated lines may be a configuration, and are read as one.
	'',
]
/** So many lines in a row have the same prefix. */
const row = 8

/**
 * Texts in which every message has a line that looks like it: a different line is new to the engine, and the first one of its
 * kind takes ten times as long as the next.
 */
export function warmUpTexts(rules: readonly SearchRule[]): readonly string[] {
	const lines = rules
		.flatMap(({ match }) => match)
		.map(({ all, any }, at) => `${prefixes[Math.floor(at / row) % prefixes.length]}${[...all, ...any.slice(0, 1)].join(' ')}`)
	return Array.from({ length: Math.ceil(lines.length / linesAtOnce) }, (_, at) => lines.slice(at * linesAtOnce, (at + 1) * linesAtOnce).join('\n'))
}
