/**
 * What makes a line look like an error to a reader. Lines that look so and that no rule knows are shown as "not recognised":
 * the analyzer admits what it does not know. Broad words (`error`, `failed`) are no markers: access logs and HTML are full of them.
 */
const markers: readonly { readonly needle: string; readonly regex: RegExp }[] = [
	{ needle: 'level=error', regex: /level=error/i },
	{ needle: 'level=fatal', regex: /level=fatal/i },
	{ needle: 'level=panic', regex: /level=panic/i },
	{ needle: 'level=warn', regex: /level=warn/i },
	{ needle: '"level":"error"', regex: /"level":"error"/i },
	{ needle: '"level":"fatal"', regex: /"level":"fatal"/i },
	{ needle: '"level":"warn', regex: /"level":"warn/i },
	{ needle: '"level":50', regex: /"level":50\b/ },
	{ needle: '"level":60', regex: /"level":60\b/ },
	{ needle: '[error]', regex: /\[error\]/i },
	{ needle: '[emerg]', regex: /\[emerg\]/ },
	{ needle: '[alert]', regex: /\[alert\]/i },
	{ needle: '[crit] ', regex: /\[crit\] / },
	{ needle: ':error]', regex: /^\[[^\]]+\] \[\w*:error\]/ },
	{ needle: 'panic: ', regex: /(?:^|\s)panic: / },
	{ needle: 'fatal error:', regex: /fatal error:/i },
	{ needle: 'php warning', regex: /php warning/i },
	{ needle: 'uncaught ', regex: /uncaught \S*(?:error|exception)/i },
	{ needle: 'traceback (most', regex: /^Traceback \(most recent/ },
	{ needle: ' err error=', regex: / ERR (?:\S+ )*error=/ },
	{ needle: ' error - ', regex: / - ERROR - /i },
	{ needle: ':error:', regex: /(?:^|\s)\w*:?ERROR:/ },
	{ needle: '|error|', regex: /\|error\|/i },
	{ needle: ':00|400|', regex: /:00\|400\|/ },
	{ needle: ':00|500|', regex: /:00\|500\|/ },
	{ needle: 'systemd[1]: failed', regex: /systemd\[1\]: Failed/ },
]

/** Needles for the scanner, in lower case, each of seven bytes or more. */
export const errorNeedles: readonly string[] = markers.map((marker) => marker.needle)

/** Whether a line looks like an error, given what the scanner found in it. */
export function looksLikeError(line: string): boolean {
	return markers.some((marker) => marker.regex.test(line))
}
