import type { Bouncer, Command, Commands, FileRecipe, LogPlace } from '../bouncer'
import { readInSource } from '../upstream'
import { engineBlockTest } from './shared/block-test'
import { memcachedDsn, phpConstraints, phpWallOptions, redisDsn } from './shared/php-library'

const blockTestWithEngine = engineBlockTest('it sees the ban page after the next refresh')

/**
 * Two saves: what a save does at once, it does with the settings that are stored, so that one save of everything is refused where there is
 * no address yet (crowdsecurity/cs-magento-bouncer:Plugin/Config.php). Labels as the page has them (etc/adminhtml/system.xml).
 */
const fields: FileRecipe = {
	kind: 'text',
	path: 'Magento admin',
	mode: null,
	purpose: 'The settings are kept in the database. Enter them in these fields.',
	format: 'fields',
	text: `Stores > Configuration > Security > CrowdSec Bouncer
  General settings > Connection details
    Your Local API url:   {{endpoint}}
    Authentication type:  Bouncer API key
    Your bouncer key:     {{key}}
  Save Config

The same page once more
  General settings > Bouncing
    Enable bouncer on Frontend area:    Yes
  Advanced settings > Communication mode to the API
    Enable the stream mode:             Yes
    Cron expression for cache refresh:  {{interval}}
  Save Config

Then: bin/magento cache:flush

Nothing is pulled yet, though a message says so.
The cron job does it; Refresh cache on that page does it now.
Stream mode was on before? Clear cache pulls it all.
`,
}

const install: readonly Command[] = [
	{ run: 'composer require crowdsec/magento2-module-bouncer', known: 'source' },
	{ run: 'bin/magento module:enable CrowdSec_Bouncer', known: 'source' },
	{ run: 'bin/magento setup:upgrade', known: 'source' },
]

const commands: Commands = {
	install,
	start: { run: 'bin/magento module:enable CrowdSec_Bouncer', known: 'source' },
	stop: { run: 'bin/magento module:disable CrowdSec_Bouncer', known: 'source' },
	restart: { run: 'bin/magento cache:flush', known: 'source' },
	reload: { run: 'bin/magento cache:clean config', known: 'source' },
	status: { run: 'bin/magento module:status CrowdSec_Bouncer', known: 'source' },
	test: { run: 'bin/magento cron:run --group crowdsec_bouncer', note: 'pulls now, when it is due', pulls: true, known: 'source' },
	settings: { run: 'bin/magento config:show crowdsec_bouncer', note: 'the key is among them', known: 'source' },
	none: 'There is no service; Magento’s cron must run.',
}

const logs: readonly LogPlace[] = [
	{
		where: 'var/log/crowdsec-bouncer-prod.log',
		view: { run: 'tail -n 200 var/log/crowdsec-bouncer-prod.log', known: 'source' },
		note: 'In the folder of the shop.',
	},
	{ where: 'var/log/exception.log', view: { run: 'tail -n 100 var/log/exception.log', known: 'source' }, note: 'Errors of PHP itself are there.' },
]

const page = 'crowdsecurity/cs-magento-bouncer:etc/config.xml'

/** The same texts and colours as the library's, under names of Magento's own (crowdsecurity/cs-magento-bouncer:Helper/Config.php). */
function themeName(path: string): string {
	const [kind = '', group = '', name = ''] = path.split('.')
	const theme = 'crowdsec_bouncer/theme'
	if (kind === 'color') return `${theme}/color/${group}_${name}`
	return `${theme}/${group.replace('_wall', '')}/wall_${name === 'captcha_placeholder' ? 'input_placeholder' : name}`
}

export const magento: Bouncer = {
	id: 'magento',
	name: 'Magento 2',
	aliases: ['magento', 'magento 2', 'adobe commerce', 'cs-magento-bouncer', 'crowdsec_bouncer'],
	kind: 'application',
	summary: 'An extension of the shop; Magento’s cron pulls the list.',
	integration: {
		works: 'partly',
		why: 'The pull itself uses the path that an integration serves, but it is not documented, and saving the settings asks a path that a Console endpoint does not have.',
		needs: [
			'stream mode on',
			'a cron expression, with Magento’s cron running',
			'login by API key',
			'when saving is refused: the key while no address is stored, then the address with bin/magento config:set --lock-env',
		],
		source: ['crowdsecurity/cs-magento-bouncer:Helper/Data.php', 'crowdsecurity/cs-magento-bouncer:etc/config.xml'],
	},
	endpoint: {
		option: 'crowdsec_bouncer/general/connection/api_url',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'Removed by the library; both forms work.',
		stripsSlashes: true,
		fullPath: 'The path doubles. A 404 with a JSON text is taken for an empty list, so all looks well and nothing is blocked.',
		source: ['crowdsecurity/php-common:src/Client/AbstractClient.php'],
	},
	keyOption: 'crowdsec_bouncer/general/connection/api_key',
	interval: {
		option: 'crowdsec_bouncer/advanced/mode/refresh_cron_expr',
		unit: 'cron',
		default: '0 0 * * *',
		note: 'The default pulls once a day, which is exactly the limit of the Console’s alert.',
	},
	modes: ['stream', 'live'],
	files: [
		{
			id: 'main',
			title: 'Settings in the database (paths for config:set)',
			format: 'fields',
			options: [
				{
					key: 'crowdsec_bouncer/general/connection/api_url',
					type: 'url',
					default: null,
					required: true,
					meaning: 'General settings > Connection details > "Your Local API url".',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/general/connection/auth_type',
					type: 'enum',
					default: 'api_key',
					allowed: ['api_key', 'tls'],
					meaning: 'How it logs in: by API key, or by client certificate at a Local API.',
					since: 'v1.5.0',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/general/connection/api_key',
					type: 'string',
					default: null,
					required: true,
					secret: true,
					alternatives: ['crowdsec_bouncer/general/connection/tls_cert_path'],
					meaning: '"Your bouncer key", stored encrypted.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/general/connection/tls_cert_path',
					type: 'path',
					default: null,
					meaning: 'RELATIVE to the Magento var folder.',
					since: 'v1.5.0',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/general/connection/tls_key_path',
					type: 'path',
					default: null,
					meaning: 'The private key of the client certificate.',
					since: 'v1.5.0',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/general/connection/tls_verify_peer',
					type: 'bool',
					default: '0',
					meaning: 'Check the certificate of the Local API when logging in by certificate.',
					since: 'v1.5.0',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/general/connection/tls_ca_cert_path',
					type: 'path',
					default: null,
					meaning: 'A CA of your own, trusted in addition to those of the system.',
					since: 'v1.5.0',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/general/connection/use_curl',
					type: 'bool',
					default: '0',
					meaning: 'Use cURL instead of PHP’s own functions.',
					since: 'v1.4.0',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/general/connection/api_timeout',
					type: 'int',
					default: 60,
					unit: 'seconds',
					meaning: '"Global timeout"; 0 = unlimited.',
					since: 'v2.1.0',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/general/connection/api_connect_timeout',
					type: 'int',
					default: 10,
					unit: 'seconds',
					meaning: '"Connection timeout" (cURL only).',
					since: 'v2.1.0',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/general/bouncing/front_enabled',
					type: 'bool',
					default: '0',
					meaning: 'Enable bouncer on Frontend area.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/general/bouncing/admin_enabled',
					type: 'bool',
					default: '0',
					meaning: 'Check visitors of the administration too.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/general/bouncing/api_enabled',
					type: 'bool',
					default: '0',
					meaning: 'Check requests to REST, SOAP and GraphQL too.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/general/bouncing/level',
					type: 'enum',
					default: 'normal_bouncing',
					allowed: ['normal_bouncing', 'flex_bouncing'],
					meaning: 'How strictly visitors are treated: off, normal, or captcha at most.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/mode/stream',
					type: 'bool',
					default: '0',
					meaning: 'Pull the list on a schedule instead of asking for each visitor; needed with a Console integration.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/mode/refresh_cron_expr',
					type: 'string',
					default: '0 0 * * *',
					unit: '5-field cron',
					meaning: '"Cron expression for cache refresh": the default pulls ONCE A DAY; 0 0 30 2 * disables.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/config.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/cache/technology',
					type: 'enum',
					default: 'phpfs',
					allowed: ['phpfs', 'redis', 'memcached'],
					meaning: 'Where the list is kept: files, Redis or Memcached.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/cache/prune_cron_expr',
					type: 'string',
					default: '0 0 30 2 *',
					meaning: 'When the file cache is cleaned up.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/config.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/cache/redis_dsn',
					type: 'string',
					default: null,
					form: redisDsn,
					meaning: 'The address of Redis, like `redis://localhost:6379`.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/cache/memcached_dsn',
					type: 'string',
					default: null,
					form: memcachedDsn,
					meaning: 'Memcached://localhost:11211.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/cache/clean_ip_cache_duration',
					type: 'int',
					default: 60,
					unit: 'seconds',
					meaning: 'Live mode only: how long “not listed” is kept.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/cache/bad_ip_cache_duration',
					type: 'int',
					default: 120,
					unit: 'seconds',
					meaning: 'Live mode only: how long “listed” is kept.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/cache/captcha_cache_duration',
					type: 'int',
					default: 86400,
					unit: 'seconds',
					meaning: 'How long a captcha and its answer are kept.',
					since: 'v1.3.0',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/remediation/fallback',
					type: 'enum',
					default: 'bypass',
					allowed: ['bypass', 'captcha', 'ban'],
					meaning: 'What happens with an unknown type of decision.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/remediation/trust_ip_forward_list',
					type: 'string',
					default: null,
					meaning: 'Proxies whose header with the visitor’s address is believed.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/remediation/hide_mentions',
					type: 'bool',
					default: '0',
					meaning: 'Do not name CrowdSec on the pages.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/geolocation/enabled',
					type: 'bool',
					default: '0',
					meaning: 'Look up the visitor’s country, for decisions about countries.',
					since: 'v1.2.0',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/geolocation/cache_duration',
					type: 'int',
					default: 86400,
					unit: 'seconds',
					meaning: 'How long a country is kept; 0 for not at all.',
					since: 'v2.0.0',
					source: [page],
				},
				{
					key: 'crowdsec_bouncer/advanced/geolocation/type',
					type: 'enum',
					default: null,
					allowed: ['maxmind'],
					meaning: 'The kind of geolocation; only MaxMind.',
					since: 'v1.2.0',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/geolocation/maxmind_database_type',
					type: 'enum',
					default: null,
					allowed: ['country', 'city'],
					meaning: 'The kind of the MaxMind database: country or city.',
					since: 'v1.2.0',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/geolocation/maxmind_database_path',
					type: 'path',
					default: null,
					meaning: 'The MaxMind database file, relative to the folder var/.',
					since: 'v1.2.0',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				...phpWallOptions(themeName, [page]).map((option) => (option.key.endsWith('/ban/wall_title') ? { ...option, default: 'Oh!' } : option)),
				{
					key: 'crowdsec_bouncer/theme/css/custom',
					type: 'string',
					default: null,
					meaning: 'CSS of your own for the pages.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/debug/log',
					type: 'bool',
					default: '0',
					meaning: 'Write debug.log as well.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/debug/display_errors',
					type: 'bool',
					default: '0',
					meaning: 'Show errors on the page; for tests only.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/debug/disable_prod_log',
					type: 'bool',
					default: '0',
					meaning: 'Do not write prod.log.',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/debug/forced_test_ip',
					type: 'string',
					default: null,
					meaning: 'An address to use in place of the visitor’s, for tests.',
					since: 'v1.2.0',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
				{
					key: 'crowdsec_bouncer/advanced/debug/forced_test_forwarded_ip',
					type: 'string',
					default: null,
					meaning: 'An address to use in place of the forwarded one, for tests.',
					since: 'v1.4.0',
					source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
				},
			],
			ownNames: 'crowdsec_bouncer/',
			unknownKey: {
				severity: 'warning',
				effect: 'it is ignored',
			},
			badValue: {
				severity: 'error',
				effect: 'saving is refused with the reason',
			},
		},
	],
	deployments: [
		{ id: 'composer', name: 'Composer package', platform: 'application', files: [fields], commands, logs },
		{
			id: 'auto-prepend',
			name: 'With auto_prepend_file',
			platform: 'application',
			note: 'It covers every PHP script. Copy the file before php.ini names it, else every script ends in a PHP fatal error; after an upgrade of the module copy it again.',
			files: [
				fields,
				{
					kind: 'text',
					path: 'php.ini',
					mode: null,
					purpose: 'Calls the bouncer before every script. The file that it names must be there first.',
					format: 'text',
					text: 'auto_prepend_file = /your-shop/app/etc/crowdsec-prepend.php\n',
					fragment: true,
				},
			],
			commands: {
				...commands,
				install: [...install, { run: 'cp vendor/crowdsec/magento2-module-bouncer/crowdsec-prepend.php.example app/etc/crowdsec-prepend.php', known: 'source' }],
				restart: { run: 'bin/magento cache:flush && sudo systemctl reload apache2', note: 'or php-fpm; php.ini is read at start only', known: 'source' },
			},
			logs,
		},
	],
	constraints: [
		...phpConstraints('main', {
			streamMode: 'crowdsec_bouncer/advanced/mode/stream',
			authType: 'crowdsec_bouncer/general/connection/auth_type',
			cacheSystem: 'crowdsec_bouncer/advanced/cache/technology',
			redisDsn: 'crowdsec_bouncer/advanced/cache/redis_dsn',
			memcachedDsn: 'crowdsec_bouncer/advanced/cache/memcached_dsn',
		}),
		{
			code: 'bouncer-disabled',
			severity: 'error',
			file: 'main',
			key: 'crowdsec_bouncer/general/bouncing/front_enabled',
			when: { option: 'crowdsec_bouncer/general/bouncing/front_enabled', is: [0] },
			message: 'The shop is not checked: the list is pulled, and nobody is blocked. It is also the default.',
			fix: 'Set “Enable bouncer on Frontend area” to Yes.',
			set: '1',
		},
		{
			code: 'refresh-off',
			severity: 'error',
			file: 'main',
			key: 'crowdsec_bouncer/advanced/mode/refresh_cron_expr',
			when: { option: 'crowdsec_bouncer/advanced/mode/refresh_cron_expr', is: ['0 0 30 2 *'] },
			message: 'The 30th of February never comes: the list is never pulled.',
			fix: 'Set a time that comes, for example `0 * * * *` for once an hour.',
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
		sample: '[2026-01-12T08:15:02.531204+00:00] crowdsec-bouncer.INFO: Cache has been refreshed by cron [] []',
		meaning: 'the line before it, “Retrieved stream decisions”, has the number of entries',
	},
	traps: [
		{
			what: 'The default pulls once a day at midnight: the Console’s alert comes after 24 hours.',
			fix: 'Set a shorter interval where the plan allows it.',
			source: ['crowdsecurity/cs-magento-bouncer:etc/config.xml'],
		},
		{
			what: 'All areas of the shop are off by default.',
			fix: 'Enable the bouncer on the Frontend area.',
			source: ['crowdsecurity/cs-magento-bouncer:etc/config.xml'],
		},
		{
			what: 'Saving another address, login or key asks `/v1/decisions`: an error other than 404 is refused. `bin/magento config:set` saves in the same way.',
			fix: 'Save the key with `config:set` while no address is stored, which asks nothing; then `bin/magento config:set --lock-env crowdsec_bouncer/general/connection/api_url ADDRESS`, which writes into app/etc/env.php.',
			source: ['crowdsecurity/cs-magento-bouncer:Plugin/Config.php', 'crowdsecurity/cs-magento-bouncer:etc/adminhtml/di.xml'],
		},
		{
			what: 'Address and key saved together with stream mode are refused on a new installation: “Technical error while warming up the … cache”. The cache is warmed with the address that is stored, which is none.',
			fix: 'Save address and key first, then stream mode.',
			source: ['crowdsecurity/cs-magento-bouncer:Plugin/Config.php'],
		},
		{
			what: 'Switching stream mode on pulls nothing, though a message says that the cache has been refreshed, with 0 new decisions: the stored mode is still the old one.',
			fix: 'Press “Refresh cache” once it is saved, or wait for the cron job.',
			source: ['crowdsecurity/cs-magento-bouncer:Plugin/Config.php'],
		},
		{
			what: 'Switching stream mode off writes `0 0 30 2 *`, which never comes, as the cron expression.',
			fix: 'After switching it on again, set the expression too.',
			source: ['crowdsecurity/cs-magento-bouncer:Plugin/Config.php'],
		},
		{
			what: 'After the address is corrected, only changes are asked for, and the list stays what it was.',
			fix: 'Press “Clear cache”, which pulls the whole list.',
			source: ['crowdsecurity/cs-magento-bouncer:Controller/Adminhtml/System/Config/Cache/Clear.php'],
		},
		{
			what: 'The cron job catches exceptions, not PHP errors: a TypeError leaves no line in the bouncer’s log.',
			fix: 'Look at var/log/exception.log and at the table cron_schedule too.',
			source: ['crowdsecurity/cs-magento-bouncer:Cron/RefreshCache.php'],
		},
		{
			what: 'Paths of certificates are relative to the folder var/.',
			fix: 'Write `crowdsec/tls/bouncer.pem`, not a full path.',
			source: ['crowdsecurity/cs-magento-bouncer:etc/adminhtml/system.xml'],
		},
	],
	blockTest: {
		do: [
			{
				run: 'tail -n 50 var/log/crowdsec-bouncer-prod.log',
				note: '“Final remediation” names what a visitor got',
				known: 'source',
			},
			...blockTestWithEngine.do,
		],
		undo: blockTestWithEngine.undo,
		note: 'With an integration looking is enough: the list is the Console’s, and nothing can be added to it for a test. The log names what each visitor got.',
	},
	marks: [
		{
			text: 'crowdsec-bouncer.ERROR',
			weight: 3,
		},
		{
			text: 'crowdsec-bouncer.INFO',
			weight: 3,
		},
		{
			text: 'crowdsec-bouncer.CRITICAL',
			weight: 3,
		},
		{
			text: 'crowdsec-bouncer.WARNING',
			weight: 3,
		},
		{
			text: 'M2_EXCEPTION',
			weight: 3,
		},
		{
			text: 'magento2-module-bouncer',
			weight: 3,
		},
	],
	links: [
		{
			title: 'Source',
			href: 'https://github.com/crowdsecurity/cs-magento-bouncer',
		},
		{
			title: 'Official documentation',
			href: 'https://docs.crowdsec.net/u/bouncers/magento',
		},
	],
	checked: [readInSource('cs-magento-bouncer', 'crowdsecurity/cs-magento-bouncer')],
	unknown: ['Whether saving works with the real Console endpoint.'],
}
