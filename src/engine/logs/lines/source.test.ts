import { checkSync } from 'recheck'
import { describe, expect, it } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { programForms } from '../../../facts/programs'
import { unwrap } from '../../intake/dress/wrapper'
import { kindOfName } from '../streams/speaker'
import { digitSight } from './digits'
import { sourceOf } from './source'

const nameOf = (line: string) => sourceOf(line, unwrap(line, null)).name

describe('sourceOf', () => {
	it.each([
		['crowdsec-1  | level=info msg="x"', 'crowdsec-1'],
		['crowdsec-custom-bouncer-1| level=info msg="x"', 'crowdsec-custom-bouncer-1'],
		['> db-1  | x', 'db-1'],
		['[pod/bouncer-7d9f8b-abcde/traefik] level=info', 'bouncer-7d9f8b-abcde/traefik'],
		['Mar 03 06:10:41 edge01 crowdsec-firewall-bouncer[811]: x', 'crowdsec-firewall-bouncer'],
		['Mar 03 06:10:41 edge01 systemd[1]: mysql.service: Main process exited, code=exited, status=1/FAILURE', 'mysql'],
		['Mar 03 06:10:41 edge01 systemd[1]: Started haproxy.service - HAProxy Load Balancer.', 'haproxy'],
		['Mar 03 06:10:41 edge01 systemd[1]: Reached target Multi-User System.', 'systemd'],
		['2026-03-03T06:10:41+01:00 edge01 nginx[66]: x', 'nginx'],
		['crowdsec-firewall-bouncer[811]: x', 'crowdsec-firewall-bouncer'],
		['    Mar 03 06:10:41 edge01 crowdsec-firewall-bouncer[811]: x', 'crowdsec-firewall-bouncer'],
		['\t2026-03-03T06:10:41+01:00 edge01 nginx[66]: x', 'nginx'],
		['systemd[1]: crowdsec-firewall-bouncer.service: Main process exited, code=exited, status=1/FAILURE', 'crowdsec-firewall-bouncer'],
		['FATA[0000] x', ''],
		['2026-03-03T06:10:41Z ERR conn.Receive: x', ''],
		['<30>1 2026-03-03T06:10:41Z edge01 haproxy 77 - - x', 'haproxy'],
		['{"__REALTIME_TIMESTAMP":"1772518241000000","SYSLOG_IDENTIFIER":"dovecot","MESSAGE":"x"}', 'dovecot'],
		['2026-03-03 06:10:43.000 UTC [21] PANIC:  could not write to file', 'postgres'],
		['time="2026-03-03T06:10:42Z" level=warning msg="capi metrics: failed: API error: Forbidden"', 'crowdsec'],
		['time="2026-03-03T06:10:42Z" level=warning msg="failed to run filter: x" id=cold-dust name=crowdsecurity/nginx-logs stage=s01-parse', 'crowdsec'],
		['time="2026-03-03T06:10:42Z" level=error msg="UnmarshalJSON : invalid character \'i\' in literal true" line="x"', 'crowdsec'],
		['time="2026-03-03T06:10:42Z" level=error msg="API error: access forbidden"', ''],
		['2026-11-22T11:15:55.134065+00:00|200|Retrieved stream decisions|{"type":"x"}', ''],
	])('%s', (line, name) => {
		expect(nameOf(line)).toBe(name)
	})

	it('takes names that differ in digits only for one', () => {
		const key = (line: string) => sourceOf(line, unwrap(line, null)).key
		expect(key('web-1  | x')).toBe(key('web-2  | x'))
		expect(key('web-1  | x')).not.toBe(key('api-1  | x'))
	})

	it.each(programForms.map(({ name, line }) => [name, line]))('knows %s in linear time, whatever the digits', (_, line) => {
		// The fuzzer says “vulnerable” by chance on a busy machine: it is asked only where the automaton does not come to an end.
		const proven = checkSync(line, '', { checker: 'automaton', timeout: 5000 }).status
		expect(proven === 'unknown' ? checkSync(line, '').status : proven).toBe('safe')
		// Lines that differ in digits are read once.
		expect(digitSight(new RegExp(line)).kind).toBe('blind')
	})
})

describe('kindOfName', () => {
	it.each([
		['crowdsec-firewall-bouncer-1', 'bouncer'],
		['cs-unifi-bouncer', 'bouncer'],
		['crowdsec-1', 'engine'],
		['traefik-1', 'host'],
		['php8.2-fpm', 'host'],
		['wordpress-db-1', 'service'],
		['app-postgres-1', 'service'],
		['fail2ban.utils', 'service'],
		['NetworkManager', 'service'],
		['api-1', 'unknown'],
		['', 'unknown'],
	])('%s is a %s', (name, kind) => {
		expect(kindOfName(name, bouncers).kind).toBe(kind)
	})
})
