import { describe, expect, test } from 'vitest'
import { settingIn } from './pasted-setting'

const address = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567'
const key = '3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0'

describe('a setting that is pasted by itself', () => {
	test.each([address, ` ${address}/v1/decisions/stream\n`, 'http://127.0.0.1:8080/'])('%s is an address', (text) => {
		expect(settingIn(text)).toEqual({ kind: 'address', text: text.trim() })
	})
	test.each([key, `${key}\n`, 'mEMWw6TjcbvyxDB1G8+ZIQJnO2vlzBXyr3cCkGTNq0A='])('%s is a key', (text) => {
		expect(settingIn(text)).toEqual({ kind: 'key', text: text.trim() })
	})
	test.each([
		'',
		'stream',
		`api_key: ${key}`,
		`${address}\n${key}`,
		'crowdsec-firewall-bouncer.service',
		'access-forbidden-for-this-bouncer-today',
		'https://app.crowdsec.net/',
		'level=error msg="API error: access forbidden"',
		'/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml',
	])('%s is for the box', (text) => {
		expect(settingIn(text)).toBeNull()
	})
})
