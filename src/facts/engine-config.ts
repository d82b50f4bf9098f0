/**
 * The names that the Security Engine knows in its own files. It reads them strictly: with a name that it does not know it does not start.
 * Sources: crowdsecurity/crowdsec v1.7.8 and v1.4.6 (Debian 12 and 13), pkg/csconfig/*.go, pkg/acquisition/modules/*.
 */

/** What a name holds. `file`: a text with a whole file in it; `map`: names of the reader's own. */
export type Holds = 'text' | 'file' | 'truth' | 'number' | 'level' | 'texts' | 'networks' | 'list' | 'map' | 'any' | readonly string[]

export interface Names {
	readonly [name: string]: Holds | Names
}

/** Whether names of the engine stand below, not a value. */
export function isNames(holds: Holds | Names): holds is Names {
	return typeof holds === 'object' && !Array.isArray(holds)
}

const garbage = { cert: 'text', certduration: 'text', api_key: 'text', apiduration: 'text', login_password: 'text', loginpasswordduration: 'text' } as const

/** `config.yaml` and `config.yaml.local`, which is merged over it. */
export const engineConfig = {
	common: {
		...{ daemonize: 'text', pid_dir: 'text', working_dir: 'text', force_color_logs: 'truth', log_level: 'level', log_media: 'text', log_dir: 'text' },
		...{ compress_logs: 'truth', log_max_size: 'number', log_format: 'text', log_max_age: 'number', log_max_files: 'number' },
	},
	prometheus: { enabled: 'truth', level: 'text', listen_addr: 'text', listen_port: 'number' },
	crowdsec_service: {
		...{ enable: 'truth', acquisition_path: 'text', acquisition_dir: 'text', console_context_path: 'text', console_context_value_length: 'number' },
		...{ parser_routines: 'number', buckets_routines: 'number', output_routines: 'number', state_input_file: 'text', state_output_dir: 'text' },
		// Newer than 1.7.8.
		dns_cache: { ttl: 'text', negative_ttl: 'text', size: 'number' },
	},
	cscli: { output: 'text', color: 'text', hub_branch: 'text', __hub_url_template__: 'text', hub_with_content: 'truth', prometheus_uri: 'text' },
	db_config: {
		...{ user: 'text', password: 'text', db_name: 'text', sslmode: 'text', ssl_ca_cert: 'text', ssl_client_cert: 'text', ssl_client_key: 'text' },
		...{ host: 'text', port: 'number', db_path: 'text', type: ['sqlite', 'mysql', 'postgres', 'postgresql', 'pgx'], log_level: 'level' },
		...{ max_open_conns: 'number', use_wal: 'truth', decision_bulk_size: 'number' },
		flush: { max_items: 'number', max_age: 'text', bouncers_autodelete: garbage, agents_autodelete: garbage, metrics_max_age: 'text' },
	},
	api: {
		client: { credentials_path: 'text', insecure_skip_verify: 'truth', unregister_on_exit: 'truth' },
		server: {
			...{ enable: 'truth', listen_uri: 'text', listen_socket: 'text', profiles_path: 'text', console_path: 'text', log_level: 'level' },
			...{ use_forwarded_for_headers: 'truth', trusted_proxies: 'networks', trusted_ips: 'networks', papi_log_level: 'level' },
			...{ disable_remote_lapi_registration: 'truth', capi_whitelists_path: 'text', disable_usage_metrics_export: 'truth' },
			tls: {
				...{ cert_file: 'text', key_file: 'text', server_name: 'text', ca_cert_path: 'text', agents_allowed_ou: 'texts', bouncers_allowed_ou: 'texts' },
				...{ crl_path: 'text', cache_expiration: 'text' },
				client_verification: ['NoClientCert', 'RequestClientCert', 'RequireAnyClientCert', 'VerifyClientCertIfGiven', 'RequireAndVerifyClientCert'],
			},
			online_client: { credentials_path: 'text', pull: { community: 'truth', blocklists: 'truth' }, sharing: 'truth' },
			auto_registration: { enabled: 'truth', token: 'text', allowed_ranges: 'networks' },
		},
		cti: { key: 'text', cache_timeout: 'text', cache_size: 'number', enabled: 'truth', log_level: 'level' },
	},
	config_paths: {
		...{ config_dir: 'text', data_dir: 'text', simulation_path: 'text', index_path: 'text', hub_dir: 'text', plugin_dir: 'text' },
		...{ notification_dir: 'text', pattern_dir: 'text' },
	},
	plugin_config: { user: 'text', group: 'text' },
} as const satisfies Names

/** `local_api_credentials.yaml`, its `.local`, and `online_api_credentials.yaml`. */
export const engineCredentials = {
	...{ papi_url: 'text', url: 'text', login: 'text', password: 'text', ca_cert_path: 'text', key_path: 'text', cert_path: 'text' },
} as const satisfies Names

/** What the engine of Debian 12 and 13 (1.4.6) does not know yet. */
export const unknownToDebian: readonly string[] = [
	...['api.client.unregister_on_exit', 'api.cti', 'api.server.auto_registration', 'api.server.capi_whitelists_path', 'api.server.listen_socket'],
	...['api.server.disable_remote_lapi_registration', 'api.server.disable_usage_metrics_export', 'api.server.papi_log_level'],
	...['api.server.online_client.pull', 'api.server.online_client.sharing', 'config_paths.pattern_dir', 'cscli.__hub_url_template__'],
	...['cscli.hub_with_content', 'crowdsec_service.console_context_path', 'crowdsec_service.console_context_value_length', 'crowdsec_service.dns_cache'],
	...['db_config.decision_bulk_size', 'db_config.flush.metrics_max_age', 'db_config.ssl_ca_cert', 'db_config.ssl_client_cert', 'db_config.ssl_client_key'],
	...['common.log_format'],
]

/** In each part of an acquisition, whatever its source. */
const ofEachSource = {
	...{
		mode: ['tail', 'cat'],
		labels: 'map',
		log_level: 'level',
		source: 'text',
		name: 'text',
		use_time_machine: 'truth',
		unique_id: 'text',
		transform: 'text',
	},
} as const satisfies Names

/** Other names that a source of one kind has; null where they have levels of their own that are not looked at. */
const ofSource = {
	file: {
		...{ filenames: 'texts', filename: 'text', exclude_regexps: 'texts', force_inotify: 'truth', max_buffer_size: 'number' },
		...{ poll_without_inotify: 'truth', discovery_poll_enable: 'truth', discovery_poll_interval: 'text' },
	},
	journalctl: { journalctl_filter: 'texts' },
	docker: {
		...{ check_interval: 'text', follow_stdout: 'truth', follow_stderr: 'truth', until: 'text', since: 'text', docker_host: 'text' },
		...{ container_name: 'texts', container_id: 'texts', container_name_regexp: 'texts', container_id_regexp: 'texts', use_container_labels: 'truth' },
		...{ service_name: 'texts', service_id: 'texts', service_name_regexp: 'texts', service_id_regexp: 'texts', use_service_labels: 'truth' },
	},
	syslog: { protocol: 'text', listen_port: 'number', listen_addr: 'text', max_message_len: 'number', disable_rfc_parser: 'truth' },
	wineventlog: { event_channel: 'text', event_level: 'text', event_ids: 'any', xpath_query: 'text', eventfile: 'text', pretty_name: 'text' },
	appsec: null,
	cloudwatch: null,
	http: null,
	'k8s-audit': null,
	kafka: null,
	kinesis: null,
	loki: null,
	s3: null,
	victorialogs: null,
} as const satisfies Readonly<Record<string, Names | null>>

/** Names that a source once had, and the first engine that does not start with them. */
export const goneFromSource: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	docker: { force_inotify: '1.6.2' },
	wineventlog: { event_file: '1.6.4' },
}

/** Kinds of sources that the engine knows (`pkg/acquisition/modules/`). */
export const acquisitionKinds: readonly string[] = Object.keys(ofSource)

/** What people write in place of a kind. */
export const meantKind: Readonly<Record<string, string>> = {
	...{ journald: 'journalctl', journal: 'journalctl', systemd: 'journalctl', files: 'file', container: 'docker' },
}

/** The names of a part of an acquisition; null where those of its kind are not held here. */
export function namesOfSource(kind: string): Names | null {
	const own = (ofSource as Readonly<Record<string, Names | null>>)[kind] ?? null
	return own && { ...ofEachSource, ...own }
}

/** Levels of a log, as the engine's logger reads them. */
export const logLevels: readonly string[] = ['panic', 'fatal', 'error', 'warn', 'warning', 'info', 'debug', 'trace']
