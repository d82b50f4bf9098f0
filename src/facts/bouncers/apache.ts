import type { Bouncer } from '../bouncer'

export const apache: Bouncer = {
	id: 'apache',
	name: 'Apache',
	aliases: ['apache', 'apache2', 'httpd', 'mod_crowdsec', 'cs-apache2-bouncer', 'crowdsec-apache2-bouncer'],
	kind: 'web-server',
	summary: 'A C module that asks a Local API for each visitor through mod_proxy and keeps the answers for a while.',
	integration: {
		works: 'no',
		why: 'It only asks for single visitors. The Console’s endpoint serves the whole list only, answers such a question with 404, and the module would shut every visitor out for it.',
		needs: [],
		instead: ['firewall'],
		source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c', 'crowdsecurity/crowdsec-docs:crowdsec-docs/unversioned/bouncers/apache.mdx'],
	},
	endpoint: {
		option: 'CrowdsecURL',
		form: 'base',
		appends: '/v1/decisions?ip=',
		slash: 'It breaks: the path begins with two slashes, the service answers 404, and everybody is shut out.',
		fullPath: 'The path doubles, the service answers 404, and everybody is shut out.',
		source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
	},
	keyOption: 'CrowdsecAPIKey',
	interval: null,
	modes: ['live'],
	files: [
		{
			id: 'main',
			title: 'crowdsec-apache2-bouncer.conf',
			format: 'apache',
			options: [
				{
					key: 'Crowdsec',
					type: 'string',
					default: 'Off',
					packaged: 'On',
					required: true,
					allowed: ['On', 'Off'],
					meaning: 'Turns the check on for server, Directory, Location.',
					source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c:949'],
				},
				{
					key: 'CrowdsecURL',
					type: 'url',
					default: null,
					required: true,
					meaning: 'Base URL; unset = module does nothing, without a message.',
					source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c:862,509'],
				},
				{
					key: 'CrowdsecAPIKey',
					type: 'string',
					default: null,
					required: true,
					secret: true,
					meaning: 'X-Api-Key header. Packaged file holds the placeholder $API_KEY until the install script fills it.',
					source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c:417', 'crowdsecurity/cs-apache2-bouncer:config/crowdsec-apache2-bouncer.conf:3'],
				},
				{
					key: 'CrowdsecFallback',
					type: 'enum',
					default: 'fail',
					allowed: ['fail', 'block', 'allow'],
					meaning:
						'What to do when the service cannot be reached: fail = 500, block = blocked answer, allow = pass. NOT used when the service answers with an HTTP error status.',
					source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c:441,792'],
				},
				{
					key: 'CrowdsecBlockedHTTPCode',
					type: 'enum',
					default: null,
					required: true,
					allowed: ['403', '500', '429'],
					meaning: 'Status for blocked visitors.',
					source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c:817,565'],
				},
				{
					key: 'CrowdsecLocation',
					type: 'string',
					default: null,
					meaning: 'Redirect/page for blocked visitors.',
					source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c:842'],
				},
				{
					key: 'CrowdsecCache',
					type: 'string',
					default: null,
					allowed: ['shmcb', 'dbm:...', 'memcache:...', 'dc:...'],
					meaning: 'Where answers are kept: a provider of mod_socache with its settings.',
					source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c:888'],
				},
				{
					key: 'CrowdsecCacheTimeout',
					type: 'int',
					default: 60,
					unit: 'seconds',
					meaning: 'Seconds an answer is cached (atoi: text becomes 0).',
					source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c:933'],
				},
			],
			unknownKey: {
				severity: 'error',
				effect: 'Apache does not start: “Invalid command”',
			},
			badValue: {
				severity: 'error',
				effect: 'Apache does not start: “AH00526: Syntax error”',
			},
		},
	],
	deployments: [
		{
			id: 'deb',
			name: 'Debian or Ubuntu package',
			platform: 'linux',
			unit: 'apache2.service',
			files: [
				{
					kind: 'text',
					path: '/etc/crowdsec/bouncers/crowdsec-apache2-bouncer.conf',
					mode: '0600',
					purpose: 'The settings of the module.',
					format: 'apache',
					text: 'Crowdsec on\nCrowdsecURL {{endpoint}}\nCrowdsecAPIKey {{key}}\nCrowdsecFallback allow\nCrowdsecBlockedHTTPCode 403\nCrowdsecCache shmcb\nCrowdsecCacheTimeout 60\n',
					owner: 'root:root',
				},
			],
			commands: {
				install: [
					{
						run: 'sudo apt-get install crowdsec-apache2-bouncer',
						note: 'from CrowdSec’s Apache repository',
						known: 'source',
					},
				],
				start: {
					run: 'sudo systemctl start apache2',
					known: 'source',
				},
				stop: {
					run: 'sudo systemctl stop apache2',
					known: 'source',
				},
				restart: {
					run: 'sudo systemctl restart apache2',
					known: 'source',
				},
				reload: {
					run: 'sudo systemctl reload apache2',
					known: 'source',
				},
				enable: {
					run: 'sudo a2enmod mod_crowdsec proxy proxy_http socache_shmcb',
					known: 'source',
				},
				status: {
					run: 'sudo systemctl status apache2',
					note: 'the module has no service of its own',
					known: 'source',
				},
				test: {
					run: 'sudo apachectl configtest',
					note: 'it does not ask the Local API',
					known: 'run',
				},
				version: {
					run: 'apache2 -v',
					known: 'run',
				},
			},
			logs: [
				{
					where: '/var/log/apache2/error.log',
					view: {
						run: 'sudo tail -n 200 /var/log/apache2/error.log',
						known: 'source',
					},
					note: 'Raise the level for a moment: `LogLevel warn crowdsec:debug`.',
				},
			],
		},
		{
			id: 'source',
			name: 'Built from source',
			platform: 'linux',
			unit: 'apache2.service',
			files: [
				{
					kind: 'text',
					path: '/etc/crowdsec/bouncers/crowdsec-apache2-bouncer.conf',
					mode: '0600',
					purpose: 'The settings of the module.',
					format: 'apache',
					text: 'Crowdsec on\nCrowdsecURL {{endpoint}}\nCrowdsecAPIKey {{key}}\nCrowdsecFallback allow\nCrowdsecBlockedHTTPCode 403\nCrowdsecCache shmcb\nCrowdsecCacheTimeout 60\n',
					owner: 'root:root',
				},
			],
			commands: {
				install: [
					{
						run: './configure && make && sudo make install',
						note: 'in the source folder',
						known: 'source',
					},
				],
				start: {
					run: 'sudo systemctl start apache2',
					known: 'source',
				},
				stop: {
					run: 'sudo systemctl stop apache2',
					known: 'source',
				},
				restart: {
					run: 'sudo systemctl restart apache2',
					known: 'source',
				},
				reload: {
					run: 'sudo systemctl reload apache2',
					known: 'source',
				},
				enable: {
					run: 'sudo a2enmod mod_crowdsec proxy proxy_http socache_shmcb',
					known: 'source',
				},
				status: {
					run: 'sudo systemctl status apache2',
					note: 'the module has no service of its own',
					known: 'source',
				},
				test: {
					run: 'sudo apachectl configtest',
					note: 'it does not ask the Local API',
					known: 'run',
				},
				version: {
					run: 'apache2 -v',
					known: 'run',
				},
			},
			logs: [
				{
					where: '/var/log/apache2/error.log',
					view: {
						run: 'sudo tail -n 200 /var/log/apache2/error.log',
						known: 'source',
					},
					note: 'Raise the level for a moment: `LogLevel warn crowdsec:debug`.',
				},
			],
		},
	],
	constraints: [],
	legacyNames: [
		{
			name: 'CrowdsecMode',
			what: 'directive',
			instead: 'No such directive: the module only asks live.',
		},
		{
			name: 'CrowdsecAPIUrl',
			what: 'directive',
			option: 'CrowdsecURL',
			instead: 'The directive is `CrowdsecURL`.',
		},
		{
			name: 'crowdsec',
			what: 'module',
			instead: 'The module is called `mod_crowdsec`: `sudo a2enmod mod_crowdsec`.',
		},
		{
			name: 'mods-enabled/crowdsec.conf',
			what: 'file',
			instead: 'The file is mods-enabled/mod_crowdsec.conf.',
		},
	],
	healthyPull: {
		trace: 'never',
		meaning: 'there is no pull: each visitor is asked for, and leaves a line at level debug only',
	},
	traps: [
		{
			what: 'An error of the service counts as “listed”: with a wrong key, path or a 5xx every visitor gets 403, and nothing is logged above debug.',
			fix: 'Ask with curl before you switch it on.',
			source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
		},
		{
			what: 'Without `CrowdsecBlockedHTTPCode` nobody is blocked, although the debug line says “request rejected”.',
			fix: 'Set it to `403`.',
			source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
		},
		{
			what: 'Without `CrowdsecFallback` an unreachable service gives every visitor a 500.',
			fix: 'Set `CrowdsecFallback allow`.',
			source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
		},
		{
			what: 'A slash at the end of `CrowdsecURL` shuts everybody out.',
			fix: 'Leave it out.',
			source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
		},
		{
			what: 'https needs mod_ssl and `SSLProxyEngine on`, which the package does not set.',
			fix: 'Set both.',
			source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
		},
	],
	blockTest: {
		do: [
			{
				run: 'curl -sS -o /dev/null -w "%{http_code}\\n" http://127.0.0.1/',
				note: 'from an address that is not listed: not 403',
				known: 'source',
			},
		],
		undo: [],
		note: 'With the engine add a decision for an address you control, look, and delete it again.',
	},
	marks: [
		{
			text: 'mod_crowdsec',
			weight: 3,
		},
		{
			text: 'crowdsec:error',
			weight: 3,
		},
		{
			text: 'crowdsec:debug',
			weight: 3,
		},
		{
			text: 'crowdsec-apache2-bouncer',
			weight: 3,
		},
		{
			text: 'CrowdsecURL',
			weight: 3,
		},
		{
			text: 'apache2.conf',
			weight: 1,
		},
		{
			text: 'AH00',
			weight: 1,
		},
		{
			text: 'apache2',
			weight: 1,
		},
	],
	links: [
		{
			title: 'Source',
			href: 'https://github.com/crowdsecurity/cs-apache2-bouncer',
		},
		{
			title: 'Official documentation',
			href: 'https://docs.crowdsec.net/u/bouncers/apache',
		},
	],
	checked: [
		{
			program: 'mod_crowdsec',
			version: '0.1',
			date: '2026-11-22',
			how: 'run',
		},
	],
	unknown: ['What the real Console endpoint answers to a question for one address.'],
}
