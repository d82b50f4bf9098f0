import { describe, expect, it } from 'vitest'
import { onEachRelease } from './machine/each-release'
import { install, onFreshMachine, rehearse } from './machine/fresh'
import type { Machine } from './machine/machine'
import { letVisitorsIn, listed, neighbour, statusFor } from './machine/visitor'
import { programFile, whyNotInPrograms, written } from './newest/program'
import { ProofRecord } from './proof-record'
import { integrationKey, streamPath } from './stand-in-endpoint'
import { until } from './until'

const program = 'crowdsec-standalone-bouncer'
const missing = whyNotInPrograms(program)
/** What the library needs of Debian: a server with PHP, and the libraries that Composer would bring along. */
const packages = 'apache2 libapache2-mod-php php-curl php-gd php-mbstring php-symfony-cache php-symfony-config php-monolog php-twig cron'

/** No package server answers in a machine: a script lays the library where Composer is told to, as the user who calls it. */
async function layComposer(machine: Machine): Promise<void> {
	machine.copy(programFile(program), '/srv/library')
	machine.write('/usr/local/bin/composer', '#!/bin/sh\n[ "$1 $2" = "create-project crowdsec/standalone-bouncer" ] && cp -r /srv/library/. "$3"\n')
	await machine.asRoot('chmod -R a+rX /srv/library; chmod 0755 /usr/local/bin/composer')
}

const record = new ProofRecord('rehearse-php')
const missed = () => record.leave(program)

onEachRelease('the printed steps for the PHP bouncer, with Debian’s Apache and cron', missing, missed, (release) => {
	it('end in pages behind the list, which cron pulls', async () => {
		await onFreshMachine(release, async (machine) => {
			await letVisitorsIn(machine)
			const installed = await machine.typed(`sudo apt install --no-install-recommends ${packages}`, 'y', 500)
			expect(installed.exitCode, installed.output).toBe(0)
			machine.write('/var/www/html/index.php', '<?php echo "page";')
			await machine.asRoot('rm /var/www/html/index.html')
			await layComposer(machine)
			await install(machine, 'php-standalone', 'composer')
			const { output } = await machine.asRoot('ls -d /etc/php/*/apache2/php.ini')
			const said = await rehearse(machine, 'php-standalone', 'composer', { places: { 'php.ini': output.trim() } }, { intervalSeconds: 60 })
			expect(machine.endpoint.asked[0], said).toMatchObject({ key: integrationKey, status: 200 })
			expect(machine.endpoint.asked[0]?.path).toMatch(`${streamPath}?startup=true`)
			expect(said).toContain('Retrieved stream decisions')
			expect(await statusFor(machine, listed, 80), said).toBe(403)
			expect(await statusFor(machine, neighbour, 80), said).toBe(200)
			expect(await until(() => machine.endpoint.asked.length > 1), (await machine.asRoot('journalctl --lines=30 --no-pager')).output).toBe(true)
			expect(machine.endpoint.asked[1]).toMatchObject({ key: integrationKey, status: 200 })
			const version = written(`${program}/src/Constants.php`, /VERSION = 'v(\d+\.\d+\.\d+)'/)
			const note = 'a script stood in for Composer, and what it brings along was Debian’s'
			record.add({ program, version, proven: 'rehearsed', system: release.name, note }, 'php-standalone', 'composer')
		})
	})
})

describe('the record', () => record.hold())
