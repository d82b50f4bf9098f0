import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { debianVersion, whyMissing } from '../installed'
import { inFiles } from './in-files'
import type { Leaf, Reader } from './reader'

const program = '/usr/bin/lua5.1'

/** Lua 5.1, the language version of LuaJIT in NGINX. The few lines that read the file are ours: CrowdSec's are in no package. */
export const lua: Reader = {
	program: 'Lua',
	note: 'a few lines of ours stood in for CrowdSec’s Lua code',
	missing: whyMissing(program, 'lua5.1'),
	version: () => debianVersion('lua5.1'),
	read(texts) {
		const lines = inFiles(texts, 'conf', (paths) => execFileSync(program, [join(import.meta.dirname, 'read.lua'), ...paths], { encoding: 'utf8' })).split('\n')
		const found = texts.map((): Leaf[] => [])
		for (let at = 0; at + 2 < lines.length; at += 3) found[Number(lines[at]) - 1]?.push([lines[at + 1] ?? '', lines[at + 2] ?? ''])
		return found
	},
}
