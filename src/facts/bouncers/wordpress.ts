import type { Bouncer, Commands, FileRecipe, LogPlace } from '../bouncer'
import { levelOff, memcachedDsn, phpConstraints, phpWallOptions, redisDsn } from './shared/php-library'

const oneSite = 'WordPress admin: CrowdSec'

/**
 * The order matters. While stream mode is on, a changed interval pulls the whole list as well: in one save with the switch, the list is
 * pulled twice, and emptied in between. Bouncing without stream mode asks the endpoint about each visitor. Labels as the pages have
 * them (crowdsecurity/cs-wordpress-bouncer:inc/Admin/settings.php, inc/Admin/advanced-settings.php).
 */
function fields(path: string, more = ''): FileRecipe {
	return {
		kind: 'text',
		path,
		mode: null,
		purpose: 'The settings are kept in the database. Enter them in these fields.',
		format: 'fields',
		text: `CrowdSec
  Local API URL:        {{endpoint}}
  Authentication type:  Bouncer API key
  Bouncer API key:      {{key}}

CrowdSec > Advanced, first the interval: nothing is pulled yet
  Enable the "Stream" mode:   yes (shows the next field)
  Resync decisions each:      {{interval}} seconds
  Enable the "Stream" mode:   no
  Enable AppSec:              no
${more}
CrowdSec > Advanced, then the list: saving it pulls all of it
  Enable the "Stream" mode:   yes

CrowdSec, last: without stream mode each visitor would be asked for at the endpoint
  Bouncing level:       Normal bouncing

Only where stream mode was on before: CrowdSec > Advanced > Clear now (pulls the whole list)
`,
	}
}

/**
 * Nothing here pulls again where a step has pulled already: a plan may allow one pull a day.
 *
 * @param click The way to install it on the admin pages.
 * @param flag What WP-CLI calls the same.
 */
function commandsOf(click: string, flag: string): Commands {
	return {
		install: [
			{ run: click, shell: 'click', known: 'source' },
			{ run: `wp plugin install crowdsec ${flag}`, note: 'with WP-CLI', known: 'source' },
		],
		start: { run: 'Plugins > CrowdSec > Activate', shell: 'click', known: 'source' },
		stop: {
			run: 'CrowdSec > Bouncing level > Bouncing disabled',
			shell: 'click',
			note: 'deactivating the plugin deletes its settings',
			known: 'source',
		},
		enable: { run: 'CrowdSec > Bouncing level > Normal bouncing', shell: 'click', known: 'source' },
		status: { run: 'wp cron event list | grep crowdsec', note: 'with WP-CLI: when the next pull is due', known: 'source' },
		settings: {
			run: `wp ${flag === '--activate-network' ? 'site option list --search' : 'option list --search'}='crowdsec_*' --format=csv | sed 's/,/=/'`,
			note: 'with WP-CLI: the key is among them',
			known: 'source',
		},
		none: 'Settings count from the next request on, and switching stream mode on pulls at once. To pull once more: CrowdSec > Advanced > Refresh the cache now. “Test bouncing” does not ask the endpoint in stream mode.',
	}
}

const logs: readonly LogPlace[] = [
	{
		where: 'wp-content/uploads/crowdsec/logs/prod.log',
		view: { run: 'tail -n 200 wp-content/uploads/crowdsec/logs/prod.log', known: 'source' },
		note: 'In the folder of the site.',
	},
	{
		where: 'PHP error log',
		view: { run: 'tail -n 200 wp-content/debug.log', known: 'source' },
		note: 'With `WP_DEBUG_LOG`; otherwise the error log of PHP or of the web server.',
	},
	{
		where: '/var/log/apache2/error.log',
		view: { run: 'sudo tail -n 200 /var/log/apache2/error.log', known: 'run' },
		note: 'Debian’s Apache; with NGINX /var/log/nginx/error.log, or the log of PHP-FPM. What the bouncer says before WordPress has started, in the auto-prepend mode, stands here only.',
	},
]

export const wordpress: Bouncer = {
	id: 'wordpress',
	name: 'WordPress plugin',
	aliases: ['wordpress', 'wp', 'wp plugin', 'cs-wordpress-bouncer', 'php'],
	kind: 'application',
	summary: 'A plugin of the site that pulls the list by WordPress’s scheduled tasks and bans listed visitors or shows them a captcha.',
	integration: {
		works: 'yes',
		why: 'The plugin knows the address of a Console integration and pulls its path in stream mode; CrowdSec documents it.',
		needs: [
			'the address exactly as the Console shows it, in lower case, without a blank in front',
			'authentication type: Bouncer API key',
			'“Stream” mode on',
			'AppSec off',
			'bouncing level Normal or Flex',
			'WP-Cron that really runs: a site without visitors pulls late',
		],
		source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/settings.php', 'https://docs.crowdsec.net/u/bouncers/wordpress'],
	},
	endpoint: {
		option: 'crowdsec_api_url',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'Removed by the library; both forms work.',
		stripsSlashes: true,
		fullPath: 'The path doubles. A 404 with a JSON text is taken for an empty list, so all looks well and nothing is blocked.',
		source: ['crowdsecurity/php-common:src/Client/AbstractClient.php'],
	},
	keyOption: 'crowdsec_api_key',
	interval: {
		option: 'crowdsec_stream_mode_refresh_frequency',
		unit: 'seconds',
		default: '60',
		note: 'Runs by WP-Cron: only when somebody visits the site, unless a system cron calls it.',
	},
	modes: ['stream', 'live'],
	files: [
		{
			id: 'main',
			title: 'Settings in the database (names for wp option)',
			format: 'fields',
			options: [
				{
					key: 'crowdsec_api_url',
					type: 'url',
					default: null,
					required: true,
					meaning:
						'Section "Connection details", field label "Local API URL" (placeholder "Your Local API URL (e.g. http://localhost:8080)"). When empty at run time http://localhost:8080 is used.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/settings.php'],
				},
				{
					key: 'crowdsec_auth_type',
					type: 'enum',
					default: 'api_key',
					allowed: ['api_key', 'tls'],
					meaning: 'Field "Authentication type".',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/settings.php'],
				},
				{
					key: 'crowdsec_api_key',
					type: 'string',
					default: null,
					required: true,
					secret: true,
					alternatives: ['crowdsec_tls_cert_path'],
					meaning: 'Field "Bouncer API key". Passed through htmlspecialchars before it is sent, so & < > and quotes would be altered (hex keys are safe).',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/settings.php', 'crowdsecurity/cs-wordpress-bouncer:inc/Bouncer.php'],
				},
				{
					key: 'crowdsec_tls_cert_path',
					type: 'path',
					default: null,
					meaning: 'Absolute path of the bouncer certificate.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/settings.php'],
				},
				{
					key: 'crowdsec_tls_key_path',
					type: 'path',
					default: null,
					meaning: 'Absolute path of the bouncer private key.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/settings.php'],
				},
				{
					key: 'crowdsec_tls_verify_peer',
					type: 'bool',
					default: null,
					meaning: 'Verify the server certificate; only read when auth_type=tls.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/settings.php'],
				},
				{
					key: 'crowdsec_tls_ca_cert_path',
					type: 'path',
					default: null,
					meaning: 'Absolute CA path; required when tls + verify peer.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/settings.php'],
				},
				{
					key: 'crowdsec_use_curl',
					type: 'bool',
					default: null,
					meaning: 'Use php-curl instead of file_get_contents.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/settings.php'],
				},
				{
					key: 'crowdsec_api_timeout',
					type: 'int',
					default: 120,
					unit: 'seconds',
					meaning: 'How long a request may take, also the pull of the whole list.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/settings.php'],
				},
				{
					key: 'crowdsec_bouncing_level',
					type: 'enum',
					default: 'bouncing_disabled',
					allowed: ['bouncing_disabled', 'flex_bouncing', 'normal_bouncing'],
					meaning: 'Nothing is blocked until this is changed.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/settings.php'],
				},
				{
					key: 'crowdsec_public_website_only',
					type: 'bool',
					default: null,
					meaning:
						'When on, wp-admin, wp-login.php and wp-cron.php requests are not bounced. Default in the option list is empty (off), but the code falls back to true only if the option is null.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/settings.php', 'crowdsecurity/cs-wordpress-bouncer:inc/Bouncer.php'],
				},
				{
					key: 'crowdsec_stream_mode',
					type: 'bool',
					default: false,
					meaning: 'Advanced > "Enable the "Stream" mode". Off = live mode. Must be on for a Console endpoint.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_stream_mode_refresh_frequency',
					type: 'int',
					default: 60,
					unit: 'seconds',
					meaning:
						'Advanced > "Resync decisions each (stream mode only)". WP-Cron interval; values under 1 become 1. WordPress ignores spacing under WP_CRON_LOCK_TIMEOUT (60 s).',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php', 'crowdsecurity/cs-wordpress-bouncer:inc/scheduling.php'],
				},
				{
					key: 'crowdsec_usage_metrics',
					type: 'bool',
					default: null,
					meaning: 'Report every 15 minutes what was blocked.',
					since: 'v2.9.0',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php', 'crowdsecurity/cs-wordpress-bouncer:inc/scheduling.php'],
				},
				{
					key: 'crowdsec_cache_system',
					type: 'enum',
					default: 'phpfs',
					allowed: ['phpfs', 'redis', 'memcached'],
					meaning: 'Caching configuration > Technology.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_redis_dsn',
					type: 'string',
					default: null,
					form: redisDsn,
					meaning: 'E.g. redis://localhost:6379.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_memcached_dsn',
					type: 'string',
					default: null,
					form: memcachedDsn,
					meaning: 'E.g. memcached://localhost:11211.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_clean_ip_cache_duration',
					type: 'int',
					default: 60,
					unit: 'seconds',
					meaning: 'Live mode only: how long “not listed” is kept.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_bad_ip_cache_duration',
					type: 'int',
					default: 120,
					unit: 'seconds',
					meaning: 'Live mode only: how long “listed” is kept.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_captcha_cache_duration',
					type: 'int',
					default: 86400,
					unit: 'seconds',
					meaning: 'How long a captcha and its answer are kept.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_use_appsec',
					type: 'bool',
					default: null,
					meaning: 'Send requests to AppSec of a Security Engine of your own; not with a Console integration.',
					since: 'v2.7.0',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_appsec_url',
					type: 'url',
					default: null,
					meaning: 'Falls back to http://localhost:7422.',
					since: 'v2.7.0',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_appsec_timeout_ms',
					type: 'int',
					default: 400,
					unit: 'milliseconds',
					meaning: 'How long AppSec may take to answer.',
					since: 'v2.7.0',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_appsec_fallback_remediation',
					type: 'enum',
					default: 'captcha',
					allowed: ['bypass', 'captcha', 'ban'],
					meaning: 'What happens when AppSec does not answer.',
					since: 'v2.7.0',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_appsec_max_body_size_kb',
					type: 'int',
					default: 1024,
					unit: 'KB',
					meaning: 'How much of a request’s body is sent to AppSec.',
					since: 'v2.7.0',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_appsec_body_size_exceeded_action',
					type: 'enum',
					default: 'headers_only',
					allowed: ['headers_only', 'block', 'allow'],
					meaning: 'What happens to a request whose body is too long or cannot be read.',
					since: 'v2.7.0',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_fallback_remediation',
					type: 'enum',
					default: 'captcha',
					allowed: ['bypass', 'captcha', 'ban'],
					meaning: 'For decision types the plugin does not know.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_trust_ip_forward_list',
					type: 'string',
					default: null,
					meaning: 'Proxy/CDN IPs or CIDRs whose X-Forwarded-For is trusted; parsed into crowdsec_trust_ip_forward_array.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_trust_ip_forward_array',
					type: 'list',
					default: [],
					meaning:
						'What the program reads: the proxies as pairs of first and last address, made from `crowdsec_trust_ip_forward_list` when that is saved on the admin page.',
					note: 'Set with WP-CLI, `crowdsec_trust_ip_forward_list` changes nothing until the page is saved.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Bouncer.php', 'crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_hide_mentions',
					type: 'bool',
					default: null,
					meaning: 'Hide CrowdSec mentions on walls.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_geolocation_enabled',
					type: 'bool',
					default: null,
					meaning: 'Country scoped decisions via MaxMind.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_geolocation_type',
					type: 'enum',
					default: 'maxmind',
					allowed: ['maxmind'],
					meaning: 'The kind of geolocation; only `maxmind`.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_geolocation_maxmind_database_type',
					type: 'enum',
					default: 'country',
					allowed: ['country', 'city'],
					meaning: 'The kind of the MaxMind database: country or city.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_geolocation_maxmind_database_path',
					type: 'path',
					default: null,
					meaning: 'The MaxMind database file.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_geolocation_cache_duration',
					type: 'int',
					default: 86400,
					unit: 'seconds',
					meaning: 'How long a place is kept; 0 for not at all.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_debug_mode',
					type: 'bool',
					default: null,
					meaning: 'Writes wp-content/uploads/crowdsec/logs/debug.log.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_disable_prod_log',
					type: 'bool',
					default: null,
					meaning: 'Do not write prod.log.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_custom_user_agent',
					type: 'string',
					default: null,
					meaning: 'Up to 5 of [A-Za-z0-9], appended to csphplapi_WordPress.',
					since: 'v2.1.0',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_display_errors',
					type: 'bool',
					default: null,
					meaning: 'Re-throws bouncing errors to the browser (page dies with HTTP 500).',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_auto_prepend_file_mode',
					type: 'bool',
					default: null,
					meaning: 'Enables standalone-bounce.php and writing of inc/standalone-settings.php.',
					since: 'v2.6.0',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_forced_test_ip',
					type: 'string',
					default: null,
					meaning: 'An address to use in place of the visitor’s, for tests.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				{
					key: 'crowdsec_forced_test_forwarded_ip',
					type: 'string',
					default: null,
					meaning: 'Test only; "no_forward" disables X-Forwarded-For.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
				},
				...phpWallOptions((path) => `crowdsec_theme_${path.replaceAll('.', '_')}`, ['crowdsecurity/cs-wordpress-bouncer:inc/options-config.php']),
				{
					key: 'crowdsec_theme_custom_css',
					type: 'string',
					default: null,
					meaning: 'CSS of your own for the pages.',
					source: ['crowdsecurity/cs-wordpress-bouncer:inc/options-config.php'],
				},
			],
			ownNames: 'crowdsec_',
			unknownKey: {
				severity: 'warning',
				effect: 'it is ignored',
			},
			badValue: {
				severity: 'error',
				effect: 'the bouncing fails with “Invalid configuration for path”, and visitors pass',
			},
		},
	],
	deployments: [
		{
			id: 'wp-admin',
			name: 'Plugin from wordpress.org',
			platform: 'application',
			note: 'It runs with every request that WordPress answers.',
			files: [fields(oneSite)],
			commands: commandsOf('Plugins > Add Plugin (in older WordPress: Add New) > search “CrowdSec” > Install Now > Activate', '--activate'),
			logs,
		},
		{
			id: 'auto-prepend',
			name: 'With auto_prepend_file',
			platform: 'application',
			note: 'It runs before every PHP script; the plugin writes inc/standalone-settings.php for it when a setting changes on its pages. Keep that file from being fetched.',
			files: [
				fields(oneSite, '  Enable auto_prepend_file mode:   yes (before the line in php.ini)\n'),
				{
					kind: 'text',
					path: 'php.ini',
					mode: null,
					purpose:
						'Calls the bouncer before every script, also those that are not WordPress’s. The php.ini of the web server’s PHP (Debian: /etc/php/*/apache2/php.ini, with PHP-FPM /etc/php/*/fpm/php.ini), not that of the command line, which `php --ini` names.',
					format: 'text',
					text: 'auto_prepend_file = /your-site/wp-content/plugins/crowdsec/inc/standalone-bounce.php\n',
					fragment: true,
				},
			],
			commands: {
				...commandsOf('Plugins > Add Plugin (in older WordPress: Add New) > search “CrowdSec” > Install Now > Activate', '--activate'),
				reload: { run: 'sudo systemctl reload apache2', note: 'or php-fpm; php.ini is read at start only', known: 'source' },
			},
			logs,
		},
		{
			id: 'multisite',
			name: 'Multisite',
			platform: 'application',
			note: 'One set of settings for all sites. Activate it for the network; the menu stands under the network’s administration, and the settings in the table wp_sitemeta. The pull is an event of the first site: visits of the others do not start it.',
			files: [fields('WordPress network admin: CrowdSec')],
			commands: commandsOf(
				'My Sites > Network Admin > Plugins > Add Plugin (in older WordPress: Add New) > search “CrowdSec” > Install Now > Network Activate',
				'--activate-network',
			),
			logs,
		},
	],
	constraints: [
		...phpConstraints('main', {
			streamMode: 'crowdsec_stream_mode',
			authType: 'crowdsec_auth_type',
			useAppsec: 'crowdsec_use_appsec',
			cacheSystem: 'crowdsec_cache_system',
			redisDsn: 'crowdsec_redis_dsn',
			memcachedDsn: 'crowdsec_memcached_dsn',
		}),
		levelOff('main', 'crowdsec_bouncing_level', 'bouncing_disabled', 'normal_bouncing', true),
		{
			code: 'login-pages-open',
			severity: 'info',
			file: 'main',
			key: 'crowdsec_public_website_only',
			when: { option: 'crowdsec_public_website_only', is: [true, 1] },
			message: 'wp-admin, wp-login.php and wp-cron.php are not checked.',
			fix: 'Switch it off when the login page shall be protected too.',
		},
	],
	legacyNames: [
		{
			name: 'crowdsec_url',
			what: 'key',
			instead: 'Nothing reads it; the address is `Local API URL`.',
		},
		{
			name: 'crowdsec_lapi_url',
			what: 'key',
			instead: 'Nothing reads it; the address is `Local API URL`.',
		},
		{
			name: 'lapi_url',
			what: 'key',
			instead: 'Nothing reads it; the address is `Local API URL`.',
		},
		{
			name: 'lapi_key',
			what: 'key',
			instead: 'Nothing reads it; the key is `Bouncer API key`.',
		},
	],
	healthyPull: {
		trace: 'always',
		sample:
			'2026-11-22T11:14:23.123455+00:00|200|Retrieved stream decisions|{"type":"LAPI_REM_STREAM_DECISIONS","startup":true,"filter":{"scopes":"ip,range"},"result":{"new":5,"deleted":0}}',
		meaning: '`new` should be thousands when `startup` is true; `new: 0` there means a wrong address or no blocklist',
	},
	traps: [
		{
			what: 'A 404 with a JSON text counts as a pull: an address with the path in it logs “new: 0” and looks well.',
			fix: 'Use the address as the Console shows it; `new: 0` with `startup: true` is no success.',
			source: ['crowdsecurity/php-common:src/Client/AbstractClient.php'],
		},
		{
			what: 'After the address is corrected, only changes are asked for, and the list stays empty.',
			fix: 'CrowdSec > Advanced > Clear now.',
			source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/settings.php'],
		},
		{
			what: 'While stream mode is on, a changed “Resync decisions each” empties the list and pulls all of it again. Saved together with the switch of stream mode, it makes two pulls; where the plan answers 429 to the second, the page ends in “critical error”, and the list stays empty.',
			fix: 'Save the interval while stream mode is off; then switch it on.',
			source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
		},
		{
			what: 'Switching stream mode on pulls the list, and the first scheduled pull follows with the next visit: a 429 there leaves the list as it is.',
			fix: 'Nothing has to be done.',
			source: ['crowdsecurity/cs-wordpress-bouncer:inc/scheduling.php'],
		},
		{
			what: '“Test bouncing” only reads the cache in stream mode and says that all is well with a wrong key.',
			fix: 'Use “Refresh the cache now”.',
			source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/settings.php'],
		},
		{
			what: 'By default bouncing is disabled and stream mode is off.',
			fix: 'Set both.',
			source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/settings.php'],
		},
		{
			what: 'Without cURL the plugin ignores proxy variables; with cURL it follows them.',
			fix: 'Switch “Use cURL” on behind a proxy.',
			source: ['crowdsecurity/php-common:src/Client/RequestHandler/FileGetContents.php'],
		},
		{
			what: 'With the API key the certificate of the endpoint is not checked.',
			fix: 'Keep https, and a network that you trust.',
			source: ['crowdsecurity/php-common:src/Client/RequestHandler/Curl.php'],
		},
		{
			what: 'WP-Cron runs only when somebody visits, and page caches hide visits from it. With `DISABLE_WP_CRON` nothing pulls at all.',
			fix: 'Let the system’s cron ask for /wp-cron.php every minute, or run `wp cron event run --due-now`.',
			source: ['crowdsecurity/cs-wordpress-bouncer:docs/USER_GUIDE.md'],
		},
		{
			what: 'Stream mode set with WP-CLI plans no pull.',
			fix: 'Switch it on in the administration, which plans the event and pulls at once.',
			source: ['crowdsecurity/cs-wordpress-bouncer:docs/USER_GUIDE.md'],
		},
		{
			what: 'Deactivating the plugin deletes all its settings, address and key too. The Console shows the key only once.',
			fix: 'Keep the key elsewhere. To pause, set the bouncing level to “Bouncing disabled”.',
			source: ['crowdsecurity/cs-wordpress-bouncer:inc/plugin-setup.php'],
		},
		{
			what: 'Switching stream mode on with a wrong key ends in a white page, “critical error”.',
			fix: 'Save address and key first; then switch stream mode on.',
			source: ['https://github.com/crowdsecurity/cs-wordpress-bouncer/issues/119'],
		},
		{
			what: 'The folders of the cache and the logs can be read from outside, on NGINX and on Apache: the .htaccess of the plugin stands in another folder, and Debian’s Apache reads none.',
			fix: 'Deny them. NGINX: `location ~ /crowdsec/(cache|logs|inc/standalone-settings) { deny all; }`; Apache, in the site’s configuration: `RedirectMatch 403 /crowdsec/(cache|logs|inc/standalone-settings)`.',
			source: ['https://docs.crowdsec.net/u/bouncers/wordpress', 'https://httpd.apache.org/docs/2.4/mod/core.html#allowoverride'],
		},
		{
			what: 'With `auto_prepend_file` the bouncer reads inc/standalone-settings.php, which the plugin writes only when a setting changes on its pages. What WP-CLI sets does not count there, and on a single site saving the same values again writes nothing.',
			fix: 'Change the setting on the page. To have the file written: switch “Enable auto_prepend_file mode” off, save, and on again.',
			source: ['crowdsecurity/cs-wordpress-bouncer:inc/Admin/init.php', 'crowdsecurity/cs-wordpress-bouncer:inc/plugin-setup.php'],
		},
		{
			what: 'With `auto_prepend_file` a deactivated plugin goes on blocking by that file. Once the plugin is deleted, every PHP script ends in an error.',
			fix: 'Take the line out of php.ini and reload first.',
			source: ['crowdsecurity/cs-wordpress-bouncer:inc/plugin-setup.php', 'crowdsecurity/cs-wordpress-bouncer:inc/standalone-bounce.php'],
		},
		{
			what: 'With `auto_prepend_file` the cache is looked for in wp-content/uploads: where uploads lie elsewhere, the plugin pulls into that folder, and nobody is blocked.',
			fix: 'Leave the mode off there, or keep the cache in Redis or Memcached.',
			source: ['crowdsecurity/cs-wordpress-bouncer:inc/Bouncer.php'],
		},
		{
			what: 'In a network only visits of the first site start the pull, and switching stream mode off is not refused there: each visitor is then asked for at the endpoint.',
			fix: 'Let the system’s cron ask for wp-cron.php of the first site; leave stream mode on.',
			source: ['crowdsecurity/cs-wordpress-bouncer:inc/scheduling.php', 'crowdsecurity/cs-wordpress-bouncer:inc/Admin/advanced-settings.php'],
		},
		{
			what: 'The log prod.log is never rotated.',
			fix: 'Rotate it with logrotate, or switch the production log off.',
			source: ['crowdsecurity/php-common:CHANGELOG.md'],
		},
	],
	blockTest: {
		do: [
			{
				run: 'CrowdSec > Advanced > Test bouncing',
				shell: 'click',
				note: 'shows what a given address would get; it reads the cache',
				known: 'source',
			},
		],
		undo: [],
		note: 'Test an address of the list, not your own.',
	},
	marks: [
		{ text: 'wp-content', weight: 1 },
		{
			text: 'WP_EXCEPTION',
			weight: 3,
		},
		{
			text: 'wp-content/plugins/crowdsec',
			weight: 3,
		},
		{
			text: '[CrowdSec Plugin]',
			weight: 3,
		},
		{
			text: 'wp-content/uploads/crowdsec',
			weight: 3,
		},
		{
			text: '"user_agent_suffix":"WordPress"',
			weight: 3,
		},
		{
			text: 'csphplapi_WordPress',
			weight: 3,
		},
		{
			text: 'Technical error while',
			weight: 1,
		},
		{
			text: 'notice-error ::',
			weight: 2,
		},
		{
			text: 'notice-success ::',
			weight: 2,
		},
		{
			text: 'LAPI_REM_',
			weight: 1,
		},
		{
			text: 'REM_CACHE_CLEAR',
			weight: 1,
		},
		{
			text: 'Block As A Service',
			weight: 2,
		},
	],
	links: [
		{
			title: 'Source',
			href: 'https://github.com/crowdsecurity/cs-wordpress-bouncer',
		},
		{
			title: 'On wordpress.org',
			href: 'https://wordpress.org/plugins/crowdsec/',
		},
		{
			title: 'Official documentation',
			href: 'https://docs.crowdsec.net/u/bouncers/wordpress',
		},
	],
	checked: [
		{
			program: 'crowdsec plugin for WordPress',
			version: '2.13.1',
			date: '2026-11-22',
			how: 'run',
		},
	],
	unknown: ['No pull from the real Console endpoint was made.'],
}
