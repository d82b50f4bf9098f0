import type { Bouncer, Command, Commands, Constraint, LogPlace, Option, SettingsRecipe, TextRecipe } from '../bouncer'
import { readInSource } from '../upstream'

const caddyfileSource = 'hslatman/caddy-crowdsec-bouncer:crowdsec/caddyfile.go'
const app = 'hslatman/caddy-crowdsec-bouncer:crowdsec/crowdsec.go'
const stream = 'hslatman/caddy-crowdsec-bouncer:internal/bouncer/stream.go'
const logging = 'hslatman/caddy-crowdsec-bouncer:internal/core/logging.go'
const build = 'https://caddyserver.com/docs/build'
const caddyfilePath = '/etc/caddy/Caddyfile'
const jsonPath = '/etc/caddy/caddy.json'

/** The same in both forms; flags and durations are written differently (see the two files). */
const common: readonly Option[] = [
	{
		key: 'api_url',
		type: 'url',
		default: 'http://127.0.0.1:8080/',
		required: true,
		meaning: 'The base address of the integration or of a Local API. A missing trailing slash is added.',
		note: 'Without the line the module asks a Local API on the same host.',
		source: [caddyfileSource, app],
	},
	{
		key: 'api_key',
		type: 'string',
		default: null,
		required: true,
		secret: true,
		meaning: 'Sent in the header X-Api-Key. `{env.NAME}` takes it from Caddy’s environment.',
		note: 'When that variable is empty Caddy does not start: “crowdsec API key must not be empty”.',
		source: [app],
	},
	{
		key: 'ticker_interval',
		type: 'duration',
		default: '60s',
		unit: 's, m or h',
		min: 0.001,
		meaning: 'Time between two pulls.',
		note: 'Every reload of Caddy pulls the whole list anew.',
		source: [caddyfileSource, stream],
	},
	{ key: 'appsec_url', type: 'url', default: null, meaning: 'AppSec of a Security Engine of your own.', since: 'v0.8.0', source: [app] },
	{
		key: 'appsec_max_body_bytes',
		type: 'int',
		default: 0,
		unit: 'bytes',
		meaning: 'How much of a request body AppSec gets to see.',
		since: 'v0.8.0',
		source: [app],
	},
]

const caddyfileOptions: readonly Option[] = [
	...common,
	{
		key: 'metrics_interval',
		type: 'duration',
		default: '0s',
		meaning: 'How often usage figures are sent to a Local API; off by default.',
		since: 'v0.12.0',
		source: [caddyfileSource],
	},
	{ key: 'appsec_timeout', type: 'duration', default: '2s', meaning: 'How long AppSec may take to answer.', since: 'v0.11.0', source: [app] },
	{
		key: 'disable_streaming',
		type: 'bool',
		default: false,
		meaning: 'Ask for every visitor instead of pulling the list. A word without a value.',
		note: 'The Console’s endpoint does not answer such questions.',
		source: [caddyfileSource],
	},
	{
		key: 'enable_hard_fails',
		type: 'bool',
		default: false,
		meaning: 'End Caddy at the first error of the client. A word without a value.',
		source: [caddyfileSource, logging],
	},
	{
		key: 'enable_caddy_metrics',
		type: 'bool',
		default: false,
		meaning: 'Add the module’s figures to Caddy’s /metrics. A word without a value.',
		since: 'v0.12.0',
		source: [caddyfileSource],
	},
	{
		key: 'appsec_fail_open',
		type: 'bool',
		default: false,
		meaning: 'Let visitors through when AppSec does not answer. A word without a value.',
		since: 'v0.11.0',
		source: [caddyfileSource],
	},
]

const jsonOptions: readonly Option[] = [
	...common,
	{
		key: 'metrics_interval',
		type: 'duration',
		default: '0s',
		meaning: 'How often usage figures are sent to a Local API; off by default.',
		since: 'v0.12.0',
		source: [app],
	},
	{ key: 'appsec_timeout', type: 'duration', default: '2s', meaning: 'How long AppSec may take to answer.', since: 'v0.11.0', source: [app] },
	{
		key: 'enable_streaming',
		type: 'bool',
		default: true,
		meaning: 'Pull the list (true), or ask for every visitor (false).',
		source: [app],
	},
	{ key: 'enable_hard_fails', type: 'bool', default: false, meaning: 'End Caddy at the first error of the client.', source: [app, logging] },
	{ key: 'enable_caddy_metrics', type: 'bool', default: false, meaning: 'Add the module’s figures to Caddy’s /metrics.', since: 'v0.12.0', source: [app] },
	{ key: 'appsec_fail_open', type: 'bool', default: false, meaning: 'Let visitors through when AppSec does not answer.', since: 'v0.11.0', source: [app] },
]

const caddyfile: TextRecipe = {
	kind: 'text',
	path: caddyfilePath,
	mode: '0640',
	owner: 'root:caddy',
	purpose:
		'The global block says where to pull from. Each site needs the directive `crowdsec` inside `route`, before the rest. The file holds the key: keep it from other users.',
	format: 'caddyfile',
	fragment: true,
	text: `{
	crowdsec {
		# The base address. The module appends /v1/decisions/stream by itself.
		api_url {{endpoint}}
		api_key {{key}}
		ticker_interval {{interval}}
	}
}

example.com {
	route {
		crowdsec
		reverse_proxy 127.0.0.1:3000
	}
}
`,
}

const json: SettingsRecipe = {
	kind: 'settings',
	file: 'json',
	path: jsonPath,
	mode: '0640',
	owner: 'root:caddy',
	purpose: 'A whole example: take `apps.crowdsec` and the handler `crowdsec` over into your own file.',
	under: ['apps', 'crowdsec'],
	frame: {
		apps: {
			http: {
				servers: {
					example: {
						listen: [':443'],
						routes: [
							{
								match: [{ host: ['example.com'] }],
								handle: [{ handler: 'crowdsec' }, { handler: 'reverse_proxy', upstreams: [{ dial: '127.0.0.1:3000' }] }],
							},
						],
					},
				},
			},
		},
	},
	lines: [
		{ key: 'api_url', value: { from: 'endpoint' } },
		{ key: 'api_key', value: { from: 'key' } },
		{ key: 'ticker_interval', value: { from: 'interval' } },
		{ key: 'enable_streaming', value: { is: true } },
		{ key: 'enable_hard_fails', value: { is: false } },
	],
}

const dockerfile: TextRecipe = {
	kind: 'text',
	path: 'Dockerfile',
	mode: null,
	purpose: 'Builds Caddy with the module; the official image does not have it.',
	format: 'text',
	text: `FROM caddy:2-builder AS builder
RUN xcaddy build --with github.com/hslatman/caddy-crowdsec-bouncer/http

FROM caddy:2
COPY --from=builder /usr/bin/caddy /usr/bin/caddy
`,
}

const compose: TextRecipe = {
	kind: 'text',
	path: 'compose.yaml',
	mode: null,
	purpose: 'Runs that image with your Caddyfile. The certificates live in the volume `data`.',
	format: 'yaml',
	text: `services:
  caddy:
    build: .
    restart: unless-stopped
    ports:
      - "80:80"
      - "443:443"
    volumes:
      - ./Caddyfile:/etc/caddy/Caddyfile:ro
      - data:/data
      - config:/config
volumes:
  data: {}
  config: {}
`,
}

/** Overrides of the packaged unit (caddyserver.com/docs/running, “Overrides”). */
const override: TextRecipe = {
	kind: 'text',
	path: '/etc/systemd/system/caddy.service.d/override.conf',
	mode: '0644',
	owner: 'root:root',
	purpose: 'Starts and reloads the service with the JSON file.',
	format: 'text',
	text: `[Service]
ExecStart=
ExecStart=/usr/bin/caddy run --environ --config ${jsonPath}
ExecReload=
ExecReload=/usr/bin/caddy reload --config ${jsonPath} --force
`,
}

const install: readonly Command[] = [
	{ run: 'go install github.com/caddyserver/xcaddy/cmd/xcaddy@latest', note: 'needs Go; the program lands in ~/go/bin', known: 'source' },
	{
		run: 'xcaddy build --with github.com/hslatman/caddy-crowdsec-bouncer/http',
		note: 'makes ./caddy; packages of distributions do not have the module',
		known: 'source',
	},
	{
		run: 'sudo dpkg-divert --divert /usr/bin/caddy.default --rename /usr/bin/caddy',
		note: 'Debian and Ubuntu with Caddy’s package: keeps the package’s program aside',
		known: 'source',
	},
	{ run: 'sudo mv ./caddy /usr/bin/caddy.custom', known: 'source' },
	{ run: 'sudo update-alternatives --install /usr/bin/caddy caddy /usr/bin/caddy.default 10', known: 'source' },
	{ run: 'sudo update-alternatives --install /usr/bin/caddy caddy /usr/bin/caddy.custom 50', known: 'source' },
]

const service: Commands = {
	start: { run: 'sudo systemctl start caddy', known: 'source' },
	stop: { run: 'sudo systemctl stop caddy', known: 'source' },
	restart: { run: 'sudo systemctl restart caddy', note: 'needed after a new build', known: 'source' },
	reload: { run: 'sudo systemctl reload caddy', note: 'pulls the whole list anew: on a plan with one pull a day the answer is 429', known: 'source' },
	enable: { run: 'sudo systemctl enable --now caddy', known: 'source' },
	status: { run: 'sudo systemctl status caddy', known: 'source' },
	version: { run: 'caddy list-modules --versions | grep crowdsec', note: 'no line: the module is not in this build', known: 'source' },
}

const validates = 'it does not contact the endpoint; “unrecognized global option” or “unknown module: crowdsec” means a build without the module'

const journal: LogPlace = {
	where: 'journal',
	view: { run: 'sudo journalctl -u caddy -n 200 --no-pager | grep crowdsec', known: 'source' },
	note: 'Lines have `"logger":"crowdsec"`. Messages of the client begin with a small letter: `aPI error: …`.',
}

function constraintsFor(file: string, live: Pick<Constraint, 'key' | 'when' | 'fix'>): readonly Constraint[] {
	return [
		{
			code: 'mode-not-stream',
			severity: 'error',
			file,
			key: live.key,
			when: { all: [{ source: 'integration' }, live.when] },
			message: 'The module then asks for every visitor. The Console’s endpoint only serves the whole list: every question fails, and visitors pass.',
			fix: live.fix,
		},
		{
			code: 'hard-fails',
			severity: 'warning',
			file,
			key: 'enable_hard_fails',
			when: { option: 'enable_hard_fails', is: [true] },
			message: 'One failed pull, for example a 429, ends Caddy, and all its sites with it.',
			fix: 'Remove `enable_hard_fails`, or set it to `false`.',
			set: false,
		},
		{
			code: 'metrics-with-integration',
			severity: 'warning',
			file,
			key: 'metrics_interval',
			when: { all: [{ source: 'integration' }, { option: 'metrics_interval', present: true }] },
			message: 'Usage figures go to a Local API; whether the Console’s endpoint takes them is not documented.',
			fix: 'Leave `metrics_interval` out.',
		},
		{
			code: 'appsec-with-integration',
			severity: 'warning',
			file,
			key: 'appsec_url',
			when: { all: [{ source: 'integration' }, { option: 'appsec_url', present: true }] },
			message: 'AppSec belongs to a Security Engine of your own; the Console’s endpoint has none.',
			fix: 'Leave `appsec_url` out unless you run an engine with AppSec beside it.',
		},
	]
}

export const caddy: Bouncer = {
	id: 'caddy',
	name: 'Caddy',
	aliases: ['caddy', 'caddyfile', 'caddy server', 'xcaddy', 'caddy-crowdsec-bouncer', 'hslatman'],
	kind: 'reverse-proxy',
	summary: 'A community module that is compiled into Caddy and pulls the list inside Caddy’s own process. It has no file in /etc/crowdsec and no service.',
	integration: {
		works: 'yes',
		why: 'By default it only pulls the path that an integration serves, with the key in the header X-Api-Key.',
		needs: [
			'a Caddy built with the module: packages of distributions do not have it',
			'`api_url` is the base address of the integration',
			'`ticker_interval` is within the plan',
			'no `disable_streaming`, no `enable_hard_fails`, no `appsec_url`',
			'few reloads: each one pulls the whole list anew',
		],
		source: [stream, 'https://docs.crowdsec.net/u/integrations/remediationcomponent'],
	},
	endpoint: {
		option: 'api_url',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'Added when it is missing; both forms work.',
		fullPath: 'The path doubles, and every pull ends in 404. `caddy validate` still accepts the file.',
		source: [caddyfileSource, stream],
	},
	keyOption: 'api_key',
	interval: {
		option: 'ticker_interval',
		unit: 'duration',
		default: '60s',
		note: 'A Go duration: s, m and h, no d. A bare number is refused. A failed first pull is repeated every 10 s, whatever the interval.',
	},
	modes: ['stream', 'live'],
	files: [
		{
			id: 'caddyfile',
			title: 'Caddyfile, block `crowdsec` of the global options',
			format: 'caddyfile',
			root: 'crowdsec',
			options: caddyfileOptions,
			unknownKey: { severity: 'error', effect: 'Caddy refuses the file: “invalid configuration token … provided”' },
			badValue: { severity: 'error', effect: 'Caddy refuses the file; a running Caddy keeps its old configuration' },
			expandsEnv: '`{env.NAME}` in api_key and appsec_url only: in api_url and ticker_interval Caddy refuses it. `{$NAME}` works anywhere.',
		},
		{
			id: 'json',
			title: 'caddy.json, apps.crowdsec',
			format: 'json',
			strictTypes: true,
			root: 'apps.crowdsec',
			options: jsonOptions,
			unknownKey: { severity: 'error', effect: 'Caddy refuses the file: “unknown field”' },
			badValue: { severity: 'error', effect: 'Caddy refuses the file; a running Caddy keeps its old configuration' },
			expandsEnv: '`{env.NAME}` in api_url, api_key, ticker_interval and appsec_url.',
		},
	],
	images: [{ repository: 'caddy', hostOf: ['crowdsec'], rebuilt: true, source: ['hslatman/caddy-crowdsec-bouncer:README.md'] }],
	signs: [
		{
			text: 'github.com/hslatman/caddy-crowdsec-bouncer',
			says: 'This builds Caddy with the bouncer.',
			settings: 'Its settings are in the Caddyfile, in the block `crowdsec` of the global options: paste that.',
			source: ['hslatman/caddy-crowdsec-bouncer:README.md'],
		},
	],
	deployments: [
		{
			id: 'caddyfile',
			name: 'Caddyfile, own build as a service',
			platform: 'linux',
			note: 'The unit caddy.service comes with Caddy’s package; the program is replaced by your build.',
			unit: 'caddy.service',
			files: [caddyfile],
			commands: {
				...service,
				install,
				test: { run: `sudo caddy validate --config ${caddyfilePath}`, note: validates, known: 'source' },
			},
			logs: [journal],
		},
		{
			id: 'json',
			name: 'JSON, own build as a service',
			platform: 'linux',
			note: 'The packaged unit starts Caddy with the Caddyfile: the second file makes it take the JSON.',
			unit: 'caddy.service',
			files: [json, override],
			steps: [
				{
					at: 'saved',
					title: 'Let systemd read the unit again',
					run: [['sudo', 'systemctl', 'daemon-reload']],
					source: ['https://caddyserver.com/docs/running'],
				},
			],
			commands: {
				...service,
				install: [...install, { run: 'sudo systemctl daemon-reload', note: 'after the second file is in place', known: 'source' }],
				test: { run: `sudo caddy validate --config ${jsonPath}`, note: validates, known: 'source' },
			},
			logs: [journal],
		},
		{
			id: 'docker',
			name: 'Docker Compose, own image',
			platform: 'container',
			note: 'The official image has no module; this builds one.',
			unit: 'caddy',
			files: [{ ...caddyfile, path: 'Caddyfile', mode: '0640', owner: 'root:root' }, dockerfile, compose],
			commands: {
				install: [{ run: 'docker compose build --pull caddy', known: 'source' }],
				start: { run: 'docker compose up -d caddy', known: 'source' },
				stop: { run: 'docker compose stop caddy', known: 'source' },
				restart: { run: 'docker compose restart caddy', known: 'source' },
				reload: {
					run: 'docker compose exec -w /etc/caddy caddy caddy reload',
					note: 'pulls the whole list anew; after an editor replaced the mounted file restart instead',
					known: 'source',
				},
				status: { run: 'docker compose ps caddy', known: 'source' },
				test: { run: 'docker compose run --rm caddy caddy validate --config /etc/caddy/Caddyfile', note: 'it does not contact the endpoint', known: 'source' },
				version: { run: 'docker compose run --rm caddy caddy list-modules --versions', known: 'source' },
				none: 'The line `restart: unless-stopped` in compose.yaml starts it at boot.',
			},
			logs: [{ where: 'container output', view: { run: 'docker compose logs --tail 200 caddy', known: 'source' }, note: 'Lines have `"logger":"crowdsec"`.' }],
		},
	],
	constraints: [
		{
			// hslatman/caddy-crowdsec-bouncer:http/http.go registers the directive without an order, in v0.9.2 as in 2026-04.
			code: 'order-missing',
			severity: 'error',
			file: 'caddyfile',
			key: 'order crowdsec',
			at: { line: 'crowdsec', outside: 'route' },
			when: {
				all: [
					{
						any: [
							{ option: 'api_url', present: true },
							{ option: 'api_key', present: true },
						],
					},
					{ line: 'crowdsec', present: true, outside: 'route' },
					{ line: 'order crowdsec', present: false },
					{ line: 'import', present: false },
				],
			},
			message: "Caddy does not know in which order to run it and refuses the file: “directive 'crowdsec' is not an ordered HTTP handler”.",
			fix: 'Put `order crowdsec first` into the global options, or the directives of the site into `route { … }`.',
		},
		{
			code: 'not-attached',
			severity: 'error',
			file: 'caddyfile',
			key: 'crowdsec',
			when: {
				all: [
					{ line: 'crowdsec', present: false },
					{ line: 'import', present: false },
					{ any: ['reverse_proxy', 'respond', 'file_server', 'root', 'php_fastcgi', 'redir', 'encode'].map((line) => ({ line, present: true })) },
				],
			},
			message: 'The list is pulled, but no site uses it: visitors are not checked.',
			fix: 'Put `crowdsec` into each site, inside `route { … }`, in front of the other directives.',
		},
		...constraintsFor('caddyfile', {
			key: 'disable_streaming',
			when: { option: 'disable_streaming', is: [true] },
			fix: 'Remove the line `disable_streaming`.',
		}),
		...constraintsFor('json', {
			key: 'enable_streaming',
			when: { option: 'enable_streaming', is: [false] },
			fix: 'Set `"enable_streaming": true`, or leave it out.',
		}),
	],
	legacyNames: [
		{ name: 'crowdsec_url', what: 'directive', option: 'api_url', instead: 'Nothing reads it; here it is `api_url`.' },
		{ name: 'crowdsec_api_url', what: 'directive', option: 'api_url', instead: 'Nothing reads it; here it is `api_url`.' },
		{ name: 'crowdsec_api_key', what: 'directive', option: 'api_key', instead: 'Nothing reads it; here it is `api_key`.' },
		{
			name: 'crowdsec_enabled',
			what: 'directive',
			instead: 'No such directive. The module works as soon as the global block `crowdsec` and the directive `crowdsec` in a site are there.',
		},
		{ name: 'lapi_url', what: 'directive', option: 'api_url', instead: 'Here it is `api_url`.' },
		{ name: 'lapi_key', what: 'directive', option: 'api_key', instead: 'Here it is `api_key`.' },
		{ name: 'API_URL', what: 'directive', option: 'api_url', instead: 'Names are lower case here: `api_url`.' },
		{ name: 'API_KEY', what: 'directive', option: 'api_key', instead: 'Names are lower case here: `api_key`.' },
		{ name: 'update_frequency', what: 'directive', option: 'ticker_interval', instead: 'Here it is `ticker_interval`.' },
		{ name: 'crowdsec-caddy-bouncer', what: 'service', instead: 'There is no such service: the module runs inside `caddy`.' },
		{ name: '/etc/crowdsec/bouncers/crowdsec-caddy-bouncer.yaml', what: 'file', instead: 'There is no such file: the settings are in the Caddyfile.' },
	],
	healthyPull: {
		trace: 'debug',
		sample: '{"level":"debug","ts":1795347265.2038808,"logger":"crowdsec","msg":"finished processing 2 new decisions","instance_id":"f6ac664d"}',
		meaning:
			'with the log level debug a pull that brought something writes “finished processing N new decisions”; else see `NumberOfActiveDecisions` in `caddy crowdsec info`',
	},
	traps: [
		{
			what: 'Each reload starts the module anew with a pull of the whole list. On a plan with one pull a day that pull gets 429, is repeated every 10 s, and until it works nothing is blocked.',
			fix: 'Reload rarely, and only for a reason.',
			source: [app, stream],
		},
		{
			what: '`caddy crowdsec ping` and `caddy crowdsec health` ask for a single address. With an integration they fail although blocking works.',
			fix: 'Use `caddy crowdsec info`.',
			source: ['hslatman/caddy-crowdsec-bouncer:internal/core/health.go'],
		},
		{
			what: 'The line `auth-api: auth with api key failed return nil response` is about the connection, not about the key.',
			fix: 'Read the end of the line: refused, no such host, certificate.',
			source: ['crowdsecurity/crowdsec:pkg/apiclient/auth_key.go'],
		},
		{
			what: '`crowdsec` outside of `route` is “not an ordered HTTP handler”, and Caddy refuses the file.',
			fix: 'Put it into `route { … }`, or add the global option `order crowdsec first`.',
			source: ['hslatman/caddy-crowdsec-bouncer:README.md'],
		},
		{
			what: 'With the global block alone the list is pulled and nobody is blocked.',
			fix: 'Add the directive `crowdsec` to each site, and build with the part /http.',
			source: ['hslatman/caddy-crowdsec-bouncer:README.md'],
		},
		{
			what: 'Since v0.13 or v0.14 a pull must end within 10 seconds: a long list over a slow line ends in “context deadline exceeded”.',
			fix: 'Make the list shorter in the Console, or use an older version.',
			source: ['https://github.com/hslatman/caddy-crowdsec-bouncer/issues/138'],
		},
		{
			what: 'There is no setting for a CA of your own.',
			fix: 'Add the CA to the system’s store, in a container to that of the image.',
			source: ['hslatman/caddy-crowdsec-bouncer:internal/bouncer/tls.go'],
		},
		{
			what: 'Together with caddy-docker-proxy every change of a container is a reload.',
			fix: 'Set `CADDY_DOCKER_EVENT_THROTTLE_INTERVAL=2s` or more.',
			source: ['https://github.com/hslatman/caddy-crowdsec-bouncer/issues/61'],
		},
		{
			what: 'Behind a proxy or CDN Caddy takes the proxy’s address for the visitor’s.',
			fix: 'Set `trusted_proxies` in the `servers` options, and `client_ip_headers` where another header is used.',
			source: ['hslatman/caddy-crowdsec-bouncer:README.md'],
		},
		{
			what: 'Caddy 2.6, as Debian 12 has it, is too old for the module.',
			fix: 'Build Caddy 2.7.3 or newer with xcaddy.',
			source: ['hslatman/caddy-crowdsec-bouncer:README.md', build],
		},
		{
			what: 'With `enable_hard_fails` any pull that fails ends Caddy, and the sites with it.',
			fix: 'Leave it out.',
			source: ['hslatman/caddy-crowdsec-bouncer:internal/core/logging.go'],
		},
	],
	blockTest: {
		do: [
			{ run: 'caddy crowdsec info', note: '`NumberOfActiveDecisions` above 0: the list is loaded; needs Caddy’s admin address', known: 'source' },
			{ run: 'caddy crowdsec check 192.0.2.1', note: 'says whether that address would be blocked; nobody is', known: 'source' },
		],
		undo: [],
		note: 'Both only look. In a container put `docker compose exec caddy` in front.',
	},
	marks: [
		{ text: '"logger":"crowdsec"', weight: 3 },
		{ text: '"logger":"crowdsec.appsec"', weight: 3 },
		{ text: 'http.handlers.crowdsec', weight: 3 },
		{ text: 'unrecognized global option: crowdsec', weight: 3 },
		{ text: 'unrecognized directive: crowdsec', weight: 3 },
		{ text: 'loading crowdsec app module', weight: 3 },
		{ text: "parsing caddyfile tokens for 'crowdsec'", weight: 3 },
		{ text: 'caddy-crowdsec-bouncer', weight: 3 },
		{ text: 'caddy-cs-bouncer', weight: 3 },
		{ text: '\tcrowdsec\t', weight: 3 },
		{ text: 'initializing streaming bouncer', weight: 3 },
		{ text: '"instance_id"', weight: 1 },
		{ text: 'caddy[', weight: 1 },
		{ text: 'Caddyfile', weight: 1 },
	],
	links: [
		{ title: 'Source and releases', href: 'https://github.com/hslatman/caddy-crowdsec-bouncer' },
		{ title: 'Building Caddy with modules', href: build },
	],
	checked: [
		{ program: 'caddy-crowdsec-bouncer', version: '0.12.1', date: '2026-11-30', how: 'run' },
		readInSource('caddy-crowdsec-bouncer', 'hslatman/caddy-crowdsec-bouncer'),
		{ program: 'caddy (Debian, without the module)', version: '2.6.2', date: '2026-11-22', how: 'run' },
	],
	unknown: [
		'The module itself was not run by us: its lines are taken from the source.',
		'Whether the Console’s endpoint writes the scopes as `Ip` and `Range`; the module knows only these spellings.',
		'Versions 0.13 and 0.14 were seen in issues only.',
	],
}
