import { describe, expect, it } from 'vitest'
import { collecting } from './generated'
import { wordpressPlugin } from './machine/debian-base'
import { onEachRelease } from './machine/each-release'
import { onFreshMachine, rehearse } from './machine/fresh'
import type { Machine } from './machine/machine'
import type { Pages } from './machine/pages'
import { letVisitorsIn, listed, neighbour, statusFor } from './machine/visitor'
import { activate, enterFields, layPlugin, laySite, siteFolder } from './machine/wordpress-site'
import { type Fault, faults } from './newest/faults'
import { causeOf, isRight } from './newest/judge'
import { type NewestProgram, whyNotInPrograms, written } from './newest/program'
import { ProofRecord } from './proof-record'
import { integrationAddress, integrationKey, streamPath } from './stand-in-endpoint'
import { until } from './until'

const program = 'crowdsec plugin for WordPress'
const missing = whyNotInPrograms(wordpressPlugin, 'wp-cli')
const record = new ProofRecord('rehearse-wordpress')
const missed = () => record.leave(program)

/** Faults of which its words prove less. */
const tells: NonNullable<NewestProgram['tells']> = {
	'a wrong path': { cause: 'endpoint-empty-blocklist', why: 'it takes 404 for a list without entries' },
	'a certificate that is over': { cause: null, why: 'with an API key it looks at no certificate, and pulls' },
}

onEachRelease('the printed steps for the WordPress plugin, in Debian’s WordPress', missing, missed, (release) => {
	it.each(['wp-admin', 'auto-prepend'])('%s: end in a site that pulls and shuts out who is listed', async (deployment) => {
		await onFreshMachine(release, async (machine) => {
			await letVisitorsIn(machine)
			const pages = await laySite(machine)
			await layPlugin(machine)
			await activate(pages)
			const { output: phpIni } = await machine.asRoot('ls -d /etc/php/*/apache2/php.ini')
			const reader = {
				folder: siteFolder,
				places: { 'php.ini': phpIni.trim() },
				values: { 'your-site': siteFolder.slice(1) },
				enter: (fields: string) => enterFields(pages, fields),
			}
			const said = await rehearse(machine, 'wordpress', deployment, reader)
			const pulls = () => machine.endpoint.asked.filter(({ path }) => path.includes('/decisions/stream'))
			expect(pulls()[0], said).toMatchObject({ key: integrationKey, status: 200 })
			expect(pulls()[0]?.path).toMatch(`${streamPath}?`)
			expect(said).toContain('Retrieved stream decisions')
			expect(await until(async () => (await statusFor(machine, listed, 80)) === 403), said).toBe(true)
			expect(await until(async () => (await statusFor(machine, neighbour, 80)) === 200), said).toBe(true)
			// A plan may allow one pull a day: the list is asked for once. What follows is the first scheduled pull, of what has changed.
			const whole = pulls().filter(({ path }) => path.includes('startup=true'))
			expect(whole.length, JSON.stringify(pulls())).toBe(1)
			const bundle = await collected(machine, deployment)
			expect(causeOf(bundle), bundle).toBeNull()
			if (deployment === 'wp-admin') {
				const wrong = []
				for (const fault of faults) {
					const seen = await induced(machine, pages, fault)
					if (!isRight(seen, fault, tells[fault.name])) wrong.push(`${fault.name} is told as ${causeOf(seen)}:\n${seen}`)
				}
				expect(wrong.join('\n'), wrong.join('\n')).toBe('')
				await emptiesTheList(machine, pages)
			}
			const version = written(`${wordpressPlugin}/crowdsec.php`, /Version: (\d+\.\d+\.\d+)/)
			record.add({ program, version, proven: 'rehearsed', system: release.name }, 'wordpress', deployment)
		})
	})
})

describe('the record', () => record.hold())

/** What the collecting command prints, typed by the reader in the folder of the site. */
async function collected(machine: Machine, deployment: string): Promise<string> {
	return (await machine.typed(`cd ${siteFolder}\n${collecting('wordpress', deployment)}`)).output
}

/** Why the printed fields are saved twice: a changed interval empties the list, and pulls all of it once more. */
async function emptiesTheList(machine: Machine, pages: Pages): Promise<void> {
	machine.endpoint.set('right')
	await pages.open('/wp-admin/')
	await pages.choose('#adminmenu', 'CrowdSec', 'Advanced')
	await pages.press('form#crowdsec_action_clear_cache')
	expect(await until(async () => (await statusFor(machine, listed, 80)) === 403)).toBe(true)
	machine.endpoint.set('rate-limited')
	await pages.open('/wp-admin/')
	await pages.choose('#adminmenu', 'CrowdSec', 'Advanced')
	expect(await pages.fillIn([['Resync decisions each', '7200']])).toContain('critical error')
	expect(await until(async () => (await statusFor(machine, listed, 80)) === 200)).toBe(true)
}

/** A site with the fault, which has pulled nothing yet; the reader presses “Refresh the cache now”, and collects. */
async function induced(machine: Machine, pages: Pages, { settings, answer, way }: Fault): Promise<string> {
	machine.endpoint.set('right')
	machine.dns.know('admin.api.crowdsec.net', machine.network.hostAddress)
	await pages.open('/wp-admin/')
	await pages.choose('#adminmenu', 'CrowdSec')
	await pages.fillIn([
		['Local API URL', settings?.url ?? integrationAddress],
		['Bouncer API key', settings?.key ?? integrationKey],
	])
	await machine.asRoot(`rm -rf ${siteFolder}/wp-content/uploads/crowdsec ${siteFolder}/wp-content/debug.log`)
	machine.endpoint.set(answer ?? 'right')
	if (way !== undefined) machine.dns.know('admin.api.crowdsec.net', way === 'nowhere' ? '127.0.0.1' : null)
	await pages.choose('#adminmenu', 'Advanced')
	for (let times = answer === 'right-once' ? 2 : 1; times > 0; times--) await pages.press('form#crowdsec_action_refresh_cache')
	return collected(machine, 'wp-admin')
}
