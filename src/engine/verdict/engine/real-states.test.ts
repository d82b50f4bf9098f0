import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../../plugins/error-rules/read-pages'
import { bouncers } from '../../../facts/bouncers'
import { programs } from '../../../facts/programs'
import { createDoctor } from '../doctor'

const doctor = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })

function judge(text: string) {
	const { status, cause, consoleIssues } = doctor.diagnose(text, { bouncer: null, year: 2026, now: Date.UTC(2026, 10, 30, 5, 51, 0) })
	return { status, cause, issues: consoleIssues.map(({ id }) => id) }
}

// Printed by the Debian package of 1.4.6 and by 1.7.8, names shortened.
const starts = 'time="30-11-2026 05:50:49" level=info msg="Starting processing data"\n'
const noise = `time="30-11-2026 05:50:48" level=error msg="unable to register plugin 'GeoIpCity': open /var/lib/crowdsec/data/GeoLite2-City.mmdb: no such file or directory"
time="30-11-2026 05:50:48" level=error msg="unable to init data for file 'http_path_traversal.txt': open /var/lib/crowdsec/data/http_path_traversal.txt: no such file or directory" cfg=still-sun
time="30-11-2026 05:50:48" level=warning msg="No matching files for pattern /var/log/apache2/*.log" type=file
${starts}time="30-11-2026 05:50:50" level=error msg="file 'http_path_traversal.txt' (type:string) not found in expr library"
`
const log = (...lines: readonly string[]) => `reader@web01:~$ sudo tail -n 100 /var/log/crowdsec.log\n${lines.join('')}`
const pulls = `reader@web01:~$ sudo cscli bouncers list
------------------------------------------------------------------------------------------------------------
 Name      IP Address   Valid   Last API pull          Type                        Version   Auth Type 
------------------------------------------------------------------------------------------------------------
 edge-fw   127.0.0.1    ✔️       2026-11-30T05:50:54Z   crowdsec-firewall-bouncer   -         api-key   
------------------------------------------------------------------------------------------------------------
`
const refused =
	'reader@web01:~$ sudo cscli alerts list --limit 100\ntime="30-11-2026 05:50:58" level=fatal msg="Unable to list alerts : performing request: Get \\"http://127.0.0.1:8080/v1/alerts?limit=100\\": could not get jwt token: Post \\"http://127.0.0.1:8080/v1/watchers/login\\": dial tcp 127.0.0.1:8080: connect: connection refused"\n'
const metrics = (row: string, parsers: string) => `reader@web01:~$ sudo cscli metrics

Acquisition Metrics:
+--------------------------------+------------+--------------+----------------+------------------------+
|             Source             | Lines read | Lines parsed | Lines unparsed | Lines poured to bucket |
+--------------------------------+------------+--------------+----------------+------------------------+
| file:/var/log/nginx/access.log | ${row} |
+--------------------------------+------------+--------------+----------------+------------------------+

Parser Metrics:
+--------------------------------+------+--------+----------+
|            Parsers             | Hits | Parsed | Unparsed |
+--------------------------------+------+--------+----------+
${parsers}+--------------------------------+------+--------+----------+
`
const taken = '| crowdsecurity/nginx-logs       | 30   | 30     | -        |\n| crowdsecurity/whitelists       | 30   | 30     | -        |\n'
const unit = (state: string) =>
	`reader@web01:~$ systemctl status crowdsec --no-pager\n${state === 'active (running)' ? '●' : '×'} crowdsec.service - Crowdsec agent\n     Loaded: loaded (/lib/systemd/system/crowdsec.service; enabled; preset: enabled)\n     Active: ${state} since Mon 2026-11-30 05:50:50 UTC; 3s ago\n`
const collections = `reader@web01:~$ sudo cscli collections list

COLLECTIONS
--------------------------------------------------------------------------------------------------------------
 Name                                📦 Status   Version   Local Path                                         
--------------------------------------------------------------------------------------------------------------
 crowdsecurity/nginx                 ✔️ enabled   0.2       /etc/crowdsec/collections/nginx.yaml               
--------------------------------------------------------------------------------------------------------------
`
const reads =
	'reader@web01:~$ sudo cscli metrics\n\nLocal Api Metrics:\n+----------------------+--------+------+\n|        Route         | Method | Hits |\n+----------------------+--------+------+\n| /v1/decisions/stream | GET    | 1    |\n+----------------------+--------+------+\n'

describe('states of a real engine', () => {
	it.each([
		['a sound one, whatever its log complains of', unit('active (running)') + log(noise) + metrics('30 | 30 | - | 60', taken) + pulls, null, []],
		[
			'no acquisition keeps it from starting',
			unit('failed (Result: exit-code)') +
				log(starts, 'time="30-11-2026 05:50:58" level=fatal msg="crowdsec init: while loading acquisition config: no datasource enabled"\n') +
				refused,
			'engine-no-logs-read',
			['issue_lp_no_logs_read', 'issue_se_offline', 'issue_lp_offline'],
		],
		[
			'the same, repaired',
			log('time="30-11-2026 05:50:40" level=fatal msg="crowdsec init: while loading acquisition config: no datasource enabled"\n', starts) + pulls,
			null,
			[],
		],
		[
			'a file that it may not read, while the bouncer pulls',
			log(
				noise,
				'time="30-11-2026 05:50:51" level=error msg="unable to read /var/log/nginx/access.log : open /var/log/nginx/access.log: permission denied" type=file\n',
			) +
				collections +
				reads +
				pulls,
			'engine-no-logs-read',
			['issue_lp_no_logs_read', 'issue_mismatch_collections'],
		],
		[
			'a type that no parser is for',
			log(noise) + metrics('30 | - | 30 | -', '| crowdsecurity/non-syslog       | 30   | 30     | -        |\n') + pulls,
			'engine-no-logs-parsed',
			['issue_lp_no_logs_parsed'],
		],
		[
			'all allow-listed, by a version that does not count it',
			log(noise) + metrics('30 | 30 | - | -', taken) + pulls,
			'engine-events-allowlisted',
			['issue_lp_no_alerts', 'issue_se_no_alerts'],
		],
		[
			'simulation, by its log alone',
			log(
				starts,
				'time="30-11-2026 05:50:55" level=info msg="(edge01/crowdsec) crowdsecurity/ssh-bf by ip 203.0.113.9 : (simulated alert)4h ban on Ip 203.0.113.9"\n',
			) + pulls,
			'engine-simulation',
			['issue_lp_no_alerts', 'issue_se_no_alerts'],
		],
		[
			'a machine that was deleted',
			log(noise, 'time="30-11-2026 05:50:55" level=warning msg="QueryMachineByID : ent: machine not found"\n') +
				'reader@web01:~$ sudo cscli decisions list\ntime="30-11-2026 05:50:58" level=fatal msg="Unable to list decisions : performing request: Get \\"http://127.0.0.1:8080/v1/alerts?limit=100\\": API error: ent: machine not found"\n' +
				pulls,
			'engine-machine-silent',
			['issue_lp_offline'],
		],
		[
			'the Local API on another port',
			`${unit('failed (Result: exit-code)')}${refused}reader@web01:~$ sudo grep -vi password /etc/crowdsec/local_api_credentials.yaml\nurl: http://127.0.0.1:8080\nlogin: edge01\nreader@web01:~$ sudo grep -n listen_uri /etc/crowdsec/config.yaml\n47:    listen_uri: 127.0.0.1:8081\n`,
			'connection-refused',
			['issue_lp_offline', 'issue_se_offline'],
		],
		[
			'the Central API refuses it, in an archive of 1.4.6',
			`${metrics('30 | 30 | - | 60', taken)}${pulls}$ cscli capi status\nCould not authenticate to API: API error: Forbidden\n`,
			'engine-central-api-refused',
			['issue_capi_403'],
		],
		[
			'stopped, while its bouncer complains of it',
			`${unit('inactive (dead)')}reader@web01:~$ sudo cat /var/log/crowdsec-firewall-bouncer.log\ntime="30-11-2026 05:50:50" level=info msg="backend type : nftables"\ntime="30-11-2026 05:50:56" level=error msg="auth-api: auth with api key failed return nil response, error: dial tcp 127.0.0.1:8080: connect: connection refused"\n`,
			'service-stopped',
			['issue_se_offline', 'issue_lp_offline'],
		],
		[
			'started a moment ago after a pause, as 1.7.8 lists it',
			'$ sudo cscli lapi status\nYou can successfully interact with Local API (LAPI)\n$ sudo cscli machines list\n------\n Name    IP Address  Last Update           Status  Version  OS            Auth Type  Last Heartbeat \n------\n edge01  127.0.0.1   2026-11-30T05:45:35Z  ✔️       v1.7.8   debian/12.15  password   ⚠️ 7m51s       \n------\n',
			null,
			[],
		],
		[
			'a bouncer that was deleted and still asks',
			`${log(
				noise,
				'time="30-11-2026 05:50:56" level=error msg="while fetching bouncer info: select bouncer: ent: bouncer not found: unable to query" ip=127.0.0.1\n',
			)}reader@web01:~$ sudo cscli bouncers list\n------\n Name   IP Address   Valid   Last API pull   Type   Version   Auth Type \n------\n------\n`,
			'api-key-invalid',
			['issue_se_no_rc', 'issue_se_no_active_rc'],
		],
	])('%s', (_, text, cause, issues) => {
		expect(judge(text)).toMatchObject({ cause, issues })
	})
})

describe('errors of the log, as its page shows them', () => {
	const errors = (...lines: readonly string[]) =>
		`reader@web01:~$ sudo grep -E 'level=(error|fatal)|Starting processing data' /var/log/crowdsec.log | tail -n 30 | cut -c -500\n${lines.join('')}`
	const unread =
		'time="2026-11-30T05:50:45Z" level=error msg="Error setting up tail for /var/log/nginx/access.log: unable to read /var/log/nginx/access.log : open /var/log/nginx/access.log: permission denied" module=acquisition.file type=file\n'
	const processes = (time: string) => `time="2026-11-30T${time}Z" level=info msg="Starting processing data"\n`
	const login = (why: string) =>
		`time="2026-11-30T05:50:46Z" level=fatal msg="api server init: unable to run local API: authenticate watcher (edge01): ${why}"\n`
	const lapi =
		'$ sudo cscli lapi status\nError: cscli lapi status: failed to authenticate to Local API (LAPI): Post "http://127.0.0.1:8080/v1/watchers/login": dial tcp 127.0.0.1:8080: connect: connection refused\n'
	it.each([
		['a file that it may not read', errors(processes('05:50:44'), unread), 'engine-no-logs-read', ['issue_lp_no_logs_read']],
		['the same before its last start', errors(processes('05:50:44'), unread, processes('05:50:52')), null, []],
		[
			'the Central API refuses its login',
			errors(login('API error: Forbidden')) + lapi,
			'engine-central-api-refused',
			['issue_capi_403', 'issue_se_offline', 'issue_lp_offline'],
		],
		[
			'the Central API is not found',
			errors(
				login('Post \\"https://api.crowdsec.net/v3/watchers/login\\": performing jwt auth: dial tcp: lookup api.crowdsec.net on 192.0.2.53:53: no such host'),
			) + lapi,
			'dns-failure',
			['issue_se_offline', 'issue_lp_offline'],
		],
		['the same before its last start', errors(login('API error: Forbidden'), processes('05:50:52')), null, []],
	])('%s', (_, text, cause, issues) => {
		expect(judge(text)).toMatchObject({ cause, issues })
	})
})

describe('an older start that failed', () => {
	// Printed by systemd 252 and by 1.7.8, which writes to its own file and only what ends it to the journal as well.
	const journal = (...lines: readonly string[]) => `reader@web01:~$ sudo journalctl -u crowdsec -n 50 --no-pager\n${lines.join('')}`
	const started = (time: string) => `Nov 30 ${time} web01 systemd[1]: Started crowdsec.service - Crowdsec agent.\n`
	const died = (time: string) =>
		`Nov 30 ${time} web01 crowdsec[513]: FATAL crowdsec init: while initializing LAPIClient: authenticate watcher (edge01): Post "http://127.0.0.1:8080/v1/watchers/login": performing jwt auth: dial tcp 127.0.0.1:8080: connect: connection refused
Nov 30 ${time} web01 systemd[1]: crowdsec.service: Main process exited, code=exited, status=1/FAILURE
Nov 30 ${time} web01 systemd[1]: crowdsec.service: Failed with result 'exit-code'.
Nov 30 ${time} web01 systemd[1]: Failed to start crowdsec.service - Crowdsec agent.
`
	const refusal = 'reader@web01:~$ sudo cscli capi status\nError: cscli capi status: failed to authenticate to Central API (CAPI): API error: Forbidden\n'
	const lapi = ['issue_lp_offline', 'issue_se_offline']
	it.each([
		['the unit runs since a later time', unit('active (running)') + journal(died('05:50:31'), died('05:50:40')), null, []],
		['the journal goes on with a start', journal(died('05:50:31'), started('05:50:40')), null, []],
		['it failed several times between two starts', journal(started('05:49:00'), died('05:50:31'), died('05:50:40'), started('05:50:50')), null, []],
		['it ran several times since', journal(died('05:49:10'), died('05:49:20'), started('05:49:30'), started('05:50:50')), null, []],
		[
			'it is started again and again',
			unit('activating (auto-restart)') + journal(started('05:49:00'), died('05:50:31'), died('05:50:40')),
			'connection-refused',
			lapi,
		],
		['what is wrong now is something else', unit('active (running)') + journal(died('05:50:31')) + refusal, 'engine-central-api-refused', ['issue_capi_403']],
	])('%s', (_, text, cause, issues) => {
		expect(judge(text)).toMatchObject({ cause, issues })
	})
})

describe('files of the engine', () => {
	const acquisition = (text: string) => `$ cat /etc/crowdsec/acquis.d/web.yaml\n${text}`
	it.each([
		[
			'a sound configuration',
			'$ cat /etc/crowdsec/config.yaml.local\napi:\n  server:\n    listen_uri: 0.0.0.0:8080\n    trusted_ips: [127.0.0.1, 10.0.0.5/8]\n',
			null,
			[],
		],
		[
			'its own port',
			'$ cat /etc/crowdsec/config.yaml.local\napi:\n  server:\n    listen_uri: 127.0.0.1:8080\n$ sudo ss -ltnp\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      511        127.0.0.1:8080      0.0.0.0:*    users:(("crowdsec",pid=812,fd=6))\nLISTEN 0      511          0.0.0.0:80        0.0.0.0:*    users:(("nginx",pid=9,fd=6))\n',
			null,
			[],
		],
		['a sound file', acquisition('source: file\nfilenames:\n  - /var/log/nginx/access.log\nlabels:\n  type: nginx\n'), null, []],
		[
			'several sound parts, as 1.4.6 has them',
			'$ cat /etc/crowdsec/acquis.yaml\nfilenames:\n  - /var/log/auth.log\nlabels:\n  type: syslog\n---\njournalctl_filter:\n - "_SYSTEMD_UNIT=ssh.service"\nlabels:\n  type: syslog\n',
			null,
			[],
		],
		['Docker needs no labels', acquisition('source: docker\ncontainer_name:\n  - web\n'), null, []],
		['nothing at all: the folder beside it may hold more', '$ cat /etc/crowdsec/acquis.yaml\n# see acquis.d\n', null, []],
		[
			'a source that it does not know',
			acquisition('source: journald\njournalctl_filter_x:\n  - a\nlabels:\n  type: syslog\n'),
			'engine-no-logs-read',
			['issue_lp_no_logs_read', 'issue_se_offline', 'issue_lp_offline'],
		],
		[
			'no labels',
			acquisition('filenames:\n  - /var/log/nginx/access.log\n'),
			'engine-no-logs-read',
			['issue_lp_no_logs_read', 'issue_se_offline', 'issue_lp_offline'],
		],
		[
			'no source',
			acquisition('labels:\n  type: nginx\npaths:\n  - /var/log/nginx/access.log\n'),
			'engine-no-logs-read',
			['issue_lp_no_logs_read', 'issue_se_offline', 'issue_lp_offline'],
		],
		['no type', acquisition('filenames:\n  - /var/log/nginx/access.log\nlabels:\n  service: nginx\n'), 'engine-no-logs-parsed', ['issue_lp_no_logs_parsed']],
		[
			'no address in the credentials',
			'$ cat /etc/crowdsec/local_api_credentials.yaml\nlogin: edge01\npassword: ****\n',
			'engine-machine-silent',
			['issue_lp_offline'],
		],
		[
			'a name that the engine does not know',
			'$ cat /etc/crowdsec/config.yaml.local\napi:\n  server:\n    listen_url: 0.0.0.0:8080\n',
			'config-unknown-key',
			['issue_se_offline', 'issue_lp_offline'],
		],
		[
			'no network',
			'$ cat /etc/crowdsec/config.yaml.local\napi:\n  server:\n    trusted_ips:\n      - 10.0.0.0/33\n',
			'config-invalid-value',
			['issue_se_offline', 'issue_lp_offline'],
		],
		[
			'a misspelled label',
			acquisition('filenames:\n  - /var/log/nginx/access.log\nlables:\n  type: nginx\n'),
			'engine-no-logs-read',
			['issue_lp_no_logs_read', 'issue_se_offline', 'issue_lp_offline'],
		],
		[
			'an address with the path that the engine appends itself',
			'$ cat /etc/crowdsec/local_api_credentials.yaml\nurl: http://192.0.2.5:8080/v1\nlogin: edge01\npassword: masked-secret\n',
			'engine-machine-silent',
			['issue_lp_offline'],
		],
		[
			'a port that another program has',
			'$ cat /etc/crowdsec/config.yaml.local\napi:\n  server:\n    listen_uri: 127.0.0.1:8080\n$ sudo ss -ltnp\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      511          0.0.0.0:8080      0.0.0.0:*    users:(("nginx",pid=812,fd=6))\n',
			'port-in-use',
			['issue_se_offline', 'issue_lp_offline'],
		],
		['simulation', '$ cat /etc/crowdsec/simulation.yaml\nsimulation: on\n', 'engine-simulation', ['issue_lp_no_alerts', 'issue_se_no_alerts']],
		['no profile', '$ cat /etc/crowdsec/profiles.yaml\n# name: default_ip_remediation\n', 'config-invalid-value', ['issue_se_offline', 'issue_lp_offline']],
	])('%s', (_, text, cause, issues) => {
		expect(judge(text)).toMatchObject({ cause, issues })
	})

	it.each([
		['127.0.0.1:8080', 'http://localhost:8080', false],
		['0.0.0.0:8080', 'http://127.0.0.1:8080/', false],
		['192.0.2.5:8080', 'http://192.0.2.5:8080', false],
		['127.0.0.1:8080', 'http://lapi.example.com:9080', false],
		['127.0.0.1:8081', 'http://127.0.0.1:8080', true],
		['192.0.2.5:8080', 'http://127.0.0.1:8080', true],
		['[::1]:8080', 'http://[::1]:8081/', true],
	])('listening at %s is not where %s looks: %s', (listens, asked, differs) => {
		const text = `$ cat /etc/crowdsec/config.yaml\napi:\n  server:\n    listen_uri: "${listens}"\n$ cat /etc/crowdsec/local_api_credentials.yaml\nurl: ${asked}\nlogin: edge01\npassword: ****\n`
		expect(judge(text).cause).toBe(differs ? 'connection-refused' : null)
	})

	it('a sound file is told as what it is', () => {
		const { status, bouncer, because } = doctor.diagnose(acquisition('source: file\nfilenames:\n  - /var/log/nginx/access.log\nlabels:\n  type: nginx\n'), {
			bouncer: null,
			year: 2026,
		})
		expect({ status, bouncer }).toEqual({ status: 'unrecognised', bouncer: 'crowdsec-engine' })
		expect(because.join(' ')).toContain('a file of the Security Engine')
	})

	it('profiles that decide nothing are said, and are no fault', () => {
		const text =
			'$ cat /etc/crowdsec/profiles.yaml\nname: tell_only\nfilters:\n - Alert.Remediation == true\nnotifications:\n - slack_default\non_success: break\n'
		const verdict = doctor.diagnose(text, { bouncer: null, year: 2026 })
		expect(verdict).toMatchObject({ status: 'unrecognised', consoleIssues: [] })
		expect(verdict.because.join(' ')).toContain('No profile of the engine makes a decision')
	})
})
