import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { adviceFor } from './advice'
import { createDoctor } from './doctor'

const analyzer = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })
const read = (log: string, bouncer: string | null = null) => analyzer.diagnose(log, { bouncer, year: 2026 })

describe('adviceFor', () => {
	it.each(bouncers.map((bouncer) => [bouncer.id, bouncer] as const))('%s: names the log to read when the lines tell nothing', (id, bouncer) => {
		const verdict = read('nothing that is known\n', id)
		for (const deployment of bouncer.deployments) {
			const [first] = adviceFor(verdict, bouncer, deployment)
			const [log] = deployment.logs
			expect(first?.what).toContain(log ? `\`${log.where}\`` : 'own log')
			expect(first?.command).toBe(log?.view ?? null)
		}
	})

	it('asks for the debug level where a pull leaves no line', () => {
		const { next } = read('time="2026-03-03T06:10:41Z" level=info msg="backend type: nftables"\n')
		expect(next.map(({ what }) => what).join(' ')).toContain('Set `log_level` to `debug`')
	})

	it('a restart stands behind the test of the file, where there is one that does not pull', () => {
		const told = bouncers.flatMap((bouncer) => {
			const verdict = read('nothing that is known\n', bouncer.id)
			return bouncer.deployments.flatMap((deployment) => {
				const { test, restart } = deployment.commands
				if (!restart || !test || test.pulls || test.shell || restart.shell) return []
				return adviceFor(verdict, bouncer, deployment).flatMap(({ command }) => (command?.run.endsWith(restart.run) ? [[command.run, test.run] as const] : []))
			})
		})
		expect(told.length).toBeGreaterThan(3)
		for (const [run, test] of told) expect(run.startsWith(`${test} && `), run).toBe(true)
	})

	it('asks for the bouncer’s own log when only a state or the engine’s log is there', () => {
		expect(read('     Active: failed (Result: exit-code) since Tue 2026-03-03 06:10:42 UTC; 2min ago\n').next[0]?.what).toContain('own log')
		const engine = read('time="2026-03-03T06:10:41Z" level=info msg="Starting processing data"\ntime="2026-03-03T06:10:41Z" level=info msg="Crowdsec v1.6.4"\n')
		expect(engine.next[0]?.what).toContain('These lines are about the Security Engine, not about a bouncer.')
	})

	it('asks for no bouncer’s log where the engine itself is at fault', () => {
		const unparsed =
			'$ sudo cscli metrics\n\nAcquisition Metrics:\n+----+----+----+----+----+\n| Source | Lines read | Lines parsed | Lines unparsed | Lines poured to bucket |\n+----+----+----+----+----+\n| file:/var/log/nginx/access.log | 12 | - | 12 | - |\n+----+----+----+----+----+\n'
		const verdict = read(unparsed)
		expect(verdict.cause).toBe('engine-no-logs-parsed')
		expect(verdict.next.map(({ what }) => what).filter((what) => what.includes('own log'))).toEqual([])
	})

	it('asks the endpoint only where a line that no page knows may be about it', () => {
		const asks = (line: string) => read(`${line}\n`).next.some(({ what }) => what.includes('Ask the endpoint'))
		expect(asks('{"level":"fatal","error":"dial tcp 192.0.2.1:8728: connect: connection refused","username":"u","message":"Connection failed"}')).toBe(false)
		expect(asks('{"level":"fatal","error":"dial tcp 192.0.2.1:8080: connect: connection refused","message":"CrowdSec does not answer"}')).toBe(true)
	})

	it('asks the endpoint nothing where a package could not be fetched', () => {
		const lines =
			'$ apt install crowdsec-firewall-bouncer-nftables\nW: Failed to fetch http://192.0.2.9/debian/dists/bookworm/InRelease  Could not connect to 192.0.2.9:80 (192.0.2.9), connection timed out\nE: Unable to locate package crowdsec-firewall-bouncer-nftables\n'
		const { cause, next } = read(lines)
		expect(cause).toBe('connection-timeout')
		expect(next.filter(({ what }) => what.includes('Ask the endpoint'))).toEqual([])
	})

	it('asks nothing where the verdict is certain', () => {
		expect(read('2026/03/03 06:10:41 The required env var CROWDSEC_AGENT_HOST is not provided. Exiting\n')).toMatchObject({ confidence: 'high', next: [] })
	})
})
