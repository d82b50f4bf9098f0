import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { compareVerdicts } from './compare'
import { createDoctor } from './doctor'

const analyzer = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })
const read = (...lines: readonly string[]) => analyzer.diagnose(`${lines.join('\n')}\n`, { bouncer: null, year: 2026 })
const at = (time: string, level: string, text: string) => `time="2026-03-03T${time}Z" level=${level} msg="${text}"`

const refused = at('06:10:42', 'error', 'API error: access forbidden')
const halted = at('06:10:42', 'fatal', 'process terminated with error: bouncer stream halted')
const pulled = at('07:00:01', 'info', '9120 decisions added')
const before = read(at('06:10:41', 'info', 'backend type: nftables'), refused, halted)

describe('compareVerdicts', () => {
	it.each([
		['a pull works now', 'gone', [at('07:00:00', 'info', 'backend type: nftables'), pulled]],
		['the old lines with a pull after them', 'gone', [refused, halted, pulled]],
		['it happened again', 'still', [refused, at('07:00:00', 'error', 'API error: access forbidden')]],
		['only the old lines', 'old', [refused, halted]],
		[
			'another fault',
			'other',
			[
				at(
					'07:00:00',
					'error',
					'Get \\"https://admin.api.crowdsec.net/v1/decisions/stream\\": dial tcp: lookup admin.api.crowdsec.net on 192.0.2.53:53: no such host',
				),
			],
		],
		['neither fault nor pull', 'quiet', [at('07:00:00', 'info', 'backend type: nftables')]],
	] as const)('%s', (_, outcome, lines) => {
		expect(compareVerdicts(before, read(...lines))?.outcome).toBe(outcome)
	})

	it('says nothing when there was no fault, or no fresh log', () => {
		expect(compareVerdicts(read(pulled), before)).toBeNull()
		expect(compareVerdicts(before, read(''))).toBeNull()
	})
})
