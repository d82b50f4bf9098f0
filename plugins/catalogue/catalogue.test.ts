import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bouncers } from '../../src/facts/bouncers'
import { causes } from '../../src/facts/causes'
import { catalogueOf } from './catalogue'
import { readIssue, readIssuePages } from './read-issues'

const page = `---
title: Nothing works
description: What to do when nothing works.
---

<IssueFacts
	criticality="high"
	raised="nothing has worked"
	impact="none"
	clears="by itself"
/>
`

describe('issues', () => {
	it('are read from their pages', () => {
		expect(readIssue('issue_nothing.mdx', page)).toEqual({
			id: 'issue_nothing',
			title: 'Nothing works',
			description: 'What to do when nothing works.',
			criticality: 'high',
			raised: 'nothing has worked',
			impact: 'none',
			clears: 'by itself',
		})
	})

	it('name what a page lacks', () => {
		expect(() => readIssue('issue_nothing.mdx', page.replace('high', 'grave'))).toThrow('issue_nothing.mdx: has no a known criticality')
		expect(() => readIssue('issue_nothing.mdx', page.replace('impact=', 'effect='))).toThrow('has no impact in <IssueFacts>')
		expect(() => readIssue('issue_nothing.mdx', page.replace('title:', 'name:'))).toThrow('has no title')
	})

	it('are the fourteen of the Console', async () => {
		expect((await readIssuePages(join(import.meta.dirname, '../..'))).map(({ criticality }) => criticality).sort()).toEqual([
			...Array<string>(7).fill('critical'),
			...Array<string>(6).fill('high'),
			'recommended',
		])
	})
})

describe('the catalogue', () => {
	const { data, schema } = catalogueOf({
		site: 'https://example.com',
		date: new Date('2026-01-02T03:04:05Z'),
		issues: [readIssue('issue_nothing.mdx', page)],
		bouncers,
		rules: [],
		causes,
	})

	it('tells its version, its day and where each thing is read', () => {
		expect(data).toMatchObject({ $schema: 'https://example.com/catalogue.schema.json', schema: 1, date: '2026-01-02' })
		expect(data.issues[0]?.page).toBe('https://example.com/u/troubleshooting/issue_nothing')
		expect(data.bouncers.find(({ id }) => id === 'nginx')).toMatchObject({ page: 'https://example.com/u/bouncers/nginx', integration: 'yes' })
		expect(data.bouncers.every(({ options }) => options.length > 0)).toBe(true)
	})

	it('tells with which release an option came, and null where every release has it', () => {
		const traefik = data.bouncers.find(({ id }) => id === 'traefik')
		expect(traefik?.options.find(({ key }) => key === 'logFormat')?.since).toBe('v1.6.0')
		expect(traefik?.options.find(({ key }) => key === 'crowdsecLapiKey')?.since).toBeNull()
	})

	it('has a schema that names the fields of its entries', () => {
		expect(schema.required).toEqual(['schema', 'date', 'issues', 'causes', 'bouncers', 'rules'])
		expect(schema.properties).toMatchObject({ issues: { items: { required: Object.keys(data.issues[0] ?? {}) } } })
	})
})
