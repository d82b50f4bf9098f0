import type { Bouncer, FileRecipe, LogPlace } from '../bouncer'
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
import { bunkerwebVariables, swagVariables } from './shared/nginx-images'

const blockTestWithEngine = engineBlockTest('it gets 403')

const settings = '/etc/crowdsec/bouncers/crowdsec-nginx-bouncer.conf'

function files(lib: string): readonly FileRecipe[] {
	return [
		{
			kind: 'settings',
			file: 'main',
			path: settings,
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
			path: '/etc/nginx/conf.d/crowdsec_resolver.conf',
			mode: '0644',
			owner: 'root:root',
			purpose:
				'NGINX needs a DNS server and the CA certificates of its own, at http level. Name your DNS server; the package’s own file is left alone, as upgrades overwrite it.',
			format: 'nginx',
			when: 'integration',
			text: `# The DNS server for the bouncer: the first nameserver in /etc/resolv.conf
resolver your-dns-server ipv6=off;
`,
		},
		{
			kind: 'text',
			path: '/etc/nginx/conf.d/crowdsec_nginx.conf',
			mode: '0644',
			owner: 'root:root',
			purpose: 'Loads the library. The package has put this file there, with more lines than these; a second time they would keep NGINX from starting.',
			format: 'nginx',
			fragment: true,
			present: 'packaged',
			text: `lua_package_path '${lib}/?.lua;;';
lua_shared_dict crowdsec_cache 50m;
lua_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;
`,
		},
	]
}

const logs: readonly LogPlace[] = [
	{
		where: '/var/log/nginx/error.log',
		view: { run: 'sudo tail -n 200 /var/log/nginx/error.log', known: 'source' },
		note: 'Another path if `error_log` says so. Lines of the bouncer have `[lua]` and the name of a .lua file.',
	},
	{
		where: 'journal',
		view: { run: 'sudo journalctl -u nginx -n 100 --no-pager', known: 'source' },
		note: 'Errors at start, before the error log is open.',
	},
]

const systemd = {
	start: { run: 'sudo systemctl start nginx', known: 'source' },
	stop: { run: 'sudo systemctl stop nginx', known: 'source' },
	restart: { run: 'sudo systemctl restart nginx', known: 'source' },
	reload: { run: 'sudo systemctl reload nginx', note: 'reads the settings again; it does not clear the list in memory', known: 'source' },
	enable: { run: 'sudo systemctl enable nginx', known: 'source' },
	status: { run: 'sudo systemctl status nginx', note: 'the bouncer has no service of its own: it runs inside NGINX', known: 'source' },
	test: { run: 'sudo nginx -t', note: 'it does not run the Lua start, and it does not contact the endpoint', known: 'run' },
	version: { run: 'nginx -v', known: 'run' },
} as const

export const nginx: Bouncer = {
	id: 'nginx',
	name: 'NGINX (Lua)',
	aliases: ['nginx', 'nginx lua', 'cs-nginx-bouncer', 'crowdsec-nginx-bouncer', 'lua', 'npm', 'npmplus', 'nginx proxy manager', 'swag'],
	kind: 'web-server',
	summary: 'A Lua library inside NGINX: its workers pull the list on a timer into shared memory and block listed visitors.',
	integration: {
		works: 'yes',
		why: 'In stream mode it pulls exactly the path that an integration serves, with the key in the header x-api-key.',
		needs: [
			'`MODE=stream`; the packaged file has `live`',
			'`API_URL` is the base address of the integration',
			'`resolver` at http level of NGINX',
			'`lua_ssl_trusted_certificate` at http level',
			'`REQUEST_TIMEOUT` of several seconds',
		],
		source: [luaSources.stream, 'https://docs.crowdsec.net/u/integrations/remediationcomponent'],
	},
	endpoint: {
		option: 'API_URL',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'Removed by the library; both forms work.',
		stripsSlashes: true,
		fullPath: 'The path doubles, and every pull ends in 404. `nginx -t` still says that all is well.',
		source: [luaSources.stream, luaSources.main],
	},
	keyOption: 'API_KEY',
	interval: { option: 'UPDATE_FREQUENCY', unit: 'seconds', default: '10', note: luaIntervalNote, waits: true },
	modes: ['stream', 'live'],
	files: [
		{
			id: 'main',
			title: 'crowdsec-nginx-bouncer.conf',
			format: 'env',
			options: luaOptions,
			quirks: luaQuirks,
			unknownKey: luaUnknownKey,
			badValue: luaBadValue,
			override: 'crowdsec-nginx-bouncer.conf.local beside it: every key in it wins.',
			expandsEnv: 'Not replaced. The package fills ${API_KEY} and ${CROWDSEC_LAPI_URL} once, when it is installed.',
		},
		luaServerFile,
		swagVariables,
		bunkerwebVariables,
	],
	images: [
		// Plain NGINX with cs-nginx-bouncer in it, not OpenResty.
		{ repository: 'zoeyvid/npmplus', hostOf: ['crowdsec'], source: ['ZoeyVid/NPMplus:Dockerfile'] },
		{
			repository: 'linuxserver/swag',
			hostOf: ['swag-crowdsec'],
			variables: 'swag',
			source: ['linuxserver/docker-mods:root/etc/s6-overlay/s6-rc.d/init-mod-swag-crowdsec/run'],
		},
		{
			repository: 'linuxserver/nginx',
			hostOf: ['swag-crowdsec'],
			variables: 'swag',
			source: ['linuxserver/docker-mods:root/etc/s6-overlay/s6-rc.d/init-mod-swag-crowdsec/run'],
		},
		{
			repository: 'bunkerity/bunkerweb',
			hostOf: ['use_crowdsec'],
			variables: 'bunkerweb',
			source: ['bunkerity/bunkerweb:src/common/core/crowdsec/plugin.json'],
		},
		{
			repository: 'bunkerity/bunkerweb-scheduler',
			hostOf: ['use_crowdsec'],
			variables: 'bunkerweb',
			source: ['bunkerity/bunkerweb:src/common/core/crowdsec/plugin.json'],
		},
	],
	deployments: [
		{
			id: 'deb',
			name: 'Debian or Ubuntu package',
			platform: 'linux',
			note: 'Ubuntu 22.04 and nginx.org’s own packages have no Lua module: use OpenResty there.',
			unit: 'nginx.service',
			files: files('/usr/lib/crowdsec/lua'),
			commands: {
				...systemd,
				install: [
					{ run: 'sudo apt install nginx lua5.1 libnginx-mod-http-lua luarocks gettext-base lua-cjson', known: 'source' },
					{ run: 'sudo apt install crowdsec-nginx-bouncer', note: 'from CrowdSec’s repository', known: 'source' },
				],
			},
			steps: [findNameServer],
			logs,
		},
		{
			id: 'tarball',
			name: 'Release archive with install.sh',
			platform: 'linux',
			unit: 'nginx.service',
			files: files('/usr/local/lua/crowdsec'),
			commands: { ...systemd, install: [{ run: 'sudo ./install.sh', note: 'in the unpacked release archive; it uses apt and luarocks', known: 'source' }] },
			steps: [findNameServer],
			logs,
		},
		{
			id: 'image',
			name: 'Container image of others (SWAG, NPMplus)',
			platform: 'container',
			note: 'The same library; paths and names are the image’s own.',
			unit: 'your-container',
			files: [
				{
					kind: 'settings',
					file: 'main',
					path: 'crowdsec.conf',
					mode: '0600',
					purpose: 'The settings of the bouncer, in the folder that the image’s documentation names.',
					lines: [{ key: 'ENABLED', value: { is: true } }, ...luaPulling, ...luaBlocking],
				},
			],
			commands: {
				start: { run: 'docker start your-container', known: 'source' },
				stop: { run: 'docker stop your-container', known: 'source' },
				restart: { run: 'docker restart your-container', known: 'source' },
				status: { run: 'docker ps --all --filter name=your-container', known: 'source' },
				test: { run: 'docker exec your-container nginx -t', known: 'source' },
				none: 'The image decides; see its documentation.',
			},
			logs: [
				{
					where: 'container output',
					view: { run: 'docker logs --tail 200 your-container', known: 'source' },
					note: 'Or the error log in a volume of the image.',
				},
			],
		},
	],
	constraints: [...luaConstraints('main'), ...luaServerConstraints],
	legacyNames: [
		...luaLegacyNames,
		{ name: 'crowdsec-nginx-bouncer', what: 'service', instead: 'There is no such service: the code runs inside NGINX. Restart `nginx`.' },
	],
	healthyPull: {
		trace: 'debug',
		sample: '2026/11/22 11:26:07 [debug] 18109#18109: *3 [lua] stream.lua:308: stream_query_api(): end of stream_query_process',
		meaning: 'at the usual level a working pull writes no line, and “Initialisation done” proves nothing',
	},
	traps: [
		...luaTraps('sudo systemctl restart nginx'),
		...luaServerTraps('nginx -t'),
		{
			what: 'Packages of nginx.org and of Ubuntu 22.04 have no Lua module, and without it there is no bouncer.',
			fix: 'Use the NGINX of Debian or of Ubuntu 24.04, or OpenResty.',
			source: ['https://docs.crowdsec.net/u/bouncers/nginx', 'https://github.com/crowdsecurity/cs-nginx-bouncer/issues/38'],
		},
		{
			what: 'A crowdsec_nginx.conf written for package 1.0.x or older lacks the init_worker_by_lua_block. With a newer library it never pulls, and says nothing.',
			fix: 'Take the file of the installed package.',
			source: ['crowdsecurity/cs-nginx-bouncer:nginx/crowdsec_nginx.conf'],
		},
		{
			what: 'An upgrade of the package overwrites /etc/nginx/conf.d/crowdsec_nginx.conf.',
			fix: 'Keep `resolver` and your own lines in a file of your own.',
			source: ['crowdsecurity/cs-nginx-bouncer:debian/postinst', 'https://github.com/crowdsecurity/cs-nginx-bouncer/issues/105'],
		},
		{
			what: 'After the package was removed by hand, conf.d/crowdsec_nginx.conf may be left, and NGINX does not start: “module crowdsec not found”.',
			fix: 'Delete the file.',
			source: ['crowdsecurity/cs-nginx-bouncer:debian/postrm'],
		},
	],
	blockTest: {
		do: [
			{ run: 'sudo grep -c "denied" /var/log/nginx/error.log', note: 'visitors that were blocked leave a line “[Crowdsec] denied”', known: 'source' },
			...blockTestWithEngine.do,
		],
		undo: blockTestWithEngine.undo,
		note: 'With an integration looking is enough: the list is the Console’s, and nothing can be added to it for a test. On a site with visitors, blocked ones appear in the error log within hours.',
	},
	marks: [
		...luaMarks,
		{ text: 'crowdsec_nginx.conf', weight: 3 },
		{ text: 'crowdsec-nginx-bouncer', weight: 3 },
		{ text: 'cs-nginx-bouncer', weight: 3 },
		// The entrypoint of the SWAG image.
		{ text: 'CrowdSec nginx Bouncer', weight: 3 },
		{ text: '/etc/nginx/lua/plugins/crowdsec', weight: 3 },
		{ text: '/usr/lib/crowdsec/lua', weight: 3 },
		{ text: '/usr/local/lua/crowdsec', weight: 3 },
		{ text: '/usr/local/nginx/lib/lua', weight: 2 },
		{ text: 'lua entry thread aborted', weight: 1 },
		{ text: ' cs_allow(): ', weight: 2 },
		{ text: '/plugins/crowdsec/', weight: 2 },
		{ text: 'access_by_lua', weight: 1 },
		{ text: 'init_by_lua', weight: 1 },
		{ text: 'nginx: configuration file', weight: 1 },
		{ text: '/etc/nginx/', weight: 1 },
		{ text: '/usr/share/lua/5.1', weight: 1 },
		{ text: 'nginx: [', weight: 1 },
		{ text: 'nginx.service', weight: 1 },
		{ text: 'nginx[', weight: 1 },
	],
	links: [
		{ title: 'Source of the bouncer', href: 'https://github.com/crowdsecurity/cs-nginx-bouncer' },
		{ title: 'Source of the library', href: 'https://github.com/crowdsecurity/lua-cs-bouncer' },
		{ title: 'Official documentation', href: 'https://docs.crowdsec.net/u/bouncers/nginx' },
	],
	checked: [
		{ program: 'crowdsec-nginx-bouncer', version: '1.1.3', date: '2026-11-30', how: 'run' },
		{ program: 'lua-cs-bouncer in Debian’s nginx', version: '1.0.14', date: '2026-11-22', how: 'run' },
		{ program: 'lua-cs-bouncer', version: '1.0.9', date: '2026-11-22', how: 'run' },
	],
	unknown: ['No pull from the real Console endpoint was made; the tests used a stand-in with the documented path and key.'],
}
