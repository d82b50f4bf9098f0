import type { Bouncer, LogPlace, Option, SettingLine, SettingsRecipe, TextRecipe } from '../bouncer'
import { readInSource } from '../upstream'
import { containerVariables } from './shared/container-variables'

const repo = 'kdwils/envoy-proxy-crowdsec-bouncer'
const config = `${repo}:config/config.go` as const
const reference = `${repo}:docs/CONFIGURATION.md` as const
const cache = `${repo}:bouncer/components/decision_cache.go` as const
const chart = `${repo}:charts/envoy-proxy-bouncer/values.yaml` as const
const deployment = `${repo}:docs/DEPLOYMENT.md` as const
const client = 'crowdsecurity/go-cs-bouncer:stream_bouncer.go'
const namespace = 'envoy-gateway-system'
const image = 'ghcr.io/kdwils/envoy-proxy-bouncer:v0.8.0'

const options: readonly Option[] = [
	{
		key: 'bouncer.lapiURL',
		type: 'url',
		default: null,
		required: true,
		meaning: 'Where to pull from: the base address of the integration or of a Local API.',
		source: [config, client],
	},
	{
		key: 'bouncer.apiKey',
		type: 'string',
		default: null,
		required: true,
		alternatives: ['bouncer.tls.certPath'],
		secret: true,
		meaning: 'Sent in the header X-Api-Key.',
		source: [config, cache],
	},
	{
		key: 'bouncer.tickerInterval',
		type: 'duration',
		default: '10s',
		unit: 's, m or h',
		min: 0.001,
		meaning: 'Time between two pulls.',
		source: [config, client],
	},
	{
		key: 'bouncer.enabled',
		type: 'bool',
		default: true,
		meaning: 'With false nothing is pulled, and no visitor is blocked by the list.',
		source: [config],
	},
	{
		key: 'bouncer.metrics',
		type: 'bool',
		default: false,
		meaning: 'Send usage figures to a Local API. Keep it off with a Console integration.',
		source: [config],
	},
	{ key: 'bouncer.metricsInterval', type: 'duration', default: '10m', meaning: 'How often usage figures are sent.', since: 'v0.2.0', source: [config] },
	{
		key: 'bouncer.banStatusCode',
		type: 'int',
		default: 403,
		min: 100,
		max: 599,
		meaning: 'HTTP status for a banned visitor.',
		since: 'v0.3.1',
		source: [config],
	},
	{
		key: 'bouncer.tls.enabled',
		type: 'bool',
		default: false,
		meaning: 'Log in to a Local API with a client certificate instead of a key.',
		note: 'The other `tls` settings count only when this is true, `caPath` and `insecureSkipVerify` included.',
		source: [config, cache],
	},
	{ key: 'bouncer.tls.certPath', type: 'path', default: null, meaning: 'The client certificate.', since: 'v0.5.3', source: [config] },
	{ key: 'bouncer.tls.keyPath', type: 'path', default: null, meaning: 'The private key of the client certificate.', since: 'v0.5.3', source: [config] },
	{
		key: 'bouncer.tls.caPath',
		type: 'path',
		default: null,
		meaning: 'A CA of your own; only together with a client certificate.',
		since: 'v0.5.3',
		source: [config, cache],
	},
	{
		key: 'bouncer.tls.insecureSkipVerify',
		type: 'bool',
		default: false,
		meaning: 'Accept any TLS certificate; only together with a client certificate.',
		since: 'v0.5.3',
		source: [config, cache],
	},
	{ key: 'server.grpcPort', type: 'int', default: 8080, min: 1, max: 65535, meaning: 'Port on which Envoy asks.', since: 'v0.2.0', source: [config] },
	{ key: 'server.httpPort', type: 'int', default: 8081, min: 1, max: 65535, meaning: 'Port of the captcha pages.', since: 'v0.2.0', source: [config] },
	{
		key: 'server.logLevel',
		type: 'enum',
		default: 'info',
		allowed: ['debug', 'info', 'warn', 'error'],
		meaning: 'How much is logged.',
		badValue: { severity: 'warning', effect: '`info` is used' },
		source: [config, `${repo}:logger/logger.go`],
	},
	{
		key: 'trustedProxies',
		type: 'list',
		items: 'cidr',
		default: [],
		meaning: 'Addresses or ranges of proxies whose X-Forwarded-For is believed.',
		badValue: { severity: 'error', effect: 'the bouncer ends at start: “invalid address”' },
		source: [config, reference],
	},
	{
		key: 'trustedIPHeader',
		type: 'string',
		default: null,
		meaning: 'A header that already carries the visitor’s address; it wins over X-Forwarded-For.',
		since: 'v0.6.3',
		source: [reference],
	},
	{
		key: 'exemptIPs',
		type: 'list',
		items: 'cidr',
		default: [],
		meaning: 'Visitors that are never checked.',
		badValue: { severity: 'error', effect: 'the bouncer ends at start: “invalid address”' },
		since: 'v0.6.3',
		source: [reference],
	},
	{ key: 'waf.enabled', type: 'bool', default: false, meaning: 'Ask AppSec of a Security Engine of your own.', source: [config] },
	{ key: 'waf.appSecURL', type: 'url', default: null, meaning: 'The address of AppSec.', source: [config] },
	{ key: 'waf.apiKey', type: 'string', default: null, secret: true, meaning: 'The key for AppSec.', source: [config] },
	{ key: 'waf.httpTimeout', type: 'duration', default: '5s', meaning: 'How long AppSec may take to answer.', since: 'v0.8.0', source: [config] },
	{
		key: 'waf.failOpen',
		type: 'bool',
		default: false,
		meaning: 'Let visitors through when AppSec does not answer. The list still counts.',
		since: 'v0.8.0',
		source: [config],
	},
	{ key: 'captcha.enabled', type: 'bool', default: false, meaning: 'Show a captcha where the list says so.', source: [config] },
	{ key: 'captcha.provider', type: 'enum', default: null, allowed: ['recaptcha', 'turnstile'], meaning: 'The captcha service.', source: [reference] },
	{ key: 'captcha.siteKey', type: 'string', default: null, meaning: 'Site key of the captcha service.', since: 'v0.2.0', source: [config] },
	{ key: 'captcha.secretKey', type: 'string', default: null, secret: true, meaning: 'Secret of the captcha service.', source: [config] },
	{
		key: 'captcha.signingKey',
		type: 'string',
		default: null,
		secret: true,
		meaning: 'Signs the cookies of solved captchas: at least 32 bytes.',
		since: 'v0.4.0',
		source: [`${repo}:docs/SIGNING_KEYS.md`],
	},
	{ key: 'captcha.callbackURL', type: 'url', default: null, meaning: 'The public address of the captcha pages.', since: 'v0.2.0', source: [reference] },
	{ key: 'captcha.cookieDomain', type: 'string', default: null, meaning: 'Domain of the cookie.', since: 'v0.4.0', source: [reference] },
	{ key: 'captcha.cookieName', type: 'string', default: 'session', meaning: 'Name of the cookie.', since: 'v0.5.0', source: [config] },
	{ key: 'captcha.secureCookie', type: 'bool', default: true, meaning: 'Send the cookie over https only.', since: 'v0.4.0', source: [config] },
	{ key: 'captcha.timeout', type: 'duration', default: '10s', meaning: 'How long the captcha service may take to answer.', source: [config] },
	{ key: 'captcha.challengeDuration', type: 'duration', default: '5m', meaning: 'How long a visitor may take to solve it.', since: 'v0.3.0', source: [config] },
	{ key: 'captcha.sessionDuration', type: 'duration', default: '15m', meaning: 'How long a solved captcha counts.', source: [config] },
	{
		key: 'captcha.disableChallengeReplayProtection',
		type: 'bool',
		default: false,
		meaning: 'Accept a solved challenge more than once; needed with several pods.',
		since: 'v0.6.0',
		source: [config],
	},
	{ key: 'prometheus.enabled', type: 'bool', default: false, meaning: 'Serve metrics for Prometheus.', source: [config] },
	{ key: 'prometheus.port', type: 'int', default: 9090, min: 1, max: 65535, meaning: 'Port of the metrics server.', source: [config] },
	{
		key: 'webhook.subscriptions',
		type: 'list',
		default: null,
		meaning: 'Addresses that are told about events, each with `url` and `events`.',
		since: 'v0.5.1',
		source: [config],
	},
	{ key: 'webhook.signingKey', type: 'string', default: null, secret: true, meaning: 'Signs what is sent there.', source: [config] },
	{ key: 'webhook.timeout', type: 'duration', default: '5s', meaning: 'How long such an address may take to answer.', source: [config] },
	{ key: 'webhook.bufferSize', type: 'int', default: 100, min: 0, meaning: 'How many events may wait.', since: 'v0.5.1', source: [config] },
	{ key: 'templates.deniedTemplatePath', type: 'path', default: null, meaning: 'A page of your own for banned visitors.', since: 'v0.3.0', source: [config] },
	{
		key: 'templates.deniedTemplateHeaders',
		type: 'string',
		default: 'text/html; charset=utf-8',
		meaning: 'Content type of that page.',
		since: 'v0.3.0',
		source: [config],
	},
	{ key: 'templates.showDeniedPage', type: 'bool', default: true, meaning: 'Show a page to banned visitors.', since: 'v0.6.0', source: [config] },
	{ key: 'templates.captchaTemplatePath', type: 'path', default: null, meaning: 'A page of your own for the captcha.', since: 'v0.3.0', source: [config] },
	{
		key: 'templates.captchaTemplateHeaders',
		type: 'string',
		default: 'text/html; charset=utf-8',
		meaning: 'Content type of that page.',
		since: 'v0.3.0',
		source: [config],
	},
	{
		key: 'http.maxIdleConns',
		type: 'int',
		default: 1000,
		min: 0,
		meaning: 'Connections to AppSec and captcha services that are kept.',
		since: 'v0.7.2',
		source: [config],
	},
	{ key: 'http.maxIdleConnsPerHost', type: 'int', default: 100, min: 0, meaning: 'The same for each host.', since: 'v0.7.2', source: [config] },
	{ key: 'http.idleConnTimeout', type: 'duration', default: '90s', meaning: 'How long they are kept.', since: 'v0.7.2', source: [config] },
	{
		key: 'http.tlsHandshakeTimeout',
		type: 'duration',
		default: '10s',
		meaning: 'How long a TLS handshake with them may take.',
		since: 'v0.7.2',
		source: [config],
	},
]

/** Exist in the chart only: it turns them into an environment variable of the pod. */
const chartOptions: readonly Option[] = [
	{ key: 'bouncer.apiKeySecretRef.name', type: 'string', default: null, meaning: 'Name of the Kubernetes secret that holds the key.', source: [chart] },
	{ key: 'bouncer.apiKeySecretRef.key', type: 'string', default: null, meaning: 'The entry of that secret.', source: [chart] },
	{ key: 'bouncer.tlsSecretRef', type: 'map', default: null, meaning: 'The Kubernetes secret with the client certificate.', source: [chart] },
	{ key: 'waf.apiKeySecretRef', type: 'map', default: null, meaning: 'The Kubernetes secret with the key of AppSec.', source: [chart] },
	{ key: 'prometheus.serviceMonitor', type: 'map', default: null, meaning: 'A ServiceMonitor for the Prometheus operator.', source: [chart] },
	{ key: 'captcha.secretKeySecretRef', type: 'map', default: null, meaning: 'The Kubernetes secret with the captcha’s secret key.', source: [chart] },
	{
		key: 'captcha.signingKeySecretRef',
		type: 'map',
		default: null,
		meaning: 'The Kubernetes secret with the key that signs captcha answers.',
		source: [chart],
	},
	{ key: 'webhook.signingKeySecretRef', type: 'map', default: null, meaning: 'The Kubernetes secret with the key that signs webhooks.', source: [chart] },
]

const variables: readonly Option[] = options
	// What a webhook is told about is a list of mappings: no text makes one.
	.filter(({ key }) => key !== 'webhook.subscriptions')
	.map(({ key, alternatives, ...rest }) => ({
		...rest,
		key: variableOf(key),
		...(alternatives ? { alternatives: alternatives.map(variableOf) } : {}),
	}))

function variableOf(key: string): string {
	return `ENVOY_BOUNCER_${key.toUpperCase().replaceAll('.', '_')}`
}

const pulling: readonly SettingLine[] = [
	{ key: 'bouncer.lapiURL', value: { from: 'endpoint' }, comment: 'The base address. The bouncer appends /v1/decisions/stream by itself.' },
	{
		key: 'bouncer.tickerInterval',
		value: { from: 'interval' },
		comment: 'Plans limit how often may be pulled; the Console counts 24 h without a pull as offline.',
		when: 'integration',
	},
	{ key: 'bouncer.tickerInterval', value: { from: 'interval' }, when: 'engine' },
	{ key: 'bouncer.metrics', value: { is: false }, comment: 'Usage figures are for a Local API.', when: 'integration' },
	{ key: 'server.logLevel', value: { is: 'info' } },
]

const secret: TextRecipe = {
	kind: 'text',
	path: 'crowdsec-key.yaml',
	mode: '0600',
	purpose: 'The key as a Kubernetes secret: `kubectl apply -f crowdsec-key.yaml`. Delete the file afterwards.',
	format: 'yaml',
	text: `apiVersion: v1
kind: Secret
metadata:
  name: crowdsec-bouncer-key
  namespace: ${namespace}
type: Opaque
stringData:
  api-key: "{{key}}"
`,
}

const values: SettingsRecipe = {
	kind: 'settings',
	file: 'values',
	path: 'values.yaml',
	mode: null,
	purpose: 'Values of the chart. Name the namespaces of your SecurityPolicies in `fromNamespaces`.',
	under: ['config'],
	frame: { referenceGrant: { create: true, fromNamespaces: ['default'] } },
	lines: [
		...pulling,
		{
			key: 'bouncer.apiKeySecretRef.name',
			value: { is: 'crowdsec-bouncer-key' },
			comment: 'Written as apiKey the key would stand in a ConfigMap, readable for many.',
		},
		{ key: 'bouncer.apiKeySecretRef.key', value: { is: 'api-key' }, comment: 'The entry of the secret below.' },
	],
}

const policy: TextRecipe = {
	kind: 'text',
	path: 'security-policy.yaml',
	mode: null,
	purpose: 'Makes Envoy Gateway ask the bouncer. It stands in the namespace of the HTTPRoute: `kubectl apply -f security-policy.yaml`.',
	format: 'yaml',
	text: `apiVersion: gateway.envoyproxy.io/v1alpha1
kind: SecurityPolicy
metadata:
  name: crowdsec
  namespace: default
spec:
  targetRefs:
    - group: gateway.networking.k8s.io
      kind: HTTPRoute
      name: your-route
  extAuth:
    # While the bouncer does not answer, visitors pass. Without the line they get an error instead.
    failOpen: true
    grpc:
      backendRefs:
        - group: ""
          kind: Service
          name: envoy-proxy-bouncer
          port: 8080
          namespace: ${namespace}
`,
}

const podLog: LogPlace = {
	where: 'output of the pod',
	view: { run: `kubectl -n ${namespace} logs deploy/envoy-proxy-bouncer --tail=200`, known: 'source' },
	note: 'Two forms in one stream: JSON lines of the bouncer, and `time="…" level=error msg="…"` of its client. Failed pulls are in the second form.',
}

export const envoy: Bouncer = {
	id: 'envoy',
	name: 'Envoy and Envoy Gateway',
	aliases: [
		'envoy',
		'envoy gateway',
		'ext_authz',
		'extauth',
		'envoy-proxy-bouncer',
		'envoy-proxy-crowdsec-bouncer',
		'kdwils',
		'gateway api',
		'kubernetes',
		'k8s',
	],
	kind: 'reverse-proxy',
	summary: 'A community service that pulls the list and answers Envoy’s question about each request (ext_authz over gRPC). Made for Kubernetes.',
	integration: {
		works: 'yes',
		why: 'It only pulls the path that an integration serves, with the key in the header X-Api-Key.',
		needs: [
			'`bouncer.lapiURL` is the base address of the integration',
			'`bouncer.tickerInterval` is within the plan',
			'`bouncer.metrics: false` and `waf.enabled: false`',
			'one replica, or as many pulls as the plan allows: each pod pulls for itself',
			'a direct way out of the cluster to TCP 443: proxy variables are ignored for https addresses',
		],
		source: [cache, client, 'https://docs.crowdsec.net/u/integrations/remediationcomponent'],
	},
	endpoint: {
		option: 'bouncer.lapiURL',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'Added when it is missing; both forms work.',
		fullPath: 'The path doubles, and every pull ends in 404.',
		source: [client],
	},
	keyOption: 'bouncer.apiKey',
	interval: {
		option: 'bouncer.tickerInterval',
		unit: 'duration',
		default: '10s',
		note: 'A Go duration: s, m and h, no d. A bare number is refused. A failed first pull is repeated every 10 s, whatever the interval.',
	},
	modes: ['stream'],
	files: [
		{
			id: 'values',
			title: 'values.yaml of the Helm chart',
			format: 'yaml',
			root: 'config',
			anyCase: true,
			options: [
				...options.map((option) =>
					option.key === 'bouncer.apiKey'
						? { ...option, alternatives: ['bouncer.apiKeySecretRef.name', 'bouncer.tlsSecretRef', 'bouncer.tls.certPath'] }
						: option,
				),
				...chartOptions,
			],
			unknownKey: { severity: 'warning', effect: 'the line is ignored without a word' },
			badValue: { severity: 'error', effect: 'the pod ends at start with “Error: …”, and Kubernetes starts it again and again' },
			override: 'Environment variables of the pod win over it: ENVOY_BOUNCER_ and the key in capitals, `_` for each dot.',
			expandsEnv: 'Not replaced.',
		},
		{
			id: 'main',
			title: 'File of --config',
			format: 'yaml',
			anyCase: true,
			options,
			unknownKey: { severity: 'warning', effect: 'the line is ignored without a word' },
			badValue: { severity: 'error', effect: 'the program ends at start with “Error: …”' },
			override: 'Environment variables win over it: ENVOY_BOUNCER_ and the key in capitals, `_` for each dot.',
			expandsEnv: 'Not replaced.',
		},
		{
			id: 'environment',
			title: 'Environment',
			format: 'env',
			alsoAs: ['environment'],
			listsAsText: true,
			quirks: containerVariables,
			options: variables,
			unknownKey: { severity: 'warning', effect: 'the variable is ignored' },
			badValue: { severity: 'error', effect: 'the program ends at start with “Error: …”' },
		},
	],
	images: [{ repository: 'kdwils/envoy-proxy-bouncer', variables: 'environment', source: ['kdwils/envoy-proxy-crowdsec-bouncer:README.md'] }],
	deployments: [
		{
			id: 'helm',
			name: 'Kubernetes, Helm chart',
			platform: 'kubernetes',
			note: 'For Envoy Gateway. The release is called envoy-proxy-bouncer, so that service and deployment have that name.',
			unit: 'deploy/envoy-proxy-bouncer',
			files: [secret, values, policy],
			commands: {
				install: [
					{ run: 'kubectl apply -f crowdsec-key.yaml', known: 'source' },
					{
						run: `helm upgrade --install envoy-proxy-bouncer oci://ghcr.io/kdwils/charts/envoy-proxy-bouncer --namespace ${namespace} --values values.yaml`,
						note: 'also after each change of values.yaml',
						known: 'source',
					},
					{ run: 'kubectl apply -f security-policy.yaml', known: 'source' },
				],
				start: { run: `kubectl -n ${namespace} scale deploy/envoy-proxy-bouncer --replicas=1`, known: 'source' },
				stop: {
					run: `kubectl -n ${namespace} scale deploy/envoy-proxy-bouncer --replicas=0`,
					note: 'without `failOpen: true` every request then fails',
					known: 'source',
				},
				restart: {
					run: `kubectl -n ${namespace} rollout restart deploy/envoy-proxy-bouncer`,
					note: 'pulls the whole list anew; needed after a change of the secret or of values.yaml',
					known: 'source',
				},
				status: {
					run: `kubectl -n ${namespace} get pods -l app.kubernetes.io/name=envoy-proxy-bouncer`,
					note: 'a pod is ready only after its first good pull',
					known: 'source',
				},
				none: 'There is no reload and no test of the configuration; Kubernetes starts the pod by itself.',
			},
			logs: [podLog],
		},
		{
			id: 'docker',
			name: 'Docker',
			platform: 'container',
			note: 'For an Envoy of your own, with an ext_authz filter that points to port 8080.',
			unit: 'envoy-proxy-bouncer',
			files: [
				{
					kind: 'settings',
					file: 'environment',
					path: 'envoy-bouncer.env',
					mode: '0600',
					purpose: 'The variables of the container.',
					lines: [
						...pulling.map((line): SettingLine => ({ ...line, key: variableOf(line.key) })),
						{ key: variableOf('bouncer.apiKey'), value: { from: 'key' } },
					],
				},
			],
			commands: {
				install: [
					{
						run: `docker run -d --name envoy-proxy-bouncer --restart unless-stopped --env-file envoy-bouncer.env -p 127.0.0.1:8080:8080 ${image}`,
						known: 'source',
					},
				],
				start: { run: 'docker start envoy-proxy-bouncer', known: 'source' },
				stop: { run: 'docker stop envoy-proxy-bouncer', known: 'source' },
				restart: {
					run: 'docker restart envoy-proxy-bouncer',
					note: 'changed variables need a new container: `docker rm -f envoy-proxy-bouncer`, then `docker run` again',
					known: 'source',
				},
				status: { run: 'docker ps --all --filter name=envoy-proxy-bouncer', known: 'source' },
				version: { run: `docker run --rm ${image} version`, known: 'source' },
				none: 'There is no reload and no test of the configuration.',
			},
			logs: [{ where: 'container output', view: { run: 'docker logs --tail 200 envoy-proxy-bouncer', known: 'source' }, note: podLog.note ?? '' }],
		},
		{
			id: 'binary',
			name: 'Program by hand',
			platform: 'linux',
			note: 'It brings no service: to start it with the system, write a unit of your own.',
			files: [
				{
					kind: 'settings',
					file: 'main',
					path: 'config.yaml',
					mode: '0600',
					purpose: 'The whole configuration.',
					lines: [...pulling, { key: 'bouncer.apiKey', value: { from: 'key' } }],
				},
			],
			commands: {
				install: [{ run: 'go install github.com/kdwils/envoy-proxy-bouncer@v0.8.0', note: 'or a program from the releases page', known: 'source' }],
				start: {
					run: 'envoy-proxy-bouncer serve --config config.yaml 2>&1 | tee -a envoy-bouncer.log',
					note: 'in the foreground; ends with Ctrl+C',
					known: 'run',
				},
				version: { run: 'envoy-proxy-bouncer version', known: 'source' },
				none: 'It has no service, no reload and no test of the configuration.',
			},
			logs: [
				{
					where: 'envoy-bouncer.log',
					view: { run: 'tail -n 200 envoy-bouncer.log', known: 'run' },
					note: podLog.note ?? '',
				},
			],
		},
	],
	constraints: ['values', 'main'].flatMap((file) => [
		{
			code: 'bouncer-disabled',
			severity: 'error' as const,
			file,
			key: 'bouncer.enabled',
			when: { option: 'bouncer.enabled', is: [false] },
			message: 'The list is not pulled, and nobody is blocked by it.',
			fix: 'Set `enabled: true` below `bouncer`.',
			set: true,
		},
		{
			code: 'certificate-and-key',
			severity: 'error' as const,
			file,
			key: 'bouncer.tls.enabled',
			when: {
				all: [
					{ option: 'bouncer.tls.enabled', is: [true] },
					{
						any: [
							{ option: 'bouncer.apiKey', present: true },
							{ option: 'bouncer.apiKeySecretRef.name', present: true },
						],
					},
				],
			},
			message: 'An API key and a client certificate cannot be used together: “cannot use both API key and certificate auth”.',
			fix: 'Keep the key for a Console endpoint, and set `tls.enabled: false`.',
			set: false,
		},
		{
			code: 'certificate-incomplete',
			severity: 'error' as const,
			file,
			key: 'bouncer.tls.enabled',
			when: {
				all: [
					{ option: 'bouncer.tls.enabled', is: [true] },
					{
						not: {
							all: [
								{ option: 'bouncer.tls.certPath', present: true },
								{ option: 'bouncer.tls.keyPath', present: true },
							],
						},
					},
					// The chart mounts the secret where its own defaults look for the files.
					{ option: 'bouncer.tlsSecretRef', present: false },
				],
			},
			message: 'The program ends at start: “certificate auth requires both certPath and keyPath”.',
			fix: 'Set `certPath` and `keyPath`, or switch `tls.enabled` off.',
		},
		{
			code: 'metrics-with-integration',
			severity: 'warning' as const,
			file,
			key: 'bouncer.metrics',
			when: { all: [{ source: 'integration' as const }, { option: 'bouncer.metrics', is: [true] }] },
			message: 'Usage figures go to a Local API; whether the Console’s endpoint takes them is not documented.',
			fix: 'Set `metrics: false` below `bouncer`.',
			set: false,
		},
		{
			code: 'appsec-with-integration',
			severity: 'warning' as const,
			file,
			key: 'waf.enabled',
			when: { all: [{ source: 'integration' as const }, { option: 'waf.enabled', is: [true] }] },
			message: 'AppSec belongs to a Security Engine of your own; the Console’s endpoint has none.',
			fix: 'Set `waf.enabled: false` unless you run an engine with AppSec beside it.',
			set: false,
		},
		{
			code: 'certificate-checks-off',
			severity: 'warning' as const,
			file,
			key: 'bouncer.tls.insecureSkipVerify',
			when: {
				all: [
					{ option: 'bouncer.tls.enabled', is: [true] },
					{ option: 'bouncer.tls.insecureSkipVerify', is: [true] },
				],
			},
			message: 'Any server that answers in the endpoint’s place is believed.',
			fix: 'Set it to `false`; name a private CA in `caPath` instead.',
			set: false,
		},
	]),
	legacyNames: [
		{ name: 'api_url', what: 'key', option: 'bouncer.lapiURL', instead: 'Here it is `lapiURL`, below `bouncer`.' },
		{ name: 'api_key', what: 'key', option: 'bouncer.apiKey', instead: 'Here it is `apiKey`, below `bouncer`.' },
		{ name: 'lapi_url', what: 'key', option: 'bouncer.lapiURL', instead: 'Here it is `lapiURL`, below `bouncer`.' },
		{ name: 'lapi_key', what: 'key', option: 'bouncer.apiKey', instead: 'Here it is `apiKey`, below `bouncer`.' },
		{ name: 'bouncer.apiURL', what: 'key', option: 'bouncer.lapiURL', instead: 'Here it is `lapiURL`.' },
		{ name: 'bouncer.lapiKey', what: 'key', option: 'bouncer.apiKey', instead: 'Here it is `apiKey`.' },
		{ name: 'update_frequency', what: 'key', option: 'bouncer.tickerInterval', instead: 'Here it is `tickerInterval`, below `bouncer`.' },
		{ name: 'crowdsec_url', what: 'key', option: 'bouncer.lapiURL', instead: 'Nothing reads it; here it is `lapiURL`, below `bouncer`.' },
		{ name: 'crowdsec_api_key', what: 'key', option: 'bouncer.apiKey', instead: 'Nothing reads it; here it is `apiKey`, below `bouncer`.' },
		{
			name: 'CROWDSEC_URL',
			what: 'key',
			option: variableOf('bouncer.lapiURL'),
			instead: `Nothing reads it; the variable is \`${variableOf('bouncer.lapiURL')}\`.`,
		},
		{
			name: 'CROWDSEC_LAPI_URL',
			what: 'key',
			option: variableOf('bouncer.lapiURL'),
			instead: `Nothing reads it; the variable is \`${variableOf('bouncer.lapiURL')}\`.`,
		},
		{
			name: 'CROWDSEC_API_KEY',
			what: 'key',
			option: variableOf('bouncer.apiKey'),
			instead: `Nothing reads it; the variable is \`${variableOf('bouncer.apiKey')}\`.`,
		},
		{
			name: 'ENVOY_BOUNCER_APIKEY',
			what: 'key',
			option: variableOf('bouncer.apiKey'),
			instead: `The section is missing: \`${variableOf('bouncer.apiKey')}\`.`,
		},
		{
			name: 'ENVOY_BOUNCER_LAPIURL',
			what: 'key',
			option: variableOf('bouncer.lapiURL'),
			instead: `The section is missing: \`${variableOf('bouncer.lapiURL')}\`.`,
		},
		{ name: 'crowdsec-envoy-bouncer', what: 'service', instead: 'There is no such service: it is a container, see `kubectl get pods` or `docker ps`.' },
	],
	healthyPull: {
		trace: 'debug',
		sample: '{"time":"2026-11-22T11:32:06.204418853Z","level":"INFO","msg":"initial decision sync complete","component":"bouncer","method":"sync"}',
		meaning: 'the first good pull writes “initial decision sync complete”; later ones write “received new decision” at the level debug only',
	},
	traps: [
		{
			what: 'Until its first good pull a pod is not ready. With a wrong key or 429 it stays so, and without `failOpen: true` every request to the route fails.',
			fix: 'Set `failOpen: true` in the SecurityPolicy before the first roll-out.',
			source: [cache, 'https://docs.crowdsec.net/u/bouncers/envoy'],
		},
		{
			what: 'Each restart and each further pod pulls the whole list anew, and a failed first pull is repeated every 10 s: on a plan with one pull a day the answer is 429.',
			fix: 'Run one replica, and restart it rarely.',
			source: [client, cache],
		},
		{
			what: 'The command `envoy-proxy-bouncer bounce` asks for a single address. With an integration it fails although blocking works.',
			fix: 'Look for “initial decision sync complete” in the log.',
			source: [`${repo}:cmd/bounce.go`],
		},
		{
			what: 'A SecurityPolicy in another namespace than the bouncer is refused without a ReferenceGrant.',
			fix: 'Let the chart make it (`referenceGrant.create: true`, `fromNamespaces`), in the bouncer’s namespace.',
			source: [deployment, 'https://docs.crowdsec.net/u/bouncers/envoy'],
		},
		{
			what: '`tls.caPath` counts only together with a client certificate, so a CA of your own cannot be given beside a key.',
			fix: 'Put the CA into a file of the pod and name it in the environment variable `SSL_CERT_FILE`.',
			source: [cache],
		},
		{
			what: 'Written as `apiKey` in values.yaml, the key stands in a ConfigMap.',
			fix: 'Use `apiKeySecretRef` with a secret.',
			source: [`${repo}:charts/envoy-proxy-bouncer/templates/configmap-config.yaml`],
		},
		{
			what: 'Behind a load balancer that changes the source address the bouncer sees the balancer’s.',
			fix: 'Set `externalTrafficPolicy: Local` on Envoy’s service, or `trustedProxies`.',
			source: [reference],
		},
		{
			what: 'Two programs write into one log: the bouncer in JSON, the Go client in `time="…" level=…`. A filter for JSON hides the failed pulls.',
			fix: 'Read it unfiltered.',
			source: ['kdwils/envoy-proxy-crowdsec-bouncer:cmd/serve.go'],
		},
	],
	blockTest: {
		do: [
			{
				run: `kubectl -n ${namespace} port-forward deploy/envoy-proxy-bouncer 9090:9090`,
				note: 'needs `prometheus.enabled: true`; leave it running',
				known: 'source',
			},
			{
				run: 'curl -s http://127.0.0.1:9090/metrics | grep bouncer_decision_cache_size',
				note: 'in a second terminal: how many addresses it holds',
				known: 'source',
			},
		],
		undo: [],
		note: 'Looking is enough: an address in its memory gets 403. End the port-forward with Ctrl+C.',
	},
	marks: [
		{ text: 'envoy-proxy-bouncer', weight: 3 },
		{ text: 'envoy-proxy-crowdsec-bouncer', weight: 3 },
		{ text: 'ENVOY_BOUNCER_', weight: 3 },
		{ text: 'initial decision sync complete', weight: 3 },
		{ text: 'decision stream closed; stopping sync', weight: 3 },
		{ text: 'decision cache error', weight: 3 },
		{ text: 'skipping invalid decision cidr', weight: 3 },
		{ text: 'api key or certificate auth required', weight: 3 },
		{ text: '"component":"bouncer"', weight: 3 },
		{ text: 'envoy-gateway-system', weight: 2 },
		{ text: '"name":"bouncer"', weight: 2 },
		{ text: 'envoy', weight: 1 },
	],
	links: [
		{ title: 'Source and releases', href: 'https://github.com/kdwils/envoy-proxy-crowdsec-bouncer' },
		{ title: 'Official documentation', href: 'https://docs.crowdsec.net/u/bouncers/envoy' },
	],
	checked: [
		{ program: 'envoy-proxy-bouncer', version: '0.8.0', date: '2026-11-30', how: 'run' },
		readInSource('envoy-proxy-bouncer', 'kdwils/envoy-proxy-crowdsec-bouncer'),
	],
	unknown: [
		'Nothing of it was run by us: its lines are taken from the source.',
		'The official page names version 0.6.0; what differs there was not looked at.',
	],
}
