import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { consoleIssues } from './console-issues'

describe('an alert of the Console is what its own page says', () => {
	it.each(consoleIssues)('$id', ({ id, title, criticality }) => {
		const page = readFileSync(`docs/troubleshooting/${id}.mdx`, 'utf8')
		expect(/^title: (.+)$/m.exec(page)?.[1]).toBe(title)
		expect(/<IssueFacts criticality="(\w+)"/.exec(page)?.[1]).toBe(criticality)
	})
})
