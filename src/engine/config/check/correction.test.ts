import { describe, expect, test, vi } from 'vitest'
import type { BouncerId } from '../../../facts/bouncer'
import { bouncers } from '../../../facts/bouncers'
import { formats } from '../formats/all'
import { check } from '.'

const base = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567'
const key = '3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0'

const of = (id: BouncerId, text: string) => check(text, id, bouncers)
const errors = (id: BouncerId, text: string | null) => of(id, text ?? '').problems.filter(({ severity }) => severity === 'error')

describe('how far a correction goes', () => {
	test('complete: no error is in the corrected file', () => {
		const { fixed, correction } = of('firewall', `mode: nftables\napi_url: ${base}/v1/decisions/stream\napi_key: ${key}\n`)
		expect(correction).toEqual(expect.objectContaining({ status: 'complete', left: [] }))
		expect(errors('firewall', fixed)).toEqual([])
	})

	test('none, where nothing is wrong', () => {
		const { fixed, correction } = of('firewall', `mode: nftables\napi_url: ${base}\napi_key: ${key}\n`)
		expect(fixed).toBeNull()
		expect(correction).toEqual(expect.objectContaining({ status: 'none', why: 'Nothing has to be corrected.', left: [] }))
	})

	test.each([
		['nginx', `API_URL=https://admin.api.crowdsec.net/v1/decisions/stream\nAPI_KEY=${key}\nMODE=stream\nUPDATE_FREQUENCY=86400\n`, 'API_URL', 1],
		['firewall', `mode: nftables\napi_url: https://admin.api.crowdsec.net/v1/decisions/stream\napi_key: ${key}\n`, 'api_url', 2],
	] as const)('the address of the old official page, %s: partial, and the address is asked for', (id, text, name, line) => {
		const { fixed, correction } = of(id, text)
		expect(correction.status).toBe('partial')
		expect(correction.left).toEqual([{ code: 'url-no-integration', key: name, line, needs: 'address' }])
		expect(fixed).not.toContain('integrations')
	})

	test('the same address in one label of Traefik: what is known is written, the path is asked for', () => {
		const text = `services:\n  t:\n    labels:\n      - traefik.http.middlewares.c.plugin.b.enabled=true\n      - traefik.http.middlewares.c.plugin.b.crowdsecMode=stream\n      - traefik.http.middlewares.c.plugin.b.crowdsecLapiUrl=https://admin.api.crowdsec.net/v1/decisions/stream\n      - traefik.http.middlewares.c.plugin.b.crowdsecLapiKey=${key}\n`
		const { fixed, correction } = of('traefik', text)
		expect(correction.left).toEqual([{ code: 'url-no-integration', key: 'crowdsecLapiPath', line: null, needs: 'address' }])
		expect(fixed).toContain('crowdsecLapiHost=admin.api.crowdsec.net')
		expect(fixed).not.toContain('crowdsecLapiPath')
	})

	test.each([
		['missing', '', 'missing-option', null],
		['a placeholder', 'api_key: <API_KEY>\n', 'placeholder', 3],
		['hidden by the collecting command', 'api_key: masked-secret\n', 'key-masked', 3],
		['hidden by hand', 'api_key: "[REDACTED]"\n', 'key-masked', 3],
	])('a key that is %s is asked for and never made up', (_what, line, code, at) => {
		const { fixed, correction } = of('firewall', `mode: nftables\napi_url: ${base}/v1/decisions/stream\n${line}`)
		expect(correction).toEqual(expect.objectContaining({ status: 'partial', left: [{ code, key: 'api_key', line: at, needs: 'key' }] }))
		expect(fixed).toBe(`mode: nftables\napi_url: ${base}\n${line}`)
	})

	test('the line of what is left is that of the checked text, also below lines that were added', () => {
		const text = `api_url: ${base}\nupdate_frequency: 10s\nlog_mode: file\napi_key: <API_KEY>\n`
		const { correction } = of('haproxy-spoa', text)
		expect(correction.status).toBe('partial')
		expect(correction.left).toContainEqual({ code: 'placeholder', key: 'api_key', line: 4, needs: 'key' })
	})

	test('a bouncer that cannot work with the Console gets no file, but the way to what works', () => {
		const { fixed, changes, correction } = of('apache', `CrowdsecURL ${base}/v1/decisions/stream\nCrowdsecAPIKey ${key}\n`)
		expect({ fixed, changes }).toEqual({ fixed: null, changes: [] })
		expect(correction.status).toBe('none')
		expect(correction.why).toContain('firewall bouncer')
	})

	test('a file that is merged over this one is told', () => {
		expect(of('firewall', `mode: nftables\napi_url: ${base}\napi_key: ${key}\n`).correction.override).toContain('.yaml.local')
	})

	test('one change for one line', () => {
		const { changes } = of('firewall', `mode: nftables\ncrowdsec_url: ${base}/v1/decisions/stream\napi_key: ${key}\n`)
		expect(changes.map(({ line, to }) => ({ line, to }))).toEqual([{ line: 2, to: `api_url: ${base}` }])
	})
})

describe('no edit that could do harm', () => {
	const untouched = (id: BouncerId, text: string) => expect(of(id, text).fixed).toBeNull()

	test('the key is not overwritten by an address whose name looks like it', () => {
		const text = `CROWDSEC_BOUNCER_API_KEY=${key}\nCROWDSEC_AGENT_HOST=crowdsec:8080\nCROWDSEC_BOUNCER_LAPI_URL=http://crowdsec:8080\n`
		expect(of('traefik-forwardauth', text).fixed ?? text).toContain('CROWDSEC_BOUNCER_LAPI_URL=http://crowdsec:8080')
	})

	test('a name is not changed into one that is there already', () => {
		const text = `mode: nftables\napi_url: http://192.0.2.10:8080/\napi_key: ${key}\nnftables:\n  ipv4:\n    enabled: true\n    set-only: true\n    table: filter\n    chain: input\n    set: crowdsec-blacklists\n`
		untouched('firewall', text)
		expect(of('firewall', text).problems).toContainEqual(
			expect.objectContaining({ code: 'unknown-option', key: 'nftables.ipv4.set', fix: expect.stringMatching(/^Remove the line/) }),
		)
	})

	test('names of an older version are not pushed into one block', () => {
		const text = `mode: nftables\napi_url: http://127.0.0.1:8080/\napi_key: ${key}\nnftables:\n  enabled: true\n  ipv4_table: crowdsec\n  ipv6_table: crowdsec6\n  ipv4_chain: c\n  ipv6_chain: c\n`
		untouched('firewall', text)
	})

	test('JSON stays JSON', () => {
		const text = `{\n  "bin_path": "/usr/local/bin/block.sh",\n  "api_url": "http://192.0.2.10:8080/",\n  "api_key": "${key}",\n  "update_frequency": "1h"\n}\n`
		const { fixed } = of('custom', text)
		expect(JSON.parse(fixed ?? text)).toEqual(expect.objectContaining({ bin_path: '/usr/local/bin/block.sh' }))
	})

	test('quotes of a word processor inside of quotes go', () => {
		const text = `{ "crowdsec_api_url": "http://192.0.2.10:8080",\n  "crowdsec_api_key": "\u201c${key}\u201d" }\n`
		expect(of('wordpress', text).fixed).toContain(`"crowdsec_api_key": "${key}"`)
	})

	test.each([
		[
			'a bouncer that is switched off',
			'nginx',
			`ENABLED=false\nAPI_URL=${base}/v1/decisions/stream\nAPI_KEY=${key}\nMODE=stream\nUPDATE_FREQUENCY=86400\n`,
			'ENABLED=false',
		],
		[
			'shutting visitors out when a pull fails',
			'traefik',
			`enabled: true\ncrowdsecMode: stream\ncrowdsecLapiScheme: http\ncrowdsecLapiHost: http://crowdsec:8080\ncrowdsecLapiKey: ${key}\nupdateMaxFailure: 0\n`,
			'updateMaxFailure: 0',
		],
		[
			'a remediation that no program knows',
			'php-standalone',
			`<?php\nreturn [\n  'api_url' => '${base}/v1/decisions/stream',\n  'api_key' => '${key}',\n  'stream_mode' => true,\n  'cache_system' => 'phpfs',\n  'fs_cache_path' => __DIR__,\n  'fallback_remediation' => 'nothing',\n];\n`,
			"'nothing'",
		],
		[
			'certificate checks that are off',
			'firewall',
			`mode: nftables\napi_url: ${base}/v1/decisions/stream\napi_key: ${key}\ninsecure_skip_verify: true\n`,
			'insecure_skip_verify: true',
		],
	] as const)('%s stays what the owner chose', (_what, id, text, line) => {
		expect(of(id, text).fixed).toContain(line)
	})

	test('of two that differ nobody picks one; of two that are equal one goes', () => {
		const twice = (second: string) => `mode: nftables\napi_url: ${base}\napi_key: ${key}\napi_url: ${second}\n`
		expect(of('firewall', twice('http://127.0.0.1:8080')).correction).toEqual(
			expect.objectContaining({ status: 'none', left: [expect.objectContaining({ code: 'duplicate-option', needs: 'choice' })] }),
		)
		expect(of('firewall', twice(base)).fixed).toBe(`mode: nftables\napi_url: ${base}\napi_key: ${key}\n`)
	})

	test.each([
		['a source of Nix', 'firewall', '{ config, ... }:\n{\n  cfg = config.services.x;\n  services.crowdsec-firewall-bouncer = {\n    enable = true;\n  };\n}\n'],
		[
			'a Compose file, of which only the variables are read',
			'nginx',
			'services:\n  swag:\n    environment:\n      - PUID=${PUID}\n      - TZ=${TZ}\n      - API_KEY=x\n',
		],
		[
			'a name with a unit in another',
			'php-standalone',
			`<?php\nreturn [\n  'api_url' => '${base}',\n  'api_key' => '${key}',\n  'bouncing_level' => 'normal_bouncing',\n  'stream_mode' => true,\n  'cache_system' => 'phpfs',\n  'fs_cache_path' => __DIR__,\n  'appsec_connect_timeout' => 2,\n];\n`,
		],
		['lines of a template', 'nginx', `{% if x %}\nAPI_URL=${base}/v1/decisions/stream{{ y }}\nAPI_KEY={{ vault_key }}\n{% endif %}\n`],
	] as const)('%s', (_what, id, text) => {
		untouched(id, text)
	})

	test('what a template fills in is not judged', () => {
		expect(errors('firewall', `mode: nftables\napi_url: http://127.0.0.1:{{ port }}/\napi_key: {{ vault_key }}\nupdate_frequency: "{{ often }}"\n`)).toEqual([])
	})

	test('nothing is changed on a guess', () => {
		const { fixed, changes, correction } = check(`api_url: ${base}/v1/decisions/stream\napi_key: ${key}\n`, null, bouncers)
		expect({ fixed, changes, status: correction.status }).toEqual({ fixed: null, changes: [], status: 'none' })
	})
})

test('a long text with many corrections that do not hold is read a few times, and those that hold are made', () => {
	const settings = `          enabled: true\n          crowdsecMode: stream\n          updateMaxFailure: -1\n          crowdsecLapiKey: ${key}\n`
	const plugin = (name: string) => `        ${name}:\n${settings}`
	const middleware = (name: number, plugins: string) => `    m${name}:\n      plugin:\n${plugins}`
	// The two would have one name, which no parser takes twice.
	const bad = Array.from({ length: 100 }, (_, at) => middleware(at, plugin('one') + plugin('two')))
	const good = Array.from({ length: 100 }, (_, at) => middleware(100 + at, plugin('one')))
	const declared = 'experimental:\n  plugins:\n    b:\n      moduleName: github.com/maxlerebourg/crowdsec-bouncer-traefik-plugin\n'
	const text = `${declared}http:\n  middlewares:\n${[...good, ...bad].join('')}`
	const read = vi.spyOn(formats.yaml, 'read')
	const { changes } = check(text, null, bouncers)
	const characters = read.mock.calls.reduce((sum, [given]) => sum + given.length, 0)
	read.mockRestore()
	expect(changes.length).toBeGreaterThan(40)
	expect(characters).toBeLessThan(1_500_000)
})
