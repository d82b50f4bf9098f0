import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact } from './redact'

const key = 'ab12'.repeat(16)

describe('redact', () => {
	it.each([
		[`api_key: ${key}`, 'api_key: [masked]'],
		['API_KEY=secret-value', 'API_KEY=[masked]'],
		['-H "X-Api-Key: abcdefgh"', '-H "X-Api-Key: [masked]"'],
		['crowdsecLapiKey: "abcdefgh"', 'crowdsecLapiKey: "[masked]"'],
		[`key ${key} refused`, 'key [masked] refused'],
		['https://user:geheim@example.com/', 'https://user:[masked]@example.com/'],
	])('masks %s', (text, masked) => {
		expect(redact(text)).toBe(masked)
	})

	it.each(['api_key: ${API_KEY}', 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567', 'no API key is set', 'level=error msg="x"'])(
		'leaves %s',
		(text) => {
			expect(redact(text)).toBe(text)
		},
	)

	it('changes nothing the second time', () => {
		fc.assert(fc.property(fc.string(), (text) => redact(redact(text)) === redact(text)))
	})
})
