import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../testing/thorough'
import { formatEndpoint, parseEndpoint } from './endpoint'

const base = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567'

describe('forms of one address', () => {
	test.each([
		[base, []],
		[`${base}/`, ['url-slash-removed']],
		[`${base}/v1/decisions/stream`, ['url-path-removed']],
		[`${base}/v1/decisions/stream/`, ['url-slash-removed', 'url-path-removed']],
		[`${base}/v1/decisions/stream/v1/decisions/stream`, ['url-path-removed', 'url-path-removed']],
		[`${base}/v1/decisions/stream?startup=true`, ['url-path-removed', 'url-query-removed']],
		[`${base}/content`, ['url-content-removed']],
		['admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567', ['url-scheme-added']],
		[`API_URL=${base}`, ['url-taken-out']],
		[`"${base}"`, ['url-quotes-removed']],
		[`curl -H "X-Api-Key: x" '${base}/v1/decisions/stream'`, ['url-taken-out', 'url-path-removed']],
		[`\ufeff${base}\n`, []],
	])('%s', (pasted, codes) => {
		const parsed = parseEndpoint(pasted)
		expect(parsed).toMatchObject({ ok: true, address: { kind: 'integration', integrationId: '0123456789abcdef01234567' } })
		if (!parsed.ok) return
		expect(formatEndpoint(parsed.address, 'base')).toBe(base)
		expect(formatEndpoint(parsed.address, 'base-slash')).toBe(`${base}/`)
		expect(parsed.changes.map(({ code }) => code)).toEqual(codes)
		expect(parsed.warnings).toEqual([])
	})
})

describe('refused, each with its reason', () => {
	test.each([
		['', 'url-empty'],
		['   ', 'url-empty'],
		['<your-endpoint>', 'url-placeholder'],
		['$API_URL', 'url-placeholder'],
		['javascript:alert(1)', 'url-scheme'],
		['ftp://example.com/', 'url-scheme'],
		['https://admin.api.crowdsec.net/v1/decisions/stream', 'url-no-integration'],
		['https://admin.api.crowdsec.net/', 'url-no-integration'],
		['https://app.crowdsec.net/blocklists/integrations', 'url-web-app'],
		['https://user:secret@example.com/', 'url-credentials'],
		['https://exa mple.com', 'url-spaces'],
		['https://', 'url-malformed'],
	])('%s', (pasted, code) => {
		expect(parseEndpoint(pasted)).toMatchObject({ ok: false, errors: [{ code }] })
	})
})

describe('accepted with a warning', () => {
	test.each([
		['http://127.0.0.1:8080/', 'engine', 'url-engine'],
		['localhost:8080', 'engine', 'url-engine'],
		['http://crowdsec:8080', 'engine', 'url-engine'],
		['http://[2001:db8::1]:8080/', 'engine', 'url-engine'],
		['https://lists.example.com/v1/integrations/0123456789abcdef01234567', 'integration', 'url-other-host'],
		['http://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567', 'integration', 'url-http'],
		['https://admin.api.crowdsec.net/v1/integrations/abc', 'integration', 'url-integration-id'],
		['https://lists.example.com/some/list', 'other', 'url-unknown'],
	])('%s', (pasted, kind, code) => {
		const parsed = parseEndpoint(pasted)
		expect(parsed).toMatchObject({ ok: true, address: { kind } })
		expect(parsed.ok && parsed.warnings.map((warning) => warning.code)).toContain(code)
	})
})

test('never throws, and what it gives is a form of itself', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), (text) => {
			const parsed = parseEndpoint(text)
			if (!parsed.ok) return
			const again = parseEndpoint(formatEndpoint(parsed.address, 'base'))
			expect(again).toMatchObject({ ok: true, address: parsed.address })
		}),
		runs(1000),
	)
})
