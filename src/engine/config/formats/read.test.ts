import { describe, expect, test } from 'vitest'
import { formats, plainEnv } from './all'
import type { SettingsFormat } from './format'
import { embeddedFiles } from './yaml/embedded'

const pairs = (format: SettingsFormat, text: string) =>
	formats[format].read(text, plainEnv).entries.map(({ path, text: value, line }) => [path.join('/'), value, line])
const faults = (format: SettingsFormat, text: string) => formats[format].read(text, plainEnv).problems.map(({ code, line, key }) => [code, line, key])

describe('what stands in a file, with its line', () => {
	test.each([
		[
			'apache',
			'# c\nCrowdsecURL "http://127.0.0.1:8080"\n<Location /x>\n  Crowdsec On\n</Location>\n',
			[
				['CrowdsecURL', 'http://127.0.0.1:8080', 2],
				['Crowdsec', 'On', 4],
			],
		],
		[
			'nginx',
			'http {\n  lua_shared_dict crowdsec_cache 50m; # c\n  set $off 1;\n  init_by_lua_block {\n    x = "}"\n  }\n}\n',
			[
				['lua_shared_dict crowdsec_cache', '50m', 2],
				['set $off', '1', 3],
				['init_by_lua_block', 'true', 4],
			],
		],
		[
			'haproxy',
			'global\n    setenv CROWDSEC_CONFIG /etc/x # c\nbackend crowdsec\n    server crowdsec 127.0.0.1:8080\n',
			[
				['global', 'true', 1],
				['setenv CROWDSEC_CONFIG', '/etc/x', 2],
				['backend crowdsec', 'true', 3],
				['server crowdsec', '127.0.0.1:8080', 4],
			],
		],
		[
			'caddyfile',
			'{\n\tcrowdsec {\n\t\tapi_key `a b`\n\t\tdisable_streaming\n\t}\n}\nexample.com {\n\tcrowdsec\n}\n',
			[
				['crowdsec/api_key', 'a b', 3],
				['crowdsec/disable_streaming', 'true', 4],
				['example.com/crowdsec', 'true', 8],
			],
		],
		[
			'php',
			"<?php\nreturn array(\n  'api_key' => 'it\\'s', // c\n  'stream_mode' => true,\n);\n",
			[
				['api_key', "it's", 3],
				['stream_mode', 'true', 4],
			],
		],
		['fields', '[{"option_name": "crowdsec_api_url",\n"option_value": "http://127.0.0.1:8080"}]', [['crowdsec_api_url', 'http://127.0.0.1:8080', 2]]],
		[
			'fields',
			'| crowdsec_stream_mode | 1 |\n| crowdsec_use_curl | 0 |\n',
			[
				['crowdsec_stream_mode', '1', 1],
				['crowdsec_use_curl', '0', 2],
			],
		],
		[
			'environment',
			'services:\n  b:\n    environment:\n      - API_URL=http://e:8080\n      - "API_KEY=a$$b"\n',
			[
				['API_URL', 'http://e:8080', 4],
				['API_KEY', 'a$b', 5],
			],
		],
		['environment', 'env:\n  - name: API_URL\n    value: http://e:8080\n', [['API_URL', 'http://e:8080', 3]]],
		[
			'environment',
			'docker run -e API_KEY=abc -e "MODE=stream" image',
			[
				['API_KEY', 'abc', 1],
				['MODE', 'stream', 1],
			],
		],
		['labels', 'services:\n  t:\n    labels:\n      a.b.c: "x"\n', [['a/b/c', 'x', 4]]],
		[
			'code',
			"new CrowdSecBouncer({\n  url: 'http://e', // c\n  streamMode: true,\n})",
			[
				['CrowdSecBouncer', '', 1],
				['url', 'http://e', 2],
				['streamMode', 'true', 3],
			],
		],
		[
			'yaml',
			'a: 1\n---\nb:\n  - c: 2\n',
			[
				['a', '1', 1],
				['b/0/c', '2', 4],
			],
		],
		['toml', '[[list]]\nname = "x"\n', [['list/0/name', 'x', 2]]],
	] as const)('%s: %j', (format, text, expected) => {
		expect(pairs(format, text)).toEqual(expected.map((row) => [...row]))
	})
})

describe('faults of a file, each with its line', () => {
	test.each([
		['apache', 'CrowdsecURL=http://x\n', [['equals-sign', 1, 'CrowdsecURL']]],
		['nginx', 'lua_shared_dict x 1m\nlua_package_path y;\n', [['syntax', 1, 'lua_shared_dict']]],
		['caddyfile', '{\n\tcrowdsec {\n\t\tapi_key x\n}\n', [['syntax', 2, 'crowdsec']]],
		['php', "<?php\nreturn ['a' => 1\n'b' => 2];\n", [['syntax', 2, 'a']]],
		['php', "<?php\nreturn ['a' => yes];\n", [['syntax', 2, 'a']]],
		['toml', '[a]\nb: 1\n', [['syntax', 2, null]]],
	] as const)('%s: %j', (format, text, expected) => {
		expect(faults(format, text)).toEqual(expected.map((row) => [...row]))
	})

	test('a broken TOML file is still read line by line', () => {
		expect(pairs('toml', '[a]\nb = 1d\nc = "x"\n')).toEqual([
			['a/b', '1d', 2],
			['a/c', 'x', 3],
		])
	})
})

test('a file inside of a YAML document has its places in the whole', () => {
	const text = 'kind: ConfigMap\ndata:\n  config.yaml: |\n    mode: nftables\n\n    api_key: x\n  other: y\n'
	const [file] = embeddedFiles(text)
	expect(file?.text).toBe('mode: nftables\n\napi_key: x\n')
	expect(text.slice(file?.outer(16), (file?.outer(16) ?? 0) + 7)).toBe('api_key')
})
