import { describe, expect, test } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { check } from '../check'
import { checkPaste } from '../check/check-paste'

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
		[
			'variables of Kubernetes, and what stands below them',
			`            env:\n              - name: API_URL\n                value: "http://192.0.2.1:8080"\n              - name: API_KEY\n                value: ${key}\n              - name: BOUNCER_CONFIG\n                value: "/crowdsec/crowdsec-bouncer.conf"\n            volumeMounts:\n            - name: a\n          extraVolumeMounts:\n          - name: a\n`,
			'ingress-nginx',
		],
		['a list, and what stands below it', '  - ban\nblacklists_ipv4: a\niptables_chains:\n  - INPUT\nnftables:\n  ipv4:\n    set-only: false\n', 'firewall'],
		[
			'a Caddyfile that ends with an open block',
			`{\n\tcrowdsec {\n\t\tapi_url http://192.0.2.1:8080\n\t\tapi_key ${key}\n\t}\n}\nexample.com {\n\troute {\n`,
			'caddy',
		],
		[
			'a Caddyfile from within a block',
			`\t\tapi_url http://192.0.2.1:8080\n\t\tapi_key ${key}\n\t\tticker_interval 15s\n\t}\n}\nexample.com {\n\troute {\n\t\tcrowdsec\n\t}\n}\n`,
			'caddy',
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

test('variables of a map are none of a file of lines, whatever is cut off above them', () => {
	const text =
		'    security_opt:\n      - a\n    environment:\n      GIN_MODE: release\n      CROWDSEC_BOUNCER_API_KEY: $KEY\n      CROWDSEC_AGENT_HOST: crowdsec:8080\n'
	for (const part of [text, text.slice(text.indexOf('      - a')), text.slice(text.indexOf('- a'))]) {
		expect(told(part).filter(({ code }) => code !== 'not-recognised')).toEqual([])
		expect(check(part, null, bouncers).fixed).toBeNull()
	}
})

test('a service that stands less deep than the lines above it stays where it is', () => {
	const text = `  container_name: a\n  environment:\n    GID: "1000"\n  volumes:\n    - b:/c\n\nbouncer:\n  image: fbonalair/traefik-crowdsec-bouncer:0.5.0\n  environment:\n    CROWDSEC_BOUNCER_API_KEY: ${key}\n`
	expect(check(text, null, bouncers)).toMatchObject({ bouncer: 'traefik-forwardauth', fixed: null })
	expect(told(text)).toEqual([])
})

test('a first line that alone stands too deep is a fault of the file', () => {
	const text = `  mode: nftables\napi_url: http://192.0.2.1:8080/\napi_key: ${key}\nupdate_frequency: 10s\nlog_mode: file\n`
	expect(told(text)).toMatchObject([{ code: 'syntax', line: 1 }])
	expect(check(text, null, bouncers).fixed).toBe(text.slice(2))
})

test.each([
	['NGINX', 'crowdsec on;\ncrowdsec_url http://127.0.0.1:8080/;\n'],
	['a Caddyfile', '{\n\tcrowdsec {\n\t\tapi_url http://192.0.2.1:8080\n\t\tticker_interval 15s\n\t}\n}\nexample.com {\n\troute {\n\t\tcrowdsec\n\t}\n}\n'],
])('to %s the indentation says nothing: its file is whole where each block is closed', (_what, text) => {
	const codes = (of: string) => told(of).map(({ code, severity }) => [code, severity])
	expect(codes(text)).toContainEqual(['missing-option', 'error'])
	expect(codes(`  ${text}`)).toEqual(codes(text))
})

test('one line that leaves something out is enough, whatever remarks stand above it', () => {
	const text = `# ...\nmode: nftables\nupdate_frequency: 10s\napi_url: http://127.0.0.1:8080/\n(snip)\n  - ban\nlog_mode: file\n`
	expect(told(text)).toEqual([])
	expect(told(text.replace('# ...\n', ''))).toEqual([])
})

describe('a paste that leaves lines out', () => {
	const hunk = (from: number, lines: readonly string[]) =>
		`@@ -${from},${lines.length} +${from},${lines.length} @@\n${lines.map((line) => ` ${line}\n`).join('')}`
	test.each([
		[
			'two places of a difference',
			`--- a/crowdsec-firewall-bouncer.yaml\n+++ b/crowdsec-firewall-bouncer.yaml\n${hunk(1, ['mode: nftables', 'update_frequency: 10s', 'supported_decisions_types:', '  - ban'])}${hunk(20, ['    enabled: true', '    set-only: false', '    table: crowdsec6', 'nftables_hooks:', '  - input'])}`,
		],
		[
			'what grep found',
			`$ grep -n crowdsec crowdsec-firewall-bouncer.yaml\n3:blacklists_ipv4: crowdsec-blacklists\n4:blacklists_ipv6: crowdsec6-blacklists\n9:    table: crowdsec\n10:    chain: crowdsec-chain\n15:    table: crowdsec6\n16:    chain: crowdsec6-chain\n`,
		],
	])('%s: no grammar is broken, and no level wrong', (_what, text) => {
		const { result } = checkPaste(text, null, bouncers)
		expect(result.bouncer).toBe('firewall')
		expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([])
		expect(result.fixed).toBeNull()
	})
})

test('behind a block of Lua that is never closed nothing is missing', () => {
	const text =
		'lua_package_path "/usr/lib/crowdsec/lua/?.lua;;";\nlua_shared_dict crowdsec_cache 50m;\ninit_by_lua_block {\n\tcs = require "crowdsec"\n\tlocal ok, err = cs.init("/etc/crowdsec/bouncers/crowdsec-openresty-bouncer.conf", "crowdsec-openresty-bouncer/v1.0.4")\n\naccess_by_lua_block {\n\tcs.Allow(ngx.var.remote_addr)\n}\n'
	expect(told(text)).toMatchObject([{ code: 'syntax', line: 3 }])
	expect(check(text, null, bouncers).fixed).toBeNull()
})
