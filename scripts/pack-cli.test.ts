import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packCli } from './pack-cli.mjs'

const release = { version: '1.2.3', commit: '0123456789ab' }
let scratch: string
let first: Awaited<ReturnType<typeof packCli>>

beforeAll(async () => {
	scratch = await mkdtemp(join(tmpdir(), 'pack-cli-'))
	first = await packCli(join(scratch, 'first'), release)
})
afterAll(() => rm(scratch, { recursive: true }))

test('packed twice, the same bytes', async () => {
	const second = await packCli(join(scratch, 'second'), release)
	expect((await readFile(second.archive)).equals(await readFile(first.archive))).toBe(true)
	expect((await readFile(second.single)).equals(await readFile(first.single))).toBe(true)
})

test('below 5 MB, without a dependency, and without what V8 made', async () => {
	const packageJson: Readonly<Record<string, unknown>> = JSON.parse(await readFile(join(first.folder, 'package.json'), 'utf8'))
	expect(packageJson).not.toHaveProperty('dependencies')
	expect(packageJson).toMatchObject({ version: '1.2.3', license: 'MIT' })
	const inside = execFileSync('tar', ['-tzf', first.archive], { encoding: 'utf8' }).trim().split('\n')
	for (const needed of ['bin/bouncer-doctor.cjs', 'man/bouncer-doctor.1', 'completions/bouncer-doctor.bash', 'NOTICES.txt', 'LICENSE', 'CHANGELOG.md'])
		expect(inside).toContain(`package/${needed}`)
	expect(inside.filter((name) => name.endsWith('.compiled'))).toEqual([])
	expect(first.installedBytes).toBeLessThan(5_000_000)
	expect((await stat(first.single)).size).toBeLessThan(5_000_000)
})

test('the notices name what is in the bundle, with the text of each licence', async () => {
	const text = await readFile(join(first.folder, 'NOTICES.txt'), 'utf8')
	for (const name of ['yaml', 'smol-toml', 'toml-eslint-parser']) expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'))
	expect(text).not.toMatch(/^(react|@docusaurus)/m)
	expect(text).not.toContain('brings no text')
})

describe.each(['package', 'single file'] as const)('the %s runs with Node alone', (which) => {
	const run = (...words: readonly string[]) => {
		const script = which === 'package' ? join(first.folder, 'bin/bouncer-doctor.cjs') : first.single
		return spawnSync(process.execPath, [script, ...words], { cwd: scratch, encoding: 'utf8', env: {}, maxBuffer: 16_000_000 })
	}

	test('it tells its version', () => {
		expect(run('--version').stdout).toBe('bouncer-doctor 1.2.3 (0123456789ab)\n')
	})

	test('it diagnoses, and its exit codes are those of the contract', async () => {
		const log = join(scratch, 'small.log')
		await writeFile(log, 'time="2026-11-20T07:58:12Z" level=error msg="API error: access forbidden"\n')
		const { status, stdout } = run('diagnose', '--json', log)
		expect(JSON.parse(stdout)).toMatchObject({ schema: 1, cause: 'api-key-invalid' })
		expect(status).toBe(1)
		await writeFile(log, '')
		expect(run('diagnose', log).status).toBe(0)
		expect(run('diagnose', join(scratch, 'none')).status).toBe(2)
	})

	test('it knows every message and every bouncer', async () => {
		const { rules }: { readonly rules: readonly unknown[] } = JSON.parse(run('rules', '--json').stdout)
		const pages = await readdir(join(import.meta.dirname, '../docs/troubleshooting/errors'), { recursive: true })
		expect(rules.length).toBeGreaterThan(900)
		expect(rules.length).toBeLessThanOrEqual(pages.filter((name) => name.endsWith('.mdx')).length)
		expect(run('bouncers').stdout.trim().split('\n')).toHaveLength(26)
	})

	test('a word that is near to a command is named', () => {
		const { status, stdout, stderr } = run('diagnos')
		expect([status, stdout, stderr]).toEqual([2, '', 'bouncer-doctor: unknown command diagnos; did you mean diagnose?\n'])
	})
})

describe('the action for workflows', () => {
	const action = join(import.meta.dirname, '../.github/actions/check/check.sh')
	let repository: string
	const run = (patterns: string) =>
		spawnSync('bash', [action], {
			cwd: repository,
			encoding: 'utf8',
			env: { PATH: process.env.PATH, RELEASES: `file://${join(scratch, 'first')}`, FILES: patterns },
		})

	beforeAll(async () => {
		const sum = createHash('sha256')
			.update(await readFile(first.single))
			.digest('hex')
		await writeFile(join(scratch, 'first/SHA256SUMS'), `${sum}  bouncer-doctor.mjs\n`)
		repository = await mkdtemp(join(scratch, 'repository-'))
		execFileSync('git', ['init', '--quiet'], { cwd: repository })
		await writeFile(join(repository, 'bouncer.yaml'), 'api_url: http://127.0.0.1:8080/\napi_key: ${KEY}\nmode: nftables\nupdate_frequency: 10\n')
		await writeFile(join(repository, 'not ours.yaml'), 'a: 1\n')
		execFileSync('git', ['add', '.'], { cwd: repository })
	})

	test('an error of a file fails it, at its line', () => {
		const { status, stdout, stderr } = run('*.yaml\n*.conf\n')
		expect(stdout).toMatch(/^::add-matcher::.*problem-matcher\.json\n(?:bouncer\.yaml:2:1: .*\n)?bouncer\.yaml:4:1: error: update_frequency: /)
		expect(stderr).toContain('2 files read, 1 of a bouncer')
		expect(status).toBe(1)
	})

	test('no such file is no error', () => {
		expect(run('*.conf')).toMatchObject({ status: 0, stdout: 'No file of this repository has one of these names: *.conf\n' })
	})

	test('a program of another sum is not run', async () => {
		await writeFile(join(scratch, 'first/SHA256SUMS'), `${'0'.repeat(64)}  bouncer-doctor.mjs\n`)
		const { status, stdout } = run('*.yaml')
		expect(status).not.toBe(0)
		expect(stdout).not.toContain('::add-matcher::')
	})
})
