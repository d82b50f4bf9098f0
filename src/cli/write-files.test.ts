import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { GeneratedFile } from '../engine/config/types'
import { UsageError } from './usage'

const disk = vi.hoisted(() => ({ fullFrom: Number.POSITIVE_INFINITY, opened: 0 }))
vi.mock('node:fs/promises', async (original) => {
	const real = await original<typeof import('node:fs/promises')>()
	return {
		...real,
		open: async (...given: Parameters<typeof real.open>) => {
			const handle = await real.open(...given)
			if (++disk.opened >= disk.fullFrom)
				handle.writeFile = () => Promise.reject(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }))
			return handle
		},
	}
})
const { writeFiles } = await import('./write-files')

function file(path: string, content = 'new\n', mode: string | null = '0600', kind: GeneratedFile['kind'] = 'whole'): GeneratedFile {
	return { path, content, mode, kind, owner: null, readBy: null, purpose: '', language: 'text', references: [], lines: [] }
}

const one = file('/etc/crowdsec/bouncers/x.yaml')
const two = file('/etc/nginx/conf.d/y.conf', 'two\n', '0644')

let folder: string
let elsewhere: string
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'write-'))
	elsewhere = await mkdtemp(join(tmpdir(), 'elsewhere-'))
	disk.fullFrom = Number.POSITIVE_INFINITY
	disk.opened = 0
})
afterEach(async () => {
	await rm(folder, { recursive: true })
	await rm(elsewhere, { recursive: true })
})

const everything = async (of = folder) => (await readdir(of, { recursive: true })).toSorted()

async function refusal(files: readonly GeneratedFile[], force = false): Promise<string> {
	const before = await everything()
	const error = await writeFiles(folder, files, force).then(
		() => null,
		(thrown: unknown) => thrown,
	)
	if (!(error instanceof UsageError)) throw new Error(`no refusal: ${String(error)}`)
	expect(error.message).toContain('nothing was written')
	expect(await everything()).toEqual(before)
	return error.message
}

test('each file has its mode, whatever the umask is, and no other file is left', async () => {
	const before = process.umask(0o077)
	try {
		await writeFiles(folder, [one, two, file('no-mode.env', 'x\n', null)], false)
	} finally {
		process.umask(before)
	}
	const modes = await Promise.all([one.path, two.path, 'no-mode.env'].map(async (path) => ((await stat(join(folder, path))).mode & 0o777).toString(8)))
	expect(modes).toEqual(['600', '644', '600'])
	expect((await everything()).filter((path) => path.endsWith('.tmp'))).toEqual([])
})

describe('a link is not followed', () => {
	test('one that leads to a file, with and without --force', async () => {
		await writeFile(join(elsewhere, 'victim'), 'old\n')
		await mkdir(join(folder, 'etc/crowdsec/bouncers'), { recursive: true })
		await symlink(join(elsewhere, 'victim'), join(folder, one.path))
		for (const force of [false, true]) expect(await refusal([two, one], force)).toContain('is a link')
		expect(await readFile(join(elsewhere, 'victim'), 'utf8')).toBe('old\n')
	})

	test('one that leads nowhere', async () => {
		await mkdir(join(folder, 'etc/crowdsec/bouncers'), { recursive: true })
		await symlink(join(elsewhere, 'not-there'), join(folder, one.path))
		for (const force of [false, true]) expect(await refusal([one], force)).toContain('is a link')
		expect(await everything(elsewhere)).toEqual([])
	})

	test('one among the folders above', async () => {
		await mkdir(join(folder, 'etc'))
		await symlink(elsewhere, join(folder, 'etc/crowdsec'))
		expect(await refusal([one], true)).toContain('is a link')
		await rm(join(folder, 'etc/crowdsec'))
		await symlink(join(elsewhere, 'not-there'), join(folder, 'etc/crowdsec'))
		expect(await refusal([one], true)).toContain('is a link')
		expect(await everything(elsewhere)).toEqual([])
	})

	test('the folder itself is the reader’s choice', async () => {
		await symlink(elsewhere, join(folder, 'out'))
		await writeFiles(join(folder, 'out'), [one], false)
		expect(await readFile(join(elsewhere, one.path), 'utf8')).toBe('new\n')
	})
})

describe('all or nothing', () => {
	test('an existing file stops everything, and --force gives the new one its own mode', async () => {
		await mkdir(join(folder, 'etc/nginx/conf.d'), { recursive: true })
		await writeFile(join(folder, two.path), 'old\n')
		expect(await refusal([one, two])).toContain('exists already')
		await mkdir(join(folder, 'etc/crowdsec/bouncers'), { recursive: true })
		await writeFile(join(folder, one.path), 'old\n')
		await chmod(join(folder, one.path), 0o644)
		await writeFiles(folder, [one, two], true)
		expect(await readFile(join(folder, one.path), 'utf8')).toBe('new\n')
		expect((await stat(join(folder, one.path))).mode & 0o777).toBe(0o600)
		expect((await everything()).filter((path) => path.endsWith('.tmp'))).toEqual([])
	})

	test('a folder or a file in the way', async () => {
		await mkdir(join(folder, one.path), { recursive: true })
		expect(await refusal([two, one], true)).toContain('is no file')
		await rm(join(folder, 'etc'), { recursive: true })
		await writeFile(join(folder, 'etc'), '')
		expect(await refusal([one], true)).toContain('is no folder')
	})

	test('a full disk leaves neither files nor folders, and what stood there stands', async () => {
		disk.fullFrom = 2
		expect(await refusal([one, two])).toContain('no space left')
		await mkdir(join(folder, 'etc/crowdsec/bouncers'), { recursive: true })
		await writeFile(join(folder, one.path), 'old\n')
		disk.opened = 0
		expect(await refusal([one, two], true)).toContain('no space left')
		expect(await readFile(join(folder, one.path), 'utf8')).toBe('old\n')
		expect(await lstat(join(folder, 'etc/nginx')).catch(() => null)).toBeNull()
	})

	test('a folder that was made for it goes as well', async () => {
		disk.fullFrom = 1
		await expect(writeFiles(join(folder, 'a/b/c'), [one], false)).rejects.toThrow('no space left')
		expect(await everything()).toEqual([])
	})

	test('two files of one path', async () => {
		expect(await refusal([one, { ...two, path: one.path }])).toContain('written twice')
	})
})

test('a path of Windows, lines for a file that exists and fields of a screen have names of their own', async () => {
	const written = await writeFiles(
		folder,
		[
			file('C:\\ProgramData\\CrowdSec\\x.yaml'),
			file('/etc/haproxy/haproxy.cfg', 'x\n', null, 'added'),
			file('/etc/nginx/conf.d/crowdsec_nginx.conf', 'x\n', '0644', 'compared'),
			file('WordPress admin: CrowdSec', 'x\n', null, 'entered'),
			file('../../outside.yaml'),
		],
		false,
	)
	expect(written.map((path) => path.slice(folder.length))).toEqual([
		'/C/ProgramData/CrowdSec/x.yaml',
		'/add-these-lines/etc/haproxy/haproxy.cfg',
		'/compare-these-lines/etc/nginx/conf.d/crowdsec_nginx.conf',
		'/enter-these-values/WordPress admin CrowdSec.txt',
		'/outside.yaml',
	])
})
