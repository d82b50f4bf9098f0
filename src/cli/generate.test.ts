import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { bouncers } from '../facts/bouncers'
import { UsageError } from './usage'

vi.mock('@generated/error-rules/default/search.json', () => ({ default: { rules: [], plan: { needles: [], marks: [] } } }))
const { generate } = await import('./generate')

const address = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567'
const key = '3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0'

let printed: string[]
beforeEach(() => {
	printed = []
	vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
})
afterEach(() => {
	vi.restoreAllMocks()
})

async function refusal(words: readonly string[]): Promise<string> {
	const error = await generate(words).then(
		() => null,
		(thrown: unknown) => thrown,
	)
	if (!(error instanceof UsageError)) throw new Error(`no refusal for ${words.join(' ')}`)
	expect(printed).toEqual([])
	expect(error.message).not.toContain('\n')
	expect(error.message).not.toContain(key)
	return error.message
}

const cases = bouncers.flatMap(({ id, integration, deployments }) =>
	deployments.flatMap((deployment) =>
		(['integration', 'engine'] as const).map((source) => ({
			id,
			deployment: deployment.id,
			source,
			works: integration.works !== 'no' && !deployment.unsupported?.integration && !deployment.unsupported?.[source],
		})),
	),
)

test.each(cases)('$id $deployment $source with a Console address', async ({ id, deployment, source, works }) => {
	const words = ['--bouncer', id, '--deployment', deployment, '--source', source, '--url', address, '--key', key]
	if (!works) {
		expect(await refusal(words)).toMatch(/^generate: --(source|url): .{40}/)
		return
	}
	expect(await generate([...words, '--json'])).toBe(0)
	const result = JSON.parse(printed.join(''))
	expect(result).toMatchObject({ schema: 1, files: expect.any(Array), steps: expect.any(Array), warnings: expect.any(Array) })
	expect(result.files.length).toBeGreaterThan(0)
	for (const file of result.files) expect(file).toMatchObject({ path: expect.any(String), content: expect.any(String) })
})

test('every bouncer that works with the Console has a deployment that is taken without being named', async () => {
	for (const { id, integration } of bouncers) {
		printed = []
		if (integration.works !== 'no') expect(await generate(['--bouncer', id, '--url', address]), id).toBe(0)
	}
})

describe('bad input names the option and what is allowed', () => {
	const base = ['--bouncer', 'firewall', '--url', address]
	test.each([
		['no bouncer', ['--url', address], '--bouncer'],
		['an unknown bouncer', ['--bouncer', 'none', '--url', address], 'nginx'],
		['no address', ['--bouncer', 'firewall'], '--url'],
		['a file', [...base, 'x.yaml'], '--out'],
		['an unknown deployment', [...base, '--deployment', 'none'], 'deb-nftables'],
		['an unknown source', [...base, '--source', 'cloud'], 'integration or engine'],
		['a bouncer that cannot, without a deployment', ['--bouncer', 'apache', '--url', address], '--source: Apache cannot pull from a Console integration'],
		['an interval without sense', [...base, '--interval', 'soon'], '--interval'],
		['an option without value', [...base, '--set', 'deny_action'], 'OPTION=VALUE'],
		['an option that does not exist', [...base, '--set', 'deny_acton=DROP'], 'did you mean deny_action'],
		['a value that is not allowed', [...base, '--set', 'deny_action=SHRUG'], 'DROP, REJECT'],
		['two bad options', [...base, '--set', 'deny_action=SHRUG', '--set', 'disable_ipv4=maybe'], 'disable_ipv4'],
		['a key in quotes', [...base, '--key', 'ab"cd'], '--key'],
	])('%s', async (_what, words, told) => {
		expect(await refusal(words)).toContain(told)
	})
})

describe('--out', () => {
	let folder: string
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'generate-'))
	})
	afterEach(async () => {
		await rm(folder, { recursive: true })
	})

	test('writes with the mode, never over a file, and all or nothing', async () => {
		const words = ['--bouncer', 'nginx', '--url', address, '--key', key, '--out', folder]
		expect(await generate(words)).toBe(0)
		const written = join(folder, 'etc/crowdsec/bouncers/crowdsec-nginx-bouncer.conf')
		expect((await stat(written)).mode & 0o777).toBe(0o600)
		expect(printed.join('')).not.toContain(key)
		await rm(join(folder, 'etc/nginx'), { recursive: true })
		printed = []
		expect(await refusal(words)).toContain('exists already')
		expect(await readdir(join(folder, 'etc'))).toEqual(['crowdsec'])
		expect(await generate([...words, '--force'])).toBe(0)
	})
})
