import { describe, expect, test } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { check } from '../check'
import { recognise } from './recognise'

const key = '7f3a91c2d4e85b60a1f29c3d4e5b6a78'

function errors(text: string) {
	return check(text, null, bouncers).problems.filter(({ severity, code }) => severity === 'error' && code !== 'not-recognised')
}

describe('what does not prove a bouncer', () => {
	test.each([
		['an everyday word', 'log_level: info\n'],
		['an interval', 'interval: 30s\n'],
		['a name and a time', 'timeout: 5s\nname: x\n'],
		['an address', 'url: "http://192.0.2.1:8080"\n'],
		['a comment behind a word', 'crowdsec # on\n'],
		['a start line of the engine', 'crowdsec  | Local agent already registered\ncrowdsec  | Running hub update\n'],
		[
			'words of a form in JSON',
			'{\n  "data": {\n    "host": "Host",\n    "api_key": "API Key",\n    "scheme": "Scheme"\n  },\n  "error": "No CrowdSec LAPI"\n}\n',
		],
		['one variable', `CROWDSEC_API_KEY=${key}\n`],
		['variables of a bouncer that is none of ours', `CROWDSEC_BOUNCER_API_KEY=${key}\nCROWDSEC_URL=http://192.0.2.1:8080/\nLOG_LEVEL=debug\n`],
		['variables of a control panel', `CROWDSEC_BOUNCER_API_KEY=${key}\nCROWDSEC_LAPI_URL=http://192.0.2.1:8080\n`],
		['what all Go bouncers have', `api_url: http://192.0.2.1:8080/\napi_key: ${key}\nlog_level: info\n`],
		[
			'settings of another program in a broken text',
			'accessLog:\n  headers: x\napi:\n  insecure: false\nlog:\n  level: ERROR\nmetrics:\n  prometheus:\n    headerLabels:\n      apikey: x-api-key\n      address: "a\nexperimental:\n  server: x\n',
		],
		['a variable in a container of an unknown image', 'services:\n  app:\n    image: example/app\n    environment:\n      - API_URL=http://192.0.2.1\n'],
	])('%s', (_what, text) => {
		const result = check(text, null, bouncers)
		expect(result.bouncer).toBeNull()
		expect(result.source.bouncerBy).toBe('none')
		expect(result.fixed).toBeNull()
		expect(result.problems.map(({ code }) => code)).toEqual(['not-recognised'])
	})

	test('finds the variables of a bouncer in an image of the reader’s own, among many others', () => {
		const services = Array.from({ length: 50 }, (_, at) => `  s${at}:\n    image: example/app\n    environment:\n      - API_URL=http://192.0.2.1\n`)
		const own = `  own:\n    image: example/edge\n    environment:\n      - CROWDSEC_BOUNCER_API_KEY=${key}\n      - CROWDSEC_AGENT_HOST=192.0.2.1:8080\n`
		const text = `services:\n${services.join('')}${own}${services.join('').replaceAll('  s', '  t')}`
		expect(recognise(text, null, bouncers)).toMatchObject({ bouncer: 'traefik-forwardauth', reading: { items: [{ line: 205 }, { line: 206 }] } })
	})

	test('is named in a remark behind a setting, whatever ends its line', () => {
		const text = 'a: 1\nb: 2 # github.com/maxlerebourg/crowdsec-bouncer-traefik-plugin\n'
		for (const one of [text, text.replaceAll('\n', '\r\n')]) expect(recognise(one, null, bouncers).bouncer).toBeNull()
		expect(recognise(text.replace(' #', ''), null, bouncers).bouncer).toBe('traefik')
	})

	test('asks which one, and names those that it could be', () => {
		const { candidates, problems } = check(`api_url: http://192.0.2.1:8080/\napi_key: ${key}\n`, null, bouncers)
		expect(candidates.length).toBeGreaterThan(1)
		expect(problems[0]?.fix).toContain('Which bouncer')
	})
})

describe('what proves one', () => {
	test.each([
		['a mode that only one has', `mode: nftables\napi_url: http://192.0.2.1:8080/\napi_key: ${key}\n`, 'firewall'],
		['a short one', `api_url: http://192.0.2.1:8080/\napi_key: ${key}\nmode: pf\n`, 'firewall'],
		['a name of its own beside the address', `bin_path: /usr/local/bin/block.sh\napi_url: http://192.0.2.1:8080/\n`, 'custom'],
		['the name of its file', `# crowdsec-firewall-bouncer.yaml\napi_url: http://192.0.2.1:8080/\napi_key: ${key}\n`, 'firewall'],
		['the place of a name', `{\n\tcrowdsec {\n\t\tapi_url http://192.0.2.1:8080\n\t\tapi_key ${key}\n\t}\n}\n`, 'caddy'],
		['variables that fit one alone, with an address of the Console', consoleVariables(), 'haproxy-spoa'],
	])('%s', (_what, text, bouncer) => {
		expect(recognise(text, null, bouncers)).toMatchObject({ bouncer, source: { kind: expect.any(String), bouncerBy: 'proven' } })
	})

	test('a name that the reader gives', () => {
		expect(recognise('log_level: info\n', 'custom', bouncers)).toMatchObject({ bouncer: 'custom', source: { bouncerBy: 'given' } })
	})
})

function consoleVariables(): string {
	return `services:\n  a:\n    build: .\n    environment:\n      CROWDSEC_URL: https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567\n      CROWDSEC_KEY: ${key.repeat(2)}\n`
}

describe('containers', () => {
	test.each([
		[
			'an image of the bouncer’s',
			`services:\n  engine:\n    image: crowdsecurity/crowdsec\n    environment:\n      TZ: UTC\n  b:\n    image: fbonalair/traefik-crowdsec-bouncer:latest\n    environment:\n      TZ: UTC\n      CROWDSEC_BOUNCER_API_KEY: ${key}\n      CROWDSEC_AGENT_HOST: engine:8080\n`,
			'traefik-forwardauth',
		],
		[
			'names of an image of its own',
			`services:\n  swag:\n    image: lscr.io/linuxserver/swag\n    environment:\n      - DOCKER_MODS=linuxserver/mods:swag-crowdsec\n      - CROWDSEC_API_KEY=${key}\n      - CROWDSEC_LAPI_URL=http://crowdsec:8080\n      - URL=example.com\n`,
			'nginx',
		],
		[
			'the rest comes from a file',
			'services:\n  b:\n    image: fbonalair/traefik-crowdsec-bouncer\n    env_file: [b.env]\n    environment:\n      CROWDSEC_AGENT_HOST: engine:8080\n',
			'traefik-forwardauth',
		],
		[
			'an image whose settings are in a file',
			'services:\n  spoa:\n    image: crowdsecurity/crowdsec-spoa:latest\n    volumes: [./a:/etc/crowdsec]\n',
			'haproxy-spoa',
		],
		[
			'the static half of Traefik',
			'services:\n  traefik:\n    image: traefik:v3\n    command:\n      - --experimental.plugins.b.modulename=github.com/maxlerebourg/crowdsec-bouncer-traefik-plugin\n',
			'traefik',
		],
		[
			'a Caddy of one’s own build with a key',
			'services:\n  caddy:\n    image: my-caddy:1\n    build: .\n    environment:\n      - CROWDSEC_API_KEY=${CROWDSEC_API_KEY}\n',
			'caddy',
		],
		['docker run', `docker run -d -e CROWDSEC_KEY=${key} \\\n  -e CROWDSEC_URL=http://192.0.2.1:8080/ crowdsecurity/spoa-bouncer\n`, 'haproxy-spoa'],
	])('%s: recognised, and no fault', (_what, text, bouncer) => {
		const result = check(text, null, bouncers)
		expect(result).toMatchObject({ bouncer, source: { kind: 'compose' }, fixed: null })
		expect(result.problems.filter(({ severity }) => severity !== 'info')).toEqual([])
	})

	test('what a container lacks without another source of variables is a fault', () => {
		const text = 'services:\n  b:\n    image: fbonalair/traefik-crowdsec-bouncer\n    environment:\n      CROWDSEC_AGENT_HOST: engine:8080\n'
		expect(errors(text)).toMatchObject([{ code: 'missing-option', key: 'CROWDSEC_BOUNCER_API_KEY' }])
	})

	test.each([
		['MISP', `crowdsec_lapi_url: http://192.0.2.1:8080/\ncrowdsec_lapi_key: ${key}\ncrowdsec_update_frequency: 1m\nmisp_feed_published: false\n`],
		[
			'Stormshield',
			`crowdsec:\n  lapi_key: ${key}\n  lapi_url: "http://192.0.2.1:8080/"\n  only_include_decisions_from: []\nstormshield:\n  host: 192.0.2.2\n`,
		],
	])('a file of a bouncer that is none of ours is named: %s', (name, text) => {
		const { bouncer, fixed, problems } = check(text, null, bouncers)
		expect({ bouncer, fixed }).toEqual({ bouncer: null, fixed: null })
		expect(problems).toMatchObject([{ code: 'not-recognised', severity: 'warning', message: expect.stringContaining(name) }])
	})

	test('a bouncer that is none of ours is named', () => {
		const text = `services:\n  b:\n    image: ghcr.io/example/cs-mikrotik-bouncer:1\n    environment:\n      CROWDSEC_BOUNCER_API_KEY: ${key}\n      CROWDSEC_URL: http://crowdsec:8080\n`
		const { bouncer, fixed, problems } = check(text, null, bouncers)
		expect({ bouncer, fixed }).toEqual({ bouncer: null, fixed: null })
		expect(problems).toMatchObject([{ code: 'not-recognised', severity: 'warning', line: 2 }])
		expect(problems[0]?.message).toContain('MikroTik')
	})

	test('the engine alone is no bouncer', () => {
		expect(
			check('services:\n  crowdsec:\n    image: crowdsecurity/crowdsec\n    environment:\n      BOUNCER_KEY_a: x\n', null, bouncers).problems[0]?.message,
		).toContain('Security Engine')
	})
})

describe('Traefik’s other plugins', () => {
	test('are not judged as ours', () => {
		const text = `http:\n  middlewares:\n    geo:\n      plugin:\n        geoblock:\n          silentStartUp: false\n          allowedCountries: [CH]\n    crowdsec:\n      plugin:\n        bouncer:\n          enabled: true\n          crowdsecMode: stream\n          updateMaxFailure: -1\n          crowdsecLapiKey: ${key}\n          crowdsecLapiHost: crowdsec:8080\n`
		expect(check(text, null, bouncers).problems.filter(({ severity }) => severity !== 'info')).toEqual([])
	})

	test('the declaration alone says where the settings are', () => {
		const text =
			'experimental:\n  plugins:\n    bouncer:\n      moduleName: github.com/maxlerebourg/crowdsec-bouncer-traefik-plugin\n      version: v1.4.4\nlog:\n  level: INFO\n'
		expect(check(text, null, bouncers)).toMatchObject({ bouncer: 'traefik', ok: true, problems: [{ code: 'settings-elsewhere', line: 4 }] })
	})

	test('its own templating is none of the reader’s', () => {
		const text = `http:\n  middlewares:\n    a:\n      plugin:\n        b:\n          enabled: true\n          crowdsecMode: stream\n          crowdsecLapiHost: crowdsec:8080\n          crowdsecLapiKey: {{ env "KEY" }}\n`
		const result = check(text, null, bouncers)
		expect(result.source.kind).toBe('bouncer-file')
		expect(errors(text)).toEqual([])
	})
})

describe('values of a chart', () => {
	test('are found below the release', () => {
		const text =
			'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n    config:\n      bouncer:\n        enabled: true\n        lapiURL: http://crowdsec:8080\n        tickerInterval: 10s\n        apiKeySecretRef:\n          name: a\n          key: b\n'
		const result = check(text, null, bouncers)
		expect(result.bouncer).toBe('envoy')
		expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([])
	})
})

describe('templates and other languages', () => {
	test.each([
		['Jinja', 'mode: nftables\napi_url: http://192.0.2.1:{{ port }}/\napi_key: {{ vault_key }}\nupdate_frequency: {{ every }}s\n', 'template'],
		['a block of Jinja', '{% if x %}\nmode: nftables\n{% endif %}\napi_url: http://192.0.2.1:8080/\napi_key: {{ k }}\n', 'template'],
		['single braces', 'mode: nftables\napi_url: http://{host}:8080/\napi_key: {secret}\n', 'template'],
		[
			'Nix',
			`{ config, lib, pkgs, ... }:\n{\n  services.crowdsec-firewall-bouncer = {\n    enable = true;\n    settings = {\n      api_url = "http://192.0.2.1:8080";\n      mode = "nftables";\n    };\n  };\n}\n`,
			'other-language',
		],
		[
			'Terraform',
			'resource "helm_release" "a" {\n  name = "crowdsec-firewall-bouncer"\n  set {\n    name = "mode"\n    value = "nftables"\n  }\n}\n',
			'other-language',
		],
	])('%s: no value is judged and nothing edited', (_what, text, kind) => {
		const result = check(text, null, bouncers)
		expect(result).toMatchObject({ bouncer: 'firewall', fixed: null, source: { kind } })
		expect(result.problems.filter(({ severity }) => severity !== 'info')).toEqual([])
	})

	test('a placeholder of a page is no template', () => {
		const text = `mode: nftables\napi_url: https://admin.api.crowdsec.net/v1/integrations/{INTEGRATION_ID}\napi_key: ${key.repeat(2)}\n`
		expect(recognise(text, null, bouncers).source.kind).toBe('bouncer-file')
		expect(errors(text).map(({ key: name }) => name)).toContain('api_url')
	})
})

describe('parts of a file', () => {
	test.each([
		['only some keys', 'nftables:\n  ipv4:\n    enabled: true\n    set-only: false\n'],
		['an indented block', '  mode: nftables\n  api_url: http://192.0.2.1:8080/\n  nftables_hooks: [input]\n'],
		['a line that says so', 'mode: nftables\napi_url: http://192.0.2.1:8080/\n...\n'],
	])('%s: what is absent is a remark', (_what, text) => {
		expect(recognise(text, 'firewall', bouncers).source.kind).toBe('fragment')
		expect(check(text, 'firewall', bouncers).problems.filter(({ severity }) => severity !== 'info')).toEqual([])
	})

	test('a value that was taken out is no fault', () => {
		for (const value of ['<REDACTED>', '***', '[masked]']) expect(errors(`mode: nftables\napi_url: http://192.0.2.1:8080/\napi_key: "${value}"\n`)).toEqual([])
	})

	test.each(['yourlapikey', 'CHANGE_ME_IN_PRODUCTION', '____________', '__BOUNCER_KEY__', 'changeme', 'your-api-key-here', '<key>', 'xxx'])(
		'%s is a placeholder in a whole file',
		(value) => {
			expect(errors(`mode: nftables\napi_url: http://192.0.2.1:8080/\napi_key: "${value}"\n`)).toMatchObject([{ code: 'placeholder', key: 'api_key' }])
		},
	)
})
