import { describe, expect, it } from 'vitest'
import { isoTime, timeOf } from './time'

const at = '2026-11-22T11:34:42Z'

describe('timeOf', () => {
	it.each([
		['RFC 3339', 'time="2026-11-22T11:34:42Z" level=error msg="x"', at],
		['with a fraction and a zone', '2026-11-22T12:34:42.000000+01:00 x', at],
		['ISO with a blank and a comma', '2026-11-22 11:34:42,000 ERROR x', at],
		['nginx', '2026/11/22 11:34:42 [error] 1#1: x', at],
		['old logrus', 'time="22-11-2026 11:34:42" level=info msg="x"', at],
		['Apache', '[Sun Nov 22 11:34:42.000000 2026] [core:error] x', at],
		['syslog', 'Nov 22 11:34:42 host crowdsec-firewall-bouncer[1]: x', at],
		['syslog with a blank day', 'Nov  2 11:34:42 host x', '2026-11-02T11:34:42Z'],
		['HAProxy', '-:- [22/Nov/2026:11:34:42.000] <HTTPCLIENT>', at],
		['access log', '192.0.2.1 - - [22/Nov/2026:12:34:42 +0100] "GET /"', at],
		['PHP', '[22-Nov-2026 11:34:42 UTC] PHP Fatal error:', at],
		['pino', '{"level":50,"time":1795347282000,"msg":"x"}', '2026-11-22T11:34:42Z'],
		['systemctl status', '     Active: failed since Sun 2026-11-22 11:34:42 UTC; 2s ago', at],
		['a zone by its name', '     Active: failed since Sun 2026-11-22 12:34:42 CET; 2s ago', at],
		['a word that is no zone', '2026-11-22 11:34:42 INFO pulled', at],
		['Windows in English', '11/22/2026 11:34:42 AM crowdsec', at],
		['Windows with the day first', '22/11/2026 11:34:42 crowdsec', at],
		['klog', 'E1122 11:34:42.000000       1 reflector.go:150] x', at],
		['the wrapper before the program', 'Nov 22 11:34:42 host x[1]: time="2020-01-01T00:00:00Z"', at],
	])('reads %s', (_, line, expected) => {
		const ms = timeOf(line, 2026)
		expect(ms === null ? null : isoTime(ms)).toBe(expected)
	})

	it.each(['no time here', 'version 1.2.3', '2026-13-40T99:99:99Z', '192.0.2.1:8080', ''])('finds none in %j', (line) => {
		expect(timeOf(line, 2026)).toBeNull()
	})
})
