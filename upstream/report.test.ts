import { expect, it } from 'vitest'
import type { Finding } from './check'
import { asText, historyText } from './report'

const finding: Finding = { subject: 'firewall main', kind: 'since', name: 'mode', says: 'we say v9, and no release proves it' }
const section = { title: 'Options', findings: [finding], excused: [], unneeded: [{ subject: 'custom main', kind: 'since', name: 'bin_path' } as const] }

it('tells a difference that stands in no file without a place', () => {
	const texts = [historyText([{ ...section, dated: [] }], []), asText([{ ...section, held: 0, all: 0, subjects: [] }], [])]
	for (const text of texts) {
		expect(text).toContain('- firewall main: since `mode`: we say v9, and no release proves it\n')
		expect(text).toContain('- custom main: an exception is no longer needed: since `bin_path`\n')
		expect(text).toContain('1 differences, 0 excused with a reason, 1 exceptions too many\n')
	}
})
