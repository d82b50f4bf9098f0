import { describe, expect, it } from 'vitest'
import { onEachRelease } from './machine/each-release'
import { onFreshMachine, rehearse } from './machine/fresh'
import { layHaproxyLua } from './machine/lua-packages'
import type { Machine } from './machine/machine'
import { letVisitorsIn, listed, neighbour, serve, statusFor } from './machine/visitor'
import { ProofRecord } from './proof-record'
import { integrationKey, streamPath } from './stand-in-endpoint'
import { until } from './until'

const config = '/etc/haproxy/haproxy.cfg'

/** The site that stands behind HAProxy before the reader comes to us. */
const site = `
frontend www
    bind :80
    default_backend site

backend site
    server site 127.0.0.1:8080
`

/** The reader’s own frontend is that one, and the lines belong into it; sections that are not there are new. */
const reader = { values: { 'your-frontend': 'www' }, merge: (there: string, lines: string) => intoSections(there, lines.replace('your-frontend', 'www')) }

function intoSections(there: string, lines: string): string {
	let text = there
	for (const section of lines.split(/^(?=\w)/m)) {
		const [header = '', ...body] = section.split('\n')
		text = text.split('\n').includes(header) ? text.replace(`${header}\n`, () => `${header}\n${body.join('\n').trimEnd()}\n`) : `${text}\n${section}`
	}
	return text
}

const record = new ProofRecord('rehearse-haproxy')
const missed = () => record.skip('haproxy', 'deb')

onEachRelease('the printed steps for the HAProxy bouncer, with Debian’s HAProxy and its own haproxy.cfg', null, missed, (release) => {
	/** What CrowdSec’s Lua code asks HAProxy for. */
	const askRelay = async (machine: Machine) =>
		(await machine.asRoot(`curl --silent --max-time 5 -H 'X-Api-Key: ${integrationKey}' 'http://127.0.0.1:8091/v1/decisions/stream?startup=true'`)).output

	it('end in an HAProxy that pulls through its relay, also when DNS was down while it started', async () => {
		await onFreshMachine(release, async (machine) => {
			await letVisitorsIn(machine)
			await serve(machine, 8080)
			expect((await machine.typed('sudo apt install haproxy')).exitCode).toBe(0)
			machine.write(config, machine.read(config) + site)
			const { real } = await layHaproxyLua(machine)
			const said = await rehearse(machine, 'haproxy', 'deb', reader)
			if (!real) expect(await until(() => askRelay(machine)), said).toContain(listed)
			await until(() => machine.endpoint.asked.length > 0)
			expect(machine.endpoint.asked[0], said).toMatchObject({
				path: `${streamPath}?startup=true`,
				key: integrationKey,
				host: 'admin.api.crowdsec.net',
				status: 200,
			})
			if (real) expect(await until(async () => (await statusFor(machine, listed, 80)) === 403), said).toBe(true)
			expect(await statusFor(machine, neighbour, 80), said).toBe(200)

			machine.dns.up = false
			const restarted = await machine.typed('sudo systemctl restart haproxy')
			expect(restarted.exitCode, restarted.output).toBe(0)
			expect(await statusFor(machine, neighbour, 80)).toBe(200)
			machine.dns.up = true
			expect(await until(async () => (await askRelay(machine)).includes(listed))).toBe(true)
			// With CrowdSec's own code more is proven than the record says.
			const note = 'CrowdSec’s Lua file was a stand-in; the pull went through the relay'
			record.add({ program: 'HAProxy', version: await machine.version('haproxy'), proven: 'rehearsed', system: release.name, note }, 'haproxy', 'deb')
		})
	})
})

describe('the record', () => record.hold())
