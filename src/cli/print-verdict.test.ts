import { expect, it } from 'vitest'
import { readErrorPages } from '../../plugins/error-rules/read-pages'
import { createDoctor } from '../engine/verdict/doctor'
import { bouncers } from '../facts/bouncers'
import { programs } from '../facts/programs'
import { printVerdict } from './print-verdict'

const doctor = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })

it('prints each command once, and what to put into it', () => {
	const verdict = doctor.diagnose('time="2026-11-20T07:58:12Z" level=error msg="API error: access forbidden"\n', { bouncer: null, year: 2026 })
	const printed = printVerdict(verdict, false)
	const commands = printed.split('\n').filter((line) => line.includes('curl '))
	expect(commands).toHaveLength(1)
	expect(printed).toContain('Put the address of your file in place of ENDPOINT. It counts as a pull.')
})
