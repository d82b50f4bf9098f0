import { describe, expect, test } from 'vitest'
import type { Bouncer, ListSource } from '../../facts/bouncer'
import { bouncers } from '../../facts/bouncers'
import { parseEndpoint } from './endpoint'
import { isSettingsFormat, plainEnv, readSettings } from './formats'
import { generate, keyPlaceholder } from './generate'
import type { Settings } from './types'

const key = '3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0'
const addresses = {
	integration: 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567',
	engine: 'http://127.0.0.1:8080',
} as const satisfies Record<ListSource, string>

function settingsFor(bouncer: Bouncer, deployment: string, source: ListSource, url: string = addresses[source]): Settings {
	const parsed = parseEndpoint(url)
	if (!parsed.ok) throw new Error(url)
	return { bouncer: bouncer.id, deployment, source, endpoint: parsed.address, key, intervalSeconds: null, options: {} }
}

const cases = bouncers.flatMap((bouncer) =>
	bouncer.deployments.flatMap((deployment) =>
		(['integration', 'engine'] as const).map((source) => ({ bouncer, deployment, source, name: `${bouncer.id} ${deployment.id} ${source}` })),
	),
)

describe.each(cases)('$name', ({ bouncer, deployment, source }) => {
	const possible = (source === 'engine' || bouncer.integration.works !== 'no') && deployment.unsupported?.[source] === undefined
	const outcome = generate(bouncer, settingsFor(bouncer, deployment.id, source))

	test.runIf(!possible)('is refused with a reason', () => {
		expect(outcome).toMatchObject({ ok: false, refusals: [{ setting: 'source' }] })
	})

	test.runIf(possible)('gives files that read back as what was asked for', () => {
		if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
		for (const recipe of deployment.files) {
			if (recipe.kind !== 'settings' || (recipe.when && recipe.when !== source)) continue
			const config = bouncer.files.find(({ id }) => id === recipe.file)
			const format = recipe.format ?? config?.format
			const file = outcome.value.files.find(({ path }) => path === recipe.path)
			if (!config || !format || !isSettingsFormat(format) || !file) throw new Error(`${recipe.path} was not made`)
			const { entries, problems } = readSettings(format, file.content, config.quirks ?? plainEnv)
			expect(problems).toEqual([])
			const keyLine = recipe.lines.find((line) => 'from' in line.value && line.value.from === 'key')
			if (keyLine) expect(entries.map(({ text }) => text)).toContain(key)
			expect(file.content).not.toMatch(/undefined|\[object|\{\{/)
			expect(file.lines.length, 'lines that are explained').toBeGreaterThan(0)
		}
	})

	test.runIf(possible)('the key stands in the files only', () => {
		if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
		expect(JSON.stringify([outcome.value.steps, outcome.value.warnings])).not.toContain(key)
		expect(outcome.value.files.some(({ content }) => content.includes(key)) || bouncer.keyOption === '').toBe(true)
	})

	test.runIf(possible)('gives the same files for every form of the address', () => {
		for (const form of ['/', '/v1/decisions/stream', '/v1/decisions/stream/']) {
			const other = generate(bouncer, settingsFor(bouncer, deployment.id, source, addresses[source] + form))
			expect(other.ok && other.value.files).toEqual(outcome.ok && outcome.value.files)
		}
	})
})

const [firewall] = bouncers.filter(({ id }) => id === 'firewall')

describe('bad input is a refusal that names the setting', () => {
	if (!firewall) throw new Error('firewall')
	const settings = settingsFor(firewall, 'deb-nftables', 'integration')
	test.each([
		['an unknown deployment', { ...settings, deployment: 'none' }, 'deployment'],
		['an unknown option', { ...settings, options: { update_frequenci: '1h' } }, 'update_frequenci'],
		['a value of another type', { ...settings, options: { disable_ipv4: 'maybe' } }, 'disable_ipv4'],
		['a value that is not allowed', { ...settings, options: { deny_action: 'SHRUG' } }, 'deny_action'],
	])('%s', (_what, bad, setting) => {
		expect(generate(firewall, bad)).toMatchObject({ ok: false, refusals: [{ setting }] })
	})
})

test('without a key the file holds a placeholder, and a warning says so', () => {
	if (!firewall) throw new Error('firewall')
	const outcome = generate(firewall, { ...settingsFor(firewall, 'deb-nftables', 'integration'), key: '' })
	if (!outcome.ok) throw new Error('refused')
	expect(outcome.value.files[0]?.content).toContain(keyPlaceholder)
	expect(outcome.value.warnings.map(({ code }) => code)).toContain('key-missing')
})
