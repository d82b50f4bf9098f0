import { describe, expect, it } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { chartValues } from '../../../facts/engine-chart'
import { engineConfig, isNames, type Names, unknownToDebian } from '../../../facts/engine-config'
import { check } from '../check'
import { type CheckedEngineFile, checkEngineFile } from './check-engine-file'

const config = '/etc/crowdsec/config.yaml.local'
const credentials = '/etc/crowdsec/local_api_credentials.yaml'
const acquisition = '/etc/crowdsec/acquis.d/mine.yaml'
const pods = 'agent:\n  acquisition:\n    - namespace: default\n      podName: nginx-*\n      program: nginx\n'

function checked(text: string, name: string | null): CheckedEngineFile {
	const file = checkEngineFile(text, name)
	if (!file) throw new Error('not recognised')
	return file
}

/** Problems worth an alarm, as `line code key`. */
function told(text: string, name: string | null = null): readonly string[] {
	return checked(text, name)
		.problems.filter(({ severity }) => severity !== 'info')
		.map(({ line, code, key }) => `${line} ${code} ${key}`)
}

describe('config.yaml.local', () => {
	it.each([
		['api:\n  server:\n    listen_url: 0.0.0.0:8080\n', '3 unknown-option api.server.listen_url'],
		['listen_uri: 0.0.0.0:8080\n', '1 wrong-level listen_uri'],
		['api:\n  listen_uri: 0.0.0.0:8080\n  server:\n    enable: true\n', '2 wrong-level api.listen_uri'],
		['api:\n  server:\n    listen_uri: http://0.0.0.0:8080\n', '3 listen-form api.server.listen_uri'],
		['api:\n  server:\n    listen_uri: "8080"\n', '3 listen-form api.server.listen_uri'],
		['api:\n  server:\n    listen_uri: "*:8080"\n', '3 listen-form api.server.listen_uri'],
		['api:\n  server:\n    listen_uri: "::1:8080"\n', '3 listen-form api.server.listen_uri'],
		['api:\n  server:\n    trusted_ips: 10.0.0.0/8\n', '3 wrong-shape api.server.trusted_ips'],
		['api:\n  server:\n    trusted_ips:\n      - 10.0.0.0/33\n', '4 not-a-network api.server.trusted_ips'],
		['api:\n  server:\n    trusted_proxies: [proxy.example.com]\n', '3 not-a-network api.server.trusted_proxies'],
		['api:\n  server:\n    use_forwarded_for_headers: true\n', '3 trusts-everybody api.server.use_forwarded_for_headers'],
		['api:\n  server:\n    use_forwarded_for_headers: "true"\n    trusted_proxies: []\n', '3 bad-value api.server.use_forwarded_for_headers'],
		['api:\n  server:\n    listen_uri: a:1\n    listen_uri: b:2\n', '4 duplicate-option api.server.listen_uri'],
		['api:\n  server:\n    listen_uri: 0.0.0.0:8080\nprometheus:\n  listen_port: 8080\n', '5 port-twice prometheus.listen_port'],
		['prometheus:\n  listen_port: "6061"\n', '2 bad-value prometheus.listen_port'],
		['common:\n  http_proxies: x\n', '2 unknown-option common.http_proxies'],
		['db_config:\n  type: sqlite3\n', '2 bad-value db_config.type'],
		['common:\n  log_level: loud\n', '2 bad-value common.log_level'],
		[
			'api:\n  server:\n    auto_registration:\n      enabled: true\n      token: abc\n      allowed_ranges: [10.0.0.0/8]\n',
			'5 bad-value api.server.auto_registration.token',
		],
		['\ufeffapi:\n  server:\n    listen_uri: 0.0.0.0:8080\n', '1 byte-order-mark null'],
		['- api:\n    server: {}\n', '1 wrong-shape null'],
		['hello\n', '1 wrong-shape null'],
		['api:\n  server:\n    trusted_ips: ""\n', '3 wrong-shape api.server.trusted_ips'],
		['api: ""\n', '1 wrong-shape api'],
	])('%j: %s', (text, problem) => {
		expect(told(text, config)).toEqual([problem])
	})

	it.each([
		'api:\n  server:\n    listen_uri: 127.0.0.1:8080\n',
		'api:\n  server:\n    listen_uri: "[::]:8080"\n',
		'api:\n  server:\n    listen_uri: ":8080"\n',
		'api:\n  server:\n    trusted_ips: [127.0.0.1, "::1", 10.0.0.5/8, "2001:db8::/32"]\n',
		'api:\n  server:\n    use_forwarded_for_headers: yes\n    trusted_proxies: [192.0.2.1]\n',
		'common:\n  log_level: WARN\n',
		'api:\n  server:\n    auto_registration:\n      enabled: true\n      token: "${TOKEN}"\n      allowed_ranges: [10.0.0.0/8]\n',
		'api:\n  server:\n    trusted_ips:\n',
		'db_config:\n  password: ${DB_PASSWORD}\n',
		'api:\n  server:\n    listen_uri: $LISTEN\n',
		'api:\n  server:\n    listen_uri: {{ listen }}\n    trusted_ips: {{ ips }}\n    trusted_proxies:\n      - {{ proxy }}\n',
		'api:\r\n  server:\r\n    listen_uri: 0.0.0.0:8080\r\n',
		'prometheus:\n  listen_port: 6061.0\n',
		'---\n---\napi:\n  sever: the engine ends with the first part\n',
	])('%j is no fault', (text) => {
		expect(told(text, config)).toEqual([])
	})

	it('may begin with a byte order mark where nothing is merged over it', () => {
		expect(told('\ufeffprometheus:\n  listen_port: 6061\n', '/etc/crowdsec/config.yaml')).toEqual([])
	})

	it('is right as a package lays it', () => {
		const whole =
			'config_paths:\n  config_dir: /etc/crowdsec/\n  data_dir: /var/lib/crowdsec/data/\ndb_config:\n  type: sqlite\n  db_path: /x\napi:\n  server:\n    listen_uri: 127.0.0.1:8080\n'
		expect(told(whole, '/etc/crowdsec/config.yaml')).toEqual([])
		expect(told(whole.replace('    listen_uri: 127.0.0.1:8080', '    profiles_path: /x'), '/etc/crowdsec/config.yaml')).toEqual([
			'8 missing-option api.server.listen_uri',
		])
	})

	it('is told of what the engine of Debian does not know', () => {
		const { problems } = checked('api:\n  client:\n    unregister_on_exit: true\n', config)
		expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['newer-option', 'info']])
	})

	it.each([
		['listen_uri: 0.0.0.0:8080\n', 'api:\n  server:\n    listen_uri: 0.0.0.0:8080\n'],
		['api:\n  listen_uri: 0.0.0.0:8080\n  server:\n    enable: true\n', 'api:\n  server:\n    listen_uri: 0.0.0.0:8080\n    enable: true\n'],
		['api:\n  server:\n    trusted_ips: 10.0.0.0/8, ::1\n', 'api:\n  server:\n    trusted_ips: [10.0.0.0/8, "::1"]\n'],
		['api:\n  server:\n    trusted_ips: [192.168.1.*, 10.0.0.0/255.0.0.0]\n', 'api:\n  server:\n    trusted_ips: [192.168.1.0/24, 10.0.0.0/8]\n'],
		['api:\n  server:\n    listen_uri: http://0.0.0.0:8080/\n', 'api:\n  server:\n    listen_uri: 0.0.0.0:8080\n'],
		['listen_uri: a:1\r\ncommon:\r\n  log_level: info\r\n', 'common:\r\n  log_level: info\r\napi:\r\n  server:\r\n    listen_uri: a:1\r\n'],
		['api:\n  server:\n    # whether\n    enable: true\nlisten_uri: a:1\n', 'api:\n  server:\n    listen_uri: a:1\n    # whether\n    enable: true\n'],
		['listen_uri: a:1\napi:\n  server:\n', 'api:\n  server:\n    listen_uri: a:1\n'],
		['api:\n  server:\n    listen_uri: “0.0.0.0:8080”\n', 'api:\n  server:\n    listen_uri: "0.0.0.0:8080"\n'],
		['api:\n  server:\n\u00a0   listen_uri: 0.0.0.0:8080\n', 'api:\n  server:\n    listen_uri: 0.0.0.0:8080\n'],
	])('%j becomes %j', (text, fixed) => {
		const file = checked(text, config)
		expect(file.fixed).toBe(fixed)
		expect(file.correction.status).toBe('complete')
	})

	it('moves one thing at a time, and loses none', () => {
		const file = checked('trusted_ips:\n  - 192.0.2.1\nlisten_uri: a:1\napi:\n  server:\n    enable: true\n', config)
		expect(file.fixed).toBe('listen_uri: a:1\napi:\n  server:\n    trusted_ips:\n      - 192.0.2.1\n    enable: true\n')
		expect(file.correction.left.map(({ key, line }) => [key, line])).toEqual([['listen_uri', 3]])
	})

	it.each([
		['what the text does not tell', 'api:\n  server:\n    trusted_ips: [10.0.0.0/33]\n'],
		['a value with a tag', 'api:\n  server:\n    trusted_ips: !!str 10.0.0.0/8\n'],
		['a value in lines of its own', 'api:\n  server:\n    trusted_ips: >-\n      10.0.0.0/8\n    enable: true\n'],
		['a value that stands elsewhere too', 'api:\n  server:\n    trusted_ips: &all 10.0.0.0/8\n    trusted_proxies: *all\n'],
		['what would come into another part', 'listen_uri: a:1\ncommon:\n  log_level: info\n---\na: 1\n'],
	])('is not corrected where it is %s', (_, text) => {
		const file = checked(text, config)
		expect(file.problems.some(({ severity }) => severity === 'error')).toBe(true)
		expect([file.fixed, file.correction.status]).toEqual([null, 'none'])
	})

	it('is corrected as far as it goes, whatever comes to light behind it', () => {
		const file = checked('api:\n\tserver:\n\t\tlisten_uri: 0.0.0.0:8080\n\t\ttrusted_ips: [10.0.0.0/33]\n', config)
		expect(file.fixed).toBe('api:\n  server:\n    listen_uri: 0.0.0.0:8080\n    trusted_ips: [10.0.0.0/33]\n')
		expect(file.correction.left.map(({ code }) => code)).toEqual(['not-a-network'])
	})

	it('is said to be parsed by another parser only where that one takes it', () => {
		const why = (text: string) => checked(text, config).correction.why
		const text = 'api:\n  server:\n    listen_uri: "{{ a }}:8080"\n    trusted_ip: [10.0.0.0/8]\n'
		expect(why(text)).toContain('and parsed as YAML')
		expect(why(text.replaceAll('"', ''))).not.toContain('parsed')
	})

	it('is not corrected into another file', () => {
		const text = 'source: loki\nlabels:\n  type: nginx\napi\u00a0:\n  server:\n    listen_uri: a:1\n'
		const file = checked(text, null)
		expect([file.kind, file.fixed]).toEqual(['acquisition', null])
		expect(checked(text.replace('\u00a0', ''), null).kind).toBe('config')
	})

	it('is read with what its aliases stand for', () => {
		expect(
			told('common: &c\n  log_dir: /x\nconfig_paths: {data_dir: &d /x}\napi:\n  server: {listen_uri: *d}\ndb_config: *c\n', '/etc/crowdsec/config.yaml'),
		).toEqual(['2 wrong-level db_config.log_dir', '3 listen-form api.server.listen_uri'])
		for (const text of ['api: &a\n  server: *a\n', 'api:\n  server:\n    trusted_ips: &a [*a]\n', 'api:\n  server:\n    listen_uri: *nowhere\n'])
			expect(checked(text, config).correction.status).toBe('none')
	})

	it('is told in sentences of one line, however long its values are', () => {
		const { problems } = checked(`api:\n  server:\n    listen_uri: "${'x'.repeat(5000)}\`\\n"\n    ${'y'.repeat(500)}: 1\n`, config)
		expect(problems.map(({ code }) => code)).toEqual(['listen-form', 'unknown-option'])
		for (const { message } of problems) expect(message.length).toBeLessThan(250)
	})

	it('is not told line by line where it is no such file', () => {
		const file = checked(`api:\n  server:\n${Array.from({ length: 3000 }, (_, at) => `    listen_ur${at}: 1\n`).join('')}`, config)
		expect(file.problems.length).toBe(1000)
		expect(file.correction.status).toBe('none')
	})
})

describe('a name that is meant', () => {
	it('is not written where it stands already', () => {
		const text = 'api:\n  server:\n    listen_url: a:1\n    listen_uri: b:2\n    trusted_ip: [192.0.2.1]\n'
		expect(checked(text, config).fixed).toBe(text.replace('trusted_ip:', 'trusted_ips:'))
	})
})

describe('credentials', () => {
	it.each([
		['url: localhost:8080\nlogin: a\npassword: b1\n', '1 url-scheme url'],
		['url: http://192.0.2.1:8080/v1\nlogin: a\npassword: b1\n', '1 url-full-path url'],
		['url: http://192.0.2.1:8080\nlogin: a\n', '1 missing-option password'],
		['url: http://192.0.2.1:8080\nlogin: a\npassword: CHANGE_ME\n', '3 placeholder password'],
		['url: http://192.0.2.1:8080\nlogin: a\npassword: b1\npasswd: c\n', '4 unknown-option passwd'],
		['url: http://192.0.2.1:8080\nlogin: a\npassword: b1\ncert_path: /c.pem\n', '2 login-twice login'],
		['url: https://admin.api.crowdsec.net/\nlogin: a\npassword: b1\n', '1 url-other-host url'],
		['login: a\npassword: b1\n', '1 missing-option url'],
		['url: http://192.0.2.1:8080\nlogin: a\npassword: ""\n', '3 missing-option password'],
	])('%j: %s', (text, problem) => {
		expect(told(text, credentials)).toEqual([problem])
	})

	it.each([
		'url: http://192.0.2.1:8080\nlogin: a\npassword: 12345\n',
		'url: /run/crowdsec.sock\nlogin: a\npassword: b1\n',
		'url: https://lapi.example.com/crowdsec/\nca_cert_path: /a\ncert_path: /b\nkey_path: /c\n',
		'url: http://192.0.2.1:8080\nlogin: a\npassword: "[secret-1]"\n',
		'url: http://192.0.2.1:8080\nlogin: [redacted]\npassword: [redacted]\n',
		'url: http://192.0.2.1:8080\nlogin: "****"\npassword: "****"\n',
		'url: http://192.0.2.1:8080\nlogin: my-nas\npassword: secret\n',
	])('%j is no fault', (text) => {
		expect(told(text, credentials)).toEqual([])
	})

	it('for an override only what stands there counts', () => {
		expect(told('url: http://192.0.2.1:8080\n', `${credentials}.local`)).toEqual([])
	})
})

describe('an acquisition', () => {
	it.each([
		['source: file\nfilenames: /var/log/a.log\nlabels:\n  type: nginx\n', '2 wrong-shape filenames'],
		['filename: /a.log\nlables:\n  type: nginx\n', '2 unknown-option lables'],
		['filename: /a.log\ntype: nginx\n', '2 unknown-option type', '2 missing-option labels'],
		['source: journald\njournalctl_filter:\n  - _SYSTEMD_UNIT=ssh.service\nlabels:\n  type: syslog\n', '1 bad-value source'],
		['source: docker\nlabels:\n  type: nginx\n', '1 missing-option container_name'],
		['source: syslog\nlisten_port: abc\nlabels:\n  type: syslog\n', '2 bad-value listen_port'],
		['filename: /a.log\nforce_inotify: yes\nlabels:\n  type: nginx\n', '2 bad-value force_inotify'],
		['filename: /a.log\nlabels: nginx\n', '2 wrong-shape labels'],
		['filename: /a.log\nlabels:\n  program: nginx\n', '2 missing-option labels.type'],
		['\ufefffilename: /a.log\nlabels:\n  type: nginx\n', '1 byte-order-mark null'],
		['- filename: /a.log\n  labels:\n    type: nginx\n', '1 wrong-shape null'],
		['source:\nfilename: /a.log\nlabels:\n  type: nginx\n', '1 missing-option source'],
		['filename: /a.log\nmode: follow\nlabels:\n  type: nginx\n', '2 bad-value mode'],
	])('%j: %s', (text, ...problems) => {
		expect(told(text, acquisition)).toEqual(problems)
	})

	it.each([
		'filenames:\n  - /a.log\n#a comment\nlabels:\n  type: nginx\n---\nsource: docker\ncontainer_name:\n  - nginx\nlabels:\n  type: nginx\n',
		'source: loki\nurl: http://192.0.2.1\nquery: x\nanything: y\nlabels:\n  type: nginx\n',
		'source: docker\nuse_container_labels: true\n',
	])('%j is no fault', (text) => {
		expect(told(text, acquisition)).toEqual([])
	})

	it('is told of a name that newer engines refuse, and is not called broken', () => {
		const { problems } = checked('source: docker\ncontainer_name: [web]\nforce_inotify: true\nlabels:\n  type: nginx\n', acquisition)
		expect(problems.map(({ code, severity, line }) => [code, severity, line])).toEqual([['unknown-option', 'warning', 3]])
		expect(problems[0]?.message).toContain('From 1.6.2 on')
	})

	it('gets the name that was meant', () => {
		expect(checked('filename: /a.log\nlables:\n  type: nginx\n', acquisition).fixed).toBe('filename: /a.log\nlabels:\n  type: nginx\n')
	})
})

describe('values of the chart', () => {
	it.each([
		[`${pods}lapi:\n  environment: []\n`, '7 unknown-option lapi.environment'],
		[`${pods}container_runtime: crio\n`, '6 bad-value container_runtime'],
		[`${pods}lapi:\n  storeCAPICredentialsInSecret: true\n`, '7 excludes-another lapi.storeCAPICredentialsInSecret'],
		[`${pods}lapi:\n  env:\n    ENROLL_KEY: x\n`, '7 wrong-shape lapi.env'],
		[`${pods}lapi:\n  env:\n    - name: DEBUG\n      value: true\n`, '9 bad-value lapi.env'],
		[`${pods}lapi:\n  service: LoadBalancer\n`, '7 wrong-shape lapi.service'],
		[`${pods}tls:\n  enabled: "false"\n`, '7 bad-value tls.enabled'],
		[`${pods}config:\n  parsers:\n    s01-pars: {}\n`, '8 unknown-option config.parsers.s01-pars'],
		[`${pods}config:\n  config.yaml.local: |\n    api:\n      server:\n        trusted_ips: [192.0.2.1]\n`, '7 registration-lost config.config.yaml.local'],
		[`${pods}config:\n  agent_config.yaml.local: |\n    api:\n      sever:\n        x: 1\n`, '9 unknown-option config.agent_config.yaml.local: api.sever'],
		[
			`${pods}config:\n  config.yaml.local: |\n    api:\n      server:\n        listen_uri: 127.0.0.1:8080\n        auto_registration:\n          enabled: true\n          token: "\${REGISTRATION_TOKEN}"\n          allowed_ranges: [10.0.0.0/8]\n`,
			'10 listen-loopback config.config.yaml.local: api.server.listen_uri',
		],
		['agent:\n  acquisition:\n    - namespace: default\n      podname: nginx-*\n      program: nginx\n', '4 unknown-option agent.acquisition'],
		['agent:\n  acquisition:\n    - namespace: default\n      program: nginx\n', '3 missing-option agent.acquisition.podName'],
		['agent:\n  acquisition: []\n', '2 missing-option agent.acquisition'],
		[
			'agent:\n  additionalAcquisition:\n    - source: syslog\n      listen_port: 4242\n      protocol: tcp\n      labels:\n        type: syslog\n',
			'5 unknown-option agent.additionalAcquisition',
		],
	])('%j: %s', (text, problem) => {
		expect(told(text)).toEqual([problem])
	})

	it('are read with what their aliases stand for', () => {
		const text = 'x-pods: &pods\n  namespace: default\n  program: nginx\nagent:\n  acquisition:\n    - <<: *pods\n      podname: nginx-*\n'
		expect(told(text)).toEqual(['7 unknown-option agent.acquisition'])
		expect(checked(text, null).fixed).toBe(text.replace('podname', 'podName'))
		const url =
			'x-url: &url http://192.0.2.5:8080\nlapi:\n  enabled: false\nsecrets:\n  externalSecret:\n    name: x\nagent:\n  lapiURL: *url\n  lapiHost: *url\n'
		expect(told(url)).toEqual([])
	})

	it('may have variables of digits and dots', () => {
		const variable = (value: string) => told(`${pods}lapi:\n  env:\n    - name: X\n      value: ${value}\n`)
		for (const text of ['10.0.0.1', '1.7.8', '2026-01-01', '~', '"true"', '${X}', '{{ x }}']) expect(variable(text), text).toEqual([])
		for (const not of ['8080', '1.5', '1e3', '0x1f', 'yes', '.5']) expect(variable(not), not).toEqual(['9 bad-value lapi.env'])
	})

	it('may hold templates of their own', () => {
		expect(told(`${pods}tls:\n  enabled: {{ .Values.tls }}\n`)).toEqual([])
		expect(told(`${pods}tls:\n  enabled: true\n  agent:\n    secret: "{{ .Release.Name }}-tls"\n`)).toEqual([])
	})

	it('stay below the name of the chart', () => {
		const text = 'crowdsec:\n  lapi:\n    replicas: 1\n  storeCAPICredentialsInSecret: false\n'
		expect(checked(text, null).fixed).toBe('crowdsec:\n  lapi:\n    storeCAPICredentialsInSecret: false\n    replicas: 1\n')
		const alone = 'crowdsec:\n  agent:\n    enabled: false\n    hostVarLog: true\n  storeCAPICredentialsInSecret: false\n'
		expect(checked(alone, null).fixed).toBeNull()
	})

	it('are found below the name of the chart in another one', () => {
		expect(told('crowdsec:\n  lapi:\n    enviroment: []\n    replicas: 1\n')).toEqual(['3 unknown-option lapi.enviroment'])
	})

	it('get a correction inside of a text', () => {
		const text = `${pods}config:\n  agent_config.yaml.local: |\n    api:\n      server:\n        trusted_ip:\n          - 192.168.1.*\n`
		expect(checked(text, null).fixed).toBe(text.replace('trusted_ip:', 'trusted_ips:').replace('192.168.1.*', '192.168.1.0/24'))
	})

	it('keep what is moved inside of a text in it', () => {
		const text = `${pods}config:\n  agent_config.yaml.local: |\n    listen_uri: 0.0.0.0:8080\n    common:\n      log_level: info\ntls:\n  enabled: false\n`
		const own = '    common:\n      log_level: info\n    api:\n      server:\n        listen_uri: 0.0.0.0:8080\n'
		expect(checked(text, null).fixed).toBe(`${pods}config:\n  agent_config.yaml.local: |\n${own}tls:\n  enabled: false\n`)
	})

	it.each(['agent_config.yaml.local:', 'agent_config.yaml.local :', 'agent_config.yaml.local: # mine', '"profiles.yaml":'])(
		'become a text where levels stand below %s',
		(name) => {
			const text = `${pods}config:\n  ${name}\n    api:\n      server:\n        enable: false\n`
			expect(told(text).length).toBe(1)
			expect(checked(text, null).fixed).toBe(text.replace(name, name.replace(/:(?= #|$)/, ': |')))
		},
	)
})

describe('what a text is', () => {
	it.each([
		['api:\n  server:\n    listen_uri: 0.0.0.0:8080\n', 'config'],
		['url: http://127.0.0.1:8080\nlogin: web01\npassword: x1\n', 'credentials'],
		['url: https://api.crowdsec.net/\nlogin: a\npassword: b1\n', 'online-credentials'],
		['filenames:\n  - /var/log/a.log\nlabels:\n  type: nginx\n', 'acquisition'],
		['- filenames:\n    - /var/log/a.log\n  labels:\n    type: nginx\n', 'acquisition'],
		[pods, 'chart-values'],
	])('%j is %s', (text, kind) => {
		expect(checked(text, null).kind).toBe(kind)
		expect(check(text, null, bouncers).source.kind).toBe('engine-file')
	})

	it.each([
		'server:\n  listen: 0.0.0.0\n',
		'api:\n  server: example.com\n',
		'agent:\n  image: x\n',
		'labels:\n  type: nginx\nname: x\n',
		'url: http://example.com\nlogin: a\nrooms: []\nother: 1\npassword: b\n',
		'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: b\n',
		'services:\n  crowdsec:\n    image: crowdsecurity/crowdsec\n',
		'api_url: http://127.0.0.1:8080\napi_key: abc\n',
		'- name: copy\n  copy:\n    src: a\n',
		'{{ if x }}\napi:\n  server:\n    listen_uri: 1\n',
		'',
	])('%j is none', (text) => {
		expect(checkEngineFile(text, null)).toBeNull()
	})
})

describe('the facts', () => {
	const paths = (names: Names, above = ''): readonly string[] =>
		Object.entries(names).flatMap(([name, holds]) => [`${above}${name}`, ...(isNames(holds) ? paths(holds, `${above}${name}.`) : [])])

	it('name only what is there as newer than Debian’s', () => {
		const known = paths(engineConfig)
		expect(unknownToDebian.filter((path) => !known.includes(path))).toEqual([])
	})

	it('have the values that fixes are made of', () => {
		const known = paths(chartValues)
		for (const path of ['agent.acquisition', 'lapi.env', 'config.config.yaml.local', 'lapi.storeLAPICscliCredentialsInSecret', 'agent.lapiURL'])
			expect(known).toContain(path)
	})
})
