import { expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { createDoctor } from './doctor'

const doctor = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })
const options = { bouncer: null, year: 2026 }
const read = (text: string) => doctor.diagnose(text, options)

const first = 'time="2026-03-03T06:10:40Z" level=info msg="Using API\nkey auth"\n'
const wrapped = `${first}time="2026-03-03T06:10:42Z" level=fatal\nmsg="unable to read config file: while\nreading yaml file: open /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml:\nno such file or directory"\n`

it('a wrapped log gets the verdict of the whole one, with the lines of the paste', () => {
	const verdict = read(wrapped)
	expect(verdict).toMatchObject({ status: 'problem', cause: 'config-missing', lines: { total: 6, bytes: wrapped.length } })
	expect(verdict.findings[0]).toMatchObject({ firstLine: 3, lastLine: 3, samples: [{ line: 3 }] })
})

it('a sound log is read as it is', () => {
	const sound = 'time="2026-03-03T06:10:42Z" level=error msg="API error: access forbidden"\n'
	const reading = doctor.start(options)
	reading.pushText(sound)
	expect(read(sound)).toEqual(doctor.verdict(reading.end()))
})

it('takes no cut for the end of a line', () => {
	const line = '2026-03-03T06:10:42Z "haproxy: Add decision 192.0.2.1'
	const found = (text: string) => read(text).findings.map(({ error }) => error)
	expect(read(line)).toMatchObject({ lines: { cut: 1 } })
	expect(found(line)).toEqual([])
	expect(found(line.replace('"', ''))).toEqual(['haproxy/pull-ok'])
})

it('takes nothing that stands in a file for what a program said', () => {
	const config = '# API error: access forbidden\nmode: nftables\napi_url: http://192.0.2.10:8080/\napi_key: ${KEY}\n'
	expect(read(`$ cat /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml\n${config}`)).toMatchObject({ status: 'unrecognised' })
	expect(read('# API error: access forbidden\n')).toMatchObject({ status: 'problem' })
})
