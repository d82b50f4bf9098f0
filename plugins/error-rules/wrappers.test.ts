import { expect, it } from 'vitest'
import { createDoctor } from '../../src/engine/verdict/doctor'
import { bouncers } from '../../src/facts/bouncers'
import { programs } from '../../src/facts/programs'
import { readErrorPages } from './read-pages'

/** What one version of a program prints before a message and another does not. */
const wrappers = [
	/(?<=msg=")unable to (?:parse config|load configuration|configure bouncer|initialize crowdsec bouncer): /,
	/(?<=msg=")(?:process terminated with error|bouncer run halted|configuration error): /,
	/(?<=msg=")failed to connect to LAPI, retrying in \d+s: /,
	/^time="[^"]*" level=\w+ (?=msg=)/,
	/^\d{4}-\d\d-\d\d[T ][\d:.,]+(?:Z|[+-]\d\d:\d\d)? /,
]

/** Messages that say too little without what stands before them. */
const needed: Readonly<Record<string, string>> = {
	'aws-waf/option-invalid': 'any program has a scope or a list',
	'aws-waf/waf-config-missing': 'three words of any program',
	'blocklist-mirror/certificate-missing': 'any file may be missing; the words of the line are read',
	'cloudflare-worker/config-empty': 'two words of any program',
	'go-config/api-key-missing': 'other programs have an api_key too',
	'go-config/file-missing': 'any file may be missing; the words of the line are read',
}

const rules = await readErrorPages(process.cwd())
const doctor = createDoctor({ rules, bouncers, programs })
const roots = rules.filter(({ role }) => role === 'root')
const firstIn = (line: string) => doctor.diagnose(`${line}\n`, { bouncer: null, year: 2026 }).findings[0]?.error

it('knows the core of a message whatever stands before it', () => {
	const lost = roots.flatMap(({ id, samples }) =>
		samples.match.flatMap((sample) =>
			wrappers.flatMap((wrapper) => {
				const core = sample.replace(wrapper, '')
				return core === sample || id in needed || firstIn(sample) !== id || firstIn(core) === id ? [] : [`${id}: ${core}`]
			}),
		),
	)
	expect(lost).toEqual([])
})
