import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createDoctor } from '../verdict/doctor'
import { askForRule, issueAddress, tellWrongVerdict } from './issue-draft'
import { reportOf } from './report'

const analyzer = createDoctor({ rules: [], bouncers: [], programs: [] })
const key = 'ab12'.repeat(16)
const log = `Mar 03 06:10:41 edge01 x[1]: level=error msg="slot 4 of https://lapi.example.com refused ${key} for 192.0.2.7"
Mar 03 06:10:51 edge01 x[1]: level=error msg="slot 5 of https://lapi.example.com refused ${key} for 192.0.2.8"
`
const verdict = analyzer.diagnose(log, { bouncer: null, year: 2026 })

describe('what readers show to others', () => {
	it('a report names no key, address or host', () => {
		const report = reportOf(verdict, 'Firewall', { version: '1.2.3', commit: 'abc' })
		expect(report).toContain('slot 4 of https://<host-1> refused masked-secret-1-64-characters for <ip-1>')
		expect(report).toContain('Bouncer: Firewall')
		expect(report).toContain('Made by: bouncer-doctor 1.2.3 (abc)')
		for (const secret of [key, '192.0.2.', 'lapi.example.com', 'edge01']) expect(report).not.toContain(secret)
	})

	it('a request for a rule holds the message once, with its count', () => {
		const request = askForRule(verdict, null)
		expect(request?.body).toContain('2× level=error msg="slot 4')
		const address = new URL(issueAddress(request ?? { template: 'unknown-message.md', title: '', body: '' }))
		expect(address.searchParams.get('body')).toBe(request?.body)
		for (const secret of [key, '192.0.2.', 'lapi.example.com', 'edge01']) expect(decodeURIComponent(address.href)).not.toContain(secret)
	})

	it('there is nothing to ask where all is known', () => {
		expect(askForRule({ ...verdict, unrecognised: [] }, null)).toBeNull()
	})

	it('a long request still makes an address that GitHub takes', () => {
		const request = { template: 'unknown-message.md', title: 'x', body: 'ü'.repeat(20_000) } as const
		expect(issueAddress(request).length).toBeLessThan(8000)
	})

	const release = { version: '1.2.3', commit: 'abc' }

	it.each([askForRule(verdict, 'Firewall'), tellWrongVerdict(verdict, 'Firewall', release)])('an issue asks what its template asks', (draft) => {
		if (!draft) throw new Error('nothing to tell')
		const template = readFileSync(join(import.meta.dirname, '../../../.github/ISSUE_TEMPLATE', draft.template), 'utf8')
		const asked = (text: string) => [...text.matchAll(/^- ([A-Z][^:]+):/gm)].map(([, label]) => label)
		const labels = asked(template)
		expect(labels).not.toEqual([])
		expect(asked(draft.body).slice(0, labels.length)).toEqual(labels)
		expect(template).toContain(`name: ${draft.title.split(/ of | for |:/)[0]}`)
		for (const heading of template.matchAll(/^## .*/gm)) expect(draft.body).toContain(heading[0])
		expect(new URL(issueAddress(draft)).searchParams.get('template')).toBe(draft.template)
		for (const secret of [key, '192.0.2.', 'lapi.example.com', 'edge01']) expect(decodeURIComponent(issueAddress(draft))).not.toContain(secret)
	})
})
