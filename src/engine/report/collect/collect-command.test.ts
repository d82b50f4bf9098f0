import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readErrorPages } from '../../../../plugins/error-rules/read-pages'
import { bouncers } from '../../../facts/bouncers'
import { planted, shapes } from '../../../testing/planted-secrets'
import { generate } from '../../config/generate/generate'
import { parseEndpoint } from '../../config/values/endpoint'
import { isMasked } from '../../config/values/masked'
import { collectAnything, collectCommand } from './collect-command'
import { hostMask } from './host-mask'
import { powershellPatterns } from './powershell-mask'

const address = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567'
const commands = bouncers.flatMap((bouncer) =>
	bouncer.deployments.map((deployment) => ({ name: `${bouncer.id} ${deployment.id}`, bouncer, deployment, command: collectCommand(bouncer, deployment) })),
)
const posix = commands.filter(({ command }) => command?.shell === 'bash')

/** Every awk and shell that this machine has: the one of the reader is none that we choose. */
const awks = [['busybox', 'awk'], ['mawk'], ['gawk'], ['original-awk'], ['awk']].filter((words) => works([...words, 'BEGIN { exit 0 }']))
const shells = [['busybox', 'sh'], ['dash'], ['bash']].filter((words) => works([...words, '-c', 'true']))

function works([program = '', ...words]: readonly string[]): boolean {
	try {
		execFileSync(program, words, { stdio: 'ignore' })
		return true
	} catch {
		return false
	}
}

function masked([program = '', ...words]: readonly string[], texts: readonly string[], kind: 'config' | 'log'): readonly string[] {
	const input = texts.map((text, at) => `== ${kind} ${at}\n${text.replace(/\n$/, '')}\n`).join('')
	return execFileSync(program, [...words, hostMask], { input, encoding: 'utf8', maxBuffer: 1 << 28 })
		.split(/^== (?:config|log) \d+\n/m)
		.slice(1)
}

describe('the command', () => {
	test.each(posix)('of $name is valid for every shell', ({ command }) => {
		for (const [program = '', ...words] of shells) execFileSync(program, [...words, '-n'], { input: command?.run ?? '' })
	})

	test('every deployment has one, but for what has no shell at all', () => {
		expect(commands.filter(({ command }) => command === null).map(({ name }) => name)).toEqual(['cloudflare-worker installer'])
	})

	test('shows a configuration wherever one stands', () => {
		const without = posix.filter(({ command }) => !command?.run.includes('== config ')).map(({ name }) => name)
		expect(without).toEqual([])
	})

	test.each(posix)('of $name only looks', ({ command, deployment }) => {
		const script = command?.run.split("} 2>&1 | awk '")[0] ?? ''
		expect(script).not.toMatch(
			/refresh-cache|cron:run|\bserve\b|restart|\breload\b|\bstart\b|apply -f (?!.*dry-run)|install\b|X-Api-Key|decisions\/stream|\btee\b/,
		)
		for (const one of [deployment.commands.test, deployment.commands.status]) if (one?.pulls || one?.acts) expect(script).not.toContain(one.run)
	})

	test('marks what its own probe says', () => {
		for (const { command } of posix) expect(command?.run).toContain("'== endpoint admin.api.crowdsec.net'")
	})

	test('without a choice it finds what there is, on a host that has nothing of it too', () => {
		for (const [program = '', ...words] of shells) {
			const { run } = collectAnything()
			const output = execFileSync(program, words, { input: run.replace(/^curl .*$/m, 'echo HTTP 404'), encoding: 'utf8' })
			expect(output).toMatch(/^== bouncer unknown\n== state systemctl list-units\n/)
			expect(output).toContain('\n== endpoint admin.api.crowdsec.net\nHTTP 404\n\n== end\n')
		}
	})

	test('begins each part on a line of its own, whatever the file before it ends with', () => {
		const folder = mkdtempSync(join(tmpdir(), 'collect-'))
		const shown = posix.flatMap(({ command, deployment }) => {
			const path = deployment.files.find(({ path }) => /^[\w.-]+$/.test(path))?.path
			return command && path !== undefined ? [{ path, run: command.run.replace(/^curl .*$/m, 'echo HTTP 404') }] : []
		})
		expect(shown.length).toBeGreaterThan(2)
		for (const { path, run } of shown) {
			writeFileSync(join(folder, path), 'level: debug')
			for (const [program = '', ...words] of shells) {
				const output = execFileSync(program, words, { input: run, cwd: folder, encoding: 'utf8' })
				expect(output).toContain(`\n== config ${path}\nlevel: debug\n`)
				expect(output).not.toMatch(/[^\n]== (?:config|log|test|endpoint|end)\b/)
			}
		}
	})

	test('can be read', () => {
		for (const { command } of commands) {
			expect(command?.run.split('\n').length ?? 0).toBeLessThan(160)
			expect(command?.run.length ?? 0).toBeLessThan(10_000)
		}
	})
})

describe('the mask of the host', () => {
	const config = ['alone', 'YAML', 'indented', 'block', 'JSON']

	test.each(awks.map((words) => [words.join(' '), words] as const))('%s: no planted secret survives', (_name, words) => {
		for (const kind of ['config', 'log'] as const) {
			const cases = planted.flatMap(({ kind: what, text, secret }) =>
				Object.entries(shapes)
					.filter(([shape]) => (kind === 'config' ? config.includes(shape) : shape === 'JSON' || !config.includes(shape)))
					.map(([shape, dress]) => ({ name: `${what}, ${shape}`, text: dress(text), secret })),
			)
			const shown = masked(
				words,
				cases.map(({ text }) => text),
				kind,
			)
			const live = cases.filter(({ secret }, at) => secret.some((part) => shown[at]?.includes(part) ?? true)).map(({ name }) => name)
			expect(live).toEqual([])
		}
	})

	test.each(awks.map((words) => [words.join(' '), words] as const))('%s: the messages of the rules stay', async (_name, words) => {
		const samples = (await readErrorPages(process.cwd())).flatMap(({ samples: { match, not } }) => [...match, ...not])
		const shown = masked(words, samples, 'log')
		const changed = samples.filter(
			(sample, at) =>
				shown[at] !== `${sample}\n` &&
				!/account_id=[0-9a-f]{32}|API_KEY=abc=|blocklist[0-9a-f]{8}-|NO_PUBKEY [0-9A-F]{16}|\$\{CROWDSEC_KEY:\?is needed/.test(sample),
		)
		expect(changed).toEqual([])
	})

	const keys = ['3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0', 'hT7wq/Zr+0PlAntEd3kXv9YbN2mC5sJ8fGdUe1oIaLQ', 'PLNTab$7;x', 'qzx'] as const

	test.each(bouncers.map((bouncer) => [bouncer.id, bouncer] as const))('%s: no key of a file that we make survives', (id, bouncer) => {
		const endpoint = parseEndpoint(address)
		if (!endpoint.ok) throw new Error(address)
		const texts: { readonly key: string; readonly content: string }[] = []
		for (const { id: deployment } of bouncer.deployments)
			for (const key of keys) {
				const made = generate(bouncer, { bouncer: id, deployment, source: 'integration', endpoint: endpoint.address, key, intervalSeconds: null, options: {} })
				if (made.ok) for (const { content } of made.value.files) texts.push({ key, content })
			}
		for (const words of awks) {
			const shown = masked(
				words,
				texts.map(({ content }) => content),
				'config',
			)
			for (const [at, { key, content }] of texts.entries()) {
				expect(shown[at]).not.toContain(key)
				expect(shown[at]?.trimEnd().split('\n')).toHaveLength(content.trimEnd().split('\n').length)
				if (content.includes(address)) expect(shown[at]).toContain(address)
			}
		}
	})

	test.each(awks.map((words) => [words.join(' '), words] as const))('%s: how often a secret changes is none', (_name, words) => {
		const [shown] = masked(words, ['rotate_secret_key_every: 168h\ntoken_ttl: 1h30m\nsecret_key: 168h'], 'config')
		expect(shown).toBe('rotate_secret_key_every: 168h\ntoken_ttl: 1h30m\nsecret_key: masked-secret-1-4-characters\n')
	})

	test('two secrets can be told apart, and the checker knows the mark', () => {
		const [words = ['awk']] = awks
		const [shown = ''] = masked(words, ['api_key: abcdefgh\nredis_password: qzx\napi_key: abcdefgh'], 'config')
		expect(shown).toBe('api_key: masked-secret-1-8-characters\nredis_password: masked-secret-2-3-characters\napi_key: masked-secret-1-8-characters\n')
		expect(isMasked('masked-secret-1-8-characters')).toBe(true)
	})
})

test('the patterns for PowerShell mask what the files and logs of Windows hold', () => {
	const mask = (line: string) =>
		powershellPatterns.reduce(
			(text, pattern) => text.replace(new RegExp(pattern, 'gi'), (_all, before: string) => `${before}masked-secret-1-1-characters`),
			line,
		)
	for (const line of [
		'api_key: PLNTabc7',
		"api_key: 'PLNTabc7'",
		'"password": "PLNTabc7"',
		'http://u:PLNTabc7@proxy.example.com:3128',
		'Authorization: Bearer PLNTabc7',
	])
		expect(mask(line)).not.toContain('PLNTabc7')
	for (const line of [`api_url: ${address}`, 'update_frequency: 10s', '2026-01-02 03:04:05.1234|INFO|Fw.Firewall|Creating new rule crowdsec-blocklist'])
		expect(mask(line)).toBe(line)
})
