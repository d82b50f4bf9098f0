import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Bouncer, BouncerId, Value } from '../../../facts/bouncer'
import { bouncerOf, bouncers } from '../../../facts/bouncers'
import { oneOfEach, runs, thorough } from '../../../testing/thorough'
import { check } from '../check'
import { formats } from '../formats/all'
import { generate } from '../generate/generate'
import { parseEndpoint } from '../values/endpoint'
import { type Converted, convert } from './convert'

const base = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567'
const key = '3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0'
const address = parseEndpoint(base)
if (!address.ok) throw new Error('address')
const endpoint = address.address

function known(id: BouncerId): Bouncer {
	const bouncer = bouncerOf(id)
	if (!bouncer) throw new Error(id)
	return bouncer
}

function converted(text: string, to: BouncerId, deployment = known(to).deployments[0]?.id ?? '', from: BouncerId | null = null): Converted {
	const outcome = convert({ text, from, to, deployment, endpoint: null, key: null }, bouncers)
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
	return outcome.value
}

/** From each bouncer the first file with settings that holds the key. */
const sources = bouncers.flatMap((bouncer) => {
	const [file] = bouncer.deployments.flatMap(({ id }) => {
		const made = generate(bouncer, { bouncer: bouncer.id, deployment: id, source: 'integration', endpoint, key, intervalSeconds: 3600, options: {} })
		return made.ok ? made.value.files.filter(({ lines, content }) => lines.length > 0 && content.includes(key)) : []
	})
	return file ? [{ from: bouncer.id, text: file.content }] : []
})

const targets = bouncers.flatMap((bouncer) =>
	bouncer.integration.works === 'no'
		? []
		: bouncer.deployments.filter(({ unsupported }) => !unsupported?.integration).map(({ id }) => ({ to: bouncer.id, deployment: id })),
)

test('there is something to convert', () => {
	expect(sources.length).toBeGreaterThan(8)
	expect(targets.length).toBeGreaterThan(40)
})

/** Deployments of one bouncer with files of the same formats are one kind of target; the small run takes a third of the pairs. */
const pairs = sources.map((source, at) => ({
	...source,
	targets: oneOfEach(targets, kindOf).filter((_, other) => thorough || (at + other) % 3 === 0),
}))

function kindOf({ to, deployment }: (typeof targets)[number]): string {
	const files = known(to).deployments.find(({ id }) => id === deployment)?.files ?? []
	return `${to} ${files.map(({ format }) => format).join(' ')}`
}

describe.each(pairs)('from $from', ({ from, text, targets }) => {
	test.each(targets)('to $to $deployment: checked clean, with address, key and interval', ({ to, deployment }) => {
		const outcome = convert({ text, from, to, deployment, endpoint, key: null }, bouncers)
		if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
		expect(outcome.value.from).toBe(from)
		const all = outcome.value.files.map(({ content }) => content).join('\n')
		expect(all).toContain(key)
		expect(all).toContain('0123456789abcdef01234567')
		for (const file of outcome.value.files) {
			if (file.lines.length === 0) continue
			const result = check(file.content, to, bouncers)
			expect(result.problems.filter(({ severity }) => severity !== 'info')).toEqual([])
		}
		expect(JSON.stringify([outcome.value.carried, outcome.value.left, outcome.value.steps, outcome.value.warnings])).not.toContain(key)
		// What the generator itself wrote is usual, or has its place: nothing of it is unknown.
		expect(outcome.value.left.filter(({ reason }) => reason === 'unknown')).toEqual([])
	})
})

const chosen: Readonly<Partial<Record<BouncerId, Readonly<Record<string, Value>>>>> = {
	traefik: { logLevel: 'DEBUG', clientTrustedIps: ['192.0.2.0/24'] },
	nginx: { RET_CODE: 404 },
	envoy: { 'bouncer.banStatusCode': 404 },
	firewall: { deny_log: true },
}

describe('there and back again', () => {
	test.each([
		['traefik', 'file-yaml', 'traefik', 'docker-labels'],
		['traefik', 'docker-labels', 'traefik', 'file-toml'],
		['traefik', 'file-toml', 'traefik', 'docker-labels'],
		['nginx', 'deb', 'openresty', 'deb'],
		['envoy', 'binary', 'envoy', 'docker'],
		['firewall', 'deb-nftables', 'firewall', 'rpm'],
	] as const)('%s %s and %s %s', (a, first, b, second) => {
		const bouncer = known(a)
		const made = generate(bouncer, { bouncer: a, deployment: first, source: 'integration', endpoint, key, intervalSeconds: 3600, options: chosen[a] ?? {} })
		if (!made.ok) throw new Error(JSON.stringify(made.refusals))
		const there = converted(made.value.files[0]?.content ?? '', b, second)
		const back = converted(there.files[0]?.content ?? '', a, first)
		expect(back.files).toEqual(made.value.files)
		expect([...there.left, ...back.left].filter(({ reason }) => reason !== 'usual' && reason !== 'deployment')).toEqual([])
	})
})

test('to Kubernetes and back, where the key stands in a file of its own', () => {
	const there = converted(
		`http:\n  middlewares:\n    crowdsec:\n      plugin:\n        bouncer:\n          enabled: true\n          crowdsecMode: stream\n          crowdsecLapiScheme: https\n          crowdsecLapiHost: admin.api.crowdsec.net\n          crowdsecLapiPath: /v1/integrations/0123456789abcdef01234567/\n          crowdsecLapiKey: ${key}\n          logLevel: DEBUG\n`,
		'traefik',
		'kubernetes',
	)
	const [secret, middleware] = there.files
	expect(secret?.content).toContain(key)
	expect(middleware?.content).not.toContain(key)
	const back = converted(middleware?.content ?? '', 'traefik', 'file-yaml')
	expect(back.files[0]?.content).toMatch(/crowdsecLapiPath: \/v1\/integrations\/0123456789abcdef01234567\/[\s\S]*logLevel: DEBUG/)
	expect(back.warnings.map(({ code }) => code)).toContain('key-missing')
})

const nginx = (lines: string) => `API_URL=${base}\nAPI_KEY=${key}\nMODE=stream\nUPDATE_FREQUENCY=3600\nREQUEST_TIMEOUT=2500\n${lines}`
const firewall = (lines: string) => `mode: nftables\napi_url: ${base}\napi_key: ${key}\nupdate_frequency: 1h\n${lines}`

describe('a list of entries with settings of their own', () => {
	const aws = `api_url: ${base}\napi_key: ${key}\nupdate_frequency: 24h\ndaemon: true\nwaf_config:\n  - web_acl_name: first\n    region: eu-west-1\n  - web_acl_name: second\n    region: eu-west-2\n`

	test('is named once, as lost, where the target has none', () => {
		const { left, files } = converted(aws, 'firewall')
		expect(left.filter(({ from }) => from.startsWith('waf_config'))).toEqual([
			{ from: 'waf_config', line: 6, reason: 'no-counterpart', message: expect.stringContaining('none of them is in the new file') },
		])
		expect(files[0]?.content).not.toContain('eu-west')
	})

	test('is to be copied by hand where the target has it', () => {
		expect(converted(aws, 'aws-waf', 'docker').left).toContainEqual({
			from: 'waf_config',
			line: 6,
			reason: 'by-hand',
			message: expect.stringContaining('copy all of it by hand to `waf_config`'),
		})
	})
})

describe('units and words', () => {
	test.each([
		['milliseconds become whole seconds, rounded up', nginx(''), 'traefik', 'httpTimeoutSeconds', '3'],
		['a word that is another one elsewhere', firewall('log_level: warning\n'), 'traefik', 'logLevel', 'WARN'],
		['a word that is missing elsewhere', firewall('log_level: trace\n'), 'traefik', 'logLevel', 'DEBUG'],
		['a status', nginx('RET_CODE=404\n'), 'envoy', 'bouncer.banStatusCode', '404'],
		['a flag in other words', nginx('ALWAYS_SEND_TO_APPSEC=true\n'), 'openresty', 'ALWAYS_SEND_TO_APPSEC', 'true'],
	] as const)('%s', (_what, text, to, option, value) => {
		expect(converted(text, to).carried).toContainEqual(expect.objectContaining({ to: option, value }))
	})

	test('a duration in seconds', () => {
		const traefik = `http:\n  middlewares:\n    a:\n      plugin:\n        b:\n          enabled: true\n          crowdsecMode: stream\n          updateMaxFailure: -1\n          crowdsecLapiScheme: https\n          crowdsecLapiHost: admin.api.crowdsec.net\n          crowdsecLapiPath: /v1/integrations/0123456789abcdef01234567/\n          crowdsecLapiKey: ${key}\n          updateIntervalSeconds: 7200\n          captchaGracePeriodSeconds: 900\n`
		expect(converted(traefik, 'firewall').files[0]?.content).toContain('update_frequency: 2h')
		expect(converted(traefik, 'envoy', 'binary').files[0]?.content).toContain('sessionDuration: 900s')
	})
})

describe('what cannot be carried over is named', () => {
	test('with line and reason', () => {
		const { left } = converted(nginx('BOUNCING_ON_TYPE=ban\nFOO=bar\n'), 'traefik')
		expect(left).toContainEqual(expect.objectContaining({ from: 'BOUNCING_ON_TYPE', line: 6, reason: 'no-counterpart' }))
		expect(left).toContainEqual(expect.objectContaining({ from: 'FOO', line: 7, reason: 'unknown' }))
	})

	test('what would do harm with a list of the Console stays behind, with the checker’s reason', () => {
		const { left, files } = converted(firewall('scopes: [ip]\n'), 'custom')
		expect(left).toContainEqual(expect.objectContaining({ from: 'scopes', reason: 'refused', message: expect.stringContaining('documents no filters') }))
		expect(files[0]?.content).not.toContain('scopes')
	})

	test('an own engine leaves more room', () => {
		const { carried, source } = converted(firewall('scopes: [ip]\n').replace(base, 'http://127.0.0.1:8080/'), 'custom')
		expect(source).toBe('engine')
		expect(carried.map(({ to }) => to)).toContain('scopes')
	})

	test('an interval that no plan allows', () => {
		const { warnings, files } = converted(firewall('').replace('1h', '10s'), 'custom')
		expect(warnings).toContainEqual(expect.objectContaining({ message: expect.stringContaining('`update_frequency`') }))
		expect(files[0]?.content).toContain('update_frequency: 24h')
	})

	test('the mode that the deployment decides, and options of another mode', () => {
		const { left, files } = converted(firewall('nftables:\n  ipv4:\n    table: own\n'), 'firewall', 'deb-iptables')
		expect(files[0]?.content).toContain('mode: iptables')
		expect(files[0]?.content).not.toContain('table: own')
		expect(left).toContainEqual(expect.objectContaining({ from: 'mode', reason: 'deployment' }))
		expect(left).toContainEqual(expect.objectContaining({ from: 'nftables.ipv4.table', reason: 'deployment' }))
	})
})

describe('faults do not travel', () => {
	test('names of an older page, and the path in the address', () => {
		const { files, warnings } = converted(
			`crowdsec_url: ${base}/v1/decisions/stream\ncrowdsec_api_key: ${key}\nmode: nftables\n`,
			'haproxy-spoa',
			'deb',
			'firewall',
		)
		expect(files[0]?.content).toContain(`api_url: ${base}\n`)
		expect(files[0]?.content).toContain(key)
		expect(warnings.map(({ code }) => code)).toContain('corrected-first')
	})

	test('a masked key, and a placeholder', () => {
		for (const bad of ['masked-secret', '<API_KEY>']) {
			const { files, warnings } = converted(firewall('').replace(key, bad), 'custom')
			expect(files[0]?.content).toContain('<your-api-key>')
			expect(warnings.map(({ code }) => code)).toContain('key-not-taken')
		}
	})
})

describe('refusals name what is missing', () => {
	test.each([
		['no bouncer', 'hello world', 'firewall', 'deb-nftables', 'file'],
		['no address in this file', `API_KEY=${key}\nMAP_PATH=/var/lib/crowdsec/lua/haproxy/community_blocklist.map\nMODE=stream\n`, 'haproxy-spoa', 'deb', 'url'],
		['an unknown deployment', firewall(''), 'custom', 'none', 'deployment'],
		['a bouncer without Console support', firewall(''), 'apache', 'deb', 'source'],
	] as const)('%s', (_what, text, to, deployment, setting) => {
		const outcome = convert({ text, from: null, to, deployment, endpoint: null, key: null }, bouncers)
		expect(outcome).toMatchObject({ ok: false, refusals: [{ setting }] })
	})
})

test('never throws, and never shows a secret outside of the files', () => {
	const line = fc.oneof(
		fc.string(),
		fc.constantFrom(
			`api_key: ${key}`,
			`API_KEY=${key}`,
			`api_url: ${base}`,
			`API_URL=${base}`,
			`SECRET_KEY=${key}`,
			'MODE=live',
			'nftables:',
			'  ipv4: x',
			'RET_CODE=abc',
		),
		fc
			.tuple(fc.constantFrom(...bouncers.flatMap(({ files }) => files.flatMap(({ options }) => options.map((option) => option.key)))), fc.string())
			.map(([name, value]) => `${name}: ${value}`),
	)
	fc.assert(
		fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom(...targets), (lines, { to, deployment }) => {
			const outcome = convert({ text: lines.join('\n'), from: null, to, deployment, endpoint, key: null }, bouncers)
			expect(JSON.stringify(outcome.ok ? [outcome.value.carried, outcome.value.left, outcome.value.warnings] : outcome.refusals)).not.toContain(key)
		}),
		runs(300),
	)
}, 120_000)

test('a file in a paste is converted, and what is left is told by its lines there', () => {
	const file = `mode: nftables\napi_url: ${base}\napi_key: ${key}\nblacklists_ipv4: my-set\n`
	const pasted = converted(`My file:\n\n\`\`\`yaml\n${file}\`\`\`\n`, 'nginx', undefined, 'firewall')
	const alone = converted(file, 'nginx', undefined, 'firewall')
	expect(pasted.files).toEqual(alone.files)
	expect(alone.left.length).toBeGreaterThan(0)
	expect(pasted.left).toEqual(alone.left.map((one) => ({ ...one, line: one.line === null ? null : one.line + 3 })))
})

test('a text that no checker reads is not read to be converted either', () => {
	const read = vi.spyOn(formats.env, 'read')
	const outcome = convert({ text: 'API_KEY=a\n'.repeat(200_000), from: null, to: 'nginx', deployment: 'deb', endpoint, key }, bouncers)
	expect(outcome).toMatchObject({ ok: false, refusals: [{ setting: 'file', message: expect.stringContaining('was not read') }] })
	expect(read).not.toHaveBeenCalled()
	read.mockRestore()
})
