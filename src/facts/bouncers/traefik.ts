import type { Bouncer, Commands, Deployment, LogPlace, Option, SettingLine, SettingsRecipe, TextRecipe } from '../bouncer'
import { engineBlockTest } from './shared/block-test'

const blockTestWithEngine = engineBlockTest('it gets 403 after the next pull')

const bouncer = 'maxlerebourg/crowdsec-bouncer-traefik-plugin:bouncer.go'
const configuration = 'maxlerebourg/crowdsec-bouncer-traefik-plugin:pkg/configuration/configuration.go'
const version = 'v1.7.1'

const options: readonly Option[] = [
	{ key: 'enabled', type: 'bool', default: false, meaning: 'Block what is on the list. With false the middleware pulls and lets everybody pass.' },
	{
		key: 'logLevel',
		type: 'enum',
		default: 'INFO',
		allowed: ['DEBUG', 'INFO', 'WARN', 'ERROR'],
		anyCase: true,
		meaning: 'How much is logged.',
		since: 'v1.1.0',
	},
	{ key: 'logFormat', type: 'enum', default: 'common', allowed: ['common', 'json'], meaning: 'Form of the log lines.', since: 'v1.6.0' },
	{ key: 'logFilePath', type: 'path', default: null, meaning: 'A file for the plugin’s log instead of Traefik’s output.', since: 'v1.4.2' },
	{
		key: 'crowdsecMode',
		type: 'enum',
		default: 'live',
		allowed: ['none', 'live', 'stream', 'alone', 'appsec'],
		meaning: '`stream` pulls the list; `live` and `none` ask for every visitor; `alone` asks CrowdSec’s Central API; `appsec` only checks requests.',
		badValue: { severity: 'error', effect: 'Traefik refuses the middleware, and its routes answer 404' },
	},
	{ key: 'crowdsecAppsecEnabled', type: 'bool', default: false, meaning: 'Send requests to AppSec of a Security Engine of your own.', since: 'v1.2.0' },
	{ key: 'crowdsecAppsecHost', type: 'host', default: 'crowdsec:7422', meaning: 'Host and port of AppSec.', since: 'v1.2.0' },
	{ key: 'crowdsecAppsecPath', type: 'string', default: '/', meaning: 'Path of AppSec.', since: 'v1.4.0' },
	{ key: 'crowdsecAppsecScheme', type: 'enum', default: null, allowed: ['http', 'https'], meaning: 'Scheme of AppSec.', since: 'v1.4.7' },
	{ key: 'crowdsecAppsecKey', type: 'string', default: null, secret: true, meaning: 'Key for AppSec, where it is not the same.', since: 'v1.4.7' },
	{ key: 'crowdsecAppsecKeyFile', type: 'path', default: null, meaning: 'The same from a file; it wins.', since: 'v1.4.7' },
	{ key: 'crowdsecAppsecTlsInsecureVerify', type: 'bool', default: false, meaning: 'Accept any TLS certificate of AppSec.', since: 'v1.4.7' },
	{ key: 'crowdsecAppsecTlsCertificateAuthority', type: 'pem', default: null, meaning: 'CA for AppSec as PEM text.', since: 'v1.4.7' },
	{ key: 'crowdsecAppsecTlsCertificateAuthorityFile', type: 'path', default: null, meaning: 'The same as a file.', since: 'v1.4.7' },
	{ key: 'crowdsecAppsecTlsCertificateBouncer', type: 'pem', default: null, meaning: 'Client certificate for AppSec as PEM text.', since: 'v1.4.7' },
	{ key: 'crowdsecAppsecTlsCertificateBouncerFile', type: 'path', default: null, meaning: 'The same as a file.', since: 'v1.4.7' },
	{ key: 'crowdsecAppsecTlsCertificateBouncerKey', type: 'pem', default: null, secret: true, meaning: 'Its key as PEM text.', since: 'v1.4.7' },
	{ key: 'crowdsecAppsecTlsCertificateBouncerKeyFile', type: 'path', default: null, meaning: 'The same as a file.', since: 'v1.5.0' },
	{ key: 'crowdsecAppsecFailureBlock', type: 'bool', default: true, meaning: 'Block when AppSec answers 500.', since: 'v1.2.0' },
	{ key: 'crowdsecAppsecUnreachableBlock', type: 'bool', default: true, meaning: 'Block when AppSec cannot be reached.', since: 'v1.3.2' },
	{ key: 'crowdsecAppsecUnreadableBodyBlock', type: 'bool', default: true, meaning: 'Block requests whose body has no known length.', since: 'v1.7.0' },
	{ key: 'crowdsecAppsecBodyLimit', type: 'int', default: 10485760, unit: 'bytes', min: 0, meaning: 'How much of a body is sent to AppSec.', since: 'v1.4.0' },
	{ key: 'crowdsecLapiScheme', type: 'enum', default: 'http', allowed: ['http', 'https'], meaning: 'The scheme alone, without `://`.' },
	{ key: 'crowdsecLapiHost', type: 'host', default: 'crowdsec:8080', meaning: 'Host, or host:port. A scheme or path in it is refused.' },
	{
		key: 'crowdsecLapiPath',
		type: 'string',
		default: '/',
		meaning: 'The path of the base address. It must end with a slash: `v1/decisions/stream` is glued to it.',
		since: 'v1.4.0',
	},
	{
		key: 'crowdsecLapiKey',
		type: 'string',
		default: null,
		secret: true,
		required: true,
		// `alone` logs in at the Central API instead, and `appsec` needs no list.
		alternatives: [
			'crowdsecLapiKeyFile',
			'crowdsecLapiTlsCertificateBouncer',
			'crowdsecLapiTlsCertificateBouncerFile',
			'crowdsecCapiMachineId',
			'crowdsecCapiMachineIdFile',
		],
		meaning: 'Sent in the header X-Api-Key.',
	},
	{ key: 'crowdsecLapiKeyFile', type: 'path', default: null, meaning: 'A file with the key; it wins over `crowdsecLapiKey`.', since: 'v1.1.5' },
	{ key: 'crowdsecLapiTlsInsecureVerify', type: 'bool', default: false, meaning: 'Accept any TLS certificate.', since: 'v1.1.5' },
	{
		key: 'crowdsecLapiTlsCertificateAuthority',
		type: 'pem',
		default: null,
		meaning: 'CA as PEM text. Empty: those of the system, since v1.7.0; older versions need one for https.',
		since: 'v1.1.5',
	},
	{ key: 'crowdsecLapiTlsCertificateAuthorityFile', type: 'path', default: null, meaning: 'The CA as a file.', since: 'v1.1.5' },
	{ key: 'crowdsecLapiTlsCertificateBouncer', type: 'pem', default: null, meaning: 'Client certificate as PEM text.', since: 'v1.1.5' },
	{ key: 'crowdsecLapiTlsCertificateBouncerFile', type: 'path', default: null, meaning: 'The client certificate as a file.', since: 'v1.1.5' },
	{
		key: 'crowdsecLapiTlsCertificateBouncerKey',
		type: 'pem',
		default: null,
		secret: true,
		meaning: 'Key of the client certificate as PEM text.',
		since: 'v1.1.5',
	},
	{ key: 'crowdsecLapiTlsCertificateBouncerKeyFile', type: 'path', default: null, meaning: 'Key of the client certificate as a file.', since: 'v1.1.5' },
	{ key: 'crowdsecCapiMachineId', type: 'string', default: null, meaning: 'Login at the Central API, mode `alone` only.', since: 'v1.1.8' },
	{ key: 'crowdsecCapiMachineIdFile', type: 'path', default: null, meaning: 'The same from a file.', since: 'v1.1.8' },
	{ key: 'crowdsecCapiPassword', type: 'string', default: null, secret: true, meaning: 'Password at the Central API, mode `alone` only.', since: 'v1.1.8' },
	{ key: 'crowdsecCapiPasswordFile', type: 'path', default: null, meaning: 'The same from a file.', since: 'v1.1.8' },
	{ key: 'crowdsecCapiScenarios', type: 'list', default: null, meaning: 'Scenarios for the Central API, mode `alone` only.' },
	{ key: 'updateIntervalSeconds', type: 'int', default: 60, unit: 'seconds', min: 1, meaning: 'Time between two pulls.' },
	{
		key: 'metricsUpdateIntervalSeconds',
		type: 'int',
		default: 600,
		unit: 'seconds',
		min: 0,
		meaning: 'How often usage is reported; 0 for never.',
		since: 'v1.4.4',
	},
	{
		key: 'updateMaxFailure',
		type: 'int',
		default: 0,
		min: -1,
		meaning: 'How many failed pulls are borne before all traffic is blocked; 0: none; -1: never block for that.',
		since: 'v1.3.1',
	},
	{ key: 'streamStartupBlock', type: 'bool', default: true, meaning: 'Wait for the first pull while the middleware is made.', since: 'v1.7.0' },
	{ key: 'defaultDecisionSeconds', type: 'int', default: 60, unit: 'seconds', min: 1, meaning: 'How long an answer is kept in live mode.' },
	{ key: 'remediationStatusCode', type: 'int', default: 403, min: 100, max: 599, meaning: 'HTTP status for a banned visitor.', since: 'v1.4.3' },
	{ key: 'httpTimeoutSeconds', type: 'int', default: 10, unit: 'seconds', min: 1, meaning: 'How long a request may take, also a pull.', since: 'v1.1.14' },
	{ key: 'traceHeadersCustomName', type: 'string', default: null, meaning: 'A request header whose value is shown on the ban page.', since: 'v1.4.7' },
	{ key: 'remediationHeadersCustomName', type: 'string', default: null, meaning: 'A response header that tells what was done.', since: 'v1.3.4' },
	{ key: 'forwardedHeadersCustomName', type: 'string', default: 'X-Forwarded-For', meaning: 'The header that carries the visitor’s address.', since: 'v1.2.0' },
	{ key: 'forwardedHeadersTrustedIps', type: 'list', items: 'cidr', default: null, meaning: 'Proxies in front whose header is believed.', since: 'v1.1.1' },
	{ key: 'clientTrustedIps', type: 'list', items: 'cidr', default: null, meaning: 'Visitors that are never checked.', since: 'v1.1.3' },
	{ key: 'redisCacheEnabled', type: 'bool', default: false, meaning: 'Keep the list in Redis, so that it survives a restart.', since: 'v1.1.1' },
	{ key: 'redisCacheHost', type: 'host', default: 'redis:6379', meaning: 'Host and port of Redis.', since: 'v1.1.1' },
	{ key: 'redisCacheReadHosts', type: 'list', default: null, meaning: 'Copies of Redis for reading.', since: 'v1.7.0' },
	{ key: 'redisCachePassword', type: 'string', default: null, secret: true, meaning: 'Password of Redis.', since: 'v1.1.11' },
	{ key: 'redisCachePasswordFile', type: 'path', default: null, meaning: 'The same from a file.', since: 'v1.1.11' },
	{ key: 'redisCacheDatabase', type: 'string', default: null, meaning: 'Number of the Redis database.', since: 'v1.1.12' },
	{ key: 'redisCacheUnreachableBlock', type: 'bool', default: true, meaning: 'Block when Redis cannot be reached.', since: 'v1.4.1' },
	{ key: 'banFilePath', type: 'path', default: null, meaning: 'The page for a banned visitor; the file must exist.', since: 'v1.7.0' },
	{ key: 'banHtmlFilePath', type: 'path', default: null, meaning: 'The old name of `banFilePath`.', since: 'v1.3.0' },
	{
		key: 'captchaFilePath',
		type: 'path',
		default: '/captcha.html',
		meaning: 'The page with the captcha; it must exist when a provider is set.',
		since: 'v1.7.0',
	},
	{ key: 'captchaHtmlFilePath', type: 'path', default: null, meaning: 'The old name of `captchaFilePath`; it wins.', since: 'v1.3.0' },
	{
		key: 'captchaProvider',
		type: 'enum',
		default: null,
		allowed: ['', 'hcaptcha', 'recaptcha', 'turnstile', 'custom'],
		meaning: 'The captcha service.',
		since: 'v1.3.0',
	},
	{ key: 'captchaCustomJsUrl', type: 'url', default: null, meaning: 'Script of a captcha service of your own.', since: 'v1.4.5' },
	{ key: 'captchaCustomValidateUrl', type: 'url', default: null, meaning: 'Where its answers are checked.', since: 'v1.4.5' },
	{ key: 'captchaCustomKey', type: 'string', default: null, meaning: 'Class of its element.', since: 'v1.4.5' },
	{ key: 'captchaCustomResponse', type: 'string', default: null, meaning: 'Field of its answer.', since: 'v1.4.5' },
	{ key: 'captchaSiteKey', type: 'string', default: null, meaning: 'Site key of the captcha service.', since: 'v1.3.0' },
	{ key: 'captchaSiteKeyFile', type: 'path', default: null, meaning: 'The same from a file.', since: 'v1.3.0' },
	{ key: 'captchaSecretKey', type: 'string', default: null, secret: true, meaning: 'Secret of the captcha service.', since: 'v1.3.0' },
	{ key: 'captchaSecretKeyFile', type: 'path', default: null, meaning: 'The same from a file.', since: 'v1.3.0' },
	{ key: 'captchaGracePeriodSeconds', type: 'int', default: 1800, unit: 'seconds', min: 1, meaning: 'How long a solved captcha counts.', since: 'v1.3.0' },
].map((option) => ({ ...option, source: [configuration] }) as Option)

const lines: readonly SettingLine[] = [
	{ key: 'enabled', value: { is: true }, comment: 'Without it nobody is blocked.' },
	{
		key: 'crowdsecMode',
		value: { is: 'stream' },
		comment: 'The Console serves whole lists only; the default mode live blocks every visitor there.',
		when: 'integration',
	},
	{ key: 'crowdsecMode', value: { is: 'stream' }, comment: 'The default mode live asks for every new visitor.', when: 'engine' },
	{ key: 'crowdsecLapiScheme', value: { from: 'endpoint-scheme' } },
	{ key: 'crowdsecLapiHost', value: { from: 'endpoint-host' } },
	{ key: 'crowdsecLapiPath', value: { from: 'endpoint-path' }, comment: 'It ends with a slash: v1/decisions/stream is glued to it.' },
	{ key: 'crowdsecLapiKey', value: { from: 'key' } },
	{ key: 'updateIntervalSeconds', value: { from: 'interval' } },
	{ key: 'updateMaxFailure', value: { is: -1 }, comment: 'With 0, the default, one failed pull blocks all traffic.' },
	{
		key: 'metricsUpdateIntervalSeconds',
		value: { is: 0 },
		comment: 'Reports usage to an engine of your own; elsewhere it only logs errors.',
		when: 'integration',
	},
]

const secretName = 'crowdsec-bouncer-key'
const secretFolder = '/etc/traefik/crowdsec'
const secretEntry = 'lapi-key'

/** As CrowdSec's page does it: a Secret, which the chart's `volumes` put into the pod (https://docs.crowdsec.net/u/bouncers/traefik). */
const keySecret: TextRecipe = {
	kind: 'text',
	path: 'crowdsec-key.yaml',
	mode: '0600',
	purpose: 'The key as a Kubernetes Secret, in the namespace of Traefik. Delete the file afterwards.',
	format: 'yaml',
	text: `apiVersion: v1
kind: Secret
metadata:
  name: ${secretName}
  namespace: traefik
type: Opaque
stringData:
  ${secretEntry}: "{{key}}"
`,
}

const keyFromSecret: SettingLine = {
	key: 'crowdsecLapiKeyFile',
	value: { is: `${secretFolder}/${secretEntry}` },
	comment: 'The Secret, as a file of the pod: the volume in the values of the chart puts it there.',
	brought: true,
}

const under = ['http', 'middlewares', 'crowdsec', 'plugin', 'bouncer']

const purpose = 'The middleware. Routers or entry points must use it by its name.'

function dynamic(
	recipe: Pick<SettingsRecipe, 'path' | 'format' | 'under' | 'frame' | 'readBy'> & {
		readonly mode: string | null
		readonly purpose?: string
		readonly lines?: readonly SettingLine[]
	},
): SettingsRecipe {
	return { kind: 'settings', file: 'main', purpose, lines, ...recipe }
}

function fragment(path: string, format: TextRecipe['format'], purpose: string, text: string): TextRecipe {
	return { kind: 'text', path, mode: null, purpose, format, text, fragment: true }
}

const readable = `${purpose} The user that Traefik runs as must be able to read it.`
const loads = 'Declares the plugin. Traefik reads this at start only, and downloads the plugin then.'
const reads = 'Names the folder of the dynamic files.'
const uses = 'Uses the middleware for everything that comes in through an entry point.'

const staticYaml = `# Where the file has one of these entries already, add the lines below it.
providers:
  file:
    directory: /etc/traefik/dynamic
experimental:
  plugins:
    bouncer:
      moduleName: github.com/maxlerebourg/crowdsec-bouncer-traefik-plugin
      version: ${version}
entryPoints:
  websecure:
    http:
      middlewares:
        - crowdsec@file
`

const staticToml = `# Where the file has one of these tables already, add the lines to it.
[providers.file]
  directory = "/etc/traefik/dynamic"

[experimental.plugins.bouncer]
  moduleName = "github.com/maxlerebourg/crowdsec-bouncer-traefik-plugin"
  version = "${version}"

[entryPoints.websecure.http]
  middlewares = ["crowdsec@file"]
`

const binary: Pick<Deployment, 'platform' | 'unit' | 'logs'> & { readonly commands: Commands } = {
	platform: 'linux',
	unit: 'traefik.service',
	commands: {
		start: { run: 'sudo systemctl start traefik', known: 'source' },
		stop: { run: 'sudo systemctl stop traefik', known: 'source' },
		restart: {
			run: 'sudo systemctl restart traefik',
			note: 'needed after a change of address, key or interval: the running poller keeps the old ones',
			known: 'source',
		},
		enable: { run: 'sudo systemctl enable --now traefik', known: 'source' },
		status: { run: 'sudo systemctl status traefik', note: 'the plugin runs inside Traefik; the unit exists only if somebody wrote one', known: 'source' },
		version: { run: 'traefik version', known: 'source' },
		none: 'There is nothing to install: Traefik downloads the plugin at start. It has no test of its configuration. It watches the dynamic file, but the poller keeps its first settings: restart it.',
	},
	logs: [
		{
			where: 'journal',
			view: { run: 'sudo journalctl -u traefik -n 200 --no-pager', known: 'source' },
			note: 'The plugin writes to the output of the process, not to Traefik’s `log.filePath`. Look for `CrowdsecBouncerTraefikPlugin`.',
		},
	],
}

const containerLogs: readonly LogPlace[] = [
	{
		where: 'container output',
		view: { run: 'docker compose logs --no-color --tail 200 traefik', known: 'source' },
		note: 'Look for `CrowdsecBouncerTraefikPlugin`.',
	},
]

export const traefik: Bouncer = {
	id: 'traefik',
	name: 'Traefik plugin',
	aliases: ['traefik', 'traefik plugin', 'crowdsec-bouncer-traefik-plugin', 'middleware', 'yaegi', 'kubernetes', 'k8s'],
	kind: 'reverse-proxy',
	summary: 'A middleware plugin that Traefik downloads and interprets at start. No package, no service and no file of its own.',
	integration: {
		works: 'yes',
		why: 'In stream mode it pulls the path that an integration serves, with the key in the header X-Api-Key.',
		needs: [
			'`crowdsecMode: stream` and `enabled: true`',
			'the address in three options: scheme, host, and path with a slash at its end',
			'plugin v1.7.0 or newer; v1.4.0 to v1.6.0 need a CA for https',
			'“IP aggregation” off in the Console: ranges are never matched in stream mode',
			'`updateMaxFailure: -1`, else one failed pull blocks all traffic',
			'`metricsUpdateIntervalSeconds: 0`',
		],
		source: [bouncer, 'https://docs.crowdsec.net/u/integrations/remediationcomponent'],
	},
	endpoint: {
		option: 'crowdsecLapiScheme, crowdsecLapiHost, crowdsecLapiPath',
		form: 'parts',
		appends: 'v1/decisions/stream',
		slash: '`crowdsecLapiPath` must end with one; without it the id and the path are glued together, and every pull ends in 404.',
		fullPath: 'In `crowdsecLapiPath` the path doubles: 404. In `crowdsecLapiHost` it is refused, and the routes answer 404.',
		source: [bouncer, configuration],
	},
	keyOption: 'crowdsecLapiKey',
	interval: { option: 'updateIntervalSeconds', unit: 'seconds', default: '60' },
	modes: ['stream', 'live', 'none', 'alone', 'appsec'],
	files: [
		{
			id: 'main',
			title: 'Dynamic configuration',
			format: 'yaml',
			root: 'http.middlewares.*.plugin.*',
			anyCase: true,
			listsAsText: true,
			options,
			unknownKey: { severity: 'warning', effect: 'it is ignored without a word, and the default is used' },
			badValue: { severity: 'error', effect: 'Traefik logs “plugin: failed to decode configuration” or “New:validateParams”, and the routes answer 404' },
			expandsEnv: 'In a file of the file provider Traefik’s own templating works: {{ env "NAME" }}.',
		},
	],
	images: [
		{ repository: 'traefik', hostOf: ['crowdsec-bouncer-traefik-plugin', 'crowdsec'], source: ['maxlerebourg/crowdsec-bouncer-traefik-plugin:README.md'] },
	],
	signs: [
		{
			text: 'crowdsec-bouncer-traefik-plugin',
			says: 'The plugin is declared here. That is the static half of Traefik’s configuration; it has no setting of the bouncer.',
			settings: 'Its settings are in the middleware (`plugin:` below `http.middlewares`, labels, or a Kubernetes Middleware): paste that.',
			source: ['maxlerebourg/crowdsec-bouncer-traefik-plugin:README.md'],
		},
	],
	hostModule: {
		module: 'github.com/maxlerebourg/crowdsec-bouncer-traefik-plugin',
		declaredBelow: ['experimental.plugins', 'experimental.localPlugins'],
		key: 'moduleName',
		variables: 'TRAEFIK_',
		ownFile: ['configfile', 'traefik.yml', 'traefik.yaml', 'traefik.toml', '/etc/traefik', '/etc/traefik/'],
		effect: 'Traefik logs “plugin: unknown plugin type” and refuses the middleware, and its routes answer 404',
		source: [
			'https://github.com/traefik/traefik/blob/master/pkg/plugins/builder.go',
			'https://github.com/traefik/traefik/blob/master/pkg/server/router/router.go',
			'https://github.com/traefik/traefik/blob/master/pkg/cli/loader_file.go',
			'https://github.com/traefik/paerser/blob/master/env/env.go',
		],
	},
	deployments: [
		{
			id: 'file-yaml',
			name: 'Traefik with YAML files',
			...binary,
			files: [
				dynamic({ path: '/etc/traefik/dynamic/crowdsec.yml', mode: '0600', readBy: 'traefik', under, purpose: readable }),
				fragment('/etc/traefik/traefik.yml', 'yaml', `${reads} ${loads} ${uses}`, staticYaml),
			],
		},
		{
			id: 'file-toml',
			name: 'Traefik with TOML files',
			...binary,
			files: [
				dynamic({ path: '/etc/traefik/dynamic/crowdsec.toml', mode: '0600', readBy: 'traefik', format: 'toml', under, purpose: readable }),
				fragment('/etc/traefik/traefik.toml', 'toml', `${reads} ${loads} ${uses}`, staticToml),
			],
		},
		{
			id: 'docker-labels',
			name: 'Docker Compose with labels',
			platform: 'container',
			unit: 'traefik',
			note: 'If your compose.yaml has the service already, add the flags and labels to it. Label names are compared without regard to case. With `exposedbydefault=false` the service also needs the label `traefik.enable=true`.',
			files: [
				dynamic({
					path: 'compose.yaml',
					mode: null,
					format: 'labels',
					under: ['traefik', ...under],
					frame: {
						services: {
							traefik: {
								image: 'traefik:v3',
								command: [
									'--providers.docker=true',
									'--entrypoints.websecure.address=:443',
									'--entrypoints.websecure.http.middlewares=crowdsec@docker',
									'--experimental.plugins.bouncer.modulename=github.com/maxlerebourg/crowdsec-bouncer-traefik-plugin',
									`--experimental.plugins.bouncer.version=${version}`,
								],
								ports: ['443:443'],
								volumes: ['/var/run/docker.sock:/var/run/docker.sock:ro'],
								labels: [],
							},
						},
					},
				}),
			],
			commands: {
				start: { run: 'docker compose up -d traefik', known: 'source' },
				stop: { run: 'docker compose stop traefik', known: 'source' },
				restart: { run: 'docker compose up -d --force-recreate traefik', note: 'changed labels and flags need a new container', known: 'source' },
				status: { run: 'docker compose ps --all traefik', known: 'source' },
				test: { run: 'docker compose config --quiet', note: 'it checks the form of compose.yaml, not what the labels say', known: 'source' },
				none: 'There is nothing to install: Traefik downloads the plugin at start, and its container needs a way to plugins.traefik.io. It has no test of its configuration.',
			},
			logs: containerLogs,
		},
		{
			id: 'kubernetes',
			name: 'Kubernetes Middleware (Helm)',
			platform: 'kubernetes',
			unit: 'deployment/traefik',
			note: 'The key stands in a Secret, which Traefik’s pod has as a file; in the Middleware everybody who may read it would see the key.',
			files: [
				keySecret,
				dynamic({
					path: 'middleware.yaml',
					mode: null,
					lines: lines.map((line): SettingLine => (line.key === 'crowdsecLapiKey' ? keyFromSecret : line)),
					under: ['spec', 'plugin', 'bouncer'],
					frame: { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', metadata: { name: 'crowdsec', namespace: 'traefik' } },
				}),
				fragment(
					'values.yaml',
					'yaml',
					`${loads} ${uses}`,
					`experimental:
  plugins:
    bouncer:
      moduleName: github.com/maxlerebourg/crowdsec-bouncer-traefik-plugin
      version: ${version}
volumes:
  - name: ${secretName}
    mountPath: ${secretFolder}
    type: secret
additionalArguments:
  - "--entrypoints.websecure.http.middlewares=traefik-crowdsec@kubernetescrd"
`,
				),
			],
			commands: {
				install: [
					{ run: 'kubectl apply -f crowdsec-key.yaml', note: 'before the pod that has it as a file', known: 'source' },
					{ run: 'helm upgrade --install traefik traefik/traefik -n traefik -f values.yaml', note: 'also after a change of the values', known: 'source' },
					{ run: 'kubectl apply -f middleware.yaml', known: 'source' },
				],
				restart: {
					run: 'kubectl apply -f middleware.yaml && kubectl -n traefik rollout restart deployment/traefik',
					note: 'after the install command, when the values have changed',
					known: 'source',
				},
				status: { run: 'kubectl -n traefik get pods', known: 'source' },
				test: { run: 'kubectl apply --dry-run=server -f middleware.yaml', note: 'it checks the form, not what the options say', known: 'source' },
				none: 'Kubernetes starts and stops the pod. A changed Middleware is read at once, but the poller keeps its first settings: restart it.',
			},
			logs: [
				{
					where: 'output of the pod',
					view: { run: 'kubectl -n traefik logs deploy/traefik --tail=200', known: 'source' },
					note: 'Look for `CrowdsecBouncerTraefikPlugin`.',
				},
			],
		},
	],
	constraints: [
		{
			code: 'never-pulls',
			severity: 'info',
			file: 'main',
			key: 'crowdsecMode',
			when: { all: [{ not: { source: 'integration' } }, { option: 'crowdsecMode', is: ['live', 'none'] }] },
			message: 'In this mode the plugin asks for single visitors and never pulls a list; `live` is also the default.',
			fix: 'Set `crowdsecMode: stream` where the whole list shall be pulled.',
			set: 'stream',
		},
		{
			code: 'bouncer-disabled',
			severity: 'error',
			file: 'main',
			key: 'enabled',
			when: {
				all: [
					{ option: 'enabled', present: true },
					{ option: 'enabled', is: [false] },
				],
			},
			message: 'The middleware is switched off: it pulls the list and lets everybody pass.',
			fix: 'Set `enabled: true`.',
			set: true,
		},
		{
			code: 'not-enabled',
			severity: 'error',
			file: 'main',
			key: 'enabled',
			when: { option: 'enabled', present: false },
			message: 'Without `enabled: true` the middleware pulls the list and lets everybody pass.',
			fix: 'Set `enabled: true`.',
			set: true,
		},
		{
			code: 'mode-not-stream',
			severity: 'error',
			file: 'main',
			key: 'crowdsecMode',
			when: { all: [{ source: 'integration' }, { not: { option: 'crowdsecMode', is: ['stream'] } }] },
			message: 'Only `stream` works with a Console integration. In the default mode `live` every visitor gets 403, and at level INFO nothing is logged.',
			fix: 'Set `crowdsecMode: stream`.',
			set: 'stream',
		},
		{
			code: 'blocks-all-on-failure',
			severity: 'warning',
			file: 'main',
			key: 'updateMaxFailure',
			when: {
				all: [
					{ option: 'crowdsecMode', is: ['stream'] },
					{ option: 'updateMaxFailure', is: [0] },
				],
			},
			message: 'With 0, the default, one failed pull (429 after a restart, for example) blocks all traffic with 403.',
			fix: 'Set `updateMaxFailure: -1`.',
			set: -1,
		},
		{
			code: 'appsec-with-integration',
			severity: 'error',
			file: 'main',
			key: 'crowdsecAppsecEnabled',
			when: { all: [{ source: 'integration' }, { option: 'crowdsecAppsecEnabled', is: [true] }] },
			message: 'AppSec belongs to a Security Engine of your own. Without one every request is blocked, as AppSec cannot be reached.',
			fix: 'Set `crowdsecAppsecEnabled: false`.',
			set: false,
		},
		{
			code: 'captcha-incomplete',
			severity: 'error',
			file: 'main',
			key: 'captchaProvider',
			when: {
				all: [
					// With `custom` validateCaptcha asks for the captchaCustom options alone (pkg/configuration/configuration.go).
					{ option: 'captchaProvider', is: ['hcaptcha', 'recaptcha', 'turnstile'] },
					{
						any: [
							{
								not: {
									any: [
										{ option: 'captchaSiteKey', present: true },
										{ option: 'captchaSiteKeyFile', present: true },
									],
								},
							},
							{
								not: {
									any: [
										{ option: 'captchaSecretKey', present: true },
										{ option: 'captchaSecretKeyFile', present: true },
									],
								},
							},
						],
					},
				],
			},
			message: 'A captcha service needs its site key and its secret; without them Traefik refuses the middleware.',
			fix: 'Set `captchaSiteKey` and `captchaSecretKey`, or remove `captchaProvider`.',
		},
		{
			code: 'captcha-custom-incomplete',
			severity: 'error',
			file: 'main',
			key: 'captchaProvider',
			when: {
				all: [
					{ option: 'captchaProvider', is: ['custom'] },
					{
						any: [
							{ not: { option: 'captchaCustomJsUrl', present: true } },
							{ not: { option: 'captchaCustomValidateUrl', present: true } },
							{ not: { option: 'captchaCustomKey', present: true } },
							{ not: { option: 'captchaCustomResponse', present: true } },
						],
					},
				],
			},
			message: 'A captcha service of your own needs four settings; without them Traefik refuses the middleware.',
			fix: 'Set `captchaCustomJsUrl`, `captchaCustomValidateUrl`, `captchaCustomKey` and `captchaCustomResponse`.',
		},
		{
			code: 'certificate-checks-off',
			severity: 'warning',
			file: 'main',
			key: 'crowdsecLapiTlsInsecureVerify',
			when: { option: 'crowdsecLapiTlsInsecureVerify', is: [true] },
			message: 'Any server that answers in the endpoint’s place is believed, and it gets the API key.',
			fix: 'Set it to `false`; the Console’s certificate is a public one.',
			set: false,
		},
	],
	legacyNames: [
		{
			name: 'crowdsec_url',
			what: 'key',
			holds: 'endpoint',
			instead: 'Nothing reads it. The address stands in `crowdsecLapiScheme`, `crowdsecLapiHost` and `crowdsecLapiPath`.',
		},
		{ name: 'crowdsec_api_key', what: 'key', option: 'crowdsecLapiKey', instead: 'Nothing reads it. The key is `crowdsecLapiKey`.' },
		{
			name: 'update_frequency',
			what: 'key',
			option: 'updateIntervalSeconds',
			instead: 'Nothing reads it. The interval is `updateIntervalSeconds`, a bare number.',
		},
		{
			name: 'crowdsecLapiUrl',
			what: 'key',
			holds: 'endpoint',
			instead: 'Nothing reads it. The address stands in `crowdsecLapiScheme`, `crowdsecLapiHost` and `crowdsecLapiPath`.',
		},
		{
			name: 'api_url',
			what: 'key',
			holds: 'endpoint',
			instead: 'Nothing reads it. The address stands in `crowdsecLapiScheme`, `crowdsecLapiHost` and `crowdsecLapiPath`.',
		},
		{ name: 'api_key', what: 'key', option: 'crowdsecLapiKey', instead: 'Nothing reads it. The key is `crowdsecLapiKey`.' },
		{ name: 'crowdsec-traefik-bouncer', what: 'service', instead: 'There is no such service and no such package: the plugin runs inside Traefik.' },
		{
			name: '/etc/crowdsec/bouncers/crowdsec-traefik-bouncer.yaml',
			what: 'file',
			instead: 'No program reads this file. The settings belong into Traefik’s dynamic configuration.',
		},
	],
	healthyPull: {
		trace: 'debug',
		sample: 'time=2026-11-22T11:24:12.324Z level=DEBUG msg=handleStreamCache:updated component=CrowdsecBouncerTraefikPlugin',
		meaning: 'at the usual level a working pull writes no line; set `logLevel: DEBUG` for a moment',
	},
	traps: [
		{ what: '`enabled` is false by default: the list is pulled and nobody is blocked.', fix: 'Set `enabled: true`.', source: [configuration] },
		{
			what: 'The default mode is `live`: with a Console endpoint every visitor gets 403.',
			fix: 'Set `crowdsecMode: stream`.',
			source: ['https://github.com/maxlerebourg/crowdsec-bouncer-traefik-plugin/issues/181'],
		},
		{
			what: '`updateMaxFailure` is 0 by default: one failed pull blocks all traffic until a pull works.',
			fix: 'Set `updateMaxFailure: -1`.',
			source: [bouncer],
		},
		{
			what: 'Ranges never match in stream mode, up to v1.7.1.',
			fix: 'Switch “IP aggregation” off in the Console.',
			source: ['https://github.com/maxlerebourg/crowdsec-bouncer-traefik-plugin/pull/368'],
		},
		{ what: '`crowdsecLapiPath` without a slash at its end glues id and path together: 404.', fix: 'End it with `/`.', source: [bouncer] },
		{ what: 'A misspelled option is ignored; the default host then gives “lookup crowdsec … no such host”.', fix: 'Check the names.', source: [configuration] },
		{
			what: 'A restart pulls at once, as the list is in memory only. On a plan of 24 hours that is a 429.',
			fix: 'Set `updateMaxFailure: -1`, or keep the list in Redis.',
			source: [bouncer],
		},
		{ what: 'The running poller keeps address, key and interval when the dynamic file changes.', fix: 'Restart Traefik.', source: [bouncer] },
		{ what: 'The plugin ignores proxy variables.', fix: 'Allow TCP 443 to admin.api.crowdsec.net.', source: [bouncer] },
		{
			what: '`crowdsecLapiHost` with a scheme or a path in it is refused, and the middleware does not start.',
			fix: 'Split the address: `crowdsecLapiScheme`, `crowdsecLapiHost`, `crowdsecLapiPath`.',
			source: ['maxlerebourg/crowdsec-bouncer-traefik-plugin:pkg/configuration/configuration.go'],
		},
		{
			what: 'The official page pins v1.4.5. From v1.4.0 to v1.6.0 an https address needs `crowdsecLapiTlsCertificateAuthority`, or no pull gets through.',
			fix: 'Set the version to v1.7.1.',
			source: ['maxlerebourg/crowdsec-bouncer-traefik-plugin:pkg/configuration/configuration.go'],
		},
		{
			what: 'Every 10 minutes the plugin sends usage metrics, which an integration has no path for: an error line each time, of no consequence.',
			fix: 'Set `metricsUpdateIntervalSeconds: 0`. A negative number is refused.',
			source: ['maxlerebourg/crowdsec-bouncer-traefik-plugin:bouncer.go'],
		},
		{
			what: 'With `log.filePath` in the static configuration the plugin’s lines are not in that file.',
			fix: 'Look at the standard output of Traefik, or set `logFilePath` of the plugin.',
			source: ['maxlerebourg/crowdsec-bouncer-traefik-plugin:pkg/logger/logger.go'],
		},
	],
	blockTest: {
		do: [
			{
				run: 'curl -sS -o /dev/null -w "%{http_code}\\n" https://your-site.example.com/',
				note: 'from an address that is not listed: not 403',
				known: 'source',
			},
			...blockTestWithEngine.do,
		],
		undo: blockTestWithEngine.undo,
		note: 'With an integration looking is enough: the list is the Console’s, and nothing can be added to it for a test. In Traefik’s access log blocked visitors have the status 403.',
	},
	marks: [
		{ text: 'CrowdsecBouncerTraefikPlugin', weight: 3 },
		{ text: 'crowdsec-bouncer-traefik-plugin', weight: 3 },
		{ text: 'handleStreamTicker', weight: 3 },
		{ text: 'handleStreamCache', weight: 3 },
		{ text: 'crowdsecQuery:', weight: 3 },
		{ text: 'New:validateParams', weight: 2 },
		{ text: 'crowdsecLapi', weight: 3 },
		{ text: 'crowdsecMode', weight: 3 },
		{ text: 'traefik.http.middlewares', weight: 1 },
		{ text: 'entryPointName=', weight: 1 },
		{ text: 'traefik', weight: 1 },
	],
	links: [
		{ title: 'Source and releases', href: 'https://github.com/maxlerebourg/crowdsec-bouncer-traefik-plugin' },
		{ title: 'Official documentation', href: 'https://docs.crowdsec.net/u/bouncers/traefik' },
	],
	checked: [{ program: 'crowdsec-bouncer-traefik-plugin', version: '1.7.1', date: '2026-11-22', how: 'run' }],
	unknown: ['With which status the real Console endpoint refuses a key (401 or 403), and how long its decisions last.'],
}
