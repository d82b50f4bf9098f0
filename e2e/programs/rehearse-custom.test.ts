import { describe, expect, it } from 'vitest'
import { onEachRelease } from './machine/each-release'
import { install, onFreshMachine, rehearse } from './machine/fresh'
import { ProofRecord } from './proof-record'
import { integrationKey, streamPath } from './stand-in-endpoint'
import { until } from './until'

const record = new ProofRecord('rehearse-custom')
const missed = () => record.skip('custom', 'distro-debian')

onEachRelease('the printed steps for Debian’s own custom bouncer', null, missed, (release) => {
	it('end in a service that pulls and feeds the reader’s program', async () => {
		await onFreshMachine(release, async (machine) => {
			machine.write('/usr/local/bin/on-decision.sh', '#!/bin/sh\nexec cat >>/var/tmp/fed\n')
			await machine.asRoot('chmod 0755 /usr/local/bin/on-decision.sh')
			await install(machine, 'custom', 'distro-debian')
			const said = await rehearse(machine, 'custom', 'distro-debian')
			await until(() => machine.endpoint.asked.length > 0)
			expect(machine.endpoint.asked[0], said).toMatchObject({ key: integrationKey, status: 200 })
			expect(machine.endpoint.asked[0]?.path).toMatch(`${streamPath}?startup=true`)
			const fed = await until(() => (machine.exists('/var/tmp/fed') ? machine.read('/var/tmp/fed') : ''))
			expect(JSON.parse(fed), said).toMatchObject({ action: 'add', value: '203.0.113.7' })
			expect((await machine.typed('systemctl is-active crowdsec-custom-bouncer')).output).toBe('active\n')
			const program = 'crowdsec-custom-bouncer'
			record.add({ program, version: await machine.version(program), proven: 'rehearsed', system: release.name }, 'custom', 'distro-debian')
		})
	})
})

describe('the record', () => record.hold())
