import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packCli } from '../../scripts/pack-cli.mjs'
import { skipped, whyMissing } from './installed'

/** The packed program among the programs of a host: shells that complete its words, man, and what `here` asks of them. */
let scratch: string
let path: string
let folder: string

beforeAll(async () => {
	scratch = await mkdtemp(join(tmpdir(), 'terminal-'))
	folder = (await packCli(scratch, { version: '1.2.3', commit: 'abc' })).folder
	const bin = join(scratch, 'bin')
	await mkdir(bin)
	path = `${bin}:${process.env.PATH}`
	await writeFile(join(bin, 'bouncer-doctor'), `#!/bin/sh\nexec '${process.execPath}' '${join(folder, 'bin/bouncer-doctor.cjs')}' "$@"\n`, { mode: 0o755 })
})
afterAll(() => rm(scratch, { recursive: true }))

const lines = (text: string) => text.trim().split('\n')
const completions = (shell: string) => join(folder, 'completions', `bouncer-doctor.${shell}`)

describe('shells complete its words', () => {
	it.each([
		[['bouncer-doctor', 'che'], ['check']],
		[['bouncer-doctor', 'check', '--bouncer', 'nginx-m'], ['nginx-module']],
		[['bouncer-doctor', 'check', '/e'], ['']],
	])('bash: %j', (words, expected) => {
		const script = `. '${completions('bash')}'; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _bouncer_doctor; printf '%s\\n' "\${COMPREPLY[@]}"`
		expect(lines(execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8', env: { ...process.env, PATH: path } }))).toEqual(expected)
	})

	it.skipIf(skipped('completion in fish', whyMissing('/usr/bin/fish', 'fish')))('fish', () => {
		const script = `source '${completions('fish')}'; complete -C 'bouncer-doctor generate --bouncer firewall --deployment deb-'`
		const found = execFileSync('/usr/bin/fish', ['--no-config', '-c', script], { encoding: 'utf8', env: { ...process.env, PATH: path } })
		expect(lines(found).toSorted()).toEqual(['deb-iptables', 'deb-nftables'])
	})

	// What it offers shows only in a terminal.
	it.skipIf(skipped('completion in zsh', whyMissing('/usr/bin/zsh', 'zsh')))('zsh reads it', () => {
		execFileSync('/usr/bin/zsh', ['-f', '-c', `autoload -U compinit; compinit -D; . '${completions('zsh')}'; [[ $_comps[bouncer-doctor] = _bouncer_doctor ]]`])
	})
})

it.skipIf(skipped('the manual page', whyMissing('/usr/bin/man', 'man-db')))('man has nothing to complain about', () => {
	const { stdout, stderr } = spawnSync('/usr/bin/man', ['--warnings', '-l', join(folder, 'man/bouncer-doctor.1')], { encoding: 'utf8' })
	expect(stderr).toBe('')
	expect(stdout.replace(/.\u0008/g, '')).toContain('bouncer-doctor here')
})

describe('here', () => {
	const key = '3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0'

	it('reads what the host has, pulls nothing, and shows no key', async () => {
		const bin = join(scratch, 'stubs')
		const asked = join(scratch, 'asked')
		await mkdir(bin)
		const stub = (name: string, body: string) => writeFile(join(bin, name), `#!/bin/sh\nprintf '%s\\n' "${name} $*" >>'${asked}'\n${body}\n`, { mode: 0o755 })
		await stub('systemctl', "echo 'crowdsec-firewall-bouncer.service loaded failed failed The firewall bouncer for CrowdSec'")
		await stub(
			'journalctl',
			`echo 'Nov 20 07:58:12 web crowdsec-firewall-bouncer[9]: time="2026-11-20T07:58:12Z" level=error msg="API error: access forbidden" api_key=${key}'`,
		)
		await stub('docker', 'exit 1')
		await stub('kubectl', 'exit 1')
		await stub('curl', "echo 'HTTP 403 from 192.0.2.1 in 0.1 s'")
		const { status, stdout, stderr } = spawnSync('bouncer-doctor', ['here'], { encoding: 'utf8', env: { ...process.env, PATH: `${bin}:${path}` } })
		expect(status).toBe(1)
		expect(stderr).toContain('nothing is')
		expect(stdout).toContain('The API key is refused')
		expect(stdout).toContain('## Bouncer diagnosis')
		expect(stdout).not.toContain(key)
		const commands = lines(readFileSync(asked, 'utf8'))
		expect(commands.filter((command) => command.startsWith('curl '))).toEqual([expect.stringMatching(/ https:\/\/admin\.api\.crowdsec\.net\/$/)])
		expect(
			commands.filter((command) => !/^(curl|systemctl (list-units|status|is-active)|journalctl|docker (ps|logs|inspect)|kubectl get)\b/.test(command)),
		).toEqual([])
	})

	it('takes no file, and says what does', () => {
		const { status, stdout, stderr } = spawnSync('bouncer-doctor', ['here', 'x.log'], { encoding: 'utf8', env: { ...process.env, PATH: path } })
		expect([status, stdout]).toEqual([2, ''])
		expect(stderr).toContain('bouncer-doctor diagnose FILE')
	})
})
