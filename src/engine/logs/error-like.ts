import type { FormatId } from './input-format'

interface Marker {
	/** For the scanner: lower case, seven bytes or more. */
	readonly needle: string
	readonly regex: RegExp
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
	{ needle: ' err error=', regex: / ERR (?:\S+ )*error=/, formats: ['traefik'] },
	{ needle: ' error - ', regex: / - ERROR - /i, formats: ['python'] },
	{ needle: 'critical - ', regex: / - CRITICAL - /i, formats: ['python'] },
	{ needle: ':error:', regex: /(?:^|\s)\w*:?ERROR:/, formats: ['python'] },
	{ needle: '|error|', regex: /\|error\|/i, formats: ['monolog'] },
	{ needle: ':00|400|', regex: /:00\|400\|/, formats: ['monolog'] },
	{ needle: ':00|500|', regex: /:00\|500\|/, formats: ['monolog'] },
	{ needle: 'systemd[1]: failed', regex: /systemd\[1\]: Failed/ },
	{ needle: 'erro[00', regex: /\bERRO\[/, formats: ['logrus-terminal'] },
	{ needle: 'erro[20', regex: /\bERRO\[/, formats: ['logrus-terminal'] },
	{ needle: 'fata[00', regex: /\bFATA\[/, formats: ['logrus-terminal'] },
	{ needle: 'fata[20', regex: /\bFATA\[/, formats: ['logrus-terminal'] },
	{ needle: 'traceback (most', regex: /^Traceback \(most recent/ },
	{ needle: 'error: ', regex: /^(?:[\w$]{1,80}\.){0,8}[\w\\]{0,80}Error: \S/ },
	{ needle: 'exception: ', regex: /^(?:[\w$]{1,80}\.){0,8}[\w\\]{0,80}Exception: \S/ },
	{ needle: '\terror\t', regex: /\tERROR\t/, formats: ['zap-console'] },
	{ needle: '\tfatal\t', regex: /\tFATAL\t/, formats: ['zap-console'] },
]

/** Needles for the scanner, in lower case, each of seven bytes or more. */
export const errorNeedles: readonly string[] = markers.map((marker) => marker.needle)

/**
 * Whether a line looks like an error, given what the scanner found in it.
 *
 * @param format The reader's correction: only what this format calls an error; null for all.
 */
export function looksLikeError(line: string, format: FormatId | null): boolean {
	return markers.some((marker) => marker.regex.test(line) && (format === null || marker.formats === undefined || marker.formats.includes(format)))
}
