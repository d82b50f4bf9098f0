import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { GeneratedFile } from '../types'
import { archive, archivePath } from './archive'

const folder = mkdtempSync(join(tmpdir(), 'archive-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(path: string, content: string, mode: string | null = null, kind: GeneratedFile['kind'] = 'whole'): GeneratedFile {
	return { path, content, mode, kind, owner: null, readBy: null, purpose: '', language: 'text', references: [], lines: [] }
}

const deep = `/srv/${'a-long-folder-name/'.repeat(6)}settings.yaml`
const files = [
	file('/etc/crowdsec/bouncers/x.yaml', 'api_url: ü\n', '0600'),
	file('/etc/nginx/nginx.conf', 'http {}\n', null, 'added'),
	file('compose.yaml', 'x'.repeat(512)),
	file('empty.env', ''),
	file(deep, 'deep\n', '0640'),
]

test('the tar of this system unpacks it, with contents and modes', () => {
	writeFileSync(join(folder, 'files.tar'), archive(files, 1_700_000_000))
	execFileSync('tar', ['-xpf', 'files.tar'], { cwd: folder })
	for (const one of files) {
		const path = join(folder, archivePath(one))
		expect(readFileSync(path, 'utf8')).toBe(one.content)
		if (one.mode) expect((statSync(path).mode & 0o777).toString(8)).toBe(Number.parseInt(one.mode, 8).toString(8))
	}
})

test.each([
	['/etc/x.yaml', 'etc/x.yaml'],
	['C:\\ProgramData\\CrowdSec\\x.yaml', 'C/ProgramData/CrowdSec/x.yaml'],
	['WordPress admin: CrowdSec', 'WordPress admin CrowdSec'],
	['../../etc/passwd', 'etc/passwd'],
])('%s', (path, inside) => {
	expect(archivePath({ path, kind: 'whole' })).toBe(inside)
	expect(archivePath({ path, kind: 'added' })).toBe(`add-these-lines/${inside}`)
	expect(archivePath({ path, kind: 'merged' })).toBe(`add-these-lines/${inside}`)
	expect(archivePath({ path, kind: 'compared' })).toBe(`compare-these-lines/${inside}`)
	expect(archivePath({ path, kind: 'entered' })).toBe(`enter-these-values/${inside}.txt`)
})
