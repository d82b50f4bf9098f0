import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rule } from '../../facts/errors/rule'
import { runs } from '../../testing/thorough'
import { createDoctor } from './doctor'

function rule(id: string, text: string, more: Partial<Rule> = {}): Rule {
	return {
		id,
		title: text,
		cause: 'api-key-invalid',
		alsoCauses: [],
		severity: 'error',
		role: 'root',
		rank: 60,
		bouncers: [],
		proves: false,
		fallback: false,
		program: null,
		pull: null,
		event: null,
		tellApart: {},
		fixAt: {},
		match: [{ all: [text], any: [], none: [], regex: null }],
		means: 'It means this.',
		fix: 'Do that.',
		yields: [],
		samples: { match: [text], not: ['x'] },
		source: ['example/example:file'],
		verified: { date: '2026-11-22', version: '1', how: 'run' },
		...more,
	}
}

const refused = rule('t/refused', 'access forbidden', { pull: 'failed', bouncers: ['firewall', 'custom'] })
const dns = rule('t/dns', 'no such host', {
	bouncers: ['firewall', 'custom'],
	cause: 'dns-failure',
	pull: 'failed',
	match: [{ all: ['no such host'], any: [], none: [], regex: 'lookup (?<host>[\\w.-]+)' }],
})
const halted = rule('t/halted', 'bouncer stream halted', { role: 'consequence', rank: 15, cause: 'polling-stopped' })
const unknownKey = rule('t/unknown-key', 'unsupported configuration', { cause: 'config-unknown-key', rank: 30, severity: 'warning' })
const pulled = rule('t/pulled', 'decisions added', { bouncers: ['firewall', 'custom'], role: 'success', cause: 'healthy-pull', pull: 'ok', fix: '' })
const noise = rule('t/noise', 'no recaptcha site key', { role: 'harmless', cause: 'none', fix: '' })
const banner = rule('t/banner', 'backend type : nftables', { role: 'context', cause: 'none', bouncers: ['firewall'], proves: true, fix: '' })
const analyzer = createDoctor({ rules: [refused, dns, halted, unknownKey, pulled, noise, banner], bouncers: [], programs: [] })
const diagnose = (...lines: string[]) => analyzer.diagnose(lines.join('\n'), { bouncer: null, year: 2026 })
const at = (hour: string, text: string) => `time="2026-11-20T${hour}:00:00Z" level=error msg="${text}"`

describe('the verdict', () => {
	it('puts the root before its consequence, whichever comes last', () => {
		const verdict = diagnose('access forbidden', 'bouncer stream halted', 'bouncer stream halted')
		expect(verdict).toMatchObject({ status: 'problem', cause: 'api-key-invalid' })
		expect(verdict.findings.map(({ error, count }) => [error, count])).toEqual([
			['t/refused', 1],
			['t/halted', 2],
		])
	})

	it('tells a key that never worked from one that stopped working', () => {
		expect(diagnose(at('01', 'access forbidden'))).toMatchObject({ cause: 'api-key-invalid' })
		expect(diagnose(at('01', '12 decisions added'), at('02', 'access forbidden'))).toMatchObject({ cause: 'credentials-rotated' })
	})

	it('takes no success for one that is told to have failed in the same second', () => {
		const lines = ['12 decisions added', 'access forbidden'].map((text) => at('01', text))
		expect(diagnose(...lines)).toMatchObject({ cause: 'api-key-invalid' })
	})

	it('reads lines of Docker’s json-file driver', () => {
		const verdict = diagnose(
			JSON.stringify({ log: 'level=error msg="lookup lists.example.com: no such host"\n', stream: 'stderr', time: '2026-11-20T01:00:00Z' }),
		)
		expect(verdict).toMatchObject({ cause: 'dns-failure' })
		expect(verdict.findings[0]?.captures).toEqual({ host: 'lists.example.com' })
	})

	it('takes a consequence where it stands alone, and says that it is only a guess', () => {
		expect(diagnose('bouncer stream halted')).toMatchObject({ status: 'problem', cause: 'polling-stopped', confidence: 'low' })
	})

	it('puts what still happens before what a later pull has ended', () => {
		const verdict = diagnose(at('01', 'dial: lookup example.com: no such host'), at('02', '3 decisions added'), at('03', 'access forbidden'))
		expect(verdict.cause).toBe('credentials-rotated')
		expect(verdict.findings.find(({ error }) => error === 't/dns')?.healed).toBe(true)
	})

	it('tells a fault as history when pulls work after it', () => {
		const verdict = diagnose(at('01', 'access forbidden'), at('02', '3 decisions added'))
		expect(verdict).toMatchObject({ status: 'healthy', confidence: 'medium' })
		expect(verdict.because.join(' ')).toMatch(/Earlier, up to line 1: “access forbidden”. It is over./)
	})

	it('says that a fault that comes again and again may be over', () => {
		const verdict = diagnose(at('01', 'access forbidden'), at('02', '3 decisions added'), at('03', 'access forbidden'), at('04', '3 decisions added'))
		expect(verdict).toMatchObject({ status: 'problem', confidence: 'medium' })
		expect(verdict.because[0]).toMatch(/may be over/)
	})

	it('calls a log healthy only when something proves it', () => {
		expect(diagnose('3 decisions added').status).toBe('healthy')
		expect(diagnose('no recaptcha site key').status).toBe('unrecognised')
		expect(diagnose('hello').status).toBe('unrecognised')
		expect(diagnose('', '  ').status).toBe('empty')
	})

	it('does not let a side job spoil a healthy log', () => {
		expect(diagnose('unsupported configuration', '3 decisions added').status).toBe('healthy')
		expect(diagnose('unsupported configuration').cause).toBe('config-unknown-key')
	})

	it('names the bouncer only when the lines prove it', () => {
		expect(diagnose('access forbidden')).toMatchObject({ bouncer: null, bouncerCandidates: ['firewall', 'custom'] })
		expect(diagnose('backend type : nftables', 'access forbidden')).toMatchObject({ bouncer: 'firewall' })
	})

	it('gives lines, times, captures and pulls', () => {
		const verdict = diagnose(at('01', '3 decisions added'), 'noise', at('04', 'lookup example.com: no such host'), at('05', 'lookup example.com: no such host'))
		expect(verdict.findings[0]).toMatchObject({
			error: 't/dns',
			count: 2,
			firstLine: 3,
			lastLine: 4,
			firstTime: '2026-11-20T04:00:00Z',
			lastTime: '2026-11-20T05:00:00Z',
			captures: { host: 'example.com' },
			page: '/u/troubleshooting/errors/t/dns',
		})
		expect(verdict.pulls).toMatchObject({ ok: 1, failed: 2, lastOk: '2026-11-20T01:00:00Z', firstFailureAfter: '2026-11-20T04:00:00Z', gapHours: 4 })
		expect(verdict.lines).toMatchObject({ total: 4 })
	})

	it('sees through terminal colours', () => {
		expect(diagnose('\u001b[31mERRO\u001b[0m[0001] access \u001b[1mforbidden').status).toBe('unknown-fault')
		expect(diagnose('\u001b[31mERRO\u001b[0m[0001] access forbidden').cause).toBe('api-key-invalid')
	})

	it('groups what looks like an error and is not known', () => {
		const verdict = diagnose('time="2026-11-20T01:00:00Z" level=error msg="strange 1"', 'time="2026-11-20T02:00:00Z" level=error msg="strange 22"')
		expect(verdict.unrecognised).toMatchObject([{ count: 2, firstLine: 1 }])
	})

	it('does not depend on how the bytes arrive, and never throws', () => {
		const piece = fc.constantFrom(
			'access forbidden\n',
			'no such host',
			'\n',
			'level=error',
			'\u0000',
			'3 decisions added\r\n',
			'[error] x\n',
			'\ud83d',
			'x'.repeat(300),
		)
		fc.assert(
			fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), fc.nat({ max: 50 }), (pieces, size) => {
				const text = pieces.join('')
				const bytes = new TextEncoder().encode(text)
				const diagnosis = analyzer.start({ bouncer: null, year: 2026 })
				for (let from = 0; from < bytes.length; from += size + 1) diagnosis.push(bytes.subarray(from, from + size + 1))
				const whole = analyzer.start({ bouncer: null, year: 2026 })
				whole.push(bytes)
				expect(analyzer.verdict(diagnosis.end())).toEqual(analyzer.verdict(whole.end()))
			}),
			runs(300),
		)
	})
})
