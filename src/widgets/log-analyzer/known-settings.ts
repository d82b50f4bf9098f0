import { convert } from '../../engine/config/convert/convert'
import { unknownAddress } from '../../engine/config/generate/placeholders'
import { readingOf } from '../../engine/config/recognise/recognise'
import { parseEndpoint } from '../../engine/config/values/endpoint'
import { parseInterval, shortestOfPlans } from '../../engine/config/values/interval'
import type { PastedConfig } from '../../engine/verdict/check-pasted'
import type { Bouncer, BouncerId } from '../../facts/bouncer'

/** What a paste tells of the reader's settings: with these the generator begins. Never a key. */
export interface KnownSettings {
	/** As it stands in the paste; null where no address of an integration does. */
	readonly address: string | null
	/** Of the reader's own file; null where there is none. */
	readonly file: {
		readonly bouncer: BouncerId
		readonly intervalSeconds: number | null
		/** As they would be typed. What the checker refuses is left out. */
		readonly options: Readonly<Record<string, string>>
	} | null
}

export const nothingKnown: KnownSettings = { address: null, file: null }

/** What the Console hands out ends in an id of 24 hexadecimal digits (docs.crowdsec.net/u/integrations/remediationcomponent). */
const integration = /https?:\/\/[a-z0-9.:-]{1,80}\/v1\/integrations\/[0-9a-f]{24}\b/gi

/** Gathers what a reader need not type again. An address counts only where the paste has no second one. */
export function knownSettings(text: string, configs: readonly PastedConfig[], bouncers: readonly Bouncer[]): KnownSettings {
	const addresses = new Set([...text.matchAll(integration)].map(([address]) => address.toLowerCase()))
	const [only] = addresses
	return { address: addresses.size === 1 && only && parseEndpoint(only).ok ? only : null, file: fileOf(configs, bouncers) }
}

function fileOf(configs: readonly PastedConfig[], bouncers: readonly Bouncer[]): KnownSettings['file'] {
	for (const { text, result } of configs) {
		const bouncer = bouncers.find(({ id }) => id === result.bouncer)
		const [deployment] = bouncer?.deployments ?? []
		if (!bouncer || !deployment) continue
		const converted = convert({ text, from: bouncer.id, to: bouncer.id, deployment: deployment.id, endpoint: unknownAddress.integration, key: '' }, bouncers)
		if (!converted.ok) continue
		const options = Object.fromEntries(converted.value.carried.flatMap(({ to, value }) => (value === null ? [] : [[to, value]])))
		return { bouncer: bouncer.id, intervalSeconds: intervalOf(text, bouncer, bouncers), options }
	}
	return null
}

function intervalOf(text: string, bouncer: Bouncer, bouncers: readonly Bouncer[]): number | null {
	const { interval } = bouncer
	const written = interval && readingOf(text, bouncer.id, bouncers)?.items.findLast(({ key }) => key === interval.option)
	const seconds = written ? parseInterval(written.text.trim(), interval.unit) : null
	// What no plan allows would be answered 429.
	return seconds !== null && seconds >= shortestOfPlans ? seconds : null
}
