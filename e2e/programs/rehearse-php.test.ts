import { describe, expect, it } from 'vitest'
import { collecting, generated } from './generated'
import { onEachRelease } from './machine/each-release'
import { install, onFreshMachine, rehearse } from './machine/fresh'
import type { Machine } from './machine/machine'
import { letVisitorsIn, listed, neighbour, statusFor } from './machine/visitor'
import { type Fault, faults } from './newest/faults'
import { causeOf, isRight } from './newest/judge'
import { type NewestProgram, programFile, whyNotInPrograms, written } from './newest/program'
import { ProofRecord } from './proof-record'
import { integrationKey, streamPath } from './stand-in-endpoint'
import { nextSecond, until } from './until'

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

const home = '/var/www/crowdsec-standalone-bouncer'
const settingsFile = `${home}/scripts/settings.php`

/** Faults of which its words prove less. */
const tells: NonNullable<NewestProgram['tells']> = {
	'a wrong path': { cause: 'endpoint-empty-blocklist', why: 'it takes 404 for a list without entries' },
	'a certificate that is over': { cause: null, why: 'with an API key it looks at no certificate, and pulls' },
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
			const bundle = await collected(machine)
			expect(causeOf(bundle), bundle).toBeNull()
			await machine.asRoot('systemctl stop cron')
			const wrong = []
			for (const fault of faults) {
				const seen = await induced(machine, fault)
				if (!isRight(seen, fault, tells[fault.name])) wrong.push(`${fault.name} is told as ${causeOf(seen)}:\n${seen}`)
			}
			expect(wrong.join('\n'), wrong.join('\n')).toBe('')
			const version = written(`${program}/src/Constants.php`, /VERSION = 'v(\d+\.\d+\.\d+)'/)
			const note = 'a script stood in for Composer, and what it brings along was Debian’s'
			record.add({ program, version, proven: 'rehearsed', system: release.name, note }, 'php-standalone', 'composer')
		})
	})
})

/** What the collecting command prints. */
async function collected(machine: Machine): Promise<string> {
	return (await machine.typed(collecting('php-standalone', 'composer'))).output
}

/** The same with a fault, of a bouncer that has pulled nothing yet: what cron calls is called, as often as it takes. */
async function induced(machine: Machine, { settings, answer, way }: Fault): Promise<string> {
	machine.endpoint.set(answer ?? 'right')
	machine.dns.know('admin.api.crowdsec.net', way === undefined ? machine.network.hostAddress : way === 'nowhere' ? '127.0.0.1' : null)
	for (const { path, content } of generated('php-standalone', 'composer', settings)) if (path === settingsFile) machine.write(path, content)
	await machine.asRoot(`rm -rf ${home}/scripts/.cache ${home}/scripts/.logs; journalctl --rotate && rm -f /var/log/journal/*/*@* /run/log/journal/*/*@*`)
	const entry = machine.read('/etc/cron.d/crowdsec-standalone')
	const call = entry.slice(entry.indexOf('php '))
	await machine.asRoot(`runuser -u www-data -- sh -c '${call}'`)
	if (answer === 'right-once') {
		await nextSecond()
		await machine.asRoot(`runuser -u www-data -- sh -c '${call}'`)
	}
	return collected(machine)
}

describe('the record', () => record.hold())
