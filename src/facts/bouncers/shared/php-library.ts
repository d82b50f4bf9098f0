import type { Constraint, Option, Source } from '../../bouncer'

/** What the PHP bouncers share: the library crowdsecurity/php-cs-bouncer and its client. */

/** Names of the settings that the shared rules look at; each program has its own. */
export interface PhpNames {
	readonly streamMode: string
	readonly authType: string
	readonly useAppsec?: string
	readonly cacheSystem: string
	readonly fsCachePath?: string
	readonly redisDsn: string
	readonly memcachedDsn: string
}

export const redisDsn = { pattern: '^rediss?:', says: 'an address that begins with redis:// or rediss://' } as const
export const memcachedDsn = { pattern: '^memcached:', says: 'an address that begins with memcached://' } as const

/** What the pages for banned visitors and the captcha say and look like, with the library's own values (php-cs-bouncer:src/Configuration.php). */
const wallTexts = [
	['captcha_wall.tab_title', 'Oops..', 'The title of the browser’s tab, on the captcha page.'],
	['captcha_wall.title', 'Hmm, sorry but...', 'The headline of the captcha page.'],
	['captcha_wall.subtitle', 'Please complete the security check.', 'The sentence below the headline of the captcha page.'],
	['captcha_wall.refresh_image_link', 'refresh image', 'The link for another captcha.'],
	['captcha_wall.captcha_placeholder', 'Type here...', 'What stands in the empty field of the captcha.'],
	['captcha_wall.send_button', 'CONTINUE', 'The button of the captcha page.'],
	['captcha_wall.error_message', 'Please try again.', 'What a wrong answer gets.'],
	['captcha_wall.footer', '', 'The last line of the captcha page.'],
	['ban_wall.tab_title', 'Oops..', 'The title of the browser’s tab, on the ban page.'],
	['ban_wall.title', '🤭 Oh!', 'The headline of the ban page.'],
	[
		'ban_wall.subtitle',
		'This page is protected against cyber attacks and your IP has been banned by our system.',
		'The sentence below the headline of the ban page.',
	],
	['ban_wall.footer', '', 'The last line of the ban page.'],
] as const

const wallColours = [
	['text.primary', 'black', 'Colour of the text.'],
	['text.secondary', '#AAA', 'Colour of the smaller text.'],
	['text.button', 'white', 'Colour of the text on buttons.'],
	['text.error_message', '#b90000', 'Colour of error messages.'],
	['background.page', '#eee', 'Colour of the page.'],
	['background.container', 'white', 'Colour of the box on the page.'],
	['background.button', '#626365', 'Colour of buttons.'],
	['background.button_hover', '#333', 'Colour of a button under the pointer.'],
] as const

/**
 * Texts and colours of the pages that visitors see.
 *
 * @param name Makes the program's own name of a text (`text.ban_wall.title`) or a colour (`color.background.page`).
 */
export function phpWallOptions(name: (path: string) => string, source: readonly Source[]): readonly Option[] {
	return [
		...wallTexts.map(([path, value, meaning]): Option => ({ key: name(`text.${path}`), type: 'string', default: value || null, meaning, source })),
		...wallColours.map(([path, value, meaning]): Option => ({ key: name(`color.${path}`), type: 'string', default: value, meaning, source })),
	]
}

/** Settings of the lookup of a visitor's country, as nested arrays of PHP. */
export function phpGeolocationOptions(source: readonly Source[]): readonly Option[] {
	return [
		{ key: 'geolocation.enabled', type: 'bool', default: false, meaning: 'Look up the visitor’s country, for decisions about countries.', source },
		{
			key: 'geolocation.cache_duration',
			type: 'int',
			default: 86400,
			unit: 'seconds',
			min: 0,
			meaning: 'How long a country is kept; 0 for not at all.',
			source,
		},
		{ key: 'geolocation.type', type: 'enum', default: 'maxmind', allowed: ['maxmind'], meaning: 'The kind of geolocation; only `maxmind`.', source },
		{
			key: 'geolocation.maxmind.database_type',
			type: 'enum',
			default: 'country',
			allowed: ['country', 'city'],
			meaning: 'The kind of the MaxMind database: country or city.',
			source,
		},
		{ key: 'geolocation.maxmind.database_path', type: 'path', default: null, meaning: 'The MaxMind database file; needed with `enabled`.', source },
	]
}

/** @param file `ConfigFile.id`. */
export function phpConstraints(file: string, names: PhpNames): readonly Constraint[] {
	return [
		{
			code: 'mode-not-stream',
			severity: 'error',
			file,
			key: names.streamMode,
			when: { all: [{ source: 'integration' }, { option: names.streamMode, is: [false, 0, ''] }] },
			message:
				'Live mode asks for every visitor at `/v1/decisions`, which the Console’s endpoint does not have: nobody is found on the list, and visitors pass.',
			fix: `Switch \`${names.streamMode}\` on.`,
			set: true,
		},
		{
			code: 'tls-login-with-integration',
			severity: 'error',
			file,
			key: names.authType,
			when: { all: [{ source: 'integration' }, { option: names.authType, is: ['tls'] }] },
			message: 'The Console’s endpoint takes an API key, no client certificate.',
			fix: `Set \`${names.authType}\` to \`api_key\`.`,
			set: 'api_key',
		},
		...(names.useAppsec === undefined
			? []
			: [
					{
						code: 'appsec-with-integration' as const,
						severity: 'warning' as const,
						file,
						key: names.useAppsec,
						when: { all: [{ source: 'integration' as const }, { option: names.useAppsec, is: [true, 1] }] },
						message: 'AppSec belongs to a Security Engine of your own; the Console’s endpoint has none.',
						fix: 'Switch it off, unless you run an engine with AppSec beside it.',
						set: false,
					},
				]),
		...(names.fsCachePath === undefined
			? []
			: [
					{
						code: 'cache-path-missing' as const,
						severity: 'error' as const,
						file,
						key: names.fsCachePath,
						when: {
							all: [
								{ option: names.cacheSystem, is: ['phpfs'] },
								{ option: names.fsCachePath, present: false },
							],
						},
						message: 'The file cache needs its folder; without it every call ends with an exception.',
						fix: `Set \`${names.fsCachePath}\` to a folder that the web server may write and nobody can fetch.`,
					},
				]),
		{
			code: 'redis-address-missing',
			severity: 'error',
			file,
			key: names.redisDsn,
			when: {
				all: [
					{ option: names.cacheSystem, is: ['redis'] },
					{ option: names.redisDsn, present: false },
				],
			},
			message: 'The cache in Redis needs its address; without it every call ends with an exception.',
			fix: `Set \`${names.redisDsn}\`, for example to \`redis://localhost:6379\`.`,
		},
		{
			code: 'memcached-address-missing',
			severity: 'error',
			file,
			key: names.memcachedDsn,
			when: {
				all: [
					{ option: names.cacheSystem, is: ['memcached'] },
					{ option: names.memcachedDsn, present: false },
				],
			},
			message: 'The cache in Memcached needs its address; without it every call ends with an exception.',
			fix: `Set \`${names.memcachedDsn}\`, for example to \`memcached://localhost:11211\`.`,
		},
	]
}

/** @param isDefault Whether the program also does this when nothing is set. */
export function levelOff(file: string, key: string, value: string, normal: string, isDefault: boolean): Constraint {
	return {
		code: 'bouncer-disabled',
		severity: 'error',
		file,
		key,
		when: { option: key, is: [value] },
		message: `With \`${value}\` nobody is blocked.${isDefault ? ' It is also the default.' : ''}`,
		fix: `Set \`${key}\` to \`${normal}\`.`,
		set: normal,
	}
}
