import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { planted, shapes } from '../../testing/planted-secrets'
import { runs } from '../../testing/thorough'
import { Redactor, redact } from './redact'

const key = 'ab12'.repeat(16)
const engineKey = 'hT7wq/Zr+0PlAntEd3kXv9YbN2mC5sJ8fGdUe1oIaLQ'

describe('redact', () => {
	it.each([
		[`api_key: ${key}`, 'api_key: masked-secret-1-64-characters'],
		['API_KEY=secret-value', 'API_KEY=masked-secret-1-12-characters'],
		['-H "X-Api-Key: abcdefgh"', '-H "X-Api-Key: masked-secret-1-8-characters"'],
		[`key ${key} refused`, 'key masked-secret-1-64-characters refused'],
		[`Authorization: Bearer ${engineKey}`, 'Authorization: Bearer masked-secret-1-43-characters'],
		['https://user:geheim@example.com/', 'https://user:masked-secret-1-6-characters@example.com/'],
		['{"api_key":"abc","mode":"live"}', '{"api_key":"masked-secret-1-3-characters","mode":"live"}'],
		['API_KEY=${KEY:-abc}', 'API_KEY=${KEY:-masked-secret-1-3-characters}'],
	])('masks %s', (text, masked) => {
		expect(redact(text)).toBe(masked)
	})

	it.each([
		'api_key: ${API_KEY}',
		'api_key: <API_KEY>',
		'api_key: ""',
		'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567/v1/decisions/stream',
		'no API key is set',
		'level=error msg="x"',
		'level=info msg="Using API key auth"',
		'level=error msg="bad token found in line 3"',
		'API error: http code 403, no response body',
		'rotate_secret_key_every: 168h',
		'error: token expired',
		'key "api_key" already set in map',
		'field api_key not found in type cfg.BouncerConfig',
		'unknown option: api_key in line 12',
		'LAPI_KEY is not set',
		'crowdsec-firewall-bouncer-pragmatic-amd64-v0.0.34',
		'version=1.6.4.1 crowdsec 1.7.0.2 nginx/1.22.1',
		'/usr/lib/x86_64-linux-gnu/lua/5.1/cjson.so',
		'/usr/local/lib/python3.11/site-packages/pycrowdsec/client.py:118',
		'github.com/crowdsecurity/go-cs-bouncer@v0.0.14/stream.go:94',
		'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
		'goroutine 1 [running]: main.main() /go/main.go:12 +0x1d5 0xc0001a2b3c4d5e6f',
		'2026-11-29T10:00:00.123456789Z 20261129T100000Z 1764410400000000000',
		'image sha256:9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3c2b1a0',
		'tls_key_path: /etc/ssl/private/site.key',
		'proxy_pass http://192.0.2.7:8080;',
		'dial tcp 192.0.2.7:8080: connect: connection refused',
		'http://192.0.2.7:8080/ and https://[2001:db8::1]:8080/x@y',
		'traefik-7d9f6c5b8-x2x4z 0/1 CrashLoopBackOff',
		'password authentication failed for user "crowdsec"',
		'docker run -u 1000:1000 x',
		'keyboard: us, monkey: 7, author: someone, bypass: none',
	])('leaves %s', (text) => {
		expect(redact(text)).toBe(text)
	})

	it('tells two secrets apart, and knows one again wherever it stands', () => {
		const redactor = new Redactor()
		expect(redactor.redact('api_key: PLNTabc7\nredis_password: qzx9')).toBe(
			'api_key: masked-secret-1-8-characters\nredis_password: masked-secret-2-4-characters',
		)
		expect(redactor.redact('the server refused PLNTabc7')).toBe('the server refused masked-secret-1-8-characters')
	})

	it('changes nothing the second time', () => {
		const pieces = [
			'api_key',
			'password',
			'Bearer ',
			':',
			'=',
			' ',
			'"',
			"'",
			'\\',
			'\n',
			'  ',
			'|',
			'${',
			'}',
			'@',
			'://',
			'abc',
			'qZ7',
			',',
			';',
			'<',
			'>',
			'cookie',
			'-u a:',
			engineKey,
			'-----BEGIN KEY-----',
			'%3D',
			'`',
		]
		const texts = fc.oneof(
			fc.string(),
			fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((words) => words.join('')),
		)
		fc.assert(
			fc.property(texts, (text) => {
				const once = redact(text)
				return redact(once) === once && once.split('\n').length === text.split('\n').length
			}),
			runs(2000),
		)
	})

	it('is done with a long text in one pass, whatever is repeated in it', () => {
		for (const piece of [
			'key',
			'key ',
			'key:',
			'key=$',
			'key: |\n ',
			'api_key: ',
			'://a:',
			'a:b@',
			'Bearer ',
			'cookie: a=',
			'-----BEGIN A-----',
			'password="',
			'password: a b ',
			'aB3',
			'\\',
			'-u a:b',
			'key>',
			'<key>',
			'x-',
		]) {
			const text = piece.repeat(Math.ceil(200_000 / piece.length))
			expect(redact(text).length).toBeGreaterThan(0)
		}
	})
})

describe('a planted secret does not survive', () => {
	it.each(planted)('$kind', ({ text, secret }) => {
		for (const [shape, dress] of Object.entries(shapes)) {
			const masked = redact(dress(text))
			for (const part of secret) expect(masked, shape).not.toContain(part)
			expect(redact(masked), shape).toBe(masked)
			expect(masked.split('\n'), shape).toHaveLength(dress(text).split('\n').length)
		}
	})
})

it('the messages of the rules stay readable: only what stands for a secret in them goes', async () => {
	const samples = (await readErrorPages(process.cwd())).flatMap(({ samples: { match, not } }) => [...match, ...not])
	const changed = samples.filter(
		(sample) => redact(sample) !== sample && !/account_id=[0-9a-f]{32}|API_KEY=abc=|blocklist[0-9a-f]{8}-|NO_PUBKEY [0-9A-F]{16}/.test(sample),
	)
	expect(changed).toEqual([])
})

it('a secret that stands two hundred thousand times in a text is masked each time', () => {
	const masked = redact(`api_key: a1b2c3d4e5\n${'a1b2c3d4e5 '.repeat(200_000)}`)
	expect(masked).not.toContain('a1b2c3d4e5')
	expect(masked.split('masked-secret-1-10-characters')).toHaveLength(200_002)
})

it('known secrets are found inside of each other and one over the other', () => {
	const redactor = new Redactor()
	redactor.redact('api_key: abcd1234\ntoken: 1234wxyz\nsecret: xxabcd1234\n')
	expect(redactor.redact('so xxabcd1234 is')).toBe('so masked-secret-3-10-characters is')
	expect(redactor.redact('so abcd1234wxyz is')).toMatch(/^so masked-secret-\d-12-characters is$/)
	expect(redactor.redact('so abcd123 is')).toBe('so abcd123 is')
})
