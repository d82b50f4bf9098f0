import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { NetworkNamespace } from './network-namespace'
import { integrationAddress, integrationId, integrationKey, StandInEndpoint } from './stand-in-endpoint'

const program = '/usr/bin/crowdsec-firewall-bouncer'
const streamPath = `/v1/integrations/${integrationId}/v1/decisions/stream`
const reason = whyNot()

function whyNot(): string | null {
	if (process.getuid?.() !== 0) return 'needs root for a network namespace'
	for (const file of [program, '/usr/sbin/nft', '/usr/sbin/ip', '/usr/bin/openssl'])
		if (!existsSync(file)) return `needs ${file} (Debian packages crowdsec-firewall-bouncer, nftables, iproute2, openssl)`
	return null
}

if (reason) console.warn(`firewall bouncer: skipped, ${reason}`)

/** Debian's own package, run on files that the generator wrote, in a network of its own. */
describe.skipIf(reason !== null)('the real firewall bouncer', () => {
	const folder = mkdtempSync(join(tmpdir(), 'bouncer-doctor-firewall-'))
	let network: NetworkNamespace
	let endpoint: StandInEndpoint

	beforeAll(async () => {
		network = new NetworkNamespace('bdfw')
		endpoint = new StandInEndpoint(folder)
		await endpoint.listen(443, network.hostAddress)
	})
	afterAll(async () => {
		await endpoint?.close()
		network?.remove()
		rmSync(folder, { recursive: true, force: true })
	})
	beforeEach(() => {
		endpoint.asked.length = 0
	})

	/** The generated file, with the log on the console so that the test sees it. */
	function generated(...args: readonly string[]): string {
		const printed = execFileSync(
			'node',
			['bin/bouncer-doctor.mjs', 'generate', '--json', '--bouncer', 'firewall', '--deployment', 'distro-debian', '--set', 'log_mode=stdout', ...args],
			{ encoding: 'utf8' },
		)
		const { files } = JSON.parse(printed) as { files: { path: string; content: string }[] }
		const file = files.find(({ path }) => path.endsWith('crowdsec-firewall-bouncer.yaml'))
		expect(file, 'the generator writes crowdsec-firewall-bouncer.yaml').toBeDefined()
		return file?.content ?? ''
	}

	async function run(config: string) {
		const path = join(folder, 'config.yaml')
		writeFileSync(path, config)
		return network.run(program, ['-c', path], {
			env: { SSL_CERT_FILE: join(folder, 'ca.pem') },
			seconds: 20,
			until: () => endpoint.asked.some(({ status }) => status === 200) && blocked(),
		})
	}

	function blocked(): boolean {
		return network.ask('nft', 'list', 'ruleset').includes('203.0.113.7')
	}

	it('pulls with the generated file, from the right path and with the key, and blocks what it got', async () => {
		const seen = { blocked: false }
		const path = join(folder, 'config.yaml')
		writeFileSync(path, generated('--url', integrationAddress, '--key', integrationKey))
		await network.run(program, ['-c', path], {
			env: { SSL_CERT_FILE: join(folder, 'ca.pem') },
			seconds: 20,
			until: () => {
				seen.blocked ||= endpoint.asked.length > 0 && blocked()
				return seen.blocked
			},
		})
		const [first] = endpoint.asked
		expect(first?.path.split('?')[0]).toBe(streamPath)
		expect(first?.path).toContain('startup=true')
		expect(first?.key).toBe(integrationKey)
		expect(first?.status).toBe(200)
		expect(seen.blocked, 'the address of the list stands in nftables').toBe(true)
	})

	it('takes every form in which readers paste the address', async () => {
		await run(generated('--url', `${integrationAddress}/v1/decisions/stream/`, '--key', integrationKey))
		expect(endpoint.asked[0]).toMatchObject({ status: 200, key: integrationKey })
		expect(endpoint.asked[0]?.path.split('?')[0]).toBe(streamPath)
	})

	it('fails with the address that the official page tells readers to use', async () => {
		const right = generated('--url', integrationAddress, '--key', integrationKey)
		const wrong = right.replace(integrationAddress, 'https://admin.api.crowdsec.net/v1/decisions/stream')
		expect(wrong).not.toBe(right)
		const { output } = await run(wrong)
		expect(endpoint.asked[0]?.path.split('?')[0]).toBe('/v1/decisions/stream/v1/decisions/stream')
		expect(endpoint.asked.every(({ status }) => status === 404)).toBe(true)
		expect(output).toMatch(/API error: Not Found/)
	})

	it('fails with a wrong key, and the analyzer says so from its log', async () => {
		const { output } = await run(generated('--url', integrationAddress, '--key', '1'.repeat(64)))
		expect(endpoint.asked[0]?.status).toBe(403)
		const log = join(folder, 'log')
		writeFileSync(log, output)
		const verdict = diagnosed(log)
		expect(verdict).toMatchObject({ status: 'problem', cause: 'api-key-invalid', bouncer: 'firewall' })
	})

	function diagnosed(log: string): unknown {
		try {
			return JSON.parse(execFileSync('node', ['bin/bouncer-doctor.mjs', 'diagnose', '--json', log], { encoding: 'utf8' }))
		} catch (error) {
			// Exit code 1 says that a problem was found.
			if (typeof error === 'object' && error !== null && 'stdout' in error) return JSON.parse(String(error.stdout))
			throw error
		}
	}

	it('is the version that the facts name', () => {
		const version = execFileSync('dpkg-query', ['-W', '-f', '${Version}', 'crowdsec-firewall-bouncer'], { encoding: 'utf8' })
		expect(readFileSync('src/facts/bouncers/firewall.ts', 'utf8')).toContain(version.split('-')[0])
	})
})
