import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { createDoctor } from './doctor'
import { headlineOf } from './headline'
import { evidenceOf } from './verdict'

const doctor = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })
const diagnose = (...lines: readonly string[]) => doctor.diagnose(`${lines.join('\n')}\n`, { bouncer: null, year: 2026 })

const at = (time: string, message: string, level = 'info') => `time="2026-11-20T${time}Z" level=${level} msg="${message}"`
const pulled = [at('07:58:12', 'Processing new and deleted decisions . . .'), at('07:58:13', '9120 decisions added')]
const ends = [
	[at('09:58:12', 'Shutting down backend')],
	[at('09:58:12', 'Shutting down backend'), at('09:58:12', "removing 'crowdsec' table"), at('09:58:13', 'Received shutdown signal, exiting gracefully')],
	[at('09:58:12', 'process terminated with error: received SIGTERM', 'fatal')],
	[at('09:58:12', 'Shutting down custom-bouncer service')],
]

describe('a log that ends with the bouncer being stopped', () => {
	it.each(ends.map((lines) => ({ lines })))('says so, and does not call it sound: $lines', ({ lines }) => {
		const verdict = diagnose(...pulled, ...lines)
		expect(verdict).toMatchObject({ status: 'healthy', confidence: 'medium', stopped: { line: 2 + lines.length } })
		expect(verdict.because).toContain(`It was stopped in line ${2 + lines.length}: while it does not run, nothing is pulled.`)
		expect(headlineOf(verdict, 'Firewall')).toBe('Firewall worked until it was stopped. Nothing in these lines starts it again.')
		expect(verdict.next.map(({ what }) => what)).toEqual(['See whether it runs now. Where it does not, start it, and see that it starts at boot.'])
		expect(evidenceOf(verdict)).toMatchObject([{ role: 'context', lastLine: 2 + lines.length }])
	})

	it('says so, too, where no pull was seen before', () => {
		const verdict = diagnose(at('07:58:12', 'backend type : nftables'), at('09:58:12', 'Received shutdown signal, exiting gracefully'))
		expect(verdict).toMatchObject({ status: 'unrecognised', stopped: { line: 2, time: '2026-11-20T09:58:12Z' } })
		expect(verdict.next[0]?.what).toMatch(/^See whether it runs now/)
	})

	it('tells the command for the place where the lines show one', () => {
		const { next } = diagnose(
			...[...pulled, at('09:58:12', 'Shutting down backend')].map((line) => `Nov 20 09:58:12 edge01 crowdsec-firewall-bouncer[811]: ${line}`),
		)
		expect(next[0]?.command?.run).toContain('systemctl status crowdsec-firewall-bouncer')
	})
})

describe('a bouncer that runs on', () => {
	it.each([
		{ what: 'started again', lines: [at('09:58:14', 'backend type : nftables')] },
		{ what: 'pulls again', lines: [at('09:58:14', '9121 decisions added')] },
		{
			what: 'started by systemd',
			lines: ['Nov 20 09:58:14 edge01 systemd[1]: Started crowdsec-firewall-bouncer.service - The firewall bouncer for CrowdSec.'],
		},
	])('was stopped, and $what', ({ lines }) => {
		const verdict = diagnose(...pulled, at('09:58:12', 'Shutting down backend'), ...lines)
		expect(verdict).toMatchObject({ status: 'healthy', stopped: null })
	})

	it('need not say so in words that are known', () => {
		const lines = Array.from({ length: 8 }, (_, at) => `a line ${at}`)
		expect(diagnose(...pulled, at('09:58:12', 'Shutting down backend'), ...lines.slice(0, 3)).stopped).toMatchObject({ line: 3 })
		expect(diagnose(...pulled, at('09:58:12', 'Shutting down backend'), ...lines).stopped).toBeNull()
	})

	it('is told by what outputs show', () => {
		const status = [
			'$ systemctl status crowdsec-firewall-bouncer',
			'● crowdsec-firewall-bouncer.service - The firewall bouncer for CrowdSec',
			'     Loaded: loaded (/lib/systemd/system/crowdsec-firewall-bouncer.service; enabled; preset: enabled)',
			'     Active: active (running) since Fri 2026-11-20 09:58:20 UTC; 2h ago',
		]
		expect(diagnose(...pulled, at('09:58:12', 'Shutting down backend'), ...status)).toMatchObject({ status: 'healthy', stopped: null })
	})
})

it('a fault before the end is the verdict', () => {
	const verdict = diagnose(
		at('09:58:12', 'API error: access forbidden', 'error'),
		at('09:58:12', 'bouncer stream halted', 'fatal'),
		at('09:58:12', 'Shutting down backend'),
	)
	expect(verdict).toMatchObject({ status: 'problem', cause: 'api-key-invalid' })
})

describe('a log whose last line is old', () => {
	const last = Date.parse('2026-11-20T07:58:13Z')
	const read = (hours: number, ...lines: readonly string[]) =>
		doctor.diagnose(`${lines.join('\n')}\n`, { bouncer: null, year: 2026, now: last + hours * 3_600_000 })

	it('is said to be, from the hour on at which the alert has come in every time zone', () => {
		expect(read(37.9, ...pulled)).toMatchObject({ status: 'healthy', confidence: 'high', silentHours: null, next: [] })
		const verdict = read(38, ...pulled)
		expect(verdict).toMatchObject({ status: 'healthy', confidence: 'medium', silentHours: 38 })
		expect(verdict.because).toContain('Its last line is 38 hours old: if it was copied just now, nothing was written since.')
		expect(verdict.next.map(({ what }) => what)).toEqual(['See whether it runs now. Where it does not, start it, and see that it starts at boot.'])
		expect(read(240, ...pulled).because.join(' ')).toContain('Its last line is 10 days old')
	})

	it('has its fault for a verdict', () => {
		expect(read(240, at('07:58:13', 'API error: access forbidden', 'error'))).toMatchObject({ status: 'problem', cause: 'api-key-invalid', silentHours: 240 })
	})

	it('tells nothing where nobody knows the time', () => {
		expect(diagnose(...pulled)).toMatchObject({ silentHours: null, confidence: 'high' })
	})
})
