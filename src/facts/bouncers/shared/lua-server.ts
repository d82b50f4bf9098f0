import type { ConfigFile, Constraint, OwnStep } from '../../bouncer'

/** What NGINX and OpenResty need in their own configuration to run the Lua library. */

const nginx = 'crowdsecurity/cs-nginx-bouncer:nginx/crowdsec_nginx.conf'
const library = 'crowdsecurity/lua-cs-bouncer:lib/crowdsec.lua'

export const luaServerFile: ConfigFile = {
	id: 'server',
	title: 'nginx.conf and the files it includes',
	format: 'nginx',
	ownNames: 'crowdsec_',
	options: [
		{ key: 'lua_package_path', type: 'string', default: null, meaning: 'Where the library is.', source: [nginx] },
		{
			key: 'lua_shared_dict crowdsec_cache',
			type: 'size',
			default: null,
			min: 8192,
			meaning: 'The memory in which the list is kept.',
			badValue: { severity: 'error', effect: 'NGINX does not start: “invalid lua shared dict size”' },
			source: [nginx],
		},
		{
			key: 'lua_ssl_trusted_certificate',
			type: 'path',
			default: null,
			meaning: 'The certificates that Lua trusts, at http level; without it no https connection works.',
			source: [nginx],
		},
		{
			key: 'resolver',
			type: 'string',
			default: null,
			meaning: 'The DNS server that Lua asks, at http level: the reader’s own, as /etc/resolv.conf names it.',
			source: [nginx],
		},
		{ key: 'init_by_lua_block', type: 'code', default: null, meaning: 'Loads the library and its settings.', source: [nginx] },
		{ key: 'init_worker_by_lua_block', type: 'code', default: null, meaning: 'Starts the polling of stream mode.', source: [nginx] },
		{ key: 'access_by_lua_block', type: 'code', default: null, meaning: 'Checks each visitor.', source: [nginx] },
		{
			key: 'set $crowdsec_disable_bouncer',
			type: 'string',
			default: null,
			mayRepeat: true,
			meaning: 'With 1 visitors of this server or location are not checked.',
			since: 'library v1.0.7',
			source: [library],
		},
		{
			key: 'set $crowdsec_enable_bouncer',
			type: 'string',
			default: null,
			mayRepeat: true,
			meaning: 'With 1 visitors of this server or location are checked even where the settings have `ENABLED=false`.',
			since: 'library v1.0.7',
			source: [library],
		},
		{
			key: 'set $crowdsec_disable_appsec',
			type: 'string',
			default: null,
			mayRepeat: true,
			meaning: 'With 1 requests to this server or location are not sent to AppSec.',
			since: 'library v1.0.7',
			source: [library],
		},
		{
			key: 'set $crowdsec_enable_appsec',
			type: 'string',
			default: null,
			mayRepeat: true,
			meaning: 'With 1 requests to this server or location are sent to AppSec; it still needs `APPSEC_URL`.',
			since: 'library v1.0.7',
			source: [library],
		},
		{
			key: 'set $crowdsec_always_send_to_appsec',
			type: 'string',
			default: null,
			mayRepeat: true,
			meaning: 'With 1 requests of listed visitors are sent to AppSec as well.',
			since: 'library v1.0.7',
			source: [library],
		},
	],
	unknownKey: { severity: 'error', effect: 'NGINX does not start: “unknown directive”' },
	badValue: { severity: 'error', effect: 'NGINX does not start' },
	repeatedKey: { severity: 'error', effect: 'NGINX does not start: “is duplicate”' },
}

/** NGINX asks no name server by itself, and only the host knows which one it has. */
export const findNameServer: OwnStep = {
	at: 'first',
	title: 'Find your DNS server: the address behind the first nameserver. It takes the place of your-dns-server below',
	run: [['grep', '-m', '1', '^nameserver', '/etc/resolv.conf']],
	source: ['https://nginx.org/en/docs/http/ngx_http_core_module.html#resolver'],
}

/** The file that loads the library, or a whole configuration with it: only there what is missing can be told. */
const loads = { option: 'init_by_lua_block', present: true } as const

export const luaServerConstraints: readonly Constraint[] = [
	{
		code: 'library-path-missing',
		severity: 'error',
		file: 'server',
		key: 'lua_package_path',
		when: { all: [loads, { option: 'lua_package_path', present: false }] },
		message: 'NGINX does not find the library: “module crowdsec not found”, and every request ends in an error.',
		fix: "Add `lua_package_path '/usr/lib/crowdsec/lua/?.lua;;';` at http level; for an installation from the archive `/usr/local/lua/crowdsec/?.lua;;`.",
	},
	{
		code: 'shared-dict-missing',
		severity: 'error',
		file: 'server',
		key: 'lua_shared_dict crowdsec_cache',
		when: { all: [loads, { option: 'lua_shared_dict crowdsec_cache', present: false }] },
		message: 'The library has no memory to keep the list in, and fails at its first use.',
		fix: 'Add `lua_shared_dict crowdsec_cache 50m;` at http level.',
	},
	{
		code: 'shared-dict-small',
		severity: 'warning',
		file: 'server',
		key: 'lua_shared_dict crowdsec_cache',
		when: { option: 'lua_shared_dict crowdsec_cache', below: 10 * 1024 ** 2 },
		message: 'A list of many addresses does not fit: “Lua shared dict (crowdsec cache) is full”, and the rest of the list is missing.',
		fix: 'Set `lua_shared_dict crowdsec_cache 50m;`, as the package does.',
		set: '50m',
	},
	{
		code: 'not-attached',
		severity: 'error',
		file: 'server',
		key: 'access_by_lua_block',
		when: {
			all: [
				loads,
				{ option: 'access_by_lua_block', present: false },
				{ not: { any: ['access_by_lua_file', 'access_by_lua', 'include'].map((line) => ({ line, present: true })) } },
			],
		},
		message: 'The library is loaded, but no visitor is checked.',
		fix: 'Add the block `access_by_lua_block` of the packaged crowdsec_nginx.conf.',
	},
	{
		code: 'nothing-pulls',
		severity: 'error',
		file: 'server',
		key: 'init_worker_by_lua_block',
		when: {
			all: [
				loads,
				{ option: 'init_worker_by_lua_block', present: false },
				{ not: { any: ['init_worker_by_lua_file', 'init_worker_by_lua', 'include'].map((line) => ({ line, present: true })) } },
			],
		},
		message: 'Without `cs.SetupStream()` in it the polling of stream mode never begins.',
		fix: 'Add the block `init_worker_by_lua_block` of the packaged crowdsec_nginx.conf.',
	},
	{
		code: 'certificates-missing',
		severity: 'warning',
		file: 'server',
		key: 'lua_ssl_trusted_certificate',
		when: { all: [loads, { option: 'lua_ssl_trusted_certificate', present: false }] },
		message: 'Unless another file sets it at http level, no https connection of the library works: “unable to get local issuer certificate”.',
		fix: 'Add `lua_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;` (Debian) or `/etc/pki/tls/certs/ca-bundle.crt` (RHEL).',
	},
	{
		code: 'resolver-missing',
		severity: 'warning',
		file: 'server',
		key: 'resolver',
		when: { all: [loads, { option: 'resolver', present: false }] },
		message: 'Unless another file sets it at http level, no host name is found: “no resolver defined to resolve”.',
		fix: 'Add `resolver` with the address of your own DNS server: the first `nameserver` in /etc/resolv.conf.',
	},
	{
		code: 'bouncer-disabled',
		severity: 'warning',
		file: 'server',
		key: 'set $crowdsec_disable_bouncer',
		when: { option: 'set $crowdsec_disable_bouncer', is: [1] },
		message: 'Visitors of this server or location are not checked.',
		fix: 'Remove the line where visitors shall be checked.',
	},
]
