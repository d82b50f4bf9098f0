import type { Bouncer, Commands, LogPlace, Option, SettingLine, SettingsRecipe, Source } from '../bouncer'
import { readInSource } from '../upstream'
import { earlyErrors, goLegacyNames, nothingSubscribed } from './shared/go-client'
import { systemdCommands } from './shared/systemd'

const program = 'crowdsec-blocklist-mirror'
const path = '/etc/crowdsec/bouncers/crowdsec-blocklist-mirror.yaml'
const logFile = '/var/log/crowdsec-blocklist-mirror.log'

const reads: readonly Source[] = ['crowdsecurity/cs-blocklist-mirror:pkg/cfg/config.go']
const logs: readonly Source[] = ['crowdsecurity/cs-blocklist-mirror:pkg/cfg/logging.go']
const page = 'https://docs.crowdsec.net/u/bouncers/blocklist-mirror'

const pulling: readonly SettingLine[] = [
	{
		key: 'crowdsec_config.lapi_url',
		value: { from: 'endpoint' },
		comment: 'The base address. The mirror appends /v1/decisions/stream by itself.',
	},
	{ key: 'crowdsec_config.lapi_key', value: { from: 'key' } },
	{
		key: 'crowdsec_config.update_frequency',
		value: { from: 'interval' },
		comment: 'Plans limit how often may be pulled; the Console counts 24 h without a pull as offline.',
		when: 'integration',
	},
	{ key: 'crowdsec_config.update_frequency', value: { from: 'interval' }, when: 'engine' },
]

/** A list of mappings cannot be written line by line, so it is part of the frame. */
const frame = {
	config_version: 'v1.0',
	blocklists: [{ format: 'plain_text', endpoint: '/security/blocklist', authentication: { type: 'ip_based', trusted_ips: ['127.0.0.1', '192.0.2.0/24'] } }],
}

function recipe(listen: string, log: readonly SettingLine[], at = path): SettingsRecipe {
	return {
		kind: 'settings',
		file: 'main',
		path: at,
		mode: at === path ? '0600' : null,
		...(at === path ? { owner: 'root:root' } : {}),
		purpose: 'The whole configuration of the mirror. Put your devices into trusted_ips.',
		frame,
		lines: [
			...pulling,
			{ key: 'listen_uri', value: { is: listen }, comment: 'Where your devices fetch the list. It belongs here, not under crowdsec_config.' },
			{ key: 'metrics.enabled', value: { is: true } },
			{ key: 'metrics.endpoint', value: { is: '/metrics' } },
			...log,
		],
	}
}

const packaged = recipe('127.0.0.1:41412', [
	{ key: 'log_media', value: { is: 'file' }, comment: 'Called log_mode in other bouncers.' },
	{ key: 'log_dir', value: { is: '/var/log/' } },
	{ key: 'log_level', value: { is: 'info' } },
	{ key: 'enable_access_logs', value: { is: true } },
])

const systemd: Commands = {
	...systemdCommands(program),
	test: { run: `sudo ${program} -c ${path} -t`, note: 'it checks the settings and does not contact the endpoint', known: 'source' },
	version: { run: `${program} -version`, known: 'source' },
}

const systemdLogs: readonly LogPlace[] = [
	{
		where: logFile,
		view: { run: `sudo tail -n 100 ${logFile}`, known: 'source' },
		note: 'Look for “received N new decisions”. Errors from before the logging is set up (missing file, broken YAML) are in the journal only.',
	},
	{
		where: '/var/log/crowdsec-blocklist-mirror_access.log',
		view: { run: 'sudo tail -n 100 /var/log/crowdsec-blocklist-mirror_access.log', known: 'source' },
		note: 'Which device fetched the list, when, and with which status.',
	},
	{
		where: 'journal',
		view: { run: `sudo journalctl -u ${program} -n 100 --no-pager`, known: 'source' },
		note: 'Start-up errors and the last fatal line are always here.',
	},
]

const options: readonly Option[] = [
	{ key: 'config_version', type: 'string', default: 'v1.0', meaning: 'Version of this file’s format.', source: reads },
	{
		key: 'crowdsec_config.lapi_url',
		type: 'url',
		default: null,
		packaged: '${CROWDSEC_LAPI_URL}',
		required: true,
		meaning: 'Where to pull from: the base address of the integration or of a Local API.',
		source: reads,
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
		source: reads,
	},
	{
		key: 'crowdsec_config.update_frequency',
		type: 'duration',
		default: '10s',
		unit: 's, m or h',
		min: 0.001,
		meaning: 'Time between two pulls.',
		source: reads,
	},
	{ key: 'crowdsec_config.insecure_skip_verify', type: 'bool', default: false, meaning: 'Accept any TLS certificate.', source: reads },
	{
		key: 'crowdsec_config.cert_path',
		type: 'path',
		default: null,
		meaning: 'Client certificate for a Local API with mutual TLS.',
		since: 'v0.0.2',
		source: reads,
	},
	{ key: 'crowdsec_config.key_path', type: 'path', default: null, meaning: 'Private key of the client certificate.', since: 'v0.0.2', source: reads },
	{
		key: 'crowdsec_config.ca_cert_path',
		type: 'path',
		default: null,
		meaning: 'A CA of your own, trusted in addition to those of the system.',
		note: 'The documentation calls it `ca_path_file`, which no code reads.',
		since: 'v0.0.2',
		source: reads,
	},
	{
		key: 'crowdsec_config.include_scenarios_containing',
		type: 'list',
		default: null,
		meaning: 'Ask only for decisions whose scenario contains one of these words.',
		source: reads,
	},
	{
		key: 'crowdsec_config.exclude_scenarios_containing',
		type: 'list',
		default: null,
		meaning: 'Leave out decisions whose scenario contains one of these words; made for a Local API.',
		source: reads,
	},
	{
		key: 'crowdsec_config.only_include_decisions_from',
		type: 'list',
		default: null,
		meaning: 'Ask only for these origins. Filters are made for a Local API.',
		source: reads,
	},
	{
		key: 'crowdsec_config.scopes',
		type: 'list',
		default: null,
		meaning: 'Ask only for these scopes. Filters are made for a Local API.',
		since: 'v0.0.4',
		source: reads,
	},
	{
		key: 'crowdsec_config.supported_decisions_types',
		type: 'list',
		default: null,
		meaning: 'Which types of decision are mirrored.',
		note: 'Documented in 2026; version 0.0.5 ignores it.',
		since: 'after 0.0.5',
		source: [page],
	},
	{ key: 'blocklists', type: 'list', default: null, meaning: 'One entry for each list that is served.', source: reads },
	{
		key: 'blocklists[].format',
		type: 'string',
		default: null,
		packaged: 'plain_text',
		required: true,
		allowed: ['plain_text', 'mikrotik', 'f5', 'juniper'],
		meaning: 'Format in which the list is served.',
		source: ['crowdsecurity/cs-blocklist-mirror:pkg/formatters/formatters.go'],
	},
	{
		key: 'blocklists[].endpoint',
		type: 'url-path',
		default: null,
		packaged: '/security/blocklist',
		required: true,
		meaning: 'Path of the list on the mirror, with a slash in front; each path once.',
		note: 'Juniper SRX wants a path that ends in `.txt`.',
		source: [...reads, page],
	},
	{
		key: 'blocklists[].aggregate',
		type: 'bool',
		default: false,
		meaning: 'Join neighbouring addresses into ranges.',
		note: 'Documented in 2026; version 0.0.5 ignores it.',
		since: 'after 0.0.5',
		source: [page],
	},
	{
		key: 'blocklists[].authentication.type',
		type: 'string',
		default: 'none',
		anyCase: true,
		allowed: ['none', 'basic', 'ip_based'],
		meaning: 'Who may fetch the list from the mirror.',
		source: reads,
	},
	{ key: 'blocklists[].authentication.user', type: 'string', default: null, meaning: 'User name, with `basic`.', source: reads },
	{ key: 'blocklists[].authentication.password', type: 'string', default: null, secret: true, meaning: 'Password, with `basic`.', source: reads },
	{
		key: 'blocklists[].authentication.token',
		type: 'string',
		default: null,
		secret: true,
		meaning: 'Meant for a kind of access control that does not exist.',
		ignored: 'It is parsed and never used.',
		source: reads,
	},
	{
		key: 'blocklists[].authentication.trusted_ips',
		type: 'list',
		default: null,
		packaged: ['127.0.0.1', '::1'],
		items: 'cidr',
		meaning: 'Addresses and ranges that may fetch the list, with `ip_based`.',
		source: reads,
	},
	{
		key: 'listen_uri',
		type: 'address',
		default: '127.0.0.1:41412',
		meaning: 'Address and port on which the list is served.',
		note: 'At the top level. Under `crowdsec_config`, where an example of the documentation has it, it is ignored.',
		source: reads,
	},
	{ key: 'tls.cert_file', type: 'path', default: null, meaning: 'Certificate with which the list is served over HTTPS.', source: reads },
	{ key: 'tls.key_file', type: 'path', default: null, meaning: 'Private key of that certificate.', source: reads },
	{ key: 'metrics.enabled', type: 'bool', default: false, packaged: true, meaning: 'Serve metrics for Prometheus on the same port.', source: reads },
	{ key: 'metrics.endpoint', type: 'url-path', default: null, packaged: '/metrics', meaning: 'Path of the metrics.', source: reads },
	{ key: 'enable_access_logs', type: 'bool', default: false, packaged: true, meaning: 'Write one line for every fetch into a log of its own.', source: reads },
	{
		key: 'log_media',
		type: 'string',
		default: 'stdout',
		packaged: 'file',
		allowed: ['stdout', 'file'],
		meaning: 'Log to a file or to the console. `stdout` really goes to stderr, and so into the journal.',
		note: 'Other bouncers call it `log_mode`.',
		source: logs,
	},
	{ key: 'log_dir', type: 'path', default: '/var/log/', meaning: 'Folder of the log files.', source: logs },
	{
		key: 'log_level',
		type: 'string',
		default: 'info',
		allowed: ['panic', 'fatal', 'error', 'warning', 'warn', 'info', 'debug', 'trace'],
		meaning: 'How much is logged.',
		source: logs,
	},
	{ key: 'log_max_size', type: 'int', default: 40, unit: 'MB', meaning: 'Size at which the log file is rotated.', source: logs },
	{ key: 'log_max_backups', type: 'int', default: 3, unit: 'files', meaning: 'Rotated files to keep.', source: logs },
	{ key: 'log_max_age', type: 'int', default: 30, unit: 'days', meaning: 'Age limit of rotated files.', source: logs },
	{ key: 'compress_logs', type: 'bool', default: true, meaning: 'Gzip rotated files.', source: logs },
]

/** Names that are right for other Go daemons and wrong here, or the other way round. */
const otherNames: Bouncer['legacyNames'] = [
	{ name: 'api_url', what: 'key', option: 'crowdsec_config.lapi_url', instead: 'Here it is `lapi_url`, under `crowdsec_config`.' },
	{ name: 'api_key', what: 'key', option: 'crowdsec_config.lapi_key', instead: 'Here it is `lapi_key`, under `crowdsec_config`.' },
	{ name: 'lapi_url', what: 'key', option: 'crowdsec_config.lapi_url', instead: '`lapi_url` belongs under `crowdsec_config`.' },
	{ name: 'lapi_key', what: 'key', option: 'crowdsec_config.lapi_key', instead: '`lapi_key` belongs under `crowdsec_config`.' },
	{ name: 'update_frequency', what: 'key', option: 'crowdsec_config.update_frequency', instead: '`update_frequency` belongs under `crowdsec_config`.' },
	{ name: 'crowdsec_config.api_url', what: 'key', option: 'crowdsec_config.lapi_url', instead: 'Here it is `lapi_url`.' },
	{ name: 'crowdsec_config.api_key', what: 'key', option: 'crowdsec_config.lapi_key', instead: 'Here it is `lapi_key`.' },
	{
		name: 'crowdsec_url',
		what: 'key',
		option: 'crowdsec_config.lapi_url',
		instead: 'No bouncer reads `crowdsec_url`; here it is `lapi_url`, under `crowdsec_config`.',
	},
	{
		name: 'crowdsec_api_key',
		what: 'key',
		option: 'crowdsec_config.lapi_key',
		instead: 'No bouncer reads `crowdsec_api_key`; here it is `lapi_key`, under `crowdsec_config`.',
	},
	{ name: 'crowdsec_config.listen_uri', what: 'key', option: 'listen_uri', instead: '`listen_uri` belongs at the top level; here it is ignored.' },
	{
		name: 'crowdsec_config.ca_path_file',
		what: 'key',
		option: 'crowdsec_config.ca_cert_path',
		instead: 'The documentation calls it `ca_path_file`; the program reads `ca_cert_path`.',
	},
	{ name: 'log_mode', what: 'key', option: 'log_media', instead: 'Here it is `log_media`.' },
	{ name: 'log_max_files', what: 'key', option: 'log_max_backups', instead: 'Here it is `log_max_backups`.' },
]

export const blocklistMirror: Bouncer = {
	id: 'blocklist-mirror',
	name: 'Blocklist mirror',
	aliases: ['blocklist mirror', 'mirror', 'cs-blocklist-mirror', 'crowdsec-blocklist-mirror', 'mikrotik', 'juniper', 'f5', 'plain text list'],
	kind: 'host',
	summary: 'A Go daemon that pulls the list and serves it as text to routers and firewalls.',
	integration: {
		works: 'yes',
		why: 'It uses the same Go client as the firewall bouncer. A device that can fetch a list by itself needs no mirror: the Console has firewall integrations that serve text.',
		needs: [
			'`crowdsec_config.lapi_url` is the base address of the integration',
			'`crowdsec_config.update_frequency` is within the plan',
			'a direct way out to TCP 443: proxy variables are ignored for https addresses',
			'a system CA store with Amazon Root CA 1',
		],
		source: ['crowdsecurity/cs-blocklist-mirror:cmd/root.go', 'crowdsecurity/go-cs-bouncer:client.go'],
	},
	endpoint: {
		option: 'crowdsec_config.lapi_url',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'Added when it is missing; both forms work.',
		fullPath: 'The path doubles, and every pull ends in 404. The first one ends the process.',
		source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go', 'crowdsecurity/crowdsec:pkg/apiclient/decisions_service.go'],
	},
	keyOption: 'crowdsec_config.lapi_key',
	interval: {
		option: 'crowdsec_config.update_frequency',
		unit: 'duration',
		default: '10s',
		note: 'A Go duration: s, m and h, no d. A bare number is refused.',
	},
	modes: ['stream'],
	files: [
		{
			id: 'main',
			title: 'crowdsec-blocklist-mirror.yaml',
			format: 'yaml',
			strictTypes: true,
			options,
			unknownKey: { severity: 'warning', effect: 'the line is ignored without a word' },
			badValue: { severity: 'error', effect: 'the mirror ends at start and names the setting' },
			override: 'crowdsec-blocklist-mirror.yaml.local beside it: merged over it, lists and single values replaced.',
			expandsEnv: '${VAR} and $VAR are replaced anywhere in the file when the variable is set for the process; unset ones stay as they are.',
		},
	],
	images: [{ repository: 'crowdsecurity/blocklist-mirror', source: ['crowdsecurity/cs-blocklist-mirror:docker/README.md'] }],
	deployments: [
		{
			id: 'deb',
			name: 'Debian or Ubuntu package',
			platform: 'linux',
			unit: `${program}.service`,
			files: [packaged],
			commands: { ...systemd, install: [{ run: `sudo apt install ${program}`, known: 'source' }] },
			logs: systemdLogs,
		},
		{
			id: 'rpm',
			name: 'RHEL or Fedora package',
			platform: 'linux',
			unit: `${program}.service`,
			files: [packaged],
			commands: { ...systemd, install: [{ run: `sudo yum install ${program}`, known: 'source' }] },
			logs: systemdLogs,
		},
		{
			id: 'docker',
			name: 'Docker',
			platform: 'container',
			note: 'The image is crowdsecurity/blocklist-mirror. It has to listen on all addresses of the container.',
			unit: program,
			files: [
				recipe(
					'0.0.0.0:41412',
					[
						{ key: 'log_media', value: { is: 'stdout' }, comment: 'A file inside the container is not seen by docker logs.' },
						{ key: 'log_level', value: { is: 'info' } },
					],
					'cfg.yaml',
				),
			],
			commands: {
				install: [
					{
						run: `docker run -d --name ${program} -p 41412:41412 -v "$PWD/cfg.yaml:${path}" crowdsecurity/blocklist-mirror`,
						known: 'source',
					},
				],
				start: { run: `docker start ${program}`, known: 'source' },
				stop: { run: `docker stop ${program}`, known: 'source' },
				restart: { run: `docker restart ${program}`, known: 'source' },
				status: { run: `docker ps --all --filter name=${program}`, known: 'source' },
				none: 'There is no reload: restart the container.',
			},
			logs: [{ where: 'container output', view: { run: `docker logs --tail 100 ${program}`, known: 'source' }, note: 'Look for “received N new decisions”.' }],
		},
		{
			id: 'manual',
			name: 'Release archive with install.sh',
			platform: 'linux',
			unit: `${program}.service`,
			files: [packaged],
			commands: { ...systemd, install: [{ run: 'sudo ./install.sh', note: 'in the unpacked release archive', known: 'source' }] },
			logs: systemdLogs,
		},
	],
	constraints: [
		{
			code: 'certificate-checks-off',
			severity: 'warning',
			file: 'main',
			key: 'crowdsec_config.insecure_skip_verify',
			when: { option: 'crowdsec_config.insecure_skip_verify', is: [true] },
			message: 'Any server that answers in the endpoint’s place is believed, and it gets the API key.',
			fix: 'Set it to `false`; name a private CA in `ca_cert_path` instead.',
			set: false,
		},
		{
			code: 'filter-with-integration',
			severity: 'warning',
			file: 'main',
			key: 'crowdsec_config.only_include_decisions_from',
			when: {
				all: [
					{ source: 'integration' },
					{
						any: [
							{ option: 'crowdsec_config.only_include_decisions_from', present: true },
							{ option: 'crowdsec_config.scopes', present: true },
						],
					},
				],
			},
			message: 'The Console’s endpoint documents no filters; what it does with them is not known.',
			fix: 'Choose the content by the blocklists that the integration subscribes to.',
		},
		{
			code: 'metrics-without-path',
			severity: 'warning',
			file: 'main',
			key: 'metrics.endpoint',
			when: { all: [{ option: 'metrics.enabled', is: [true] }, { not: { option: 'metrics.endpoint', present: true } }] },
			message: 'Metrics are on and have no path, so no scraper can find them.',
			fix: 'Set `metrics.endpoint: /metrics`.',
			set: '/metrics',
		},
	],
	legacyNames: [...otherNames, ...goLegacyNames.filter(({ name }) => name === 'log_compression')],
	healthyPull: {
		trace: 'always',
		sample: 'time="2026-01-02T03:04:05Z" level=info msg="received 10000 new decisions"',
		meaning: 'a pull writes “received N new decisions” and “received N expired decisions”',
	},
	traps: [
		{
			what: 'The address of the withdrawn official page, `https://admin.api.crowdsec.net/v1/decisions/stream`, has no integration id, and the mirror appends the path a second time.',
			fix: 'Use the address exactly as the Console shows it.',
			source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go', 'https://docs.crowdsec.net/u/tracker_api/api_integrations'],
		},
		{
			what: 'An example in the documentation has `listen_uri` under `crowdsec_config` and a setting `ca_path_file`. The program reads neither.',
			fix: 'Write `listen_uri` at the top level, and `ca_cert_path`.',
			source: [page, 'crowdsecurity/cs-blocklist-mirror:pkg/cfg/config.go'],
		},
		{
			what: 'The first pull is not repeated: when it fails the process ends, and systemd starts it again every 10 s. With a small plan that keeps a 429 alive.',
			fix: 'Set the interval of the plan before the first start, and stop the service while you repair the file.',
			source: ['crowdsecurity/cs-blocklist-mirror:cmd/root.go', 'https://docs.crowdsec.net/u/integrations/intro'],
		},
		{
			what: 'While the mirror holds no decision it answers devices with 404 and “no decisions available”. Some keep their old list then, others raise an alarm.',
			fix: 'Subscribe the integration to a blocklist, and check the pull in the log.',
			source: ['crowdsecurity/cs-blocklist-mirror:pkg/server/server.go'],
		},
		{
			what: 'Juniper SRX takes a list only from a path that ends in `.txt`.',
			fix: 'Set `endpoint: /security/blocklist.txt`.',
			source: [page],
		},
		{
			what: 'HTTPS_PROXY and HTTP_PROXY are ignored for https addresses.',
			fix: 'Allow TCP 443 to admin.api.crowdsec.net, or point `lapi_url` to a reverse proxy of your own.',
			source: ['crowdsecurity/go-cs-bouncer:client.go'],
		},
		nothingSubscribed,
		earlyErrors('crowdsec-blocklist-mirror'),
	],
	blockTest: {
		do: [{ run: 'curl -s http://127.0.0.1:41412/security/blocklist | head', note: 'what a device gets; the path is that of your file', known: 'source' }],
		undo: [],
		note: 'The mirror only serves the list. Whether it blocks is up to the device that fetches it: see the device’s own counters.',
	},
	marks: [
		{ text: '(crowdsec-blockl)', weight: 3 },
		{ text: 'crowdsec-blocklist-mirror', weight: 3 },
		{ text: 'cs-blocklist-mirror', weight: 3 },
		{ text: 'serving blocklist in format', weight: 3 },
		{ text: 'one of lapi_key or cert_path is required', weight: 3 },
		{ text: 'listen_uri is not provided', weight: 3 },
		{ text: 'blocklist-mirror', weight: 3 },
		{ text: 'blocklist mirror', weight: 2 },
	],
	links: [
		{ title: 'Source and releases', href: 'https://github.com/crowdsecurity/cs-blocklist-mirror' },
		{ title: 'Official documentation', href: 'https://docs.crowdsec.net/u/bouncers/blocklist-mirror' },
	],
	checked: [{ program, version: '0.0.5', date: '2026-11-30', how: 'run' }, readInSource(program, 'crowdsecurity/cs-blocklist-mirror')],
	unknown: [
		'Nobody has called the real Console endpoint from our tests.',
		'Which release added `aggregate` and `supported_decisions_types`: both stand in the documentation of 2026, not in version 0.0.5.',
	],
}
