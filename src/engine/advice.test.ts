import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../plugins/error-rules/read-pages'
import { bouncers } from '../facts/bouncers'
import { programs } from '../facts/programs'
import { adviceFor } from './advice'
import { createAnalyzer } from './logs/analyzer'

const analyzer = createAnalyzer({ rules: await readErrorPages(process.cwd()), bouncers, programs })
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

	it('asks for the bouncer’s own log when only a state or the engine’s log is there', () => {
		expect(read('     Active: failed (Result: exit-code) since Tue 2026-03-03 06:10:42 UTC; 2min ago\n').next[0]?.what).toContain('own log')
		const engine = read('time="2026-03-03T06:10:41Z" level=info msg="Starting processing data"\ntime="2026-03-03T06:10:41Z" level=info msg="Crowdsec v1.6.4"\n')
		expect(engine.next[0]?.what).toContain('Fetch the bouncer’s own log as well.')
	})

	it('asks nothing where the verdict is certain', () => {
		expect(read('2026/03/03 06:10:41 The required env var CROWDSEC_AGENT_HOST is not provided. Exiting\n')).toMatchObject({ confidence: 'high', next: [] })
	})
})
