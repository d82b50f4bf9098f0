import { checkSync } from 'recheck'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { outputReaders } from './all'
import { findOutputs } from './find-outputs'
import type { Lines } from './output'
import { firstLines } from './testing/first-lines'

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

	it('tries what follows an output that shows nothing, with other readers too', () => {
		const unclosed = '[\n    {\n        "revoked": false,\n'
		const metrics = '{\n    "acquisition": {}\n}\n'
		const lookup = ';; communications error to 192.0.2.1#53: timed out\n\n'
		const refused = 'curl: (7) Failed to connect to 192.0.2.1 port 443 after 1 ms: Connection refused\n'
		expect(findOutputs(`${unclosed}${metrics}* Connected to a port 1\n${lookup}${refused}`).map(({ id, firstLine }) => [id, firstLine])).toEqual([
			['cscli-json', 4],
			['curl', 10],
		])
	})
})

describe('readers', () => {
	afterEach(() => vi.restoreAllMocks())

	it('each form of a first line has a sample', () => {
		for (const { id, begins } of outputReaders)
			for (const form of begins) expect(firstLines[id], `${id}: ${form}`).toSatisfy((lines: readonly string[] = []) => lines.some((line) => form.test(line)))
	})

	it.each(Object.entries(firstLines))('%s looks at a line a few times only, however often it begins', (_, first) => {
		const count = countingLines()
		for (const line of first)
			for (const between of [
				'',
				'\n',
				'a\n',
				'  a\n',
				'+---+\n',
				'"revoked": true,\n',
				'Verify return code: 0 (ok)\n',
				'HTTP request sent, awaiting response... 200 OK\n',
			]) {
				const text = `${line}\n${between}`.repeat(200)
				const before = count()
				findOutputs(text)
				expect((count() - before) / text.split('\n').length, JSON.stringify(between)).toBeLessThan(25)
			}
	})
})

/** @returns How many lines readers have looked at until now. */
function countingLines(): () => number {
	let count = 0
	for (const reader of outputReaders) {
		const read = reader.read
		vi.spyOn(reader, 'read').mockImplementation((lines, command) => read(counted(lines), command))
	}
	function counted(lines: Lines): Lines {
		return {
			length: lines.length,
			at(index) {
				count++
				return lines.at(index)
			},
			slice(from, to) {
				const part = lines.slice(from, to)
				count += part.length
				return part
			},
		}
	}
	return () => count
}
