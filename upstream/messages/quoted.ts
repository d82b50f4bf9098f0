import type { Level, Message } from './message'

/** How the error values of some files of a program get into its log: behind the words of whoever logs them. */
export interface Quote {
	/** The files that make the values. */
	readonly path: RegExp
	/** Which of their values, where it is not all; held against the literal text, `…` for its values. */
	readonly says?: RegExp
	readonly level: Level
	/** What the line says before the value, and behind it. */
	readonly before: string
	readonly after?: string
	/** The field that holds the value, where the log has fields. */
	readonly field?: string
}

/** Every way in which a program's log quotes a value. */
export function quotesOf(quotes: readonly Quote[], { level, path, parts }: Message): readonly Quote[] {
	const text = parts.map((part) => part ?? '…').join('')
	return level === 'raised' ? quotes.filter((quote) => quote.path.test(path) && (quote.says?.test(text) ?? true)) : []
}

/** The message that quotes a value. @param text The value, with words in place of its own values. */
export function quotedBy({ level, before, after = '', field }: Quote, value: Message, text: string): Message {
	return field === undefined
		? { ...value, level, parts: [before + text + after] }
		: { ...value, level, parts: [before], fields: { ...value.fields, [field]: text } }
}

/** By the name of a program; read in the callers of each value. */
export const quotes: Readonly<Record<string, readonly Quote[]>> = {
	'Traefik plugin': [
		{ path: /^bouncer\.go$/, says: /^getToken/, level: 'error', before: 'New:getToken ' },
		{ path: /^bouncer\.go$/, says: /^(?:crowdsecQuery|handleStreamCache)/, level: 'error', before: 'handleStreamTicker:error updateFailure:0 ' },
		{ path: /^bouncer\.go$/, says: /^appsecQuery/, level: 'debug', before: 'handleNextServeHTTP ip:192.0.2.7 isWaf:true ' },
		{ path: /^pkg\/configuration\//, level: 'error', before: 'New:validateParams ' },
		{ path: /^pkg\/ip\//, says: /^parsing/, level: 'error', before: 'New:validateParams ClientTrustedIPs must be a list of IP/CIDR :' },
		{ path: /^pkg\/ip\//, says: /^(?:Contains|parseIP)/, level: 'error', before: 'ServeHTTP:checkerContains ip: ' },
		{ path: /^pkg\/ip\//, says: /^GetRemoteIP/, level: 'error', before: 'ServeHTTP:getRemoteIp ip: ' },
	],
	'firewall bouncer': [
		{ path: /^pkg\/iptables\/iptables\.go$/, says: /^failed deleting/, level: 'error', before: "unable to delete decision for '192.0.2.7': " },
		{ path: /^pkg\/nftables\/metrics\.go$/, level: 'error', before: "can't collect dropped packets for ip4 from nft: " },
		{ path: /^pkg\/nftables\/nftables_context\.go$/, says: /remove/, level: 'error', before: 'unable to commit expired decisions ' },
		{ path: /^pkg\/nftables\/nftables_context\.go$/, says: /failed to (?:add|flush)/, level: 'error', before: 'unable to commit add decisions ' },
		{ path: /^pkg\/pf\/pf_context\.go$/, says: /state/, level: 'error', before: 'unable to commit add decisions ' },
	],
	'custom bouncer': [
		{ path: /^cmd\//, says: /^received/, level: 'fatal', before: 'process terminated with error: ' },
		{ path: /^pkg\/custom\//, says: /^serialize error/, level: 'error', before: "unable to insert decision for '192.0.2.7': serialize: " },
	],
	'blocklist mirror': [
		{ path: /^cmd\//, says: /^(?:received|blocklist server)/, level: 'fatal', before: 'process terminated with error: ' },
		{ path: /^pkg\/server\//, level: 'fatal', before: 'process terminated with error: blocklist server failed: ' },
	],
	'HAProxy SPOA bouncer': [
		{ path: /^internal\/geo\//, says: /database (?:file|path)/, level: 'error', before: 'geo database path validation failed: ' },
		{ path: /^internal\/geo\//, says: /failed to open/, level: 'error', before: 'failed to open databases: ' },
		{ path: /^(?:internal|pkg)\/captcha\//, says: /too long|sign/, level: 'error', before: 'Failed to generate captcha cookie', field: 'error' },
		{ path: /^pkg\/captcha\//, says: /UUID/, level: 'error', before: 'Failed to create captcha token', field: 'error' },
		{ path: /^pkg\/dataset\//, says: /invalid IP/, level: 'error', before: 'Failed to get IP remediation', field: 'error' },
		{ path: /^pkg\/dataset\//, says: /empty CN/, level: 'error', before: 'Error removing CN decision: ' },
	],
	'Cloudflare worker daemon': [
		{ path: /^pkg\/cfg\//, level: 'fatal', before: 'unable to parse config: ' },
		{
			path: /^pkg\/cloudflare\/cloudflare\.go$/,
			says: /observability/,
			level: 'warning',
			before: 'Could not enable observability for crowdsec-cloudflare-worker-bouncer: ',
		},
		{ path: /^pkg\/cloudflare\/cloudflare\.go$/, says: /ban template/, level: 'fatal', before: 'unable to deploy infra: ' },
		{ path: /^pkg\/cloudflare\/cloudflare\.go$/, says: /upload/, level: 'fatal', before: 'unable to deploy decisions sync worker: ' },
		{
			path: /^pkg\/cloudflare\/cloudflare\.go$/,
			says: /\bAE\b/,
			level: 'error',
			before: 'unable to update metrics for account example: unable to query Analytics Engine: ',
		},
		{ path: /^pkg\/cloudflare\/cloudflare\.go$/, says: /Analytics Engine/, level: 'error', before: 'unable to update metrics for account example: ' },
	],
	'AWS WAF bouncer': [
		{ path: /^pkg\/cfg\//, level: 'fatal', before: 'could not parse configuration: ' },
		{ path: /^pkg\/waf\/waf\.go$/, says: /remov|delete|rule group|RuleGroup …: …/, level: 'error', before: 'Error cleaning up WAF: ' },
		{ path: /^pkg\/waf\/waf\.go$/, says: /list WAF|WebACL|cleanup|create/, level: 'fatal', before: 'could not initialize waf instance: ' },
		{
			path: /^pkg\/waf\/(?:waf|ipset|ipset_manager)\.go$/,
			says: /create IPSet|no available|commit|update RuleGroup …:/,
			level: 'error',
			before: 'Failed to update IPSets: ',
		},
		{ path: /^pkg\/waf\/waf\.go$/, says: /geoset/, level: 'error', before: 'Failed to update GeoSet: ' },
	],
	'Cloudflare workers': [{ path: /decision-fetcher\.js$/, level: 'error', before: 'Decision sync failed', field: 'error' }],
	'Caddy module': [
		{ path: /^crowdsec\/caddyfile\.go$/, level: 'error', before: "Error: adapting config using caddyfile: parsing caddyfile tokens for 'crowdsec': " },
		{ path: /^internal\/core\/store\.go$/, level: 'error', before: 'unable to insert decision for "192.0.2.7": ', field: 'error' },
		{ path: /^internal\/metrics\/metrics\.go$/, says: /gathering/, level: 'error', before: 'failed getting metrics', field: 'error' },
		{ path: /^internal\/metrics\/metrics\.go$/, says: /halted/, level: 'error', before: 'metrics provider stopped', field: 'error' },
	],
	'Envoy bouncer': [
		{
			path: /^bouncer\/components\/captcha\.go$/,
			says: /signing method|invalid token/,
			level: 'debug',
			before: 'captcha verification failed: invalid or expired challenge token: ',
		},
		{ path: /^bouncer\/components\/captcha\.go$/, says: /redirect/, level: 'error', before: 'error creating session', field: 'error' },
		{ path: /^bouncer\/components\/decision_cache\.go$/, says: /no ip/, level: 'error', before: 'decision cache error', field: 'error' },
		{ path: /^bouncer\/components\/waf\.go$/, says: /method/, level: 'debug', before: 'waf error', field: 'error' },
		{ path: /^pkg\/crowdsec\/metrics\.go$/, level: 'error', before: 'metrics error', field: 'error' },
	],
	'php-cs-bouncer': [{ path: /^src\/Helper\.php$/, level: 'error', before: 'Error while building raw body', field: 'message' }],
	'php-lapi-client': [{ path: /^src\/Bouncer\.php$/, level: 'error', before: 'WP_EXCEPTION_WHILE_PUSHING_USAGE_METRICS ' }],
	'WordPress plugin': [{ path: /^inc\/Admin\/init\.php$/, says: /Maxmind/, level: 'error', before: 'Technical error while testing geolocation: ' }],
	'HAProxy Lua bouncer': [{ path: /^lib\/json\.lua$/, level: 'raised', before: '/usr/lib/crowdsec/lua/haproxy/json.lua:185: ' }],
	'Node.js bouncer': [
		{ path: /^src\/helpers\/duration\.ts$/, level: 'error', before: 'Error converting raw decision to cachable decision: ' },
		{ path: /^src\/helpers\/ip\.ts$/, says: /Range format/, level: 'error', before: 'Error getting range of 192.0.2.0: ' },
	],
	'Fastly bouncer': [
		{ path: /./, level: 'error', before: 'Got error ', after: ' while parsing config at /etc/crowdsec/bouncers/crowdsec-fastly-bouncer.yaml' },
	],
}
