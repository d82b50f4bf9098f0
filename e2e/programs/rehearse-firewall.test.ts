import { describe, expect, it } from 'vitest'
import { onEachRelease } from './machine/each-release'
import { install, onFreshMachine, rehearse } from './machine/fresh'
import { letVisitorsIn, listed, neighbour, serve, statusFor } from './machine/visitor'
import { ProofRecord } from './proof-record'
import { integrationKey, streamPath } from './stand-in-endpoint'
import { until } from './until'

const record = new ProofRecord('rehearse-firewall')
const missed = () => record.skip('firewall', 'distro-debian')

onEachRelease('the printed steps for Debian’s own firewall bouncer', null, missed, (release) => {
	it.each(['nftables', 'iptables', 'ipset'])('end in a service that pulls and blocks, in the mode %s', async (mode) => {
		await onFreshMachine(release, async (machine) => {
			await letVisitorsIn(machine)
			await serve(machine, 8080)
			await install(machine, 'firewall', 'distro-debian')
			const said = await rehearse(machine, 'firewall', 'distro-debian', {}, mode === 'nftables' ? {} : { options: { mode } })
			await until(() => machine.endpoint.asked.length > 0)
			expect(machine.endpoint.asked[0], said).toMatchObject({ key: integrationKey, status: 200 })
			expect(machine.endpoint.asked[0]?.path).toMatch(`${streamPath}?startup=true`)
			expect(await until(async () => (await statusFor(machine, listed, 8080)) === null), said).toBe(true)
			expect(await statusFor(machine, neighbour, 8080), said).toBe(200)
			expect((await machine.typed('systemctl is-active crowdsec-firewall-bouncer')).output).toBe('active\n')
			if (mode !== 'nftables') return
			const program = 'crowdsec-firewall-bouncer'
			record.add({ program, version: await machine.version(program), proven: 'rehearsed', system: release.name }, 'firewall', 'distro-debian')
		})
	})
})

describe('the record', () => record.hold())
