import type { Constraint, EnvQuirks, LegacyName, Mark, Option, Reaction, SettingLine, Trap } from '../../bouncer'

/** What NGINX, OpenResty and ingress-nginx share: the library crowdsecurity/lua-cs-bouncer (facts of v1.0.14). */

const config = 'crowdsecurity/lua-cs-bouncer:lib/plugins/crowdsec/config.lua'
const main = 'crowdsecurity/lua-cs-bouncer:lib/crowdsec.lua'
const stream = 'crowdsecurity/lua-cs-bouncer:lib/plugins/crowdsec/stream.lua'
const captcha = 'crowdsecurity/lua-cs-bouncer:lib/plugins/crowdsec/captcha.lua'

export const luaSources = { config, main, stream } as const

/** config.lua reads line by line: trimmed, nothing unquoted, no inline comments; a line without `=` ends the reading. */
export const luaQuirks: EnvQuirks = {
	trims: true,
	unquotes: false,
	inlineComments: false,
	acceptsCrlf: true,
	lineWithoutEquals: 'stops-reading',
	equalsInValue: 'kept',
}

export const luaUnknownKey: Reaction = { severity: 'warning', effect: 'the error log says “unsupported configuration” and the line is ignored' }
export const luaBadValue: Reaction = {
	severity: 'warning',
	effect: 'the default is used; for a number without a word, for a choice with the line “unsupported value”',
}

const usesDefault: Reaction = { severity: 'error', effect: 'it is silently replaced by the default, 10 seconds' }

export const luaOptions: readonly Option[] = [
	{
		key: 'API_URL',
		type: 'url',
		default: null,
		required: true,
		meaning: 'Base address of the endpoint; the library appends the path.',
		note: 'It begins with http:// or https://. Empty, the bouncer does nothing.',
		source: [config, stream],
	},
	{
		key: 'API_KEY',
		type: 'string',
		default: null,
		required: true,
		counts: { not: { option: 'USE_TLS_AUTH', is: [true] } },
		secret: true,
		meaning: 'Sent in the header x-api-key.',
		note: 'A missing key is not reported at start; every pull gets 403.',
		source: [config, main],
	},
	{
		key: 'ENABLED',
		type: 'bool',
		default: true,
		meaning: 'With false visitors pass, but the pulling goes on: with the key up to library v1.0.10, without it from v1.0.11 on.',
		source: [config, main],
	},
	{
		key: 'MODE',
		type: 'enum',
		default: 'stream',
		packaged: 'live',
		allowed: ['stream', 'live'],
		meaning: '`stream` pulls the list; `live` asks for every visitor.',
		badValue: { severity: 'error', effect: 'the default `stream` is used, and the error log says “unsupported value”' },
		source: [config],
	},
	{
		key: 'UPDATE_FREQUENCY',
		type: 'int',
		default: 10,
		unit: 'seconds',
		min: 1,
		meaning: 'Time between two pulls, and from the start of NGINX to the first one.',
		note: 'A bare number. 0 or less sends hundreds of requests a second.',
		badValue: usesDefault,
		source: [config, main],
	},
	{
		key: 'REQUEST_TIMEOUT',
		type: 'int',
		default: 500,
		packaged: 3000,
		unit: 'milliseconds',
		min: 1,
		meaning: 'How long a request may take, also the pull of the whole list.',
		note: 'The default is too short for a long list: the first pull then fails again and again.',
		source: [config],
	},
	{
		key: 'STREAM_REQUEST_TIMEOUT',
		type: 'int',
		default: 15000,
		unit: 'milliseconds',
		meaning: 'Accepted and not used up to v1.0.14.',
		ignored: 'no code reads it; `REQUEST_TIMEOUT` counts for the pull too.',
		source: [config, 'https://github.com/crowdsecurity/lua-cs-bouncer/issues/157'],
	},
	{
		key: 'BOUNCING_ON_TYPE',
		type: 'enum',
		default: 'ban',
		packaged: 'all',
		allowed: ['ban', 'captcha', 'all'],
		meaning: 'Which types of decision are acted upon.',
		source: [config],
	},
	{
		key: 'FALLBACK_REMEDIATION',
		type: 'enum',
		default: null,
		packaged: 'ban',
		allowed: ['ban', 'captcha'],
		meaning: 'What happens with an unknown type, or when a captcha cannot be shown.',
		note: 'Without the line, a captcha without its keys lets the visitor through.',
		source: [config],
	},
	{ key: 'CACHE_EXPIRATION', type: 'int', default: 1, unit: 'seconds', meaning: 'Live mode only: how long an answer is kept.', source: [config] },
	{
		key: 'EXCLUDE_LOCATION',
		type: 'list',
		default: null,
		meaning: 'Addresses of pages that are never blocked, separated by commas.',
		note: 'Only the exact one: pages below it are logged as excluded and are blocked all the same. For them write `set $crowdsec_disable_bouncer 1;` into their location.',
		source: [config, main],
	},
	{ key: 'ENABLE_INTERNAL', type: 'bool', default: false, meaning: 'Check requests inside NGINX (rewrites, error pages) as well.', source: [config] },
	{
		key: 'BAN_TEMPLATE_PATH',
		type: 'path',
		default: null,
		packaged: '/var/lib/crowdsec/lua/templates/ban.html',
		meaning: 'The page for a banned visitor.',
		source: [config],
	},
	{
		key: 'REDIRECT_LOCATION',
		type: 'string',
		default: null,
		meaning: 'Where a banned visitor is sent instead of the page.',
		note: '`/` would send them in a circle.',
		source: [main],
	},
	{
		key: 'RET_CODE',
		type: 'int',
		default: 403,
		allowed: [200, 202, 204, 301, 302, 400, 401, 403, 404, 405, 406, 444, 500],
		meaning: 'HTTP status for a banned visitor.',
		note: 'Others, 429 for example, are refused with an error line, and 403 is used.',
		source: [config],
	},
	{
		key: 'CAPTCHA_PROVIDER',
		type: 'enum',
		default: 'recaptcha',
		allowed: ['recaptcha', 'hcaptcha', 'turnstile'],
		meaning: 'The captcha service.',
		note: 'The packaged file has the line with an empty value, which the default does not replace.',
		source: [captcha],
	},
	{ key: 'SECRET_KEY', type: 'string', default: null, secret: true, meaning: 'Secret of the captcha service.', source: [captcha] },
	{
		key: 'SITE_KEY',
		type: 'string',
		default: null,
		meaning: 'Site key of the captcha service. Empty, an error line is written at every start, which is harmless.',
		source: [captcha],
	},
	{
		key: 'CAPTCHA_TEMPLATE_PATH',
		type: 'path',
		default: null,
		packaged: '/var/lib/crowdsec/lua/templates/captcha.html',
		meaning: 'The page with the captcha.',
		source: [captcha],
	},
	{ key: 'CAPTCHA_EXPIRATION', type: 'int', default: 3600, unit: 'seconds', meaning: 'How long a solved captcha counts.', source: [config] },
	{ key: 'CAPTCHA_RET_CODE', type: 'int', default: 200, meaning: 'HTTP status of the page with the captcha.', since: 'library v1.0.1', source: [captcha] },
	{
		key: 'SSL_VERIFY',
		type: 'bool',
		default: true,
		meaning: 'Check the TLS certificate of the endpoint.',
		note: 'It needs `lua_ssl_trusted_certificate` in the NGINX configuration, at http level.',
		source: [config],
	},
	{
		key: 'USE_TLS_AUTH',
		type: 'bool',
		default: false,
		meaning: 'Log in to a Local API with a client certificate instead of a key.',
		since: 'library v1.0.11',
		source: [config],
	},
	{ key: 'TLS_CLIENT_CERT', type: 'path', default: null, meaning: 'The client certificate.', since: 'library v1.0.11', source: [main] },
	{ key: 'TLS_CLIENT_KEY', type: 'path', default: null, meaning: 'The private key of the client certificate.', since: 'library v1.0.11', source: [main] },
	{
		key: 'APPSEC_URL',
		type: 'url',
		default: null,
		meaning: 'AppSec of a Security Engine of your own. Leave it empty with a Console integration.',
		source: [config, main],
	},
	{
		key: 'APPSEC_FAILURE_ACTION',
		type: 'enum',
		default: 'passthrough',
		allowed: ['passthrough', 'deny'],
		meaning: 'What happens when AppSec does not answer.',
		badValue: { severity: 'warning', effect: 'it counts as `passthrough`, without a word' },
		source: [config],
	},
	{ key: 'APPSEC_CONNECT_TIMEOUT', type: 'int', default: 100, unit: 'milliseconds', meaning: 'How long to wait for a connection to AppSec.', source: [config] },
	{ key: 'APPSEC_SEND_TIMEOUT', type: 'int', default: 100, unit: 'milliseconds', meaning: 'How long sending to AppSec may take.', source: [config] },
	{ key: 'APPSEC_PROCESS_TIMEOUT', type: 'int', default: 500, unit: 'milliseconds', meaning: 'How long AppSec may take to answer.', source: [config] },
	{
		key: 'ALWAYS_SEND_TO_APPSEC',
		type: 'bool',
		default: false,
		meaning: 'Ask AppSec for banned visitors too.',
		badValue: { severity: 'warning', effect: 'everything but `false` counts as `true`' },
		source: [config, main],
	},
	{
		key: 'APPSEC_DROP_UNREADABLE_BODY',
		type: 'bool',
		default: false,
		meaning: 'Block requests whose body cannot be read. Older libraries log the line as unsupported.',
		since: 'library v1.0.14',
		source: [config],
	},
	{
		key: 'CACHE_SIZE',
		type: 'int',
		default: null,
		meaning: 'From older versions; read and ignored.',
		ignored: 'a leftover of older versions.',
		source: [config],
	},
]

/** The lines that a generated file begins with. */
export const luaPulling: readonly SettingLine[] = [
	{ key: 'API_URL', value: { from: 'endpoint' }, comment: 'The base address. The bouncer appends /v1/decisions/stream by itself.' },
	{ key: 'API_KEY', value: { from: 'key' } },
	{ key: 'MODE', value: { is: 'stream' }, comment: 'The Console serves whole lists only, never single addresses.', when: 'integration' },
	{ key: 'MODE', value: { is: 'stream' }, when: 'engine' },
	{ key: 'UPDATE_FREQUENCY', value: { from: 'interval' }, comment: 'Bare seconds, no unit. The first pull comes that long after the start of NGINX.' },
	{ key: 'REQUEST_TIMEOUT', value: { is: 15000 }, comment: 'Milliseconds. The whole list must arrive within it.' },
]

export const luaBlocking: readonly SettingLine[] = [
	{ key: 'BOUNCING_ON_TYPE', value: { is: 'all' } },
	{ key: 'FALLBACK_REMEDIATION', value: { is: 'ban' } },
]

export function luaConstraints(file: string): readonly Constraint[] {
	return [
		{
			code: 'mode-not-stream',
			severity: 'error',
			file,
			key: 'MODE',
			when: { all: [{ source: 'integration' }, { option: 'MODE', is: ['live'] }] },
			message: 'In live mode the bouncer asks for every visitor; the Console’s endpoint only serves the whole list.',
			fix: 'Set `MODE=stream`.',
			set: 'stream',
		},
		{
			code: 'interval-floods',
			severity: 'error',
			file,
			key: 'UPDATE_FREQUENCY',
			when: { option: 'UPDATE_FREQUENCY', below: 1 },
			message: 'With 0 or less the bouncer sends hundreds of requests a second, and the endpoint answers 429.',
			fix: 'Set a number of seconds, `86400` for a day.',
			set: 86400,
		},
		{
			code: 'bouncer-disabled',
			severity: 'error',
			file,
			key: 'ENABLED',
			when: { option: 'ENABLED', is: [false] },
			message:
				'Nothing is blocked, and the pulling goes on. Up to library v1.0.10, as the packages have it, it works: the Console sees fresh pulls, and no line tells that nobody is blocked. From v1.0.11 on the key is left out, and the log fills with 403 and 422.',
			fix: 'Set `ENABLED=true`. To really switch it off, remove the bouncer’s file from the NGINX configuration.',
			set: true,
		},
		{
			code: 'timeout-too-short',
			severity: 'warning',
			file,
			key: 'REQUEST_TIMEOUT',
			when: {
				all: [
					{ option: 'MODE', is: ['stream'] },
					{ option: 'REQUEST_TIMEOUT', below: 1000 },
				],
			},
			message: 'The whole list must arrive within this time. With a long list every first pull ends in “timeout”.',
			fix: 'Set `REQUEST_TIMEOUT=15000` (milliseconds).',
			set: 15000,
		},
		{
			code: 'certificate-checks-off',
			severity: 'warning',
			file,
			key: 'SSL_VERIFY',
			when: { option: 'SSL_VERIFY', is: [false] },
			message: 'Any server that answers in the endpoint’s place is believed, and it gets the API key.',
			fix: 'Set `SSL_VERIFY=true`, and name the CA file in `lua_ssl_trusted_certificate` at http level.',
			set: true,
		},
		{
			code: 'tls-login-with-integration',
			severity: 'error',
			file,
			key: 'USE_TLS_AUTH',
			when: { all: [{ source: 'integration' }, { option: 'USE_TLS_AUTH', is: [true] }] },
			message: 'The Console’s endpoint takes an API key, no client certificate.',
			fix: 'Set `USE_TLS_AUTH=false`.',
			set: false,
		},
		{
			code: 'redirect-in-circle',
			severity: 'warning',
			file,
			key: 'REDIRECT_LOCATION',
			when: { option: 'REDIRECT_LOCATION', is: ['/'] },
			message: 'A banned visitor is sent to `/`, which is what they asked for: NGINX logs an infinite redirection.',
			fix: 'Name a page of its own, or leave it empty.',
		},
		{
			code: 'appsec-with-integration',
			severity: 'warning',
			file,
			key: 'APPSEC_URL',
			when: { all: [{ source: 'integration' }, { option: 'APPSEC_URL', present: true }] },
			message: 'AppSec belongs to a Security Engine of your own; the Console’s endpoint has none.',
			fix: 'Leave `APPSEC_URL` empty unless you run an engine with AppSec beside it.',
		},
	]
}

export const luaLegacyNames: readonly LegacyName[] = [
	{ name: 'CROWDSEC_URL', what: 'key', option: 'API_URL', instead: 'Nothing reads it in this file; the address is `API_URL`.' },
	{ name: 'CROWDSEC_LAPI_URL', what: 'key', option: 'API_URL', instead: 'Nothing reads it in this file; the address is `API_URL`.' },
	{ name: 'CROWDSEC_API_KEY', what: 'key', option: 'API_KEY', instead: 'Nothing reads it in this file; the key is `API_KEY`.' },
	{ name: 'LAPI_URL', what: 'key', option: 'API_URL', instead: 'Here it is `API_URL`.' },
	{ name: 'LAPI_KEY', what: 'key', option: 'API_KEY', instead: 'Here it is `API_KEY`.' },
	{ name: 'api_url', what: 'key', option: 'API_URL', instead: 'Keys are upper case here: `API_URL`.' },
	{ name: 'api_key', what: 'key', option: 'API_KEY', instead: 'Keys are upper case here: `API_KEY`.' },
	{
		name: 'crowdsec_enabled',
		what: 'directive',
		instead: 'No such directive exists. The bouncer is Lua code, loaded by its own file in the NGINX configuration.',
	},
	{ name: 'crowdsec_api_url', what: 'directive', instead: 'No such directive exists. The address is `API_URL` in the bouncer’s own file.' },
	{ name: 'crowdsec_api_key', what: 'directive', instead: 'No such directive exists. The key is `API_KEY` in the bouncer’s own file.' },
	{
		name: 'ngx_http_crowdsec_module.so',
		what: 'module',
		instead: 'No such module exists for the Lua bouncer. NGINX needs its Lua module; remove the `load_module` line.',
	},
]

/**
 * Traps of the library itself, wherever it runs.
 *
 * @param restart How the program around it is stopped and started again.
 */
export function luaTraps(restart: string): readonly Trap[] {
	return [
		{
			what: 'The address of the withdrawn official page has no integration id, and the library appends the path once more: 404.',
			fix: 'Use the address exactly as the Console shows it.',
			source: [stream],
		},
		{
			what: '`ENABLED=false` does not stop the pulling. Up to library v1.0.10, as the packages have it, all looks well: the pulls work, the Console sees them, and nobody is blocked. From v1.0.11 on the key is left out, and the log fills with 403 or 422.',
			fix: 'Leave out the lines that load the library, or set `API_URL=` with nothing behind it.',
			source: [main, 'crowdsecurity/cs-nginx-bouncer:debian/rules', 'crowdsecurity/cs-openresty-bouncer:debian/rules'],
		},
		{
			what: '`EXCLUDE_LOCATION=/path` calls what lies below “whitelisted location” in the log, and blocks it all the same.',
			fix: 'Put `set $crowdsec_disable_bouncer 1;` into the location.',
			source: ['crowdsecurity/lua-cs-bouncer:lib/crowdsec.lua'],
		},
		{
			what: '`UPDATE_FREQUENCY=10s` or `1h` is no number: 10 seconds are used, without a word.',
			fix: 'Write bare seconds: `3600`, `86400`.',
			source: [config],
		},
		{
			what: '`resolver` and `lua_ssl_trusted_certificate` inside a server block do not reach the polling, which runs at http level.',
			fix: 'Put both at http level.',
			source: [main],
		},
		{
			what: 'The first pull comes `UPDATE_FREQUENCY` seconds after a start or reload; until then nothing is blocked.',
			fix: 'Wait that long before you judge, and keep the interval as short as the plan allows.',
			source: [main],
		},
		{
			what: 'One answer 200 that is not JSON ends the pulling in all workers, and a reload does not bring it back.',
			fix: `Stop and start it: \`${restart}\`.`,
			source: [stream],
		},
		{
			what: 'Quotes, comments behind a value and a byte order mark become part of it.',
			fix: '`KEY=value`, nothing else on the line.',
			source: [config],
		},
		{
			what: 'Up to v1.0.14 a duration that is not whole numbers, `23.5h` for example, makes an entry that never expires by itself.',
			fix: `Clear the list: \`${restart}\`.`,
			source: [stream],
		},
		{
			what: 'The packaged file says `MODE=live`: one question for each visitor, which an integration has no path for. Every one of them fails.',
			fix: 'Set `MODE=stream`.',
			source: ['crowdsecurity/lua-cs-bouncer:config_example.conf'],
		},
		{
			what: '`REQUEST_TIMEOUT` counts for the whole list, in milliseconds. With 500 (not set) or 3000 (packaged) a long list ends in “timeout” again and again; `STREAM_REQUEST_TIMEOUT` changes nothing.',
			fix: 'Set `REQUEST_TIMEOUT=15000`.',
			source: ['https://github.com/crowdsecurity/lua-cs-bouncer/issues/157', 'https://github.com/crowdsecurity/cs-nginx-bouncer/issues/90'],
		},
	]
}

/**
 * Traps of a server whose configuration the administrator keeps on the host.
 *
 * @param test The server's own test of its configuration.
 */
export function luaServerTraps(test: string): readonly Trap[] {
	return [
		{
			what: 'NGINX does not use /etc/resolv.conf. Without a `resolver` at http level the pull ends in “no resolver defined”.',
			fix: 'Add `resolver` with the address of your own DNS server at http level, not inside a server block: the first `nameserver` in /etc/resolv.conf. 127.0.0.53 is right only where systemd-resolved runs; Debian 12 does not install it.',
			source: ['https://github.com/crowdsecurity/cs-nginx-bouncer/pull/61'],
		},
		{
			what: 'In the bouncer’s file `#` begins a comment in the first column only. An indented one without `=` ends the reading there: the lines below it do not count.',
			fix: 'Begin comments in the first column.',
			source: [config],
		},
		{
			what: 'Up to library v1.0.9 one failed pull ends the polling of a worker for good.',
			fix: 'Upgrade the bouncer; until then reload the server after every outage.',
			source: ['https://github.com/crowdsecurity/lua-cs-bouncer/pull/121'],
		},
		{
			what: `\`${test}\` does not run the Lua start: it calls a configuration valid with which the server then does not start.`,
			fix: 'Reload rather than restart, and look at the error log: a failed reload keeps the old workers.',
			source: [main],
		},
		{
			what: '`error_log … crit` hides every error of the bouncer.',
			fix: 'Set `error_log … error` or lower.',
			source: ['https://github.com/crowdsecurity/cs-nginx-bouncer/issues/71'],
		},
		{
			what: 'Behind a proxy or CDN every visitor seems to come from the same address.',
			fix: 'Set `set_real_ip_from` and `real_ip_header`.',
			source: ['crowdsecurity/cs-nginx-bouncer:nginx/crowdsec_nginx.conf'],
		},
	]
}

/** Texts of the library itself: they fit all three programs. */
export const luaMarks: readonly Mark[] = [
	{ text: '[Crowdsec]', weight: 2 },
	{ text: '[lua] stream.lua', weight: 1 },
	{ text: '[lua] crowdsec.lua', weight: 2 },
	{ text: '[lua] config.lua', weight: 1 },
	{ text: '[lua] live.lua', weight: 1 },
	{ text: '[lua] metrics.lua', weight: 1 },
	{ text: '[lua] captcha.lua', weight: 1 },
	{ text: 'plugins.crowdsec', weight: 2 },
	{ text: 'crowdsec_cache', weight: 2 },
	{ text: 'lua nginx bouncer', weight: 2 },
	{ text: 'context: ngx.timer', weight: 1 },
]

export const luaIntervalNote =
	'A bare number: with a unit (`10s`) the default of 10 is used. The first pull comes one interval after NGINX starts; with `86400` nothing is blocked on the first day.'
