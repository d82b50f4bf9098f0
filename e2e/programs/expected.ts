import type { Bouncer, Deployment, FileRecipe, Filling, ListSource } from '../../src/facts/bouncer'

/** What a generated file must hold: under one of these names, this value. */
export interface Expected {
	readonly what: 'address' | 'key' | 'interval'
	readonly name: string
	readonly value: string
}

export interface Given {
	readonly key: string
	readonly source: ListSource
}

/** An hour between pulls, in the words of every kind of option. */
export const hour = { seconds: 3600, as: { seconds: '3600', minutes: '60', duration: '1h', cron: '0 * * * *' } } as const

/** Addresses in every form, written out: nothing here is worked out by the code under test. */
export const addresses = {
	integration: {
		url: 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567',
		base: 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567',
		'base-slash': 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567/',
		scheme: 'https',
		host: 'admin.api.crowdsec.net',
		hostAndPort: 'admin.api.crowdsec.net:443',
		port: '443',
		path: '/v1/integrations/0123456789abcdef01234567/',
	},
	engine: {
		url: 'http://127.0.0.1:8080',
		base: 'http://127.0.0.1:8080',
		'base-slash': 'http://127.0.0.1:8080/',
		scheme: 'http',
		host: '127.0.0.1:8080',
		hostAndPort: '127.0.0.1:8080',
		port: '8080',
		path: '/',
	},
} as const

/** Where a file of text has the options under other names than the facts. */
const otherNames: Readonly<Record<string, string>> = {
	'go-sdk api_url': 'APIUrl',
	'go-sdk api_key': 'APIKey',
	'go-sdk update_frequency': 'TickerInterval',
	'php-standalone the crontab entry': 'schedule',
	'python-sdk/django lapi_url': 'PYCROWDSEC_LAPI_URL',
	'python-sdk/django api_key': 'PYCROWDSEC_LAPI_KEY',
	'python-sdk/django interval': 'PYCROWDSEC_POLL_INTERVAL',
}

/** The Go library takes both forms; the generated program has the one with a slash. */
const withSlash = new Set(['go-sdk'])

/** Everything that the files of a deployment have to hold. */
export function expectedOf(bouncer: Bouncer, deployment: Deployment, given: Given): readonly Expected[] {
	const recipes = deployment.files.filter((recipe) => !recipe.when || recipe.when === given.source)
	const written = recipes.flatMap((recipe) => settingsOf(recipe, bouncer, given))
	const address = addresses[given.source]
	const fromFacts: Expected[] = [
		...(bouncer.endpoint.form === 'parts'
			? []
			: [{ what: 'address', name: bouncer.endpoint.option, value: textOf({ from: 'endpoint' }, bouncer, given) ?? address.base } as const]),
		{ what: 'key', name: bouncer.keyOption, value: given.key },
		...(bouncer.interval ? [{ what: 'interval', name: bouncer.interval.option, value: hour.as[bouncer.interval.unit] } as const] : []),
	]
	return [...written, ...fromFacts.filter(({ what }) => !written.some((setting) => setting.what === what))].map((expected) => ({
		...expected,
		name: otherNames[`${bouncer.id}/${deployment.id} ${expected.name}`] ?? otherNames[`${bouncer.id} ${expected.name}`] ?? expected.name,
	}))
}

function settingsOf(recipe: FileRecipe, bouncer: Bouncer, given: Given): readonly Expected[] {
	if (recipe.kind === 'text') return []
	return recipe.lines.flatMap(({ key, value, when }): readonly Expected[] => {
		const text = when && when !== given.source ? null : textOf(value, bouncer, given)
		if (text === null || 'is' in value) return []
		const what = value.from === 'key' ? 'key' : value.from === 'interval' ? 'interval' : 'address'
		return [{ what, name: key, value: text }]
	})
}

function textOf(filling: Filling, bouncer: Bouncer, given: Given): string | null {
	if ('is' in filling) return null
	const address = addresses[given.source]
	switch (filling.from) {
		case 'endpoint':
			if (withSlash.has(bouncer.id)) return address['base-slash']
			return bouncer.endpoint.form === 'base-slash' ? address['base-slash'] : bouncer.endpoint.form === 'host' ? address.hostAndPort : address.base
		case 'endpoint-scheme':
			return address.scheme
		case 'endpoint-host':
			return address.host
		case 'endpoint-hostname':
			return address.host.replace(/:\d+$/, '')
		case 'endpoint-port':
			return address.port
		case 'endpoint-path':
			return address.path
		case 'key':
			return given.key
		case 'interval':
			return hour.as[bouncer.interval?.unit ?? 'seconds']
	}
}
