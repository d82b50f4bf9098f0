import { describe, expect, test } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { check } from '.'

const id = '0123456789abcdef01234567'
const base = `https://admin.api.crowdsec.net/v1/integrations/${id}`
const key = '3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0'
/** As `cscli bouncers add` prints one. */
const ofEngine = 'Zk3vP0q8TnB1yWc7RxJm4LsEhUaGd2Fi9oKtNbQ5Hg0'

const read = (text: string) => check(text, null, bouncers)
const told = (text: string | null) =>
	read(text ?? '')
		.problems.filter(({ severity }) => severity !== 'info')
		.map(({ code, key: name }) => [code, name])

describe('a bouncer that is configured several times in one file', () => {
	const middleware = (name: string, lines: string) => `    ${name}:\n      plugin:\n        bouncer:\n${lines.replace(/^(?=.)/gm, '          ')}`
	const whole = `enabled: true\ncrowdsecMode: live\ncrowdsecLapiHost: crowdsec:8080\ncrowdsecLapiKey: ${ofEngine}\n`
	const file = (second: string) => `http:\n  middlewares:\n${middleware('strict', whole)}${middleware('loose', second)}`

	test('each block is complete in itself', () => {
		expect(told(file(whole))).toEqual([])
		expect(told(file(whole.replace(/^crowdsecLapiKey.*\n/m, '')))).toEqual([['missing-option', 'crowdsecLapiKey']])
		expect(told(file(whole.replace('enabled: true', 'enabled: false')))).toEqual([['bouncer-disabled', 'enabled']])
	})

	test('what one lacks is told with the line where it begins, and added there', () => {
		const text = file(
			`enabled: true\ncrowdsecLapiHost: admin.api.crowdsec.net\ncrowdsecLapiScheme: https\ncrowdsecLapiPath: /v1/integrations/${id}/\ncrowdsecLapiKey: ${key}\n`,
		)
		const { problems, fixed } = read(text)
		expect(problems.find(({ code }) => code === 'mode-not-stream')?.message).toContain('line 13')
		expect(fixed?.split('\n')[17]).toBe('          crowdsecMode: stream')
		expect(told(fixed)).toEqual([['blocks-all-on-failure', 'updateMaxFailure']])
	})

	test('two objects of a list, and labels of two services', () => {
		const object = (name: string, host: string) =>
			`  - apiVersion: traefik.io/v1alpha1\n    kind: Middleware\n    metadata:\n      name: ${name}\n    spec:\n      plugin:\n        bouncer:\n          enabled: true\n          crowdsecLapiHost: ${host}\n          crowdsecLapiKey: ${ofEngine}\n`
		expect(told(`extraObjects:\n${object('a', 'crowdsec:8080')}${object('b', 'http://crowdsec:8080')}`)).toEqual([['host-form', 'crowdsecLapiHost']])
		const label = (name: string, value: string) => `      - traefik.http.middlewares.${name}.plugin.bouncer.${value}\n`
		const service = (name: string, lapiKey: string) =>
			`  ${name}:\n    image: traefik/whoami\n    labels:\n${label(name, 'enabled=true')}${label(name, 'crowdseclapihost=crowdsec:8080')}${label(name, lapiKey)}`
		expect(told(`services:\n${service('a', `crowdseclapikey=${ofEngine}`)}${service('b', `crowdsecapikey=${ofEngine}`)}`)).toEqual([
			['unknown-option', 'crowdsecapikey'],
		])
	})

	test('settings of another plugin beside them are none of theirs', () => {
		const other = middleware('other', 'enabled: true\nlogLevel: INFO\nbotAction: BLOCK\n').replace('bouncer', 'wrangler')
		expect(told(`http:\n  middlewares:\n${middleware('a', whole)}${other}`)).toEqual([])
	})
})

describe('aliases and merges of YAML', () => {
	const compose = (rest: string) =>
		`x-env: &env\n  CROWDSEC_BOUNCER_API_KEY: ${ofEngine}\n  CROWDSEC_AGENT_HOST: crowdsec:8080\nservices:\n  bouncer:\n    image: fbonalair/traefik-crowdsec-bouncer\n${rest}`

	test.each([
		['a merge', '    environment:\n      <<: *env\n      GIN_MODE: release\n'],
		['a merge of a list', '    environment:\n      <<: [*env]\n'],
		['an alias', '    environment: *env\n'],
	])('variables of a container: %s', (_what, rest) => expect(told(compose(rest))).toEqual([]))

	test('what a service sets itself wins over what is merged', () => {
		expect(told(compose('    environment:\n      CROWDSEC_BOUNCER_API_KEY: <key>\n      <<: *env\n'))).toEqual([['placeholder', 'CROWDSEC_BOUNCER_API_KEY']])
	})

	test('settings that are merged', () => {
		const text = `http:\n  middlewares:\n    a:\n      plugin:\n        bouncer: &all\n          enabled: true\n          crowdsecLapiHost: crowdsec:8080\n          crowdsecLapiKey: ${ofEngine}\n    b:\n      plugin:\n        bouncer:\n          <<: *all\n          defaultDecisionSeconds: 30\n`
		expect(told(text)).toEqual([])
	})

	test.each([
		'a: &a\n  b: *a\n',
		'a: &a\n  <<: *a\n  b: 1\n',
		`a: &a [${'x,'.repeat(9)}]\n${'bcdefghij'.replace(/./g, (name) => `${name}: &${name} [*a, {a: *a}]\n`)}`,
	])('what contains itself ends: %j', (text) => {
		expect(check(text, 'firewall', bouncers).bouncer).toBe('firewall')
	})
})

describe('values in each other’s place', () => {
	const firewall = (url: string, lapiKey: string) => `mode: nftables\napi_url: ${url} # where\napi_key: ${lapiKey}\nupdate_frequency: 24h\n`
	const forwardAuth = (host: string, lapiKey: string) =>
		`services:\n  b:\n    image: fbonalair/traefik-crowdsec-bouncer\n    environment:\n      CROWDSEC_AGENT_HOST: ${host}\n      CROWDSEC_BOUNCER_API_KEY: ${lapiKey}\n`

	test('address and key change places', () => {
		expect(read(firewall(key, `${base}/`)).fixed).toBe(firewall(`${base}/`, key))
		expect(read(forwardAuth(ofEngine, 'crowdsec:8080')).fixed).toBe(forwardAuth('crowdsec:8080', ofEngine))
	})

	test('a path of a file is no key, where a key may begin with a slash', () => {
		const middleware = (line: string) =>
			`http:\n  middlewares:\n    a:\n      plugin:\n        bouncer:\n          enabled: true\n          crowdsecLapiHost: crowdsec:8080\n          ${line}\n`
		const text = middleware('crowdsecLapiKey: /run/secrets/crowdsec_key')
		expect(told(text)).toEqual([['key-is-path', 'crowdsecLapiKey']])
		expect(read(text).fixed).toBe(middleware('crowdsecLapiKeyFile: /run/secrets/crowdsec_key'))
		expect(told(middleware('crowdsecLapiKey: /s/XpFLwjxWcWWpXGiUNFUxJo+wdxX/NdChY/X6TB+Q'))).toEqual([])
	})

	test('the whole address in the option for its host is written into the options of its parts', () => {
		const labels = (lines: readonly string[]) =>
			`services:\n  a:\n    labels:\n${['enabled=true', 'crowdsecMode=stream', 'updateMaxFailure=-1', ...lines, `crowdsecLapiKey=${key}`].map((line) => `      - "traefik.http.middlewares.c.plugin.b.${line}"\n`).join('')}`
		const { fixed, correction } = read(labels([`crowdsecLapiHost=${base}/`]))
		expect(correction.status).toBe('complete')
		expect(fixed).toBe(labels(['crowdsecLapiHost=admin.api.crowdsec.net', 'crowdsecLapiScheme=https', `crowdsecLapiPath=/v1/integrations/${id}/`]))
	})

	test.each(['SECRET-API-KEY', 'FIXME-LAPI-KEY', 'TODO: key', 'generated_api_key'])('%s is no key', (lapiKey) => {
		expect(told(forwardAuth('crowdsec:8080', `"${lapiKey}"`))).toEqual([['placeholder', 'CROWDSEC_BOUNCER_API_KEY']])
	})

	test.each(['cs-firewall-bouncer', 'whoami-demo', 'traefik-bouncer-key-2024'])('%s may be one that somebody chose', (lapiKey) => {
		expect(told(forwardAuth('crowdsec:8080', lapiKey))).toEqual([])
	})
})

describe('a file whose only fault is its indentation', () => {
	const firewall = `mode: iptables # of old\napi_url: ${base}\napi_key: ${key}\nupdate_frequency: 24h\niptables_chains:\n  - INPUT\n  - FORWARD\n`
	const middleware = `http:\n  middlewares:\n    a:\n      plugin:\n        b:\n          enabled: true\n          crowdsecLapiHost: crowdsec:8080\n          crowdsecLapiKey: ${ofEngine}\n          crowdsecMode: live\n`
	const compose = `services:\n  b:\n    image: fbonalair/traefik-crowdsec-bouncer\n    environment:\n      CROWDSEC_BOUNCER_API_KEY: ${ofEngine}\n      CROWDSEC_AGENT_HOST: crowdsec:8080\n    restart: always\n`

	test.each([
		['one blank too many', firewall, firewall.replace('api_key', ' api_key')],
		['two blanks too few', middleware, middleware.replace('  crowdsecLapiKey', 'crowdsecLapiKey')],
		['tabs before the entries of a list', firewall, firewall.replaceAll('  - ', '\t- ')],
		['tabs among blanks', middleware, middleware.replace('          crowdsecLapiKey', '\t\t  crowdsecLapiKey')],
		['tabs that hide the variables of a container', compose, compose.replaceAll('      CROWDSEC', '\t  CROWDSEC')],
	])('%s', (_what, right, wrong) => {
		const { problems, fixed, bouncer } = read(wrong)
		expect(bouncer).toBe(read(right).bouncer)
		expect(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['syntax'])
		expect(fixed).toBe(right)
	})

	test('where two lines could be meant nothing is changed', () => {
		expect(read(firewall.replace('api_key', '   api_key').replace('update_frequency', '  update_frequency')).fixed).toBeNull()
	})

	test('blanks that do not break are told once, and the bouncer is found', () => {
		const { bouncer, problems, fixed } = read(compose.replace(/^ +/gm, (blanks) => '\u00a0'.repeat(blanks.length)))
		expect(bouncer).toBe('traefik-forwardauth')
		expect(problems.map(({ code }) => code)).toEqual(['invisible-character'])
		expect(fixed).toBe(compose)
	})
})

describe('variables in a list of Compose', () => {
	const list = (lapiKey: string) =>
		`services:\n  b:\n    image: fbonalair/traefik-crowdsec-bouncer\n    environment:\n      - ${lapiKey} # of cscli\n      - CROWDSEC_AGENT_HOST=crowdsec:8080\n`
	const right = list(`CROWDSEC_BOUNCER_API_KEY=${ofEngine}`)

	test.each([
		['with a colon they are a map, which Compose refuses', `CROWDSEC_BOUNCER_API_KEY: ${ofEngine}`, 'line-without-equals'],
		['quotes around the value become part of it', `CROWDSEC_BOUNCER_API_KEY="${ofEngine}"`, 'quotes'],
	])('%s', (_what, line, code) => {
		expect(told(list(line))).toEqual([[code, 'CROWDSEC_BOUNCER_API_KEY']])
		expect(read(list(line)).fixed).toBe(right)
	})

	test('quotes around the whole are no part of it', () => expect(told(list(`"CROWDSEC_BOUNCER_API_KEY=${ofEngine}"`))).toEqual([]))

	test('quotes in a label', () => {
		const label = (value: string) =>
			`services:\n  t:\n    labels:\n      - traefik.http.middlewares.c.plugin.b.enabled=true\n      - traefik.http.middlewares.c.plugin.b.crowdseclapikey=${value}\n`
		expect(told(label(`"${ofEngine}"`))).toEqual([['quotes', 'crowdseclapikey']])
		expect(read(label(`"${ofEngine}"`)).fixed).toBe(label(ofEngine))
	})
})

describe('what somebody else fills in or reads', () => {
	const flux = (config: string) =>
		`apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: b\nspec:\n  values:\n    config:\n      trustedProxies:\n        - \${LAN_CIDR}\n      bouncer:\n        lapiURL: http://crowdsec-service:8080\n${config}`

	test('variables of Flux', () => {
		expect(told(flux('        apiKey: ${KEY}\n'))).toEqual([])
		expect(told(flux(''))).toEqual([['missing-option', 'bouncer.apiKey']])
	})

	test('a client certificate that the chart mounts takes the place of the key', () => {
		expect(told(flux('        tls:\n          enabled: true\n        tlsSecretRef:\n          name: bouncer-tls\n'))).toEqual([])
		expect(told(flux('        tls:\n          enabled: true\n          certPath: /x\n'))).toEqual([['certificate-incomplete', 'bouncer.tls.enabled']])
	})

	test('an image in parts makes a container, whose key can come from a secret', () => {
		const container = (more: string) =>
			`spec:\n  values:\n    controllers:\n      b:\n        containers:\n          app:\n            image:\n              repository: ghcr.io/kdwils/envoy-proxy-bouncer\n              tag: v0.8.0\n            env:\n              ENVOY_BOUNCER_BOUNCER_ENABLED: true\n              ENVOY_BOUNCER_BOUNCER_LAPIURL: http://crowdsec-service:8080\n${more}`
		expect(told(container('            envFrom:\n              - secretRef:\n                  name: s\n'))).toEqual([])
		expect(told(container(''))).toEqual([['missing-option', 'ENVOY_BOUNCER_BOUNCER_APIKEY']])
	})

	test('a file with variables of many programs', () => {
		const others = ['INFO', 'POST', 'BUILD', 'EXEC', 'IMAGES'].map((name) => `${name}=0\n`).join('')
		const own = `CROWDSEC_BOUNCER_API_KEY=${ofEngine}\nCROWDSEC_AGENT_HOST=crowdsec:8080\n`
		expect(told(own + others)).toEqual([])
		expect(told(`${own}CROWDSEC_BOUNCER_LOG_LEVELS=1\n`)).toEqual([['unknown-option', 'CROWDSEC_BOUNCER_LOG_LEVELS']])
	})

	test('who writes variables has the file read by Compose, which takes remarks and quotes off', () => {
		const env = (lapiKey: string) => `GIN_MODE="release" # or debug\nCROWDSEC_BOUNCER_API_KEY=${lapiKey}\nCROWDSEC_AGENT_HOST=crowdsec:8080\n`
		expect(told(env('$KEY'))).toEqual([])
		expect(told(env(ofEngine))).toEqual([['inline-comment', 'GIN_MODE']])
	})

	test('a variable that says the same twice', () => {
		const twice = (second: string) =>
			`services:\n  b:\n    image: fbonalair/traefik-crowdsec-bouncer\n    environment:\n      - CROWDSEC_BOUNCER_API_KEY=${ofEngine}\n      - CROWDSEC_AGENT_HOST=crowdsec:8080\n      - CROWDSEC_AGENT_HOST=${second}\n`
		expect(told(twice('crowdsec:8080'))).toEqual([])
		expect(told(twice('engine:8080'))).toEqual([['duplicate-option', 'CROWDSEC_AGENT_HOST']])
	})

	test('a file of the engine in a playbook that installs a bouncer', () => {
		const playbook = `- name: Install crowdsec-firewall-bouncer\n  ansible.builtin.apt:\n    name: crowdsec-firewall-bouncer-nftables\n- name: Disable the API of this host\n  ansible.builtin.copy:\n    dest: /etc/crowdsec/config.yaml.local\n    content: |\n      api:\n        server:\n          enable: false\n  notify: Restart\n`
		expect(told(playbook)).toEqual([])
	})
})

describe('signs of another format', () => {
	const caddy = (lines: string) => `{\n\tdebug\n\tcrowdsec {\n\t\tapi_url ${base}/\n${lines}\t}\n\t# more\n}\nexample.com {\n\troute {\n\t\tcrowdsec\n\t}\n}\n`
	const lua = (line: string) => `# of the package\nENABLED=true\nAPI_URL=${base}\n${line}\nMODE=stream\nUPDATE_FREQUENCY=86400\nREQUEST_TIMEOUT=15000\n`

	test.each([
		['a colon behind a name', caddy(`\t\tapi_key: ${key} # of the tile\n`), caddy(`\t\tapi_key ${key} # of the tile\n`)],
		['an equals sign between name and value', caddy(`\t\tapi_key = ${key}\n`), caddy(`\t\tapi_key ${key}\n`)],
		['a brace on a line of its own', caddy(`\t\tapi_key ${key}\n`).replace('crowdsec {', 'crowdsec\n\t{'), caddy(`\t\tapi_key ${key}\n`)],
		['a colon in place of the equals sign', lua(`API_KEY: ${key}`), lua(`API_KEY=${key}`)],
		['a word of the shell', lua(`export API_KEY=${key}`), lua(`API_KEY=${key}`)],
		['the beginning of a name', lua(`API_KEY=${key}`).replace('UPDATE_FREQUENCY', 'UPDATE_FREQ'), lua(`API_KEY=${key}`)],
	])('%s', (_what, wrong, right) => {
		expect(told(right)).toEqual([])
		expect(read(wrong).fixed).toBe(right)
		expect(read(wrong).correction.status).toBe('complete')
	})

	test('remarks and quotes hide no bouncer', () => {
		const { bouncer, problems } = read(
			`ENABLED=true\nAPI_URL="http://127.0.0.1:8080"\nAPI_KEY='${ofEngine}' # of cscli\nMODE=stream # live|stream\nUPDATE_FREQUENCY=10\n`,
		)
		expect(bouncer).toBe('nginx')
		expect(problems.map(({ code }) => code)).toContain('quotes')
	})

	test('comments and a comma too many in JSON', () => {
		const json = (more: string, comma: string) =>
			`{\n${more}  "apps": {\n    "crowdsec": {\n      "api_url": "http://127.0.0.1:8080/",\n      "api_key": "${ofEngine}"${comma}\n    },\n    "http": { "servers": { "s": { "routes": [{ "handle": [{ "handler": "crowdsec" }] }] } } }\n  }\n}\n`
		expect(told(json('', ''))).toEqual([])
		expect(told(json('', ','))).toEqual([['syntax', null]])
		expect(read(json('', ',')).fixed).toBe(json('', ''))
		const { bouncer, problems, fixed } = read(json('  // https://example.com, "more"\n', ','))
		expect([bouncer, problems.map(({ severity }) => severity), fixed]).toEqual(['caddy', ['warning'], null])
	})

	test('a list of middlewares of another program is no broken TOML', () => {
		const file = `middlewares:\n  - id: crowdsec\n    type: plugin\n    config:\n      crowdsec:\n        enabled: true\n        crowdsecMode: live\n        crowdsecLapiKey: ${ofEngine}\n        crowdsecLapiHost: crowdsec:8080\n`
		expect(read(file).problems.filter(({ code }) => code === 'syntax')).toEqual([])
	})

	test('several variables on one line of a unit', () => {
		const unit = (host: string) =>
			`[Container]\nImage=docker.io/fbonalair/traefik-crowdsec-bouncer\nEnvironment=CROWDSEC_BOUNCER_API_KEY=${ofEngine} "CROWDSEC_AGENT_HOST=${host}"\n`
		expect(told(unit('crowdsec:8080'))).toEqual([])
		expect(read(unit('http://crowdsec:8080')).fixed).toBe(unit('crowdsec:8080'))
	})
})

describe('images', () => {
	test('one of CrowdSec that is named after the package, and one that others pack', () => {
		const compose = (image: string) => read(`services:\n  b:\n    image: ${image}\n    environment:\n      - API_KEY=\${KEY}\n`)
		const { bouncer, problems } = compose('crowdsecurity/crowdsec-firewall-bouncer-nftables:latest')
		expect([bouncer, problems.map(({ code }) => code)]).toEqual(['firewall', ['settings-elsewhere']])
		expect(compose('ghcr.io/someone/cs-firewall-bouncer-docker:v0.0.34').bouncer).toBeNull()
	})

	test('the file of the bouncer within a variable of its host', () => {
		const compose = (lapiKey: string) =>
			`services:\n  app:\n    image: lepresidente/nginxproxymanager:latest\n    environment:\n      CROWDSEC_OPENRESTY_BOUNCER: |\n        ENABLED=true\n        API_URL=http://crowdsec:8080\n        API_KEY=${lapiKey}\n        REQUEST_TIMEOUT=15000\n`
		expect(read(compose(ofEngine)).bouncer).toBe('openresty')
		expect(told(compose('${KEY}'))).toEqual([])
		expect(told(compose('<key>'))).toEqual([['placeholder', 'API_KEY']])
	})
})

describe('one name that many programs have', () => {
	test.each([
		['a variable', `BOUNCER_API_KEY=${ofEngine}\n`],
		['a secret', `apiVersion: v1\nkind: Secret\nmetadata:\n  name: crowdsec-firewall-bouncer\nstringData:\n  BOUNCER_API_KEY: ${ofEngine}\n`],
		[
			'rules of nft',
			'table inet filter {\n    chain input {\n        type filter hook input priority 0; policy drop;\n        # CrowdSec\n        tcp dport {{ crowdsec_port }} accept\n    }\n}\n',
		],
	])('%s proves no bouncer', (_what, text) => expect(read(text).bouncer).toBeNull())
})

test('a name with a long run of blanks within is read in one pass', () => {
	expect(check(`API_URL=x\nAPI_KEY=y\nMODE=live\nA${' '.repeat(150_000)}B=1\n`, 'nginx', bouncers).bouncer).toBe('nginx')
})

test('a value that ends with a colon makes no map of its item', () => {
	const compose = (key: string, host: string) =>
		`services:\n  b:\n    image: fbonalair/traefik-crowdsec-bouncer\n    environment:\n      - CROWDSEC_BOUNCER_API_KEY${key}\n      - CROWDSEC_AGENT_HOST${host}\n`
	const { fixed } = read(compose(': "abc:"', '="crowdsec:"'))
	expect(fixed).toBe(compose('=abc:', '="crowdsec:"').replace('- CROWDSEC_BOUNCER_API_KEY=abc:', '- "CROWDSEC_BOUNCER_API_KEY=abc:"'))
})
