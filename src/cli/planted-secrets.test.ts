import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../plugins/error-rules/read-pages'
import { askForRule, issueAddress, tellWrongVerdict } from '../engine/report/issue-draft'
import { reportOf } from '../engine/report/report'
import { withoutSecrets } from '../engine/report/without-secrets'
import { createDoctor } from '../engine/verdict/doctor'
import { bouncers } from '../facts/bouncers'
import { programs } from '../facts/programs'
import { planted } from '../testing/planted-secrets'
import { judgeConfigs } from './judge-configs'
import { printVerdict } from './print-verdict'

const doctor = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })
const release = { version: '0.0.0', commit: 'test' }

/** Where a secret can stand in what a reader pastes, so that its line is a finding, an unknown message, or in a file. */
const places: Readonly<Record<string, (text: string) => string>> = {
	'an unknown error': (text) => `time="2026-11-20T07:58:12Z" level=error msg="crowdsec-firewall-bouncer cannot go on" ${text}\n`,
	'a line of a known message': (text) => `time="2026-11-20T07:58:12Z" level=error msg="API error: access forbidden" ${text}\n`,
	'a file beside a log': (text) =>
		`== bouncer firewall deb-nftables\n== config /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml\nmode: nftables\n${text}\n== end\n`,
	'an address of a cache': (text) => `ERROR the cache at ${text} is gone, says crowdsec-firewall-bouncer\n`,
	'an output': (text) => `$ curl -sS -v https://admin.api.crowdsec.net/\n> ${text}\n< HTTP/2 403\nHTTP 403\n`,
}

describe('no planted secret leaves by any way', () => {
	it.each(planted)('$kind', ({ text, secret }) => {
		for (const [place, put] of Object.entries(places)) {
			const log = put(text)
			const verdict = judgeConfigs(doctor.diagnose(log, { bouncer: null, year: 2026 }), [{ name: null, linesBefore: 0, text: log }])
			const shown = withoutSecrets(verdict)
			const request = askForRule(verdict, null)
			const ways: Readonly<Record<string, string>> = {
				json: JSON.stringify(shown),
				terminal: printVerdict(shown, false),
				report: reportOf(verdict, null, release),
				'request for a rule': request === null ? '' : decodeURIComponent(issueAddress(request)),
				'wrong verdict': decodeURIComponent(issueAddress(tellWrongVerdict(verdict, null, release))),
			}
			for (const [way, said] of Object.entries(ways)) for (const part of secret) expect(said, `${way}, ${place}`).not.toContain(part)
		}
	})
})
