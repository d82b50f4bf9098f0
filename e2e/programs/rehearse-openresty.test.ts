import { describe, expect, it } from 'vitest'
import { onEachRelease } from './machine/each-release'
import { onFreshMachine, rehearse } from './machine/fresh'
import { layOpenresty, whyNoOpenresty } from './machine/lua-packages'
import { letVisitorsIn, listed, neighbour, statusFor } from './machine/visitor'
import { ProofRecord } from './proof-record'
import { integrationKey, streamPath } from './stand-in-endpoint'
import { until } from './until'

const program = 'OpenResty'
const record = new ProofRecord('rehearse-openresty')
const missed = () => record.leave(program)

/** The reader's own nginx.conf has its section `http` already. */
const intoHttp = (there: string, lines: string) => there.replace('http {\n', () => lines.replace(/\}\n$/, ''))

onEachRelease('the printed steps for the OpenResty bouncer, with the files of its package', whyNoOpenresty(), missed, (release) => {
	it('end in an OpenResty that pulls over the reader’s own DNS server, and shuts out who is listed', async () => {
		await onFreshMachine(release, async (machine) => {
			await letVisitorsIn(machine)
			await layOpenresty(machine)
			const { output: state } = await machine.asRoot('systemctl status --no-pager openresty')
			expect(await until(async () => (await statusFor(machine, listed, 80)) === 200), state).toBe(true)
			const reader = { key: integrationKey, values: { 'your-dns-server': machine.network.hostAddress }, merge: intoHttp }
			// A day is too long for a test: the library pulls for the first time one interval after the start.
			const said = await rehearse(machine, 'openresty', 'deb', reader, { intervalSeconds: 2 })
			expect(said).toContain('HTTP 200')
			const pulls = () => machine.endpoint.asked.filter(({ path }) => path.startsWith(`${streamPath}?`))
			expect(await until(() => pulls().length > 1), said + machine.read('/usr/local/openresty/nginx/logs/error.log')).toBe(true)
			expect(pulls()[1], said).toMatchObject({ key: integrationKey, status: 200 })
			expect(await until(async () => (await statusFor(machine, listed, 80)) === 403), said).toBe(true)
			expect(await statusFor(machine, neighbour, 80), said).toBe(200)
			const { output } = await machine.asRoot('/usr/local/openresty/nginx/sbin/nginx -v')
			const version = /openresty\/(\d+\.\d+\.\d+)/.exec(output)?.[1]
			if (version === undefined) throw new Error(output)
			record.add({ program, version, proven: 'rehearsed', system: release.name }, 'openresty', 'deb')
		})
	})
})

describe('the record', () => record.hold())
