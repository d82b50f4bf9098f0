import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { onEachRelease } from './machine/each-release'
import { install, onFreshMachine, rehearse } from './machine/fresh'
import type { Machine } from './machine/machine'
import { ProofRecord } from './proof-record'
import { integrationKey, streamPath } from './stand-in-endpoint'
import { until } from './until'

const library = '@crowdsec/nodejs-bouncer'
const home = '/home/reader'
/** What npm fetched: in a machine no registry answers, and npm takes everything from here. */
const cache = mkdtempSync(join(tmpdir(), 'bouncer-doctor-npm-'))
const reason = fetchLibrary()
afterAll(() => rmSync(cache, { recursive: true, force: true }))

function fetchLibrary(): string | null {
	mkdirSync(join(cache, 'project'))
	writeFileSync(join(cache, 'project/package.json'), '{}')
	try {
		const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--cache', join(cache, 'npm'), library]
		execFileSync('npm', args, { cwd: join(cache, 'project'), stdio: 'pipe', timeout: 120_000 })
		return null
	} catch (error) {
		return `npm cannot install ${library} (${error instanceof Error ? error.message.split('\n')[0] : error})`
	}
}

/** Debian 12 has Node.js 18, and the library asks for 20: the reader has the one of this computer, with its npm. */
async function layNode(machine: Machine): Promise<void> {
	const npm = execFileSync('npm', ['root', '--global'], { encoding: 'utf8' }).trim()
	machine.copy(process.execPath, '/usr/local/bin/node')
	machine.copy(join(npm, 'npm'), '/usr/local/lib/node_modules/npm')
	machine.copy(join(cache, 'npm'), `${home}/.npm`)
	machine.write(`${home}/.npmrc`, 'offline=true\n')
	await machine.asRoot(`ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm; chown -R reader: ${home}`)
}

/** The reader's own application, which has the service that the steps restart. */
async function layService(machine: Machine): Promise<void> {
	// Node.js brings its own authorities; that of the stand-in is none of them.
	const authority = 'Environment=NODE_EXTRA_CA_CERTS=/usr/local/share/ca-certificates/stand-in.crt'
	const unit = `[Service]\nUser=reader\nWorkingDirectory=${home}\n${authority}\nExecStart=/usr/local/bin/node bouncer.mjs\n`
	machine.write('/etc/systemd/system/your-app.service', unit)
	await machine.asRoot('systemctl daemon-reload')
}

const record = new ProofRecord('rehearse-nodejs')
const missed = () => record.skip('nodejs', 'library')

onEachRelease('the printed steps for the Node.js library, with npm and a service of the reader’s own', reason, missed, (release) => {
	it('end in an application that pulls', async () => {
		await onFreshMachine(release, async (machine) => {
			await layNode(machine)
			await layService(machine)
			await install(machine, 'nodejs', 'library')
			const said = await rehearse(machine, 'nodejs', 'library', { places: { 'bouncer.mjs': `${home}/bouncer.mjs` } })
			const pulls = () => machine.endpoint.asked.filter(({ path }) => path.includes('/decisions/stream'))
			const journal = async () => (await machine.typed('sudo journalctl -u your-app -n 200 --no-pager')).output
			expect(await until(() => pulls().length > 0), said + (await journal())).toBe(true)
			expect(pulls()[0]).toMatchObject({ key: integrationKey, status: 200 })
			expect(pulls()[0]?.path).toMatch(`${streamPath}?startup=true`)
			expect(await until(async () => (await journal()).includes('Stored decisions: ')), await journal()).toBe(true)
			const { version } = JSON.parse(machine.read(join(home, 'node_modules', library, 'package.json'))) as { readonly version: string }
			record.add({ program: library, version, proven: 'rehearsed', system: release.name }, 'nodejs', 'library')
		})
	})
})

describe('the record', () => record.hold())
