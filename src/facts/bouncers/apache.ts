import type { Bouncer, Command, Commands, FileRecipe, LogPlace } from '../bouncer'
import { engineBlockTest } from './shared/block-test'

const blockTestWithEngine = engineBlockTest('it gets the status of CrowdsecBlockedHTTPCode')

const onlyLive = 'The module asks for single visitors only; the Console’s endpoint serves the whole list only.'

const files: readonly FileRecipe[] = [
	{
		kind: 'text',
		path: '/etc/crowdsec/bouncers/crowdsec-apache2-bouncer.conf',
		mode: '0600',
		owner: 'root:root',
		purpose: 'The settings of the module.',
		format: 'apache',
		text: `Crowdsec On
CrowdsecURL {{endpoint}}
CrowdsecAPIKey {{key}}
CrowdsecFallback allow
CrowdsecBlockedHTTPCode 403
CrowdsecCache shmcb
CrowdsecCacheTimeout 60
`,
	},
]

const logs: readonly LogPlace[] = [
	{
		where: '/var/log/apache2/error.log',
		view: { run: 'sudo grep -E "crowdsec:|proxy" /var/log/apache2/error.log | tail -n 200', known: 'source' },
		note: 'Raise the level for a moment: `LogLevel warn crowdsec:debug`.',
	},
]

const enableModules: Command = {
	run: 'sudo a2enmod mod_crowdsec proxy proxy_http socache_shmcb',
	note: 'for an https address `ssl` as well, and `SSLProxyEngine on`',
	known: 'source',
}

const systemd = {
	start: { run: 'sudo systemctl start apache2', known: 'source' },
	stop: { run: 'sudo systemctl stop apache2', known: 'source' },
	restart: { run: 'sudo systemctl restart apache2', known: 'source' },
	reload: { run: 'sudo systemctl reload apache2', known: 'source' },
	enable: enableModules,
	status: { run: 'sudo systemctl status apache2', note: 'the module has no service of its own', known: 'source' },
	test: { run: 'sudo apachectl configtest', note: 'it does not ask the Local API', known: 'run' },
	version: { run: 'apache2 -v', known: 'run' },
} as const satisfies Commands

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
		slashBreaks: true,
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
			ownNames: 'crowdsec',
			anyCase: true,
			expandsEnv: '${NAME} is replaced, from Define or the environment. `$API_KEY` in the packaged file is filled once, when it is installed.',
			options: [
				{
					key: 'Crowdsec',
					type: 'string',
					default: 'Off',
					packaged: 'On',
					required: true,
					allowed: ['On', 'Off'],
					anyCase: true,
					meaning: 'Check visitors in this server, directory or location.',
					source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
				},
				{
					key: 'CrowdsecURL',
					type: 'url',
					default: null,
					required: true,
					meaning: 'Base address of the Local API, without a slash at the end. Without the line the module does nothing, and says nothing.',
					source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
				},
				{
					key: 'CrowdsecAPIKey',
					type: 'string',
					default: null,
					required: true,
					secret: true,
					meaning: 'Sent in the header X-Api-Key.',
					note: 'The packaged file has `$API_KEY` in its place until the install script fills it.',
					source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c', 'crowdsecurity/cs-apache2-bouncer:config/crowdsec-apache2-bouncer.conf'],
				},
				{
					key: 'CrowdsecFallback',
					type: 'enum',
					default: 'fail',
					allowed: ['fail', 'block', 'allow'],
					meaning: 'When the service cannot be reached: `fail` answers 500, `block` treats the visitor as listed, `allow` lets them pass.',
					note: 'It does not count when the service answers with an error status: then everybody is blocked.',
					source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
				},
				{
					key: 'CrowdsecBlockedHTTPCode',
					type: 'enum',
					default: null,
					packaged: '403',
					required: true,
					allowed: ['403', '500', '429'],
					meaning: 'HTTP status for blocked visitors. Without it nobody is blocked.',
					source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
				},
				{
					key: 'CrowdsecLocation',
					type: 'string',
					default: null,
					meaning: 'A page for blocked visitors, or an address to send them to.',
					source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
				},
				{
					key: 'CrowdsecCache',
					type: 'string',
					default: null,
					packaged: 'shmcb',
					meaning: 'Where answers are kept: a provider of mod_socache (`shmcb`, `dbm`, `memcache`, `dc`), its settings behind a colon.',
					note: 'The provider’s module must be loaded: mod_socache_shmcb for `shmcb`.',
					source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
				},
				{
					key: 'CrowdsecCacheTimeout',
					type: 'int',
					default: 60,
					unit: 'seconds',
					meaning: 'How long an answer is kept.',
					note: 'A bare number; a text counts as 0, without a word.',
					badValue: { severity: 'warning', effect: 'it counts as 0, without a word' },
					source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
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
			repeatedKey: { severity: 'warning', effect: 'the last one counts, and Apache says nothing' },
		},
	],
	deployments: [
		{
			id: 'deb',
			name: 'Debian or Ubuntu package',
			platform: 'linux',
			unit: 'apache2.service',
			files,
			commands: {
				...systemd,
				install: [{ run: 'sudo apt-get install crowdsec-apache2-bouncer', note: 'from CrowdSec’s Apache repository', known: 'source' }, enableModules],
			},
			logs,
			unsupported: { integration: onlyLive },
		},
		{
			id: 'source',
			name: 'Built from source',
			platform: 'linux',
			unit: 'apache2.service',
			note: 'Needs apache2-dev and pkg-config. Make the settings file yourself.',
			files,
			commands: {
				...systemd,
				install: [
					{ run: 'aclocal && autoconf && autoheader && automake --add-missing', note: 'in the source folder', known: 'source' },
					{ run: './configure && make && sudo make install', known: 'source' },
					{ run: 'sudo cp config/mod_crowdsec.* /etc/apache2/mods-available/', known: 'source' },
					enableModules,
				],
			},
			logs,
			unsupported: { integration: onlyLive },
		},
	],
	constraints: [
		{
			code: 'nobody-blocked',
			severity: 'error',
			file: 'main',
			key: 'CrowdsecBlockedHTTPCode',
			when: { option: 'CrowdsecBlockedHTTPCode', present: false },
			message: 'Without it listed visitors are let in, although the debug line says “request rejected”.',
			fix: 'Set `CrowdsecBlockedHTTPCode 403`.',
			set: '403',
		},
		{
			code: 'outage-shuts-out',
			severity: 'warning',
			file: 'main',
			key: 'CrowdsecFallback',
			when: { option: 'CrowdsecFallback', is: ['fail', 'block'] },
			message: 'When the Local API cannot be reached, every visitor is shut out. `fail` is also the default.',
			fix: 'Set `CrowdsecFallback allow`, unless that is what you want.',
			set: 'allow',
		},
		{
			code: 'module-off',
			severity: 'error',
			file: 'main',
			key: 'Crowdsec',
			when: {
				all: [
					{ option: 'Crowdsec', is: ['Off'] },
					{ line: 'Crowdsec On', present: false },
				],
			},
			message: 'No visitor is checked: `Crowdsec On` stands nowhere in this file, and `Off` is the default.',
			fix: 'Set `Crowdsec On`.',
			set: 'On',
		},
		{
			code: 'works-with-engine-only',
			severity: 'error',
			file: 'main',
			key: 'CrowdsecURL',
			when: { source: 'integration' },
			message: 'The Console’s endpoint answers a question for one visitor with an error, and the module shuts everybody out for it.',
			fix: 'Name the Local API of a Security Engine of your own, or use the firewall bouncer for the integration.',
		},
	],
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
			what: 'An answer without a Content-Length, as a reverse proxy in front of the engine may send it, counts as “listed”.',
			fix: 'Let the module ask the engine directly.',
			source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
		},
		{
			what: 'When the service does not answer, each new visitor waits for mod_proxy’s timeout, 60 seconds by default.',
			fix: 'Set shorter ones for that address: `ProxySet connectiontimeout=1 timeout=5` in a `<Proxy>` block.',
			source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
		},
		{
			what: 'Behind a proxy every visitor seems to come from the proxy’s address.',
			fix: 'Set up mod_remoteip.',
			source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
		},
		{
			what: 'https needs mod_ssl and `SSLProxyEngine on`, which the package does not set.',
			fix: 'Set both.',
			source: ['crowdsecurity/cs-apache2-bouncer:mod_crowdsec.c'],
		},
		{
			what: 'The module is called mod_crowdsec for `a2enmod`, and crowdsec_module for `LoadModule`. `a2enmod crowdsec` ends in “Module crowdsec does not exist”.',
			fix: 'Run `sudo a2enmod mod_crowdsec`.',
			source: ['crowdsecurity/cs-apache2-bouncer:config/mod_crowdsec.load'],
		},
		{
			what: 'Without `CrowdsecURL` the module is loaded, does nothing, and says nothing.',
			fix: 'Set it at server level.',
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
			...blockTestWithEngine.do,
		],
		undo: blockTestWithEngine.undo,
		note: 'First that nobody else is shut out, then that a listed address is. The module keeps each answer for 60 seconds.',
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
