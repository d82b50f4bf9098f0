import type { ConfigFile, Option, Source } from '../../bouncer'

const scripts = 'linuxserver/docker-mods:root/etc/s6-overlay/s6-rc.d'
const mod: Source = `${scripts}/init-mod-swag-crowdsec/run`
const fail2ban: Source = `${scripts}/init-mod-swag-crowdsec-f2b/run`
const bunkerweb: Source = 'bunkerity/bunkerweb:src/common/core/crowdsec/plugin.json'

/** Start scripts of images hand the variables on to the bouncer's own file; all other names belong to the web server. */
const ofAnImage = {
	format: 'environment',
	alsoAs: ['env'],
	ownNames: false,
	unknownKey: { severity: 'info', effect: 'another part of the image may read it' },
	badValue: { severity: 'warning', effect: 'it is handed on to the bouncer as it is' },
} as const

const captchaSecret: Option = {
	key: 'CROWDSEC_SECRET_KEY',
	type: 'string',
	default: null,
	secret: true,
	meaning: 'Secret of the captcha service.',
	source: [mod],
}

/** linuxserver/swag and linuxserver/nginx with the mod `swag-crowdsec` in DOCKER_MODS. */
export const swagVariables: ConfigFile = {
	id: 'swag',
	title: 'Variables of the SWAG container',
	...ofAnImage,
	options: [
		{
			key: 'CROWDSEC_LAPI_URL',
			role: 'endpoint',
			type: 'url',
			default: null,
			required: true,
			meaning: 'The base address; becomes `API_URL`. Without it the mod is not installed.',
			source: [mod],
		},
		{
			key: 'CROWDSEC_API_KEY',
			role: 'key',
			type: 'string',
			default: null,
			required: true,
			secret: true,
			meaning: 'The key; becomes `API_KEY`. Without it the mod is not installed.',
			source: [mod],
		},
		{ key: 'CROWDSEC_MODE', type: 'enum', default: 'live', allowed: ['live', 'stream'], meaning: 'Becomes `MODE`.', source: [mod] },
		{ key: 'CROWDSEC_UPDATE_FREQUENCY', role: 'interval', type: 'int', default: 10, unit: 'seconds', meaning: 'Becomes `UPDATE_FREQUENCY`.', source: [mod] },
		{ key: 'CROWDSEC_SITE_KEY', type: 'string', default: null, meaning: 'Site key of the captcha service.', source: [mod] },
		captchaSecret,
		{ key: 'CROWDSEC_CAPTCHA_PROVIDER', type: 'string', default: null, meaning: 'Becomes `CAPTCHA_PROVIDER`.', source: [mod] },
		{ key: 'CROWDSEC_APPSEC_URL', type: 'url', default: null, meaning: 'Becomes `APPSEC_URL`: the address of AppSec at a Security Engine.', source: [mod] },
		{ key: 'CROWDSEC_F2B_DISABLE', type: 'bool', default: false, meaning: 'Switch fail2ban off in the same container.', source: [fail2ban] },
		{ key: 'CROWDSEC_VERSION', type: 'string', default: null, meaning: 'Which release of the bouncer is downloaded; the newest when absent.', source: [mod] },
	],
}

const yesNo = { type: 'enum', allowed: ['yes', 'no'] } as const

/** BunkerWeb's plugin; in its multisite mode a name can have a server's name in front. */
export const bunkerwebVariables: ConfigFile = {
	id: 'bunkerweb',
	title: 'Variables of BunkerWeb',
	...ofAnImage,
	options: [
		{ key: 'USE_CROWDSEC', ...yesNo, default: 'no', meaning: 'Switch the bouncer on.', source: [bunkerweb] },
		{ key: 'CROWDSEC_API', role: 'endpoint', type: 'url', default: 'http://crowdsec:8080', meaning: 'The base address.', source: [bunkerweb] },
		{ key: 'CROWDSEC_API_KEY', role: 'key', type: 'string', default: null, secret: true, meaning: 'Sent in the header X-Api-Key.', source: [bunkerweb] },
		{ key: 'CROWDSEC_MODE', type: 'enum', default: 'live', allowed: ['live', 'stream'], meaning: 'Ask per visitor, or pull the list.', source: [bunkerweb] },
		{
			key: 'CROWDSEC_UPDATE_FREQUENCY',
			role: 'interval',
			type: 'int',
			default: 10,
			unit: 'seconds',
			meaning: 'Time between two pulls in stream mode.',
			source: [bunkerweb],
		},
		{ key: 'CROWDSEC_ENABLE_INTERNAL', ...yesNo, default: 'no', meaning: 'Look at internal requests too.', source: [bunkerweb] },
		{
			key: 'CROWDSEC_REQUEST_TIMEOUT',
			type: 'int',
			default: 1000,
			unit: 'milliseconds',
			meaning: 'How long the endpoint may take to answer.',
			source: [bunkerweb],
		},
		{ key: 'CROWDSEC_EXCLUDE_LOCATION', type: 'string', default: '', meaning: 'Paths that are not looked at, with commas.', source: [bunkerweb] },
		{ key: 'CROWDSEC_CACHE_EXPIRATION', type: 'int', default: 1, unit: 'seconds', meaning: 'How long an answer counts in live mode.', source: [bunkerweb] },
		{ key: 'CROWDSEC_APPSEC_URL', type: 'url', default: '', meaning: 'The address of AppSec.', source: [bunkerweb] },
		{
			key: 'CROWDSEC_APPSEC_FAILURE_ACTION',
			type: 'enum',
			default: 'passthrough',
			allowed: ['passthrough', 'deny'],
			meaning: 'What happens when AppSec fails.',
			source: [bunkerweb],
		},
		{ key: 'CROWDSEC_APPSEC_CONNECT_TIMEOUT', type: 'int', default: 100, unit: 'milliseconds', meaning: 'Connecting to AppSec.', source: [bunkerweb] },
		{ key: 'CROWDSEC_APPSEC_SEND_TIMEOUT', type: 'int', default: 100, unit: 'milliseconds', meaning: 'Sending to AppSec.', source: [bunkerweb] },
		{ key: 'CROWDSEC_APPSEC_PROCESS_TIMEOUT', type: 'int', default: 500, unit: 'milliseconds', meaning: 'How long AppSec may think.', source: [bunkerweb] },
		{ key: 'CROWDSEC_ALWAYS_SEND_TO_APPSEC', ...yesNo, default: 'no', meaning: 'Ask AppSec for visitors with a decision too.', source: [bunkerweb] },
		{ key: 'CROWDSEC_APPSEC_SSL_VERIFY', ...yesNo, default: 'no', meaning: 'Check AppSec’s certificate.', source: [bunkerweb] },
	],
}
