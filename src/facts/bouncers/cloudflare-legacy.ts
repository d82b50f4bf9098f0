import type { Bouncer } from '../bouncer'
import { readInSource } from '../upstream'
import { earlyErrors } from './shared/go-client'
import { systemdCommands } from './shared/systemd'

function configuration(log: 'file' | 'stdout'): string {
	return `crowdsec_lapi_url: {{endpoint}}
crowdsec_lapi_key: "{{key}}"
crowdsec_update_frequency: {{interval}}
cloudflare_config:
  accounts:
    - id: YOUR_ACCOUNT_ID
      token: YOUR_CLOUDFLARE_TOKEN
      ip_list_prefix: crowdsec
      default_action: managed_challenge
      total_ip_list_capacity: 9990
      zones:
        - zone_id: YOUR_ZONE_ID
          actions: [managed_challenge]
  # How often Cloudflare's lists are written, not how often is pulled.
  update_frequency: 30s
log_mode: ${log}
log_dir: /var/log/
log_level: info
`
}

export const cloudflareLegacy: Bouncer = {
	id: 'cloudflare-legacy',
	name: 'Cloudflare (legacy)',
	aliases: ['cloudflare legacy', 'cloudflare', 'cs-cloudflare-bouncer', 'crowdsec-cloudflare-bouncer'],
	kind: 'cloud',
	summary: 'A daemon that writes the list into Cloudflare’s IP lists; no longer supported.',
	integration: {
		works: 'partly',
		why: 'It pulls the path that an integration serves, but it is no longer supported, and Cloudflare’s lists hold 10,000 addresses at most.',
		needs: ['the base address of the integration', 'an integration with fewer than 10,000 entries'],
		instead: ['cloudflare-worker'],
		source: ['https://docs.crowdsec.net/u/bouncers/cloudflare-deprecated', 'crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
	},
	endpoint: {
		option: 'crowdsec_lapi_url',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'Added when it is missing; both forms work.',
		fullPath: 'The path doubles, and every pull ends in 404. `-t` still says that the file is valid.',
		source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go', 'crowdsecurity/crowdsec:pkg/apiclient/decisions_service.go'],
	},
	keyOption: 'crowdsec_lapi_key',
	interval: {
		option: 'crowdsec_update_frequency',
		unit: 'duration',
		default: '10s',
	},
	modes: ['stream'],
	files: [
		{
			id: 'main',
			title: 'crowdsec-cloudflare-bouncer.yaml',
			format: 'yaml',
			strictTypes: true,
			options: [
				{
					key: 'crowdsec_lapi_url',
					type: 'url',
					default: null,
					packaged: 'http://localhost:8080/',
					required: true,
					meaning: 'The base address of the integration or of a Local API.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'crowdsec_lapi_key',
					type: 'string',
					default: null,
					packaged: '${API_KEY}',
					required: true,
					alternatives: ['cert_path'],
					secret: true,
					meaning: 'Sent in the header X-Api-Key.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'crowdsec_update_frequency',
					type: 'duration',
					default: '10s',
					meaning: 'Time between two pulls.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'crowdsec_insecure_skip_verify',
					type: 'bool',
					default: false,
					meaning: 'Accept any TLS certificate.',
					since: 'v0.3.0',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'include_scenarios_containing',
					type: 'list',
					default: null,
					meaning: 'Ask only for decisions whose scenario contains one of these words; made for a Local API.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'exclude_scenarios_containing',
					type: 'list',
					default: null,
					meaning: 'Leave out decisions whose scenario contains one of these words; made for a Local API.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'only_include_decisions_from',
					type: 'list',
					default: null,
					meaning: 'Ask only for decisions of these origins; made for a Local API.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cert_path',
					type: 'path',
					default: null,
					meaning: 'The client certificate, for a Local API with mutual TLS.',
					since: 'v0.2.0',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'key_path',
					type: 'path',
					default: null,
					meaning: 'The private key of the client certificate.',
					since: 'v0.2.0',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'ca_cert_path',
					type: 'path',
					default: null,
					meaning: 'A CA of your own, trusted in addition to those of the system.',
					since: 'v0.2.0',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts',
					type: 'list',
					default: null,
					meaning: 'One entry for each Cloudflare account.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].id',
					type: 'string',
					default: null,
					required: true,
					unique: { severity: 'error', effect: 'the program ends at start: “the account … is duplicated”' },
					meaning: 'The id of the Cloudflare account; each only once.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].token',
					type: 'string',
					default: null,
					required: true,
					secret: true,
					meaning: 'The Cloudflare API token.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].ip_list_prefix',
					type: 'string',
					default: 'crowdsec',
					meaning: 'What the names of the lists begin with.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].default_action',
					type: 'string',
					default: null,
					packaged: 'managed_challenge',
					required: true,
					allowed: ['block', 'js_challenge', 'challenge', 'managed_challenge'],
					meaning: 'What is done with other types of decision; each zone must have it among its actions.',
					note: 'The `none` of the documentation is refused.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].total_ip_list_capacity',
					type: 'int',
					default: 10000,
					meaning: 'How many of the newest addresses are kept.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].zones',
					type: 'list',
					default: null,
					meaning: 'One entry for each zone of the account.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].zones[].zone_id',
					type: 'string',
					default: null,
					required: true,
					unique: { severity: 'error', effect: 'the program ends at start: “zone id … is duplicated”' },
					meaning: 'The zone id; each only once.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].zones[].actions',
					type: 'list',
					default: null,
					packaged: ['managed_challenge'],
					required: true,
					allowed: ['block', 'js_challenge', 'challenge', 'managed_challenge'],
					meaning: 'What may be done in the zone; on Cloudflare’s free plan one action only.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.update_frequency',
					type: 'duration',
					default: null,
					packaged: '30s',
					required: true,
					meaning: 'How often Cloudflare’s lists are written; not how often is pulled.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'daemon',
					type: 'bool',
					default: false,
					packaged: true,
					meaning: 'Ran it in the background.',
					ignored: 'no code reads it any more.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'prometheus.enabled',
					type: 'bool',
					default: false,
					meaning: 'Serve metrics for Prometheus.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'prometheus.listen_addr',
					type: 'string',
					default: null,
					packaged: '127.0.0.1',
					meaning: 'Address of the metrics server.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'prometheus.listen_port',
					type: 'string',
					default: null,
					packaged: '2112',
					meaning: 'Port of the metrics server.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'log_mode',
					type: 'string',
					default: 'stdout',
					packaged: 'file',
					allowed: ['stdout', 'file'],
					meaning: 'Log to a file or to the console. `stdout` really goes to stderr, and so into the journal.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'log_dir',
					type: 'path',
					default: '/var/log/',
					meaning: 'Folder of the log file.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'log_level',
					type: 'string',
					default: 'info',
					allowed: ['panic', 'fatal', 'error', 'warning', 'warn', 'info', 'debug', 'trace'],
					meaning: 'How much is logged.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'log_max_size',
					type: 'int',
					default: 40,
					unit: 'MB',
					meaning: 'Size at which the log file is rotated.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'log_max_files',
					type: 'int',
					default: 3,
					unit: 'files',
					meaning: 'Rotated files to keep.',
					since: 'v0.3.0',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'log_max_age',
					type: 'int',
					default: 30,
					unit: 'days',
					meaning: 'Age limit of rotated files.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'compress_logs',
					type: 'bool',
					default: true,
					meaning: 'Gzip rotated files.',
					source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/logging.go'],
				},
			],
			unknownKey: {
				severity: 'warning',
				effect: 'the line is ignored without a word',
			},
			badValue: {
				severity: 'error',
				effect: 'the daemon ends at start: “unable to parse config”',
			},
			override: 'crowdsec-cloudflare-bouncer.yaml.local beside it is merged over it.',
			expandsEnv: '${VAR} and $VAR are replaced when the variable is set for the process.',
		},
	],
	images: [{ repository: 'crowdsecurity/cloudflare-bouncer', source: ['crowdsecurity/cs-cloudflare-bouncer:docker/README.md'] }],
	deployments: [
		{
			id: 'deb',
			name: 'Debian or Ubuntu package',
			platform: 'linux',
			unit: 'crowdsec-cloudflare-bouncer.service',
			files: [
				{
					kind: 'text',
					path: '/etc/crowdsec/bouncers/crowdsec-cloudflare-bouncer.yaml',
					mode: '0600',
					purpose: 'The whole configuration. Put your account, token and zone in.',
					format: 'yaml',
					text: configuration('file'),
					owner: 'root:root',
				},
			],
			commands: {
				...systemdCommands('crowdsec-cloudflare-bouncer'),
				install: [
					{
						run: 'sudo apt install crowdsec-cloudflare-bouncer',
						known: 'source',
					},
				],
				test: {
					run: 'sudo crowdsec-cloudflare-bouncer -c /etc/crowdsec/bouncers/crowdsec-cloudflare-bouncer.yaml -t',
					note: 'it does not contact the endpoint, but it already calls Cloudflare',
					acts: true,
					known: 'source',
				},
				version: {
					run: 'crowdsec-cloudflare-bouncer -version',
					known: 'source',
				},
			},
			logs: [
				{
					where: '/var/log/crowdsec-cloudflare-bouncer.log',
					view: {
						run: 'sudo tail -n 200 /var/log/crowdsec-cloudflare-bouncer.log',
						known: 'source',
					},
				},
				{
					where: 'journal',
					view: {
						run: 'sudo journalctl -u crowdsec-cloudflare-bouncer -n 100 --no-pager',
						known: 'source',
					},
					note: 'Errors at start are always here.',
				},
			],
		},
		{
			id: 'rpm',
			name: 'RHEL or Fedora package',
			platform: 'linux',
			unit: 'crowdsec-cloudflare-bouncer.service',
			files: [
				{
					kind: 'text',
					path: '/etc/crowdsec/bouncers/crowdsec-cloudflare-bouncer.yaml',
					mode: '0600',
					purpose: 'The whole configuration. Put your account, token and zone in.',
					format: 'yaml',
					text: configuration('file'),
					owner: 'root:root',
				},
			],
			commands: {
				...systemdCommands('crowdsec-cloudflare-bouncer'),
				install: [
					{
						run: 'sudo yum install crowdsec-cloudflare-bouncer',
						known: 'source',
					},
				],
				test: {
					run: 'sudo crowdsec-cloudflare-bouncer -c /etc/crowdsec/bouncers/crowdsec-cloudflare-bouncer.yaml -t',
					note: 'it does not contact the endpoint, but it already calls Cloudflare',
					acts: true,
					known: 'source',
				},
				version: {
					run: 'crowdsec-cloudflare-bouncer -version',
					known: 'source',
				},
			},
			logs: [
				{
					where: '/var/log/crowdsec-cloudflare-bouncer.log',
					view: {
						run: 'sudo tail -n 200 /var/log/crowdsec-cloudflare-bouncer.log',
						known: 'source',
					},
				},
				{
					where: 'journal',
					view: {
						run: 'sudo journalctl -u crowdsec-cloudflare-bouncer -n 100 --no-pager',
						known: 'source',
					},
					note: 'Errors at start are always here.',
				},
			],
		},
		{
			id: 'docker',
			name: 'Docker',
			platform: 'container',
			unit: 'crowdsec-cloudflare-bouncer',
			files: [
				{
					kind: 'text',
					path: 'cfg.yaml',
					mode: '0600',
					purpose: 'Mounted at /etc/crowdsec/bouncers/crowdsec-cloudflare-bouncer.yaml.',
					format: 'yaml',
					text: configuration('stdout'),
				},
			],
			commands: {
				install: [
					{
						run: 'docker run -d --name crowdsec-cloudflare-bouncer -v "$PWD/cfg.yaml:/etc/crowdsec/bouncers/crowdsec-cloudflare-bouncer.yaml" crowdsecurity/cloudflare-bouncer',
						known: 'source',
					},
				],
				start: {
					run: 'docker start crowdsec-cloudflare-bouncer',
					known: 'source',
				},
				stop: {
					run: 'docker stop crowdsec-cloudflare-bouncer',
					known: 'source',
				},
				restart: {
					run: 'docker restart crowdsec-cloudflare-bouncer',
					known: 'source',
				},
				status: {
					run: 'docker ps --all --filter name=crowdsec-cloudflare-bouncer',
					known: 'source',
				},
				none: 'There is no reload, and the image has no test.',
			},
			logs: [
				{
					where: 'container output',
					view: {
						run: 'docker logs --tail 200 crowdsec-cloudflare-bouncer',
						known: 'source',
					},
				},
			],
		},
	],
	constraints: [
		{
			code: 'certificate-and-key',
			severity: 'error',
			file: 'main',
			key: 'cert_path',
			when: {
				all: [
					{ option: 'crowdsec_lapi_key', present: true },
					{ option: 'cert_path', present: true },
					{ option: 'key_path', present: true },
				],
			},
			message: 'An API key and a client certificate cannot be used together: “cannot use both API key and certificate auth”.',
			fix: 'Keep the key for a Console endpoint, and empty `cert_path` and `key_path`.',
		},
		{
			code: 'certificate-checks-off',
			severity: 'warning',
			file: 'main',
			key: 'crowdsec_insecure_skip_verify',
			when: { option: 'crowdsec_insecure_skip_verify', is: [true] },
			message: 'Any server that answers in the endpoint’s place is believed, and it gets the API key.',
			fix: 'Set it to `false`; name a private CA in `ca_cert_path` instead.',
			set: false,
		},
		{
			code: 'origin-filter-with-integration',
			severity: 'warning',
			file: 'main',
			key: 'only_include_decisions_from',
			when: {
				all: [
					{ source: 'integration' },
					{ option: 'only_include_decisions_from', present: true },
					{ not: { option: 'only_include_decisions_from', is: ['[]'] } },
				],
			},
			message: 'The Console’s endpoint documents no filters; what it does with them is not known.',
			fix: 'Leave it empty, and choose the content by the blocklists that the integration subscribes to.',
		},
	],
	legacyNames: [
		{
			name: 'log_max_backups',
			what: 'key',
			option: 'log_max_files',
			packaged: true,
			instead: 'The packaged file has `log_max_backups`; the program reads `log_max_files`.',
		},
		{ name: 'log_media', what: 'key', option: 'log_mode', instead: 'Here it is `log_mode`.' },
		{ name: 'lapi_url', what: 'key', option: 'crowdsec_lapi_url', instead: 'Here it is `crowdsec_lapi_url`.' },
		{ name: 'lapi_key', what: 'key', option: 'crowdsec_lapi_key', instead: 'Here it is `crowdsec_lapi_key`.' },
		{ name: 'api_url', what: 'key', option: 'crowdsec_lapi_url', instead: 'Here it is `crowdsec_lapi_url`.' },
		{ name: 'api_key', what: 'key', option: 'crowdsec_lapi_key', instead: 'Here it is `crowdsec_lapi_key`.' },
		{ name: 'update_frequency', what: 'key', option: 'crowdsec_update_frequency', instead: 'Here it is `crowdsec_update_frequency`.' },
		{
			name: 'crowdsec_url',
			what: 'key',
			instead: 'No bouncer reads `crowdsec_url`.',
			option: 'crowdsec_lapi_url',
		},
		{
			name: 'crowdsec_api_key',
			what: 'key',
			instead: 'No bouncer reads `crowdsec_api_key`.',
			option: 'crowdsec_lapi_key',
		},
	],
	healthyPull: {
		trace: 'with-changes',
		sample: 'time="2026-01-02T03:04:05Z" level=info msg="processing decisions with scope=Ip" account_id=0123456789abcdef0123456789abcdef',
		meaning: 'a pull that brought something is processed scope by scope',
	},
	traps: [
		{
			what: 'The first pull that fails ends the process, and systemd starts it again every 10 s, which feeds a 429.',
			fix: 'Set the interval before the first start.',
			source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
		},
		{
			what: 'HTTPS_PROXY and HTTP_PROXY are ignored for https addresses.',
			fix: 'Allow TCP 443 to admin.api.crowdsec.net.',
			source: ['crowdsecurity/go-cs-bouncer:client.go'],
		},
		{
			what: 'A zone on Cloudflare’s free plan takes one action only; with two the process ends.',
			fix: 'Leave one in `actions`.',
			source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cf/cloudflare.go'],
		},
		{
			what: 'Beyond `total_ip_list_capacity` the rest of the list is left out.',
			fix: 'Lower the limit of the integration, or move to the Workers bouncer.',
			source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cf/cloudflare.go', 'https://docs.crowdsec.net/u/bouncers/cloudflare-deprecated'],
		},
		{
			what: '`default_action: none` is documented and refused.',
			fix: 'Use `managed_challenge`.',
			source: ['crowdsecurity/cs-cloudflare-bouncer:pkg/cfg/config.go'],
		},
		{
			what: 'Filters by origin or scenario are made for a Local API. What an integration does with them is not documented.',
			fix: 'Leave them empty, and choose the content by the blocklists that the integration subscribes to.',
			source: ['crowdsecurity/crowdsec-service-api-sdk-python:openapi.json'],
		},
		earlyErrors('crowdsec-cloudflare-bouncer'),
	],
	blockTest: {
		do: [
			{
				run: 'Cloudflare dashboard > Manage account > Configurations > Lists',
				shell: 'click',
				note: 'the list with the prefix crowdsec',
				known: 'source',
			},
		],
		undo: [],
		note: 'Looking is enough.',
	},
	marks: [
		{
			text: 'crowdsec-cloudflare-bouncer',
			weight: 3,
		},
		{
			text: 'cs-cloudflare-bouncer',
			weight: 3,
		},
		{
			text: 'processing decisions with scope',
			weight: 3,
		},
		{
			text: 'account_id=',
			weight: 2,
		},
		{
			text: 'crowdsec lapi stream has stopped',
			weight: 3,
		},
	],
	links: [
		{
			title: 'Source and releases',
			href: 'https://github.com/crowdsecurity/cs-cloudflare-bouncer',
		},
		{
			title: 'Official documentation',
			href: 'https://docs.crowdsec.net/u/bouncers/cloudflare-deprecated',
		},
	],
	checked: [readInSource('crowdsec-cloudflare-bouncer', 'crowdsecurity/cs-cloudflare-bouncer')],
	unknown: ['Nothing was deployed to Cloudflare by us.'],
}
