import { describe, expect, it } from 'vitest'
import { createDoctor } from './doctor'

const doctor = createDoctor({ rules: [], bouncers: [], programs: [] })
const diagnose = (...lines: readonly string[]) => doctor.diagnose(`${lines.join('\n')}\n`, { bouncer: null, year: 2026 })
const refused = '2026-01-02T03:04:05Z FTL Connection failed error="dial tcp 192.0.2.1:443: connect: connection refused"'

describe('a line that no page knows', () => {
	it('says in its own words why, and that it is a guess', () => {
		const verdict = diagnose('2026-01-02T03:04:04Z INF Starting', refused)
		expect(verdict).toMatchObject({ status: 'problem', cause: 'connection-refused', confidence: 'low', basis: 'words' })
		expect(verdict.findings).toMatchObject([{ error: 'words/connection-refused', firstLine: 2, captures: { host: '192.0.2.1', port: '443' } }])
		expect(verdict.unrecognised[0]?.sample).toContain('Connection failed')
	})

	it('stands first, and names no cause, where its words name none', () => {
		expect(diagnose('2026-01-02T03:04:04Z ERR slow', '2026-01-02T03:04:05Z FTL something broke')).toMatchObject({
			status: 'unknown-fault',
			cause: null,
			unrecognised: [{ sample: '2026-01-02T03:04:05Z FTL something broke' }, {}],
		})
	})

	it('has its reason in the line above it', () => {
		const verdict = diagnose('2026-01-02T03:04:04Z ERR dial tcp 192.0.2.1:443: i/o timeout', '2026-01-02T03:04:05Z FTL cannot start')
		expect(verdict.cause).toBe('connection-timeout')
	})

	it('is not read where another program speaks', () => {
		expect(diagnose(`postgres-1 | ${refused}`).status).toBe('unrecognised')
		expect(diagnose(...Array.from({ length: 100 }, (_, number) => `2026-01-02T03:04:05Z INF step ${number}`), refused).cause).toBeNull()
	})

	it('is not what a longer log is about that never speaks of CrowdSec', () => {
		const steps = Array.from({ length: 12 }, (_, number) => `2026-01-02T03:04:05Z INF step ${number}`)
		const error = '2026-01-02T03:04:05Z ERR it went wrong'
		expect(diagnose(...steps, error)).toMatchObject({ status: 'unrecognised', unrecognised: [{ sample: error }] })
		expect(diagnose(error).status).toBe('unknown-fault')
		expect(diagnose(...steps, error.replace('it', 'the bouncer')).status).toBe('unknown-fault')
		expect(diagnose(...steps, error.replace('ERR', 'FTL')).status).toBe('unknown-fault')
	})
})

describe('what the engine ended with', () => {
	const end = 'time="2026-03-03T06:10:41Z" level=fatal msg="while initializing LAPI server: some words"'

	it('is told where no bouncer speaks', () => {
		const verdict = diagnose(`crowdsec  | ${end}`, 'crowdsec exited with code 1')
		expect(verdict).toMatchObject({ status: 'unknown-fault', cause: null })
		expect(verdict.unrecognised[0]?.sample).toContain('some words')
	})

	it('is no fault of a bouncer that speaks beside it', () => {
		const verdict = diagnose(`crowdsec  | ${end}`, 'crowdsec-firewall-bouncer  | time="2026-03-03T06:10:42Z" level=info msg="14 decisions added"')
		expect(verdict).toMatchObject({ status: 'unrecognised', unrecognised: [] })
	})

	it('of level error is the engine’s own affair', () => {
		expect(diagnose(`crowdsec  | ${end.replace('fatal', 'error')}`).status).toBe('unrecognised')
	})
})
