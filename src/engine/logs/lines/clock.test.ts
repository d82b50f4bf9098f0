import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../testing/thorough'
import { clockFor } from './clock'
import { timeOf } from './time'

const lines = [
	'time="2026-11-20T01:02:03Z" level=error msg="x"',
	'2026-11-22T11:34:42.123456789+01:00 stderr F level=error',
	'2026/11/22 11:34:42 [error] 12#12: *5678 [lua] crowdsec.lua',
	'Nov 22 11:20:24 web-1 crowdsec-firewall-bouncer[812]: time="2026-11-22T11:20:24Z" level=error',
	'[Sun Nov 22 11:22:19.619883 2026] [crowdsec:error] [pid 7]',
	'22-11-2026 11:34:42 ERRO x',
	'[22/Nov/2026:11:18:45.896 +0130] x',
	'{"level":"error","ts":1795347475.688,"msg":"x"}',
	'{"level":50,"time":1795347475688,"msg":"x"}',
	'11/22/2026 11:34:42 AM level=error',
	'11/22/2026 01:34:42 PM level=error',
	'22/11/2026 11:34:42 level=error',
	'E1122 11:34:42.123456       1 reflector.go:150] x',
	'22-Nov-2026 11:15:55 CEST x',
	'a line without any time, 12 decisions',
	'9999/99/99 99:99:99 then 2026-11-20T01:02:03Z',
]

describe('clockFor', () => {
	it.each(lines)('reads what timeOf reads, whatever the digits: %s', (line) => {
		const clock = clockFor(line, 2026)
		fc.assert(
			fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 40, maxLength: 40 }), fc.double({ min: 0, max: 1 }), (digits, share) => {
				let number = 0
				const other = line.replace(/\d/g, (digit) => ((number++ * 7) % 10 < share * 10 ? String(digits[number % 40]) : digit))
				const bytes = new TextEncoder().encode(`xx${other}`)
				const read = clock.read(bytes, 2)
				if (read !== undefined) expect(read, other).toBe(timeOf(other, 2026))
			}),
			runs(500),
		)
	})

	it.each(lines.slice(0, 7))('knows the form of: %s', (line) => {
		expect(clockFor(line, 2026).read(new TextEncoder().encode(line), 0)).toBe(timeOf(line, 2026))
	})
})
