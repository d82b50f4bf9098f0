/**
 * Timestamps in the forms that bouncers, their hosts and the wrappers around them print. The leftmost one of a line counts:
 * that is the wrapper's where there is one, and it has a date even where the program prints only a clock.
 */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export interface TimeForm {
	readonly name: string
	readonly regex: RegExp
	/** Milliseconds since 1970 in UTC, or null when the digits are no date. `year` is for forms that have none. */
	read(groups: Readonly<Record<string, string | undefined>>, year: number): number | null
}

/** `2026-11-22T11:34:42.123Z`, `2026-11-22 11:34:42,123`, `2026/11/22 11:34:42`, with or without a zone. */
const isoLike: TimeForm = {
	name: 'iso',
	regex: /(?<![\d.])(?<y>\d{4})[-/](?<m>\d\d)[-/](?<d>\d\d)[T ](?<h>\d\d):(?<i>\d\d):(?<s>\d\d)(?:[.,](?<f>\d{1,9}))? ?(?<z>Z\b|[+-]\d\d:?\d\d|[A-Z]{3,4}\b)?/,
	read: (g) => utc(g.y, g.m, g.d, g.h, g.i, g.s, g.f, g.z),
}

/** `22-11-2026 11:34:42`: logrus in CrowdSec's programs before 2023. */
const dayFirst: TimeForm = {
	name: 'day-first',
	regex: /(?<![\d.])(?<d>\d\d)-(?<m>\d\d)-(?<y>\d{4}) (?<h>\d\d):(?<i>\d\d):(?<s>\d\d)/,
	read: (g) => utc(g.y, g.m, g.d, g.h, g.i, g.s),
}

/** `11/22/2026 11:34:42 AM`: Windows in American English, and Event Viewer. A day above 12 tells `22/11/2026` apart. */
const windows: TimeForm = {
	name: 'windows',
	regex: /(?<![\d.])(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4}),? (?<h>\d{1,2}):(?<i>\d\d)(?::(?<s>\d\d))?(?: (?<half>[AP]M))?/i,
	read: (g) => {
		const swapped = Number(g.m) > 12
		const hour = g.half === undefined ? Number(g.h) : (Number(g.h) % 12) + (g.half.toUpperCase() === 'PM' ? 12 : 0)
		return utc(g.y, swapped ? g.d : g.m, swapped ? g.m : g.d, String(hour), g.i, g.s ?? '0')
	},
}

/** `E1122 11:34:42.123456       1 reflector.go:150]`: klog, in Kubernetes. It has no year. */
const klog: TimeForm = {
	name: 'klog',
	regex: /^[IWEF](?<m>\d\d)(?<d>\d\d) (?<h>\d\d):(?<i>\d\d):(?<s>\d\d)(?:\.(?<f>\d{1,9}))?/,
	read: (g, year) => utc(String(year), g.m, g.d, g.h, g.i, g.s, g.f),
}

/** `22/Nov/2026:11:18:45.896 +0000` (HAProxy, access logs), `22-Nov-2026 11:15:55 UTC` (PHP). */
const namedMonth: TimeForm = {
	name: 'named-month',
	regex: /(?<d>\d\d)[-/](?<mon>[A-Za-z]{3})[-/](?<y>\d{4})[: ](?<h>\d\d):(?<i>\d\d):(?<s>\d\d)(?:\.(?<f>\d{1,9}))?(?: (?<z>[+-]\d{4}|[A-Z]{3,4}\b))?/,
	read: (g) => utc(g.y, monthOf(g.mon), g.d, g.h, g.i, g.s, g.f, g.z),
}

/** `Sun Nov 22 11:22:19.619883 2026`: Apache. */
const apacheError: TimeForm = {
	name: 'apache',
	regex: /[A-Z][a-z]{2} (?<mon>[A-Z][a-z]{2}) +(?<d>\d{1,2}) (?<h>\d\d):(?<i>\d\d):(?<s>\d\d)(?:\.(?<f>\d{1,9}))? (?<y>\d{4})/,
	read: (g) => utc(g.y, monthOf(g.mon), g.d, g.h, g.i, g.s, g.f),
}

/** `Nov 22 11:20:24`: syslog and the journal's short form. It has no year. */
const syslog: TimeForm = {
	name: 'syslog',
	regex: /(?<![A-Za-z])(?<mon>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +(?<d>\d{1,2}) (?<h>\d\d):(?<i>\d\d):(?<s>\d\d)(?!\S* \d{4})/,
	read: (g, year) => utc(String(year), monthOf(g.mon), g.d, g.h, g.i, g.s),
}

/** `"time":1795347475688`: pino and other JSON loggers, in milliseconds. */
const epoch: TimeForm = {
	name: 'epoch',
	regex: /"(?:time|ts)":(?<ms>1\d{12})\b/,
	read: (g) => Number(g.ms),
}

/** `"ts":1795347475.688`: zap, in seconds. */
const epochSeconds: TimeForm = {
	name: 'epoch-seconds',
	regex: /"(?:time|ts)":(?<s>1\d{9})(?:\.(?<f>\d{1,9}))?\b/,
	read: (g) => Number(g.s) * 1000 + fraction(g.f),
}

export const timeForms: readonly TimeForm[] = [isoLike, dayFirst, windows, namedMonth, apacheError, syslog, klog, epoch, epochSeconds]

/** A time stands near the start of a line; JSON loggers put it after a few fields. */
export const searchedCharacters = 240

/** What looks like a timestamp. */
export interface TimeSight {
	readonly form: TimeForm
	readonly at: number
	/** Null when the digits are no date. */
	readonly ms: number | null
}

/** Whatever looks like a timestamp near the start of a line, at most one of each form. */
export function timesIn(line: string, year: number): readonly TimeSight[] {
	const head = line.slice(0, searchedCharacters)
	const found: TimeSight[] = []
	for (const form of timeForms) {
		const match = form.regex.exec(head)
		if (match) found.push({ form, at: match.index, ms: form.read(match.groups ?? {}, year) })
	}
	return found
}

/**
 * The leftmost timestamp of a line.
 *
 * @param year Assumed where the form has none.
 * @returns Milliseconds since 1970; the time counts as UTC where the line names no zone. Null when there is none.
 */
export function timeOf(line: string, year: number): number | null {
	let best: TimeSight | null = null
	for (const sight of timesIn(line, year)) if (sight.ms !== null && (!best || sight.at < best.at)) best = sight
	return best?.ms ?? null
}

/** ISO 8601 in UTC, without milliseconds when they are zero. */
export function isoTime(ms: number): string {
	return new Date(ms).toISOString().replace('.000Z', 'Z')
}

function utc(y?: string, m?: string, d?: string, h?: string, i?: string, s?: string, f?: string, zone?: string): number | null {
	const month = Number(m)
	const day = Number(d)
	if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31 && Number(h) < 24 && Number(i) < 60 && Number(s) < 61)) return null
	return Date.UTC(Number(y), month - 1, day, Number(h), Number(i), Number(s)) + fraction(f) - offsetOf(zone)
}

function fraction(digits?: string): number {
	return digits ? Math.floor(Number(`0.${digits}`) * 1000) : 0
}

/** Minutes east of Greenwich, of the zone names that systemd and PHP print. Names with several meanings are left out: they count as UTC. */
const zones: Readonly<Record<string, number>> = {
	WET: 0,
	WEST: 60,
	BST: 60,
	CET: 60,
	CEST: 120,
	EET: 120,
	EEST: 180,
	MSK: 180,
	JST: 540,
	EST: -300,
	EDT: -240,
	CDT: -300,
	MST: -420,
	MDT: -360,
	PST: -480,
	PDT: -420,
}

function offsetOf(zone?: string): number {
	const named = zone === undefined || !Object.hasOwn(zones, zone) ? undefined : zones[zone]
	if (named !== undefined) return named * 60_000
	const found = /^([+-])(\d\d):?(\d\d)$/.exec(zone ?? '')
	if (!found) return 0
	const minutes = Number(found[2]) * 60 + Number(found[3])
	return (found[1] === '-' ? -minutes : minutes) * 60_000
}

function monthOf(name?: string): string {
	return String(months.indexOf((name ?? '').toLowerCase()) + 1)
}
