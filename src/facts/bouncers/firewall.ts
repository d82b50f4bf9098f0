import type { Bouncer, Commands, Option, OwnStep, PackageOrigin, SettingLine, SettingsRecipe, Source } from '../bouncer'
import { readInSource } from '../upstream'
import { earlyErrors, goClientConstraints, goClientOptions, goLegacyNames, goLoggingOptions, nothingSubscribed } from './shared/go-client'
import { systemdCommands } from './shared/systemd'

const file = '/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml'
const program = 'crowdsec-firewall-bouncer'

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
]

/** Not in Debian's 0.0.25, which would not complain, and not try again either. */
const retry: SettingLine = {
	key: 'retry_initial_connect',
	value: { is: true },
	comment: 'Without it the process ends when its first pull fails, and systemd starts it again every 10 s.',
}

const logging: readonly SettingLine[] = [
	{ key: 'log_mode', value: { is: 'file' } },
	{ key: 'log_dir', value: { is: '/var/log/' } },
	{ key: 'log_level', value: { is: 'info' } },
]

const nftables: readonly SettingLine[] = [
	{ key: 'nftables.ipv4.enabled', value: { is: true } },
	{ key: 'nftables.ipv4.set-only', value: { is: false } },
	{ key: 'nftables.ipv4.table', value: { is: 'crowdsec' } },
	{ key: 'nftables.ipv4.chain', value: { is: 'crowdsec-chain' } },
	{ key: 'nftables.ipv4.priority', value: { is: -10 } },
	{ key: 'nftables.ipv6.enabled', value: { is: true } },
	{ key: 'nftables.ipv6.set-only', value: { is: false } },
	{ key: 'nftables.ipv6.table', value: { is: 'crowdsec6' } },
	{ key: 'nftables.ipv6.chain', value: { is: 'crowdsec6-chain' } },
	{ key: 'nftables.ipv6.priority', value: { is: -10 } },
	{ key: 'nftables_hooks', value: { is: ['input', 'forward'] }, comment: 'forward covers containers whose ports are published on this host.' },
]

const iptables: readonly SettingLine[] = [
	{ key: 'ipset_size', value: { is: 131072 }, comment: 'Room for the whole list; a set that is full takes no more.' },
	{ key: 'iptables_chains', value: { is: ['INPUT'] }, comment: 'With Docker add DOCKER-USER, else published ports bypass the list.' },
]

/** What Debian's 0.0.25 passes over. */
const laterThanDebians: readonly string[] = ['nftables.ipv4.priority', 'nftables.ipv6.priority', 'nftables_hooks']

/** The lines of each mode: only those of the chosen one are written (`Option.counts`). */
const backends = [...nftables, ...iptables]

const action: readonly SettingLine[] = [{ key: 'deny_action', value: { is: 'DROP' } }]

function recipe(mode: string, lines: readonly SettingLine[], path = file): SettingsRecipe {
	return {
		kind: 'settings',
		file: 'main',
		path,
		mode: '0600',
		owner: 'root:root',
		purpose: 'The whole configuration of the bouncer.',
		lines: [{ key: 'mode', value: { is: mode } }, ...lines],
	}
}

const systemd: Commands = {
	...systemdCommands(program),
	test: { run: `sudo ${program} -c ${file} -t`, note: 'it does not contact the endpoint, and it touches the firewall', acts: true, known: 'run' },
	version: { run: `${program} -V`, known: 'run' },
}

const systemdLogs = [
	{
		where: '/var/log/crowdsec-firewall-bouncer.log',
		view: { run: 'sudo tail -n 100 /var/log/crowdsec-firewall-bouncer.log', known: 'source' },
		note: 'Errors from before the logging is set up (missing file, broken YAML) are not in it: see the journal.',
	},
	{
		where: 'journal',
		view: { run: `sudo journalctl -u ${program} -n 100 --no-pager`, known: 'source' },
		note: 'Start-up errors and the last fatal line are always here.',
	},
] as const

const sets: readonly Source[] = [
	'crowdsecurity/cs-firewall-bouncer:pkg/iptables/iptables.go',
	'https://sources.debian.org/src/crowdsec-firewall-bouncer/0.0.25-4/iptables.go',
]
const onlyFills = { option: 'mode', is: ['ipset'] } as const

function makeSet(version: string, option: string, family: readonly string[]): OwnStep {
	return {
		at: 'saved',
		title: `Make the set for ${version} that the bouncer fills: in this mode it makes none and ends at start without it. After a reboot it must be made again, before the bouncer starts`,
		run: [['sudo', 'ipset', '-exist', 'create', { option }, 'hash:net', ...family, 'timeout', '300', 'maxelem', '131072']],
		when: onlyFills,
		source: sets,
	}
}

function blockWith(version: string, iptables: string, option: string): OwnStep {
	return {
		at: 'restart',
		title: `Block with the set for ${version}: in this mode the bouncer adds no rule`,
		run: [['sudo', iptables, '-I', 'INPUT', '-m', 'set', '--match-set', { option }, 'src', '-j', 'DROP']],
		when: onlyFills,
		source: sets,
	}
}

/** What the value of `mode` asks for. */
const ipsetSteps: readonly OwnStep[] = [
	makeSet('IPv4', 'blacklists_ipv4', []),
	makeSet('IPv6', 'blacklists_ipv6', ['family', 'inet6']),
	blockWith('IPv4', 'iptables', 'blacklists_ipv4'),
	blockWith('IPv6', 'ip6tables', 'blacklists_ipv6'),
]

/** Debian's package depends on nftables or on both of these (its control file), and ends with “unable to find ipset”. */
const withIptables: OwnStep = {
	at: 'first',
	title: 'Install what this mode needs beside the bouncer',
	run: [['sudo', 'apt', 'install', 'iptables', 'ipset']],
	when: { option: 'mode', is: ['iptables', 'ipset'] },
	source: ['https://sources.debian.org/src/crowdsec-firewall-bouncer/0.0.25-4/debian/'],
}

const crowdsecs: PackageOrigin = {
	from: 'crowdsec',
	other: 'distro-debian',
	otherwise: 'Debian’s unit waits for a sign that 0.0.25 sends only with `daemonize: true`: the start hangs for 90 s and fails.',
}

const debians: PackageOrigin = {
	from: 'debian',
	other: 'deb-nftables',
	otherwise: 'It pulls, but the newer settings are missing: `retry_initial_connect` and the hook `forward`.',
}

/** What options of that name begin with, and the modes that look at them (crowdsecurity/cs-firewall-bouncer:pkg/backend/backend.go). */
const modes = { nftables: ['nftables'], iptables: ['iptables'], ipset: ['iptables', 'ipset'], pf: ['pf'] } as const

function onlyInTheirMode(options: readonly Option[]): readonly Option[] {
	return options.map((option) => {
		const found = Object.entries(modes).find(([name]) => option.key.startsWith(`${name}_`) || option.key.startsWith(`${name}.`))
		return found ? { ...option, counts: { option: 'mode', is: found[1] } } : option
	})
}

export const firewall: Bouncer = {
	id: 'firewall',
	name: 'Firewall (nftables, iptables)',
	aliases: [
		'firewall',
		'nft',
		'nftables',
		'iptables',
		'ipset',
		'ufw',
		'firewalld',
		'pf',
		'opnsense',
		'pfsense',
		'openwrt',
		'cs-firewall-bouncer',
		'crowdsec-firewall-bouncer',
		'host',
	],
	kind: 'host',
	summary: 'A Go daemon that pulls the list and keeps its addresses in nftables, ipset or pf sets of the host.',
	integration: {
		works: 'yes',
		why: 'It pulls exactly the path that an integration serves, with the key in the header X-Api-Key.',
		needs: [
			'`api_url` is the base address of the integration',
			'`update_frequency` is within the plan',
			'a direct way out to TCP 443: proxy variables are ignored for https addresses',
			'with nftables: “IP aggregation” is off in the Console, because ranges are cut to their first address',
			'a system CA store with Amazon Root CA 1',
		],
		source: [
			'crowdsecurity/go-cs-bouncer:client.go',
			'crowdsecurity/go-cs-bouncer:stream_bouncer.go',
			'https://docs.crowdsec.net/u/integrations/remediationcomponent',
		],
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
			title: 'crowdsec-firewall-bouncer.yaml',
			format: 'yaml',
			strictTypes: true,
			options: onlyInTheirMode([
				{
					key: 'mode',
					type: 'string',
					default: null,
					required: true,
					allowed: ['nftables', 'iptables', 'ipset', 'pf', 'dry-run'],
					meaning: 'Which firewall of the host is driven.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				...goClientOptions('http://127.0.0.1:8080/', 'v0.0.28'),
				{
					key: 'supported_decisions_types',
					type: 'list',
					default: ['ban'],
					meaning: 'Which types of decision are acted upon.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'disable_ipv4',
					type: 'bool',
					default: false,
					meaning: 'Leave IPv4 alone.',
					since: 'v0.0.34',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{ key: 'disable_ipv6', type: 'bool', default: false, meaning: 'Leave IPv6 alone.', source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'] },
				{
					key: 'deny_action',
					type: 'string',
					default: 'DROP',
					anyCase: true,
					allowed: ['DROP', 'REJECT', 'TARPIT', 'LOG'],
					meaning: 'What happens to a packet from a listed address.',
					note: 'TARPIT and LOG only in iptables mode; in nftables mode the bouncer ends with “invalid deny_action”.',
					source: [
						'crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go',
						'crowdsecurity/cs-firewall-bouncer:pkg/iptables/iptables.go',
						'crowdsecurity/cs-firewall-bouncer:pkg/nftables/nftables_context.go',
					],
				},
				{
					key: 'deny_log',
					type: 'bool',
					default: false,
					meaning: 'Write dropped packets to the kernel log.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'deny_log_prefix',
					type: 'string',
					default: 'crowdsec drop: ',
					meaning: 'What such a kernel log line begins with.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'blacklists_ipv4',
					type: 'string',
					default: 'crowdsec-blacklists',
					meaning: 'Name of the IPv4 set.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'blacklists_ipv6',
					type: 'string',
					default: 'crowdsec6-blacklists',
					meaning: 'Name of the IPv6 set.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'ipset_type',
					type: 'string',
					default: 'nethash',
					meaning: 'Type of the ipset that is made.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'ipset_size',
					type: 'int',
					default: 131072,
					unit: 'entries',
					meaning: 'How many entries one ipset can hold; there is one set for each origin.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'ipset_disable_timeouts',
					type: 'bool',
					default: false,
					meaning: 'Make ipsets without expiry.',
					since: 'v0.0.32',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'iptables_chains',
					type: 'list',
					default: null,
					packaged: ['INPUT'],
					meaning: 'Chains of both families that get the rule. Without any, nothing is blocked.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'iptables_v4_chains',
					type: 'list',
					default: null,
					meaning: 'More chains, IPv4 only.',
					since: 'v0.0.34',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'iptables_v6_chains',
					type: 'list',
					default: null,
					meaning: 'More chains, IPv6 only.',
					since: 'v0.0.34',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'iptables_add_rule_comments',
					type: 'bool',
					default: true,
					meaning: 'Mark the rules with a comment.',
					since: 'v0.0.32',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{ key: 'nftables.ipv4.enabled', type: 'bool', default: true, meaning: 'Block IPv4.', source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'] },
				{
					key: 'nftables.ipv4.set-only',
					type: 'bool',
					default: false,
					meaning: 'Fill a set that exists already; table, chain and rule are yours.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'nftables.ipv4.table',
					type: 'string',
					default: 'crowdsec',
					meaning: 'Name of the table.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'nftables.ipv4.chain',
					type: 'string',
					default: 'crowdsec-chain',
					meaning: 'First part of the chain’s name; the hook follows after a dash.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'nftables.ipv4.priority',
					type: 'int',
					default: 0,
					packaged: -10,
					meaning: 'Order among the chains of a hook; lower comes first.',
					since: 'v0.0.26',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{ key: 'nftables.ipv6.enabled', type: 'bool', default: true, meaning: 'Block IPv6.', source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'] },
				{
					key: 'nftables.ipv6.set-only',
					type: 'bool',
					default: false,
					meaning: 'Fill a set that exists already; table, chain and rule are yours.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'nftables.ipv6.table',
					type: 'string',
					default: 'crowdsec6',
					meaning: 'Name of the table.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'nftables.ipv6.chain',
					type: 'string',
					default: 'crowdsec6-chain',
					meaning: 'First part of the chain’s name; the hook follows after a dash.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'nftables.ipv6.priority',
					type: 'int',
					default: 0,
					packaged: -10,
					meaning: 'Order among the chains of a hook; lower comes first.',
					since: 'v0.0.26',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'nftables_hooks',
					type: 'list',
					default: ['input'],
					packaged: ['input', 'forward'],
					allowed: ['prerouting', 'input', 'forward', 'output', 'postrouting', 'ingress'],
					meaning: 'Where in the packet’s way the chains hang.',
					note: 'List from pkg/nftables/nftables_context.go HookNameToHookID; an unknown name is not rejected (zero hook).',
					since: 'v0.0.26',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'pf.anchor_name',
					type: 'string',
					default: null,
					meaning: 'Name of the pf anchor; empty for none.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'pf.batch_size',
					type: 'int',
					default: 0,
					meaning: 'Had a meaning before v0.0.35.',
					since: 'v0.0.26',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'prometheus.enabled',
					type: 'bool',
					default: false,
					meaning: 'Serve metrics for Prometheus.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'prometheus.listen_addr',
					type: 'string',
					default: null,
					packaged: '127.0.0.1',
					meaning: 'Address of the metrics server.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'prometheus.listen_port',
					type: 'string',
					default: null,
					packaged: '60601',
					meaning: 'Port of the metrics server.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'pid_dir',
					type: 'string',
					default: null,
					meaning: 'Folder of the pid file in old versions.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'daemonize',
					type: 'bool',
					default: null,
					meaning: 'Up to version 0.0.25 it tells systemd that the bouncer is ready. Newer ones ignore it.',
					note: 'The unit of Debian’s own package (0.0.25) waits for that: without `true` the start hangs for 90 s and fails.',
					source: ['crowdsecurity/cs-firewall-bouncer:pkg/cfg/config.go'],
				},
				...goLoggingOptions(['crowdsecurity/cs-firewall-bouncer:pkg/cfg/logging.go'], '/var/log/').map((option) =>
					option.key === 'log_max_size' ? { ...option, packaged: 100 } : option,
				),
			]),
			unknownKey: { severity: 'warning', effect: 'the line is ignored without a word' },
			badValue: { severity: 'error', effect: 'the bouncer ends at start: “cannot unmarshal …”' },
			override: 'crowdsec-firewall-bouncer.yaml.local beside it: merged over it, lists and single values replaced.',
			expandsEnv: '${VAR} and $VAR are replaced anywhere in the file when the variable is set for the process; unset ones stay as they are.',
			literalEnv: 'Debian’s version 0.0.25',
		},
	],
	deployments: [
		{
			id: 'deb-nftables',
			name: 'CrowdSec’s package for Debian or Ubuntu, nftables',
			platform: 'linux',
			note: 'Package crowdsec-firewall-bouncer-nftables from CrowdSec’s repository.',
			unit: `${program}.service`,
			files: [recipe('nftables', [...pulling, retry, ...logging, ...action, ...backends])],
			commands: { ...systemd, install: [{ run: 'sudo apt install crowdsec-firewall-bouncer-nftables', known: 'source' }] },
			package: crowdsecs,
			logs: systemdLogs,
		},
		{
			id: 'deb-iptables',
			name: 'CrowdSec’s package for Debian or Ubuntu, iptables',
			platform: 'linux',
			note: 'Package crowdsec-firewall-bouncer-iptables from CrowdSec’s repository.',
			unit: `${program}.service`,
			files: [recipe('iptables', [...pulling, retry, ...logging, ...action, ...backends])],
			commands: { ...systemd, install: [{ run: 'sudo apt install crowdsec-firewall-bouncer-iptables', known: 'source' }] },
			package: crowdsecs,
			steps: ipsetSteps,
			logs: systemdLogs,
		},
		{
			id: 'rpm',
			name: 'RHEL or Fedora package, nftables',
			platform: 'linux',
			unit: `${program}.service`,
			files: [recipe('nftables', [...pulling, retry, ...logging, ...action, ...backends])],
			commands: { ...systemd, install: [{ run: 'sudo yum install crowdsec-firewall-bouncer-nftables', known: 'source' }] },
			logs: systemdLogs,
		},
		{
			id: 'rpm-iptables',
			name: 'RHEL or Fedora package, iptables',
			platform: 'linux',
			unit: `${program}.service`,
			files: [recipe('iptables', [...pulling, retry, ...logging, ...action, ...backends])],
			commands: { ...systemd, install: [{ run: 'sudo yum install crowdsec-firewall-bouncer-iptables', known: 'source' }] },
			steps: ipsetSteps,
			logs: systemdLogs,
		},
		{
			id: 'distro-debian',
			name: 'Debian’s own package (0.0.25)',
			platform: 'linux',
			note: 'Debian 12 and 13 ship version 0.0.25: its log has dates like 22-11-2026, and systemd does not start it again by itself. What stands in its .local file wins over the .yaml beside it.',
			unit: `${program}.service`,
			files: [
				{
					...recipe('nftables', [...pulling, ...logging, ...action, ...backends.filter(({ key }) => !laterThanDebians.includes(key))], `${file}.local`),
					over: file,
				},
			],
			commands: {
				...systemd,
				install: [
					{
						run: `sudo apt install --no-install-recommends ${program}`,
						note: 'without the option it brings a Security Engine of its own as well, which a Console integration does not need',
						known: 'run',
					},
				],
			},
			package: debians,
			steps: [withIptables, ...ipsetSteps],
			logs: systemdLogs,
		},
		{
			id: 'freebsd',
			name: 'FreeBSD, pf',
			platform: 'bsd',
			note: 'The pf anchor or tables must be in /etc/pf.conf.',
			unit: 'crowdsec_firewall',
			files: [
				recipe(
					'pf',
					[
						...pulling,
						retry,
						...logging,
						{ key: 'pf.anchor_name', value: { is: '' }, comment: 'Empty: the tables stand in pf.conf itself, not in an anchor.' },
					],
					'/usr/local/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml',
				),
			],
			commands: {
				install: [{ run: 'sudo pkg install crowdsec-firewall-bouncer', known: 'source' }],
				start: { run: 'sudo service crowdsec_firewall start', known: 'source' },
				stop: { run: 'sudo service crowdsec_firewall stop', known: 'source' },
				restart: { run: 'sudo service crowdsec_firewall restart', known: 'source' },
				enable: { run: 'sudo sysrc crowdsec_firewall_enable="YES"', known: 'source' },
				status: { run: 'sudo service crowdsec_firewall status', known: 'source' },
				none: 'There is no reload: restart it. The test `-t` needs pf to be loaded, and touches its tables.',
			},
			logs: [{ where: '/var/log/crowdsec-firewall-bouncer.log', view: { run: 'sudo tail -n 100 /var/log/crowdsec-firewall-bouncer.log', known: 'source' } }],
		},
		{
			id: 'manual',
			name: 'Release archive with install.sh',
			platform: 'linux',
			note: 'The program lies in /usr/local/bin, its unit in /etc/systemd/system.',
			unit: `${program}.service`,
			files: [recipe('nftables', [...pulling, retry, ...logging, ...action, ...backends])],
			commands: { ...systemd, install: [{ run: 'sudo ./install.sh', note: 'in the unpacked release archive', known: 'source' }] },
			logs: systemdLogs,
		},
	],
	constraints: [
		...goClientConstraints('main'),
		{
			code: 'both-families-off',
			severity: 'error',
			file: 'main',
			key: 'disable_ipv4',
			when: {
				all: [
					{ option: 'disable_ipv4', is: [true] },
					{ option: 'disable_ipv6', is: [true] },
				],
			},
			message: 'IPv4 and IPv6 are both switched off; the bouncer ends with “both IPv4 and IPv6 disabled, doing nothing”.',
			fix: 'Leave at least one of them on.',
			set: false,
		},
		{
			code: 'both-nftables-families-off',
			severity: 'error',
			file: 'main',
			key: 'nftables.ipv4.enabled',
			when: {
				all: [
					{ option: 'nftables.ipv4.enabled', is: [false] },
					{ option: 'nftables.ipv6.enabled', is: [false] },
				],
			},
			message: 'IPv4 and IPv6 are both switched off; the bouncer ends with “both IPv4 and IPv6 disabled, doing nothing”.',
			fix: 'Leave at least one of them enabled.',
			set: true,
		},
		{
			code: 'pf-on-linux',
			severity: 'info',
			file: 'main',
			key: 'mode',
			when: { option: 'mode', is: ['pf'] },
			message: '`pf` exists on FreeBSD and OpenBSD only; on Linux the bouncer ends at start.',
			fix: 'On Linux use `nftables` or `iptables`.',
		},
		{
			code: 'family-off-without-block',
			severity: 'error',
			file: 'main',
			key: 'disable_ipv6',
			when: {
				all: [{ option: 'mode', is: ['nftables'] }, { option: 'disable_ipv6', is: [true] }, { not: { option: 'nftables.ipv6', present: true } }],
			},
			message: 'Debian’s version 0.0.25 ends with a panic when IPv6 is switched off here and the file has no `nftables` block for it.',
			fix: 'Add the block `nftables:` with `ipv6:` and `enabled: false` below it.',
		},
		{
			// crowdsecurity/cs-firewall-bouncer:pkg/nftables/nftables_context.go: found only when the first decision arrives.
			code: 'deny-action-of-iptables',
			severity: 'error',
			file: 'main',
			key: 'deny_action',
			when: {
				all: [
					{ option: 'mode', is: ['nftables'] },
					{ option: 'deny_action', is: ['TARPIT', 'LOG'] },
				],
			},
			message: 'In mode `nftables` the program takes DROP and REJECT only, and ends at the first address that it shall block: “invalid deny_action”.',
			fix: 'Set `deny_action: DROP` or `REJECT`.',
		},
		{
			code: 'ipset-small',
			severity: 'warning',
			file: 'main',
			key: 'ipset_size',
			when: {
				all: [
					{ option: 'mode', is: ['iptables', 'ipset'] },
					{ option: 'ipset_size', below: 20_000 },
				],
			},
			message: 'A set that is full takes no more: the rest of the list is not blocked. A pull brings 10,000 entries unless the integration says otherwise.',
			fix: 'Leave it at `131072`.',
			set: 131_072,
		},
		{
			code: 'dry-run',
			severity: 'error',
			file: 'main',
			key: 'mode',
			when: { option: 'mode', is: ['dry-run'] },
			message: 'In dry-run mode the bouncer pulls the list and blocks nothing.',
			fix: 'Use `nftables` or `iptables`.',
		},
		{
			code: 'no-chain',
			severity: 'error',
			file: 'main',
			key: 'iptables_chains',
			when: {
				all: [
					{ option: 'mode', is: ['iptables'] },
					{ not: { option: 'iptables_chains', present: true } },
					{ not: { option: 'iptables_v4_chains', present: true } },
					{ not: { option: 'iptables_v6_chains', present: true } },
				],
			},
			message: 'No chain is named, so the sets are filled and no rule uses them: nothing is blocked.',
			fix: 'Name the chains: `iptables_chains: [INPUT]`.',
		},
		{
			code: 'set-only',
			severity: 'info',
			file: 'main',
			key: 'nftables.ipv4.set-only',
			when: { option: 'nftables.ipv4.set-only', is: [true] },
			message: 'The bouncer only fills a set that must exist already; the rule that uses it is yours.',
			fix: 'Set it to `false` unless you keep the table and rule yourself.',
		},
	],
	legacyNames: goLegacyNames,
	healthyPull: {
		trace: 'with-changes',
		sample: 'time="2026-01-02T03:04:05Z" level=info msg="15264 decisions added"',
		meaning: 'a pull that brought something writes “N decisions added” or “N decisions deleted”; one that changed nothing writes no line',
	},
	traps: [
		{
			what: 'The address of the withdrawn official page, `https://admin.api.crowdsec.net/v1/decisions/stream`, has no integration id, and the bouncer appends the path a second time.',
			fix: 'Use the address exactly as the Console shows it.',
			source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go', 'https://docs.crowdsec.net/u/tracker_api/api_integrations'],
		},
		{
			what: 'The packaged interval is 10 s. A plan that allows less answers 429; on the first pull that ends the process, and systemd repeats it every 10 s.',
			fix: 'Set `update_frequency` before the first start, and `retry_initial_connect: true`.',
			source: ['crowdsecurity/cs-firewall-bouncer:config/crowdsec-firewall-bouncer.service', 'https://docs.crowdsec.net/u/integrations/intro'],
		},
		{
			what: 'HTTPS_PROXY and HTTP_PROXY are ignored for https addresses.',
			fix: 'Allow TCP 443 to admin.api.crowdsec.net, or point `api_url` to a reverse proxy of your own.',
			source: ['crowdsecurity/go-cs-bouncer:client.go'],
		},
		{
			what: 'Debian’s own package recommends a Security Engine, which registers at CrowdSec while it is installed; without a way out `apt install` ends with an error. As long as that engine is not set up, the file /var/lib/crowdsec/pending-registration keeps systemd from starting the bouncer.',
			fix: 'Install with `--no-install-recommends`; where it is there already, finish or remove the package crowdsec and delete the file.',
			source: ['https://sources.debian.org/src/crowdsec-firewall-bouncer/0.0.25-4/debian/'],
		},
		nothingSubscribed,
		{
			what: 'In nftables mode 1.2.3.0/24 is stored as the single address 1.2.3.0.',
			fix: 'Switch “IP aggregation” off in the Console, or use the iptables mode.',
			source: ['crowdsecurity/cs-firewall-bouncer:pkg/nftables/nftables.go', 'https://github.com/crowdsecurity/crowdsec/issues/4517'],
		},
		{
			what: 'Installed on a host without a Security Engine, the file keeps the text `<API_KEY>` and the address http://127.0.0.1:8080/.',
			fix: 'Write both values, then start the service.',
			source: ['crowdsecurity/cs-firewall-bouncer:scripts/_bouncer.sh'],
		},
		{
			what: 'Debian’s own package writes `crowdsec-firewall-bouncer.yaml.local` when it is installed, with the mode and, where a Security Engine runs, that engine’s key. It wins: a key or mode written into the .yaml beside it changes nothing.',
			fix: 'With Debian’s own package write your settings into the .local file.',
			source: ['https://sources.debian.org/src/crowdsec-firewall-bouncer/0.0.25-4/debian/README.Debian/'],
		},
		{
			what: 'A reload of the host’s firewall (`nft flush ruleset`, firewalld, ufw) removes the bouncer’s tables, and it does not make them again.',
			fix: 'Restart the bouncer after every firewall reload.',
			source: ['https://github.com/crowdsecurity/cs-firewall-bouncer/issues/510'],
		},
		{
			what: 'In iptables mode only the chains of `iptables_chains` are covered. Ports published by Docker do not pass `INPUT`.',
			fix: 'Add `DOCKER-USER`; the chain must exist when the bouncer starts, so start it after Docker.',
			source: ['https://docs.crowdsec.net/u/bouncers/firewall'],
		},
		{
			what: '`-t` says “config is valid” without asking the endpoint, and it sets up the firewall on the way.',
			fix: 'Read the log after the start instead.',
			source: ['crowdsecurity/cs-firewall-bouncer:cmd/root.go'],
		},
		earlyErrors('crowdsec-firewall-bouncer'),
		{
			what: 'A `$` with letters behind it in `api_key` is replaced when a variable of that name is set for the service; quotes do not help.',
			fix: 'Use a key without `$`. Those of the Console have none.',
			source: ['crowdsecurity/go-cs-lib:csstring/expand.go'],
		},
	],
	blockTest: {
		do: [
			{
				run: 'sudo nft list table ip crowdsec | head -n 40',
				note: 'nftables: the sets with the addresses of the list; since the sets carry their origin in the name there are several',
				known: 'source',
			},
			{ run: 'sudo ipset list -t', note: 'iptables: each set with its “Number of entries”', known: 'source' },
		],
		undo: [],
		note: 'Looking is enough: an address that stands in the set is dropped. Do not put your own address on a list to try it.',
	},
	marks: [
		{ text: '(crowdsec-firewa)', weight: 3 },
		{ text: 'crowdsec-firewall-bouncer', weight: 3 },
		{ text: 'cs-firewall-bouncer', weight: 3 },
		{ text: 'crowdsec_firewall', weight: 3 },
		{ text: 'backend type : ', weight: 3 },
		{ text: 'backend type: ', weight: 3 },
		{ text: 'nftables initiated', weight: 3 },
		{ text: 'iptables for ipv4 initiated', weight: 3 },
		{ text: 'crowdsec-blacklists', weight: 3 },
		{ text: 'crowdsec6-blacklists', weight: 3 },
		// The chain of its own that newer versions make: pkg/iptables/iptables_context.go.
		{ text: 'crowdsec_chain', weight: 3 },
		{ text: 'unable to find ipset', weight: 3 },
		{ text: "removing 'crowdsec' table", weight: 3 },
		// What stands around the words of iptables, ipset and the netlink library, which other programs have too: cmd/root.go,
		// pkg/nftables/nftables.go, pkg/iptables, pkg/ipsetcmd.
		{ text: 'exit status 1 --> ip', weight: 3 },
		{ text: 'exit status 2 --> ip', weight: 3 },
		{ text: 'exit status 4 --> ip', weight: 3 },
		{ text: 'iptables init failed', weight: 3 },
		{ text: 'inserting set in iptables', weight: 3 },
		{ text: 'error while adding rule :', weight: 3 },
		{ text: 'error while creating ipset :', weight: 3 },
		{ text: 'error while creating set :', weight: 3 },
		{ text: 'set destroy error : exit status', weight: 3 },
		{ text: 'unable to commit add decisions', weight: 3 },
		{ text: 'unable to commit delete decisions', weight: 3 },
		{ text: 'unable to commit expired decisions', weight: 3 },
		{ text: "can't get set elements for crowdsec", weight: 3 },
		{ text: 'msg="nftables: failed to', weight: 3 },
		{ text: 'msg="conn.Receive: netlink receive', weight: 3 },
		{ text: 'msg="receiveAckAware: netlink receive', weight: 3 },
		{ text: 'msg="netlink receive', weight: 3 },
	],
	links: [
		{ title: 'Source and releases', href: 'https://github.com/crowdsecurity/cs-firewall-bouncer' },
		{ title: 'Official documentation', href: 'https://docs.crowdsec.net/u/bouncers/firewall' },
	],
	checked: [
		{ program: 'crowdsec-firewall-bouncer', version: '0.0.25', date: '2026-11-24', how: 'run' },
		{ program: 'crowdsec-firewall-bouncer', version: '0.0.34', date: '2026-11-30', how: 'run' },
		readInSource('crowdsec-firewall-bouncer', 'crowdsecurity/cs-firewall-bouncer'),
	],
	unknown: ['Nobody has called the real Console endpoint from our tests; they use a stand-in with the documented path and key.'],
}
