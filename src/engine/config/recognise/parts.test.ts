import { describe, expect, test } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { check } from '../check'

const key = 'c580ebdff45da6e01415ed0e9bc9c06b'
const label = (name: string, value: string) => `      - "traefik.http.middlewares.crowdsec.plugin.bouncer.${name}=${value}"\n`
const next = '  whoami:\n    image: traefik/whoami\n'

const told = (text: string) => check(text, null, bouncers).problems.filter(({ severity }) => severity !== 'info')

describe('parts that no parser takes, of files that may be sound', () => {
	test.each([
		['labels, and the service below them', label('crowdseclapikey', key) + label('enabled', 'true') + label('loglevel', 'DEBUG') + next, 'traefik'],
		[
			'labels of a map, and the service below them',
			`      traefik.http.middlewares.a.plugin.bouncer.enabled: true\n      traefik.http.middlewares.a.plugin.bouncer.loglevel: \${LEVEL:-INFO}\n      traefik.http.middlewares.a.plugin.bouncer.updateIntervalSeconds: \${EVERY}\n      traefik.http.middlewares.a.plugin.bouncer.crowdsecLapiKey: \${KEY}\n${next}`,
			'traefik',
		],
		[
			'a Compose file with lines left out',
			`services:\n  traefik:\n    image: traefik:v3\n    ...\n    labels:\n${label('crowdseclapikey', key)}${label('enabled', 'true')}...\n${next}`,
			'traefik',
		],
		[
			'JSON from its middle',
			`    "apps": {\n      "crowdsec": {\n        "api_key": "${key}",\n        "api_url": "http://192.0.2.1:8080",\n        "ticker_interval": "10s"\n      },\n      "http": {\n`,
			'caddy',
		],
		[
			'a Caddyfile with lines left out',
			`{\n\tcrowdsec {\n\t\tapi_url http://192.0.2.1:8080\n\t\tapi_key ${key}\n\t...\n\t}\n\t...\n}\nexample.com {\n\troute {\n\t\tcrowdsec\n\t\t...\n\t}\n}\n`,
			'caddy',
		],
		[
			'a file of NGINX with lines left out',
			`lua_package_path '/usr/lib/crowdsec/lua/?.lua;;';\nlua_shared_dict crowdsec_cache 50m;\ninit_by_lua_block {\n...\naccess_by_lua_block {\n\tlocal cs = require "crowdsec"\n\tcs.Allow(ngx.var.remote_addr)\n}\n`,
			'nginx',
		],
	])('%s: no fault, and no correction', (_what, text, bouncer) => {
		expect(check(text, null, bouncers)).toMatchObject({ bouncer, source: { kind: expect.stringMatching(/^(fragment|compose)$/) }, fixed: null })
		expect(told(text)).toEqual([])
	})

	test('what is certainly wrong in them is told and put right, and nobody says that a parser took the rest', () => {
		const text = label('crowdseclapikey', key) + label('enabled', 'true') + label('crowdseclapihost', 'http://192.0.2.1:8080/') + next
		const { fixed, correction } = check(text, null, bouncers)
		expect(told(text)).toMatchObject([{ code: 'host-form', line: 3 }])
		expect(fixed).toBe(text.replace('http://192.0.2.1:8080/', '192.0.2.1:8080'))
		expect(correction.why).not.toContain('parsed')
	})
})

test('behind a block of Lua that is never closed nothing is missing', () => {
	const text =
		'lua_package_path "/usr/lib/crowdsec/lua/?.lua;;";\nlua_shared_dict crowdsec_cache 50m;\ninit_by_lua_block {\n\tcs = require "crowdsec"\n\tlocal ok, err = cs.init("/etc/crowdsec/bouncers/crowdsec-openresty-bouncer.conf", "crowdsec-openresty-bouncer/v1.0.4")\n\naccess_by_lua_block {\n\tcs.Allow(ngx.var.remote_addr)\n}\n'
	expect(told(text)).toMatchObject([{ code: 'syntax', line: 3 }])
	expect(check(text, null, bouncers).fixed).toBeNull()
})
