import { describe, expect, test } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { check } from '.'

const key = 'c580ebdff45da6e01415ed0e9bc9c06b'
const told = (text: string) =>
	check(text, null, bouncers).problems.flatMap(({ code, severity, line }) => (severity === 'info' ? [] : [`${line} ${severity} ${code}`]))

describe('a name twice in a container', () => {
	const compose = (variables: string) => `services:\n  bouncer:\n    image: fbonalair/traefik-crowdsec-bouncer\n    environment:\n${variables}`

	test.each([
		[
			'in a map Compose refuses it',
			compose(`      CROWDSEC_BOUNCER_API_KEY: ${key}\n      CROWDSEC_BOUNCER_API_KEY: ${key}\n      CROWDSEC_AGENT_HOST: crowdsec:8080\n`),
			['6 error duplicate-option'],
		],
		[
			'in a list the last one counts',
			compose(`      - CROWDSEC_BOUNCER_API_KEY=${key}\n      - CROWDSEC_BOUNCER_API_KEY=0${key}\n      - CROWDSEC_AGENT_HOST=crowdsec:8080\n`),
			['6 warning duplicate-option'],
		],
		[
			'in a list the same does nothing',
			compose(`      - CROWDSEC_BOUNCER_API_KEY=${key}\n      - CROWDSEC_BOUNCER_API_KEY=${key}\n      - CROWDSEC_AGENT_HOST=crowdsec:8080\n`),
			[],
		],
		[
			'what is merged in does not count',
			`x-a: &a\n  CROWDSEC_AGENT_HOST: crowdsec:8080\n${compose(`      <<: *a\n      CROWDSEC_BOUNCER_API_KEY: ${key}\n      CROWDSEC_AGENT_HOST: other:8080\n`)}`,
			[],
		],
		[
			'in a map of a chart, which Compose never sees, the last one counts',
			`image:\n  repository: fbonalair/traefik-crowdsec-bouncer\nenv:\n  CROWDSEC_BOUNCER_API_KEY: ${key}\n  CROWDSEC_BOUNCER_API_KEY: 0${key}\n  CROWDSEC_AGENT_HOST: crowdsec:8080\n`,
			['5 warning duplicate-option'],
		],
		[
			'in a map of labels Compose refuses it',
			`services:\n  traefik:\n    image: traefik:v3\n    labels:\n      traefik.http.middlewares.a.plugin.bouncer.crowdsecLapiKey: ${key}\n      traefik.http.middlewares.a.plugin.bouncer.enabled: true\n      traefik.http.middlewares.a.plugin.bouncer.enabled: true\n`,
			['7 error duplicate-option'],
		],
	])('%s', (_what, text, expected) => {
		expect(told(text)).toEqual(expected)
	})
})
