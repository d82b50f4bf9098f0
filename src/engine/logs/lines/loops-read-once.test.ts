import { afterEach, expect, test, vi } from 'vitest'
import { readErrorPages } from '../../../../plugins/error-rules/read-pages'
import { bouncers } from '../../../facts/bouncers'
import { programs } from '../../../facts/programs'
import { createDoctor } from '../../verdict/doctor'
import { Recogniser } from './recognise'

const doctor = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })
const address = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567/v1/decisions/stream'

afterEach(() => vi.restoreAllMocks())

/** What a bouncer prints every few seconds as long as it cannot pull, with another time and port each time. */
const loops: Readonly<Record<string, (at: number) => string>> = {
	reset: (at) => `level=error msg="Get \\"${address}?startup=true\\": read tcp 192.0.2.5:${30_000 + at}->192.0.2.10:443: read: connection reset by peer"`,
	refused: (at) =>
		`level=error msg="auth-api: auth with api key failed return nil response, error: dial tcp 192.0.2.10:${8000 + at}: connect: connection refused"`,
	forbidden: () => 'level=error msg="API error: access forbidden"',
	timeout: (at) => `level=error msg="Get \\"${address}\\": dial tcp 192.0.2.10:${8000 + at}: i/o timeout"`,
	resolve: (at) =>
		`level=error msg="Get \\"${address}\\": dial tcp: lookup admin.api.crowdsec.net on 192.0.2.53:53: read udp 192.0.2.5:${30_000 + at}->192.0.2.53:53: i/o timeout"`,
}

test.each(Object.keys(loops))('a loop of %s is read a few times, not a thousand', (name) => {
	const read = vi.spyOn(Recogniser.prototype, 'recognise')
	const pad = (number: number) => String(number).padStart(2, '0')
	const lines = Array.from({ length: 1000 }, (_, at) => `time="2026-01-02T03:${pad(Math.floor(at / 60))}:${pad(at % 60)}Z" ${loops[name]?.(at)}\n`)
	const reading = doctor.start({ bouncer: null, year: 2026 })
	reading.push(new TextEncoder().encode(lines.join('')))
	expect(doctor.verdict(reading.end()).status).toBe('problem')
	expect(read.mock.calls.length).toBeLessThan(100)
})
