import type { Constraint } from '../../bouncer'

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
						code: 'appsec-with-integration',
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
						code: 'cache-path-missing',
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
