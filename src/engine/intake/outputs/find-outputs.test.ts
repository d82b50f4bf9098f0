import { checkSync } from 'recheck'
import { describe, expect, it } from 'vitest'
import { outputReaders } from './all'
import { findOutputs } from './find-outputs'

const status = `● crowdsec-firewall-bouncer.service - The firewall bouncer for CrowdSec
     Loaded: loaded (/etc/systemd/system/crowdsec-firewall-bouncer.service; enabled; preset: enabled)
     Active: failed (Result: exit-code) since Sun 2026-11-29 11:01:28 UTC; 2s ago
    Process: 812 ExecStart=/usr/bin/crowdsec-firewall-bouncer -c /etc/x.yaml (code=exited, status=1/FAILURE)

Nov 29 11:01:28 web systemd[1]: crowdsec-firewall-bouncer.service: Failed with result 'exit-code'.
Nov 29 11:01:28 web systemd[1]: Failed to start crowdsec-firewall-bouncer.service.
`
const table = `CONTAINER ID   IMAGE                     COMMAND                  CREATED       STATUS                          PORTS     NAMES
a1b2c3d4e5f6   crowdsecurity/spoa-bouncer   "/crowdsec-spoa"   2 hours ago   Exited (1) 5 minutes ago             spoa
b1b2c3d4e5f6   postgres:16   "docker-entrypoint.s…"   2 hours ago   Up 2 hours   5432/tcp   db
`

describe('findOutputs', () => {
	it('finds them by their form, by the command, in fences and quotes', () => {
		for (const [dressed, from] of [
			[status, 1],
			[`root@web:~# systemctl status crowdsec-firewall-bouncer\n${status}`, 2],
			[`It does not start:\n\n\`\`\`\n${status}\`\`\`\n`, 4],
			[status.replace(/^/gm, '> '), 1],
		] as const) {
			const [output] = findOutputs(dressed)
			expect(output).toMatchObject({ id: 'systemctl-status', firstLine: from, lastLine: from + 6, subject: 'crowdsec-firewall-bouncer' })
			expect(output?.seen.map(({ line, what }) => [line, what.kind])).toEqual([[from + 2, 'unit']])
			expect(output?.logs).toEqual([{ firstLine: from + 4, lastLine: from + 6, stream: 'crowdsec-firewall-bouncer' }])
		}
	})

	it('finds several, one below the other', () => {
		expect(findOutputs(`${status}\n${table}`).map(({ id, firstLine }) => [id, firstLine])).toEqual([
			['systemctl-status', 1],
			['docker-ps', 9],
		])
	})

	it('is not held up by empty lines', () => {
		expect(findOutputs(`a log\n${' \n'.repeat(100_000)}`)).toEqual([])
	})

	it('leaves a log alone', () => {
		expect(findOutputs('time="2026-11-29T11:01:28Z" level=error msg="docker ps said no"\n')).toEqual([])
	})

	it.each(outputReaders.flatMap(({ id, command, begins }) => [command, ...begins].map((form) => [id, form] as const)))(
		'%s is known in linear time',
		(_, { source }) => {
			expect(checkSync(source, '', { timeout: null }).status).toBe('safe')
		},
	)
})
