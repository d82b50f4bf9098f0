import type { Bouncer } from '../bouncer'

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
					source: ['crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/config.cs'],
				},
				{
					key: 'api_key',
					type: 'string',
					default: null,
					packaged: '${API_KEY} (replaced by the MSI when cscli.exe exists)',
					required: true,
					secret: true,
					meaning: 'Sent in the header X-Api-Key.',
					source: ['crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/config.cs'],
				},
				{
					key: 'update_frequency',
					type: 'int',
					default: 10,
					unit: 's',
					meaning: 'Time between two pulls.',
					source: ['crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/config.cs'],
				},
				{
					key: 'log_media',
					type: 'string',
					default: null,
					packaged: 'file',
					allowed: ['file', 'console'],
					meaning: 'Log to a file or to the console; a service always logs to the file.',
					source: ['crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/Program.cs'],
				},
				{
					key: 'log_dir',
					type: 'path',
					default: null,
					packaged: 'C:\\\\ProgramData\\\\CrowdSec\\\\log\\\\',
					meaning: 'Folder of the log file; without the line the program ends when it logs to a file.',
					source: ['crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/Program.cs'],
				},
				{
					key: 'log_level',
					type: 'string',
					default: 'info',
					allowed: ['trace', 'debug', 'info', 'warn', 'error', 'fatal'],
					meaning: 'Verbosity; unknown values mean info.',
					source: ['crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/Program.cs'],
				},
				{
					key: 'fw_profiles',
					type: 'list',
					default: null,
					allowed: ['domain', 'private', 'public'],
					meaning: 'Firewall profiles; default = current profile.',
					source: ['crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/Program.cs'],
				},
				{
					key: 'cert_path',
					type: 'path',
					default: null,
					meaning: 'The client certificate, for a Local API with mutual TLS.',
					since: 'v0.0.6 (docs commit 2026-06-02); v0.0.5 stops with "Property ... not found"',
					source: ['https://docs.crowdsec.net/u/bouncers/windows_firewall'],
				},
				{
					key: 'key_path',
					type: 'path',
					default: null,
					meaning: 'The private key of the client certificate.',
					since: 'v0.0.6 (docs commit 2026-06-02); v0.0.5 stops with "Property ... not found"',
					source: ['https://docs.crowdsec.net/u/bouncers/windows_firewall'],
				},
				{
					key: 'ca_cert_path',
					type: 'path',
					default: null,
					meaning: 'A CA of your own, trusted in addition to those of the system.',
					since: 'v0.0.6 (docs commit 2026-06-02); v0.0.5 stops with "Property ... not found"',
					source: ['https://docs.crowdsec.net/u/bouncers/windows_firewall'],
				},
				{
					key: 'insecure_skip_verify',
					type: 'bool',
					default: false,
					meaning: 'Accept any TLS certificate.',
					since: 'v0.0.6 (docs commit 2026-06-02); v0.0.5 stops with "Property ... not found"',
					source: ['https://docs.crowdsec.net/u/bouncers/windows_firewall'],
				},
				{
					key: 'scopes',
					type: 'list',
					default: ['ip', 'range'],
					meaning: 'Ask only for these scopes; made for a Local API.',
					since: 'v0.0.6 (docs commit 2026-06-02); v0.0.5 stops with "Property ... not found"',
					source: ['https://docs.crowdsec.net/u/bouncers/windows_firewall'],
				},
				{
					key: 'scenarios_containing',
					type: 'list',
					default: null,
					meaning: 'Ask only for decisions whose scenario contains one of these words; made for a Local API.',
					since: 'v0.0.6 (docs commit 2026-06-02); v0.0.5 stops with "Property ... not found"',
					source: ['https://docs.crowdsec.net/u/bouncers/windows_firewall'],
				},
				{
					key: 'scenarios_not_containing',
					type: 'list',
					default: null,
					meaning: 'Leave out decisions whose scenario contains one of these words; made for a Local API.',
					since: 'v0.0.6 (docs commit 2026-06-02); v0.0.5 stops with "Property ... not found"',
					source: ['https://docs.crowdsec.net/u/bouncers/windows_firewall'],
				},
				{
					key: 'origins',
					type: 'list',
					default: null,
					meaning: 'Ask only for decisions of these origins; made for a Local API.',
					since: 'v0.0.6 (docs commit 2026-06-02); v0.0.5 stops with "Property ... not found"',
					source: ['https://docs.crowdsec.net/u/bouncers/windows_firewall'],
				},
				{
					key: 'supported_decision_type',
					type: 'string',
					default: null,
					meaning: 'Docs name; an intermediate source revision (308bb1b) reads supported_decision_types (list).',
					since: 'v0.0.6 (docs commit 2026-06-02); v0.0.5 stops with "Property ... not found"',
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
			note: 'It needs the .NET runtime.',
			files: [
				{
					kind: 'settings',
					file: 'main',
					path: 'C:\\ProgramData\\CrowdSec\\config\\bouncers\\cs-windows-firewall-bouncer.yaml',
					mode: null,
					purpose: 'The whole configuration.',
					lines: [
						{
							key: 'api_endpoint',
							value: {
								from: 'endpoint',
							},
							comment: 'The base address. The bouncer appends v1/decisions/stream by itself.',
						},
						{
							key: 'api_key',
							value: {
								from: 'key',
							},
						},
						{
							key: 'update_frequency',
							value: {
								from: 'interval',
							},
						},
						{
							key: 'log_level',
							value: {
								is: 'info',
							},
						},
					],
				},
			],
			commands: {
				start: {
					run: 'Start-Service cs-windows-firewall-bouncer',
					shell: 'powershell',
					known: 'source',
				},
				stop: {
					run: 'Stop-Service cs-windows-firewall-bouncer',
					shell: 'powershell',
					note: 'it removes all rules',
					known: 'source',
				},
				restart: {
					run: 'Restart-Service cs-windows-firewall-bouncer',
					shell: 'powershell',
					known: 'source',
				},
				enable: {
					run: 'Set-Service cs-windows-firewall-bouncer -StartupType Automatic',
					shell: 'powershell',
					known: 'source',
				},
				status: {
					run: 'Get-Service cs-windows-firewall-bouncer',
					shell: 'powershell',
					known: 'source',
				},
				none: 'There is no test: run the program in an elevated console to see errors of the file.',
				install: [
					{
						run: 'github.com/crowdsecurity/cs-windows-firewall-bouncer > Releases > setup bundle',
						shell: 'click',
						known: 'source',
					},
				],
			},
			logs: [
				{
					where: 'C:\\ProgramData\\CrowdSec\\log\\cs_windows_firewall_bouncer.log',
					view: {
						run: 'Get-Content C:\\ProgramData\\CrowdSec\\log\\cs_windows_firewall_bouncer.log -Tail 200',
						shell: 'powershell',
						known: 'source',
					},
					note: 'The name has underscores.',
				},
			],
		},
		{
			id: 'choco',
			name: 'Chocolatey',
			platform: 'windows',
			unit: 'cs-windows-firewall-bouncer',
			files: [
				{
					kind: 'settings',
					file: 'main',
					path: 'C:\\ProgramData\\CrowdSec\\config\\bouncers\\cs-windows-firewall-bouncer.yaml',
					mode: null,
					purpose: 'The whole configuration.',
					lines: [
						{
							key: 'api_endpoint',
							value: {
								from: 'endpoint',
							},
							comment: 'The base address. The bouncer appends v1/decisions/stream by itself.',
						},
						{
							key: 'api_key',
							value: {
								from: 'key',
							},
						},
						{
							key: 'update_frequency',
							value: {
								from: 'interval',
							},
						},
						{
							key: 'log_level',
							value: {
								is: 'info',
							},
						},
					],
				},
			],
			commands: {
				start: {
					run: 'Start-Service cs-windows-firewall-bouncer',
					shell: 'powershell',
					known: 'source',
				},
				stop: {
					run: 'Stop-Service cs-windows-firewall-bouncer',
					shell: 'powershell',
					note: 'it removes all rules',
					known: 'source',
				},
				restart: {
					run: 'Restart-Service cs-windows-firewall-bouncer',
					shell: 'powershell',
					known: 'source',
				},
				enable: {
					run: 'Set-Service cs-windows-firewall-bouncer -StartupType Automatic',
					shell: 'powershell',
					known: 'source',
				},
				status: {
					run: 'Get-Service cs-windows-firewall-bouncer',
					shell: 'powershell',
					known: 'source',
				},
				none: 'There is no test: run the program in an elevated console to see errors of the file.',
				install: [
					{
						run: 'choco install crowdsec-windows-firewall-bouncer',
						shell: 'powershell',
						known: 'source',
					},
				],
			},
			logs: [
				{
					where: 'C:\\ProgramData\\CrowdSec\\log\\cs_windows_firewall_bouncer.log',
					view: {
						run: 'Get-Content C:\\ProgramData\\CrowdSec\\log\\cs_windows_firewall_bouncer.log -Tail 200',
						shell: 'powershell',
						known: 'source',
					},
					note: 'The name has underscores.',
				},
			],
		},
	],
	constraints: [],
	legacyNames: [
		{
			name: 'api_url',
			what: 'key',
			option: 'api_endpoint',
			instead: 'Here it is `api_endpoint`.',
		},
		{
			name: 'crowdsec_url',
			what: 'key',
			instead: 'No bouncer reads `crowdsec_url`.',
			option: 'api_endpoint',
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
			what: 'The service is not set to start with Windows.',
			fix: 'Set it to automatic.',
			source: ['crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/apiClient.cs'],
		},
		{
			what: 'Stopping it removes all rules.',
			fix: 'Keep it running.',
			source: ['crowdsecurity/cs-windows-firewall-bouncer:cs-windows-firewall-bouncer/decisionManager.cs'],
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
	checked: [
		{
			program: 'cs-windows-firewall-bouncer',
			version: '0.0.5',
			date: '2026-11-22',
			how: 'source',
		},
	],
	unknown: ['No Windows was at hand: nothing was run.'],
}
