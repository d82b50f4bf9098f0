import type { Bouncer } from '../bouncer'
import { readInSource } from '../upstream'

/** An empty list ends the program with a KeyError, and without the line only an engine's own decisions are asked for. */
const origins = ['lists', 'CAPI', 'crowdsec', 'cscli']

/** Without a unit the output is on nobody’s screen later: what collects the log reads a file. */
const configuration = (logMode: 'file' | 'stdout') => `crowdsec_config:
  # It ends with a slash: v1/decisions/stream is glued to it.
  lapi_url: {{endpoint}}
  lapi_key: "{{key}}"
  # Never an empty list: that ends the program. Entries of blocklists have the origin lists.
  only_include_decisions_from: [${origins.join(', ')}]
fastly_account_configs:
  - account_token: YOUR_FASTLY_TOKEN
    services:
      - id: YOUR_SERVICE_ID
        recaptcha_site_key: YOUR_SITE_KEY
        recaptcha_secret_key: YOUR_SECRET_KEY
        max_items: 20000
        activate: true
# Seconds, without a unit.
update_frequency: {{interval}}
log_level: info
log_mode: ${logMode}
# Both must be there, whatever log_mode says.
log_file: /var/log/crowdsec-fastly-bouncer.log
cache_path: /var/lib/crowdsec/crowdsec-fastly-bouncer/cache/fastly-cache.json
`

export const fastly: Bouncer = {
	id: 'fastly',
	name: 'Fastly',
	aliases: ['fastly', 'fastly compute', 'vcl', 'cs-fastly-bouncer', 'crowdsec-fastly-bouncer'],
	kind: 'cloud',
	summary: 'A Python daemon that writes the list into access lists of Fastly services.',
	integration: {
		works: 'partly',
		why: 'It pulls the path that an integration serves, but it ends on an answer without a list (204), and by default it only asks for an engine’s own decisions.',
		needs: [
			'`lapi_url` with a slash at its end',
			'a subscribed blocklist',
			'`only_include_decisions_from` with the origin `lists`, never an empty list',
			'`log_file` and `cache_path` in the file',
			'`update_frequency` in seconds, within the plan',
		],
		source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py', 'crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
	},
	endpoint: {
		option: 'crowdsec_config.lapi_url',
		form: 'base-slash',
		appends: 'v1/decisions/stream',
		slash: 'It is needed: without it the id and the path are glued together, and every pull fails.',
		fullPath: 'The path doubles, and every pull ends in 404.',
		source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
	},
	keyOption: 'crowdsec_config.lapi_key',
	interval: {
		option: 'update_frequency',
		unit: 'seconds',
		default: '10',
	},
	modes: ['stream'],
	files: [
		{
			id: 'main',
			title: 'crowdsec-fastly-bouncer.yaml',
			format: 'yaml',
			options: [
				{
					key: 'crowdsec_config.lapi_key',
					type: 'string',
					default: null,
					required: true,
					secret: true,
					meaning: 'Sent in the header X-Api-Key. Variables are not replaced: the documentation’s `${LAPI_KEY}` is sent as it stands.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'crowdsec_config.lapi_url',
					type: 'url',
					default: 'http://localhost:8080/',
					meaning: 'The base address of the integration or of a Local API. It must end with a slash: `v1/decisions/stream` is glued to it.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'crowdsec_config.include_scenarios_containing',
					type: 'list',
					default: null,
					meaning: 'Ask only for decisions whose scenario contains one of these words; made for a Local API.',
					since: 'v0.1.0',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'crowdsec_config.exclude_scenarios_containing',
					type: 'list',
					default: null,
					meaning: 'Leave out decisions whose scenario contains one of these words; made for a Local API.',
					since: 'v0.1.0',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'crowdsec_config.only_include_decisions_from',
					type: 'list',
					default: ['crowdsec', 'cscli'],
					meaning: 'Ask only for decisions of these origins.',
					note: 'An empty list, which the documentation advises, ends the program.',
					since: 'v0.1.0',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/main.py'],
				},
				{
					key: 'crowdsec_config.insecure_skip_verify',
					type: 'bool',
					default: false,
					meaning: 'Accept any TLS certificate.',
					since: 'v0.1.0',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'crowdsec_config.key_path',
					type: 'path',
					default: null,
					meaning: 'The private key of the client certificate; used only without an API key.',
					since: 'v0.1.0',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'crowdsec_config.cert_path',
					type: 'path',
					default: null,
					meaning: 'The client certificate, for a Local API with mutual TLS.',
					since: 'v0.1.0',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'crowdsec_config.ca_cert_path',
					type: 'path',
					default: null,
					meaning: 'A CA of your own; it is used only without an API key.',
					since: 'v0.1.0',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'fastly_account_configs',
					type: 'list',
					default: null,
					required: true,
					meaning: 'One entry for each Fastly token.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'fastly_account_configs[].account_token',
					type: 'string',
					default: null,
					required: true,
					secret: true,
					meaning: 'The API token of the provider.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'fastly_account_configs[].services',
					type: 'list',
					default: null,
					required: true,
					meaning: 'The Fastly services.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'fastly_account_configs[].services[].id',
					type: 'string',
					default: null,
					required: true,
					meaning: 'The service id.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'fastly_account_configs[].services[].recaptcha_site_key',
					type: 'string',
					default: null,
					required: true,
					secret: true,
					meaning: 'Site key of the captcha service.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'fastly_account_configs[].services[].recaptcha_secret_key',
					type: 'string',
					default: null,
					required: true,
					secret: true,
					meaning: 'Secret of the captcha service.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'fastly_account_configs[].services[].activate',
					type: 'bool',
					default: false,
					meaning: 'Activate the new version of the service.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'fastly_account_configs[].services[].max_items',
					type: 'int',
					default: 20000,
					meaning: 'How many entries there may be per action; one access list holds 1,000.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'fastly_account_configs[].services[].captcha_cookie_expiry_duration',
					type: 'string',
					default: '1800',
					unit: 's',
					meaning: 'How long a solved captcha counts, in seconds.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'fastly_account_configs[].services[].reference_version',
					type: 'string',
					default: null,
					meaning: 'The version of the service to copy.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'log_level',
					type: 'string',
					default: null,
					required: true,
					allowed: ['debug', 'info', 'warning', 'error'],
					meaning: 'How much is logged.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'log_mode',
					type: 'string',
					default: null,
					required: true,
					allowed: ['stdout', 'stderr', 'file'],
					meaning: 'Where the log goes.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'log_file',
					type: 'path',
					made: true,
					default: null,
					required: true,
					meaning: 'The log file. The line must be there with `stdout` too.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'update_frequency',
					type: 'int',
					default: null,
					required: true,
					unit: 's',
					meaning: 'Time between two pulls.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'cache_path',
					type: 'path',
					made: true,
					default: null,
					required: true,
					meaning: 'Where the state is kept. The line must be there, although the documentation leaves it out.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'acl_fast_creation',
					type: 'bool',
					default: false,
					meaning: 'Make several access lists at once.',
					since: 'v0.2.0',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
				{
					key: 'bouncer_version',
					type: 'string',
					default: null,
					packaged: '<version>',
					meaning: 'Written by the program itself.',
					ignored: 'the program writes it and does not read it.',
					source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
				},
			],
			repeatedKey: { severity: 'warning', effect: 'PyYAML takes the last one and says nothing' },
			unknownKey: {
				severity: 'warning',
				effect: 'the daemon warns “Unknown configuration parameter” and goes on',
			},
			badValue: {
				severity: 'error',
				effect: 'the daemon ends: “Got error … while parsing config”',
			},
			expandsEnv: 'not at all: a `${VAR}` is sent as it stands.',
		},
	],
	images: [{ repository: 'crowdsecurity/fastly-bouncer', source: ['crowdsecurity/cs-fastly-bouncer:docker/README.md'] }],
	deployments: [
		{
			id: 'pip',
			name: 'pip in a virtual environment',
			platform: 'linux',
			note: 'There is no unit: write one, or run it in a container.',
			files: [
				{
					kind: 'text',
					path: '/etc/crowdsec/bouncers/crowdsec-fastly-bouncer.yaml',
					mode: '0600',
					purpose: 'The whole configuration. Put your tokens and services in.',
					format: 'yaml',
					text: configuration('file'),
					owner: 'root:root',
				},
			],
			commands: {
				install: [
					{
						run: 'pip install crowdsec-fastly-bouncer',
						note: 'in a virtual environment',
						known: 'source',
					},
				],
				start: {
					run: 'sudo crowdsec-fastly-bouncer -c /etc/crowdsec/bouncers/crowdsec-fastly-bouncer.yaml',
					known: 'source',
				},
				status: {
					run: 'pgrep -af crowdsec-fastly-bouncer',
					known: 'source',
				},
				none: 'No unit is shipped: stop it with Ctrl-C or SIGTERM and start it again. There is no test of the file.',
			},
			logs: [
				{
					where: '/var/log/crowdsec-fastly-bouncer.log',
					view: {
						run: 'sudo tail -n 200 /var/log/crowdsec-fastly-bouncer.log',
						known: 'source',
					},
					note: 'With `log_mode: stdout` the lines are on the screen, or in the journal of the unit that you wrote.',
				},
			],
		},
		{
			id: 'docker',
			name: 'Docker',
			platform: 'container',
			unit: 'crowdsec-fastly-bouncer',
			files: [
				{
					kind: 'text',
					path: 'cfg.yaml',
					mode: '0600',
					purpose: 'Mounted at /etc/crowdsec/bouncers/crowdsec-fastly-bouncer.yaml.',
					format: 'yaml',
					text: configuration('stdout'),
				},
			],
			commands: {
				install: [
					{
						run: 'docker run -d --name crowdsec-fastly-bouncer -v "$PWD/cfg.yaml:/etc/crowdsec/bouncers/crowdsec-fastly-bouncer.yaml" crowdsecurity/fastly-bouncer -c /etc/crowdsec/bouncers/crowdsec-fastly-bouncer.yaml',
						known: 'source',
					},
				],
				start: {
					run: 'docker start crowdsec-fastly-bouncer',
					known: 'source',
				},
				stop: {
					run: 'docker stop crowdsec-fastly-bouncer',
					known: 'source',
				},
				restart: {
					run: 'docker restart crowdsec-fastly-bouncer',
					known: 'source',
				},
				status: {
					run: 'docker ps --all --filter name=crowdsec-fastly-bouncer',
					known: 'source',
				},
				none: 'There is no reload, and the program has no test of the file.',
			},
			logs: [
				{
					where: 'container output',
					view: {
						run: 'docker logs --tail 200 crowdsec-fastly-bouncer',
						known: 'source',
					},
				},
			],
		},
	],
	constraints: [
		{
			code: 'origins-empty',
			severity: 'error',
			file: 'main',
			key: 'crowdsec_config.only_include_decisions_from',
			when: { option: 'crowdsec_config.only_include_decisions_from', is: ['[]'] },
			message: "An empty list ends the program: “Got error 'only_include_decisions_from' while parsing config”.",
			fix: `List the origins: \`[${origins.join(', ')}]\`.`,
			set: origins,
		},
		{
			code: 'origins-of-an-engine',
			severity: 'warning',
			file: 'main',
			key: 'crowdsec_config.only_include_decisions_from',
			when: { all: [{ source: 'integration' }, { not: { option: 'crowdsec_config.only_include_decisions_from', present: true } }] },
			message:
				'Without it only the origins `crowdsec` and `cscli` are asked for, and entries of blocklists have the origin `lists`. Whether the Console heeds the filter is not known.',
			fix: `List the origins: \`[${origins.join(', ')}]\`.`,
		},
		{
			code: 'ca-unused',
			severity: 'warning',
			file: 'main',
			key: 'crowdsec_config.ca_cert_path',
			when: {
				all: [
					{ option: 'crowdsec_config.lapi_key', present: true },
					{ option: 'crowdsec_config.ca_cert_path', present: true },
				],
			},
			message: 'Together with an API key the program does not use the CA.',
			fix: 'Name the CA in the variable REQUESTS_CA_BUNDLE of the process instead.',
		},
		{
			code: 'certificate-checks-off',
			severity: 'warning',
			file: 'main',
			key: 'crowdsec_config.insecure_skip_verify',
			when: { option: 'crowdsec_config.insecure_skip_verify', is: [true] },
			message: 'Any server that answers in the endpoint’s place is believed, and it gets the API key.',
			fix: 'Set it to `false`; the Console’s certificate is a public one.',
			set: false,
		},
	],
	legacyNames: [
		{ name: 'crowdsec_config.api_url', what: 'key', option: 'crowdsec_config.lapi_url', instead: 'Here it is `lapi_url`.' },
		{ name: 'crowdsec_config.api_key', what: 'key', option: 'crowdsec_config.lapi_key', instead: 'Here it is `lapi_key`.' },
		{
			name: 'crowdsec_url',
			what: 'key',
			instead: 'No bouncer reads `crowdsec_url`.',
			option: 'crowdsec_config.lapi_url',
		},
		{
			name: 'crowdsec_api_key',
			what: 'key',
			instead: 'No bouncer reads `crowdsec_api_key`.',
			option: 'crowdsec_config.lapi_key',
		},
	],
	healthyPull: {
		trace: 'always',
		sample: '[2026-01-02 03:04:05,678] INFO - Retrieved 15264 active decisions from LAPI',
		meaning: 'the line has the number of entries; 0 means an empty list or a filter',
	},
	traps: [
		{
			what: 'Without a slash at its end the address and the path are glued together.',
			fix: 'End `lapi_url` with `/`.',
			source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
		},
		{
			what: 'An answer 204 (no blocklist) ends the daemon.',
			fix: 'Subscribe to a blocklist first.',
			source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
		},
		{
			what: 'By default only the origins `crowdsec` and `cscli` are asked for, and the empty list that the documentation advises ends the program.',
			fix: 'List the origins, `lists` among them.',
			source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/main.py'],
		},
		{
			what: '`log_file` and `cache_path` must be in the file; the documentation’s sample has no `cache_path`.',
			fix: 'Add both.',
			source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/config.py'],
		},
		{
			what: '“Got error … while parsing config” is printed for every failure, those of the endpoint included.',
			fix: 'Read the text between the dots; the file may be right.',
			source: ['crowdsecurity/cs-fastly-bouncer:src/fastly_bouncer/main.py'],
		},
		{
			what: 'The documented `docker run` names no file, and the image has no default: “Config file not provided”.',
			fix: 'End the command with `-c /etc/crowdsec/bouncers/crowdsec-fastly-bouncer.yaml`.',
			source: ['crowdsecurity/cs-fastly-bouncer:Dockerfile'],
		},
		{
			what: '`ca_cert_path` is not used together with a key.',
			fix: 'Name the CA in the environment variable `REQUESTS_CA_BUNDLE`.',
			source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
		},
	],
	blockTest: {
		do: [
			{
				run: 'Fastly > your service > Access control lists',
				shell: 'click',
				note: 'the lists with the prefix crowdsec',
				known: 'source',
			},
		],
		undo: [],
		note: 'Looking is enough.',
	},
	marks: [
		{
			text: '] ERROR - pycrowdsec got error',
			weight: 3,
		},
		{
			text: 'fastly-bouncer',
			weight: 3,
		},
		{
			text: 'fastly_bouncer',
			weight: 3,
		},
		{
			text: 'Fastly infra setup',
			weight: 3,
		},
		{
			text: 'fastly_account_configs',
			weight: 3,
		},
		{
			text: 'active decisions from LAPI',
			weight: 3,
		},
	],
	links: [
		{
			title: 'Source',
			href: 'https://github.com/crowdsecurity/cs-fastly-bouncer',
		},
		{
			title: 'Official documentation',
			href: 'https://docs.crowdsec.net/u/bouncers/fastly',
		},
	],
	checked: [
		{ program: 'crowdsec-fastly-bouncer', version: '0.4.0', date: '2026-11-30', how: 'run' },
		readInSource('crowdsec-fastly-bouncer', 'crowdsecurity/cs-fastly-bouncer'),
	],
	unknown: ['Nothing was deployed to Fastly by us: a stand-in took its place.', 'Whether the Console’s endpoint heeds the filter by origin.'],
}
