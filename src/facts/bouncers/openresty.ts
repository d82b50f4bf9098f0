import type { Bouncer, Commands, FileRecipe, LogPlace } from '../bouncer'
import { readInSource } from '../upstream'
import { engineBlockTest } from './shared/block-test'
import {
	luaBadValue,
	luaBlocking,
	luaConstraints,
	luaIntervalNote,
	luaLegacyNames,
	luaMarks,
	luaOptions,
	luaPulling,
	luaQuirks,
	luaServerTraps,
	luaSources,
	luaTraps,
	luaUnknownKey,
} from './shared/lua-library'
import { findNameServer, luaServerConstraints, luaServerFile } from './shared/lua-server'

const blockTestWithEngine = engineBlockTest('it gets 403')

const files: readonly FileRecipe[] = [
	{
		kind: 'settings',
		file: 'main',
		path: '/etc/crowdsec/bouncers/crowdsec-openresty-bouncer.conf',
		mode: '0600',
		owner: 'root:root',
		purpose: 'The settings of the bouncer.',
		lines: [
			{ key: 'ENABLED', value: { is: true } },
			...luaPulling,
			...luaBlocking,
			{ key: 'BAN_TEMPLATE_PATH', value: { is: '/var/lib/crowdsec/lua/templates/ban.html' } },
		],
	},
	{
		kind: 'text',
		path: '/usr/local/openresty/nginx/conf/nginx.conf',
		mode: null,
		purpose: 'OpenResty does not read conf.d by itself: without the include nothing of the bouncer runs, and nothing is logged. Name your DNS server.',
		format: 'nginx',
		fragment: true,
		text: `http {
    # The DNS server for the bouncer: the first nameserver in /etc/resolv.conf
    resolver your-dns-server ipv6=off;
    include /usr/local/openresty/nginx/conf/conf.d/crowdsec_openresty.conf;
}
`,
	},
]

const logs: readonly LogPlace[] = [
	{
		where: '/usr/local/openresty/nginx/logs/error.log',
		view: { run: 'sudo tail -n 200 /usr/local/openresty/nginx/logs/error.log', known: 'source' },
		note: 'Lines of the bouncer have `[lua]` and the name of a .lua file.',
	},
]

const systemd = {
	start: { run: 'sudo systemctl start openresty', known: 'source' },
	stop: { run: 'sudo systemctl stop openresty', known: 'source' },
	restart: { run: 'sudo systemctl restart openresty', known: 'source' },
	reload: { run: 'sudo systemctl reload openresty', note: 'reads the settings again; it does not clear the list in memory', known: 'source' },
	enable: { run: 'sudo systemctl enable openresty', known: 'source' },
	status: { run: 'sudo systemctl status openresty', note: 'the bouncer has no service of its own: it runs inside OpenResty', known: 'source' },
	test: { run: 'sudo openresty -t', note: 'it does not run the Lua start, and it does not contact the endpoint', known: 'source' },
	version: { run: 'openresty -v', known: 'source' },
} as const satisfies Commands

export const openresty: Bouncer = {
	id: 'openresty',
	name: 'OpenResty',
	aliases: ['openresty', 'resty', 'cs-openresty-bouncer', 'crowdsec-openresty-bouncer', 'lua'],
	kind: 'web-server',
	summary: 'The Lua library of the NGINX bouncer, packaged for OpenResty; options and messages are the same.',
	integration: {
		works: 'yes',
		why: 'In stream mode it pulls exactly the path that an integration serves, as the NGINX bouncer does.',
		needs: [
			'`MODE=stream`; the packaged file has `live`',
			'`API_URL` is the base address of the integration',
			'the include of crowdsec_openresty.conf in nginx.conf',
			'`resolver` at http level (the container image has one)',
			'`REQUEST_TIMEOUT` of several seconds',
		],
		source: [luaSources.stream, luaSources.main],
	},
	endpoint: {
		option: 'API_URL',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'Removed by the library; both forms work.',
		stripsSlashes: true,
		fullPath: 'The path doubles, and every pull ends in 404. The configuration test still says that all is well.',
		source: [luaSources.stream, luaSources.main],
	},
	keyOption: 'API_KEY',
	interval: {
		option: 'UPDATE_FREQUENCY',
		unit: 'seconds',
		default: '10',
		note: luaIntervalNote,
		waits: true,
	},
	modes: ['stream', 'live'],
	files: [
		{
			id: 'main',
			title: 'crowdsec-openresty-bouncer.conf',
			format: 'env',
			alsoAs: ['environment'],
			options: luaOptions,
			quirks: luaQuirks,
			unknownKey: luaUnknownKey,
			badValue: luaBadValue,
			override: 'crowdsec-openresty-bouncer.conf.local beside it: every key in it wins.',
			expandsEnv: 'Not replaced at run time.',
		},
		luaServerFile,
	],
	images: [
		{ repository: 'crowdsecurity/openresty', variables: 'main', source: ['crowdsecurity/cs-openresty-bouncer:docker/README.md'] },
		// Its variable CROWDSEC_OPENRESTY_BOUNCER holds the whole file.
		{ repository: 'lepresidente/nginxproxymanager', source: ['https://github.com/crowdsecurity/example-docker-compose/blob/main/npm/docker-compose.yml'] },
	],
	deployments: [
		{
			id: 'deb',
			name: 'Debian or Ubuntu package',
			platform: 'linux',
			unit: 'openresty.service',
			files,
			steps: [findNameServer],
			commands: {
				...systemd,
				install: [
					{ run: 'sudo apt install openresty openresty-opm gettext-base', note: 'from OpenResty’s repository', known: 'source' },
					{ run: 'sudo apt install crowdsec-openresty-bouncer', note: 'from CrowdSec’s repository', known: 'source' },
				],
			},
			logs,
		},
		{
			id: 'rpm',
			name: 'RHEL or Fedora package',
			platform: 'linux',
			unit: 'openresty.service',
			files,
			steps: [findNameServer],
			commands: { ...systemd, install: [{ run: 'sudo yum install crowdsec-openresty-bouncer', note: 'from CrowdSec’s repository', known: 'source' }] },
			logs,
		},
		{
			id: 'docker',
			name: 'Container crowdsecurity/openresty',
			platform: 'container',
			note: 'The variables are written into the file by a script: a comma, `&` or backslash in a value breaks it. `ENABLED` cannot be set that way.',
			unit: 'openresty',
			files: [
				{
					kind: 'settings',
					file: 'main',
					path: 'crowdsec-openresty.env',
					mode: '0600',
					purpose: 'The variables of the container: `--env-file crowdsec-openresty.env`.',
					lines: [
						{
							key: 'API_URL',
							value: {
								from: 'endpoint',
							},
							comment: 'The base address. The bouncer appends /v1/decisions/stream by itself.',
						},
						{
							key: 'API_KEY',
							value: {
								from: 'key',
							},
						},
						{
							key: 'MODE',
							value: {
								is: 'stream',
							},
						},
						{
							key: 'UPDATE_FREQUENCY',
							value: {
								from: 'interval',
							},
						},
						{
							key: 'REQUEST_TIMEOUT',
							value: {
								is: 15000,
							},
							comment: 'Milliseconds; the image’s documentation says seconds, which is wrong.',
						},
					],
				},
			],
			commands: {
				install: [
					{
						run: 'docker run -d --name openresty --env-file crowdsec-openresty.env -p 8080:80 crowdsecurity/openresty',
						known: 'source',
					},
				],
				start: {
					run: 'docker start openresty',
					known: 'source',
				},
				stop: {
					run: 'docker stop openresty',
					known: 'source',
				},
				restart: {
					run: 'docker restart openresty',
					note: 'changed variables need a new container',
					known: 'source',
				},
				status: {
					run: 'docker ps --all --filter name=openresty',
					known: 'source',
				},
				test: {
					run: 'docker exec openresty openresty -t',
					known: 'source',
				},
				none: 'The image decides.',
			},
			logs: [
				{
					where: 'container output',
					view: {
						run: 'docker logs --tail 200 openresty',
						known: 'source',
					},
				},
			],
		},
		{
			id: 'tarball',
			name: 'Release archive with install.sh',
			platform: 'linux',
			unit: 'openresty.service',
			files,
			steps: [findNameServer],
			commands: { ...systemd, install: [{ run: 'sudo ./install.sh', note: 'in the unpacked release archive', known: 'source' }] },
			logs,
		},
	],
	constraints: [...luaConstraints('main'), ...luaServerConstraints],
	legacyNames: [
		...luaLegacyNames,
		{
			name: 'crowdsec-openresty-bouncer',
			what: 'service',
			instead: 'There is no such service: the code runs inside OpenResty. Restart `openresty`.',
		},
	],
	healthyPull: {
		trace: 'debug',
		sample: '2026/11/22 11:26:07 [debug] 18109#18109: *3 [lua] stream.lua:308: stream_query_api(): end of stream_query_process',
		meaning: 'at the usual level a working pull writes no line, and “Initialisation done” proves nothing',
	},
	traps: [
		{
			what: 'OpenResty does not read conf.d: until the include stands in nginx.conf, nothing of the bouncer runs and nothing is logged.',
			fix: 'Add the include inside `http {}`.',
			source: ['crowdsecurity/crowdsec-docs:crowdsec-docs/unversioned/bouncers/openresty.mdx'],
		},
		...luaTraps('sudo systemctl restart openresty'),
		...luaServerTraps('openresty -t'),
		{
			what: 'The container image’s documentation gives `REQUEST_TIMEOUT` in seconds and calls `MODE` stream by default. The library takes milliseconds, and the image’s file says `live`.',
			fix: 'Set both: `MODE=stream`, `REQUEST_TIMEOUT=15000`.',
			source: ['crowdsecurity/cs-openresty-bouncer:docker/README.md'],
		},
		{
			what: 'After the package is removed, the include line in nginx.conf keeps OpenResty from starting.',
			fix: 'Delete the line.',
			source: ['crowdsecurity/cs-openresty-bouncer:debian/postrm'],
		},
		{
			what: 'The container image has no variable for `ENABLED`.',
			fix: 'Mount a settings file of your own to switch it off.',
			source: ['crowdsecurity/cs-openresty-bouncer:docker/docker_start.sh'],
		},
	],
	blockTest: {
		do: [
			{
				run: 'sudo grep -c denied /usr/local/openresty/nginx/logs/error.log',
				note: 'visitors that were blocked leave a line “[Crowdsec] denied”',
				known: 'source',
			},
			...blockTestWithEngine.do,
		],
		undo: blockTestWithEngine.undo,
		note: 'With an integration looking is enough: the list is the Console’s, and nothing can be added to it for a test. On a site with visitors, blocked ones appear in the error log within hours.',
	},
	marks: [
		// The same texts as NGINX’s, and rarer: alone they do not prove this bouncer.
		...luaMarks.map((mark) => ({ ...mark, weight: 1 as const })),
		{
			text: 'crowdsec_openresty.conf',
			weight: 3,
		},
		{
			text: 'crowdsec-openresty-bouncer',
			weight: 3,
		},
		{
			text: 'cs-openresty-bouncer',
			weight: 3,
		},
		// Where the package and the image put the library: debian/rules, docker/README.md.
		{
			text: 'openresty/lualib/crowdsec.lua',
			weight: 3,
		},
		{
			text: 'openresty/lualib/plugins/crowdsec',
			weight: 3,
		},
		{
			// Any Lua in it has this path.
			text: '/usr/local/openresty',
			weight: 1,
		},
		{
			text: 'openresty',
			weight: 1,
		},
	],
	links: [
		{
			title: 'Source of the bouncer',
			href: 'https://github.com/crowdsecurity/cs-openresty-bouncer',
		},
		{
			title: 'Official documentation',
			href: 'https://docs.crowdsec.net/u/bouncers/openresty',
		},
	],
	checked: [{ program: 'OpenResty', version: '1.27.1', date: '2026-11-30', how: 'run' }, readInSource('lua-cs-bouncer', 'crowdsecurity/lua-cs-bouncer')],
	unknown: ['OpenResty was run as built from its sources, with the modules that the bouncer needs; its packages for Debian were not installed.'],
}
