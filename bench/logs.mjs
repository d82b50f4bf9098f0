import { closeSync, openSync, writeSync } from 'node:fs'
import { randomness } from './random.mjs'

/**
 * Logs for the benches: lines of other programs as they fill a server's journal, and between them what bouncers print, taken
 * from the samples of the project's own error pages. The same seed gives the same bytes.
 */

/** So much of a mixed log comes from bouncers; the rest is what else a server writes. */
export const bouncerShare = 0.02

const hosts = ['web-1', 'web-2', 'gateway', 'db-1']
const paths = ['/', '/index.html', '/api/v2/items', '/assets/app.css', '/login', '/images/logo.png', '/search', '/feed.xml', '/health', '/wp-login.php']
const agents = [
	'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
	'curl/8.9.1',
	'Go-http-client/1.1',
	'python-requests/2.32.3',
]
const words = 'cache worker session request upstream queue job user update sync backup index table segment token metric probe shard replica lease'.split(' ')

const pad = (number, length = 2) => String(number).padStart(length, '0')
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Clock of the log in the forms that its lines need. */
function clockAt(ms) {
	const date = new Date(ms)
	const iso = date.toISOString()
	const time = iso.slice(11, 19)
	const day = pad(date.getUTCDate())
	const month = months[date.getUTCMonth()]
	return { iso, time, access: `${day}/${month}/${date.getUTCFullYear()}:${time} +0000`, syslog: `${month} ${String(date.getUTCDate()).padStart(2)} ${time}` }
}

function address(random) {
	return `198.51.100.${random.below(256)}`
}

function noiseLine(random, clock) {
	const kind = random.next()
	if (kind < 0.45)
		return `${address(random)} - - [${clock.access}] "GET ${random.pick(paths)}?id=${random.below(1e6)} HTTP/1.1" ${random.pick([200, 200, 200, 304, 404, 302, 500])} ${random.below(90_000)} "-" "${random.pick(agents)}"`
	if (kind < 0.6)
		return `${clock.syslog} ${random.pick(hosts)} sshd[${random.below(60_000)}]: ${random.pick(['Failed password for invalid user admin', 'Accepted publickey for deploy', 'Connection closed by authenticating user root'])} from ${address(random)} port ${1024 + random.below(60_000)} ssh2`
	if (kind < 0.7)
		return `${clock.syslog} ${random.pick(hosts)} systemd[1]: ${random.pick(['Started', 'Stopping', 'Finished', 'Starting'])} ${random.pick(words)}-${random.pick(words)}.service - ${random.pick(words)} of the ${random.pick(words)}.`
	if (kind < 0.8)
		return `${clock.syslog} ${random.pick(hosts)} CRON[${random.below(60_000)}]: (root) CMD (/usr/local/bin/${random.pick(words)}.sh ${random.below(100)})`
	if (kind < 0.92)
		return `{"level":"info","time":"${clock.iso}","service":"${random.pick(words)}","msg":"${random.pick(words)} ${random.pick(words)} finished","duration_ms":${random.below(5000)},"trace":"${random.below(2 ** 32).toString(16)}"}`
	return `${clock.iso} ${random.pick(words)} ${random.pick(['INFO', 'DEBUG', 'WARN'])} ${random.pick(words)} ${random.pick(words)} took ${random.below(900)} ms, ${random.below(4000)} rows, key=${random.below(2 ** 32).toString(16)}`
}

const stamps = [
	[/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/g, (clock) => clock.iso.slice(0, 19)],
	[/\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d/g, (clock) => clock.iso.slice(0, 19).replaceAll('-', '/').replace('T', ' ')],
	[/^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} \d\d:\d\d:\d\d/g, (clock) => clock.syslog],
]

/** The sample with the time of the log in it, where it has one. */
function bouncerLine(sample, clock) {
	let line = sample
	for (const [form, now] of stamps) line = line.replace(form, now(clock))
	return line
}

/**
 * Writes a log of at least so many bytes.
 *
 * @param {string} path
 * @param {number} bytes
 * @param {(random: ReturnType<typeof randomness>, clock: ReturnType<typeof clockAt>) => string} line
 */
function writeLog(path, bytes, line) {
	const file = openSync(path, 'w')
	const random = randomness(20260101)
	let ms = Date.UTC(2026, 0, 1)
	let written = 0
	while (written < bytes) {
		const lines = []
		for (let i = 0; i < 5000; i++) {
			ms += random.below(900)
			lines.push(line(random, clockAt(ms)))
		}
		written += writeSync(file, `${lines.join('\n')}\n`)
	}
	closeSync(file)
	return written
}

/** What a server writes, with a bouncer's messages between. */
export function writeMixedLog(path, bytes, samples) {
	return writeLog(path, bytes, (random, clock) => (random.next() < bouncerShare ? bouncerLine(random.pick(samples), clock) : noiseLine(random, clock)))
}

/** A bouncer that fails every ten seconds: each line matches, the times and a port differ. */
export function writeLoopingLog(path, bytes) {
	const prefix = (clock, level) => `time="${clock.iso.slice(0, 19)}Z" level=${level} msg=`
	return writeLog(path, bytes, (random, clock) =>
		random.next() < 0.5
			? `${prefix(clock, 'error')}"auth-api: auth with api key failed return nil response, error: dial tcp 192.0.2.10:8080: connect: connection refused"`
			: `${prefix(clock, 'error')}"Get \\"https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567/v1/decisions/stream?startup=true\\": read tcp 10.0.0.5:${30_000 + random.below(30_000)}->192.0.2.10:443: read: connection reset by peer"`,
	)
}
