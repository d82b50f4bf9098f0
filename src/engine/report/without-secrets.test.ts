import { expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { createDoctor } from '../verdict/doctor'
import { withoutSecrets } from './without-secrets'

const doctor = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })
const key = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

it('masks what the log holds, and leaves the commands that it tells to run', () => {
	const log = `time="2026-03-03T06:10:42Z" level=error msg="API error: access forbidden" api_key=${key}\n`
	const verdict = doctor.diagnose(log, { bouncer: null, year: 2026 })
	const shown = withoutSecrets(verdict)
	expect(JSON.stringify(shown)).not.toContain(key)
	expect(verdict.next.some(({ command }) => command?.run.includes('API key: '))).toBe(true)
	expect(shown.next).toEqual(verdict.next)
})
