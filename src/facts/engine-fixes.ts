import type { EnginePlaceId } from './engine'

/**
 * What is put right in a file of the Security Engine, and what only the reader knows of it. Sources: crowdsecurity/crowdsec
 * (pkg/csconfig/api.go, pkg/apiserver/apiserver.go, build/docker/docker_start.sh), crowdsecurity/helm-charts:charts/crowdsec/.
 */
export const engineFixIds = ['lapi-reachable', 'log-processor', 'pods-register', 'trusted', 'unregister', 'central-api', 'collection'] as const
export type EngineFixId = (typeof engineFixIds)[number]

export const engineFieldIds = ['lapi', 'port', 'machine', 'networks', 'proxies', 'admins', 'engine', 'collection'] as const
export type EngineFieldId = (typeof engineFieldIds)[number]

export interface EngineField {
	readonly label: string
	/** In grey where nothing is typed; never taken. */
	readonly example: string
	/** Stands in the file where nothing usable was typed. */
	readonly stands: string
	/** What stands there until the reader types something else; empty where only the reader knows it. */
	readonly initial: string
	/** What it is: an address or name of a host, a port, one word, networks with commas between them. */
	readonly holds: 'host' | 'port' | 'word' | 'networks' | 'collection'
	readonly optional?: true
}

export const engineFields: Readonly<Record<EngineFieldId, EngineField>> = {
	lapi: { label: 'Address of the Local API’s host', example: '192.0.2.5', stands: 'LAPI_HOST', initial: '', holds: 'host' },
	port: { label: 'Its port', example: '8080', stands: '8080', initial: '8080', holds: 'port' },
	machine: { label: 'Name of the log processor', example: 'web02', stands: 'NAME', initial: '', holds: 'word' },
	networks: { label: 'Networks of the pods', example: '10.42.0.0/16, 10.43.0.0/16', stands: 'NETWORK', initial: '', holds: 'networks' },
	proxies: { label: 'Addresses of the proxies', example: '192.0.2.20', stands: 'PROXY', initial: '', holds: 'networks', optional: true },
	admins: { label: 'Who else may do everything (trusted IPs)', example: '192.0.2.0/28', stands: 'NETWORK', initial: '', holds: 'networks', optional: true },
	engine: { label: 'Name in the Console', example: 'web01', stands: 'NAME', initial: '', holds: 'word' },
	collection: { label: 'Collection', example: 'crowdsecurity/nginx', stands: 'COLLECTION', initial: '', holds: 'collection' },
}

/** The file whose settings win over config.yaml; in Docker it lies beside the Compose file, in Kubernetes it is a text in the chart's values. */
export const overrideFiles: Readonly<Record<EnginePlaceId, string>> = {
	host: '/etc/crowdsec/config.yaml.local',
	docker: './crowdsec/config.yaml.local',
	kubernetes: 'values.yaml',
	windows: String.raw`C:\ProgramData\CrowdSec\config\config.yaml.local`,
	freebsd: '/usr/local/etc/crowdsec/config.yaml.local',
}

export interface EngineFix {
	/** What the file does, for the head of the form. */
	readonly title: string
	readonly fields: Readonly<Partial<Record<EnginePlaceId, readonly EngineFieldId[]>>>
}

const everywhere = (fields: readonly EngineFieldId[], kubernetes = fields) => ({
	...{ host: fields, docker: fields, kubernetes, windows: fields, freebsd: fields },
})

export const engineFixes: Readonly<Record<EngineFixId, EngineFix>> = {
	'lapi-reachable': {
		title: 'The Local API for other hosts',
		fields: everywhere(['lapi', 'port'], []),
	},
	'log-processor': {
		title: 'A log processor that asks another host’s Local API',
		fields: everywhere(['lapi', 'port', 'machine'], ['lapi', 'port']),
	},
	'pods-register': { title: 'The log processors of a release may register', fields: { kubernetes: ['networks'] } },
	trusted: {
		title: 'Proxies in front of the Local API, and who may do everything',
		fields: everywhere(['proxies', 'admins'], ['proxies', 'admins', 'networks']),
	},
	unregister: { title: 'A log processor that removes its own entry when it stops', fields: everywhere([]) },
	'central-api': { title: 'Credentials that last, and the enrolment', fields: everywhere(['engine']) },
	collection: { title: 'A collection that is there after each start', fields: { docker: ['collection'], kubernetes: ['collection'] } },
}
