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
