import type { BouncerId } from './bouncer'

/**
 * Options of different bouncers that mean the same. A conversion from one bouncer to another is nothing but this table: what
 * stands here on both sides is carried over, everything else is named as left behind.
 *
 * The address, the key and the interval have no entry: recipes say where they go (`Filling`). Two options with the same name,
 * type and meaning are the same anyway, so families that share their options are listed only where others join them.
 */
export interface Concept {
	readonly id: string
	/** `time` is compared in seconds, whatever the unit; `flag` as on or off, whatever the words. */
	readonly value: 'text' | 'path' | 'number' | 'flag' | 'time' | 'list' | 'word'
	/** For `word`: what is meant, and how it may be spelled, the exact word first, then what comes nearest to it. */
	readonly words?: Readonly<Record<string, readonly string[]>>
	readonly spellings: readonly Spelling[]
}

export interface Spelling {
	readonly key: string
	readonly of: readonly BouncerId[]
	/** The option says the opposite. */
	readonly inverted?: true
	/** The words of a flag that is no bool. */
	readonly on?: string
	readonly off?: string
}

/** Daemons whose options come from the Go client, at the root of the file. */
const goDaemons = ['firewall', 'custom', 'haproxy-spoa', 'go-sdk'] as const satisfies readonly BouncerId[]
/** Others keep them below `crowdsec_config`. */
const below = ['cloudflare-worker', 'fastly', 'blocklist-mirror'] as const satisfies readonly BouncerId[]
const lua = ['nginx', 'openresty', 'ingress-nginx'] as const satisfies readonly BouncerId[]
const luaAll = [...lua, 'haproxy'] as const satisfies readonly BouncerId[]
const php = ['php-standalone', 'php-lib'] as const satisfies readonly BouncerId[]

const magento = 'crowdsec_bouncer'

/** The PHP programs share one library: the same name, with `crowdsec_` in WordPress, and a path in Magento. */
function phpSpellings(name: string, magentoPath?: string): readonly Spelling[] {
	return [
		{ key: name, of: php },
		{ key: `crowdsec_${name}`, of: ['wordpress'] },
		...(magentoPath ? [{ key: `${magento}/${magentoPath}`, of: ['magento'] as const }] : []),
	]
}

export const concepts: readonly Concept[] = [
	{
		id: 'enabled',
		value: 'flag',
		spellings: [
			{ key: 'ENABLED', of: ['nginx', 'openresty', 'haproxy'] },
			{ key: 'enabled', of: ['traefik'] },
			{ key: 'bouncer.enabled', of: ['envoy'] },
			{ key: 'crowdsec', of: ['nginx-module'] },
			{ key: 'Crowdsec', of: ['apache'] },
		],
	},
	{
		id: 'whole-list',
		value: 'flag',
		spellings: [
			{ key: 'MODE', of: luaAll, on: 'stream', off: 'live' },
			{ key: 'crowdsecMode', of: ['traefik'], on: 'stream', off: 'live' },
			{ key: 'stream_mode', of: php },
			{ key: 'crowdsec_stream_mode', of: ['wordpress'] },
			{ key: `${magento}/advanced/mode/stream`, of: ['magento'] },
			{ key: 'streamMode', of: ['nodejs'] },
			{ key: 'enable_streaming', of: ['caddy'] },
			{ key: 'disable_streaming', of: ['caddy'], inverted: true },
		],
	},
	{
		id: 'certificate-unchecked',
		value: 'flag',
		spellings: [
			{ key: 'insecure_skip_verify', of: [...goDaemons, 'aws-waf', 'windows-firewall', 'python-sdk'] },
			{ key: 'INSECURE_SKIP_VERIFY', of: ['haproxy-spoa'] },
			{ key: 'crowdsec_config.insecure_skip_verify', of: ['fastly', 'blocklist-mirror'] },
			{ key: 'crowdsec_insecure_skip_verify', of: ['cloudflare-legacy'] },
			{ key: 'bouncer.tls.insecureSkipVerify', of: ['envoy'] },
			{ key: 'crowdsecLapiTlsInsecureVerify', of: ['traefik'] },
			{ key: 'SSL_VERIFY', of: lua, inverted: true },
		],
	},
	{
		id: 'client-certificate',
		value: 'path',
		spellings: [
			{ key: 'cert_path', of: [...goDaemons, 'aws-waf', 'cloudflare-legacy', 'windows-firewall', 'python-sdk'] },
			{ key: 'crowdsec_config.cert_path', of: below },
			{ key: 'TLS_CLIENT_CERT', of: ['nginx', 'openresty'] },
			{ key: 'bouncer.tls.certPath', of: ['envoy'] },
			{ key: 'crowdsecLapiTlsCertificateBouncerFile', of: ['traefik'] },
			...phpSpellings('tls_cert_path', 'general/connection/tls_cert_path'),
		],
	},
	{
		id: 'client-certificate-key',
		value: 'path',
		spellings: [
			{ key: 'key_path', of: [...goDaemons, 'aws-waf', 'cloudflare-legacy', 'windows-firewall', 'python-sdk'] },
			{ key: 'crowdsec_config.key_path', of: below },
			{ key: 'TLS_CLIENT_KEY', of: ['nginx', 'openresty'] },
			{ key: 'bouncer.tls.keyPath', of: ['envoy'] },
			{ key: 'crowdsecLapiTlsCertificateBouncerKeyFile', of: ['traefik'] },
			...phpSpellings('tls_key_path', 'general/connection/tls_key_path'),
		],
	},
	{
		id: 'certificate-authority',
		value: 'path',
		spellings: [
			{ key: 'ca_cert_path', of: [...goDaemons, 'aws-waf', 'cloudflare-legacy', 'windows-firewall', 'python-sdk'] },
			{ key: 'crowdsec_config.ca_cert_path', of: below },
			{ key: 'bouncer.tls.caPath', of: ['envoy'] },
			{ key: 'crowdsecLapiTlsCertificateAuthorityFile', of: ['traefik'] },
			...phpSpellings('tls_ca_cert_path', 'general/connection/tls_ca_cert_path'),
		],
	},
	{
		id: 'request-timeout',
		value: 'time',
		spellings: [
			{ key: 'REQUEST_TIMEOUT', of: lua },
			{ key: 'crowdsec_lapi_timeout', of: ['nginx-module'] },
			{ key: 'httpTimeoutSeconds', of: ['traefik'] },
			...phpSpellings('api_timeout', 'general/connection/api_timeout'),
		],
	},
	{ id: 'retry-first-pull', value: 'flag', spellings: [{ key: 'retry_initial_connect', of: goDaemons }] },
	{
		id: 'scopes',
		value: 'list',
		spellings: [
			{ key: 'scopes', of: [...goDaemons, 'windows-firewall'] },
			{ key: 'crowdsec_config.scopes', of: ['blocklist-mirror'] },
		],
	},
	{
		id: 'origins',
		value: 'list',
		spellings: [
			{ key: 'origins', of: [...goDaemons, 'windows-firewall'] },
			{ key: 'crowdsec_config.only_include_decisions_from', of: below },
			{ key: 'only_include_decisions_from', of: ['cloudflare-legacy'] },
		],
	},
	{
		id: 'scenarios',
		value: 'list',
		spellings: [
			{ key: 'scenarios_containing', of: [...goDaemons, 'windows-firewall'] },
			{ key: 'crowdsec_config.include_scenarios_containing', of: below },
			{ key: 'include_scenarios_containing', of: ['cloudflare-legacy'] },
		],
	},
	{
		id: 'scenarios-not',
		value: 'list',
		spellings: [
			{ key: 'scenarios_not_containing', of: [...goDaemons, 'windows-firewall'] },
			{ key: 'crowdsec_config.exclude_scenarios_containing', of: below },
			{ key: 'exclude_scenarios_containing', of: ['cloudflare-legacy'] },
		],
	},
	{
		id: 'log-level',
		value: 'word',
		words: {
			trace: ['trace', 'debug'],
			debug: ['debug'],
			info: ['info'],
			warning: ['warning', 'warn'],
			error: ['error'],
			fatal: ['fatal', 'error'],
			panic: ['panic', 'fatal', 'error'],
		},
		spellings: [
			{
				key: 'log_level',
				of: ['firewall', 'custom', 'haproxy-spoa', 'cloudflare-worker', 'cloudflare-legacy', 'fastly', 'aws-waf', 'blocklist-mirror', 'windows-firewall'],
			},
			{ key: 'LOG_LEVEL', of: ['haproxy-spoa'] },
			{ key: 'logLevel', of: ['traefik'] },
			{ key: 'server.logLevel', of: ['envoy'] },
		],
	},
	{
		id: 'log-target',
		value: 'word',
		words: { file: ['file'], stdout: ['stdout', 'console'], stderr: ['stderr', 'stdout', 'console'] },
		spellings: [
			{ key: 'log_mode', of: ['firewall', 'custom', 'haproxy-spoa', 'cloudflare-worker', 'cloudflare-legacy', 'fastly'] },
			{ key: 'LOG_MODE', of: ['haproxy-spoa'] },
			{ key: 'log_media', of: ['aws-waf', 'blocklist-mirror', 'windows-firewall'] },
		],
	},
	{
		id: 'log-folder',
		value: 'path',
		spellings: [
			{
				key: 'log_dir',
				of: ['firewall', 'custom', 'haproxy-spoa', 'cloudflare-worker', 'cloudflare-legacy', 'aws-waf', 'blocklist-mirror', 'windows-firewall'],
			},
		],
	},
	{
		id: 'log-size',
		value: 'number',
		spellings: [{ key: 'log_max_size', of: ['firewall', 'custom', 'haproxy-spoa', 'cloudflare-worker', 'cloudflare-legacy', 'aws-waf', 'blocklist-mirror'] }],
	},
	{
		id: 'log-files',
		value: 'number',
		spellings: [
			{ key: 'log_max_files', of: ['firewall', 'custom', 'haproxy-spoa', 'cloudflare-worker', 'cloudflare-legacy'] },
			{ key: 'log_max_backups', of: ['aws-waf', 'blocklist-mirror'] },
		],
	},
	{
		id: 'log-age',
		value: 'number',
		spellings: [{ key: 'log_max_age', of: ['firewall', 'custom', 'haproxy-spoa', 'cloudflare-worker', 'cloudflare-legacy', 'aws-waf', 'blocklist-mirror'] }],
	},
	{
		id: 'log-compressed',
		value: 'flag',
		spellings: [{ key: 'compress_logs', of: ['firewall', 'custom', 'haproxy-spoa', 'cloudflare-worker', 'cloudflare-legacy', 'aws-waf', 'blocklist-mirror'] }],
	},
	{
		id: 'metrics',
		value: 'flag',
		spellings: [
			{ key: 'prometheus.enabled', of: ['firewall', 'custom', 'haproxy-spoa', 'cloudflare-worker', 'cloudflare-legacy', 'envoy'] },
			{ key: 'PROMETHEUS_ENABLED', of: ['haproxy-spoa'] },
			{ key: 'metrics.enabled', of: ['blocklist-mirror'] },
		],
	},
	{
		id: 'metrics-address',
		value: 'text',
		spellings: [
			{ key: 'prometheus.listen_addr', of: ['firewall', 'custom', 'haproxy-spoa', 'cloudflare-worker', 'cloudflare-legacy'] },
			{ key: 'PROMETHEUS_ADDR', of: ['haproxy-spoa'] },
		],
	},
	{
		id: 'metrics-port',
		value: 'number',
		spellings: [
			{ key: 'prometheus.listen_port', of: ['firewall', 'custom', 'haproxy-spoa', 'cloudflare-worker', 'cloudflare-legacy'] },
			{ key: 'PROMETHEUS_PORT', of: ['haproxy-spoa'] },
			{ key: 'prometheus.port', of: ['envoy'] },
		],
	},
	{
		id: 'usage-metrics-interval',
		value: 'time',
		spellings: [
			{ key: 'crowdsec_usage_metrics_interval', of: ['nginx-module'] },
			{ key: 'metricsUpdateIntervalSeconds', of: ['traefik'] },
			{ key: 'metrics_interval', of: ['caddy'] },
			{ key: 'bouncer.metricsInterval', of: ['envoy'] },
		],
	},
	{ id: 'remediation-type', value: 'text', spellings: [{ key: 'BOUNCING_ON_TYPE', of: luaAll }] },
	{
		id: 'bouncing-level',
		value: 'word',
		words: {
			bouncing_disabled: ['bouncing_disabled', 'disabled_bouncing'],
			normal_bouncing: ['normal_bouncing'],
			flex_bouncing: ['flex_bouncing'],
		},
		spellings: [...phpSpellings('bouncing_level', 'general/bouncing/level'), { key: 'bouncingLevel', of: ['nodejs'] }],
	},
	{
		id: 'fallback-remediation',
		value: 'word',
		words: { ban: ['ban'], captcha: ['captcha'], bypass: ['bypass', 'allow'] },
		spellings: [
			{ key: 'FALLBACK_REMEDIATION', of: luaAll },
			{ key: 'crowdsec_fallback_remediation', of: ['nginx-module', 'wordpress'] },
			{ key: 'fallback_remediation', of: php },
			{ key: `${magento}/advanced/remediation/fallback`, of: ['magento'] },
			{ key: 'fallbackRemediation', of: ['nodejs'] },
		],
	},
	{
		id: 'ban-status',
		value: 'number',
		spellings: [
			{ key: 'RET_CODE', of: luaAll },
			{ key: 'crowdsec_ban_status', of: ['nginx-module'] },
			{ key: 'remediationStatusCode', of: ['traefik'] },
			{ key: 'bouncer.banStatusCode', of: ['envoy'] },
			{ key: 'CROWDSEC_BOUNCER_BAN_RESPONSE_CODE', of: ['traefik-forwardauth'] },
			{ key: 'CrowdsecBlockedHTTPCode', of: ['apache'] },
		],
	},
	{
		id: 'ban-redirect',
		value: 'text',
		spellings: [
			{ key: 'REDIRECT_LOCATION', of: luaAll },
			{ key: 'crowdsec_ban_redirect_url', of: ['nginx-module'] },
		],
	},
	{ id: 'excluded-paths', value: 'list', spellings: [{ key: 'EXCLUDE_LOCATION', of: luaAll }] },
	{
		id: 'cache-time',
		value: 'time',
		spellings: [
			{ key: 'CACHE_EXPIRATION', of: luaAll },
			{ key: 'defaultDecisionSeconds', of: ['traefik'] },
			{ key: 'CrowdsecCacheTimeout', of: ['apache'] },
			...phpSpellings('bad_ip_cache_duration', 'advanced/cache/bad_ip_cache_duration'),
			{ key: 'badIpCacheDuration', of: ['nodejs'] },
		],
	},
	{
		id: 'captcha-provider',
		value: 'word',
		words: { recaptcha: ['recaptcha'], hcaptcha: ['hcaptcha'], turnstile: ['turnstile'] },
		spellings: [
			{ key: 'CAPTCHA_PROVIDER', of: lua },
			{ key: 'crowdsec_captcha_provider', of: ['nginx-module'] },
			{ key: 'captchaProvider', of: ['traefik'] },
			{ key: 'captcha.provider', of: ['envoy'] },
		],
	},
	{
		id: 'captcha-site-key',
		value: 'text',
		spellings: [
			{ key: 'SITE_KEY', of: luaAll },
			{ key: 'crowdsec_captcha_site_key', of: ['nginx-module'] },
			{ key: 'captchaSiteKey', of: ['traefik'] },
			{ key: 'captcha.siteKey', of: ['envoy'] },
		],
	},
	{
		id: 'captcha-secret-key',
		value: 'text',
		spellings: [
			{ key: 'SECRET_KEY', of: luaAll },
			{ key: 'crowdsec_captcha_secret_key', of: ['nginx-module'] },
			{ key: 'captchaSecretKey', of: ['traefik'] },
			{ key: 'captcha.secretKey', of: ['envoy'] },
		],
	},
	{
		id: 'captcha-time',
		value: 'time',
		spellings: [
			{ key: 'CAPTCHA_EXPIRATION', of: luaAll },
			{ key: 'crowdsec_captcha_expiry', of: ['nginx-module'] },
			{ key: 'captchaGracePeriodSeconds', of: ['traefik'] },
			{ key: 'captcha.sessionDuration', of: ['envoy'] },
			...phpSpellings('captcha_cache_duration', 'advanced/cache/captcha_cache_duration'),
			{ key: 'captchaFlowCacheDuration', of: ['nodejs'] },
		],
	},
	{
		id: 'trusted-proxies',
		value: 'list',
		spellings: [
			{ key: 'crowdsec_trusted_proxies', of: ['nginx-module'] },
			{ key: 'forwardedHeadersTrustedIps', of: ['traefik'] },
			{ key: 'trustedProxies', of: ['envoy'] },
			{ key: 'TRUSTED_PROXIES', of: ['traefik-forwardauth'] },
		],
	},
	{
		id: 'exempt-clients',
		value: 'list',
		spellings: [
			{ key: 'crowdsec_bypass', of: ['nginx-module'] },
			{ key: 'clientTrustedIps', of: ['traefik'] },
			{ key: 'exemptIPs', of: ['envoy'] },
		],
	},
	{
		id: 'client-address-header',
		value: 'text',
		spellings: [
			{ key: 'crowdsec_real_ip_header', of: ['nginx-module'] },
			{ key: 'forwardedHeadersCustomName', of: ['traefik'] },
			{ key: 'trustedIPHeader', of: ['envoy'] },
		],
	},
	{
		id: 'appsec',
		value: 'flag',
		spellings: [
			{ key: 'crowdsec_appsec', of: ['nginx-module'] },
			{ key: 'crowdsecAppsecEnabled', of: ['traefik'] },
			{ key: 'waf.enabled', of: ['envoy'] },
			...phpSpellings('use_appsec'),
		],
	},
	{
		id: 'appsec-address',
		value: 'text',
		spellings: [
			{ key: 'APPSEC_URL', of: lua },
			{ key: 'crowdsec_appsec_url', of: ['nginx-module'] },
			{ key: 'appsec_url', of: ['haproxy-spoa', 'caddy'] },
			{ key: 'waf.appSecURL', of: ['envoy'] },
			...phpSpellings('appsec_url'),
		],
	},
	{
		id: 'appsec-timeout',
		value: 'time',
		spellings: [
			{ key: 'APPSEC_PROCESS_TIMEOUT', of: lua },
			{ key: 'crowdsec_appsec_timeout', of: ['nginx-module'] },
			{ key: 'appsec_timeout', of: ['haproxy-spoa', 'caddy'] },
			{ key: 'waf.httpTimeout', of: ['envoy'] },
			...phpSpellings('appsec_timeout_ms'),
		],
	},
	{
		id: 'appsec-failure-blocks',
		value: 'flag',
		spellings: [
			{ key: 'APPSEC_FAILURE_ACTION', of: lua, on: 'deny', off: 'passthrough' },
			{ key: 'crowdsec_appsec_failure_action', of: ['nginx-module'], on: 'deny', off: 'passthrough' },
			{ key: 'crowdsecAppsecUnreachableBlock', of: ['traefik'] },
			{ key: 'appsec_fail_open', of: ['caddy'], inverted: true },
			{ key: 'waf.failOpen', of: ['envoy'], inverted: true },
		],
	},
	{
		id: 'appsec-always',
		value: 'flag',
		spellings: [
			{ key: 'ALWAYS_SEND_TO_APPSEC', of: lua },
			{ key: 'crowdsec_appsec_always', of: ['nginx-module'] },
		],
	},
	{
		id: 'appsec-unreadable-body',
		value: 'flag',
		spellings: [
			{ key: 'APPSEC_DROP_UNREADABLE_BODY', of: ['nginx', 'openresty'] },
			{ key: 'crowdsec_appsec_drop_unreadable_body', of: ['nginx-module'] },
			{ key: 'crowdsecAppsecUnreadableBodyBlock', of: ['traefik'] },
		],
	},
	{
		id: 'cache-system',
		value: 'text',
		spellings: phpSpellings('cache_system', 'advanced/cache/technology'),
	},
	{ id: 'redis', value: 'text', spellings: phpSpellings('redis_dsn', 'advanced/cache/redis_dsn') },
	{ id: 'memcached', value: 'text', spellings: phpSpellings('memcached_dsn', 'advanced/cache/memcached_dsn') },
	{
		id: 'clean-address-time',
		value: 'time',
		spellings: [...phpSpellings('clean_ip_cache_duration', 'advanced/cache/clean_ip_cache_duration'), { key: 'cleanIpCacheDuration', of: ['nodejs'] }],
	},
	{ id: 'curl', value: 'flag', spellings: phpSpellings('use_curl', 'general/connection/use_curl') },
	{ id: 'auth-type', value: 'text', spellings: phpSpellings('auth_type', 'general/connection/auth_type') },
	{ id: 'verify-peer', value: 'flag', spellings: phpSpellings('tls_verify_peer', 'general/connection/tls_verify_peer') },
	{ id: 'debug', value: 'flag', spellings: phpSpellings('debug_mode', 'advanced/debug/log') },
	{ id: 'no-production-log', value: 'flag', spellings: phpSpellings('disable_prod_log', 'advanced/debug/disable_prod_log') },
	{ id: 'display-errors', value: 'flag', spellings: phpSpellings('display_errors', 'advanced/debug/display_errors') },
]
