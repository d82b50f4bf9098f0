/**
 * How a form orders the options of all bouncers: the first group with a word that stands in the option’s name takes it. Names are
 * split where a person would split them (`crowdsecAppsecHost` is crowdsec, appsec, host).
 */
export interface OptionGroup {
	readonly id: string
	readonly title: string
	readonly words: readonly string[]
}

export const optionGroups: readonly OptionGroup[] = [
	{ id: 'captcha', title: 'Captcha', words: ['captcha', 'turnstile', 'site', 'secret', 'signing'] },
	{ id: 'appsec', title: 'AppSec', words: ['appsec', 'waf'] },
	{ id: 'firewall', title: 'Firewall rules', words: ['nftables', 'iptables', 'ipset', 'pf', 'deny', 'blacklists', 'fw'] },
	{ id: 'geolocation', title: 'Geolocation', words: ['geolocation', 'asn', 'city'] },
	{ id: 'metrics', title: 'Metrics', words: ['metrics', 'prometheus', 'pprof', 'webhook', 'analytics', 'observability', 'cloudwatch'] },
	{ id: 'log', title: 'Log', words: ['log', 'logs', 'debug', 'display', 'gin'] },
	{ id: 'cache', title: 'Cache and memory', words: ['cache', 'redis', 'memcached', 'shm'] },
	{
		id: 'connection',
		title: 'Connection to the list',
		words: [
			'tls',
			'ssl',
			'cert',
			'insecure',
			'timeout',
			'curl',
			'auth',
			'retry',
			'retries',
			'connect',
			'idle',
			'agent',
			'lapi',
			'capi',
			'failure',
			'startup',
			'key',
		],
	},
	{
		id: 'visitors',
		title: 'Who a visitor is',
		// Variables in capitals have no place to split them.
		words: [
			...['trusted', 'trust', 'forwarded', 'forward', 'real', 'client', 'exempt', 'bypass', 'header', 'headers', 'proxies', 'ip'],
			...['trustedproxies', 'trustedipheader', 'exemptips'],
		],
	},
	{
		id: 'blocking',
		title: 'Who is blocked, and what they see',
		words: [
			'scopes',
			'origins',
			'scenarios',
			'decision',
			'decisions',
			'remediation',
			'remediations',
			'ban',
			'bouncing',
			'type',
			'location',
			'code',
			'status',
			'fallback',
			'redirect',
			'template',
			'templates',
			'mode',
			'ipv4',
			'ipv6',
			'disable',
			'excluded',
			'mentions',
			'level',
			'response',
			'static',
			'unenforceable',
			'public',
			'website',
			'enabled',
			'color',
			'text',
			'css',
			'profiles',
			'actions',
			'action',
			'hosts',
			'internal',
		],
	},
	{
		id: 'program',
		title: 'The program itself',
		words: ['listen', 'port', 'pid', 'piddir', 'daemonize', 'daemon', 'bin', 'worker', 'script', 'feed', 'grpc', 'http', 'map'],
	},
]

export const otherOptions = 'Other'

/**
 * Options with one of these words decide what happens to visitors: who is blocked, and whether an outage lets everybody in or shuts
 * everybody out. What stands there is the owner's decision, so nothing is written into them that the text does not tell.
 */
export const policyWords: ReadonlySet<string> = new Set([
	'action',
	'actions',
	'ban',
	'block',
	'bouncing',
	'deny',
	'disable',
	'enable',
	'enabled',
	'fail',
	'failure',
	'fallback',
	'hooks',
	'mode',
	'provider',
	'remediation',
	'unenforceable',
])

/** The words of a name, split where a person would split them. */
export function wordsOf(key: string): ReadonlySet<string> {
	return new Set(
		key
			.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
			.replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
			.toLowerCase()
			.split(/[^a-z0-9]+/),
	)
}
