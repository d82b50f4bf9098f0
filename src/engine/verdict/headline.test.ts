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

describe('the headline of a fault', () => {
	it('says no more than that a bouncer does not ask, where only the engine’s list shows it', () => {
		const list = [
			'$ sudo cscli bouncers list',
			'----------------------------------------------------------------------',
			' Name             IP Address  Valid  Last API pull  Type  Version  Auth Type',
			'----------------------------------------------------------------------',
			' traefik-bouncer              ✔️                                   api-key',
			'----------------------------------------------------------------------',
		]
		const verdict = doctor.diagnose(`${list.join('\n')}\n`, { bouncer: null, year: 2026 })
		expect(verdict.cause).toBe('service-stopped')
		expect(headlineOf(verdict, null)).toBe('A bouncer does not ask this engine.')
	})

	it('of a plugin that is not loaded does not say that its program does not run', () => {
		const line =
			'2026-11-22T11:25:04Z ERR error="invalid middleware \\"cache@docker\\" configuration: invalid middleware type or middleware does not exist" entryPointName=web'
		const verdict = doctor.diagnose(`${line}\n`, { bouncer: null, year: 2026 })
		expect(verdict.status).toBe('host-problem')
		expect(headlineOf(verdict, null)).toContain('A part of the program')
	})
})
