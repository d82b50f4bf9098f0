import { describe, expect, test } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { check } from '.'

const key = 'c580ebdff45da6e01415ed0e9bc9c06b'
const told = (text: string) =>
	check(text, null, bouncers).problems.flatMap(({ code, severity, line }) => (severity === 'info' ? [] : [`${line} ${severity} ${code}`]))

describe('quotes and blanks in a file of variables', () => {
	test('hide nothing that is wrong with the value', () => {
		expect(told('CROWDSEC_BOUNCER_API_KEY="<YOUR_API_KEY>"\nCROWDSEC_AGENT_HOST="http://crowdsec:8080"\nGIN_MODE=release\n')).toEqual([
			'1 error placeholder',
			'2 error host-form',
			'1 warning quotes',
			'2 warning quotes',
		])
		expect(told('API_KEY="<API_KEY>"\nAPI_URL=http://192.0.2.1:8080\nMODE=stream\nBOUNCING_ON_TYPE=ban\nREQUEST_TIMEOUT=15000\n')).toEqual([
			'1 error quotes',
			'1 error placeholder',
		])
	})

	test('behind a value are no error where Compose takes them off, and are taken out', () => {
		const text = `CROWDSEC_BOUNCER_API_KEY=${key}  \nCROWDSEC_AGENT_HOST=crowdsec:8080 \nGIN_MODE=release\n`
		expect(told(text)).toEqual(['1 warning blanks', '2 warning blanks'])
		expect(told(text.replace(' \nGIN', '/v1/decisions \nGIN'))).toEqual(['2 error host-form', '1 warning blanks', '2 warning blanks'])
		expect(check(text.replace(' \nGIN', '/v1/decisions \nGIN'), null, bouncers).fixed).toContain('CROWDSEC_AGENT_HOST=crowdsec:8080\nGIN')
	})
})

describe('stars that somebody wrote over a key', () => {
	test.each([
		[
			'in YAML, where they look like an alias',
			'mode: nftables\nupdate_frequency: 10s\napi_url: http://127.0.0.1:8080/\napi_key: ****\nnftables:\n  ipv4:\n    enabled: true\n',
		],
		[
			'in a map of variables',
			'services:\n  bouncer:\n    image: fbonalair/traefik-crowdsec-bouncer\n    environment:\n      CROWDSEC_BOUNCER_API_KEY: ********\n      CROWDSEC_AGENT_HOST: crowdsec:8080\n',
		],
	])('%s: it is hidden, and not missing', (_what, text) => {
		expect(told(text)).toEqual([])
		expect(check(text, null, bouncers).problems).toMatchObject([{ code: 'key-masked' }])
	})

	test('an alias that stands for nothing is no hidden key', () => {
		expect(told('mode: nftables\nupdate_frequency: 10s\napi_url: http://127.0.0.1:8080/\napi_key: *key\nnftables:\n  ipv4:\n    enabled: true\n')).not.toEqual(
			[],
		)
	})
})

describe('a quote that lost its other one', () => {
	test.each([
		['in a file of variables', `CROWDSEC_BOUNCER_API_KEY="${key}\nCROWDSEC_AGENT_HOST=crowdsec:8080\nGIN_MODE=release\n`],
		[
			'in a list of variables',
			`services:\n  bouncer:\n    image: fbonalair/traefik-crowdsec-bouncer\n    environment:\n      - CROWDSEC_BOUNCER_API_KEY="${key}\n      - CROWDSEC_AGENT_HOST=crowdsec:8080\n`,
		],
	])('%s is told and taken out', (_what, text) => {
		expect(told(text).map((one) => one.slice(2))).toEqual(['error quotes'])
		expect(check(text, null, bouncers).fixed).toBe(text.replace('"', ''))
	})

	test('of a Caddyfile makes the key several lines long, whatever variables are in them', () => {
		const text = `{\n\torder crowdsec first\n\tcrowdsec {\n\t\tapi_url http://crowdsec:8080\n\t\tapi_key "${key}\n\t\tticker_interval 15s\n\t}\n}\n(a) {\n\treverse_proxy {http.request.host} {\n\t\theader_up X "b"\n\t}\n}\n`
		expect(told(text)).toContain('5 error key-characters')
	})
})
