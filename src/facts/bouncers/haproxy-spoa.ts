import type { Bouncer, Commands, FileRecipe, LogPlace, OwnStep } from '../bouncer'
import { engineBlockTest } from './shared/block-test'
import { containerVariables } from './shared/container-variables'
import { goClientConstraints, goClientOptions, goLegacyNames, goLoggingOptions } from './shared/go-client'
import { haproxySpoaConfig, haproxySpoaConstraints } from './shared/haproxy-spoa-config'
import { systemdCommands } from './shared/systemd'

const blockTestWithEngine = engineBlockTest('it gets 403 after the next pull')

const program = 'crowdsec-spoa-bouncer'
const file = '/etc/crowdsec/bouncers/crowdsec-spoa-bouncer.yaml'
const code = 'crowdsecurity/cs-haproxy-spoa-bouncer:pkg/cfg/config.go'
const image = 'crowdsecurity/cs-haproxy-spoa-bouncer:docker/README.md'

const settings: FileRecipe = {
	kind: 'settings',
	file: 'main',
	path: file,
	mode: '0640',
	owner: 'root:crowdsec-spoa',
	purpose: 'The whole configuration of the daemon. The group crowdsec-spoa must be able to read it.',
	lines: [
		{ key: 'api_url', value: { from: 'endpoint' }, comment: 'The base address. The bouncer appends /v1/decisions/stream by itself.' },
		{ key: 'api_key', value: { from: 'key' } },
		{
			key: 'update_frequency',
			value: { from: 'interval' },
			comment: 'Plans limit how often may be pulled; the Console counts 24 h without a pull as offline.',
			when: 'integration',
		},
		{ key: 'update_frequency', value: { from: 'interval' }, when: 'engine' },
		{
			key: 'retry_initial_connect',
			value: { is: true },
			comment: 'Without it the process ends when its first pull fails, and systemd starts it again every 10 s.',
		},
		{ key: 'log_mode', value: { is: 'file' } },
		{ key: 'log_dir', value: { is: '/var/log/crowdsec-spoa/' } },
		{ key: 'log_level', value: { is: 'info' } },
		{ key: 'listen_tcp', value: { is: '127.0.0.1:9000' }, comment: 'Only HAProxy on this host may ask. The packaged file listens on all addresses.' },
	],
}

const lua = '/usr/lib/crowdsec-haproxy-spoa-bouncer/lua'
const pages = '/var/lib/crowdsec-haproxy-spoa-bouncer/html'

/** Both as the 0.3.0 package has them (crowdsecurity/cs-haproxy-spoa-bouncer:config/crowdsec.cfg, config/haproxy.cfg), without captcha cookies. */
const haproxyParts: readonly FileRecipe[] = [
	{
		kind: 'text',
		path: '/etc/haproxy/crowdsec.cfg',
		mode: '0644',
		owner: 'root:root',
		purpose: 'What HAProxy sends to the daemon, and when. Its package puts this file here; it must fit the version of the daemon.',
		format: 'haproxy',
		text: `[crowdsec]
spoe-agent crowdsec-agent
    messages    crowdsec-tcp
    groups      crowdsec-http-body crowdsec-http-no-body
    option      var-prefix      crowdsec
    option      set-on-error    error
    timeout     hello           200ms
    timeout     idle            55s
    timeout     processing      500ms
    use-backend crowdsec-spoa
    log         global

spoe-message crowdsec-tcp
    args id=unique-id src-ip=src src-port=src_port
    event on-client-session

spoe-message crowdsec-http-body
    args remediation=var(txn.crowdsec.remediation) id=unique-id method=method path=path query=query version=req.ver headers=req.hdrs body=req.body url=url ssl=ssl_fc src-ip=src src-port=src_port

spoe-message crowdsec-http-no-body
    args remediation=var(txn.crowdsec.remediation) id=unique-id method=method path=path query=query version=req.ver headers=req.hdrs url=url ssl=ssl_fc src-ip=src src-port=src_port

spoe-group crowdsec-http-body
    messages    crowdsec-http-body

spoe-group crowdsec-http-no-body
    messages    crowdsec-http-no-body
`,
	},
	{
		kind: 'text',
		path: '/etc/haproxy/haproxy.cfg',
		mode: null,
		purpose:
			'Where HAProxy asks the daemon, and what it does with the answer. Put the lines into your own sections, above your `use_backend` lines; without `lua.crowdsec_handle` nothing is blocked.',
		format: 'haproxy',
		fragment: true,
		text: `global
    # Room for request bodies in the messages to the daemon.
    tune.bufsize 65536
    lua-prepend-path ${lua}/?.lua
    lua-load ${lua}/crowdsec.lua
    setenv CROWDSEC_BAN_TEMPLATE_PATH ${pages}/ban.html
    setenv CROWDSEC_CAPTCHA_TEMPLATE_PATH ${pages}/captcha.html

frontend your-frontend
    mode http
    option http-buffer-request
    unique-id-format %[uuid()]
    filter spoe engine crowdsec config /etc/haproxy/crowdsec.cfg
    acl body_within_limit req.body_size -m int le 51200
    http-request send-spoe-group crowdsec crowdsec-http-body if body_within_limit || !{ req.body_size -m found }
    http-request send-spoe-group crowdsec crowdsec-http-no-body if !body_within_limit { req.body_size -m found }
    http-request lua.crowdsec_handle if { var(txn.crowdsec.remediation) -m str "captcha" }
    http-request lua.crowdsec_handle if { var(txn.crowdsec.remediation) -m str "ban" }

backend crowdsec-spoa
    mode tcp
    timeout connect 2s
    timeout server 60s
    server spoa 127.0.0.1:9000
`,
	},
]

/** HAProxy's own file was changed too. */
const bothPrograms: readonly OwnStep[] = [
	{ at: 'test', title: 'Test HAProxy’s configuration', run: [['sudo', 'haproxy', '-c', '-f', '/etc/haproxy/haproxy.cfg']], source: [image] },
	{ at: 'restart', title: 'Let HAProxy read its file, once the daemon listens', run: [['sudo', 'systemctl', 'reload', 'haproxy']], source: [image] },
]

const commands: Commands = {
	...systemdCommands(program),
	test: {
		run: `sudo ${program} -c ${file} -t`,
		note: 'it says “config is valid” for a wrong address or key too: it does not contact the endpoint',
		known: 'run',
	},
	version: { run: `${program} -V`, known: 'source' },
}

const logs: readonly LogPlace[] = [
	{
		where: '/var/log/crowdsec-spoa/crowdsec-spoa-bouncer.log',
		view: { run: 'sudo tail -n 200 /var/log/crowdsec-spoa/crowdsec-spoa-bouncer.log', known: 'source' },
	},
	{
		where: 'journal',
		view: { run: `sudo journalctl -u ${program} -n 100 --no-pager`, known: 'source' },
		note: 'Errors at start and the last fatal line are always here.',
	},
]

export const haproxySpoa: Bouncer = {
	id: 'haproxy-spoa',
	name: 'HAProxy (SPOA)',
	aliases: ['haproxy', 'haproxy spoa', 'spoa', 'spoe', 'crowdsec-spoa-bouncer', 'cs-haproxy-spoa-bouncer', 'crowdsec-haproxy-spoa-bouncer'],
	kind: 'reverse-proxy',
	summary: 'A Go daemon beside HAProxy that pulls the list; HAProxy asks it over SPOE. The successor of the Lua bouncer.',
	integration: {
		works: 'yes',
		why: 'It pulls exactly the path that an integration serves, with the key in the header X-Api-Key.',
		needs: [
			'`api_url` is the base address of the integration',
			'`update_frequency` is within the plan',
			'`retry_initial_connect: true`',
			'no `appsec_url`: AppSec belongs to a Security Engine of your own',
			'in haproxy.cfg: the SPOE filter, the two groups, the Lua lines and the backend `crowdsec-spoa`',
			'a direct way out to TCP 443: proxy variables are ignored for https addresses',
		],
		source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go', 'https://docs.crowdsec.net/u/integrations/remediationcomponent'],
	},
	endpoint: {
		option: 'api_url',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'Added when it is missing; both forms work.',
		fullPath: 'The path doubles, and every pull ends in 404. `-t` still says that the file is valid.',
		source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go', 'crowdsecurity/crowdsec:pkg/apiclient/decisions_service.go'],
	},
	keyOption: 'api_key',
	interval: { option: 'update_frequency', unit: 'duration', default: '10s', note: 'A Go duration: s, m and h, no d. A bare number is refused.' },
	modes: ['stream'],
	files: [
		{
			id: 'main',
			title: 'crowdsec-spoa-bouncer.yaml',
			format: 'yaml',
			strictTypes: true,
			options: [
				...goClientOptions('http://127.0.0.1:8080/'),
				...goLoggingOptions(['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/logging/logging.go'], '/var/log/crowdsec-spoa/').map((option) =>
					option.key === 'log_max_size' ? { ...option, packaged: 100 } : option,
				),
				{
					key: 'listen_tcp',
					type: 'address',
					default: null,
					packaged: '0.0.0.0:9000',
					meaning: 'Where HAProxy reaches the daemon. At least one listener is needed.',
					since: 'v0.2.0',
					source: [code],
				},
				{
					key: 'listen_unix',
					type: 'path',
					default: null,
					packaged: '/run/crowdsec-spoa/spoa.sock',
					meaning: 'The same as a socket file.',
					note: 'On Debian 12 HAProxy’s workers lose the group that may open it: use `listen_tcp`.',
					since: 'v0.2.0',
					source: [code],
				},
				{
					key: 'hosts',
					type: 'list',
					default: null,
					meaning: 'Settings of single domains, each with `host` and, where wanted, `captcha`, `ban`, `appsec`, `log_level`.',
					note: 'Since 0.3.0 a captcha needs a `signing_key` of at least 32 bytes: `openssl rand -hex 32`.',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/host/root.go', 'crowdsecurity/cs-haproxy-spoa-bouncer:pkg/captcha/captcha.go'],
				},
				{
					key: 'hosts[].host',
					type: 'string',
					default: null,
					required: true,
					meaning: 'The domain; `*` and `?` are wildcards.',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/host/root.go'],
				},
				{
					key: 'hosts[].captcha.provider',
					type: 'enum',
					default: null,
					allowed: ['hcaptcha', 'recaptcha', 'turnstile'],
					meaning: 'The captcha service.',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/captcha/captcha.go'],
				},
				{
					key: 'hosts[].captcha.site_key',
					type: 'string',
					default: null,
					meaning: 'Site key of the captcha service.',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/captcha/captcha.go'],
				},
				{
					key: 'hosts[].captcha.secret_key',
					type: 'string',
					default: null,
					secret: true,
					meaning: 'Secret of the captcha service.',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/captcha/captcha.go'],
				},
				{
					key: 'hosts[].captcha.signing_key',
					type: 'string',
					default: null,
					secret: true,
					meaning: 'Signs the cookie of a solved captcha: 32 bytes or more. A captcha needs it.',
					since: 'v0.3.0',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/captcha/captcha.go'],
				},
				{
					key: 'hosts[].captcha.fallback_remediation',
					type: 'enum',
					default: 'ban',
					allowed: ['ban', 'allow'],
					meaning: 'What happens when the captcha cannot be shown.',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/captcha/captcha.go'],
				},
				{
					key: 'hosts[].captcha.timeout',
					type: 'int',
					default: 5,
					unit: 'seconds',
					max: 300,
					meaning: 'How long the captcha service may take.',
					since: 'v0.1.0',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/captcha/captcha.go'],
				},
				{
					key: 'hosts[].captcha.pending_ttl',
					type: 'duration',
					default: '30m',
					meaning: 'How long a captcha may stay unsolved.',
					since: 'v0.3.0',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/captcha/captcha.go'],
				},
				{
					key: 'hosts[].captcha.passed_ttl',
					type: 'duration',
					default: '24h',
					meaning: 'How long a solved captcha counts.',
					since: 'v0.3.0',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/captcha/captcha.go'],
				},
				{
					key: 'hosts[].captcha.cookie.secure',
					type: 'enum',
					default: 'auto',
					allowed: ['auto', 'always', 'never'],
					meaning: 'Whether the cookie is sent over https only.',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/captcha/captcha.go'],
				},
				{
					key: 'hosts[].captcha.cookie.http_only',
					type: 'bool',
					default: true,
					meaning: 'Keep the cookie from scripts.',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/captcha/captcha.go'],
				},
				{
					key: 'hosts[].ban.contact_us_url',
					type: 'url',
					default: null,
					meaning: 'A link on the page for a banned visitor.',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/host/root.go'],
				},
				{
					key: 'hosts[].appsec.always_send',
					type: 'bool',
					default: false,
					meaning: 'Ask AppSec for banned visitors too.',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/host/root.go'],
				},
				{
					key: 'hosts[].appsec.url',
					type: 'url',
					default: null,
					meaning: 'AppSec for this domain.',
					since: 'v0.3.0',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/host/root.go'],
				},
				{
					key: 'hosts[].appsec.api_key',
					type: 'string',
					default: null,
					secret: true,
					meaning: 'The key for that AppSec.',
					since: 'v0.3.0',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/host/root.go'],
				},
				{
					key: 'hosts[].appsec.timeout',
					type: 'duration',
					default: '200ms',
					meaning: 'How long that AppSec may take to answer.',
					since: 'v0.3.0',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/host/root.go'],
				},
				{
					key: 'hosts[].log_level',
					type: 'string',
					default: null,
					allowed: ['panic', 'fatal', 'error', 'warning', 'warn', 'info', 'debug', 'trace'],
					meaning: 'How much is logged about this domain.',
					source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/host/root.go'],
				},
				{ key: 'hosts_dir', type: 'path', default: null, meaning: 'A folder with one file of such settings for each domain (*.yaml).', source: [code] },
				{ key: 'asn_database_path', type: 'path', default: null, meaning: 'A GeoIP database of networks.', source: [code] },
				{ key: 'city_database_path', type: 'path', default: null, meaning: 'A GeoIP database of places.', source: [code] },
				{ key: 'prometheus.enabled', type: 'bool', default: false, meaning: 'Serve metrics for Prometheus.', source: [code] },
				{ key: 'prometheus.listen_addr', type: 'string', default: null, packaged: '127.0.0.1', meaning: 'Address of the metrics server.', source: [code] },
				{ key: 'prometheus.listen_port', type: 'string', default: null, packaged: '60601', meaning: 'Port of the metrics server.', source: [code] },
				{ key: 'pprof.enabled', type: 'bool', default: false, meaning: 'Serve profiles for developers.', since: 'v0.2.1', source: [code] },
				{ key: 'pprof.listen_addr', type: 'string', default: null, meaning: 'Address of the profile server.', since: 'v0.2.1', source: [code] },
				{ key: 'pprof.listen_port', type: 'string', default: null, meaning: 'Port of the profile server.', since: 'v0.2.1', source: [code] },
				{ key: 'appsec_url', type: 'url', default: null, meaning: 'AppSec of a Security Engine of your own.', since: 'v0.3.0', source: [code] },
				{ key: 'appsec_timeout', type: 'duration', default: '200ms', meaning: 'How long AppSec may take to answer.', since: 'v0.3.0', source: [code] },
			],
			unknownKey: { severity: 'warning', effect: 'the line is ignored without a word' },
			badValue: { severity: 'error', effect: 'the daemon ends at start: “cannot unmarshal …”' },
			override: 'crowdsec-spoa-bouncer.yaml.local beside it is merged over it; the group crowdsec-spoa must be able to read it too. `-T` shows the result.',
			expandsEnv: '${VAR} and $VAR are replaced when the variable is set for the process; unset ones stay as they are.',
		},
		{
			id: 'environment',
			title: 'Environment of the container',
			format: 'env',
			alsoAs: ['environment'],
			quirks: containerVariables,
			options: [
				{
					key: 'CROWDSEC_URL',
					type: 'url',
					default: 'http://crowdsec:8080/',
					required: true,
					meaning: 'The base address of the integration or of a Local API.',
					since: 'v0.3.0',
					source: [image],
				},
				{
					key: 'CROWDSEC_KEY',
					type: 'string',
					default: null,
					required: true,
					secret: true,
					meaning: 'Sent in the header X-Api-Key.',
					since: 'v0.3.0',
					source: [image],
				},
				{ key: 'UPDATE_FREQUENCY', type: 'duration', default: '10s', unit: 's, m or h', min: 0.001, meaning: 'Time between two pulls.', source: [image] },
				{ key: 'LOG_MODE', type: 'enum', default: 'stdout', allowed: ['stdout', 'file'], meaning: 'Where the log goes.', source: [image] },
				{
					key: 'LOG_LEVEL',
					type: 'enum',
					default: 'info',
					allowed: ['trace', 'debug', 'info', 'warn', 'error'],
					meaning: 'How much is logged.',
					source: [image],
				},
				{ key: 'INSECURE_SKIP_VERIFY', type: 'bool', default: false, meaning: 'Accept any TLS certificate.', source: [image] },
				{ key: 'LISTEN_TCP', type: 'address', default: '0.0.0.0:9000', meaning: 'Where HAProxy reaches the daemon.', source: [image] },
				{ key: 'PROMETHEUS_ENABLED', type: 'bool', default: true, meaning: 'Serve metrics for Prometheus.', since: 'v0.3.0', source: [image] },
				{ key: 'PROMETHEUS_ADDR', type: 'string', default: '0.0.0.0', meaning: 'Address of the metrics server.', since: 'v0.3.0', source: [image] },
				{ key: 'PROMETHEUS_PORT', type: 'int', default: 6060, meaning: 'Port of the metrics server.', since: 'v0.3.0', source: [image] },
			],
			unknownKey: { severity: 'warning', effect: 'the variable is ignored' },
			expandsEnv: 'The image’s own file takes these variables by name; a variable that is set to nothing leaves its setting empty.',
			badValue: { severity: 'error', effect: 'the container ends at start with a fatal line' },
			override: 'A file mounted at /etc/crowdsec/bouncers/crowdsec-spoa-bouncer.yaml replaces the image’s own.',
		},
		haproxySpoaConfig,
	],
	images: [
		{
			repository: 'crowdsecurity/spoa-bouncer',
			variables: 'environment',
			source: ['crowdsecurity/cs-haproxy-spoa-bouncer:config/crowdsec-spoa-bouncer.docker.yaml'],
		},
		{ repository: 'crowdsecurity/crowdsec-spoa', source: ['crowdsecurity/cs-haproxy-spoa-bouncer:docker-compose.yaml'] },
	],
	deployments: [
		{
			id: 'deb',
			name: 'Debian or Ubuntu package',
			platform: 'linux',
			note: 'The file and the unit have no “haproxy” in their names.',
			unit: `${program}.service`,
			files: [settings, ...haproxyParts.map((part, at) => (at === 0 ? { ...part, fragment: true, present: 'packaged' as const } : part))],
			commands: { ...commands, install: [{ run: 'sudo apt install crowdsec-haproxy-spoa-bouncer', note: 'from CrowdSec’s repository', known: 'source' }] },
			steps: bothPrograms,
			logs,
		},
		{
			id: 'rpm',
			name: 'RHEL or Fedora package',
			platform: 'linux',
			unit: `${program}.service`,
			files: [settings, ...haproxyParts.map((part, at) => (at === 0 ? { ...part, fragment: true, present: 'packaged' as const } : part))],
			commands: { ...commands, install: [{ run: 'sudo dnf install crowdsec-haproxy-spoa-bouncer', note: 'from CrowdSec’s repository', known: 'source' }] },
			steps: bothPrograms,
			logs,
		},
		{
			id: 'docker',
			name: 'Docker or Compose (crowdsecurity/spoa-bouncer)',
			platform: 'container',
			note: 'The commands are for an HAProxy on the same host. In one Compose network HAProxy’s server line is `crowdsec-spoa-bouncer:9000`.',
			unit: 'crowdsec-spoa-bouncer',
			files: [
				{
					kind: 'settings',
					file: 'environment',
					path: 'crowdsec-spoa.env',
					mode: '0600',
					purpose: 'The variables of the container: `env_file: crowdsec-spoa.env` in compose.yaml, or `--env-file`.',
					lines: [
						{ key: 'CROWDSEC_URL', value: { from: 'endpoint' }, comment: 'The base address. The bouncer appends /v1/decisions/stream by itself.' },
						{ key: 'CROWDSEC_KEY', value: { from: 'key' } },
						{ key: 'UPDATE_FREQUENCY', value: { from: 'interval' } },
						{ key: 'LOG_LEVEL', value: { is: 'info' } },
					],
				},
				...haproxyParts,
			],
			commands: {
				install: [
					{
						run: 'docker run -d --name crowdsec-spoa-bouncer --restart unless-stopped --env-file crowdsec-spoa.env -p 127.0.0.1:9000:9000 crowdsecurity/spoa-bouncer',
						known: 'source',
					},
					{
						run: 'sudo docker cp crowdsec-spoa-bouncer:/usr/lib/crowdsec-haproxy-spoa-bouncer /usr/lib/',
						note: 'the Lua files, for an HAProxy on the same host',
						known: 'source',
					},
					{
						run: 'sudo docker cp crowdsec-spoa-bouncer:/var/lib/crowdsec-haproxy-spoa-bouncer /var/lib/',
						note: 'the pages for visitors',
						known: 'source',
					},
				],
				start: { run: 'docker start crowdsec-spoa-bouncer', known: 'source' },
				stop: { run: 'docker stop crowdsec-spoa-bouncer', known: 'source' },
				restart: {
					run: 'docker restart crowdsec-spoa-bouncer',
					note: 'changed variables need a new container: `docker rm -f crowdsec-spoa-bouncer`, then `docker run` again',
					known: 'source',
				},
				status: { run: 'docker ps --all --filter name=crowdsec-spoa-bouncer', known: 'source' },
				none: 'The image has no shell and no test of its own.',
			},
			steps: bothPrograms,
			logs: [{ where: 'container output', view: { run: 'docker logs --tail 200 crowdsec-spoa-bouncer', known: 'source' } }],
		},
	],
	constraints: [
		...haproxySpoaConstraints,
		...goClientConstraints('main'),
		{
			code: 'no-listener',
			severity: 'error',
			file: 'main',
			key: 'listen_tcp',
			when: { all: [{ not: { option: 'listen_tcp', present: true } }, { not: { option: 'listen_unix', present: true } }] },
			message: 'Without a listener the daemon does not start, and HAProxy has nobody to ask.',
			fix: 'Set `listen_tcp: 127.0.0.1:9000`.',
			set: '127.0.0.1:9000',
		},
		{
			code: 'appsec-with-integration',
			severity: 'warning',
			file: 'main',
			key: 'appsec_url',
			when: { all: [{ source: 'integration' }, { option: 'appsec_url', present: true }] },
			message: 'AppSec belongs to a Security Engine of your own; the Console’s endpoint has none.',
			fix: 'Leave `appsec_url` out unless you run an engine with AppSec beside it.',
		},
	],
	legacyNames: [
		{ name: 'API_URL', what: 'key', option: 'CROWDSEC_URL', instead: 'The container’s variable is `CROWDSEC_URL`; in the YAML file it is `api_url`.' },
		{ name: 'API_KEY', what: 'key', option: 'CROWDSEC_KEY', instead: 'The container’s variable is `CROWDSEC_KEY`; in the YAML file it is `api_key`.' },
		...goLegacyNames.filter(({ name }) => name !== 'API_URL' && name !== 'API_KEY'),
		{ name: 'CROWDSEC_URL', what: 'key', option: 'api_url', instead: 'A variable of the container only; in the YAML file it is `api_url`.' },
		{ name: 'CROWDSEC_KEY', what: 'key', option: 'api_key', instead: 'A variable of the container only; in the YAML file it is `api_key`.' },
		{
			name: 'CROWDSEC_API_KEY',
			what: 'key',
			option: 'CROWDSEC_KEY',
			instead: 'Nothing reads it: the container’s variable is `CROWDSEC_KEY`, in the YAML file it is `api_key`.',
		},
		{
			name: 'CROWDSEC_LAPI_URL',
			what: 'key',
			option: 'CROWDSEC_URL',
			instead: 'Nothing reads it at run time: the container’s variable is `CROWDSEC_URL`, in the YAML file it is `api_url`.',
		},
		{ name: 'crowdsec-haproxy-bouncer', what: 'service', instead: 'The unit is `crowdsec-spoa-bouncer`.' },
		{ name: 'crowdsec-haproxy-spoa-bouncer', what: 'service', instead: 'That is the package’s name; the unit is `crowdsec-spoa-bouncer`.' },
		{
			name: 'crowdsec-haproxy-bouncer.conf',
			what: 'file',
			instead: 'That file belongs to the Lua bouncer; here it is /etc/crowdsec/bouncers/crowdsec-spoa-bouncer.yaml.',
		},
		{ name: '/etc/crowdsec/bouncer/', what: 'file', instead: 'The folder is /etc/crowdsec/bouncers/, with an s.' },
	],
	healthyPull: {
		trace: 'with-changes',
		sample: 'time="2026-11-22T11:31:11Z" level=info msg="Finished processing 2 decisions"',
		meaning: 'a pull that brought something writes “Processing N new decisions” and “Finished processing”; one that changed nothing writes no line',
	},
	traps: [
		{
			what: 'The first pull that fails ends the process, and systemd starts it again every 10 s, which feeds a 429.',
			fix: 'Set `retry_initial_connect: true` and the interval before the first start.',
			source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
		},
		{
			what: 'The packaged `listen_tcp: 0.0.0.0:9000` is open to every host that can reach the port.',
			fix: 'Set `127.0.0.1:9000`.',
			source: ['crowdsecurity/cs-haproxy-spoa-bouncer:config/crowdsec-spoa-bouncer.yaml'],
		},
		{
			what: 'On Debian 12 HAProxy’s workers cannot open the daemon’s socket file.',
			fix: 'Use `listen_tcp: 127.0.0.1:9000`.',
			source: ['https://github.com/crowdsecurity/cs-haproxy-spoa-bouncer/issues/160'],
		},
		{
			what: 'The packaged file has `log_compression` and `log_max_backups`, which nothing reads.',
			fix: 'Write `compress_logs` and `log_max_files`.',
			source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/logging/logging.go'],
		},
		{
			what: 'A crowdsec.cfg from version 0.2 or older has the messages `crowdsec-ip` and `crowdsec-http`, which 0.3.0 does not know: the list is pulled, and nobody is blocked.',
			fix: 'Copy /usr/share/doc/crowdsec-haproxy-spoa-bouncer/examples/crowdsec.cfg to /etc/haproxy/ and take over the lines of the example haproxy.cfg.',
			source: ['crowdsecurity/cs-haproxy-spoa-bouncer:pkg/spoa/root.go', 'crowdsecurity/cs-haproxy-spoa-bouncer:config/crowdsec.cfg'],
		},
		{
			what: 'While the daemon does not run, HAProxy lets every visitor through after half a second.',
			fix: 'Watch the service; HAProxy’s log then has lines “SPOE: [crowdsec-agent] … st=1”.',
			source: ['crowdsecurity/cs-haproxy-spoa-bouncer:config/crowdsec.cfg'],
		},
		{
			what: 'Behind another proxy or a CDN the daemon is asked about the proxy’s address.',
			fix: 'Set the visitor’s address above the groups: `http-request set-src hdr_ip(X-Forwarded-For) if { req.hdr(X-Forwarded-For) -m found }`, for trusted proxies only.',
			source: ['crowdsecurity/cs-haproxy-spoa-bouncer:config/haproxy-upstreamproxy.cfg'],
		},
		{
			what: 'Once the documentation named /etc/crowdsec/bouncer/ (without s).',
			fix: 'The folder is /etc/crowdsec/bouncers/.',
			source: ['https://github.com/crowdsecurity/crowdsec-docs/issues/876'],
		},
		{ what: 'The environment variable of the key is `CROWDSEC_KEY`, not `CROWDSEC_API_KEY`.', fix: 'Rename it.', source: [image] },
		{
			what: 'The daemon runs as the user crowdsec-spoa. A `.yaml.local` that only root can read stops it at start.',
			fix: 'Run `sudo chown root:crowdsec-spoa` on the file and `sudo chmod 640`.',
			source: ['https://docs.crowdsec.net/u/bouncers/haproxy_spoa'],
		},
	],
	blockTest: {
		do: [
			{
				run: 'curl -s http://127.0.0.1:60601/metrics | grep crowdsec_haproxy_spoa_bouncer_active_decisions',
				note: 'how many addresses it holds; needs `prometheus.enabled: true`. The container has it on port 6060.',
				known: 'source',
			},
			...blockTestWithEngine.do,
		],
		undo: blockTestWithEngine.undo,
		note: 'With an integration looking is enough: the list is the Console’s, and nothing can be added to it for a test. HAProxy’s log shows blocked requests with the status 403.',
	},
	marks: [
		{ text: '(crowdsec-spoa-b)', weight: 3 },
		{ text: 'crowdsec-spoa', weight: 3 },
		{ text: 'cs-haproxy-spoa-bouncer', weight: 3 },
		{ text: 'crowdsec-haproxy-spoa-bouncer', weight: 3 },
		{ text: 'crowdsecurity/spoa-bouncer', weight: 3 },
		{ text: 'component=spoa', weight: 3 },
		{ text: 'spoa-bouncer', weight: 3 },
		{ text: 'SPOE: [crowdsec-agent]', weight: 3 },
		{ text: 'failed to create SPOA listener', weight: 3 },
		{ text: 'geo database path', weight: 3 },
		{ text: 'listen_tcp or listen_unix', weight: 3 },
		{ text: 'bouncer run halted', weight: 2 },
	],
	links: [
		{ title: 'Source and releases', href: 'https://github.com/crowdsecurity/cs-haproxy-spoa-bouncer' },
		{ title: 'Official documentation', href: 'https://docs.crowdsec.net/u/bouncers/haproxy_spoa' },
	],
	checked: [
		{ program: 'crowdsec-spoa-bouncer', version: '0.3.0', date: '2026-11-30', how: 'run' },
		{ program: 'haproxy', version: '2.6.12', date: '2026-11-24', how: 'run' },
	],
	unknown: ['What the real Console endpoint answers in case of an error: our tests use a stand-in.'],
}
