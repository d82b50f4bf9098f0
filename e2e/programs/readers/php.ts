import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { whyMissing } from '../installed'
import { inFiles } from './in-files'
import type { Leaf, Reader } from './reader'

const program = '/usr/bin/php'

/** PHP itself includes the file, as every program does that uses it. */
export const php: Reader = {
	program: 'PHP',
	missing: whyMissing(program, 'php-cli'),
	version: () => execFileSync(program, ['-r', 'echo PHP_VERSION;'], { encoding: 'utf8' }),
	read(texts) {
		const printed = inFiles(texts, 'php', (paths) => execFileSync(program, [join(import.meta.dirname, 'read.php'), ...paths], { encoding: 'utf8' }))
		const settings = JSON.parse(printed) as readonly Record<string, Leaf[1]>[]
		return settings.map((values) => Object.entries(values))
	},
}
