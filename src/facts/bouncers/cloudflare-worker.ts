import type { Bouncer, ListSource, TextRecipe } from '../bouncer'
import { readInSource } from '../upstream'
import { earlyErrors } from './shared/go-client'
import { systemdCommands } from './shared/systemd'

const file = '/etc/crowdsec/bouncers/crowdsec-cloudflare-worker-bouncer.yaml'
const purpose = 'The whole configuration. Put your account, token, zone and routes in.'

/** @param schedule Lines of the worker that pulls by itself, in autonomous mode. */
function configuration(schedule: string): string {
	return `crowdsec_config:
  lapi_url: {{endpoint}}
  lapi_key: "{{key}}"
${schedule === '' ? '  update_frequency: {{interval}}\n' : ''}cloudflare_config:
${schedule}  accounts:
    - id: YOUR_ACCOUNT_ID
      token: YOUR_CLOUDFLARE_TOKEN
      account_name: owner@example.com
      zones:
        - zone_id: YOUR_ZONE_ID
          actions: [captcha]
          default_action: captcha
          routes_to_protect: ['*example.com/*']
          turnstile:
            enabled: true
            rotate_secret_key: ${schedule === ''}
            rotate_secret_key_every: 168h
            mode: managed
log_mode: stdout
log_level: info
`
}

function autonomous(source: ListSource, cron: string, comment: string): TextRecipe {
	return {
		kind: 'text',
		path: file,
		mode: '0600',
		owner: 'root:root',
		purpose,
		when: source,
		format: 'yaml',
		text: configuration(`  decisions_sync_worker:\n    # ${comment}\n    cron: '${cron}'\n`),
	}
}

export const cloudflareWorker: Bouncer = {
	id: 'cloudflare-worker',
	name: 'Cloudflare Workers',
	aliases: ['cloudflare', 'cloudflare worker', 'workers', 'cs-cloudflare-worker-bouncer', 'crowdsec-cloudflare-worker-bouncer', 'cf'],
	kind: 'cloud',
	summary: 'A worker at Cloudflare’s edge with the list in Workers KV; a daemon or a scheduled second worker pulls it.',
	integration: {
		works: 'yes',
		why: 'CrowdSec documents it for the installer, the daemon and the autonomous mode.',
		needs: [
			'the base address of the integration',
			'an interval or cron within the plan',
			'no filters',
			'room in Workers KV: the free plan writes 1,000 entries a day',
		],
		source: ['https://docs.crowdsec.net/u/bouncers/cloudflare', 'crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
	},
	endpoint: {
		option: 'crowdsec_config.lapi_url',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'Added when it is missing; both forms work.',
		fullPath: 'The path doubles, and every pull ends in 404. `-t` still says that the file is valid.',
		source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go', 'crowdsecurity/crowdsec:pkg/apiclient/decisions_service.go'],
	},
	keyOption: 'crowdsec_config.lapi_key',
	interval: {
		option: 'crowdsec_config.update_frequency',
		unit: 'duration',
		default: '10s',
		note: 'In autonomous mode `cloudflare_config.decisions_sync_worker.cron` counts instead.',
	},
	modes: ['stream'],
	files: [
		{
			id: 'main',
			title: 'crowdsec-cloudflare-worker-bouncer.yaml',
			format: 'yaml',
			strictTypes: true,
			options: [
				{
					key: 'crowdsec_config.lapi_url',
					type: 'url',
					default: null,
					packaged: '${CROWDSEC_LAPI_URL}',
					required: true,
					meaning: 'The base address of the integration or of a Local API.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'crowdsec_config.lapi_key',
					type: 'string',
					default: null,
					packaged: '${API_KEY}',
					required: true,
					alternatives: ['crowdsec_config.cert_path'],
					secret: true,
					meaning: 'Sent in the header X-Api-Key.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'crowdsec_config.update_frequency',
					type: 'duration',
					default: '10s',
					meaning: 'Time between two pulls of the daemon; in autonomous mode the cron counts.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'crowdsec_config.include_scenarios_containing',
					type: 'list',
					default: null,
					meaning: 'Ask only for decisions whose scenario contains one of these words; made for a Local API.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'crowdsec_config.exclude_scenarios_containing',
					type: 'list',
					default: null,
					meaning: 'Leave out decisions whose scenario contains one of these words; made for a Local API.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'crowdsec_config.only_include_decisions_from',
					type: 'list',
					default: null,
					meaning: 'Ask only for decisions of these origins; made for a Local API.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'crowdsec_config.key_path',
					type: 'path',
					default: null,
					meaning: 'The private key of the client certificate.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'crowdsec_config.cert_path',
					type: 'path',
					default: null,
					meaning: 'The client certificate, for a Local API with mutual TLS.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'crowdsec_config.ca_cert_path',
					type: 'path',
					default: null,
					meaning: 'A CA of your own, trusted in addition to those of the system.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'crowdsec_config.insecure_skip_verify',
					type: 'bool',
					default: false,
					packaged: false,
					meaning: 'Meant to accept any TLS certificate.',
					ignored: 'it stands in the packaged file, but the program has no such setting.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts',
					type: 'list',
					default: null,
					meaning: 'One entry for each Cloudflare account.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].id',
					type: 'string',
					default: null,
					required: true,
					unique: { severity: 'error', effect: 'the program ends at start: “the account … is duplicated”' },
					meaning: 'The id of the Cloudflare account; each only once.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].token',
					type: 'string',
					default: null,
					required: true,
					secret: true,
					meaning: 'The Cloudflare API token.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].account_name',
					type: 'string',
					default: 'default',
					meaning: 'A name for logs and metrics: letters, digits, blanks and `. _ - ( ) & + @ : ,`.',
					since: 'v0.0.4',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].ban_template',
					type: 'path',
					default: null,
					meaning: 'The page for a banned visitor, as an HTML file. It is set for each account.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].zones',
					type: 'list',
					default: null,
					meaning: 'One entry for each zone of the account.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].zones[].zone_id',
					type: 'string',
					default: null,
					required: true,
					unique: { severity: 'error', effect: 'the program ends at start: “zone id … is duplicated”' },
					meaning: 'The zone id; each only once.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].zones[].actions',
					type: 'list',
					default: null,
					required: true,
					allowed: ['captcha', 'ban'],
					meaning: 'Which types of decision are acted upon.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].zones[].default_action',
					type: 'string',
					default: null,
					required: true,
					allowed: ['captcha', 'ban'],
					meaning: 'What is done with other types of decision.',
					note: 'The `none` of the documentation is refused.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].zones[].routes_to_protect',
					type: 'list',
					default: null,
					whenEmpty: { severity: 'warning', effect: 'the worker is deployed and protects nothing' },
					meaning: 'Patterns of routes such as `*example.com/*`. With an empty list the worker is deployed and protects nothing.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].zones[].turnstile.enabled',
					type: 'bool',
					default: false,
					meaning: 'Use Turnstile; needed when `captcha` is an action.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].zones[].turnstile.rotate_secret_key',
					type: 'bool',
					default: false,
					meaning: 'Change the secret of Turnstile from time to time; only the daemon can.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].zones[].turnstile.rotate_secret_key_every',
					type: 'duration',
					default: '0',
					packaged: '168h0m0s',
					meaning: 'How often the secret of Turnstile is changed.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.accounts[].zones[].turnstile.mode',
					type: 'string',
					default: null,
					allowed: ['managed', 'invisible', 'non-interactive'],
					meaning: 'How the Turnstile widget looks.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.worker.script_name',
					type: 'string',
					default: 'crowdsec-cloudflare-worker-bouncer',
					meaning: 'Name of the worker.',
					since: 'v0.0.7',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.worker.kv_namespace_name',
					type: 'string',
					default: 'CROWDSECCFBOUNCERNS',
					meaning: 'Name of the store in Workers KV.',
					since: 'v0.0.18',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.worker.decisions_sync_script_name',
					type: 'string',
					default: 'crowdsec-decisions-sync-worker',
					meaning: 'Name of the worker that pulls.',
					since: 'v0.0.18',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.worker.analytics_dataset',
					type: 'string',
					default: 'crowdsec_cloudflare_bouncer',
					meaning: 'Name of the data set for metrics: letters, digits and `_`, at most 64.',
					since: 'v0.0.18',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.worker.log_only',
					type: 'bool',
					default: false,
					meaning: 'Count and do not block.',
					since: 'v0.0.11',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.worker.logpush',
					type: 'bool',
					default: null,
					meaning: 'Let Cloudflare push the worker’s logs.',
					since: 'v0.0.7',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.worker.tags',
					type: 'list',
					default: null,
					meaning: 'Tags of the worker.',
					since: 'v0.0.7',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.worker.compatibility_date',
					type: 'string',
					default: null,
					meaning: 'Cloudflare’s compatibility date.',
					since: 'v0.0.7',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.worker.compatibility_flags',
					type: 'list',
					default: null,
					meaning: 'Cloudflare’s compatibility flags.',
					since: 'v0.0.7',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.worker.observability.enabled',
					type: 'bool',
					default: true,
					meaning: 'Keep logs of the worker at Cloudflare.',
					since: 'v0.0.18',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.worker.observability.head_sampling_rate',
					type: 'float',
					default: 1,
					meaning: 'Share of the requests that is kept, from 0 to 1.',
					since: 'v0.0.18',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.worker.observability.traces.enabled',
					type: 'bool',
					default: true,
					meaning: 'Keep traces of the worker at Cloudflare.',
					since: 'v0.0.18',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.worker.observability.traces.head_sampling_rate',
					type: 'float',
					default: 1,
					meaning: 'Share of the requests that is kept, from 0 to 1.',
					since: 'v0.0.18',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'cloudflare_config.decisions_sync_worker.cron',
					type: 'string',
					default: '*/5 * * * *',
					meaning: 'When the worker pulls in autonomous mode, in UTC. `-g` writes the default into the file; without the line there is none.',
					since: 'v0.0.15',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'prometheus.enabled',
					type: 'bool',
					default: false,
					packaged: true,
					meaning: 'Serve metrics for Prometheus.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'prometheus.listen_addr',
					type: 'string',
					default: null,
					packaged: '127.0.0.1',
					meaning: 'Address of the metrics server.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'prometheus.listen_port',
					type: 'string',
					default: null,
					packaged: '2112',
					meaning: 'Port of the metrics server.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'daemon',
					type: 'bool',
					default: false,
					meaning: 'Ran it in the background.',
					ignored: 'no code reads it any more.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'log_mode',
					type: 'string',
					default: 'stdout',
					allowed: ['stdout', 'file'],
					meaning: 'Log to a file or to the console. `stdout` really goes to stderr, and so into the journal.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'log_dir',
					type: 'path',
					default: '/var/log/',
					meaning: 'Folder of the log file.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'log_level',
					type: 'string',
					default: 'info',
					allowed: ['panic', 'fatal', 'error', 'warning', 'warn', 'info', 'debug', 'trace'],
					meaning: 'How much is logged.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'log_max_size',
					type: 'int',
					default: 40,
					unit: 'MB',
					meaning: 'Size at which the log file is rotated.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'log_max_files',
					type: 'int',
					default: 3,
					unit: 'files',
					meaning: 'Rotated files to keep.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'log_max_age',
					type: 'int',
					default: 30,
					unit: 'days',
					meaning: 'Age limit of rotated files.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'compress_logs',
					type: 'bool',
					default: true,
					meaning: 'Gzip rotated files.',
					source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/logging.go'],
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
			override: 'crowdsec-cloudflare-worker-bouncer.yaml.local beside it is merged over it.',
			expandsEnv: '${VAR} is replaced when the variable is set for the process.',
		},
	],
	images: [{ repository: 'crowdsecurity/cloudflare-worker-bouncer', source: ['crowdsecurity/cs-cloudflare-worker-bouncer:docker/README.MD'] }],
	deployments: [
		{
			id: 'daemon',
			name: 'Package, daemon',
			platform: 'linux',
			unit: 'crowdsec-cloudflare-worker-bouncer.service',
			note: 'It removes everything at Cloudflare when it stops.',
			files: [
				{
					kind: 'text',
					path: file,
					mode: '0600',
					purpose,
					format: 'yaml',
					text: configuration(''),
					owner: 'root:root',
				},
			],
			commands: {
				...systemdCommands('crowdsec-cloudflare-worker-bouncer'),
				install: [
					{
						run: 'sudo apt install crowdsec-cloudflare-worker-bouncer',
						known: 'source',
					},
					{
						run: 'sudo crowdsec-cloudflare-worker-bouncer -g TOKEN -o /etc/crowdsec/bouncers/crowdsec-cloudflare-worker-bouncer.yaml',
						note: 'writes accounts and zones of your token into the file; then add address and key',
						known: 'source',
					},
				],
				test: {
					run: 'sudo crowdsec-cloudflare-worker-bouncer -c /etc/crowdsec/bouncers/crowdsec-cloudflare-worker-bouncer.yaml -t',
					note: 'it does not contact the endpoint',
					known: 'source',
				},
				version: {
					run: 'crowdsec-cloudflare-worker-bouncer -version',
					known: 'source',
				},
			},
			logs: [
				{
					where: 'journal',
					view: {
						run: 'sudo journalctl -u crowdsec-cloudflare-worker-bouncer -n 100 --no-pager',
						known: 'source',
					},
					note: 'Errors at start are always here.',
				},
				{
					where: '/var/log/crowdsec-cloudflare-worker-bouncer.log',
					view: { run: 'sudo tail -n 200 /var/log/crowdsec-cloudflare-worker-bouncer.log', known: 'source' },
					note: 'Only with `log_mode: file`. The packaged file sets `log_media`, which nothing reads, so the lines are in the journal.',
				},
				{
					where: 'Cloudflare dashboard',
					view: {
						run: 'Workers & Pages > crowdsec-decisions-sync-worker > Logs',
						shell: 'click',
						known: 'source',
					},
					note: 'Only in autonomous mode.',
				},
			],
		},
		{
			id: 'autonomous',
			name: 'Package, autonomous (two workers)',
			platform: 'cloud',
			note: 'It deploys both workers and ends; nothing runs on the host.',
			files: [
				autonomous('integration', '{{interval-cron}}', 'Plans limit how often may be pulled.'),
				autonomous('engine', '*/5 * * * *', 'Every five minutes.'),
			],
			commands: {
				install: [
					{
						run: 'sudo crowdsec-cloudflare-worker-bouncer -g TOKEN -o /etc/crowdsec/bouncers/crowdsec-cloudflare-worker-bouncer.yaml',
						note: 'writes accounts and zones of your token into the file; then add address and key',
						known: 'source',
					},
					{
						run: 'sudo crowdsec-cloudflare-worker-bouncer -S -c /etc/crowdsec/bouncers/crowdsec-cloudflare-worker-bouncer.yaml',
						note: 'deploys',
						known: 'source',
					},
				],
				start: {
					run: 'sudo crowdsec-cloudflare-worker-bouncer -S -c /etc/crowdsec/bouncers/crowdsec-cloudflare-worker-bouncer.yaml',
					known: 'source',
				},
				stop: {
					run: 'sudo crowdsec-cloudflare-worker-bouncer -d -c /etc/crowdsec/bouncers/crowdsec-cloudflare-worker-bouncer.yaml',
					note: 'removes it from Cloudflare',
					known: 'source',
				},
				test: {
					run: 'sudo crowdsec-cloudflare-worker-bouncer -c /etc/crowdsec/bouncers/crowdsec-cloudflare-worker-bouncer.yaml -t',
					known: 'source',
				},
				restart: {
					run: `sudo crowdsec-cloudflare-worker-bouncer -S -c ${file}`,
					note: 'deploys the new settings',
					known: 'source',
				},
				none: 'Nothing runs on the host, so there is no service.',
			},
			logs: [
				{
					where: 'Cloudflare dashboard',
					view: {
						run: 'Workers & Pages > crowdsec-decisions-sync-worker > Logs',
						shell: 'click',
						known: 'source',
					},
				},
			],
		},
		{
			id: 'installer',
			name: 'Self-hosted installer in the browser',
			platform: 'cloud',
			files: [
				{
					kind: 'text',
					path: 'Installer',
					mode: null,
					purpose: 'The fields of the installer.',
					format: 'fields',
					text: 'Endpoint URL:  {{endpoint}}\nAPI key:       {{key}}\nAPI token:     your Cloudflare token\nZones:         those to protect\n',
				},
			],
			commands: {
				install: [
					{
						run: 'github.com/crowdsecurity/cs-cloudflare-worker-bouncer-install > Deploy to Cloudflare',
						shell: 'click',
						known: 'source',
					},
				],
				none: 'It runs at Cloudflare.',
			},
			logs: [
				{
					where: 'Cloudflare dashboard',
					view: {
						run: 'Workers & Pages > your worker > Logs',
						shell: 'click',
						known: 'source',
					},
				},
			],
		},
		{
			id: 'docker',
			name: 'Docker',
			platform: 'container',
			unit: 'crowdsec-cloudflare-worker-bouncer',
			files: [
				{
					kind: 'text',
					path: 'cfg.yaml',
					mode: '0600',
					purpose: 'Mounted at /etc/crowdsec/bouncers/crowdsec-cloudflare-worker-bouncer.yaml.',
					format: 'yaml',
					text: configuration(''),
				},
			],
			commands: {
				install: [
					{
						run: 'docker run -d --name crowdsec-cloudflare-worker-bouncer -v "$PWD/cfg.yaml:/etc/crowdsec/bouncers/crowdsec-cloudflare-worker-bouncer.yaml" -p 127.0.0.1:2112:2112 crowdsecurity/cloudflare-worker-bouncer',
						known: 'source',
					},
				],
				start: {
					run: 'docker start crowdsec-cloudflare-worker-bouncer',
					known: 'source',
				},
				stop: {
					run: 'docker stop crowdsec-cloudflare-worker-bouncer',
					known: 'source',
				},
				restart: {
					run: 'docker restart crowdsec-cloudflare-worker-bouncer',
					known: 'source',
				},
				status: {
					run: 'docker ps --all --filter name=crowdsec-cloudflare-worker-bouncer',
					known: 'source',
				},
				none: 'There is no reload. A stop removes everything at Cloudflare, a start deploys it anew.',
			},
			logs: [
				{
					where: 'container output',
					view: {
						run: 'docker logs --tail 200 crowdsec-cloudflare-worker-bouncer',
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
			key: 'crowdsec_config.cert_path',
			when: {
				all: [
					{ option: 'crowdsec_config.lapi_key', present: true },
					{ option: 'crowdsec_config.cert_path', present: true },
					{ option: 'crowdsec_config.key_path', present: true },
				],
			},
			message: 'An API key and a client certificate cannot be used together: “cannot use both API key and certificate auth”.',
			fix: 'Keep the key for a Console endpoint, and empty `cert_path` and `key_path`.',
		},
		{
			code: 'log-only',
			severity: 'error',
			file: 'main',
			key: 'cloudflare_config.worker.log_only',
			when: { option: 'cloudflare_config.worker.log_only', is: [true] },
			message: 'The worker counts and blocks nobody.',
			fix: 'Set `log_only: false`.',
			set: false,
		},
		{
			code: 'cron-below-plans',
			severity: 'info',
			file: 'main',
			key: 'cloudflare_config.decisions_sync_worker.cron',
			when: {
				all: [
					{ source: 'integration' },
					{ option: 'cloudflare_config.decisions_sync_worker.cron', present: true },
					{ option: 'cloudflare_config.decisions_sync_worker.cron', is: ['*/5 * * * *'] },
				],
			},
			message: 'In autonomous mode this asks every five minutes, more often than any plan allows: 429. The daemon does not read it.',
			fix: 'On a Community plan write `0 3 * * *`.',
		},
		{
			code: 'scenario-filter-with-integration',
			severity: 'warning',
			file: 'main',
			key: 'crowdsec_config.include_scenarios_containing',
			when: {
				all: [
					{ source: 'integration' },
					{ option: 'crowdsec_config.include_scenarios_containing', present: true },
					{ not: { option: 'crowdsec_config.include_scenarios_containing', is: ['[]'] } },
				],
			},
			message: 'Filters are made for a Local API; the program’s own source says that they do not work with an integration.',
			fix: 'Leave it empty, and choose the content by the blocklists that the integration subscribes to.',
		},
		{
			code: 'scenario-exclusion-with-integration',
			severity: 'warning',
			file: 'main',
			key: 'crowdsec_config.exclude_scenarios_containing',
			when: {
				all: [
					{ source: 'integration' },
					{ option: 'crowdsec_config.exclude_scenarios_containing', present: true },
					{ not: { option: 'crowdsec_config.exclude_scenarios_containing', is: ['[]'] } },
				],
			},
			message: 'Filters are made for a Local API; the program’s own source says that they do not work with an integration.',
			fix: 'Leave it empty, and choose the content by the blocklists that the integration subscribes to.',
		},
		{
			code: 'origin-filter-with-integration',
			severity: 'warning',
			file: 'main',
			key: 'crowdsec_config.only_include_decisions_from',
			when: {
				all: [
					{ source: 'integration' },
					{ option: 'crowdsec_config.only_include_decisions_from', present: true },
					{ not: { option: 'crowdsec_config.only_include_decisions_from', is: ['[]'] } },
				],
			},
			message: 'Filters are made for a Local API; the program’s own source says that they do not work with an integration.',
			fix: 'Leave it empty, and choose the content by the blocklists that the integration subscribes to.',
		},
	],
	legacyNames: [
		{
			name: 'log_max_backups',
			what: 'key',
			option: 'log_max_files',
			instead: 'The program reads `log_max_files`.',
		},
		{
			name: 'ban_template_path',
			what: 'key',
			instead: 'The packaged file has it at the top; the program reads `ban_template` of each account.',
		},
		{ name: 'crowdsec_config.api_url', what: 'key', option: 'crowdsec_config.lapi_url', instead: 'Here it is `lapi_url`.' },
		{ name: 'crowdsec_config.api_key', what: 'key', option: 'crowdsec_config.lapi_key', instead: 'Here it is `lapi_key`.' },
		{
			name: 'decisions-sync-worker',
			what: 'service',
			instead: 'The documentation calls the second worker so; at Cloudflare it is `crowdsec-decisions-sync-worker`.',
		},
		{
			name: 'log_media',
			what: 'key',
			option: 'log_mode',
			packaged: true,
			instead: 'The packaged file has it; the program reads `log_mode`.',
		},
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
		trace: 'with-changes',
		sample: 'time="2026-01-02T03:04:05Z" level=info msg="Received 10000 new decisions"',
		meaning: 'a pull that brought something says how much; in autonomous mode the worker’s log says “Decisions fetched successfully”',
	},
	traps: [
		{
			what: '`default_action: none` is documented and refused.',
			fix: 'Use `ban` or `captcha`.',
			source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
		},
		{
			what: 'A refused first pull only says “stream decision is nil”; systemd then deploys everything anew every 10 s and uses up the KV quota.',
			fix: 'Stop the service, check address and key with curl.',
			source: ['crowdsecurity/cs-cloudflare-worker-bouncer:cmd/root.go', 'https://github.com/crowdsecurity/crowdsec-docs/issues/569'],
		},
		{
			what: 'In autonomous mode the cron is every 5 minutes: a Community plan answers 429.',
			fix: 'Set it to once a day.',
			source: ['https://docs.crowdsec.net/u/integrations/intro'],
		},
		{
			what: '204 (no blocklist) makes the sync worker delete the whole list.',
			fix: 'Subscribe to a blocklist first.',
			source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cloudflare/decisions-sync-worker/src/index.js'],
		},
		{
			what: 'Routes fail closed: beyond the quota visitors see error 1027.',
			fix: 'Set *Fail open* for each route.',
			source: ['https://docs.crowdsec.net/u/bouncers/cloudflare'],
		},
		{
			what: '`routes_to_protect: []` deploys and protects nothing.',
			fix: 'List the routes.',
			source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cloudflare/cloudflare.go'],
		},
		{
			what: 'The documentation calls the second worker `decisions-sync-worker`. Its name is `crowdsec-decisions-sync-worker`.',
			fix: 'Look for that name in the dashboard.',
			source: ['crowdsecurity/cs-cloudflare-worker-bouncer:pkg/cfg/config.go'],
		},
		{
			what: 'The sample for the container in the repository still has options of the legacy bouncer (`ip_list_prefix`, `managed_challenge`).',
			fix: 'Let the program write the file: `crowdsec-cloudflare-worker-bouncer -g`.',
			source: ['crowdsecurity/cs-cloudflare-worker-bouncer:config/crowdsec-cloudflare-worker-bouncer_docker.yaml'],
		},
		{
			what: 'The daemon ignores HTTPS_PROXY and HTTP_PROXY for the https address of the endpoint.',
			fix: 'Allow TCP 443 to admin.api.crowdsec.net, or use the autonomous mode, which pulls from Cloudflare.',
			source: ['crowdsecurity/go-cs-bouncer:client.go'],
		},
		earlyErrors('crowdsec-cloudflare-worker-bouncer'),
	],
	blockTest: {
		do: [
			{
				run: 'Cloudflare dashboard > Workers KV > CROWDSECCFBOUNCERNS',
				shell: 'click',
				note: 'the entries of the list',
				known: 'source',
			},
		],
		undo: [],
		note: 'Looking is enough.',
	},
	marks: [
		{
			text: 'cloudflare-worker-bouncer',
			weight: 3,
		},
		{
			text: 'deployed infra for',
			weight: 3,
		},
		{
			text: 'decisions-sync-worker',
			weight: 3,
		},
		{
			text: 'Cleaning up existing workers',
			weight: 3,
		},
		{
			text: 'CROWDSECCFBOUNCER',
			weight: 3,
		},
		{
			text: 'stream decision is nil',
			weight: 2,
		},
		{
			text: 'Received ',
			weight: 1,
		},
		{
			text: 'workers kv',
			weight: 2,
		},
		{
			text: 'turnstile',
			weight: 1,
		},
	],
	links: [
		{
			title: 'Source and releases',
			href: 'https://github.com/crowdsecurity/cs-cloudflare-worker-bouncer',
		},
		{
			title: 'Official documentation',
			href: 'https://docs.crowdsec.net/u/bouncers/cloudflare',
		},
	],
	checked: [
		{ program: 'crowdsec-cloudflare-worker-bouncer', version: '0.0.18', date: '2026-11-30', how: 'run' },
		readInSource('crowdsec-cloudflare-worker-bouncer', 'crowdsecurity/cs-cloudflare-worker-bouncer'),
	],
	unknown: ['Nothing was deployed to Cloudflare by us.'],
}
