import { expect, test } from 'vitest'
import { bouncers } from '../../facts/bouncers'
import { withdrawnNames } from './withdrawn'

test('every name has one anchor, and no two names share one', () => {
	expect(new Set(withdrawnNames.map(({ anchor }) => anchor)).size).toBe(withdrawnNames.length)
	for (const { anchor } of withdrawnNames) expect(anchor).toMatch(/^[\w-]+$/)
})

test('nothing that a bouncer has is lost', () => {
	const told = withdrawnNames.flatMap(({ meanings }) => meanings.flatMap((meaning) => meaning.bouncers)).length
	expect(told).toBe(bouncers.flatMap(({ legacyNames }) => legacyNames).length)
})

test('names of the withdrawn official page are among them', () => {
	const names = withdrawnNames.map(({ name }) => name)
	for (const name of [
		'crowdsec-traefik-bouncer',
		'crowdsec-haproxy-bouncer',
		'CROWDSEC_URL',
		'CROWDSEC_API_KEY',
		'crowdsec_url',
		'crowdsec_enabled',
		'crowdsec_api_url',
		'ngx_http_crowdsec_module.so',
	])
		expect(names).toContain(name)
})
