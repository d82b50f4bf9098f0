import { describe, expect, it } from 'vitest'
import { collecting } from './generated'
import { wordpressPlugin } from './machine/debian-base'
import { onEachRelease } from './machine/each-release'
import { onFreshMachine, rehearse } from './machine/fresh'
import type { Machine } from './machine/machine'
import type { Pages } from './machine/pages'
import { letVisitorsIn, listed, neighbour, statusFor } from './machine/visitor'
import { activate, enterFields, layNetwork, layPlugin, laySite, networkAdmin, secondSite, siteAdmin, siteFolder } from './machine/wordpress-site'
import { type Fault, faults } from './newest/faults'
import { causeOf, isRight } from './newest/judge'
import { type NewestProgram, whyNotInPrograms, written } from './newest/program'
import { ProofRecord } from './proof-record'
import { must } from './run-inside'
import { integrationAddress, integrationKey, streamPath } from './stand-in-endpoint'
import { nextSecond, until } from './until'

const program = 'crowdsec plugin for WordPress'
/** What WP-Cron calls to pull. */
const pullEvent = 'crowdsec_refresh_blocklist_cron_hook'
const missing = whyNotInPrograms(wordpressPlugin, 'wp-cli')
const record = new ProofRecord('rehearse-wordpress')
const missed = () => record.leave(program)

/** Faults of which its words prove less. */
const tells: NonNullable<NewestProgram['tells']> = {
	'a wrong path': { cause: 'endpoint-empty-blocklist', why: 'it takes 404 for a list without entries' },
	'a certificate that is over': { cause: null, why: 'with an API key it looks at no certificate, and pulls' },
}

onEachRelease('the printed steps for the WordPress plugin, in Debian’s WordPress', missing, missed, (release) => {
	it.each(['wp-admin', 'auto-prepend', 'multisite'])('%s: end in a site that pulls and shuts out who is listed', async (deployment) => {
		await onFreshMachine(release, async (machine) => {
			const admin = deployment === 'multisite' ? networkAdmin : siteAdmin
			await letVisitorsIn(machine)
			const pages = await laySite(machine)
			await layPlugin(machine)
			if (deployment === 'multisite') await layNetwork(machine, pages)
			await activate(pages, admin)
			const { output: phpIni } = await machine.asRoot('ls -d /etc/php/*/apache2/php.ini')
			const reader = {
				folder: siteFolder,
				places: { 'php.ini': phpIni.trim() },
				values: { 'your-site': siteFolder.slice(1) },
				enter: (fields: string) => enterFields(pages, admin, fields),
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
			expect(bundle).toContain(`crowdsec_api_url=${integrationAddress}`)
			expect(bundle).toContain(pullEvent)
			expect(causeOf(bundle), bundle).toBeNull()
			if (deployment === 'multisite') await coversTheNetwork(machine)
			if (deployment === 'wp-admin') await hidesItsLog(machine)
			const wrong = []
			if (deployment === 'auto-prepend') wrong.push(...(await outsideWordPress(machine, pages, phpIni.trim())))
			else {
				for (const fault of faults) {
					const seen = await induced(machine, pages, deployment, admin, fault)
					if (!isRight(seen, fault, tells[fault.name])) wrong.push(`${fault.name} is told as ${causeOf(seen)}:\n${seen}`)
				}
				await emptiesTheList(machine, pages, admin)
				expect(await leavesStreamMode(machine, pages, deployment, admin)).toBe(deployment === 'multisite')
			}
			expect(wrong.join('\n'), wrong.join('\n')).toBe('')
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
async function emptiesTheList(machine: Machine, pages: Pages, admin: string): Promise<void> {
	machine.endpoint.set('right')
	await pages.open(admin)
	await pages.choose('#adminmenu', 'CrowdSec', 'Advanced')
	await pages.press('form#crowdsec_action_clear_cache')
	expect(await until(async () => (await statusFor(machine, listed, 80)) === 403)).toBe(true)
	machine.endpoint.set('rate-limited')
	await pages.open(admin)
	await pages.choose('#adminmenu', 'CrowdSec', 'Advanced')
	expect(await pages.fillIn([['Resync decisions each', '7200']])).toContain('critical error')
	expect(await until(async () => (await statusFor(machine, listed, 80)) === 200)).toBe(true)
}

/** Whether the plugin lets its owner switch stream mode off, with which each visitor would be asked for at the endpoint. */
async function leavesStreamMode(machine: Machine, pages: Pages, deployment: string, admin: string): Promise<boolean> {
	await pages.open(admin)
	await pages.choose('#adminmenu', 'CrowdSec', 'Advanced')
	await pages.fillIn([['Enable the "Stream" mode', 'no']])
	return !(await collected(machine, deployment)).includes('crowdsec_stream_mode=1')
}

/** A site with the fault, which has pulled nothing yet; the reader presses “Refresh the cache now”, and collects. */
async function induced(machine: Machine, pages: Pages, deployment: string, admin: string, { settings, answer, way }: Fault): Promise<string> {
	machine.endpoint.set('right')
	machine.dns.know('admin.api.crowdsec.net', machine.network.hostAddress)
	await pages.open(admin)
	await pages.choose('#adminmenu', 'CrowdSec')
	await pages.fillIn([
		['Local API URL', settings?.url ?? integrationAddress],
		['Bouncer API key', settings?.key ?? integrationKey],
	])
	// The cache is made of PHP files, of which PHP still has what it read before.
	await machine.asRoot(`rm -rf ${siteFolder}/wp-content/uploads/crowdsec ${siteFolder}/wp-content/debug.log && systemctl restart apache2`)
	machine.endpoint.set(answer ?? 'right')
	if (way !== undefined) machine.dns.know('admin.api.crowdsec.net', way === 'nowhere' ? '127.0.0.1' : null)
	await pages.choose('#adminmenu', 'Advanced')
	await pages.press('form#crowdsec_action_refresh_cache')
	if (answer === 'right-once') {
		await nextSecond()
		await pages.press('form#crowdsec_action_refresh_cache')
	}
	return collected(machine, deployment)
}

/** Anybody can read the log: the plugin’s own .htaccess stands in another folder. The line of the page hides it. */
async function hidesItsLog(machine: Machine): Promise<void> {
	const log = '/wp-content/uploads/crowdsec/logs/prod.log'
	expect(await statusFor(machine, neighbour, 80, log)).toBe(200)
	machine.write('/etc/apache2/conf-enabled/crowdsec.conf', 'RedirectMatch 403 /crowdsec/(cache|logs|inc/standalone-settings)\n')
	await machine.asRoot('systemctl reload apache2')
	expect(await until(async () => (await statusFor(machine, neighbour, 80, log)) === 403)).toBe(true)
}

/** One set of settings shuts out of every site of a network; the pull is an event of the first one alone. */
async function coversTheNetwork(machine: Machine): Promise<void> {
	expect(await statusFor(machine, listed, 80, secondSite)).toBe(403)
	expect(await statusFor(machine, neighbour, 80, secondSite)).toBe(200)
	const events = async (site: string) =>
		(await machine.asRoot(`wp --allow-root --path=${siteFolder} --url=http://127.0.0.1${site} cron event list --field=hook`)).output
	expect(await events('/')).toContain(pullEvent)
	expect(await events(secondSite)).not.toContain(pullEvent)
}

/**
 * The bouncer before every script: it shuts out of what is no part of WordPress, and says what it lacks where only the web server hears it.
 *
 * @returns the faults that are told wrong.
 */
async function outsideWordPress(machine: Machine, pages: Pages, phpIni: string): Promise<readonly string[]> {
	machine.write(`${siteFolder}/other.php`, '<?php echo "no part of WordPress";')
	// PHP looks at most every two seconds whether a file has changed.
	const gets = async (address: string, status: number) =>
		expect(await until(async () => (await statusFor(machine, address, 80, '/other.php')) === status), `${address} ${status}`).toBe(true)
	await gets(listed, 403)
	await gets(neighbour, 200)
	const settings = `${siteFolder}/wp-content/plugins/crowdsec/inc/standalone-settings.php`
	const wrong: string[] = []
	const told = async (what: string, cause: string) => {
		await machine.asRoot(`rm -rf ${siteFolder}/wp-content/uploads/crowdsec/logs; : >/var/log/apache2/error.log`)
		await statusFor(machine, neighbour, 80, '/other.php')
		const seen = await collected(machine, 'auto-prepend')
		if (causeOf(seen) !== cause) wrong.push(`${what} is told as ${causeOf(seen)}:\n${seen}`)
	}
	const mode = async (value: 'yes' | 'no') => {
		await pages.open(siteAdmin)
		await pages.choose('#adminmenu', 'CrowdSec', 'Advanced')
		await pages.fillIn([['Enable auto_prepend_file mode', value]])
	}
	const level = (value: string) => must(value, machine.typed(`cd ${siteFolder}\nwp option update crowdsec_bouncing_level ${value}`))
	await level('bouncing_disabled')
	expect(machine.read(settings)).toContain('normal_bouncing')
	await level('normal_bouncing')
	await machine.asRoot(`rm ${settings}`)
	await gets(listed, 200)
	await told('a missing settings file', 'config-missing')
	await mode('yes')
	expect(machine.exists(settings)).toBe(false)
	await mode('no')
	await mode('yes')
	await gets(listed, 403)
	await mode('no')
	await gets(listed, 200)
	await told('a mode that is off', 'plugin-not-enabled')
	await mode('yes')
	await gets(listed, 403)
	await pages.open(siteAdmin)
	await pages.choose('#adminmenu', 'Plugins')
	await pages.follow('tr[data-slug="crowdsec"] .deactivate a')
	await gets(neighbour, 200)
	await gets(listed, 403)
	await machine.asRoot(`sed -i s/standalone-bounce/bounce/ ${phpIni} && systemctl reload apache2`)
	await gets(neighbour, 500)
	await told('a path that leads nowhere', 'dependency-missing')
	return wrong
}
