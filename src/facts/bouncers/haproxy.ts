import type { Bouncer, Deployment, FileRecipe } from '../bouncer'
import { engineBlockTest } from './shared/block-test'
import { haproxyLuaConfig, haproxyLuaConstraints } from './shared/haproxy-lua-config'

const blockTestWithEngine = engineBlockTest('it gets 403')

const settings = '/etc/crowdsec/bouncers/crowdsec-haproxy-bouncer.conf'
const haproxyConfig = '/etc/haproxy/haproxy.cfg'
const config = 'crowdsecurity/cs-haproxy-bouncer:lib/plugins/crowdsec/config.lua'
const main = 'crowdsecurity/cs-haproxy-bouncer:lib/crowdsec.lua'
const ban = 'crowdsecurity/cs-haproxy-bouncer:lib/plugins/crowdsec/ban.lua'

/** As the packaged example has it (crowdsecurity/cs-haproxy-bouncer:haproxy.cfg): `crowdsec_allow` only decides, `reply_ban` blocks. */
const loading = `global
    lua-prepend-path /usr/lib/crowdsec/lua/haproxy/?.lua
    lua-load /usr/lib/crowdsec/lua/haproxy/crowdsec.lua
    setenv CROWDSEC_CONFIG ${settings}

frontend your-frontend
    mode http
    stick-table type ip size 10k expire 30m
    http-request lua.crowdsec_allow
    http-request track-sc0 src if { var(req.remediation) -m str "captcha-allow" }
    http-request redirect location %[var(req.redirect_uri)] if { var(req.remediation) -m str "captcha-allow" }
    http-request use-service lua.reply_captcha if { var(req.remediation) -m str "captcha" }
    http-request use-service lua.reply_ban if { var(req.remediation) -m str "ban" }
`

const files: readonly FileRecipe[] = [
	{
		kind: 'settings',
		file: 'main',
		path: settings,
		mode: '0600',
		owner: 'root:root',
		purpose: 'Settings of the Lua code. The address is not among them.',
		lines: [
			{ key: 'ENABLED', value: { is: true } },
			{ key: 'API_KEY', value: { from: 'key' } },
			{
				key: 'MAP_PATH',
				value: { is: '/var/lib/crowdsec/lua/haproxy/community_blocklist.map' },
				comment: 'The file must exist; without it HAProxy does not start.',
			},
			{ key: 'BOUNCING_ON_TYPE', value: { is: 'all' } },
			{ key: 'FALLBACK_REMEDIATION', value: { is: 'ban' } },
			{ key: 'MODE', value: { is: 'stream' }, comment: 'The Console serves whole lists only, never single addresses.', when: 'integration' },
			{ key: 'MODE', value: { is: 'stream' }, when: 'engine' },
			{ key: 'UPDATE_FREQUENCY', value: { from: 'interval' }, comment: 'Bare seconds, no unit.' },
		],
	},
	{
		kind: 'text',
		path: haproxyConfig,
		mode: null,
		purpose:
			'The endpoint is a backend of HAProxy. The relay in front of it adds what the Lua code cannot: TLS, the host name and the path. Put the lines into your own sections. Where the CA certificates are elsewhere than on Debian, name their file: on RHEL /etc/pki/tls/certs/ca-bundle.crt.',
		format: 'haproxy',
		fragment: true,
		when: 'integration',
		text: `${loading}
frontend crowdsec_relay
    bind 127.0.0.1:8091
    mode http
    http-request set-path {{endpoint-path}}%[path]
    http-request set-header Host {{endpoint-host}}
    default_backend crowdsec_blaas

# The name servers of /etc/resolv.conf; without them HAProxy would not start while DNS is down.
resolvers crowdsec_dns
    parse-resolv-conf

backend crowdsec_blaas
    mode http
    server blaas {{endpoint-hostname}}:{{endpoint-port}} resolvers crowdsec_dns resolve-prefer ipv4 init-addr libc,none ssl verify required ca-file /etc/ssl/certs/ca-certificates.crt sni str({{endpoint-hostname}}) verifyhost {{endpoint-hostname}}

backend crowdsec
    server crowdsec 127.0.0.1:8091
`,
	},
	{
		kind: 'text',
		path: haproxyConfig,
		mode: null,
		purpose: 'The Local API is a backend of HAProxy: host and port, plain http, without a path. Put the lines into your own sections.',
		format: 'haproxy',
		fragment: true,
		when: 'engine',
		text: `${loading}
backend crowdsec
    server crowdsec {{endpoint-hostname}}:{{endpoint-port}}
`,
	},
]

const service: Pick<Deployment, 'platform' | 'unit' | 'files' | 'logs'> & { readonly commands: Deployment['commands'] } = {
	platform: 'linux',
	unit: 'haproxy.service',
	files,
	commands: {
		start: { run: 'sudo systemctl start haproxy', known: 'source' },
		stop: { run: 'sudo systemctl stop haproxy', known: 'source' },
		restart: { run: 'sudo systemctl restart haproxy', known: 'source' },
		reload: { run: 'sudo systemctl reload haproxy', known: 'source' },
		enable: { run: 'sudo systemctl enable haproxy', known: 'source' },
		status: { run: 'sudo systemctl status haproxy', note: 'there is no service crowdsec-haproxy-bouncer: the code runs inside HAProxy', known: 'source' },
		test: {
			run: `sudo haproxy -c -f ${haproxyConfig}`,
			note: 'it does not run the Lua code: with a missing map or backend it still says that the file is valid',
			known: 'run',
		},
		version: { run: 'haproxy -v', known: 'run' },
	},
	logs: [
		{
			where: 'journal',
			view: { run: 'sudo journalctl -u haproxy -n 200 --no-pager', known: 'source' },
			note: 'Errors of the Lua start are here. `Decisions fetched` needs the log level debug.',
		},
		{ where: '/var/log/haproxy.log', view: { run: 'sudo tail -n 200 /var/log/haproxy.log', known: 'source' }, note: 'Only where a syslog daemon writes it.' },
	],
}

export const haproxy: Bouncer = {
	id: 'haproxy',
	name: 'HAProxy (Lua)',
	aliases: ['haproxy', 'haproxy lua', 'haproxy-lua', 'cs-haproxy-bouncer', 'crowdsec-haproxy-bouncer', 'lua'],
	kind: 'reverse-proxy',
	summary: 'Lua code inside HAProxy that pulls the list into a map file. No longer developed; the SPOA bouncer takes its place.',
	integration: {
		works: 'partly',
		why: 'It only pulls over plain http from host and port of a backend, without a path. The Console’s endpoint needs https and a path, so a relay in the same haproxy.cfg must add them.',
		needs: [
			'`MODE=stream`',
			'the relay in haproxy.cfg that the generator writes',
			'`UPDATE_FREQUENCY` in seconds, within the plan',
			'a list of less than about 5 MB: it asks for no compression',
		],
		instead: ['haproxy-spoa'],
		source: [main, 'https://docs.crowdsec.net/u/integrations/remediationcomponent'],
	},
	endpoint: {
		option: 'server crowdsec (in the backend crowdsec of haproxy.cfg)',
		form: 'host',
		appends: '/v1/decisions/stream',
		slash: 'There is none: it is host and port.',
		fullPath:
			'With `https://` in the server line HAProxy does not start (“could not resolve address”); a path after the port is dropped without a word. `API_URL` in the settings file is accepted and ignored.',
		source: [main],
	},
	keyOption: 'API_KEY',
	interval: {
		option: 'UPDATE_FREQUENCY',
		unit: 'seconds',
		default: '10',
		note: 'A bare number. With a unit (`1h`, `24h`) it silently becomes the default, 10 seconds.',
	},
	modes: ['stream', 'live'],
	files: [
		{
			id: 'main',
			title: 'crowdsec-haproxy-bouncer.conf',
			format: 'env',
			quirks: { trims: false, unquotes: false, inlineComments: false, acceptsCrlf: false, lineWithoutEquals: 'fatal', equalsInValue: 'cut' },
			unknownKey: { severity: 'warning', effect: 'HAProxy’s log says “unsupported configuration” and the line is ignored' },
			badValue: { severity: 'warning', effect: 'the default is used; for a choice with the line “unsupported value”, for a number without a word' },
			expandsEnv: 'Not replaced. The package fills ${API_KEY} once, when it is installed.',
			options: [
				{ key: 'ENABLED', type: 'bool', default: true, meaning: 'With false nothing is pulled and nothing is blocked.', source: [config] },
				{
					key: 'API_KEY',
					type: 'string',
					default: null,
					packaged: '${API_KEY}',
					required: true,
					secret: true,
					meaning: 'Sent in the header X-Api-Key.',
					note: 'Quotes and blanks become part of the key; text after a second `=` is cut off.',
					source: [config],
				},
				{
					key: 'API_URL',
					type: 'url',
					default: null,
					meaning: 'Accepted and not used.',
					ignored: 'the endpoint is the server `crowdsec` in the backend `crowdsec` of haproxy.cfg, for a Console integration through a relay.',
					source: [config, main],
				},
				{
					key: 'MAP_PATH',
					type: 'path',
					default: null,
					packaged: '/var/lib/crowdsec/lua/haproxy/community_blocklist.map',
					required: true,
					meaning: 'The map file that holds the list. It must exist.',
					source: [config],
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
					default: 'ban',
					allowed: ['ban', 'captcha'],
					meaning: 'What happens when a captcha cannot be shown.',
					source: [config],
				},
				{
					key: 'MODE',
					type: 'enum',
					default: 'stream',
					allowed: ['stream', 'live'],
					meaning: '`stream` pulls the list; `live` asks for every visitor.',
					source: [config],
				},
				{
					key: 'UPDATE_FREQUENCY',
					type: 'int',
					default: 10,
					unit: 'seconds',
					min: 1,
					meaning: 'Time between two pulls.',
					badValue: { severity: 'error', effect: 'it is silently replaced by the default, 10 seconds' },
					source: [config],
				},
				{
					key: 'REQUEST_TIMEOUT',
					type: 'float',
					default: 0.2,
					packaged: 3000,
					meaning: 'Read and not used: a pull waits 120 seconds.',
					ignored: 'the time a pull may take is fixed to 120 seconds.',
					source: [main],
				},
				{ key: 'CACHE_EXPIRATION', type: 'int', default: 1, unit: 'seconds', meaning: 'How long an answer is kept in live mode.', source: [config] },
				{ key: 'CACHE_SIZE', type: 'int', default: null, meaning: 'Accepted and not used.', ignored: 'nothing reads it.', source: [config] },
				{ key: 'HAPROXY_ADMIN_PORT', type: 'int', default: null, meaning: 'Accepted and not used.', ignored: 'nothing reads it.', source: [config] },
				{ key: 'EXCLUDE_LOCATION', type: 'list', default: null, meaning: 'Paths that are never blocked.', source: [config] },
				{
					key: 'BAN_TEMPLATE_PATH',
					type: 'path',
					default: null,
					meaning: 'The page for a banned visitor.',
					note: 'It is sent with status 200. Leave it empty for 403. The package brings /var/lib/crowdsec/lua/haproxy/templates/ban.html.',
					source: [ban],
				},
				{ key: 'REDIRECT_LOCATION', type: 'string', default: null, meaning: 'Where a banned visitor is sent instead; wins over the page.', source: [ban] },
				{ key: 'RET_CODE', type: 'int', default: 0, meaning: 'HTTP status of a ban without a page.', source: [ban] },
				{ key: 'SECRET_KEY', type: 'string', default: null, secret: true, meaning: 'Secret of the captcha service.', source: [config] },
				{ key: 'SITE_KEY', type: 'string', default: null, meaning: 'Site key of the captcha service.', source: [config] },
				{
					key: 'CAPTCHA_TEMPLATE_PATH',
					type: 'path',
					default: null,
					packaged: '/var/lib/crowdsec/lua/haproxy/templates/captcha.html',
					meaning: 'The page with the captcha.',
					source: [config],
				},
				{
					key: 'CAPTCHA_EXPIRATION',
					type: 'int',
					default: 3600,
					unit: 'seconds',
					meaning: 'Meant for how long a solved captcha counts; the stick-table’s `expire` really decides.',
					source: [config],
				},
			],
		},
		haproxyLuaConfig,
	],
	deployments: [
		{
			id: 'deb',
			name: 'Debian or Ubuntu package',
			...service,
			commands: { ...service.commands, install: [{ run: 'sudo apt install crowdsec-haproxy-bouncer', note: 'from CrowdSec’s repository', known: 'source' }] },
		},
		{
			id: 'tarball',
			name: 'Release archive with install.sh',
			...service,
			commands: { ...service.commands, install: [{ run: 'sudo ./install.sh', note: 'in the unpacked release archive', known: 'source' }] },
		},
	],
	constraints: [
		...haproxyLuaConstraints,
		{
			// The file has no address, so it does not tell where the list comes from.
			code: 'mode-not-stream',
			severity: 'warning',
			file: 'main',
			key: 'MODE',
			when: { all: [{ not: { source: 'engine' } }, { option: 'MODE', is: ['live'] }] },
			message:
				'In live mode the bouncer asks for every visitor. The Console’s endpoint only serves the whole list: every question ends in 404, and visitors pass.',
			fix: 'Set `MODE=stream`; `live` works with a Local API of your own only.',
		},
		{
			code: 'bouncer-disabled',
			severity: 'error',
			file: 'main',
			key: 'ENABLED',
			when: { option: 'ENABLED', is: [false] },
			message: 'The bouncer is switched off: nothing is pulled and nothing is blocked.',
			fix: 'Set `ENABLED=true`.',
			set: true,
		},
		{
			code: 'map-missing',
			severity: 'error',
			file: 'main',
			key: 'MAP_PATH',
			when: { not: { option: 'MAP_PATH', present: true } },
			message: 'Without a map file HAProxy does not start.',
			fix: 'Name the file of the package: `MAP_PATH=/var/lib/crowdsec/lua/haproxy/community_blocklist.map`.',
			set: '/var/lib/crowdsec/lua/haproxy/community_blocklist.map',
		},
	],
	legacyNames: [
		{ name: 'CROWDSEC_URL', what: 'key', instead: 'No version reads it. The endpoint is the server `crowdsec` in the backend `crowdsec` of haproxy.cfg.' },
		{ name: 'CROWDSEC_API_KEY', what: 'key', option: 'API_KEY', instead: 'No version reads it; the key is `API_KEY`.' },
		{ name: 'CROWDSEC_LAPI_URL', what: 'key', instead: 'No version reads it. The endpoint is the server `crowdsec` in the backend `crowdsec` of haproxy.cfg.' },
		{ name: 'crowdsec-haproxy-bouncer', what: 'service', instead: 'There is no such service: the code runs inside HAProxy. Restart `haproxy`.' },
		{ name: 'LAPI_URL', what: 'key', instead: 'No version reads it. The endpoint is the server `crowdsec` in the backend `crowdsec` of haproxy.cfg.' },
		{ name: 'LAPI_KEY', what: 'key', option: 'API_KEY', instead: 'No version reads it; the key is `API_KEY`.' },
		{ name: 'CROWDSEC_KEY', what: 'key', option: 'API_KEY', instead: 'That is the variable of the SPOA bouncer’s container; here the key is `API_KEY`.' },
		{ name: 'STREAM_REQUEST_TIMEOUT', what: 'key', instead: 'Only the NGINX bouncer knows it. Here a pull always waits 120 seconds.' },
		{ name: 'api_url', what: 'key', instead: 'Nothing reads it. The endpoint is the server `crowdsec` in the backend `crowdsec` of haproxy.cfg.' },
		{ name: 'update_frequency', what: 'key', option: 'UPDATE_FREQUENCY', instead: 'Keys are upper case here: `UPDATE_FREQUENCY`, in bare seconds.' },
		{ name: 'api_key', what: 'key', option: 'API_KEY', instead: 'Keys are upper case here: `API_KEY`.' },
	],
	healthyPull: {
		trace: 'debug',
		sample: 'Decisions fetched: startup=true',
		meaning: 'the line is written at level debug, before the answer is read: a line “Lua task … json.lua” after it means that the answer was no list',
	},
	traps: [
		{
			what: '`API_URL`, `CROWDSEC_URL` and `CROWDSEC_API_KEY` are not read.',
			fix: 'Put the address into the backend `crowdsec` of haproxy.cfg, and the key into `API_KEY`.',
			source: [main],
		},
		{
			what: 'With `https://` in the line `server crowdsec` HAProxy does not start; a path there is dropped without a word, and every pull ends in 404.',
			fix: 'Give host and port; use the relay for TLS and path.',
			source: [main],
		},
		{
			what: 'The sample of the official documentation has a comment after `MAP_PATH=`, which becomes part of the value; HAProxy then does not start.',
			fix: 'Keep comments on lines of their own.',
			source: ['crowdsecurity/crowdsec-docs:crowdsec-docs/unversioned/bouncers/haproxy.mdx'],
		},
		{
			what: '`http-request lua.crowdsec_allow` only decides. Without the lines `use-service lua.reply_ban` and `use-service lua.reply_captcha` the list is pulled and nobody is blocked.',
			fix: 'Keep all six lines of the packaged example in the frontend, in their order.',
			source: ['crowdsecurity/cs-haproxy-bouncer:haproxy.cfg'],
		},
		{
			what: 'When the name in a server line cannot be resolved at start, HAProxy does not start, and the sites behind it are down.',
			fix: 'Give that line `init-addr libc,none` and a section `resolvers`, as the generated file does.',
			source: [main, 'https://docs.haproxy.org/2.6/configuration.html'],
		},
		{
			what: 'HAProxy 2.6.12 (Debian 12) looks for `ca-file @system-ca` below the folder of `ca-base`, which Debian’s own haproxy.cfg sets, and does not start. HAProxy 3.0 (Debian 13) finds it.',
			fix: 'Name a file: `ca-file /etc/ssl/certs/ca-certificates.crt`.',
			source: ['https://docs.haproxy.org/2.6/configuration.html'],
		},
		{
			what: 'The official reference names /var/lib/crowdsec/lua/templates/ for the pages.',
			fix: 'The folder is /var/lib/crowdsec/lua/haproxy/templates/.',
			source: ['crowdsecurity/cs-haproxy-bouncer:debian/rules'],
		},
		{
			what: "HAProxy before 2.5 has no HTTP client for Lua: “attempt to call a nil value (field 'httpclient')”.",
			fix: 'Use HAProxy 2.5 or newer.',
			source: ['https://github.com/crowdsecurity/cs-haproxy-bouncer/issues/35'],
		},
		{
			what: 'One answer 200 that is not JSON ends the pulling for good, until HAProxy is restarted.',
			fix: 'Restart HAProxy after the cause is gone.',
			source: [main],
		},
		{
			what: 'The packaged interval is 10 seconds, and a failed first pull is repeated as often: a plan of the Console answers 429.',
			fix: 'Set `UPDATE_FREQUENCY=86400` (Community) or `3600`.',
			source: [main],
		},
		{
			what: 'Each entry takes a millisecond to apply: 100,000 entries take more than 100 seconds after a start.',
			fix: 'Wait, or use the SPOA bouncer.',
			source: [main],
		},
		{
			what: 'With `BAN_TEMPLATE_PATH` a blocked visitor gets the page with the status 200.',
			fix: 'Leave it empty to answer 403.',
			source: ['crowdsecurity/cs-haproxy-bouncer:lib/plugins/crowdsec/ban.lua'],
		},
	],
	blockTest: {
		do: [
			{
				run: 'echo "show map /var/lib/crowdsec/lua/haproxy/community_blocklist.map" | sudo socat stdio /run/haproxy/admin.sock | head',
				note: 'the addresses that HAProxy has in memory; needs `stats socket`',
				known: 'source',
			},
			...blockTestWithEngine.do,
		],
		undo: blockTestWithEngine.undo,
		note: 'Looking is enough: an address in the map is blocked. Nothing can be added to the list of an integration for a test.',
	},
	marks: [
		{ text: 'cs-haproxy-bouncer', weight: 3 },
		{ text: 'crowdsec-haproxy-bouncer', weight: 3 },
		{ text: '/lua/haproxy/', weight: 3 },
		{ text: 'community_blocklist.map', weight: 3 },
		{ text: 'Decisions fetched: startup', weight: 3 },
		{ text: 'Stream Query with startup', weight: 2 },
		{ text: 'Got error fetching decisions from Crowdsec', weight: 3 },
		{ text: '<HTTPCLIENT>', weight: 2 },
		{ text: 'Lua init:', weight: 2 },
		{ text: 'Lua task', weight: 2 },
		{ text: 'haproxy[', weight: 1 },
		{ text: 'haproxy.cfg', weight: 1 },
		{ text: 'haproxy version is', weight: 2 },
	],
	links: [
		{ title: 'Source and releases', href: 'https://github.com/crowdsecurity/cs-haproxy-bouncer' },
		{ title: 'Official documentation', href: 'https://docs.crowdsec.net/u/bouncers/haproxy' },
	],
	checked: [
		{ program: 'crowdsec-haproxy-bouncer', version: '0.0.7', date: '2026-11-24', how: 'run' },
		{ program: 'haproxy', version: '2.6.12', date: '2026-11-24', how: 'run' },
	],
	unknown: [
		'The relay was run against a stand-in, with and without TLS; it was not tried against the real endpoint.',
		'Which mode the package gives to its settings file, and the smallest interval, are not known.',
	],
}
