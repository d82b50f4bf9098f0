import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { runs } from '../../../testing/thorough'
import { applyEdits } from '../document/changes'
import { TextReader } from '../document/reading'
import { generate } from '../generate/generate'
import { parseEndpoint } from '../values/endpoint'
import { check } from '.'

const base = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567'
const key = '3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0'

const firewall = (lines: string) => `mode: nftables\napi_url: ${base}\napi_key: ${key}\n${lines}`
const nginx = (lines: string) => `API_URL=${base}\nAPI_KEY=${key}\nMODE=stream\nREQUEST_TIMEOUT=15000\nUPDATE_FREQUENCY=86400\n${lines}`
const traefik = (lines: string) =>
	`http:\n  middlewares:\n    my-list:\n      plugin:\n        my-bouncer:\n          enabled: true\n          crowdsecMode: stream\n          updateMaxFailure: -1\n${lines}`

describe('problems, each with its place', () => {
	test.each([
		['the path is in the address', `mode: nftables\napi_url: ${base}/v1/decisions/stream\napi_key: ${key}\n`, 'url-full-path', 'error', 2, 'api_url'],
		[
			'no integration id',
			`mode: nftables\napi_url: https://admin.api.crowdsec.net/v1/decisions/stream\napi_key: ${key}\n`,
			'url-no-integration',
			'error',
			2,
			'api_url',
		],
		['a placeholder', `mode: nftables\napi_url: ${base}\napi_key: <API_KEY>\n`, 'placeholder', 'error', 3, 'api_key'],
		['a duration without unit', firewall('update_frequency: 10\n'), 'interval-form', 'error', 4, 'update_frequency'],
		['a misspelled option', firewall('updat_frequency: 24h\n'), 'unknown-option', 'warning', 4, 'updat_frequency'],
		['a name of an older page', `mode: nftables\ncrowdsec_url: ${base}\napi_key: ${key}\n`, 'legacy-name', 'error', 2, 'crowdsec_url'],
		['a key twice', firewall(`api_key: ${key}\n`), 'duplicate-option', 'error', 4, 'api_key'],
		['a tab', firewall('nftables:\n\tipv4:\n'), 'syntax', 'error', 5, null],
		['a variable that a version in use takes literally', `mode: nftables\napi_url: ${base}\napi_key: \${API_KEY}\n`, 'variable', 'error', 3, 'api_key'],
		[
			'plain HTTP at the port of TLS',
			`mode: nftables\napi_url: ${base.replace('https://admin.api.crowdsec.net', 'http://admin.api.crowdsec.net:443')}\napi_key: ${key}\n`,
			'url-port',
			'error',
			2,
			'api_url',
		],
		['a placeholder in the path', traefik('          crowdsecLapiPath: /v1/integrations/YOUR_ID/\n'), 'placeholder', 'error', 9, 'crowdsecLapiPath'],
		['an empty host', traefik("          crowdsecLapiHost: ''\n"), 'empty-value', 'error', 9, 'crowdsecLapiHost'],
		['the name of the header before the key', `mode: nftables\napi_url: ${base}\napi_key: "X-Api-Key: ${key}"\n`, 'key-labelled', 'error', 3, 'api_key'],
		['a key in place of the address', `mode: nftables\napi_url: ${key}\napi_key: ${key}\n`, 'url-is-key', 'error', 2, 'api_url'],
		['the Central API', `mode: nftables\napi_url: https://api.crowdsec.net/v2/\napi_key: ${key}\n`, 'url-central-api', 'error', 2, 'api_url'],
		[
			'a directive with swapped letters',
			`lua_pacakge_path '/x/?.lua;;';\nlua_shared_dict crowdsec_cache 50m;\ninit_by_lua_block { x = 1 }\n`,
			'unknown-option',
			'error',
			1,
			'lua_pacakge_path',
		],
		['curly quotes', `mode: nftables\napi_url: ${base}\napi_key: \u201c${key}\u201d\n`, 'curly-quotes', 'error', 3, 'api_key'],
		['an open door', firewall('insecure_skip_verify: true\n'), 'certificate-checks-off', 'warning', 4, 'insecure_skip_verify'],
		['live mode', nginx('').replace('MODE=stream', 'MODE=live'), 'mode-not-stream', 'error', 3, 'MODE'],
		['a unit where there is none', nginx('').replace('=86400', '=10s'), 'interval-form', 'error', 5, 'UPDATE_FREQUENCY'],
		['a flood', nginx('').replace('=86400', '=0'), 'interval-floods', 'error', 5, 'UPDATE_FREQUENCY'],
		['quotes', nginx('').replace(`=${key}`, `="${key}"`), 'quotes', 'error', 2, 'API_KEY'],
		['a comment behind a value', nginx('').replace('MODE=stream', 'MODE=stream # whole list'), 'inline-comment', 'error', 3, 'MODE'],
		['a byte order mark in a file of NGINX', `\ufeff# mine\nlua_shared_dict crowdsec_cache 50m;\n`, 'byte-order-mark', 'error', 1, null],
		['a byte order mark', `\ufeff${nginx('')}`, 'byte-order-mark', 'error', 1, null],
		['a host with a scheme', traefik('          crowdsecLapiHost: https://admin.api.crowdsec.net\n'), 'host-form', 'error', 9, 'crowdsecLapiHost'],
		[
			'a site of Caddy without an order',
			`{\n\tcrowdsec {\n\t\tapi_url ${base}\n\t\tapi_key ${key}\n\t}\n}\nexample.com {\n\tcrowdsec\n\treverse_proxy app:8080\n}\n`,
			'order-missing',
			'error',
			8,
			'order crowdsec',
		],
		['an action that nftables does not know', firewall('deny_action: TARPIT\n'), 'deny-action-of-iptables', 'error', 4, 'deny_action'],
		[
			'a mode of Traefik that never pulls',
			traefik('          crowdsecLapiHost: crowdsec:8080\n').replace('stream', 'none'),
			'never-pulls',
			'info',
			7,
			'crowdsecMode',
		],
		['a range with too many bits', traefik('          clientTrustedIps: [10.0.0.0/33]\n'), 'bad-value', 'error', 9, 'clientTrustedIps'],
		[
			'quotes that one reader of the file takes off',
			`CROWDSEC_BOUNCER_API_KEY="${key}"\nCROWDSEC_AGENT_HOST=crowdsec:8080\n`,
			'quotes',
			'warning',
			1,
			'CROWDSEC_BOUNCER_API_KEY',
		],
		[
			'a variable that Compose fills in',
			'CROWDSEC_BOUNCER_API_KEY=$BOUNCER_KEY\nCROWDSEC_AGENT_HOST=crowdsec:8080\n',
			'variable',
			'info',
			1,
			'CROWDSEC_BOUNCER_API_KEY',
		],
		['a redirection in a circle', nginx('REDIRECT_LOCATION=/\n'), 'redirect-in-circle', 'warning', 6, 'REDIRECT_LOCATION'],
		[
			'the Console at plain HTTP by default',
			traefik('          crowdsecLapiHost: admin.api.crowdsec.net\n          crowdsecLapiPath: /v1/integrations/0123456789abcdef01234567/\n'),
			'url-http',
			'warning',
			null,
			'crowdsecLapiScheme',
		],
		['a path without slash', traefik('          crowdsecLapiPath: /v1/integrations/0123456789abcdef01234567\n'), 'path-slash', 'error', 9, 'crowdsecLapiPath'],
	] as const)('%s', (_what, text, code, severity, line, name) => {
		const { problems } = check(text, null, bouncers)
		expect(problems).toContainEqual(expect.objectContaining({ code, severity, line, key: name }))
	})

	test('two accounts with one id: the second one is shown', () => {
		const account = `      - id: "0123"\n        token: abc\n        zones: []\n`
		const text = `crowdsec_config:\n  lapi_key: ${key}\n  lapi_url: ${base}\ncloudflare_config:\n  accounts:\n${account}${account}`
		expect(check(text, 'cloudflare-worker', bouncers).problems).toContainEqual(expect.objectContaining({ code: 'repeated-value', severity: 'error', line: 9 }))
	})

	test('HAProxy: code that is not loaded, and a relay without TLS', () => {
		const text = `global\n    lua-prepend-path /usr/lib/crowdsec/lua/haproxy/?.lua\nfrontend www\n    http-request lua.crowdsec_allow\nbackend console\n    server console admin.api.crowdsec.net:443\nbackend crowdsec\n    server crowdsec 127.0.0.1:8091\n`
		const { problems } = check(text, 'haproxy', bouncers)
		expect(problems).toContainEqual(expect.objectContaining({ code: 'library-not-loaded', severity: 'error' }))
		expect(problems).toContainEqual(expect.objectContaining({ code: 'relay-without-tls', severity: 'error', line: 6 }))
	})

	test.each([
		['a missing key', `mode: nftables\napi_url: ${base}\n`, 'api_key'],
		['a missing address', `mode: nftables\napi_key: ${key}\n`, 'api_url'],
	])('%s', (_what, text, name) => {
		expect(check(text, 'firewall', bouncers).problems).toContainEqual(
			expect.objectContaining({ code: 'missing-option', severity: 'error', key: name, line: null }),
		)
	})
})

describe('no false errors', () => {
	test.each([
		['a certificate in place of the key', `mode: nftables\napi_url: http://127.0.0.1:8080/\ncert_path: /etc/x.pem\nkey_path: /etc/x.key\n`],
		['a variable that the program fills in', `listen_tcp: 127.0.0.1:9000\nlog_mode: file\nupdate_frequency: 24h\napi_url: \${URL}\napi_key: \${API_KEY}\n`],
		[
			'a site of Caddy inside of a route, or with the order in the global options',
			`{\n\torder crowdsec first\n\tcrowdsec {\n\t\tapi_url ${base}\n\t\tapi_key ${key}\n\t}\n}\nexample.com {\n\tcrowdsec\n\treverse_proxy app:8080\n}\n`,
		],
		[
			'a certificate in place of the key of NGINX',
			`ENABLED=true\nAPI_URL=https://127.0.0.1:8081\nAPI_KEY=\nUSE_TLS_AUTH=true\nTLS_CLIENT_CERT=/tmp/c.pem\nTLS_CLIENT_KEY=/tmp/k.pem\nMODE=stream\n`,
		],
		[
			'a captcha service of one’s own, which needs no site key',
			traefik(
				`          crowdsecLapiHost: crowdsec:8080\n          crowdsecLapiKey: ${key}\n          captchaProvider: custom\n          captchaCustomJsUrl: https://example.com/a.js\n          captchaCustomValidateUrl: https://example.com/v\n          captchaCustomKey: k\n          captchaCustomResponse: r\n`,
			),
		],
		['a trailing slash', `mode: nftables\napi_url: ${base}/\napi_key: ${key}\n`],
		['a typographic apostrophe in a comment of a file from Windows', `# Don’t touch\r\nmode: nftables\r\napi_url: ${base}\r\napi_key: ${key}\r\n`],
		[
			'an apostrophe in a text and quotes in a comment of PHP',
			`<?php\nreturn [\n  /** “Normal” is\n   * what people don’t mind. */\n  'api_url' => '${base}', // the tile’s “address”\n  'api_key' => '${key}',\n  'stream_mode' => true,\n  'api_timeout' => 120,\n  'cache_system' => 'phpfs',\n  'fs_cache_path' => __DIR__,\n  'text' => ['ban_wall' => ['title' => 'You’re out']],\n];\n`,
		],
		[
			'two middlewares with the same options',
			`http:\n  middlewares:\n${['a', 'b'].map((name) => `    ${name}:\n      plugin:\n        bouncer:\n          enabled: true\n          crowdsecMode: stream\n          crowdsecLapiHost: crowdsec:8080\n          crowdsecLapiKey: ${key}\n          updateMaxFailure: -1\n`).join('')}`,
		],
		[
			'Windows line ends in a Compose file',
			`services:\n  bouncer:\n    image: fbonalair/traefik-crowdsec-bouncer\n    environment:\n      CROWDSEC_BOUNCER_API_KEY: ${key}\n      CROWDSEC_AGENT_HOST: crowdsec:8080\n`.replaceAll(
				'\n',
				'\r\n',
			),
		],
		[
			'a frontend without the rest of haproxy.cfg',
			`frontend www\n    filter spoe engine crowdsec config /etc/haproxy/crowdsec.cfg\n    http-request send-spoe-group crowdsec crowdsec-http-body\n`,
		],
		...['plugin:\n  bouncer:\n', 'bouncer:\n'].map((above): [string, string] => [
			`a part of a middleware that begins with ${above.split(':')[0]}`,
			`${above}${['enabled: true', 'crowdsecMode: live', `crowdsecLapiKey: ${key}`, 'crowdsecLapiHost: crowdsec:8080'].map((line) => `      ${line}\n`).join('')}`,
		]),
		[
			'the global settings of haproxy.cfg',
			`global\n    lua-prepend-path /usr/lib/crowdsec/lua/haproxy/?.lua\n    lua-load /usr/lib/crowdsec/lua/haproxy/crowdsec.lua\n    setenv CROWDSEC_CONFIG /etc/crowdsec/bouncers/crowdsec-haproxy-bouncer.conf\n`,
		],
		[
			'the settings of a middleware without what stands above them',
			`crowdsecLapiScheme: http\ncrowdsecLapiHost: crowdsec:8080\nmetricsUpdateIntervalSeconds: 600\n`,
		],
		[
			'lines cut out of the midst of a file',
			`          crowdsecLapiKey: ${key}\n          crowdsecLapiHost: crowdsec:8080\n          crowdsecMode: stream\n    headers:\n      headers:\n        frameDeny: true\n`,
		],
		['a middleware with one setting', `spec:\n  plugin:\n    bouncer:\n      forwardedHeadersCustomName: X-Real-Ip\n`],
		[
			'a part of a map of labels, with quotes',
			`x-labels:\n  traefik.http.middlewares.c.plugin.b.enabled: "true"\n  traefik.http.middlewares.c.plugin.b.crowdseclapikey: "${key}" # mine\n  traefik.http.middlewares.c.plugin.b.crowdseclapischeme: 'http'\n  traefik.http.middlewares.c.plugin.b.crowdseclapihost: "192.0.2.1:8080"\n`,
		],
		[
			'a key that Compose fills in',
			`services:\n  t:\n    labels:\n      - traefik.http.middlewares.c.plugin.b.enabled=true\n      - traefik.http.middlewares.c.plugin.b.crowdsecLapiKey=\${KEY}\n      - traefik.http.middlewares.c.plugin.b.crowdsecLapiHost=crowdsec:8080\n`,
		],
		[
			'the address of a database in the same program',
			`import { CrowdSecBouncer } from '@crowdsec/nodejs-bouncer'\nconst db = createClient({ url: 'redis://db:6379' })\nconst b = new CrowdSecBouncer({ url: '${base}', bouncerApiToken: '${key}', streamMode: true })\nsetInterval(() => b.refreshDecisions(), 86400000)\n`,
		],
		[
			'boxes ticked in WordPress',
			`crowdsec_api_url=${base}\ncrowdsec_api_key=${key}\ncrowdsec_bouncing_level=normal_bouncing\ncrowdsec_stream_mode=on\ncrowdsec_stream_mode_refresh_frequency=86400\n`,
		],
		['host and port alone', `CROWDSEC_BOUNCER_API_KEY=${key}\nCROWDSEC_AGENT_HOST=127.0.0.1:8080\n`],
		['an own engine', `mode: nftables\napi_url: http://127.0.0.1:8080/\napi_key: ${key}\nupdate_frequency: 10s\n`],
		[
			'bare options of Traefik',
			`enabled: true\ncrowdsecMode: stream\ncrowdsecLapiScheme: http\ncrowdsecLapiHost: crowdsec:8080\ncrowdsecLapiKey: ${key}\nupdateMaxFailure: -1\n`,
		],
	])('%s', (_what, text) => {
		expect(check(text, null, bouncers).problems.filter(({ severity }) => severity === 'error')).toEqual([])
	})
})

describe('two of one name in one block', () => {
	const twice = (line: string) => `${line}\n${line}\n`
	test.each([
		[
			'NGINX refuses it',
			'nginx',
			`lua_package_path '/usr/lib/crowdsec/lua/?.lua;;';\n${twice('lua_shared_dict crowdsec_cache 50m;')}`,
			'error',
			3,
			'lua_shared_dict crowdsec_cache',
		],
		[
			'the native module takes the last one',
			'nginx-module',
			`crowdsec on;\ncrowdsec_api_key ${key};\n${twice(`crowdsec_url ${base};`)}`,
			'warning',
			4,
			'crowdsec_url',
		],
		[
			'Apache takes the last one',
			'apache',
			`CrowdsecURL http://127.0.0.1:8080\nCrowdsecAPIKey ${key}\nCrowdsecBlockedHTTPCode 403\n<Location />\n${twice('Crowdsec On')}</Location>\n`,
			'warning',
			6,
			'Crowdsec',
		],
		[
			'HAProxy refuses a second server of that name',
			'haproxy',
			`backend crowdsec\n${twice('    server crowdsec 127.0.0.1:8080')}`,
			'error',
			3,
			'server crowdsec',
		],
	] as const)('%s', (_what, id, text, severity, line, name) => {
		expect(check(text, id, bouncers).problems).toContainEqual(expect.objectContaining({ code: 'duplicate-option', severity, line, key: name }))
	})

	test.each([
		[
			'each location its own',
			'apache',
			`CrowdsecURL http://127.0.0.1:8080\nCrowdsecAPIKey ${key}\nCrowdsecBlockedHTTPCode 403\nCrowdsecFallback allow\n<Location /a>\nCrowdsec On\n</Location>\n<Location /b>\nCrowdsec On\n</Location>\n`,
		],
		[
			'each server its own',
			'nginx',
			'server {\n\tset $crowdsec_disable_bouncer 1;\n\tset $crowdsec_disable_bouncer 0;\n}\nserver {\n\taccess_by_lua_block { x = 1 }\n}\nserver {\n\taccess_by_lua_block { x = 1 }\n}\n',
		],
		['lists that grow', 'nginx-module', `crowdsec on;\ncrowdsec_url ${base};\ncrowdsec_api_key ${key};\n${twice('crowdsec_bypass 192.0.2.0/24;')}`],
		['paths in front of paths', 'haproxy', `global\n${twice('    lua-prepend-path /usr/lib/crowdsec/lua/haproxy/?.lua')}`],
	] as const)('%s', (_what, id, text) => {
		expect(check(text, id, bouncers).problems.filter(({ code }) => code === 'duplicate-option')).toEqual([])
	})
})

describe('a file of YAML that cannot be parsed', () => {
	test.each([
		['an open quote', `mode: nftables\napi_url: "${base}\napi_key: ${key}\nlog_mode: file\n`, 2, 'api_url'],
		['no blank behind the colon', `mode:nftables\napi_url: ${base}\napi_key: ${key}\nlog_mode: file\n`, 1, 'mode'],
		['a level with a text for settings', `mode: pf\napi_url: ${base}\napi_key: ${key}\nlog_mode: file\npf:\n  anchor_name="x"\n`, 6, 'anchor_name'],
		['an equals sign', `mode: nftables\napi_url: ${base}\napi_key=${key}\nlog_mode: file\n`, 3, 'api_key'],
	])('%s: one problem at its own line, and a file that works', (_what, text, line, name) => {
		const { problems, fixed } = check(text, 'firewall', bouncers)
		expect(problems.filter(({ severity }) => severity === 'error')).toEqual([expect.objectContaining({ code: 'syntax', line, key: name })])
		expect(check(fixed ?? '', 'firewall', bouncers).problems.filter(({ severity }) => severity === 'error')).toEqual([])
	})
})

describe('a file that wins over another one', () => {
	test('has nothing missing, and what it has is checked', () => {
		expect(check(`api_key: ${key}\n`, 'firewall', bouncers, 'crowdsec-firewall-bouncer.yaml.local').problems).toEqual([])
		expect(check('api_key: <API_KEY>\n', 'firewall', bouncers, 'crowdsec-firewall-bouncer.yaml.local').problems).toContainEqual(
			expect.objectContaining({ code: 'placeholder', line: 1 }),
		)
	})
})

describe('corrections', () => {
	test('everything else is untouched', () => {
		const text = `# mine\nmode: nftables   # as ever\napi_url: ${base}/v1/decisions/stream\n\nown_thing: [1, 2]\napi_key: '${key}'\n`
		expect(check(text, null, bouncers).fixed).toBe(text.replace('/v1/decisions/stream', ''))
	})

	test('an address that stands in several options is split, in the dress of its line', () => {
		const line = `\t- "traefik.http.middlewares.c.plugin.b.crowdsecLapiUrl=${base}"`.replace('\t', '      ')
		const text = `services:\n  t:\n    labels:\n      - "traefik.http.middlewares.c.plugin.b.crowdsecLapiKey=${key}"\n${line}\n`
		const { problems, fixed } = check(text, 'traefik', bouncers)
		expect(problems).toContainEqual(expect.objectContaining({ code: 'legacy-name', severity: 'error', line: 5, key: 'crowdsecLapiUrl' }))
		const parts = { Scheme: 'https', Host: 'admin.api.crowdsec.net', Path: '/v1/integrations/0123456789abcdef01234567/' }
		for (const [part, value] of Object.entries(parts)) expect(fixed).toContain(line.replace(`Url=${base}`, `${part}=${value}`))
	})

	test('both quotes of a word processor are one change, and a blank of one inside of quotes goes', () => {
		const { changes, fixed } = check(`mode: "\u00a0nftables"\napi_url: \u201c${base}\u201d\napi_key: ${key}\n`, 'firewall', bouncers)
		expect(changes.find(({ key: name }) => name === 'api_url')?.to).toBe(`api_url: "${base}"`)
		expect(fixed).toContain('mode: "nftables"\n')
	})

	test('an interval is written within what the option takes', () => {
		const text = `crowdsec on;\ncrowdsec_url ${base};\ncrowdsec_api_key ${key};\ncrowdsec_poll_interval 24h;\n`
		expect(check(text, 'nginx-module', bouncers).fixed).toContain('crowdsec_poll_interval 3600;')
	})

	test('a file of an older page becomes one that works', () => {
		const text = `mode: nftables\ncrowdsec_url: https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567/v1/decisions/stream\ncrowdsec_api_key: ${key}\n`
		const { fixed } = check(text, 'firewall', bouncers)
		expect(fixed).toBe(`mode: nftables\napi_url: ${base}\napi_key: ${key}\n`)
		expect(check(fixed ?? '', null, bouncers).problems.filter(({ severity }) => severity === 'error')).toEqual([])
	})
})

describe('files of every form', () => {
	const withPath = `${base}/v1/decisions/stream`
	test.each([
		[
			'a ConfigMap',
			`apiVersion: v1\nkind: ConfigMap\ndata:\n  config.yaml: |\n    mode: nftables\n    api_url: ${withPath}\n    api_key: ${key}\n`,
			'firewall',
			6,
		],
		['a unit file', `[Service]\nEnvironment=CROWDSEC_URL=${withPath}\nEnvironment="CROWDSEC_KEY=${key}"\n`, 'haproxy-spoa', 2],
		['Compose variables', `services:\n  spoa:\n    environment:\n      - CROWDSEC_URL=${withPath}\n      - CROWDSEC_KEY=${key}\n`, 'haproxy-spoa', 4],
		[
			'Compose labels',
			`services:\n  t:\n    labels:\n      - traefik.http.middlewares.c.plugin.b.enabled=true\n      - traefik.http.middlewares.c.plugin.b.crowdsecMode=stream\n      - traefik.http.middlewares.c.plugin.b.crowdsecLapiHost=https://admin.api.crowdsec.net\n      - traefik.http.middlewares.c.plugin.b.crowdsecLapiPath=/v1/integrations/0123456789abcdef01234567/\n      - traefik.http.middlewares.c.plugin.b.crowdsecLapiKey=${key}\n`,
			'traefik',
			6,
		],
		[
			'a Caddyfile',
			`{\n\tcrowdsec {\n\t\tapi_url ${withPath}\n\t\tapi_key ${key}\n\t}\n}\nexample.com {\n\troute {\n\t\tcrowdsec\n\t\trespond ok\n\t}\n}\n`,
			'caddy',
			3,
		],
		['directives of NGINX', `crowdsec on;\ncrowdsec_url ${withPath};\ncrowdsec_api_key ${key};\n`, 'nginx-module', 2],
		[
			'a PHP array',
			`<?php\nreturn [\n  'api_url' => '${withPath}',\n  'api_key' => '${key}',\n  'stream_mode' => true,\n  'cache_system' => 'phpfs',\n  'fs_cache_path' => __DIR__,\n];\n`,
			'php-standalone',
			3,
		],
		[
			'options of WordPress',
			`{\n"crowdsec_api_url": "${withPath}",\n"crowdsec_api_key": "${key}",\n"crowdsec_bouncing_level": "normal_bouncing",\n"crowdsec_stream_mode": "1"}`,
			'wordpress',
			2,
		],
		[
			'code',
			`import { CrowdSecBouncer } from '@crowdsec/nodejs-bouncer'\nconst b = new CrowdSecBouncer({\n  url: '${withPath}',\n  bouncerApiToken: '${key}',\n  streamMode: true,\n})\nsetInterval(() => b.refreshDecisions(), 86400000)\n`,
			'nodejs',
			3,
		],
	] as const)('%s: found, placed and corrected in its own place', (_what, text, id, line) => {
		expect(check(text, null, bouncers).bouncer).toBe(id)
		const result = check(text, id, bouncers)
		expect(result.problems).toContainEqual(expect.objectContaining({ severity: 'error', line }))
		expect(result.changes.map((change) => change.line)).toContain(line)
		const others = text.split('\n').filter((_, at) => at !== line - 1)
		expect((result.fixed ?? '').split('\n')).toEqual(expect.arrayContaining(others))
		expect(check(result.fixed ?? '', id, bouncers).problems.filter(({ severity }) => severity === 'error')).toEqual([])
	})

	test('a text of something else is not judged', () => {
		expect(check('[Service]\nExecStart=\n', 'caddy', bouncers).problems).toEqual([expect.objectContaining({ code: 'another-file', severity: 'warning' })])
	})

	test('a file that could be of several bouncers says so', () => {
		expect(check(`api_url: ${base}\napi_key: ${key}\n`, null, bouncers).candidates.length).toBeGreaterThan(0)
	})

	test('a file of 500 lines is read once, and a text longer than any file is not read', () => {
		const readings = vi.spyOn(TextReader.prototype, 'readings')
		const text = firewall(Array.from({ length: 500 }, (_, at) => (at % 3 === 0 ? `setting_${at}: value` : `# line ${at}`)).join('\n'))
		check(text, 'firewall', bouncers)
		expect(readings).toHaveBeenCalledTimes(1)
		expect(check(`${text}\n`.repeat(200), null, bouncers).problems).toEqual([expect.objectContaining({ code: 'too-large' })])
		expect(readings).toHaveBeenCalledTimes(1)
		readings.mockRestore()
	})

	test('a file of twice the lines is twice the work', () => {
		const lines = (many: number) => firewall(Array.from({ length: many }, (_, at) => (at % 3 === 0 ? `setting_${at}: value` : `# line ${at}`)).join('\n'))
		const once = workOf(() => check(lines(500), 'firewall', bouncers))
		const twice = workOf(() => check(lines(1000), 'firewall', bouncers))
		expect(twice).toBeLessThan(2.5 * once)
	})
})

/** Signs that regular expressions had before them. One that goes on where it stopped is counted as one step: it reads each sign once. */
function workOf(does: () => void): number {
	const { exec } = RegExp.prototype
	let signs = 0
	vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text: string) {
		signs += this.global || this.sticky ? 1 : text.length + 1
		return exec.call(this, text)
	})
	try {
		does()
	} finally {
		vi.restoreAllMocks()
	}
	return signs
}

describe('what the generator writes is clean', () => {
	const parsed = parseEndpoint(base)
	if (!parsed.ok) throw new Error('address')
	test.each(bouncers.flatMap((bouncer) => bouncer.deployments.map((deployment) => [bouncer.id, deployment.id, bouncer, deployment] as const)))(
		'%s %s',
		(id, deploymentId, bouncer, deployment) => {
			const outcome = generate(bouncer, {
				bouncer: id,
				deployment: deploymentId,
				source: 'integration',
				endpoint: parsed.address,
				key,
				intervalSeconds: null,
				options: {},
			})
			if (!outcome.ok) return expect(bouncer.integration.works === 'no' || deployment.unsupported?.integration !== undefined).toBe(true)
			for (const recipe of deployment.files) {
				const file = outcome.value.files.find(({ path }) => path === recipe.path)
				if (recipe.kind !== 'settings' || !file) continue
				const result = check(file.content, null, bouncers)
				expect(result.bouncer).toBe(id)
				expect(result.problems.filter(({ severity }) => severity !== 'info')).toEqual([])
				expect(result.fixed).toBeNull()
			}
		},
	)
})

describe('properties', () => {
	const line = fc.oneof(
		fc.string(),
		fc.constantFrom(
			'API_URL=',
			`api_url: ${base}/v1/decisions/stream`,
			`crowdsec_url: ${base}`,
			'MODE=live',
			'UPDATE_FREQUENCY=10s',
			'nftables:',
			'  ipv4:',
			'\t- x',
			'api_key: "',
			'[http.middlewares]',
			'enabled = tru',
			'\ufeff',
			'\r',
			`CROWDSEC_URL=${base}`,
		),
		fc
			.tuple(fc.constantFrom(...bouncers.flatMap(({ files }) => files.flatMap(({ options }) => options.map((option) => option.key)))), fc.string())
			.map(([name, value]) => `${name}: ${value}`),
		fc.tuple(fc.constantFrom('API_URL', 'API_KEY', 'MODE', 'UPDATE_FREQUENCY', 'RET_CODE', 'ENABLED'), fc.string()).map(([name, value]) => `${name}=${value}`),
	)
	const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))

	test('never throws, and correcting a corrected file changes nothing', () => {
		fc.assert(
			fc.property(text, fc.constantFrom(null, ...bouncers.map(({ id }) => id)), (config, id) => {
				const first = check(config, id, bouncers)
				if (first.fixed === null) return
				expect(check(first.fixed, first.bouncer, bouncers).fixed).toBeNull()
			}),
			runs(500),
		)
	}, 180_000)

	const generated = bouncers.flatMap((bouncer) =>
		bouncer.deployments.flatMap((deployment) => {
			const parsed = parseEndpoint(base)
			if (!parsed.ok) throw new Error('address')
			const outcome = generate(bouncer, {
				bouncer: bouncer.id,
				deployment: deployment.id,
				source: bouncer.integration.works === 'no' ? 'engine' : 'integration',
				endpoint: parsed.address,
				key,
				intervalSeconds: null,
				options: {},
			})
			return outcome.ok ? outcome.value.files.map(({ content }) => ({ id: bouncer.id, content })) : []
		}),
	)

	type Harm =
		| { readonly kind: 'cut' | 'twice'; readonly at: number }
		| { readonly kind: 'lose'; readonly at: number; readonly length: number }
		| { readonly kind: 'type'; readonly at: number; readonly sign: string }

	/** What happens to a file on its way into a text box: cut off, a piece lost, a sign typed, lines swapped, pasted twice. */
	const damage: fc.Arbitrary<Harm> = fc.oneof(
		fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
		fc.record({ kind: fc.constant('lose' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(12) }),
		fc.record({
			kind: fc.constant('type' as const),
			at: fc.double({ min: 0, max: 1, noNaN: true }),
			sign: fc.oneof(
				fc.constantFrom('"', "'", '`', '{', '}', '[', '#', '\t', '\n', '\r\n', ':', '=', ';', '\u201c', '\u00a0', '/v1/decisions/stream', '$'),
				fc.string({ unit: 'binary', maxLength: 3 }),
			),
		}),
		fc.record({ kind: fc.constant('twice' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
	)

	function damaged(content: string, harm: Harm): string {
		const at = Math.floor(harm.at * content.length)
		switch (harm.kind) {
			case 'cut':
				return content.slice(0, at)
			case 'lose':
				return content.slice(0, at) + content.slice(at + harm.length)
			case 'type':
				return content.slice(0, at) + harm.sign + content.slice(at)
			case 'twice':
				return content.slice(0, at) + content
		}
	}

	test('damaged files of every bouncer: no exception, places inside of the text, corrections that hold', () => {
		expect(new Set(generated.map(({ id }) => id)).size).toBeGreaterThan(20)
		fc.assert(
			fc.property(fc.constantFrom(...generated), fc.array(damage, { minLength: 1, maxLength: 3 }), fc.boolean(), ({ id, content }, harms, known) => {
				const config = harms.reduce(damaged, content)
				const result = check(config, known ? id : null, bouncers)
				const lines = config.split('\n')
				for (const { line, column } of result.problems) {
					if (line === null) continue
					expect(line).toBeGreaterThan(0)
					expect(line).toBeLessThanOrEqual(lines.length)
					if (column !== null) expect(column).toBeGreaterThan(0)
				}
				const edits = result.changes.flatMap((change) => change.edits)
				expect(applyEdits(config, edits)).toBe(result.fixed ?? config)
				for (const { line, from } of result.changes) expect(lines[line - 1]).toBe(from.split('\n')[0])
				if (result.fixed !== null) expect(check(result.fixed, result.bouncer, bouncers).fixed).toBeNull()
			}),
			runs(300),
		)
		// Hundreds of files are read dozens of times each: no clock decides, also beside other work.
	}, 180_000)

	test('what is generated needs no correction', () => {
		for (const { id, content } of generated) expect(check(content, id, bouncers).changes, id).toEqual([])
	})
})

test('values of the chart of Traefik’s forward authentication take host and port alone, as the variable does', () => {
	const text =
		'image:\n  repository: fbonalair/traefik-crowdsec-bouncer\nbouncer:\n  crowdsec_bouncer_api_key: c580ebdff45da6e01415ed0e9bc9c06b\n  crowdsec_agent_host: http://crowdsec-service.crowdsec.svc.cluster.local:8080\n'
	expect(check(text, null, bouncers).problems).toMatchObject([{ code: 'host-form', severity: 'error', line: 5 }])
	expect(check(text, null, bouncers).fixed).toBe(text.replace('http://', ''))
})
