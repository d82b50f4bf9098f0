import { describe, expect, test } from 'vitest'
import type { Bouncer, ListSource } from '../../../facts/bouncer'
import { bouncers } from '../../../facts/bouncers'
import { check } from '../check'
import { plainEnv, settingsFormatOf } from '../formats/all'
import type { Settings } from '../types'
import { parseEndpoint } from '../values/endpoint'
import { archivePath } from './archive'
import { generate } from './generate'
import { idPlaceholder, keyPlaceholder } from './placeholders'

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
			const format = config && settingsFormatOf(recipe.format ?? config.format)
			const file = outcome.value.files.find(({ path }) => path === recipe.path)
			if (!format || !file) throw new Error(`${recipe.path} was not made`)
			const { entries, problems } = format.read(file.content, config.quirks ?? plainEnv)
			expect(problems).toEqual([])
			const keyLine = recipe.lines.find((line) => 'from' in line.value && line.value.from === 'key')
			if (keyLine) expect(entries.map(({ text }) => text)).toContain(key)
			expect(file.content).not.toMatch(/undefined|\[object|\{\{/)
			expect(file.lines.length, 'lines that are explained').toBeGreaterThan(0)
		}
	})

	test('with a Console address it gives files or says why not', () => {
		const console = generate(bouncer, settingsFor(bouncer, deployment.id, source, addresses.integration))
		if (bouncer.integration.works === 'no' || deployment.unsupported?.integration || deployment.unsupported?.[source]) {
			if (console.ok) throw new Error('it was not refused')
			expect(console.refusals).toHaveLength(1)
			expect(console.refusals[0]?.setting).toMatch(/^(source|url)$/)
			expect(console.refusals[0]?.message.length).toBeGreaterThan(40)
		} else {
			if (!console.ok) throw new Error(JSON.stringify(console.refusals))
			expect(console.value.files.length).toBeGreaterThan(0)
			expect(console.value.warnings.some(({ code }) => code === 'url-not-engine')).toBe(source === 'engine')
		}
	})

	test.runIf(possible)('the chosen interval stands in the files, or a notice says what sets it', () => {
		const files = (intervalSeconds: number) => {
			const made = generate(bouncer, { ...settingsFor(bouncer, deployment.id, source), intervalSeconds })
			if (!made.ok) throw new Error(JSON.stringify(made.refusals))
			return made.value
		}
		if (!bouncer.interval) return expect(files(900).files).toEqual(files(3600).files)
		const told = files(900).warnings.some(({ code }) => code === 'interval-elsewhere')
		expect(JSON.stringify(files(900).files) === JSON.stringify(files(3600).files)).toBe(told)
	})

	test.runIf(possible)('without an address the files say what is missing, and hold nobody’s', () => {
		const made = generate(bouncer, { ...settingsFor(bouncer, deployment.id, source), endpoint: null })
		if (!made.ok) throw new Error(JSON.stringify(made.refusals))
		const { files, steps, warnings } = made.value
		expect(warnings).toContainEqual(expect.objectContaining({ code: 'url-missing' }))
		const whole = files.map(({ content }) => content).join('\n')
		expect(whole).not.toMatch(/integrations\/[0-9a-f]{24}/)
		expect(steps.map(({ command }) => command).join('\n')).not.toContain(idPlaceholder)
		if (source === 'engine') return
		expect(whole).toContain(idPlaceholder)
		expect(steps.some(({ title }) => title.includes(idPlaceholder))).toBe(true)
		const problems = files.flatMap(({ content, lines }) => (lines.length === 0 ? [] : check(content, bouncer.id, [bouncer]).problems))
		const told = problems.filter(({ code, message }) => code === 'placeholder' && /address|path/.test(message))
		const inOption = files.some(({ lines }) => lines.some(({ key: name }) => name === bouncer.endpoint.option))
		if (inOption) expect(told).toContainEqual(expect.objectContaining({ severity: 'error' }))
	})

	test.runIf(possible)('each file has a place of its own', () => {
		const places = outcome.ok ? outcome.value.files.map(archivePath) : []
		expect(new Set(places).size).toBe(places.length)
	})

	test.runIf(possible)('steps name each file, and what it refers to', () => {
		if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
		const told = outcome.value.steps.map(({ title, command }) => `${title} ${command ?? ''}`).join('\n')
		for (const file of outcome.value.files) {
			expect(told).toContain(file.path)
			for (const { path, made } of file.references) expect(told).toContain(made ? path.replace(/[\\/][^\\/]*$/, '') : path)
			const settings = file.content.replace(/^\s*(#|\/\/).*$/gm, '')
			for (const own of settings.match(/\bYOUR_[A-Z_]+|\byour-[a-z-]+/g) ?? []) expect(told).toContain(own)
			// A secret of Kubernetes that one file refers to is made by another one.
			for (const [, name = ''] of settings.matchAll(/(?:secretKeyRef|apiKeySecretRef|secretName):\s+(?:name: )?(\S+)/g))
				expect(
					outcome.value.files.some(({ content }) => content.includes('kind: Secret') && content.includes(`name: ${name}`)),
					name,
				).toBe(true)
		}
	})

	test('each value that it writes by itself is the default, or the line says why', () => {
		for (const recipe of deployment.files) {
			if (recipe.kind !== 'settings') continue
			const options = bouncer.files.find(({ id }) => id === recipe.file)?.options ?? []
			for (const line of recipe.lines) {
				if (!('is' in line.value)) continue
				const option = options.find(({ key }) => key === line.key)
				if (!option) throw new Error(`${line.key} is no option of ${recipe.file}`)
				const known = [option.default, option.packaged].map((value) => JSON.stringify(value))
				// Without a default the program does nothing by itself: the option’s meaning explains the line.
				const explained = (line.comment ?? '') !== '' || (option.default === null && option.packaged === undefined)
				expect(known.includes(JSON.stringify(line.value.is)) || explained, `${recipe.path}: ${line.key}`).toBe(true)
			}
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
		['an option with a field of its own', { ...settings, options: { api_url: 'https://example.com' } }, 'api_url'],
		['an interval of 0', { ...settings, intervalSeconds: 0 }, 'interval'],
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

describe('guard rails', () => {
	test('an option that opens the door is written, and the reason names it', () => {
		if (!firewall) throw new Error('firewall')
		const outcome = generate(firewall, { ...settingsFor(firewall, 'deb-nftables', 'integration'), options: { insecure_skip_verify: true } })
		if (!outcome.ok) throw new Error('refused')
		expect(outcome.value.files[0]?.content).toContain('insecure_skip_verify: true')
		expect(outcome.value.warnings).toContainEqual(expect.objectContaining({ code: 'certificate-checks-off', setting: 'insecure_skip_verify' }))
	})

	test('an option that is harmless brings no notice of its own', () => {
		if (!firewall) throw new Error('firewall')
		const outcome = generate(firewall, { ...settingsFor(firewall, 'deb-nftables', 'integration'), options: { deny_action: 'REJECT' } })
		expect(outcome.ok && outcome.value.warnings.filter(({ setting }) => setting === 'deny_action')).toEqual([])
	})

	test('a certificate of the reader is named in the steps', () => {
		if (!firewall) throw new Error('firewall')
		const outcome = generate(firewall, { ...settingsFor(firewall, 'deb-nftables', 'engine'), options: { ca_cert_path: '/etc/ssl/own-ca.pem' } })
		expect(outcome.ok && outcome.value.steps.map(({ command }) => command)).toContain('sudo ls -ld -- /etc/ssl/own-ca.pem')
	})

	test('an interval beyond what the option takes is capped, and said', () => {
		const nginxModule = bouncers.find(({ id }) => id === 'nginx-module')
		if (!nginxModule) throw new Error('nginx-module')
		const outcome = generate(nginxModule, settingsFor(nginxModule, 'release', 'integration'))
		if (!outcome.ok) throw new Error('refused')
		expect(outcome.value.files[0]?.content).toContain('crowdsec_poll_interval 3600;')
		expect(outcome.value.warnings.map(({ code }) => code)).toContain('interval-capped')
	})
})

test('WordPress saves the interval while stream mode is off: later it would empty the list and pull all of it again', () => {
	const bouncer = bouncers.find(({ id }) => id === 'wordpress')
	if (!bouncer) throw new Error('no WordPress')
	const outcome = generate(bouncer, settingsFor(bouncer, 'wp-admin', 'integration'))
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
	const saves = (outcome.value.files[0]?.content ?? '').split(/^(?=\S)/m)
	const streams = saves.map((save) =>
		save
			.match(/"Stream" mode: +(yes|no)/g)
			?.at(-1)
			?.split(/ +/)
			.at(-1),
	)
	const withInterval = saves.findIndex((save) => save.includes('Resync decisions each'))
	expect(streams[withInterval]).toBe('no')
	expect(streams.lastIndexOf('yes')).toBeGreaterThan(withInterval)
})
