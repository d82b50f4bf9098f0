import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../../plugins/error-rules/read-pages'
import { bouncers } from '../../../facts/bouncers'
import { programs } from '../../../facts/programs'
import { createDoctor } from '../doctor'

const doctor = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })
const now = Date.UTC(2026, 10, 29, 23, 0, 0)

function judge(text: string, bouncer: string | null = null, at: number | undefined = now) {
	const { status, cause, confidence, consoleIssues, because, findings } = doctor.diagnose(text, {
		bouncer,
		year: 2026,
		...(at === undefined ? {} : { now: at }),
	})
	return { status, cause, confidence, issues: consoleIssues.map(({ id }) => id), because: because.join(' '), findings }
}

/** A row as `cscli bouncers list` of 1.7 prints it. */
const row = (name: string, pull: string, { valid = '✔️', type = 'crowdsec-firewall-bouncer' } = {}) =>
	` ${name.padEnd(10)}  ${(pull ? '192.0.2.7' : '').padEnd(10)}  ${valid}     ${pull.padEnd(20)}  ${(pull ? type : '').padEnd(26)}  ${(pull ? 'v0.0.34' : '').padEnd(8)}  api-key   \n`
const list = (...rows: readonly string[]) =>
	`$ sudo cscli bouncers list\n------\n Name        IP Address  Valid  Last API pull         Type                        Version   Auth Type \n------\n${rows.join('')}------\n`

describe('bouncers that the engine knows', () => {
	it('one that pulled a moment ago works, for this engine', () => {
		const verdict = judge(list(row('edge-fw', '2026-11-29T22:59:50Z'), row('edge-old', '2026-03-01T10:00:00Z')))
		expect(verdict).toMatchObject({ status: 'healthy', cause: null, confidence: 'medium', issues: [] })
		expect(verdict.because).toContain('edge-fw pulled from this engine at 2026-11-29T22:59:50Z.')
		expect(verdict.because).toContain('edge-old, last pull 2026-03-01')
		expect(verdict.because).toContain('A bouncer that pulls from a Console integration does not stand in this list.')
	})

	it('without a clock a last pull proves nothing', () => {
		const { status, because } = doctor.diagnose(list(row('edge-fw', '2026-11-29T22:59:50Z')), { bouncer: null, year: 2026 })
		expect(status).toBe('unrecognised')
		expect(because.join(' ')).toContain('Whether it still does, the list does not show.')
	})

	it('one that never pulled, whether it runs or asks elsewhere', () => {
		expect(judge(list(row('edge-fw', '')))).toMatchObject({ status: 'problem', cause: 'service-stopped', confidence: 'low' })
		expect(judge(list(row('edge-fw', ''), row('edge-old', '')))).toMatchObject({ status: 'unrecognised', cause: null, issues: ['issue_se_no_active_rc'] })
		const own = `$ cscli bouncers list -o json\n${JSON.stringify([{ name: 'crowdsec-nginx-bouncer', revoked: false, created_at: '2026-11-20T08:00:00Z', last_pull: null, auth_type: 'api-key' }], null, 2)}\n`
		expect(judge(own, 'nginx')).toMatchObject({
			status: 'problem',
			cause: 'service-stopped',
			confidence: 'low',
			issues: ['issue_se_no_active_rc'],
			findings: [{ error: 'engine/bouncer-never-pulled', role: 'consequence' }],
		})
	})

	it('one that was registered a moment ago need not have pulled yet', () => {
		const list14 =
			'$ cscli bouncers list\ntime="22-11-2026 11:33:35" level=info msg="push and pull to Central API disabled"\n------\n Name         IP Address   Valid   Last API pull          Type   Version   Auth Type \n------\n edge-fw                   ✔️       2026-11-22T11:10:06Z                    api-key   \n------\n'
		expect(judge(list14)).toMatchObject({ status: 'unrecognised', cause: null, issues: ['issue_se_no_active_rc'] })
	})

	it('a list that nobody dates does not tell whether one that never pulled is new', () => {
		const json = `$ cscli bouncers list -o json\n${JSON.stringify([{ name: 'edge-fw', revoked: false, created_at: '2026-11-22T11:10:06Z', last_pull: '2026-11-22T11:10:06Z', auth_type: 'api-key' }], null, 2)}\n`
		const undated = doctor.diagnose(json, { bouncer: null, year: 2026 })
		expect(undated).toMatchObject({ status: 'unrecognised', cause: null })
		expect(undated.because.join(' ')).toContain('How long ago that was, the list does not show.')
		expect(judge(json.replace('edge-fw', 'crowdsec-nginx-bouncer'), 'nginx')).toMatchObject({ status: 'problem', cause: 'service-stopped', confidence: 'low' })
	})

	it('a leftover that never pulled is no fault beside one that pulls', () => {
		expect(judge(list(row('edge-old', ''), row('edge-fw', '2026-11-29T22:59:50Z')))).toMatchObject({ status: 'healthy', issues: [] })
	})

	it('of several, those of the reader’s bouncer count', () => {
		const both = list(row('edge-nginx', '2026-11-27T10:00:00Z', { type: 'crowdsec-nginx-bouncer' }), row('edge-fw', '2026-11-29T22:59:50Z'))
		expect(judge(both, 'nginx')).toMatchObject({ status: 'problem', cause: 'service-stopped' })
		expect(judge(both, 'firewall')).toMatchObject({ status: 'healthy' })
	})

	it('one whose key is revoked', () => {
		expect(judge(list(row('edge-fw', '2026-11-20T22:59:50Z', { valid: '🚫' })))).toMatchObject({
			status: 'problem',
			cause: 'credentials-rotated',
			confidence: 'medium',
			issues: ['issue_se_no_active_rc'],
			findings: [{ error: 'engine/bouncer-revoked' }],
		})
	})

	it('one that is silent for a day: likely where the paste shows the time, a guess by the reader’s clock', () => {
		const silent = list(row('edge-fw', '2026-11-20T22:59:50Z'))
		expect(judge(silent)).toMatchObject({ status: 'problem', cause: 'service-stopped', confidence: 'low', issues: ['issue_se_no_active_rc'] })
		const beside = `${silent}${list(row('edge-fw', '2026-11-20T22:59:50Z'))}time="2026-11-29T22:00:00Z" level=info msg="capi metrics: sending"\n`
		expect(judge(beside)).toMatchObject({ cause: 'service-stopped', confidence: 'medium' })
	})

	it('an empty list is no bouncer of this engine', () => {
		expect(judge(list())).toMatchObject({ status: 'host-problem', cause: 'engine-no-bouncer', confidence: 'low', issues: ['issue_se_no_rc'] })
	})

	it('a bouncer’s own log stays the verdict', () => {
		const own =
			'time="2026-11-29T22:58:00Z" level=error msg="auth-api: auth with api key failed return nil response, error: dial tcp 127.0.0.1:8080: connect: connection refused"\n'
		expect(judge(own + list(row('edge-fw', '')))).toMatchObject({ status: 'problem', cause: 'connection-refused', issues: ['issue_se_no_active_rc'] })
	})
})

const acquisition = (...rows: readonly string[]) =>
	`$ sudo cscli metrics\n\nAcquisition Metrics:\n+----+----+----+----+----+\n| Source | Lines read | Lines parsed | Lines unparsed | Lines poured to bucket |\n+----+----+----+----+----+\n${rows.join('')}+----+----+----+----+----+\n`

describe('issues of the Console', () => {
	it.each([
		[
			'no source was read',
			'$ sudo cscli machines list -o json\n[\n  {\n    "machineId": "edge01",\n    "updated_at": "2026-11-29T22:52:39Z",\n    "last_heartbeat": "2026-11-29T22:52:39Z",\n    "isValidated": true\n  }\n]\n$ sudo cscli metrics\n\nLocal API Metrics:\n+----+----+----+\n| Route | Method | Hits |\n+----+----+----+\n| /v1/watchers/login | POST | 3 |\n+----+----+----+\n',
			'engine-no-logs-read',
			'issue_lp_no_logs_read',
		],
		['lines read and not parsed', acquisition('| file:/var/log/nginx/access.log | 12 | - | 12 | - |\n'), 'engine-no-logs-parsed', 'issue_lp_no_logs_parsed'],
		['simulation', '$ sudo cscli simulation status\nglobal simulation: enabled\n', 'engine-simulation', 'issue_lp_no_alerts'],
		[
			'no collection',
			'$ sudo cscli collections list\n------\n Name   📦 Status   Version   Local Path \n------\n------\n',
			'engine-no-logs-parsed',
			'issue_lp_no_logs_parsed',
		],
		[
			'a machine that was deleted',
			'$ sudo cscli lapi status\nError: cscli lapi status: failed to authenticate to Local API (LAPI): API error: ent: machine not found\n',
			'engine-machine-silent',
			'issue_lp_offline',
		],
		[
			'a machine that is silent',
			'$ sudo cscli machines list\n------\n Name    IP Address  Last Update           Status  Version  Auth Type  Last Heartbeat \n------\n edge01  127.0.0.1   2026-11-27T22:52:39Z  ✔️      v1.7.8   password   ⚠️ 48h0m6s     \n------\n',
			'engine-machine-silent',
			'issue_lp_offline',
		],
		[
			'the Central API refuses',
			'$ sudo cscli capi status\nLoaded credentials from /etc/crowdsec/online_api_credentials.yaml\nError: cscli capi status: failed to authenticate to Central API (CAPI): API error: Forbidden\n',
			'engine-central-api-refused',
			'issue_capi_403',
		],
		[
			'the Central API is not reached',
			'$ sudo cscli capi status\nError: cscli capi status: failed to authenticate to Central API (CAPI): Post "https://api.crowdsec.net/v3/watchers/login": dial tcp: lookup api.crowdsec.net: no such host\n',
			'dns-failure',
			'issue_se_offline',
		],
		[
			'all allow-listed',
			acquisition('| file:/var/log/auth.log | 12 | 12 | - | - |\n')
				.replace('Lines poured to bucket |', 'Lines poured to bucket | Lines whitelisted |')
				.replace('| - |\n+', '| - | 12 |\n+'),
			'engine-events-allowlisted',
			'issue_lp_no_alerts',
		],
		[
			'the service does not run',
			'$ systemctl status crowdsec\n○ crowdsec.service - Crowdsec agent\n     Loaded: loaded (/lib/systemd/system/crowdsec.service; enabled; preset: enabled)\n     Active: inactive (dead) since Sun 2026-11-29 11:01:28 UTC; 2s ago\n',
			'service-stopped',
			'issue_se_offline',
		],
	])('%s', (_, text, cause, issue) => {
		const verdict = judge(text)
		expect(verdict).toMatchObject({ status: 'host-problem', cause })
		expect(verdict.issues[0]).toBe(issue)
		expect(verdict.confidence).not.toBe('high')
		// What `cscli` prints is the same in a container.
		const namesSystemd = verdict.findings.some(({ fix }) => fix.includes('systemctl'))
		expect(namesSystemd).toBe(text.includes('systemctl'))
	})

	it('metrics alone lead to an issue, and are no fault: an engine may serve others only', () => {
		const metrics =
			'$ sudo cscli metrics\n\nLocal API Metrics:\n+----+----+----+\n| Route | Method | Hits |\n+----+----+----+\n| /v1/watchers/login | POST | 3 |\n+----+----+----+\n'
		expect(judge(metrics)).toMatchObject({ status: 'unrecognised', issues: ['issue_lp_no_logs_read'] })
	})

	it('a sound engine has none', () => {
		const sound = `${list(row('edge-fw', '2026-11-29T22:59:50Z'))}${acquisition('| file:/var/log/auth.log | 12 | 2 | 10 | 4 |\n', '| file:/var/log/syslog | 900 | - | 900 | - |\n')}$ sudo cscli lapi status\nYou can successfully interact with Local API (LAPI)\n$ sudo cscli simulation status\nglobal simulation: disabled\n`
		expect(judge(sound)).toMatchObject({ status: 'healthy', issues: [] })
	})
})
