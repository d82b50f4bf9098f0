import type { Bouncer, Commands, LogPlace, SettingsRecipe } from '../bouncer'
import { readInSource } from '../upstream'

const name = 'cs-windows-firewall-bouncer'
const configuration = 'crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/config.cs'
const program = 'crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/Program.cs'
const logFolder = 'C:\\ProgramData\\CrowdSec\\log\\'

const recipe: SettingsRecipe = {
	kind: 'settings',
	file: 'main',
	path: `C:\\ProgramData\\CrowdSec\\config\\bouncers\\${name}.yaml`,
	mode: null,
	purpose: 'The whole configuration.',
	lines: [
		{ key: 'api_endpoint', value: { from: 'endpoint' }, comment: 'The base address. The bouncer appends v1/decisions/stream by itself.' },
		{ key: 'api_key', value: { from: 'key' } },
		{ key: 'update_frequency', value: { from: 'interval' }, comment: 'Seconds, without a unit.' },
		{ key: 'log_media', value: { is: 'file' } },
		{ key: 'log_dir', value: { is: logFolder }, comment: 'Without this line the program ends at start.' },
		{ key: 'log_level', value: { is: 'info' } },
	],
}

const service: Commands = {
	start: { run: `Start-Service ${name}`, shell: 'powershell', known: 'source' },
	stop: { run: `Stop-Service ${name}`, shell: 'powershell', note: 'it removes all rules', known: 'source' },
	restart: {
		run: `Set-Service ${name} -StartupType Automatic; Restart-Service ${name}`,
		shell: 'powershell',
		note: 'on a host without a Security Engine the service is installed disabled, so it is set to automatic first',
		known: 'source',
	},
	enable: { run: `Set-Service ${name} -StartupType Automatic`, shell: 'powershell', known: 'source' },
	status: { run: `Get-Service ${name}`, shell: 'powershell', note: 'it can say Running although the pulling has ended: read the log', known: 'source' },
	none: 'There is no reload and no test: run the program in an elevated console to see errors of the file.',
}

const logs: readonly LogPlace[] = [
	{
		where: `${logFolder}cs_windows_firewall_bouncer.log`,
		view: { run: `Get-Content ${logFolder}cs_windows_firewall_bouncer.log -Tail 200`, shell: 'powershell', known: 'source' },
		note: 'The name has underscores. Look for `Api.ApiClient`. Errors of the file itself are shown in a console only.',
	},
]

export const windowsFirewall: Bouncer = {
	id: 'windows-firewall',
	name: 'Windows firewall',
	aliases: ['windows', 'windows firewall', 'win', 'cs-windows-firewall-bouncer'],
	kind: 'host',
	summary: 'A Windows service that pulls the list into rules of the Windows firewall.',
	integration: {
		works: 'partly',
		why: 'It pulls the path that an integration serves, but an answer without a list (204) or a broken one ends the pulling without a line.',
		needs: ['a subscribed blocklist', 'a moderate limit of entries: it asks for no compression', 'the service set to start automatically, by hand'],
		source: [
			'crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/apiClient.cs',
			'https://docs.crowdsec.net/u/integrations/remediationcomponent',
		],
	},
	endpoint: {
		option: 'api_endpoint',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'Added when it is missing; both forms work.',
		fullPath: 'The path doubles, and every pull ends in 404.',
		source: ['crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/apiClient.cs'],
	},
	keyOption: 'api_key',
	interval: {
		option: 'update_frequency',
		unit: 'seconds',
		default: '10',
	},
	modes: ['stream'],
	files: [
		{
			id: 'main',
			title: 'cs-windows-firewall-bouncer.yaml',
			format: 'yaml',
			options: [
				{
					key: 'api_endpoint',
					type: 'url',
					default: null,
					packaged: 'http://localhost:8080',
					required: true,
					meaning: 'The base address of the integration or of a Local API.',
					source: [configuration],
				},
				{
					key: 'api_key',
					type: 'string',
					default: null,
					packaged: '${API_KEY}',
					required: true,
					secret: true,
					meaning: 'Sent in the header X-Api-Key. The installer fills it in only where cscli.exe exists.',
					source: [configuration],
				},
				{
					key: 'update_frequency',
					type: 'int',
					default: 10,
					unit: 's',
					meaning: 'Time between two pulls; 0 or less becomes 10.',
					source: [configuration],
				},
				{
					key: 'log_media',
					type: 'string',
					default: null,
					packaged: 'file',
					allowed: ['file', 'console'],
					meaning: 'Log to a file or to the console; a service always logs to the file.',
					source: [program],
				},
				{
					key: 'log_dir',
					type: 'path',
					default: null,
					packaged: logFolder,
					meaning: 'Folder of the log file; without the line the program ends when it logs to a file.',
					source: [program],
				},
				{
					key: 'log_level',
					type: 'string',
					default: 'info',
					allowed: ['trace', 'debug', 'info', 'warn', 'error', 'fatal'],
					meaning: 'How much is logged.',
					badValue: { severity: 'warning', effect: 'the program uses `info`' },
					source: [program],
				},
				{
					key: 'fw_profiles',
					type: 'list',
					default: null,
					allowed: ['domain', 'private', 'public'],
					meaning: 'The firewall profiles that get the rules; without it the current one.',
					since: 'v0.0.2',
					source: [program],
				},
				{
					key: 'cert_path',
					type: 'path',
					default: null,
					meaning: 'The client certificate, for a Local API with mutual TLS.',
					since: 'v0.0.6',
					note: 'Version 0.0.5 ends at this name.',
					source: ['https://docs.crowdsec.net/u/bouncers/windows_firewall'],
				},
				{
					key: 'key_path',
					type: 'path',
					default: null,
					meaning: 'The private key of the client certificate.',
					since: 'v0.0.6',
					note: 'Version 0.0.5 ends at this name.',
					source: ['https://docs.crowdsec.net/u/bouncers/windows_firewall'],
				},
				{
					key: 'ca_cert_path',
					type: 'path',
					default: null,
					meaning: 'A CA of your own, trusted in addition to those of the system.',
					since: 'v0.0.6',
					note: 'Version 0.0.5 ends at this name.',
					source: ['https://docs.crowdsec.net/u/bouncers/windows_firewall'],
				},
				{
					key: 'insecure_skip_verify',
					type: 'bool',
					default: false,
					meaning: 'Accept any TLS certificate.',
					since: 'v0.0.6',
					note: 'Version 0.0.5 ends at this name.',
					source: ['https://docs.crowdsec.net/u/bouncers/windows_firewall'],
				},
				{
					key: 'scopes',
					type: 'list',
					default: ['ip', 'range'],
					meaning: 'Ask only for these scopes; made for a Local API.',
					since: 'v0.0.6',
					note: 'Version 0.0.5 ends at this name.',
					source: ['https://docs.crowdsec.net/u/bouncers/windows_firewall'],
				},
				{
					key: 'scenarios_containing',
					type: 'list',
					default: null,
					meaning: 'Ask only for decisions whose scenario contains one of these words; made for a Local API.',
					since: 'v0.0.6',
					note: 'Version 0.0.5 ends at this name.',
					source: ['https://docs.crowdsec.net/u/bouncers/windows_firewall'],
				},
				{
					key: 'scenarios_not_containing',
					type: 'list',
					default: null,
					meaning: 'Leave out decisions whose scenario contains one of these words; made for a Local API.',
					since: 'v0.0.6',
					note: 'Version 0.0.5 ends at this name.',
					source: ['https://docs.crowdsec.net/u/bouncers/windows_firewall'],
				},
				{
					key: 'origins',
					type: 'list',
					default: null,
					meaning: 'Ask only for decisions of these origins; made for a Local API.',
					since: 'v0.0.6',
					note: 'Version 0.0.5 ends at this name.',
					source: ['https://docs.crowdsec.net/u/bouncers/windows_firewall'],
				},
				{
					key: 'supported_decision_type',
					type: 'string',
					default: null,
					meaning: 'Which types of decision are blocked. The documentation has this name; a source revision reads `supported_decision_types`, a list.',
					since: 'v0.0.6',
					note: 'Version 0.0.5 ends at this name.',
					source: [
						'https://docs.crowdsec.net/u/bouncers/windows_firewall',
						'crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/config.cs@308bb1b',
					],
				},
			],
			unknownKey: {
				severity: 'error',
				effect: 'the service stops; only a console shows “Property … not found”',
			},
			badValue: {
				severity: 'error',
				effect: 'the service stops; only a console shows “Could not load configuration”',
			},
		},
	],
	deployments: [
		{
			id: 'msi',
			name: 'MSI from the releases',
			platform: 'windows',
			unit: 'cs-windows-firewall-bouncer',
			note: 'It needs the .NET runtime. On a host without a Security Engine the service is installed disabled.',
			files: [recipe],
			commands: {
				...service,
				install: [
					{
						run: 'github.com/crowdsecurity/cs-windows-firewall-bouncer > Releases > setup bundle',
						shell: 'click',
						known: 'source',
					},
				],
			},
			logs,
		},
		{
			id: 'choco',
			name: 'Chocolatey',
			platform: 'windows',
			unit: 'cs-windows-firewall-bouncer',
			note: 'It brings the .NET runtime along. On a host without a Security Engine the service is installed disabled.',
			files: [recipe],
			commands: {
				...service,
				install: [
					{
						run: 'choco install crowdsec-windows-firewall-bouncer',
						shell: 'powershell',
						known: 'source',
					},
				],
			},
			logs,
		},
	],
	constraints: [
		{
			code: 'log-folder-missing',
			severity: 'error',
			file: 'main',
			key: 'log_dir',
			when: { not: { option: 'log_dir', present: true } },
			message: 'The service always logs to a file, and without this line the program ends at start; only a console shows “Value cannot be null”.',
			fix: `Set \`log_dir: ${logFolder}\`.`,
			set: logFolder,
		},
		{
			code: 'certificate-checks-off',
			severity: 'warning',
			file: 'main',
			key: 'insecure_skip_verify',
			when: { option: 'insecure_skip_verify', is: [true] },
			message: 'Any server that answers in the endpoint’s place is believed, and it gets the API key.',
			fix: 'Set it to `false`; the Console’s certificate is a public one.',
			set: false,
		},
	],
	legacyNames: [
		{
			name: 'api_url',
			what: 'key',
			option: 'api_endpoint',
			instead: 'Here it is `api_endpoint`.',
		},
		{ name: 'lapi_url', what: 'key', option: 'api_endpoint', instead: 'Here it is `api_endpoint`.' },
		{ name: 'lapi_key', what: 'key', option: 'api_key', instead: 'Here it is `api_key`.' },
		{
			name: 'log_mode',
			what: 'key',
			option: 'log_media',
			instead: 'Here it is `log_media`, with the values `file` and `console`. The program ends at unknown names.',
		},
		{
			name: 'crowdsec_url',
			what: 'key',
			instead: 'No bouncer reads `crowdsec_url`.',
			option: 'api_endpoint',
		},
		{
			name: 'C:\\ProgramData\\CrowdSec\\bouncers\\cs-windows-firewall-bouncer\\cs-windows-firewall-bouncer.yaml',
			what: 'file',
			instead: 'The documentation prints this path. The program reads the file in `C:\\ProgramData\\CrowdSec\\config\\bouncers`.',
		},
		{
			name: 'crowdsec_api_key',
			what: 'key',
			instead: 'No bouncer reads `crowdsec_api_key`.',
			option: 'api_key',
		},
	],
	healthyPull: {
		trace: 'always',
		sample: '2026-01-02 03:04:05.1234|INFO|Api.ApiClient|Got 0 IP to delete, 12 to add',
		meaning: 'each pull says how many entries came and went',
	},
	traps: [
		{
			what: '204 (no blocklist) ends the pulling without a line.',
			fix: 'Subscribe to a blocklist, then restart the service.',
			source: ['crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/apiClient.cs'],
		},
		{
			what: 'On a host without a Security Engine the installer leaves the service disabled.',
			fix: 'Set it to automatic, then start it.',
			source: ['crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer-setup/Product.wxs'],
		},
		{
			what: 'Without `log_dir` the program ends at start, although the documentation speaks of a default.',
			fix: 'Keep the line.',
			source: [program],
		},
		{
			what: 'An unknown name in the file stops the service without a line in the log; options of newer versions stop 0.0.5.',
			fix: 'Use only the options of your version.',
			source: [configuration],
		},
		{
			what: 'Stopping it removes all rules.',
			fix: 'Keep it running.',
			source: ['crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/decisionManager.cs'],
		},
		{
			what: 'The documentation names another path. The program reads C:\\ProgramData\\CrowdSec\\config\\bouncers\\cs-windows-firewall-bouncer.yaml, and logs to cs_windows_firewall_bouncer.log.',
			fix: 'Edit that file.',
			source: ['crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/Program.cs'],
		},
		{
			what: 'Up to v0.0.5 decisions of every type are blocked, captcha too.',
			fix: 'Upgrade.',
			source: ['crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/Firewall.cs'],
		},
	],
	blockTest: {
		do: [
			{
				run: 'Get-NetFirewallRule -DisplayName "crowdsec*" | Select-Object DisplayName,Enabled',
				shell: 'powershell',
				known: 'source',
			},
		],
		undo: [],
		note: 'Looking is enough.',
	},
	marks: [
		{
			text: 'windows-firewall-bouncer',
			weight: 3,
		},
		{
			text: 'windows_firewall_bouncer',
			weight: 3,
		},
		{
			text: '|Api.ApiClient|',
			weight: 3,
		},
		{
			text: 'Windows Firewall Bouncer',
			weight: 3,
		},
		{ text: '|Fw.Firewall|', weight: 3 },
		{
			text: '|DecisionManager|',
			weight: 2,
		},
	],
	links: [
		{
			title: 'Source and releases',
			href: 'https://github.com/crowdsecurity/cs-windows-firewall-bouncer',
		},
		{
			title: 'Official documentation',
			href: 'https://docs.crowdsec.net/u/bouncers/windows_firewall',
		},
	],
	checked: [readInSource('cs-windows-firewall-bouncer', 'crowdsecurity/cs-windows-firewall-bouncer')],
	unknown: ['No Windows was at hand: nothing was run.'],
}
