import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bouncerOf, bouncers } from '../../facts/bouncers'
import { checkPasted } from './check-pasted'
import { collectCommand, masked } from './collect-command'
import { splitCollected } from './split-collected'

const base = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567'
const collected = `== bouncer firewall deb-nftables
== state sudo systemctl status crowdsec-firewall-bouncer
Active: failed (Result: exit-code)
== config /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml
mode: nftables
api_url: ${base}/v1/decisions/stream
api_key: ${masked}
== log /var/log/crowdsec-firewall-bouncer.log
time="2026-11-20T07:58:12Z" level=error msg="API error: http code 404, no response body"
== end
`

test('a collected text is taken apart, each part with its place', () => {
	expect(splitCollected(collected)?.map(({ kind, firstLine }) => [kind, firstLine])).toEqual([
		['bouncer', 2],
		['state', 3],
		['config', 5],
		['log', 9],
	])
	expect(splitCollected('time="…" level=error msg="== log"')).toBeNull()
})

test('its configuration is checked, and the masked key is no fault', () => {
	const [config] = checkPasted(collected, bouncers)
	expect(config).toMatchObject({ name: '/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml', firstLine: 5 })
	expect(config?.result.problems.filter(({ severity }) => severity === 'error').map(({ code, line }) => [code, line])).toEqual([['url-full-path', 2]])
})

test('a configuration in the log box is recognised, a log is not one', () => {
	expect(checkPasted(`mode: nftables\napi_url: ${base}\napi_key: x\n`, bouncers)).toHaveLength(1)
	expect(checkPasted('time="2026-11-20T07:58:12Z" level=error msg="API error: access forbidden"\n'.repeat(20), bouncers)).toEqual([])
	expect(checkPasted('2026/11/22 11:18:21 [error] 30786#30786: *3 [lua] stream.lua:228: API_URL=x', bouncers)).toEqual([])
})

describe('the collecting command', () => {
	const commands = bouncers.flatMap((bouncer) =>
		bouncer.deployments.map((deployment) => [bouncer.id, deployment.id, collectCommand(bouncer, deployment)] as const),
	)

	test.each(commands.filter(([, , command]) => command !== null))('%s %s is valid shell', (_bouncer, _deployment, command) => {
		execFileSync('bash', ['-n'], { input: command ?? '' })
	})

	test('masks keys in every form of file', () => {
		const firewall = bouncerOf('firewall')
		const deployment = firewall?.deployments[0]
		if (!firewall || !deployment) throw new Error('firewall')
		const mask = /\| (sed -E .*)$/m.exec(collectCommand(firewall, deployment) ?? '')?.[1] ?? ''
		const folder = mkdtempSync(join(tmpdir(), 'bouncer-doctor-mask-'))
		try {
			const file = join(folder, 'config')
			writeFileSync(
				file,
				[
					'api_key: abc123secret',
					'API_KEY=abc123secret',
					'"api_key": "abc123secret",',
					'crowdsecLapiKey: abc123secret',
					"'password' => 'abc123secret',",
					'token = "abc123secret"',
					'mode: nftables',
				].join('\n'),
			)
			const output = execFileSync('bash', ['-c', `cat ${file} | ${mask}`], { encoding: 'utf8' })
			expect(output).not.toContain('abc123secret')
			expect(output).toContain('mode: nftables')
			expect(readFileSync(file, 'utf8')).toContain('abc123secret')
		} finally {
			rmSync(folder, { recursive: true })
		}
	})
})
