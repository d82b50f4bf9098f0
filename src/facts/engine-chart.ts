import type { Names } from './engine-config'

/**
 * The values of CrowdSec's Helm chart for the engine. Helm passes over a name that the chart does not have without a word.
 * Source: crowdsecurity/helm-charts:charts/crowdsec/values.yaml, values.schema.json, templates/, version 0.24.0.
 */
export const chartVersion = '0.24.0'

const volume = {
	...{ enabled: 'truth', accessModes: 'list', storageClassName: 'text', existingClaim: 'text', subPath: 'text', size: 'text', annotations: 'map' },
} as const satisfies Names

const metrics = {
	enabled: 'truth',
	serviceMonitor: { enabled: 'truth', additionalLabels: 'map' },
	podMonitor: { enabled: 'truth', additionalLabels: 'map' },
} as const satisfies Names

const service = {
	...{ type: 'text', labels: 'map', annotations: 'map', externalIPs: 'list', loadBalancerIP: 'text', loadBalancerClass: 'text' },
	externalTrafficPolicy: 'text',
} as const satisfies Names

/** What each of the three kinds of pods has. */
const pod = {
	...{ enabled: 'truth', replicas: 'number', env: 'list', strategy: 'map', priorityClassName: 'text', podAnnotations: 'map', podLabels: 'map' },
	...{ extraInitContainers: 'list', extraVolumes: 'list', extraVolumeMounts: 'list', podSecurityContext: 'map', securityContext: 'map' },
	...{ resources: 'map', nodeSelector: 'map', tolerations: 'list', affinity: 'map', metrics },
} as const satisfies Names

/** What the log processors and the web application firewall have besides. */
const logProcessor = {
	...{ lapiURL: 'text', lapiHost: 'text', lapiPort: 'number', livenessProbe: 'map', readinessProbe: 'map', startupProbe: 'map' },
	wait_for_lapi: { image: { repository: 'text', pullPolicy: 'text', tag: 'text' }, securityContext: 'map' },
} as const satisfies Names

const postoverflows = { 's00-enrich': 'map', 's01-whitelist': 'map' } as const satisfies Names
const clientSecret = { tlsClientAuth: 'truth', secret: 'text', reflector: { namespaces: 'list' } } as const satisfies Names
const secret = { secret: 'text', reflector: { namespaces: 'list' } } as const satisfies Names

export const chartValues = {
	// Helm's own, for every chart.
	global: 'map',
	container_runtime: ['docker', 'containerd'],
	image: {
		...{ repository: 'text', pullPolicy: 'text', pullSecrets: 'list', tag: 'text' },
		kubectl: { repository: 'text', tag: 'text', pullPolicy: 'text' },
	},
	podAnnotations: 'map',
	podLabels: 'map',
	config: {
		parsers: { 's00-raw': 'map', 's01-parse': 'map', 's02-enrich': 'map' },
		scenarios: 'map',
		postoverflows,
		notifications: 'map',
		...{ 'simulation.yaml': 'file', 'console.yaml': 'file', 'capi_whitelists.yaml': 'file', 'profiles.yaml': 'file' },
		...{ 'config.yaml.local': 'file', 'agent_config.yaml.local': 'file', 'appsec_config.yaml.local': 'file' },
	},
	tls: {
		...{ enabled: 'truth', caBundle: 'truth', insecureSkipVerify: 'truth' },
		certManager: { enabled: 'truth', issuerRef: 'map', secretTemplate: { annotations: 'map', labels: 'map' }, duration: 'text', renewBefore: 'text' },
		bouncer: secret,
		agent: clientSecret,
		appsec: clientSecret,
		lapi: secret,
	},
	secrets: { username: 'text', password: 'text', externalSecret: { name: 'text', csLapiSecretKey: 'text', registrationTokenKey: 'text' } },
	lapi: {
		...pod,
		...{ envFrom: 'list', deployAnnotations: 'map', dnsConfig: 'map', topologySpreadConstraints: 'list', lifecycle: 'map', extraSecrets: 'map' },
		ingress: { enabled: 'truth', annotations: 'map', labels: 'map', ingressClassName: 'text', host: 'text', tls: 'any' },
		persistentVolume: { data: volume, config: volume },
		service,
		secrets: { csLapiSecret: 'text', registrationToken: 'text' },
		storeCAPICredentialsInSecret: 'truth',
		storeLAPICscliCredentialsInSecret: 'truth',
	},
	agent: {
		...pod,
		...logProcessor,
		...{ isDeployment: 'truth', serviceAccountName: 'text', ports: 'list', additionalAcquisition: 'list', acquisition: 'list', hostVarLog: 'truth' },
		...{ daemonsetAnnotations: 'map', deploymentAnnotations: 'map' },
		persistentVolume: { config: volume },
		service: { ...service, ports: 'list' },
	},
	appsec: {
		...pod,
		...logProcessor,
		...{ acquisitions: 'list', scenarios: 'map', configs: 'map', rules: 'map', deployAnnotations: 'map' },
		postoverflows,
		service,
	},
} as const satisfies Names

/** What the chart's schema demands, and Helm refuses otherwise: an item of `agent.acquisition`. */
export const chartAcquisition = {
	required: ['namespace', 'podName', 'program'],
	names: { namespace: 'text', podName: 'text', program: 'text', poll_without_inotify: 'truth' },
} as const satisfies { readonly required: readonly string[]; readonly names: Names }

/** Names that the schema allows in an item of `agent.additionalAcquisition`, by its kind; fewer than the engine knows. */
export const chartSources: Readonly<Record<string, readonly string[]>> = {
	file: [
		...['source', 'labels', 'filename', 'filenames', 'exclude_regexps', 'force_inotify', 'max_buffer_size', 'poll_without_inotify'],
		...['discovery_poll_enable', 'discovery_poll_interval'],
	],
	journalctl: ['source', 'labels', 'journalctl_filter'],
	docker: [
		...['source', 'labels', 'check_interval', 'container_id', 'container_id_regexp', 'container_name', 'container_name_regexp', 'docker_host'],
		...['follow_stderr', 'follow_stdout', 'since', 'until'],
	],
	syslog: ['source', 'labels', 'listen_addr', 'listen_port', 'max_message_len'],
}
