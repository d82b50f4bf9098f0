import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Release } from '../../src/facts/project'

/**
 * Version and commit of a checkout. `SOURCE_COMMIT` names the commit where the files came without git.
 *
 * @throws Error when there is no package.json.
 */
export function readRelease(root: string): Release {
	const { version }: { readonly version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
	return { version, commit: process.env.SOURCE_COMMIT || commitOf(root) }
}

function commitOf(root: string): string | null {
	const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
	try {
		return `${git('rev-parse', '--short=12', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ' with changes'}`
	} catch {
		return null
	}
}
