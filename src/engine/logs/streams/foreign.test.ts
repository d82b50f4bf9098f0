import { checkSync } from 'recheck'
import { describe, expect, it } from 'vitest'
import { foreignLogs } from '../../../facts/programs'
import { foreignLog } from './foreign'

describe('foreignLog', () => {
	it.each(foreignLogs.map(({ name, line }) => [name, line]))('knows %s in linear time', (_, line) => {
		// The fuzzer says “vulnerable” by chance on a busy machine: it is asked only where the automaton does not come to an end.
		const proven = checkSync(line, '', { checker: 'automaton', timeout: 5000 }).status
		expect(proven === 'unknown' ? checkSync(line, '').status : proven).toBe('safe')
	})

	it.each([
		['web access log', 'web-1  | 192.0.2.5 - - [03/Mar/2026:06:10:41 +0000] "GET / HTTP/1.1" 200 12'],
		['sshd', 'Mar  3 06:10:41 edge01 sshd-session[991]: Connection closed by 192.0.2.99'],
		['kernel firewall log', 'Mar  3 06:10:41 edge01 kernel: [UFW BLOCK] IN=eth0 OUT= MAC=00:00 SRC=192.0.2.9 DST=192.0.2.1'],
		['Docker daemon', 'Mar 03 06:10:41 edge01 dockerd[77]: time="2026-03-03T06:10:41Z" level=info msg="API listen on /run/docker.sock"'],
	])('finds %s', (name, line) => {
		expect(foreignLog([line, ''])?.name).toBe(name)
	})

	it('leaves a bouncer’s log, and a log with a few foreign lines', () => {
		const own = 'time="2026-03-03T06:10:41Z" level=error msg="API error: access forbidden"'
		expect(foreignLog([own, own, 'Mar  3 06:10:41 edge01 sshd[991]: Connection closed'])).toBeNull()
	})
})
