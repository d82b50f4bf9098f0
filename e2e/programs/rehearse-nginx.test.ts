import { describe, expect, it } from 'vitest'
import { onEachRelease } from './machine/each-release'
import { onFreshMachine, rehearse } from './machine/fresh'
import { layNginxLua } from './machine/lua-packages'
import { letVisitorsIn, listed, neighbour, statusFor } from './machine/visitor'
import { ProofRecord } from './proof-record'
import { integrationKey, streamPath } from './stand-in-endpoint'
import { until } from './until'

const record = new ProofRecord('rehearse-nginx')
const missed = () => record.skip('nginx', 'deb')

onEachRelease('the printed steps for the NGINX bouncer, with Debian’s NGINX and the packaged crowdsec_nginx.conf', null, missed, (release) => {
	it('end in an NGINX that pulls over the reader’s own DNS server', async () => {
		await onFreshMachine(release, async (machine) => {
			await letVisitorsIn(machine)
			expect((await machine.typed('sudo apt install --no-install-recommends nginx libnginx-mod-http-lua lua-cjson')).exitCode).toBe(0)
			const { real } = await layNginxLua(machine)
			// A day is too long for a test: the library pulls for the first time one interval after the start.
			const reader = { key: integrationKey, values: { 'your-dns-server': machine.network.hostAddress } }
			const said = await rehearse(machine, 'nginx', 'deb', reader, { intervalSeconds: 2 })
			expect(said).toContain('HTTP 200')
			const pulls = () => machine.endpoint.asked.filter(({ path }) => path.startsWith(`${streamPath}?`))
			expect(await until(() => pulls().length > 1), said + machine.read('/var/log/nginx/error.log')).toBe(true)
			expect(pulls()[1], said).toMatchObject({ key: integrationKey, status: 200 })
			expect(await statusFor(machine, neighbour, 80), said).toBe(200)
			if (real) expect(await until(async () => (await statusFor(machine, listed, 80)) === 403), said).toBe(true)
			// With CrowdSec's own code more is proven than the record says.
			const note = 'CrowdSec’s Lua library was a stand-in, which asked over NGINX’s own sockets'
			record.add({ program: 'NGINX', version: await machine.version('nginx'), proven: 'rehearsed', system: release.name, note }, 'nginx', 'deb')
		})
	})
})

describe('the record', () => record.hold())
