import type { BouncerId } from '../../src/facts/bouncer'
import type { Repository } from '../../src/facts/upstream'
import { readGo, readStructuredGo } from './go'
import { readJavaScript } from './javascript'
import { readLua } from './lua'
import { fill, type Level, type Message, type Words } from './message'
import { readPhp } from './php'
import { readPython } from './python'
import { type Quote, quotes } from './quoted'

/** A program whose messages are held against the rules. */
export interface Program {
	readonly name: string
	/** Bouncers that print them. A rule is the program's own where it is one of theirs. */
	readonly bouncers: readonly BouncerId[]
	readonly repository: Repository
	/** The files that run at a reader's: no tests, no tools of the makers. */
	readonly files: RegExp
	readonly read: (path: string, text: string) => readonly Message[]
	/** The message as it stands in the program's log, with these words in place of its values. */
	readonly line: (message: Message, words: Words) => string
	/** How its log quotes its error values. */
	readonly quotes?: readonly Quote[]
}

const goFiles = /^(?!(?:.*\/)?(?:tests?|docs?|examples?|docker|scripts|internal\/generator)\/).*(?<!_test)\.go$/

/** Daemons with logrus that pull through `go-cs-bouncer`, which prints into their logs. */
const goDaemons: readonly BouncerId[] = ['go-sdk', 'firewall', 'custom', 'blocklist-mirror', 'haproxy-spoa', 'cloudflare-worker', 'aws-waf', 'envoy', 'caddy']

const listed: readonly Program[] = [
	{
		name: 'NGINX and OpenResty Lua library',
		bouncers: ['nginx', 'openresty', 'ingress-nginx'],
		repository: 'crowdsecurity/lua-cs-bouncer',
		files: /^lib\/.*\.lua$/,
		read: readLua,
		line: (message, words) => nginxLine(message, words),
	},
	{
		name: 'Traefik plugin',
		bouncers: ['traefik'],
		repository: 'maxlerebourg/crowdsec-bouncer-traefik-plugin',
		files: goFiles,
		read: readGo,
		line: (message, words) =>
			`time=2026-01-02T03:04:05.678Z level=${upper(message.level)} msg=${JSON.stringify(fill(message, words))} component=CrowdsecBouncerTraefikPlugin`,
	},
	{
		name: 'go-cs-bouncer',
		bouncers: goDaemons,
		repository: 'crowdsecurity/go-cs-bouncer',
		files: goFiles,
		read: readGo,
		line: logrusLine,
	},
	...(
		[
			['firewall bouncer', 'firewall', 'crowdsecurity/cs-firewall-bouncer'],
			['custom bouncer', 'custom', 'crowdsecurity/cs-custom-bouncer'],
			['blocklist mirror', 'blocklist-mirror', 'crowdsecurity/cs-blocklist-mirror'],
			['HAProxy SPOA bouncer', 'haproxy-spoa', 'crowdsecurity/cs-haproxy-spoa-bouncer'],
			['Cloudflare worker daemon', 'cloudflare-worker', 'crowdsecurity/cs-cloudflare-worker-bouncer'],
			['AWS WAF bouncer', 'aws-waf', 'crowdsecurity/cs-aws-waf-bouncer'],
		] as const
	).map(([name, bouncer, repository]): Program => ({ name, bouncers: [bouncer], repository, files: goFiles, read: readGo, line: logrusLine })),
	{
		name: 'Cloudflare workers',
		bouncers: ['cloudflare-worker'],
		repository: 'crowdsecurity/cs-cloudflare-worker-bouncer',
		files: /^pkg\/cloudflare\/(?:worker\/worker\.js|decisions-sync-worker\/src\/.*\.js)$/,
		read: readJavaScript,
		line: (message, words) =>
			message.level === 'raised'
				? `Error: ${fill(message, words)}`
				: `[2026-01-02T03:04:05.678Z] [${upper(message.level)}] ${fill(message, words)} ${JSON.stringify(fieldsOf(message, words))}`,
	},
	{
		name: 'Caddy module',
		bouncers: ['caddy'],
		repository: 'hslatman/caddy-crowdsec-bouncer',
		files: goFiles,
		read: readStructuredGo,
		line: (message, words) =>
			JSON.stringify({ level: caddyLevels[message.level], ts: 1795347265.2, logger: 'crowdsec', msg: fill(message, words), ...fieldsOf(message, words) }),
	},
	{
		name: 'Envoy bouncer',
		bouncers: ['envoy'],
		repository: 'kdwils/envoy-proxy-crowdsec-bouncer',
		files: goFiles,
		read: readStructuredGo,
		line: (message, words) =>
			message.level === 'raised'
				? `Error: ${fill(message, words)}`
				: JSON.stringify({ time: '2026-01-02T03:04:05.678Z', level: upper(message.level), msg: fill(message, words), ...fieldsOf(message, words) }),
	},
	{
		name: 'HAProxy Lua bouncer',
		bouncers: ['haproxy'],
		repository: 'crowdsecurity/cs-haproxy-bouncer',
		files: /^lib\/.*\.lua$/,
		read: readLua,
		line: (message, words) => `Jan  2 03:04:05 web01 haproxy[984]: ${message.level === 'raised' ? 'Lua task: runtime error: ' : ''}${fill(message, words)}`,
	},
	...(['crowdsecurity/php-cs-bouncer', 'crowdsecurity/php-remediation-engine', 'crowdsecurity/php-lapi-client', 'crowdsecurity/php-common'] as const).map(
		(repository): Program => ({
			name: repository.replace('crowdsecurity/', ''),
			bouncers: ['php-lib', 'php-standalone', 'wordpress', 'magento'],
			repository,
			files: /^src\/.*\.php$/,
			read: readPhp,
			line: phpLine,
		}),
	),
	{
		name: 'PHP standalone bouncer',
		bouncers: ['php-standalone'],
		repository: 'crowdsecurity/cs-standalone-php-bouncer',
		files: /^(?:src|scripts)\/.*\.php$/,
		read: readPhp,
		line: phpLine,
	},
	{
		name: 'WordPress plugin',
		bouncers: ['wordpress'],
		repository: 'crowdsecurity/cs-wordpress-bouncer',
		files: /^(?:inc\/.*|crowdsec|uninstall)\.php$/,
		read: readPhp,
		line: phpLine,
	},
	{
		name: 'Node.js bouncer',
		bouncers: ['nodejs'],
		repository: 'crowdsecurity/nodejs-cs-bouncer',
		files: /^src\/(?!.*(?:test|spec|mock)).*\.ts$/,
		read: readJavaScript,
		line: (message, words) =>
			message.level === 'raised'
				? `Error: ${fill(message, words)}`
				: JSON.stringify({ level: pinoLevels[message.level], time: 1795346616565, pid: 9816, hostname: 'web01', msg: fill(message, words) }),
	},
	{
		name: 'Python SDK',
		bouncers: ['python-sdk'],
		repository: 'crowdsecurity/pycrowdsec',
		files: /^src\/.*\.py$/,
		read: readPython,
		line: (message, words) =>
			message.level === 'raised'
				? `ValueError: ${fill(message, words)}`
				: `2026-01-02 03:04:05,678 ${upper(message.level)}:pycrowdsec.client:${fill(message, words)}`,
	},
	{
		name: 'Fastly bouncer',
		bouncers: ['fastly'],
		repository: 'crowdsecurity/cs-fastly-bouncer',
		files: /^src\/.*\.py$/,
		read: readPython,
		line: (message, words) =>
			message.level === 'raised' ? `ValueError: ${fill(message, words)}` : `[2026-01-02 03:04:05,678] ${upper(message.level)} - ${fill(message, words)}`,
	},
]

export const programs: readonly Program[] = listed.map((program) => ({ ...program, quotes: quotes[program.name] ?? [] }))

const caddyLevels: Readonly<Record<Level, string>> = { fatal: 'fatal', error: 'error', warning: 'warn', info: 'info', debug: 'debug', raised: 'error' }
const pinoLevels: Readonly<Record<Level, number>> = { fatal: 60, error: 50, warning: 40, info: 30, debug: 20, raised: 50 }
const monologLevels: Readonly<Record<Level, number>> = { fatal: 500, error: 400, warning: 300, info: 200, debug: 100, raised: 400 }

function upper(level: Level): string {
	return level === 'warning' ? 'WARN' : level === 'raised' || level === 'fatal' ? 'ERROR' : level.toUpperCase()
}

function fieldsOf({ fields }: Message, words: Words): Readonly<Record<string, string>> {
	return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? words[0]]))
}

function logrusLine(message: Message, words: Words): string {
	const text = fill(message, words)
	if (message.level === 'raised') return `time="2026-01-02T03:04:05Z" level=fatal msg=${JSON.stringify(text)}`
	const fields = Object.entries(fieldsOf(message, words)).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
	return `time="2026-01-02T03:04:05Z" level=${message.level} msg=${JSON.stringify(text)}${fields.join('')}`
}

const nginxLevels: Readonly<Record<Level, string>> = { fatal: 'alert', error: 'error', warning: 'warn', info: 'info', debug: 'debug', raised: 'error' }

function nginxLine(message: Message, words: Words): string {
	const file = message.path.slice(message.path.lastIndexOf('/') + 1)
	const text = fill(message, words)
	if (message.level === 'raised') return `2026/01/02 03:04:05 [error] 984#984: *1 lua entry thread aborted: runtime error: ${file}:${message.line}: ${text}`
	return `2026/01/02 03:04:05 [${nginxLevels[message.level]}] 984#984: *1 [lua] ${file}:${message.line}: ${text}, client: 192.0.2.7, server: example.com`
}

function phpLine(message: Message, words: Words): string {
	const text = fill(message, words)
	if (message.level === 'raised') return `PHP Fatal error:  Uncaught CrowdSec\\Exception: ${text}`
	return `2026-01-02T03:04:05.678901+00:00|${monologLevels[message.level]}|${text}|${JSON.stringify(fieldsOf(message, words))}`
}
