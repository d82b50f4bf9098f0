import { describe, expect, it } from 'vitest'
import type { BouncerId } from '../../src/facts/bouncer'
import { collecting } from './generated'
import { onEachRelease } from './machine/each-release'
import { install, onFreshMachine, rehearse } from './machine/fresh'
import type { Machine } from './machine/machine'
import { offer, packageFile } from './machine/package-source'
import { letVisitorsIn, listed, neighbour, serve, statusFor } from './machine/visitor'
import { causeOf } from './newest/judge'
import { ProofRecord } from './proof-record'
import { integrationKey, streamPath } from './stand-in-endpoint'
import { until } from './until'

interface Row {
	readonly bouncer: BouncerId
	readonly deployment: string
	readonly program: string
	readonly packageName: string
	/** What the reader has before they come to us. */
	readonly before: (machine: Machine) => Promise<void>
	/** Whether an address is shut out, or handed to the reader's program. */
	readonly blocks: (machine: Machine, address: string) => Promise<boolean>
}

const site = async (machine: Machine) => {
	await letVisitorsIn(machine)
	await serve(machine, 8080)
}
const shutOut = async (machine: Machine, address: string) => (await statusFor(machine, address, 8080)) === null

const firewall = { bouncer: 'firewall', program: 'crowdsec-firewall-bouncer', before: site, blocks: shutOut } as const

const rows: readonly Row[] = [
	{ ...firewall, deployment: 'deb-nftables', packageName: 'crowdsec-firewall-bouncer-nftables' },
	{ ...firewall, deployment: 'deb-iptables', packageName: 'crowdsec-firewall-bouncer-iptables' },
	{
		...{ bouncer: 'custom', deployment: 'deb', program: 'crowdsec-custom-bouncer', packageName: 'crowdsec-custom-bouncer' },
		before: async (machine) => {
			machine.write('/usr/local/bin/on-decision.sh', '#!/bin/sh\nexec cat >>/var/tmp/fed\n')
			await machine.asRoot('chmod 0755 /usr/local/bin/on-decision.sh')
		},
		blocks: async (machine, address) => machine.exists('/var/tmp/fed') && machine.read('/var/tmp/fed').includes(`"${address}"`),
	},
]

const record = new ProofRecord('rehearse-packages')

describe.each(rows)('$bouncer $deployment', ({ bouncer, deployment, program, packageName, before, blocks }) => {
	const missing = packageFile(packageName) === null ? `needs ${packageName}_*.deb in the folder PROGRAMS_DIR` : null

	onEachRelease(
		`the printed steps for CrowdSec’s package ${packageName}`,
		missing,
		() => record.leave(program),
		(release) => {
			it('end in a service that pulls and blocks, also after a restart', async () => {
				await onFreshMachine(release, async (machine) => {
					await before(machine)
					await offer(machine, [packageName])
					await install(machine, bouncer, deployment)
					const said = await rehearse(machine, bouncer, deployment)
					const pulls = () => machine.endpoint.asked.filter(({ path }) => path.includes('/decisions/stream'))
					await until(() => pulls().length > 0)
					expect(pulls()[0], said).toMatchObject({ key: integrationKey, status: 200 })
					expect(pulls()[0]?.path).toMatch(`${streamPath}?`)
					expect(await until(() => blocks(machine, listed)), said).toBe(true)
					expect(await blocks(machine, neighbour), said).toBe(false)
					expect((await machine.typed(`systemctl is-active ${program}`)).output).toBe('active\n')
					const bundle = (await machine.typed(collecting(bouncer, deployment))).output
					expect(causeOf(bundle), bundle).toBeNull()
					machine.endpoint.set('right')
					await machine.asRoot(`rm -f /var/tmp/fed; systemctl restart ${program}`)
					expect(await until(() => blocks(machine, listed))).toBe(true)
					expect(pulls()[0]).toMatchObject({ key: integrationKey, status: 200 })
					const note = 'the package was built from its repository'
					record.add({ program, version: await machine.version(packageName), proven: 'rehearsed', system: release.name, note }, bouncer, deployment)
				})
			})
		},
	)
})

describe('the record', () => record.hold())
