import type { FormatId } from '../../intake/input-format'

/** How bad a program calls its own line. `fatal`: with such a line it ends. */
export type Level = 'fatal' | 'error' | 'warning'

interface Marker {
	readonly level: Level
	/** For the scanner: lower case, seven bytes or more. Lines without any of them are only seen where they were found for something else. */
	readonly needles: readonly string[]
	/** Lower case: stands in every line that matches, unless its only needle does. */
	readonly sign?: string
	readonly regex: RegExp
	/** The formats that say so; absent where it means an error in any text. */
	readonly formats?: readonly FormatId[]
}

const digits = [...'0123456789']

/** What stands before the three letters of zerolog's console: a time in UTC, one with an offset, its own short time, a colour. */
function afterZerologTime(word: string): readonly string[] {
	return [...digits.map((digit) => `${digit}z ${word} `), `:00 ${word} `, `:30 ${word} `, `am ${word} `, `pm ${word} `, `[31m${word}`]
}

/** A level after a time, a thread or a logger. */
function afterTime(word: string): readonly string[] {
	return [...digits.map((digit) => `${digit} ${word} `), `z ${word} `, `] ${word} `, `  ${word} `, ` ${word} [`]
}

/** A level as the value of a JSON field, also inside of another program's JSON. */
function inJson(...words: readonly string[]): readonly string[] {
	return words.flatMap((word) => [
		`level":"${word}"`,
		`level": "${word}"`,
		`level\\":\\"${word}\\"`,
		`severity":"${word}"`,
		`severity": "${word}"`,
		`"@l":"${word}"`,
	])
}

/**
 * What makes a line look like an error to a reader. Lines that look so and that no rule knows are shown as "not recognised":
 * the analyzer admits what it does not know. Broad words (`error`, `failed`) are no markers: access logs and HTML are full of them.
 */
const markers: readonly Marker[] = [
	{ level: 'error', needles: ['level=error'], regex: /level=error/i, formats: ['logrus', 'slog'] },
	{ level: 'fatal', needles: ['level=fatal'], regex: /level=fatal/i, formats: ['logrus', 'slog'] },
	{ level: 'fatal', needles: ['level=panic'], regex: /level=panic/i, formats: ['logrus', 'slog'] },
	{ level: 'warning', needles: ['level=warn'], regex: /level=warn/i, formats: ['logrus', 'slog'] },
	{ level: 'error', needles: inJson('error'), sign: '"error"', regex: /(?:level|severity|"@l)": ?"error"/i, formats: ['json'] },
	{
		level: 'fatal',
		needles: inJson('fatal', 'panic', 'critical', 'emergency'),
		sign: '"',
		regex: /(?:level|severity|"@l)": ?"(?:fatal|panic|critical|emergency)"/i,
		formats: ['json'],
	},
	{ level: 'warning', needles: ['"level":"warn'], regex: /"level":"warn/i, formats: ['json'] },
	{ level: 'error', needles: ['"level":50'], regex: /"level":50\b/, formats: ['json'] },
	{ level: 'fatal', needles: ['"level":60'], regex: /"level":60\b/, formats: ['json'] },
	{ level: 'error', needles: ['[error]'], regex: /\[error\]/i, formats: ['nginx', 'apache'] },
	{ level: 'fatal', needles: ['[emerg]'], regex: /\[emerg\]/, formats: ['nginx', 'apache'] },
	{ level: 'error', needles: ['[alert]'], regex: /\[alert\]/i, formats: ['nginx', 'haproxy', 'apache'] },
	{ level: 'error', needles: ['[crit] '], regex: /\[crit\] /, formats: ['nginx', 'apache'] },
	{ level: 'error', needles: [':error]', ':alert]', ':crit] '], sign: ']', regex: /^\[[^\]]+\] \[\w*:(?:error|alert|crit)\]/, formats: ['apache'] },
	{ level: 'fatal', needles: [':emerg]'], regex: /^\[[^\]]+\] \[\w*:emerg\]/, formats: ['apache'] },
	{ level: 'fatal', needles: ['panic: '], regex: /(?:^|\s)panic: / },
	{ level: 'fatal', needles: ['fatal error:'], regex: /fatal error:/i },
	{ level: 'fatal', needles: ['parse error:'], regex: /php parse error:/i },
	{ level: 'warning', needles: ['php warning'], regex: /php warning/i, formats: ['php'] },
	{ level: 'fatal', needles: ['uncaught '], regex: /uncaught \S*(?:error|exception)/i },
	{ level: 'fatal', needles: ['unhandled exception'], regex: /^Unhandled exception[.:]/i },
	{ level: 'fatal', needles: ['panicked at'], regex: /^thread '[^']{0,80}' (?:\(\d+\) )?panicked at/ },
	{ level: 'error', needles: afterZerologTime('err'), sign: 'err ', regex: /(?:^|\s)ERR \S/, formats: ['traefik'] },
	{ level: 'fatal', needles: afterZerologTime('ftl'), sign: 'ftl ', regex: /(?:^|\s)FTL \S/ },
	{ level: 'fatal', needles: afterZerologTime('pnc'), sign: 'pnc ', regex: /(?:^|\s)PNC \S/ },
	{ level: 'error', needles: afterTime('error'), sign: 'error', regex: /(?:^|\d(?:Z| [AP]M)?\]? +|\] +)ERROR[ :\]]/ },
	{ level: 'error', needles: [], sign: 'error', regex: /:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)? error \S/ },
	{
		level: 'fatal',
		needles: afterTime('fatal'),
		sign: 'fatal',
		regex: /(?:^|\d(?:Z| [AP]M)?\]? +|\] +)FATAL[ :\]]|:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)? (?:fatal|panic) \S/,
	},
	{ level: 'fatal', needles: ['critical ', 'critical:', '[critical]'], sign: 'critical', regex: /(?:^|\d\]? +|\] +|\[)CRITICAL[ :\]]/ },
	{ level: 'fatal', needles: ['[fatal]', '|fatal|'], sign: 'fatal', regex: /\[FATAL\]|\|FATAL\|/i },
	{ level: 'error', needles: ['error: ', 'fatal: '], sign: ': ', regex: /^(?:error|fatal|critical): \S/i },
	{ level: 'error', needles: [' error - '], regex: / - ERROR - /i, formats: ['python'] },
	{ level: 'fatal', needles: ['critical - '], regex: / - CRITICAL - /i, formats: ['python'] },
	{ level: 'error', needles: [':error:'], sign: 'error:', regex: /(?:^|\s)\w*:?ERROR:/, formats: ['python'] },
	{ level: 'error', needles: ['|error|'], regex: /\|error\|/i, formats: ['monolog'] },
	{ level: 'error', needles: [':00|400|'], regex: /:00\|400\|/, formats: ['monolog'] },
	{ level: 'fatal', needles: [':00|500|', ':00|550|', ':00|600|'], sign: ':00|', regex: /:00\|(?:500|550|600)\|/, formats: ['monolog'] },
	{ level: 'error', needles: ['systemd[1]: failed'], regex: /systemd\[1\]: Failed/ },
	{
		level: 'error',
		needles: ['daemon.err', 'user.err ', 'daemon.crit', 'daemon.alert'],
		sign: '.',
		regex: /(?:^|\s)(?:daemon|user|local\d)\.(?:err|crit|alert) /,
	},
	{ level: 'fatal', needles: ['daemon.emerg'], regex: /(?:^|\s)daemon\.emerg / },
	{ level: 'error', needles: ['erro[00', 'erro[20'], sign: 'erro[', regex: /\bERRO\[/, formats: ['logrus-terminal'] },
	{ level: 'fatal', needles: ['fata[00', 'fata[20'], sign: 'fata[', regex: /\bFATA\[/, formats: ['logrus-terminal'] },
	{ level: 'fatal', needles: ['pani[00', 'pani[20'], sign: 'pani[', regex: /\bPANI\[/, formats: ['logrus-terminal'] },
	{ level: 'error', needles: ['traceback (most'], regex: /^Traceback \(most recent/ },
	{ level: 'error', needles: ['error: '], regex: /^(?:[\w$]{1,80}\.){0,8}[\w\\]{0,80}Error: \S/ },
	{ level: 'error', needles: ['exception: '], regex: /^(?:[\w$]{1,80}\.){0,8}[\w\\]{0,80}Exception: \S/ },
	{ level: 'error', needles: ['\terror\t'], regex: /\tERROR\t/, formats: ['zap-console'] },
	{ level: 'fatal', needles: ['\tfatal\t', '\tpanic\t'], sign: '\t', regex: /\t(?:FATAL|D?PANIC)\t/, formats: ['zap-console'] },
	// klog prints a letter, the date, the time, the thread and the place in the source; seven bytes of it are the same only where that is the main file.
	{ level: 'error', needles: ['main.go:'], sign: '.go:', regex: /^E\d{4} \d\d:\d\d:\d\d\.\d{1,9} .{0,80}\.go:\d{1,5}\] / },
	{ level: 'fatal', needles: ['main.go:'], sign: '.go:', regex: /^F\d{4} \d\d:\d\d:\d\d\.\d{1,9} .{0,80}\.go:\d{1,5}\] / },
	// .NET's console: the message stands in the next line.
	{ level: 'error', needles: [], sign: 'fail: ', regex: /^fail: [\w.]{1,120}\[\d{1,5}\]/ },
	{ level: 'fatal', needles: [], sign: 'crit: ', regex: /^crit: [\w.]{1,120}\[\d{1,5}\]/ },
	// Windows: a dialog of the service manager.
	{ level: 'error', needles: digits.map((digit) => `error 10${digit}`), sign: 'error 10', regex: /^(?:Error|System error) 10\d\d\b/i },
]

/** Needles for the scanner with the number of their marker. */
export const errorNeedles: readonly { readonly needle: string; readonly marker: number }[] = markers.flatMap(({ needles }, marker) =>
	needles.map((needle) => ({ needle, marker })),
)

/** Numbers of the markers whose lines need not have their needle. */
const loose: readonly number[] = markers.flatMap((marker, number) => (marker.sign === undefined ? [] : [number]))
const every: readonly number[] = markers.map((_, number) => number)

/**
 * Markers that can be in a line.
 *
 * @param found Numbers of the markers whose needles stand in it.
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
		const { needles, sign = needles[0] ?? '', regex, formats } = markers[number] as Marker
		if (format !== null && formats !== undefined && !formats.includes(format)) continue
		if (folded.includes(sign) && forms.some((form) => regex.test(form))) return true
	}
	return false
}

/** How bad a line that looks like an error is, by the worst word in it. */
export function levelOf(text: string): Level {
	const levels = new Set(markers.flatMap(({ level, regex }) => (regex.test(text) ? [level] : [])))
	if (levels.has('fatal')) return 'fatal'
	return levels.has('error') || levels.size === 0 ? 'error' : 'warning'
}
