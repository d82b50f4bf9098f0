import { expect, it } from 'vitest'
import { searchData } from '../../../plugins/error-rules/search-data'
import { createDoctor } from '../../engine/verdict/doctor'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { fileOf, isFile, piecesOf } from './recognised'

const { rules, plan } = searchData([])
const doctor = createDoctor({ rules, bouncers, programs }, plan)

function looked(text: string) {
	return fileOf(text, piecesOf(text), doctor.diagnose(text, { bouncer: null, year: 2026 }), bouncers)
}

const file = 'mode: nftables\napi_url: https://example.com/\napi_key: x\n'
const log = 'time="2026-03-04T05:06:07Z" level=error msg="API error: access forbidden"\n'

it('a file is looked at as one, a log is not', () => {
	const found = looked(file)
	expect(found && isFile(found)).toBe(true)
	expect(looked(log.repeat(3))).toBeNull()
})

it('a file of the engine is looked at as one, whatever it leads to', () => {
	const acquisition = 'source: files\nfilenames:\n  - /var/log/nginx/*.log\nlabels:\n  type: nginx\n'
	for (const text of [acquisition, `$ sudo cat /etc/crowdsec/acquis.yaml\n${acquisition}`]) {
		const found = looked(text)
		expect(found && isFile(found)).toBe(true)
		expect(found?.result.fixed).toContain('source: file\n')
	}
	expect(looked(`==> /etc/crowdsec/acquis.yaml <==\n${acquisition}\n==> /var/log/crowdsec.log <==\n${log}`)).toBeNull()
})

it('names that several bouncers have lead to the question whose file it is', () => {
	const found = looked('crowdsec_url: https://example.com/\ncrowdsec_api_key: x\n')
	expect(found?.result.bouncer).toBeNull()
	expect(found && isFile(found)).toBe(true)
})

it('words are no file', () => {
	const found = looked('it does not work any more\n')
	expect(found && isFile(found)).toBe(false)
})

it('the parts of a paste are told with their lines', () => {
	expect(piecesOf(`==> /etc/crowdsec/bouncers/a.yaml <==\n${file}\n==> /var/log/a.log <==\n${log}`)).toEqual([
		{ kind: 'file', name: '/etc/crowdsec/bouncers/a.yaml', from: 2, to: 4 },
		{ kind: 'log', name: '/var/log/a.log', from: 7, to: 7 },
	])
})
