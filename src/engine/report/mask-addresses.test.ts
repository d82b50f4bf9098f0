import { describe, expect, it } from 'vitest'
import { Masker } from './mask-addresses'

describe('Masker', () => {
	it('gives the same word to the same address', () => {
		const masker = new Masker()
		expect(masker.mask('dial tcp 192.0.2.7:443 and 192.0.2.8, then 192.0.2.7')).toBe('dial tcp <ip-1>:443 and <ip-2>, then <ip-1>')
	})

	it.each([
		['https://lapi.example.com:8080/v1', 'https://<host-1>:8080/v1'],
		['https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567', 'https://admin.api.crowdsec.net/v1/integrations/<integration-1>'],
		['from 2001:db8:0:1::7', 'from <ip-1>'],
		['api_key: geheimgeheim', 'api_key: [masked]'],
	])('masks %s', (text, masked) => {
		expect(new Masker().mask(text)).toBe(masked)
	})

	it.each(['haproxy version is 2.6.12-1', 'v1.20.11.01', '127.0.0.1:8080', 'Version 1.20.300.4', 'at 11:34:42'])('leaves %s', (text) => {
		expect(new Masker().mask(text)).toBe(text)
	})
})
