import type { FormatId } from './input-format'

interface Marker {
	/** For the scanner: lower case, seven bytes or more. Stands in every line that matches, but for the forms with a `sign`. */
	readonly needle: string
	readonly regex: RegExp
	/** What stands in every line that matches, where some of them have no `needle`. */
	readonly sign?: string
	/** The formats that say so; absent where it means an error in any text. */
	readonly formats?: readonly FormatId[]
}

/**
 * What makes a line look like an error to a reader. Lines that look so and that no rule knows are shown as "not recognised":
 * the analyzer admits what it does not know. Broad words (`error`, `failed`) are no markers: access logs and HTML are full of them.
 */
const markers: readonly Marker[] = [
	{ needle: 'level=error', regex: /level=error/i, formats: ['logrus', 'slog'] },
	{ needle: 'level=fatal', regex: /level=fatal/i, formats: ['logrus', 'slog'] },
	{ needle: 'level=panic', regex: /level=panic/i, formats: ['logrus', 'slog'] },
	{ needle: 'level=warn', regex: /level=warn/i, formats: ['logrus', 'slog'] },
	{ needle: '"level":"error"', regex: /"level":"error"/i, formats: ['json'] },
	{ needle: '"level":"fatal"', regex: /"level":"fatal"/i, formats: ['json'] },
	{ needle: '"level":"warn', regex: /"level":"warn/i, formats: ['json'] },
	{ needle: '"level":50', regex: /"level":50\b/, formats: ['json'] },
	{ needle: '"level":60', regex: /"level":60\b/, formats: ['json'] },
	{ needle: '[error]', regex: /\[error\]/i, formats: ['nginx', 'apache'] },
	{ needle: '[emerg]', regex: /\[emerg\]/, formats: ['nginx', 'apache'] },
	{ needle: '[alert]', regex: /\[alert\]/i, formats: ['nginx', 'haproxy', 'apache'] },
	{ needle: '[crit] ', regex: /\[crit\] /, formats: ['nginx', 'apache'] },
	{ needle: ':error]', regex: /^\[[^\]]+\] \[\w*:error\]/, formats: ['apache'] },
	{ needle: ':emerg]', regex: /^\[[^\]]+\] \[\w*:emerg\]/, formats: ['apache'] },
	{ needle: 'panic: ', regex: /(?:^|\s)panic: / },
	{ needle: 'fatal error:', regex: /fatal error:/i },
	{ needle: 'parse error:', regex: /php parse error:/i },
	{ needle: 'php warning', regex: /php warning/i, formats: ['php'] },
	{ needle: 'uncaught ', regex: /uncaught \S*(?:error|exception)/i },
	{ needle: ' err error=', sign: 'error=', regex: / ERR (?:\S+ )*error=/, formats: ['traefik'] },
	{ needle: ' error - ', regex: / - ERROR - /i, formats: ['python'] },
	{ needle: 'critical - ', regex: / - CRITICAL - /i, formats: ['python'] },
	{ needle: ':error:', sign: 'error:', regex: /(?:^|\s)\w*:?ERROR:/, formats: ['python'] },
	{ needle: '|error|', regex: /\|error\|/i, formats: ['monolog'] },
	{ needle: ':00|400|', regex: /:00\|400\|/, formats: ['monolog'] },
	{ needle: ':00|500|', regex: /:00\|500\|/, formats: ['monolog'] },
	{ needle: 'systemd[1]: failed', regex: /systemd\[1\]: Failed/ },
	{ needle: 'erro[00', sign: 'erro[', regex: /\bERRO\[/, formats: ['logrus-terminal'] },
	{ needle: 'erro[20', sign: 'erro[', regex: /\bERRO\[/, formats: ['logrus-terminal'] },
	{ needle: 'fata[00', sign: 'fata[', regex: /\bFATA\[/, formats: ['logrus-terminal'] },
	{ needle: 'fata[20', sign: 'fata[', regex: /\bFATA\[/, formats: ['logrus-terminal'] },
	{ needle: 'traceback (most', regex: /^Traceback \(most recent/ },
	{ needle: 'error: ', regex: /^(?:[\w$]{1,80}\.){0,8}[\w\\]{0,80}Error: \S/ },
	{ needle: 'exception: ', regex: /^(?:[\w$]{1,80}\.){0,8}[\w\\]{0,80}Exception: \S/ },
	{ needle: '\terror\t', regex: /\tERROR\t/, formats: ['zap-console'] },
	{ needle: '\tfatal\t', regex: /\tFATAL\t/, formats: ['zap-console'] },
]

/** Needles for the scanner, in lower case, each of seven bytes or more. */
export const errorNeedles: readonly string[] = markers.map((marker) => marker.needle)

/** Numbers of the markers whose lines need not have their needle. */
const loose: readonly number[] = markers.flatMap((marker, number) => (marker.sign === undefined ? [] : [number]))
const every: readonly number[] = markers.map((_, number) => number)

/**
 * Markers that can be in a line.
 *
 * @param found Numbers of the `errorNeedles` that stand in it.
 */
export function possibleMarkers(found: readonly number[]): readonly number[] {
	return [...new Set([...found, ...loose])]
}

/**
 * Whether a line looks like an error.
 *
 * @param forms The line as printed, and what is left of it without a prefix.
 * @param folded The first of them through `foldCase`.
 * @param format The reader's correction: only what this format calls an error; null for all.
 * @param possible From `possibleMarkers`; all of them where the scanner saw other bytes than these.
 */
export function looksLikeError(forms: readonly string[], folded: string, format: FormatId | null, possible: readonly number[] = every): boolean {
	for (const number of possible) {
		const { needle, sign = needle, regex, formats } = markers[number] as Marker
		if (format !== null && formats !== undefined && !formats.includes(format)) continue
		if (folded.includes(sign) && forms.some((form) => regex.test(form))) return true
	}
	return false
}
