import { describe, expect, test } from 'vitest'
import type { BouncerId } from '../../../facts/bouncer'
import { bouncerOf, bouncers } from '../../../facts/bouncers'
import type { Left } from '../types'
import { check } from '.'
import { fieldFor, refusalOf, thingsIn } from './answers'
import { checkPaste } from './check-paste'

const base = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567'
const key = '3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0'

type Values = Readonly<Partial<Record<Left['needs'], string>>>

/** The file with the same value for all that needs it. */
function given(id: BouncerId, text: string, values: Values) {
	const { correction } = check(text, id, bouncers)
	const answers = correction.left.flatMap((left) => {
		const value = values[left.needs]
		return value === undefined ? [] : [{ ...left, value }]
	})
	return check(text, id, bouncers, null, answers)
}

describe('what only the reader has is put in', () => {
	test('the address of the old official page, and a key that is missing', () => {
		const text = 'mode: nftables\napi_url: https://admin.api.crowdsec.net/v1/decisions/stream # old\n'
		expect(given('firewall', text, { address: base }).correction.status).toBe('partial')
		const { fixed, correction } = given('firewall', text, { address: `${base}/v1/decisions/stream/`, key })
		expect(fixed).toBe(`mode: nftables\napi_url: ${base} # old\napi_key: ${key}\n`)
		expect(correction).toEqual(expect.objectContaining({ status: 'complete', left: [] }))
	})

	test('a file in which nothing else is wrong', () => {
		const text = `mode: nftables\napi_url: ${base}\napi_key: <API_KEY>\n`
		expect(check(text, 'firewall', bouncers).correction.status).toBe('none')
		const { fixed, changes, correction } = given('firewall', text, { key })
		expect(fixed).toBe(`mode: nftables\napi_url: ${base}\napi_key: ${key}\n`)
		expect(correction.status).toBe('complete')
		expect(changes).toEqual([expect.objectContaining({ line: 3, problem: 'placeholder' })])
	})

	test('the parts of an address in labels of Traefik', () => {
		const label = (name: string, value: string) => `      - traefik.http.middlewares.c.plugin.b.${name}=${value}\n`
		const head = `services:\n  t:\n    labels:\n${label('enabled', 'true')}${label('crowdsecMode', 'stream')}`
		const text = `${head}${label('crowdsecLapiUrl', 'https://admin.api.crowdsec.net/v1/decisions/stream')}${label('crowdsecLapiKey', key)}`
		const { fixed, correction } = given('traefik', text, { address: base })
		expect(fixed).toContain(label('crowdsecLapiScheme', 'https'))
		expect(fixed).toContain(label('crowdsecLapiHost', 'admin.api.crowdsec.net'))
		expect(fixed).toContain(label('crowdsecLapiPath', '/v1/integrations/0123456789abcdef01234567/'))
		expect(correction).toEqual(expect.objectContaining({ status: 'complete', left: [] }))
	})

	test.each(['masked-secret', '[secret-1, 64 characters]', '"[masked]"'])('a key that was hidden by %s, beside a correction', (hidden) => {
		const { fixed } = given('firewall', `mode: nftables\napi_url: ${base}/v1/decisions/stream\napi_key: ${hidden}\n`, { key })
		expect(fixed).toMatch(new RegExp(`^mode: nftables\napi_url: ${base}\napi_key: "?${key}"?\n$`))
	})

	test('a password that was hidden is no less missing than a key', () => {
		const text = `API_URL=${base}/v1/decisions/stream\nAPI_KEY=${key}\nMODE=stream\nUPDATE_FREQUENCY=86400\nCAPTCHA_PROVIDER=recaptcha\nSITE_KEY=6Lexample\nSECRET_KEY=masked-secret\n`
		const { correction } = check(text, 'nginx', bouncers)
		expect(correction.left).toEqual([expect.objectContaining({ code: 'value-masked', key: 'SECRET_KEY', needs: 'text' })])
		expect(given('nginx', text, { text: 'a-captcha-secret' }).fixed).toContain('SECRET_KEY=a-captcha-secret\n')
	})

	test('one of several values', () => {
		const text = `mode: firewalld\napi_url: ${base}\napi_key: ${key}\n`
		const { correction } = check(text, 'firewall', bouncers)
		const [thing] = thingsIn(correction.left)
		const bouncer = bouncerOf('firewall')
		if (!thing || !bouncer) throw new Error('nothing is left')
		expect(fieldFor(thing, bouncer)).toEqual({ kind: 'one-of', values: expect.arrayContaining(['nftables', 'iptables']) })
		expect(given('firewall', text, { choice: 'nftables' }).fixed).toContain('mode: nftables\n')
	})

	test('a line as it should be, or none', () => {
		const text = `mode: nftables\napi_url: ${base}\napi_key: ${key}\nlog_mode: file\nlog_mode: stdout\n`
		const { correction } = check(text, 'firewall', bouncers)
		expect(correction.left).toEqual([expect.objectContaining({ code: 'duplicate-option', line: 5, needs: 'choice' })])
		expect(given('firewall', text, { choice: '' }).fixed).toBe(`mode: nftables\napi_url: ${base}\napi_key: ${key}\nlog_mode: file\n`)
		expect(given('firewall', text, { choice: 'log_level: info' }).correction.status).toBe('complete')
	})

	test('in a paste with something around the file', () => {
		const text = `my file:\n\n\`\`\`yaml\nmode: nftables\napi_url: https://admin.api.crowdsec.net\napi_key: ${key}\n\`\`\`\n`
		const [left] = checkPaste(text, null, bouncers).result.correction.left
		if (!left) throw new Error('nothing is left')
		const { result, corrects } = checkPaste(text, null, bouncers, null, [{ ...left, value: base }])
		expect(left.line).toBe(5)
		expect(result.fixed).toBe(`mode: nftables\napi_url: ${base}\napi_key: ${key}\n`)
		expect(corrects.changes).toEqual([expect.objectContaining({ line: 5 })])
	})
})

describe('what is refused', () => {
	test.each([
		['address', 'https://app.crowdsec.net/integrations'],
		['address', 'https://admin.api.crowdsec.net/v1/decisions/stream'],
		['key', 'two words'],
		['key', '<API_KEY>'],
	] as const)('%s %s, with a reason that does not repeat it', (kind, value) => {
		expect(refusalOf({ kind }, value)).not.toBeNull()
		expect(refusalOf({ kind: 'key' }, value) ?? '').not.toContain(value)
	})

	test('what still is wrong stays missing', () => {
		const text = 'mode: nftables\napi_url: https://admin.api.crowdsec.net\napi_key: <API_KEY>\n'
		const { correction } = given('firewall', text, { address: 'https://admin.api.crowdsec.net/v1/', key })
		expect(correction.left).toEqual([expect.objectContaining({ needs: 'address' })])
	})

	test('an address that this bouncer cannot work with gives no file', () => {
		const text = `CrowdsecURL http://127.0.0.1:8080/v1/\nCrowdsecAPIKey <API_KEY>\nCrowdsec on\n`
		const { fixed } = given('apache', text, { address: base, key })
		expect(fixed === null || !fixed.includes('admin.api')).toBe(true)
	})
})

test('all that is missing of the address is one thing, and so is the key', () => {
	const left = (code: Left['code'], needs: Left['needs']): Left => ({ code, key: null, line: null, needs })
	expect(
		thingsIn([left('missing-option', 'address'), left('placeholder', 'key'), left('url-host', 'address'), left('bad-value', 'choice')]).map(
			({ needs }) => needs,
		),
	).toEqual(['address', 'key', 'choice'])
})
