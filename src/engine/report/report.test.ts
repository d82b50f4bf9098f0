import { describe, expect, it } from 'vitest'
import { createAnalyzer } from '../logs/analyzer'
import { askForRule, issueAddress } from './ask-for-rule'
import { reportOf } from './report'

const analyzer = createAnalyzer({ rules: [], bouncers: [], programs: [] })
const key = 'ab12'.repeat(16)
const log = `Mar 03 06:10:41 edge01 x[1]: level=error msg="slot 4 of https://lapi.example.com refused ${key} for 192.0.2.7"
Mar 03 06:10:51 edge01 x[1]: level=error msg="slot 5 of https://lapi.example.com refused ${key} for 192.0.2.8"
`
const verdict = analyzer.diagnose(log, { bouncer: null, year: 2026 })

describe('what readers show to others', () => {
	it('a report names no key, address or host', () => {
		const report = reportOf(verdict, 'Firewall')
		expect(report).toContain('slot 4 of https://<host-1> refused [masked] for <ip-1>')
		expect(report).toContain('Bouncer: Firewall')
		for (const secret of [key, '192.0.2.', 'lapi.example.com', 'edge01']) expect(report).not.toContain(secret)
	})

	it('a request for a rule holds the message once, with its count', () => {
		const request = askForRule(verdict, null)
		expect(request?.body).toContain('2× level=error msg="slot 4')
		const address = new URL(issueAddress(request ?? { title: '', body: '' }))
		expect(address.searchParams.get('body')).toBe(request?.body)
		for (const secret of [key, '192.0.2.', 'lapi.example.com', 'edge01']) expect(decodeURIComponent(address.href)).not.toContain(secret)
	})

	it('there is nothing to ask where all is known', () => {
		expect(askForRule({ ...verdict, unrecognised: [] }, null)).toBeNull()
	})

	it('a long request still makes an address that GitHub takes', () => {
		const request = { title: 'x', body: 'ü'.repeat(20_000) }
		expect(issueAddress(request).length).toBeLessThan(8000)
	})
})
