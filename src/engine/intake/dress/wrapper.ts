/**
 * What stands before each line when a log comes through something else: Docker, Kubernetes, the journal, syslog, an e-mail.
 * Rules look at the line as the program printed it.
 */
export const wrappers = [
	{ id: 'none', name: 'nothing' },
	{ id: 'compose', name: 'Docker Compose prefix' },
	{ id: 'docker-json', name: 'Docker’s log file (JSON)' },
	{ id: 'timestamps', name: 'kubectl or docker logs with timestamps' },
	{ id: 'kubernetes', name: 'Kubernetes pod prefix' },
	{ id: 'journald', name: 'journald or syslog' },
	{ id: 'journald-iso', name: 'journald or syslog, ISO times' },
	{ id: 'journald-json', name: 'journald, JSON' },
	{ id: 'syslog', name: 'syslog, RFC 5424' },
	{ id: 'quoted', name: 'quoted text' },
] as const

export type WrapperId = (typeof wrappers)[number]['id']

interface Layer {
	readonly id: WrapperId
	/** A cheap look before the expression. */
	readonly fits: (line: string) => boolean
	readonly prefix: RegExp
	/** The prefix holds the time of the line, so the text keeps it. */
	readonly timed?: true
}

const digitFirst = (line: string) => line.charCodeAt(0) >= 48 && line.charCodeAt(0) <= 57
/** `host program[12]: ` or `host program: `; programs have no spaces, but for `(systemd)`. `journalctl --no-hostname` leaves the host out. */
const hostAndProgram = String.raw`(?:[\w.:-]+ [\w@.:\\/()-]{1,80}(?:\[\d+\])?|[\w@.\\/()-]{1,80}\[\d+\]): `

/** What zerolog, zap and others write between their time and their words is no host. */
const noLevel = '(?!(?:TRC|DBG|INF|WRN|ERR|FTL|PNC|TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|PANIC) )'

/** From the outside to the inside. Each is taken off at most once a line, quotes twice. */
const layers: readonly Layer[] = [
	// A quoted request of curl's (`> GET /`, `> Host: …`) loses its mark too: no rule needs it.
	{ id: 'quoted', fits: (line) => line.startsWith('>'), prefix: /^(?:> ?){1,3}/ },
	{ id: 'compose', fits: (line) => line.includes(' | '), prefix: /^\s{0,8}(?:[\w.@-]{1,120}|\[[\w.@-]{1,120}\])\s{1,40}\| / },
	{ id: 'kubernetes', fits: (line) => line.startsWith('[pod/'), prefix: /^\[pod\/[^\]\s]{1,300}\] / },
	{
		id: 'timestamps',
		fits: digitFirst,
		timed: true,
		prefix: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.(?:\d{6,9}|\d{3})(?:Z|[+-]\d\d:\d\d) (?:(?:stdout|stderr) [FP] )?(?![\w.:-]+ [\w@./()-]+\[\d+\]: )/,
	},
	{
		id: 'syslog',
		timed: true,
		// Version, time, host, program, its number, the kind of message, and data in brackets: each may be a dash. Some collectors drop the priority.
		fits: (line) => line.startsWith('<') || digitFirst(line),
		prefix:
			/^(?:<\d{1,3}>)?\d{1,2} \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d) \S{1,255} \S{1,80} \S{1,128} \S{1,32} (?:-|(?:\[[^\]]{0,400}\]){1,8})(?: \ufeff?|$)/,
	},
	{
		id: 'journald-iso',
		timed: true,
		fits: digitFirst,
		prefix: new RegExp(String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d) ${noLevel}${hostAndProgram}`),
	},
	{
		id: 'journald',
		timed: true,
		// A capital, `<`, or `[` of `-o short-monotonic`; the journal writes months in the reader's language, so small letters too.
		fits: (line) => line.charCodeAt(0) >= 60 && line.charCodeAt(0) !== 123,
		prefix: new RegExp(
			String.raw`^(?:<\d{1,3}>)?(?:\[ {0,6}\d{1,9}\.\d{6}\]|\p{L}{3,5}\.? +\d{1,2} \d\d:\d\d:\d\d(?:\.\d{1,9})?|[A-Z][a-z]{2} \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})? [A-Z]{1,5}) ${hostAndProgram}`,
			'u',
		),
	},
]

export interface Unwrapped {
	/** The line without quotes, names of containers and colours. A prefix with a time stays: systemd's own lines are known by it. */
	readonly text: string
	/** The same as the program printed it, without any prefix. */
	readonly body: string
	/** Outermost first. */
	readonly wrappers: readonly WrapperId[]
}

/** Terminal colours and the like: an escape sequence, also when the escape character itself got lost on the way. */
const ansi = /(?:\u001b|\u241b)\[[0-9;]*[A-Za-z]/g

/**
 * Takes off what was put around a line.
 *
 * @param only The reader's correction: this wrapper and no other; null to see for oneself.
 */
export function unwrap(line: string, only: WrapperId | null): Unwrapped {
	let text = line.includes('[') ? line.replace(ansi, '') : line
	const found: WrapperId[] = []
	let body = text
	if (only === null || only === 'docker-json' || only === 'journald-json') {
		const inside = fromJson(text)
		if (inside && (only === null || only === inside.id)) {
			found.push(inside.id)
			text = inside.time === null ? inside.text : `${inside.time} ${inside.text}`
			body = inside.text
		}
	}
	for (const { id, fits, prefix, timed } of layers) {
		const start = timed ? blanksBefore(body) : 0
		const line = start === 0 ? body : body.slice(start)
		if ((only !== null && only !== id) || !fits(line)) continue
		const length = prefix.exec(line)?.[0].length
		if (length === undefined) continue
		found.push(id)
		body = line.slice(length)
		if (!timed) text = body
	}
	return { text, body, wrappers: found }
}

/** A block of code in Markdown stands four blanks in; a time after them shows that they are none of the program's. */
function blanksBefore(line: string): number {
	let at = 0
	while (at < 8 && (line.charCodeAt(at) === 32 || line.charCodeAt(at) === 9)) at++
	return at
}

/** A line of Docker's json-file log driver (`{"log":"…\n",…}`) or of `journalctl -o json`, as the program printed it. */
function fromJson(line: string): { readonly id: WrapperId; readonly text: string; readonly time: string | null } | null {
	const docker = line.startsWith('{"log":"')
	if (!docker && !(line.startsWith('{') && line.includes('"__REALTIME_TIMESTAMP"'))) return null
	const fields = fieldsOf(line)
	const text = fields[docker ? 'log' : 'MESSAGE']
	if (typeof text !== 'string') return null
	const time = docker ? fields.time : microseconds(fields.__REALTIME_TIMESTAMP)
	return { id: docker ? 'docker-json' : 'journald-json', text: text.trimEnd(), time: typeof time === 'string' ? time : null }
}

function microseconds(value: unknown): string | null {
	const ms = Number(value) / 1000
	return ms > 0 && ms < 8.64e15 ? new Date(ms).toISOString() : null
}

function fieldsOf(line: string): Readonly<Record<string, unknown>> {
	try {
		const parsed: unknown = JSON.parse(line)
		return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
	} catch {
		return {}
	}
}
