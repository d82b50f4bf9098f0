import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { createDoctor } from './doctor'
import { headlineOf } from './headline'

const doctor = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })

describe('the headline of a healthy verdict', () => {
	it('names no bouncer that does not speak', () => {
		const verdict = doctor.diagnose('HTTP 200\n', { bouncer: null, year: 2026 })
		expect(verdict.status).toBe('healthy')
		expect(headlineOf(verdict, null)).toBe('Nothing wrong is in these lines.')
	})

	it('names the one that does', () => {
		const verdict = doctor.diagnose('time="2026-11-20T07:58:12Z" level=info msg="28431 decisions added"\n', { bouncer: 'firewall', year: 2026 })
		expect(verdict.status).toBe('healthy')
		expect(headlineOf(verdict, 'Firewall')).toBe('Nothing wrong: Firewall works, as far as these lines show.')
	})
})
