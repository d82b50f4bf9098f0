import { describe, expect, it } from 'vitest'
import { skipped } from './installed'
import { whyNoMachine } from './machine/debian-base'
import { install, onFreshMachine, rehearse } from './machine/fresh'
import { until } from './machine/machine'
import { letVisitorsIn, listed, neighbour, serve, statusFor } from './machine/visitor'
import { ProofRecord } from './proof-record'
import { integrationKey, streamPath } from './stand-in-endpoint'

describe.skipIf(skipped('rehearsal of the firewall bouncer', whyNoMachine()))('the printed steps for Debian’s own firewall bouncer', () => {
	const record = new ProofRecord('rehearse-firewall')

	it.each(['nftables', 'iptables', 'ipset'])('end in a service that pulls and blocks, in the mode %s', async (mode) => {
		await onFreshMachine(async (machine) => {
			await letVisitorsIn(machine)
			await serve(machine, 8080)
			await install(machine, 'firewall', 'distro-debian')
			const said = await rehearse(machine, 'firewall', 'distro-debian', {}, mode === 'nftables' ? {} : { options: { mode } })
			expect(machine.endpoint.asked[0], said).toMatchObject({ key: integrationKey, status: 200 })
			expect(machine.endpoint.asked[0]?.path).toMatch(`${streamPath}?startup=true`)
			expect(await until(async () => (await statusFor(machine, listed, 8080)) === null, 10), said).toBe(true)
			expect(await statusFor(machine, neighbour, 8080), said).toBe(200)
			expect((await machine.typed('systemctl is-active crowdsec-firewall-bouncer')).output).toBe('active\n')
			if (mode !== 'nftables') return
			const program = 'crowdsec-firewall-bouncer'
			record.add({ program, version: await machine.version(program), proven: 'rehearsed' }, 'firewall', 'distro-debian')
		})
	})

	record.hold()
})
