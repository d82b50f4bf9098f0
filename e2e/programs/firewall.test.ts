import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { check } from '../../src/engine/config/check'
import { convert } from '../../src/engine/config/convert/convert'
import type { GeneratedFile } from '../../src/engine/config/types'
import { bouncers } from '../../src/facts/bouncers'
import { generated, withText } from './generated'
import { debianVersion, skipped, whyMissing } from './installed'
import { ProofRecord } from './proof-record'
import { Stage, whyNoStage } from './stage'
import { integrationAddress, integrationKey, streamPath } from './stand-in-endpoint'

const program = '/usr/bin/crowdsec-firewall-bouncer'
const config = '/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml'
/** Debian's package writes it at installation, and it wins. */
const local = `${config}.local`
const plainFile = {
	path: config,
	mode: '0600',
	owner: 'root:root',
	purpose: '',
	kind: 'whole',
	readBy: null,
	language: 'yaml',
	lines: [],
	references: [],
} as const
const reason =
	whyNoStage() ??
	whyMissing(program, 'crowdsec-firewall-bouncer') ??
	whyMissing('/usr/sbin/nft', 'nftables') ??
	whyMissing('/usr/sbin/ipset', 'ipset') ??
	whyMissing('/usr/sbin/iptables', 'iptables')

/** Debian's own package, run on the files exactly as the generator wrote them. */
describe.skipIf(skipped('firewall bouncer', reason))('the real firewall bouncer', () => {
	const record = new ProofRecord('firewall')
	let stage: Stage

	beforeAll(async () => {
		stage = await Stage.open()
	})
	afterAll(() => stage?.close())

	/** @param hidden files of Debian's package that the deployment does not have. */
	async function run(files: readonly GeneratedFile[], until: () => boolean, hidden: readonly string[] = []): Promise<string> {
		stage.set(files)
		stage.root.hide(hidden)
		const { output } = await stage.run([program, '-c', config], { until })
		return output + stage.read('/var/log/crowdsec-firewall-bouncer.log')
	}

	const answered = () => stage.endpoint.asked.length > 0

	it.each([
		['distro-debian', 'nftables'],
		['deb-nftables', 'nftables'],
		['rpm', 'nftables'],
		['manual', 'nftables'],
		['deb-iptables', 'iptables'],
		['rpm-iptables', 'iptables'],
	] as const)('pulls with the file for %s, from the right path and with the key, and blocks in %s what it got', async (deployment, backend) => {
		const seen = { blocked: false }
		const blocks = {
			nftables: () => stage.network.ask('nft', 'list', 'ruleset').includes('203.0.113.7'),
			iptables: () =>
				stage.network.ask('ipset', 'list').includes('203.0.113.7') &&
				stage.network.ask('iptables', '-S', 'INPUT').includes('--match-set crowdsec-blacklists src'),
		}
		const output = await run(
			generated('firewall', deployment),
			() => {
				seen.blocked ||= answered() && blocks[backend]()
				return seen.blocked
			},
			deployment === 'distro-debian' ? [] : [local],
		)
		expect(stage.endpoint.asked[0], output).toMatchObject({ key: integrationKey, status: 200 })
		expect(stage.endpoint.asked[0]?.path).toMatch(`${streamPath}?`)
		expect(stage.endpoint.asked[0]?.path).toContain('startup=true')
		expect(seen.blocked, output).toBe(true)
		record.add({ program: 'crowdsec-firewall-bouncer', version: debianVersion('crowdsec-firewall-bouncer'), proven: 'pulled' }, 'firewall', deployment)
	})

	it('takes the key of Debian’s .local file, whatever the file beside it says', async () => {
		const files = generated('firewall', 'distro-debian')
		await run(
			files
				.map((file) => ({ ...file, path: config }))
				.concat(files.map((file) => ({ ...file, path: local, content: `mode: nftables\napi_key: ${'d'.repeat(64)}\n` }))),
			answered,
		)
		expect(stage.endpoint.asked[0]).toMatchObject({ status: 403, key: 'd'.repeat(64) })
	})

	it('takes every form in which readers paste the address', async () => {
		await run(generated('firewall', 'distro-debian', { url: `${integrationAddress}/v1/decisions/stream/` }), answered)
		expect(stage.endpoint.asked[0]).toMatchObject({ status: 200, key: integrationKey })
	})

	it('fails with the address that the official page tells readers to use', async () => {
		const files = withText(generated('firewall', 'distro-debian'), integrationAddress, 'https://admin.api.crowdsec.net/v1/decisions/stream')
		const output = await run(files, () => false)
		expect(stage.endpoint.asked[0]?.path).toMatch('/v1/decisions/stream/v1/decisions/stream?')
		expect(stage.endpoint.asked.every(({ status }) => status === 404)).toBe(true)
		expect(output).toMatch(/API error: Not Found/)
	})

	it('fails with a wrong key, and the analyzer says so from its log', async () => {
		await run(generated('firewall', 'distro-debian', { key: '1'.repeat(64) }), () => false)
		// A key of digits alone would arrive as 1.1e+63, were it written without quotes.
		expect(stage.endpoint.asked[0]).toMatchObject({ status: 403, key: '1'.repeat(64) })
		const verdict = diagnosed(stage.root.outside('/var/log/crowdsec-firewall-bouncer.log'))
		expect(verdict).toMatchObject({ status: 'problem', cause: 'api-key-invalid', bouncer: 'firewall' })
	})

	it.each([
		['the path in the address', `api_url: ${integrationAddress}/v1/decisions/stream`, '24h', 404],
		['an interval without a unit', `api_url: ${integrationAddress}`, '86400', null],
	])('does not pull with %s, and pulls with the file that the checker corrected', async (_what, address, interval, status) => {
		const broken = `# Ours since 2024\nmode: nftables\n${address} # from the Console\napi_key: ${integrationKey}\nupdate_frequency: ${interval}\nlog_mode: stdout\n`
		const before = await run([{ ...plainFile, content: broken }], () => false, [local])
		expect(stage.endpoint.asked[0]?.status ?? null, before).toBe(status)
		const { fixed } = check(broken, null, bouncers)
		expect(fixed).toContain('# from the Console')
		const after = await run([{ ...plainFile, content: fixed ?? '' }], answered, [local])
		expect(stage.endpoint.asked[0], after).toMatchObject({ status: 200, key: integrationKey })
	})

	it('pulls with the settings of a Traefik middleware, converted', async () => {
		const text = generated('traefik', 'docker-labels')
			.map(({ content }) => content)
			.join('\n')
		const outcome = convert({ text, from: null, to: 'firewall', deployment: 'deb-nftables', endpoint: null, key: null }, bouncers)
		if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
		await run(outcome.value.files, answered, [local])
		expect(stage.endpoint.asked[0]).toMatchObject({ status: 200, key: integrationKey })
	})

	it('pulls with the file that the command line wrote', async () => {
		const out = join(stage.folder, 'out')
		const args = ['--bouncer', 'firewall', '--deployment', 'distro-debian', '--url', integrationAddress, '--key', '-', '--json', '--out', out]
		const printed = execFileSync('node', ['bin/bouncer-doctor.mjs', 'generate', ...args], { encoding: 'utf8', input: integrationKey })
		const { files } = JSON.parse(printed) as { files: readonly GeneratedFile[] }
		expect(files.map(({ path }) => path)).toContain(local)
		await run(files, answered)
		expect(stage.endpoint.asked[0]).toMatchObject({ status: 200, key: integrationKey })
	})

	record.hold()
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
