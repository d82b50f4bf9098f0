import type { Bouncer, Commands, LogPlace, Option, SettingLine, SettingsRecipe, Source } from '../bouncer'
import { readInSource } from '../upstream'
import { earlyErrors, goClientConstraints, goClientOptions, goLegacyNames, goLoggingOptions, nothingSubscribed } from './shared/go-client'
import { systemdCommands } from './shared/systemd'

const program = 'crowdsec-custom-bouncer'
const path = '/etc/crowdsec/bouncers/crowdsec-custom-bouncer.yaml'
const logFile = '/var/log/crowdsec-custom-bouncer.log'
const script = '/usr/local/bin/on-decision.sh'

const reads: readonly Source[] = ['crowdsecurity/cs-custom-bouncer:pkg/cfg/config.go']
const starts: readonly Source[] = ['crowdsecurity/cs-custom-bouncer:cmd/root.go']

const running: readonly SettingLine[] = [
	{ key: 'bin_path', value: { is: script }, comment: 'Your own program. It must exist and be executable.' },
	{
		key: 'feed_via_stdin',
		value: { is: true },
		comment: 'One process that reads JSON lines. With false the program is started once for every address of the list.',
	},
	{ key: 'total_retries', value: { is: -1 }, comment: 'Start your program again whenever it ends.' },
	{ key: 'cache_retention_duration', value: { is: '10s' } },
]

const pulling: readonly SettingLine[] = [
	{ key: 'api_url', value: { from: 'endpoint' }, comment: 'The base address. The bouncer appends /v1/decisions/stream by itself.' },
	{ key: 'api_key', value: { from: 'key' } },
	{
		key: 'update_frequency',
		value: { from: 'interval' },
		comment: 'Plans limit how often may be pulled; the Console counts 24 h without a pull as offline.',
		when: 'integration',
	},
	{ key: 'update_frequency', value: { from: 'interval' }, when: 'engine' },
	{
		key: 'retry_initial_connect',
		value: { is: true },
		comment: 'Without it the process ends when its first pull fails, and systemd starts it again every 10 s.',
	},
]

const daemon: SettingLine = { key: 'daemonize', value: { is: true }, comment: 'systemd waits for the ready signal that only this setting sends.' }

function recipe(lines: readonly SettingLine[], at = path): SettingsRecipe {
	return {
		kind: 'settings',
		file: 'main',
		path: at,
		mode: at === path ? '0600' : null,
		...(at === path ? { owner: 'root:root' } : {}),
		purpose: 'The whole configuration of the bouncer.',
		lines: [...running, ...pulling, ...lines],
	}
}

const packaged = recipe([
	daemon,
	{ key: 'log_mode', value: { is: 'file' } },
	{ key: 'log_dir', value: { is: '/var/log/' } },
	{ key: 'log_level', value: { is: 'info' } },
])

const systemd: Commands = {
	...systemdCommands(program),
	test: {
		run: `sudo ${program} -c ${path} -t`,
		note: 'it checks the syntax and `bin_path`, neither the address nor the key',
		known: 'source',
	},
	version: { run: `${program} -version`, known: 'run' },
}

/** Debian's 0.0.15 knows no `-t`: “flag provided but not defined”. */
const { test: _test, ...withoutTest } = systemd

const systemdLogs: readonly LogPlace[] = [
	{
		where: logFile,
		view: { run: `sudo tail -n 100 ${logFile}`, known: 'source' },
		note: 'Look for “adding N decisions”. Errors from before the logging is set up (missing file, broken YAML) are not in it: see the journal.',
	},
	{
		where: 'journal',
		view: { run: `sudo journalctl -u ${program} -n 100 --no-pager`, known: 'source' },
		note: 'Start-up errors and the last fatal line are always here.',
	},
]

const own: readonly Option[] = [
	{
		key: 'bin_path',
		type: 'path',
		runs: true,
		default: null,
		packaged: '${BINARY_PATH}',
		required: true,
		form: { pattern: '^(?!.*\\s[-/]).+$', says: 'a path alone; arguments go into `bin_args`' },
		meaning: 'Your own program, started for every decision or fed with them.',
		note: 'A path and nothing else: arguments behind it are taken as part of the file’s name.',
		source: reads,
	},
	{
		key: 'bin_args',
		type: 'list',
		default: null,
		runs: true,
		meaning: 'Arguments for the program. Used only together with `feed_via_stdin: true`.',
		since: 'v0.0.16',
		source: reads,
	},
	{
		key: 'feed_via_stdin',
		type: 'bool',
		default: false,
		meaning: 'Start the program once and write one JSON object for each decision to its standard input.',
		source: reads,
	},
	{
		key: 'total_retries',
		type: 'int',
		default: 1,
		packaged: 0,
		unit: 'starts',
		min: -1,
		meaning: 'How often the fed program is started before the bouncer gives up. 0 counts as 1, -1 means without end.',
		source: reads,
	},
	{
		key: 'cache_retention_duration',
		type: 'duration',
		default: '10s',
		unit: 's, m or h',
		meaning: 'The same decision is not passed on again within this time.',
		source: reads,
	},
	{
		key: 'daemonize',
		type: 'bool',
		default: false,
		packaged: true,
		meaning: 'Tell systemd that the bouncer is ready, and end cleanly on SIGTERM.',
		note: 'The documentation calls it ignored. It is not: without it `systemctl start` waits about 90 s and then fails.',
		source: [...starts, 'https://github.com/crowdsecurity/cs-custom-bouncer/issues/120'],
	},
	{ key: 'piddir', type: 'path', default: null, packaged: '/var/run/', meaning: 'Folder of a pid file.', ignored: 'No code reads it any more.', source: reads },
	{
		key: 'include_scenarios_containing',
		type: 'list',
		default: null,
		meaning: 'A filter of old versions.',
		ignored: 'It is parsed and never used; the filter is `scenarios_containing`.',
		source: reads,
	},
	{
		key: 'exclude_scenarios_containing',
		type: 'list',
		default: null,
		meaning: 'Leave out decisions whose scenario contains one of these words; made for a Local API.',
		ignored: 'It is parsed and never used; the filter is `scenarios_not_containing`.',
		source: reads,
	},
	{
		key: 'only_include_decisions_from',
		type: 'list',
		default: null,
		meaning: 'A filter of old versions.',
		ignored: 'It is parsed and never used; the filter is `origins`.',
		source: reads,
	},
	{
		key: 'prometheus.enabled',
		type: 'bool',
		default: false,
		meaning: 'Serve metrics for Prometheus.',
		note: 'The file of Debian’s version 0.0.15 switches it on.',
		source: reads,
	},
	{ key: 'prometheus.listen_addr', type: 'string', default: null, packaged: '127.0.0.1', meaning: 'Address of the metrics server.', source: reads },
	{ key: 'prometheus.listen_port', type: 'string', default: null, packaged: '60602', meaning: 'Port of the metrics server.', source: reads },
]

export const custom: Bouncer = {
	id: 'custom',
	name: 'Custom (your own program)',
	aliases: ['custom', 'script', 'own program', 'cs-custom-bouncer', 'crowdsec-custom-bouncer'],
	kind: 'host',
	summary: 'A Go daemon that pulls the list and hands every decision to a program of yours.',
	integration: {
		works: 'yes',
		why: 'It uses the same Go client as the firewall bouncer: it pulls the path that an integration serves, with the key in the header X-Api-Key.',
		needs: [
			'`api_url` is the base address of the integration',
			'`update_frequency` is within the plan',
			'`feed_via_stdin: true`, or a program that bears to be started thousands of times',
			'a direct way out to TCP 443: proxy variables are ignored for https addresses',
			'a system CA store with Amazon Root CA 1',
		],
		source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go', 'crowdsecurity/go-cs-bouncer:client.go'],
	},
	endpoint: {
		option: 'api_url',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'Added when it is missing; both forms work.',
		fullPath: 'The path doubles, and every pull ends in 404. `-t` still says that the file is valid.',
		source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go', 'crowdsecurity/crowdsec:pkg/apiclient/decisions_service.go'],
	},
	keyOption: 'api_key',
	interval: { option: 'update_frequency', unit: 'duration', default: '10s', note: 'A Go duration: s, m and h, no d. A bare number is refused.' },
	modes: ['stream'],
	files: [
		{
			id: 'main',
			title: 'crowdsec-custom-bouncer.yaml',
			format: 'yaml',
			strictTypes: true,
			options: [
				...own,
				...goClientOptions('${CROWDSEC_LAPI_URL}', 'v0.0.17'),
				// 40 MB here, unlike the other Go daemons (pkg/cfg/logging.go, setDefaults).
				...goLoggingOptions(['crowdsecurity/cs-custom-bouncer:pkg/cfg/logging.go'], '/var/log/').map((option) =>
					option.key === 'log_max_size' ? { ...option, default: 40, packaged: 100 } : option,
				),
			],
			unknownKey: { severity: 'warning', effect: 'the line is ignored without a word' },
			badValue: { severity: 'error', effect: 'the bouncer ends at start: “cannot unmarshal …”' },
			override: 'crowdsec-custom-bouncer.yaml.local beside it: merged over it, lists and single values replaced.',
			expandsEnv: '${VAR} and $VAR are replaced anywhere in the file when the variable is set for the process; unset ones stay as they are.',
			literalEnv: 'Debian’s version 0.0.15',
		},
	],
	deployments: [
		{
			id: 'deb',
			name: 'CrowdSec’s package for Debian or Ubuntu',
			platform: 'linux',
			note: 'Package crowdsec-custom-bouncer from CrowdSec’s repository. It does not start the service: `bin_path` has to be set first.',
			unit: `${program}.service`,
			files: [packaged],
			commands: { ...systemd, install: [{ run: `sudo apt install ${program}`, note: 'from CrowdSec’s repository', known: 'source' }] },
			package: {
				from: 'crowdsec',
				other: 'distro-debian',
				otherwise: 'Debian’s .local file wins: /usr/bin/true is started in the place of your program, without end.',
			},
			logs: systemdLogs,
		},
		{
			id: 'distro-debian',
			name: 'Debian’s own package (0.0.15)',
			platform: 'linux',
			note: 'Its installation writes a .local file with `bin_path: /usr/bin/true`, which wins over the .yaml beside it. So the settings go into that file.',
			unit: `${program}.service`,
			// It does not know `retry_initial_connect`.
			files: [{ ...packaged, lines: packaged.lines.filter(({ key }) => key !== 'retry_initial_connect'), path: `${path}.local`, over: path }],
			commands: {
				...withoutTest,
				install: [
					{
						run: `sudo apt install --no-install-recommends ${program}`,
						note: 'without the option it brings a Security Engine of its own as well, which a Console integration does not need',
						known: 'run',
					},
				],
				none: 'There is no reload: restart it. This version has no test of its configuration.',
			},
			package: {
				from: 'debian',
				other: 'deb',
				otherwise: 'It works there too; CrowdSec’s package only has no .local file of its own.',
			},
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
			id: 'manual',
			name: 'Release archive with install.sh',
			platform: 'linux',
			note: 'install.sh asks for the path of your program.',
			unit: `${program}.service`,
			files: [packaged],
			commands: { ...systemd, install: [{ run: 'sudo ./install.sh', note: 'in the unpacked release archive', known: 'source' }] },
			logs: systemdLogs,
		},
		{
			id: 'docker',
			name: 'Docker',
			platform: 'container',
			note: 'The image is crowdsecurity/custom-bouncer, and your program must be able to run inside it.',
			unit: program,
			files: [
				recipe(
					[
						daemon,
						{ key: 'log_mode', value: { is: 'stdout' }, comment: 'A file inside the container is not seen by docker logs.' },
						{ key: 'log_level', value: { is: 'info' } },
					],
					'config.yaml',
				),
			],
			commands: {
				install: [
					{
						run: `docker run -d --name ${program} --network host -v "$PWD/config.yaml:/crowdsec-custom-bouncer.yaml" -v "$PWD/on-decision.sh:${script}" crowdsecurity/custom-bouncer`,
						note: 'your program must be executable',
						known: 'source',
					},
				],
				start: { run: `docker start ${program}`, known: 'source' },
				stop: { run: `docker stop ${program}`, known: 'source' },
				restart: { run: `docker restart ${program}`, known: 'source' },
				status: { run: `docker ps --all --filter name=${program}`, known: 'source' },
				none: 'There is no reload: restart the container.',
			},
			logs: [{ where: 'container output', view: { run: `docker logs --tail 100 ${program}`, known: 'source' }, note: 'Look for “adding N decisions”.' }],
		},
	],
	constraints: [
		...goClientConstraints('main'),
		{
			code: 'daemonize-off',
			severity: 'warning',
			file: 'main',
			key: 'daemonize',
			when: { option: 'daemonize', is: [false] },
			message: 'The packaged service waits for a ready signal that is sent only with `daemonize: true`: `systemctl start` hangs about 90 s and fails.',
			fix: 'Set it to `true` when systemd starts the bouncer. In a container it does not matter.',
			set: true,
		},
		{
			code: 'log-mode-missing',
			severity: 'error',
			file: 'main',
			key: 'log_mode',
			when: { not: { option: 'log_mode', present: true } },
			message: 'Debian’s version 0.0.15 ends at start without it: “log_mode is not net”. Newer versions log to the journal then.',
			fix: 'Set it to `file` or `stdout`.',
			set: 'file',
		},
		{
			code: 'one-process-per-decision',
			severity: 'info',
			file: 'main',
			key: 'feed_via_stdin',
			when: { all: [{ source: 'integration' }, { option: 'feed_via_stdin', is: [false] }] },
			message: 'Your program is started once for every address of the list, which means thousands of processes at the first pull.',
			fix: 'Let the program read JSON lines from its standard input, and set `feed_via_stdin: true`.',
			set: true,
		},
		{
			code: 'arguments-without-stdin',
			severity: 'warning',
			file: 'main',
			key: 'bin_args',
			when: {
				all: [
					{ option: 'bin_args', present: true },
					{ option: 'feed_via_stdin', is: [false] },
				],
			},
			message: '`bin_args` is used only with `feed_via_stdin: true`; without it the program gets the decision as its arguments.',
			fix: 'Set `feed_via_stdin: true`, or remove `bin_args`.',
		},
	],
	legacyNames: [
		...goLegacyNames,
		{ name: 'max_retries', what: 'key', option: 'total_retries', instead: 'One page calls it `max_retries`; the program reads `total_retries`.' },
		{ name: 'binary_path', what: 'key', option: 'bin_path', instead: 'Here it is `bin_path`.' },
	],
	healthyPull: {
		trace: 'always',
		sample: 'time="2026-01-02T03:04:05Z" level=info msg="adding 15264 decisions"',
		meaning: 'every pull writes “deleting N decisions” and “adding N decisions”, also when N is 0',
	},
	traps: [
		{
			what: 'The address of the withdrawn official page, `https://admin.api.crowdsec.net/v1/decisions/stream`, has no integration id, and the bouncer appends the path a second time.',
			fix: 'Use the address exactly as the Console shows it.',
			source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go', 'https://docs.crowdsec.net/u/tracker_api/api_integrations'],
		},
		{
			what: '`-t` says “config is valid” before it looks at `api_url` and `api_key`.',
			fix: 'Start the bouncer and read its log.',
			source: starts,
		},
		{
			what: 'Debian’s own package (0.0.15) writes `crowdsec-custom-bouncer.yaml.local` with `bin_path: /usr/bin/true`. It wins over the .yaml beside it: the list is pulled and handed to a program that does nothing. With `feed_via_stdin: true` and `total_retries: -1` that program is started without end, hundreds of times a second.',
			fix: 'With Debian’s own package put the settings into the .local file, or delete that file.',
			source: ['https://sources.debian.org/src/crowdsec-custom-bouncer/0.0.15-3/debian/'],
		},
		{
			what: 'Without `daemonize: true` the packaged service never counts as started: systemd ends it after about 90 s.',
			fix: 'Keep `daemonize: true`.',
			source: ['crowdsecurity/cs-custom-bouncer:cmd/root.go', 'https://github.com/crowdsecurity/cs-custom-bouncer/issues/120'],
		},
		{
			what: 'By default your program is started once for each decision; a list of ten thousand addresses starts ten thousand processes.',
			fix: 'Read JSON lines from standard input and set `feed_via_stdin: true`.',
			source: ['https://docs.crowdsec.net/u/bouncers/custom'],
		},
		{
			what: 'The packaged interval is 10 s. A plan that allows less answers 429; on the first pull that ends the process, and systemd repeats it every 10 s.',
			fix: 'Set `update_frequency` before the first start, and `retry_initial_connect: true`.',
			source: ['crowdsecurity/cs-custom-bouncer:config/crowdsec-custom-bouncer.service', 'https://docs.crowdsec.net/u/integrations/intro'],
		},
		{
			what: 'HTTPS_PROXY and HTTP_PROXY are ignored for https addresses.',
			fix: 'Allow TCP 443 to admin.api.crowdsec.net, or point `api_url` to a reverse proxy of your own.',
			source: ['crowdsecurity/go-cs-bouncer:client.go'],
		},
		{
			what: "A missing `api_url` or `api_key` ends the program with exit code 0 and a line in the log file only; systemd then shows “Failed with result 'protocol'”.",
			fix: `Read ${logFile} as well as the journal.`,
			source: starts,
		},
		nothingSubscribed,
		earlyErrors('crowdsec-custom-bouncer'),
	],
	blockTest: {
		do: [
			{
				run: `echo '{"action":"add","duration":"1m","id":0,"origin":"manual","scenario":"test","scope":"Ip","type":"ban","value":"192.0.2.1"}' | sudo ${script}`,
				note: 'feeds your program one decision about a documentation address, as the bouncer would with `feed_via_stdin: true`',
				known: 'source',
			},
		],
		undo: [
			{
				run: `echo '{"action":"del","duration":"1m","id":0,"origin":"manual","scenario":"test","scope":"Ip","type":"ban","value":"192.0.2.1"}' | sudo ${script}`,
				note: 'takes it back',
				known: 'source',
			},
		],
		note: 'What “blocked” means is up to your program: look where it keeps its addresses. 192.0.2.1 belongs to nobody.',
	},
	marks: [
		{ text: '(crowdsec-custom)', weight: 3 },
		{ text: 'crowdsec-custom-bouncer', weight: 3 },
		{ text: 'cs-custom-bouncer', weight: 3 },
		{ text: 'custom-bouncer service', weight: 3 },
		{ text: 'bin_path', weight: 3 },
		{ text: 'binary exited (retry', weight: 3 },
		{ text: "unable to load configuration: binary '", weight: 3 },
		{ text: 'custom program exited', weight: 3 },
		{ text: 'cache_retention_duration', weight: 3 },
		{ text: 'custom bouncer', weight: 2 },
	],
	links: [
		{ title: 'Source and releases', href: 'https://github.com/crowdsecurity/cs-custom-bouncer' },
		{ title: 'Official documentation', href: 'https://docs.crowdsec.net/u/bouncers/custom' },
	],
	checked: [
		{ program, version: '0.0.15', date: '2026-11-22', how: 'run' },
		{ program, version: '0.0.19', date: '2026-11-30', how: 'run' },
		readInSource(program, 'crowdsecurity/cs-custom-bouncer'),
	],
	unknown: ['Nobody has called the real Console endpoint from our tests; they use a stand-in with the documented path and key.'],
}
