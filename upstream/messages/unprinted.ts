import type { Exception } from '../check'

const noRule = (subject: string, names: readonly string[], reason: string): Exception => ({ subjects: [subject], kind: 'lacking', names, reason })

/**
 * Error values that need no rule, each with the reason: no line of a log quotes them, or the line tells the same without them. One that
 * is no longer needed fails the command.
 */
export const unprinted: readonly Exception[] = [
	noRule('Traefik plugin', ['appsecQuery:readBody …'], 'Never made: the error that it asks for is nil there, no body is read before (bouncer.go).'),
	noRule('Traefik plugin', ['reportMetrics:marshal …'], 'Never made: what is written as JSON are texts and numbers.'),
	noRule('go-cs-bouncer', ['unable to read configuration: …'], 'Never made: the programs give it a text in memory (cmd/root.go of each).'),
	noRule('go-cs-bouncer', ['api client init: …'], 'A prefix; what it quotes (key, address, certificates) has a rule of its own in every case (client.go).'),
	noRule(
		'Caddy module',
		['api client init: …'],
		'A prefix; what it quotes (key, address, certificates) has a rule of its own in every case (internal/bouncer/client.go).',
	),
	noRule('firewall bouncer', ['signal shutdown'], 'Compared, never printed: the program says `Received shutdown signal` in its place (cmd/root.go).'),
	noRule('AWS WAF bouncer', ['signal shutdown'], 'Compared, never printed: the program says `Received shutdown signal` in its place (cmd/root.go).'),
	noRule(
		'AWS WAF bouncer',
		['could not create waf instance: …'],
		'A prefix; what it quotes is the AWS SDK about its own configuration, above all a profile that is not there, which a rule knows.',
	),
	noRule(
		'AWS WAF bouncer',
		['ipset_prefix value must be unique', 'rule_group_name value must be unique'],
		'Never made: the list of names seen is made anew for each entry (pkg/cfg/config.go).',
	),
	noRule(
		'blocklist mirror',
		['blocklist server failed: …'],
		'Never printed: of what it quotes, formats are refused before, and opening the access log never fails (pkg/server/server.go).',
	),
	noRule('blocklist mirror', ['unknown format …'], 'Never made: `format is not supported` ends the program before (pkg/cfg/config.go).'),
	noRule(
		'HAProxy SPOA bouncer',
		['empty token', 'failed to parse/verify token: …', 'invalid token', 'invalid token claims'],
		'Never printed: a cookie that cannot be read gets the visitor a new captcha (pkg/spoa/root.go).',
	),
	noRule(
		'HAProxy SPOA bouncer',
		['captcha validation canceled: …', 'invalid response content type: …, expected application/json'],
		'Never printed: the caller drops it; the line that is logged beside it has a rule, or level debug (pkg/captcha/captcha.go).',
	),
	noRule(
		'HAProxy SPOA bouncer',
		['configuration is nil', 'spoa configuration is nil', 'remediation not found', 'no headers found'],
		'Never printed: the configuration is never nil, and the other two are compared or dropped by their callers.',
	),
	noRule('Cloudflare worker daemon', ['failed to marshal config: …'], 'Never made: what is written as YAML was read from YAML.'),
	noRule(
		'Caddy module',
		[
			'failed marshaling CrowdSec health response: …',
			'failed marshaling check response: …',
			'failed marshaling CrowdSec status status: …',
			'failed marshaling CrowdSec ping response: …',
			'failed marshaling CrowdSec check request: …',
			'failed marshaling CrowdSec runtime info: …',
		],
		'Never made: what is written as JSON are texts, numbers and switches.',
	),
	noRule(
		'Caddy module',
		[
			'failed reading check request: …',
			'failed unmarshaling check request: …',
			'failed parsing IP "…": …',
			'ip required',
			'failed parsing "…" as IP address: …',
		],
		'An answer to whoever types the command or the request: it names the word that is wrong, and no bouncer is at fault.',
	),
	noRule(
		'Caddy module',
		['failed checking IP "…": …'],
		'A prefix of the command’s answer; behind it stand words that a rule knows (`admin API request failed`).',
	),
	noRule('Caddy module', ['expected tokens', 'expected "crowdsec"; got "…"'], 'Never made: Caddy calls this reader for a block of that name alone.'),
	noRule('Caddy module', ['no build info'], 'Quoted behind `failed retrieving CrowdSec modules`, which a rule knows.'),
	noRule('Caddy module', ['failed cleaning up: …'], 'Never made: what it asks gives no error in any case (internal/core/core.go).'),
	noRule(
		'Caddy module',
		['could not retrieve netip.Addr from context', 'could not parse "…" into netip.Addr'],
		'Never printed: the handler puts an address there before, and drops this error (internal/httputils/context.go); the request is then refused with a line that a rule knows.',
	),
	noRule('Caddy module', ['appsec rule triggered'], 'No fault: AppSec blocked a request. The handler answers the visitor with it (appsec/appsec.go).'),
	noRule('Envoy bouncer', ['invalid session token', 'expired session'], 'Never printed: the visitor gets a new captcha (bouncer/components/captcha.go).'),
	noRule('Envoy bouncer', ['stream not initialized'], 'Never printed: the caller drops it (cmd/serve.go).'),
	noRule('Envoy bouncer', ['viper not initialized'], 'Never made: the command gives it one.'),
	noRule('Envoy bouncer', ['unknown action'], 'An answer to Envoy; the bouncer’s own line before it has a rule.'),
	noRule(
		'HAProxy Lua bouncer',
		['circular reference', 'invalid table: mixed or invalid key types', 'invalid table: sparse array'],
		'Never made: the bouncer reads JSON and writes none.',
	),
	noRule('php-cs-bouncer', ['Unhandled code …'], 'Never made: the callers answer with 401 and 403 alone (src/AbstractBouncer.php).'),
	noRule(
		'php-remediation-engine',
		['… is not a valid IpV4 address', 'Something went wrong during integer division: …'],
		'Never made: the address was read before, and what it is divided by is 256.',
	),
	noRule('php-lapi-client', ['Authentication failed'], 'No bouncer logs in: the class is for log processors (src/Watcher.php).'),
	noRule('Node.js bouncer', ['Error checking IP in range: …'], 'Never made: a range that is no range was left out when the list was stored.'),
	noRule('Node.js bouncer', ['Only Ip V4 format is supported.'], 'Never made: it is called for IPv4 alone (src/lib/cache/index.ts).'),
	noRule(
		'Node.js bouncer',
		['Something went wrong while creating metrics: …', 'Unknown template: …'],
		'An exception of the reader’s own call with a wrong argument; the types of the library forbid it, and its words name the argument.',
	),
	noRule(
		'Python SDK',
		["The mmdb at … doesn't support …"],
		'An exception of the reader’s own call with a scope that the database does not have; its words name both.',
	),
	noRule(
		'WordPress plugin',
		['Maxmind database path can not be empty'],
		'Quoted behind `Technical error while testing geolocation`, the answer to a button of the settings: its words name the setting that is empty.',
	),
]
