import type { Constraint, LegacyName, Option, Trap, Value } from '../../bouncer'

const client = 'crowdsecurity/go-cs-bouncer:stream_bouncer.go'

/**
 * The settings of the Go client that most daemons share (crowdsecurity/go-cs-bouncer:stream_bouncer.go).
 *
 * @param url What the packaged file has as the address.
 * @param retriesSince The first release whose client knows `retry_initial_connect`, where older ones are still in use.
 */
export function goClientOptions(url: Value, retriesSince?: string): readonly Option[] {
	return [
		{
			key: 'api_url',
			type: 'url',
			default: null,
			packaged: url,
			required: true,
			meaning: 'Where to pull from: the base address of the integration or of a Local API.',
			source: [client],
		},
		{
			key: 'api_key',
			type: 'string',
			default: null,
			packaged: '${API_KEY}',
			required: true,
			alternatives: ['cert_path'],
			secret: true,
			meaning: 'Sent in the header X-Api-Key.',
			source: [client],
		},
		{ key: 'update_frequency', type: 'duration', default: '10s', unit: 's, m or h', min: 0.001, meaning: 'Time between two pulls.', source: [client] },
		{
			key: 'retry_initial_connect',
			type: 'bool',
			default: false,
			meaning: 'Try again every 10 s when the first pull fails, instead of ending the process.',
			...(retriesSince === undefined ? {} : { since: retriesSince }),
			source: [client],
		},
		{ key: 'insecure_skip_verify', type: 'bool', default: false, meaning: 'Accept any TLS certificate.', source: [client] },
		{
			key: 'cert_path',
			type: 'path',
			default: null,
			meaning: 'Client certificate for a Local API with mutual TLS; not together with a key.',
			source: [client],
		},
		{ key: 'key_path', type: 'path', default: null, meaning: 'Private key of the client certificate.', source: [client] },
		{ key: 'ca_cert_path', type: 'path', default: null, meaning: 'A CA of your own, trusted in addition to those of the system.', source: [client] },
		{ key: 'scopes', type: 'list', default: null, meaning: 'Ask only for these scopes. Filters are made for a Local API.', source: [client] },
		{ key: 'origins', type: 'list', default: null, meaning: 'Ask only for these origins. Filters are made for a Local API.', source: [client] },
		{
			key: 'scenarios_containing',
			type: 'list',
			default: null,
			meaning: 'Ask only for decisions whose scenario contains one of these words.',
			source: [client],
		},
		{
			key: 'scenarios_not_containing',
			type: 'list',
			default: null,
			meaning: 'Leave out decisions whose scenario contains one of these words.',
			source: [client],
		},
	]
}

/**
 * The logging settings of the Go daemons.
 *
 * @param source Where the program reads them.
 * @param folder What the packaged file has as the folder.
 */
export function goLoggingOptions(source: Option['source'], folder: string): readonly Option[] {
	return [
		{
			key: 'log_mode',
			type: 'string',
			default: 'stdout',
			packaged: 'file',
			allowed: ['stdout', 'file'],
			meaning: 'Log to a file or to the console. `stdout` really goes to stderr, and so into the journal.',
			source,
		},
		{ key: 'log_dir', type: 'path', made: true, default: '/var/log/', packaged: folder, meaning: 'Folder of the log file.', source },
		{
			key: 'log_level',
			type: 'string',
			default: 'info',
			allowed: ['panic', 'fatal', 'error', 'warning', 'warn', 'info', 'debug', 'trace'],
			meaning: 'How much is logged.',
			source,
		},
		{ key: 'log_max_size', type: 'int', default: 500, unit: 'MB', meaning: 'Size at which the log file is rotated.', source },
		{ key: 'log_max_files', type: 'int', default: 3, unit: 'files', meaning: 'Rotated files to keep.', source },
		{ key: 'log_max_age', type: 'int', default: 30, unit: 'days', meaning: 'Age limit of rotated files.', source },
		{ key: 'compress_logs', type: 'bool', default: true, meaning: 'Gzip rotated files.', source },
	]
}

/** An answer that the client takes for success. */
export const nothingSubscribed: Trap = {
	what: 'An integration without a subscribed blocklist answers 204. The bouncer takes that for success and writes nothing.',
	fix: 'Subscribe the integration to a blocklist in the Console.',
	source: ['crowdsecurity/crowdsec:pkg/apiclient/client_http.go', 'crowdsecurity/crowdsec-service-api-sdk-python:openapi.json'],
}

/**
 * Where the first errors are.
 *
 * @param unit The service whose journal has them.
 */
export function earlyErrors(unit: string): Trap {
	return {
		what: 'A missing file, broken YAML or a value of the wrong type is told before logging is set up: the log file never has it.',
		fix: `Read the journal: \`sudo journalctl -u ${unit} -n 50 --no-pager\`.`,
		source: ['https://docs.crowdsec.net/u/troubleshooting/remediation_components'],
	}
}

/** Names in packaged files and on other pages that no Go daemon reads. */
export const goLegacyNames: readonly LegacyName[] = [
	{
		name: 'log_max_backups',
		what: 'key',
		option: 'log_max_files',
		packaged: true,
		instead: 'The packaged file has `log_max_backups`; the program reads `log_max_files`.',
	},
	{
		name: 'log_compression',
		what: 'key',
		option: 'compress_logs',
		packaged: true,
		instead: 'The packaged file has `log_compression`; the program reads `compress_logs`.',
	},
	{ name: 'log_media', what: 'key', option: 'log_mode', instead: 'An old name; the program reads `log_mode`.' },
	{ name: 'crowdsec_url', what: 'key', option: 'api_url', instead: 'No bouncer reads `crowdsec_url`; here it is `api_url`.' },
	{ name: 'crowdsec_api_key', what: 'key', option: 'api_key', instead: 'No bouncer reads `crowdsec_api_key`; here it is `api_key`.' },
	{ name: 'lapi_url', what: 'key', option: 'api_url', instead: 'Here it is `api_url`.' },
	{ name: 'lapi_key', what: 'key', option: 'api_key', instead: 'Here it is `api_key`.' },
	{ name: 'API_URL', what: 'key', option: 'api_url', instead: 'Keys are lower case here: `api_url`.' },
	{ name: 'API_KEY', what: 'key', option: 'api_key', instead: 'Keys are lower case here: `api_key`.' },
]

/**
 * What the Go client makes of its settings.
 *
 * @param file Id of the config file that holds them.
 */
export function goClientConstraints(file: string): readonly Constraint[] {
	return [
		{
			code: 'certificate-and-key',
			severity: 'error',
			file,
			key: 'cert_path',
			when: {
				all: [
					{ option: 'api_key', present: true },
					{ option: 'cert_path', present: true },
					{ option: 'key_path', present: true },
				],
			},
			message: 'An API key and a client certificate cannot be used together: “cannot use both API key and certificate auth”.',
			fix: 'Keep the key for a Console endpoint, and remove `cert_path` and `key_path`.',
		},
		{
			code: 'certificate-checks-off',
			severity: 'warning',
			file,
			key: 'insecure_skip_verify',
			when: { option: 'insecure_skip_verify', is: [true] },
			message: 'Any server that answers in the endpoint’s place is believed, and it gets the API key.',
			fix: 'Set it to `false`; name a private CA in `ca_cert_path` instead.',
			set: false,
		},
		{
			code: 'filter-with-integration',
			severity: 'warning',
			file,
			key: 'scopes',
			when: { all: [{ source: 'integration' }, { option: 'scopes', present: true }] },
			message: 'The Console’s endpoint documents no filters; what it does with them is not known.',
			fix: 'Choose the content by the blocklists that the integration subscribes to.',
		},
	]
}
