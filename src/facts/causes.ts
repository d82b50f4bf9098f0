/**
 * The taxonomy of root causes: why a bouncer does not pull, does not start or does not block. Ids are stable; they are part
 * of the command line's contract and stand in links. `none` and `healthy-pull` are what the analyzer recognises without
 * calling it a problem.
 */

export const causeGroups = {
	service: 'Service',
	loading: 'Loading',
	configuration: 'Configuration file',
	address: 'Endpoint address',
	credentials: 'Credentials',
	network: 'Network',
	tls: 'TLS and certificates',
	endpoint: 'Endpoint',
	cache: 'Cache',
	enforcement: 'Blocking',
	cloud: 'Cloud provider',
	runtime: 'Machine and process',
	engine: 'Security Engine',
	none: 'Nothing wrong',
} as const

export type CauseGroup = keyof typeof causeGroups

/** Where the repair begins: which part of the generator or page is opened first. */
export type Repair = 'endpoint' | 'key' | 'interval' | 'options' | 'file' | 'service' | 'network' | 'console' | 'wait' | 'none'

interface CauseShape {
	readonly id: string
	readonly group: CauseGroup
	readonly repair: Repair
	readonly title: string
	/** One sentence for a tired person. */
	readonly meaning: string
}

export const causes = [
	{ id: 'service-stopped', group: 'service', repair: 'service', title: 'The service is not running', meaning: 'The bouncer is not running, so nothing pulls.' },
	{
		id: 'service-crash-loop',
		group: 'service',
		repair: 'service',
		title: 'The service starts and dies again and again',
		meaning: 'The bouncer starts, fails and is started again; the reason stands above the restarts.',
	},
	{
		id: 'unit-missing',
		group: 'service',
		repair: 'service',
		title: 'The service, or its program, is not on this host',
		meaning: 'This host has no service of that name, or not the program that it starts.',
	},
	{
		id: 'module-not-loaded',
		group: 'loading',
		repair: 'service',
		title: 'The module is installed but not loaded',
		meaning: 'The web server or proxy runs without the bouncer’s code.',
	},
	{
		id: 'plugin-not-enabled',
		group: 'loading',
		repair: 'service',
		title: 'The plugin or middleware is not enabled or not attached',
		meaning: 'The plugin is installed but nothing uses it.',
	},
	{
		id: 'dependency-missing',
		group: 'loading',
		repair: 'service',
		title: 'A library that the bouncer needs is missing',
		meaning: 'The bouncer cannot find a library that it needs.',
	},
	{
		id: 'bouncer-disabled-in-config',
		group: 'loading',
		repair: 'options',
		title: 'The bouncer is switched off in its own configuration',
		meaning: 'The bouncer’s own configuration tells it to do nothing.',
	},
	{
		id: 'version-incompatible',
		group: 'loading',
		repair: 'service',
		title: 'Versions do not fit together',
		meaning: 'Two parts of the installation come from versions that do not fit.',
	},
	{
		id: 'config-missing',
		group: 'configuration',
		repair: 'file',
		title: 'The configuration file is missing or not where it is looked for',
		meaning: 'The bouncer does not find a file that it was told to read.',
	},
	{
		id: 'config-syntax',
		group: 'configuration',
		repair: 'file',
		title: 'The configuration file cannot be parsed',
		meaning: 'The configuration file is broken, so the bouncer cannot read it.',
	},
	{
		id: 'config-invalid-value',
		group: 'configuration',
		repair: 'options',
		title: 'A setting has a value that is not allowed',
		meaning: 'A setting has a value that the bouncer does not accept.',
	},
	{
		id: 'config-unknown-key',
		group: 'configuration',
		repair: 'options',
		title: 'A setting is not known to this bouncer',
		meaning: 'The file holds a setting that this bouncer does not know.',
	},
	{
		id: 'config-permission',
		group: 'configuration',
		repair: 'service',
		title: 'A file cannot be read or written',
		meaning: 'The bouncer may not read or write one of its files.',
	},
	{
		id: 'api-url-missing',
		group: 'address',
		repair: 'endpoint',
		title: 'No endpoint address is configured',
		meaning: 'The bouncer was not told where to pull from.',
	},
	{
		id: 'api-url-malformed',
		group: 'address',
		repair: 'endpoint',
		title: 'The endpoint address is malformed',
		meaning: 'The endpoint address cannot be understood.',
	},
	{
		id: 'api-url-wrong-path',
		group: 'address',
		repair: 'endpoint',
		title: 'The endpoint address has the wrong path (404)',
		meaning: 'The host answers, but not at this path: the address is not the one that the Console shows.',
	},
	{
		id: 'api-url-points-to-local-engine',
		group: 'address',
		repair: 'endpoint',
		title: 'The address points to a local engine that is not there',
		meaning: 'The address is that of a Security Engine on this machine, and none answers there.',
	},
	{ id: 'api-key-missing', group: 'credentials', repair: 'key', title: 'No API key is configured', meaning: 'The bouncer has no API key to send.' },
	{
		id: 'api-key-invalid',
		group: 'credentials',
		repair: 'key',
		title: 'The API key is refused (401 or 403)',
		meaning: 'The endpoint was reached and refused the API key.',
	},
	{
		id: 'api-key-malformed',
		group: 'credentials',
		repair: 'key',
		title: 'The API key contains characters that cannot be sent',
		meaning: 'The API key holds characters that cannot be sent.',
	},
	{
		id: 'credentials-rotated',
		group: 'credentials',
		repair: 'key',
		title: 'The credentials were regenerated and the bouncer still uses the old ones',
		meaning: 'The key was right once; the credentials have been regenerated since.',
	},
	{
		id: 'dns-failure',
		group: 'network',
		repair: 'network',
		title: 'The endpoint’s name cannot be resolved',
		meaning: 'The endpoint’s name cannot be turned into an address on this host.',
	},
	{
		id: 'connection-refused',
		group: 'network',
		repair: 'network',
		title: 'Nothing listens at that address',
		meaning: 'A machine answers at that address, but nothing listens on the port.',
	},
	{ id: 'connection-timeout', group: 'network', repair: 'network', title: 'The connection or the answer times out', meaning: 'No answer came in time.' },
	{
		id: 'connection-reset',
		group: 'network',
		repair: 'network',
		title: 'The connection is cut off while in use',
		meaning: 'The connection was opened and then cut.',
	},
	{
		id: 'network-unreachable',
		group: 'network',
		repair: 'network',
		title: 'There is no route to the endpoint',
		meaning: 'This host has no way to the endpoint’s network.',
	},
	{
		id: 'proxy-required',
		group: 'network',
		repair: 'network',
		title: 'The way out leads through a proxy that the bouncer does not use',
		meaning: 'Traffic must leave through a proxy, and the bouncer does not use it.',
	},
	{
		id: 'tls-unknown-ca',
		group: 'tls',
		repair: 'network',
		title: 'The certificate’s issuer is not trusted',
		meaning: 'The bouncer does not trust the issuer of the certificate that it was shown.',
	},
	{
		id: 'tls-expired',
		group: 'tls',
		repair: 'network',
		title: 'The certificate is expired or not yet valid',
		meaning: 'The certificate is outside its dates, or this host’s clock is wrong.',
	},
	{
		id: 'tls-hostname',
		group: 'tls',
		repair: 'network',
		title: 'The certificate is for another name',
		meaning: 'The certificate belongs to another name than the one in the address.',
	},
	{
		id: 'tls-protocol',
		group: 'tls',
		repair: 'network',
		title: 'The two sides do not speak the same protocol (HTTP to an HTTPS port, old TLS)',
		meaning: 'One side speaks TLS and the other does not, or they share no version.',
	},
	{
		id: 'rate-limited',
		group: 'endpoint',
		repair: 'interval',
		title: 'The endpoint refuses because of too many requests (429)',
		meaning: 'The bouncer pulls more often than the plan allows.',
	},
	{
		id: 'endpoint-5xx',
		group: 'endpoint',
		repair: 'wait',
		title: 'The endpoint itself fails (5xx)',
		meaning: 'The endpoint was reached and failed by itself.',
	},
	{
		id: 'endpoint-empty-blocklist',
		group: 'endpoint',
		repair: 'console',
		title: 'The pull works and brings nothing (no subscription)',
		meaning: 'The pull works; the list that comes back is empty.',
	},
	{
		id: 'response-not-json',
		group: 'endpoint',
		repair: 'endpoint',
		title: 'What answers is not the endpoint (HTML, a login page, plain text)',
		meaning: 'Something else answered in the endpoint’s place.',
	},
	{
		id: 'response-too-large',
		group: 'endpoint',
		repair: 'wait',
		title: 'The list is too large for a limit on the way',
		meaning: 'The answer is larger than a limit on the way.',
	},
	{
		id: 'polling-stopped',
		group: 'endpoint',
		repair: 'service',
		title: 'The bouncer runs but has given up pulling',
		meaning: 'The process lives but has stopped asking for the list.',
	},
	{
		id: 'cache-backend-down',
		group: 'cache',
		repair: 'options',
		title: 'The cache server (Redis, Memcached) does not answer',
		meaning: 'The cache server that the bouncer needs does not answer.',
	},
	{
		id: 'cache-too-small',
		group: 'cache',
		repair: 'options',
		title: 'The cache or set is too small for the list',
		meaning: 'The list does not fit into the memory or set that was given to it.',
	},
	{
		id: 'backend-firewall-missing',
		group: 'enforcement',
		repair: 'options',
		title: 'The firewall tool that the bouncer drives is missing',
		meaning: 'The firewall tool or table that the bouncer drives is not there.',
	},
	{
		id: 'backend-permission',
		group: 'enforcement',
		repair: 'options',
		title: 'The bouncer has no right to what it blocks with',
		meaning: 'The bouncer, or the program that asks it, is not allowed to use what it blocks with: a firewall, a socket, a lock.',
	},
	{
		id: 'backend-busy',
		group: 'enforcement',
		repair: 'options',
		title: 'Another program holds the firewall',
		meaning: 'Something else holds the firewall’s rules or lock.',
	},
	{
		id: 'custom-script-failed',
		group: 'enforcement',
		repair: 'options',
		title: 'The custom script fails',
		meaning: 'The program that the bouncer calls ends with an error.',
	},
	{
		id: 'real-ip-wrong',
		group: 'enforcement',
		repair: 'options',
		title: 'The bouncer sees the proxy’s address instead of the visitor’s',
		meaning: 'The bouncer judges the wrong address, so it blocks nobody or everybody.',
	},
	{
		id: 'captcha-misconfigured',
		group: 'enforcement',
		repair: 'options',
		title: 'The captcha settings are incomplete or wrong',
		meaning: 'The captcha cannot work with these settings; pulling is not affected.',
	},
	{
		id: 'appsec-unreachable',
		group: 'enforcement',
		repair: 'options',
		title: 'The AppSec (WAF) endpoint does not answer',
		meaning: 'The AppSec (WAF) side does not answer; pulling the list is a separate matter.',
	},
	{
		id: 'cloud-token-invalid',
		group: 'cloud',
		repair: 'options',
		title: 'The cloud provider refuses the token',
		meaning: 'The cloud provider does not accept the token.',
	},
	{
		id: 'cloud-quota',
		group: 'cloud',
		repair: 'options',
		title: 'A limit of the cloud plan is reached',
		meaning: 'The cloud plan has no room for what the bouncer wants to store or send.',
	},
	{
		id: 'cloud-resource-missing',
		group: 'cloud',
		repair: 'options',
		title: 'A cloud resource (zone, namespace, service, set) is missing',
		meaning: 'Something that should exist in the cloud account does not.',
	},
	{
		id: 'cloud-resource-conflict',
		group: 'cloud',
		repair: 'options',
		title: 'Two instances fight over the same cloud resource',
		meaning: 'Two installations change the same cloud resource.',
	},
	{
		id: 'port-in-use',
		group: 'runtime',
		repair: 'service',
		title: 'The address that it listens on is taken',
		meaning: 'Another program already uses the address that this one wants to listen on.',
	},
	{ id: 'disk-full', group: 'runtime', repair: 'service', title: 'The disk is full', meaning: 'There is no space left to write to.' },
	{
		id: 'memory-exhausted',
		group: 'runtime',
		repair: 'service',
		title: 'The memory limit is reached',
		meaning: 'The process needs more memory than it may have.',
	},
	{
		id: 'bouncer-bug',
		group: 'runtime',
		repair: 'service',
		title: 'The bouncer itself crashes (a known defect, upgrade)',
		meaning: 'The bouncer crashed on its own; a newer version may not.',
	},
	{
		id: 'engine-no-logs-read',
		group: 'engine',
		repair: 'none',
		title: 'The engine reads no logs',
		meaning: 'No line has come in since the engine started: its acquisition is missing, names other files, or may not read them.',
	},
	{
		id: 'engine-no-logs-parsed',
		group: 'engine',
		repair: 'none',
		title: 'The engine understands none of the lines that it reads',
		meaning: 'Lines come in, and no parser takes them: a collection is missing, or the `type` of the acquisition is wrong.',
	},
	{
		id: 'engine-collection-not-fed',
		group: 'engine',
		repair: 'none',
		title: 'A collection is installed and no log of it is read',
		meaning: 'The engine knows the service, and reads none of its logs.',
	},
	{
		id: 'engine-simulation',
		group: 'engine',
		repair: 'none',
		title: 'Scenarios run in simulation mode',
		meaning: 'The engine tells what it would do, and nothing is blocked.',
	},
	{
		id: 'engine-events-allowlisted',
		group: 'engine',
		repair: 'none',
		title: 'All that the engine reads is allow-listed',
		meaning: 'An allow list takes every event away before a scenario sees it.',
	},
	{
		id: 'engine-no-bouncer',
		group: 'engine',
		repair: 'none',
		title: 'No bouncer is registered with the engine',
		meaning: 'Nothing asks this engine for its decisions.',
	},
	{
		id: 'engine-machine-silent',
		group: 'engine',
		repair: 'none',
		title: 'A log processor does not report to its Local API',
		meaning: 'The log processor is stopped, not validated, or cannot reach the Local API.',
	},
	{
		id: 'engine-central-api-refused',
		group: 'engine',
		repair: 'wait',
		title: 'The Central API refuses the engine (403)',
		meaning: 'Too many logins came from this address, or the credentials are not valid any more.',
	},
	{
		id: 'none',
		group: 'none',
		repair: 'none',
		title: 'Nothing wrong with a bouncer in these lines',
		meaning: 'These lines show nothing wrong with a bouncer.',
	},
	{ id: 'healthy-pull', group: 'none', repair: 'none', title: 'The bouncer pulls', meaning: 'The bouncer fetches its list.' },
] as const satisfies readonly CauseShape[]

export type CauseId = (typeof causes)[number]['id']

export interface Cause extends CauseShape {
	readonly id: CauseId
}

const byId: ReadonlyMap<string, Cause> = new Map(causes.map((cause) => [cause.id, cause]))

/** The cause of that id. Ids are a closed type, so there is always one. */
export function causeOf(id: CauseId): Cause {
	const cause = byId.get(id)
	if (!cause) throw new Error(`no cause "${id}"`)
	return cause
}

const ofTheEndpoint: ReadonlySet<CauseGroup> = new Set(['address', 'credentials', 'network', 'tls', 'endpoint'])

/** Whether its title and what confirms it speak of the endpoint: another program's fault of that kind is about another address. */
export function isAboutEndpoint(id: CauseId): boolean {
	return ofTheEndpoint.has(causeOf(id).group)
}

/** `none` and `healthy-pull` are not problems. */
export function isProblem(id: CauseId): boolean {
	return id !== 'none' && id !== 'healthy-pull'
}
