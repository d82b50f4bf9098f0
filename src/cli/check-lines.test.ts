import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { check } from './check'

let folder: string
let out: string[]
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'check-lines-'))
	out = []
	vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0)
	vi.spyOn(process.stderr, 'write').mockImplementation((text) => out.push(`stderr: ${text}`) > 0)
})
afterEach(async () => {
	vi.restoreAllMocks()
	await rm(folder, { recursive: true })
})

async function file(name: string, text: string | Uint8Array): Promise<string> {
	await writeFile(join(folder, name), text)
	return join(folder, name)
}

const firewall = (rest: string) =>
	`api_url: https://admin.api.crowdsec.net/v1/integrations/5f2b8c1d9e3a7046b1c2d3e4\napi_key: 9c41f07be25d8a36017bd94ec8f25a609c41f07be25d8a36017bd94ec8f25a6f\nmode: nftables\n${rest}`

test('each problem is a line that the workflow’s matcher reads, and what is of no bouncer is passed over', async () => {
	const good = await file('good.yaml', firewall('update_frequency: 24h\n'))
	const bad = await file('bad.yaml', firewall('update_frequency: 10\nbogus: 1\n'))
	const other = await file('other.yaml', 'services:\n  web:\n    image: nginx\n')
	const picture = await file('picture.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0))
	expect(await check(['--lines', good, bad, other, picture])).toBe(1)
	const { problemMatcher } = JSON.parse(await readFile('.github/actions/check/problem-matcher.json', 'utf8'))
	const [{ regexp }] = problemMatcher[0].pattern
	expect(out.map((line) => new RegExp(regexp).exec(line.trimEnd())?.slice(1, 5) ?? line)).toEqual([
		[bad, '4', '1', 'error'],
		[bad, '5', '1', 'warning'],
		'stderr: 4 files read, 2 of a bouncer: 1 errors, 1 warnings\n',
	])
})

test('a warning alone stops nobody, a file that is not there does', async () => {
	expect(await check(['--lines', await file('odd.yaml', firewall('update_frequency: 24h\nbogus: 1\n'))])).toBe(0)
	await expect(check(['--lines', join(folder, 'gone.yaml')])).rejects.toThrow('no such file')
})

test('a key is in no line', async () => {
	const key = 'Zk3vQ9xW7rT2mB5nL8pD'
	await check(['--lines', await file('env.yaml', `${firewall('')}bogus_${key}: ${key}\n"${key}`)])
	expect(out.join('')).not.toContain(key)
})
